// SPDX-License-Identifier: Apache-2.0
#include "ui/plurals.h"

namespace ui {

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    if (n < 0)
        return {};
    return QString::fromUtf8(sourceText)
        .replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace ui
