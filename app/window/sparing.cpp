// SPDX-License-Identifier: Apache-2.0
#include "app/window/sparing.h"

#include <QRegularExpression>

namespace app {

void spareMachineCode()
{
    constexpr auto knob = "QT_ENABLE_REGEXP_JIT";
    if (qEnvironmentVariableIsSet(knob))
        return;
    qputenv(knob, "0");
    QRegularExpression(QStringLiteral("x")).optimize(); // Qt looks at the knob once
    qunsetenv(knob);
}

} // namespace app
