// SPDX-License-Identifier: Apache-2.0
#include "app/refusal.h"

#include "core/provision/wording.h"

namespace app {

ExitCode sayRefusal(Console &console, const base::Error &error, const QString &server)
{
    const auto words = prov::explainConnection(error, server);
    QString text = words.what + u'\n' + words.why + u'\n' + words.todo;
    if (const auto fingerprint = error.fields.value(QStringLiteral("fingerprint")); !fingerprint.isEmpty())
        text += QStringLiteral("\nTo pin it: --fingerprint ") + fingerprint;
    return console.refuse(ExitCode::NoConnection, text);
}

} // namespace app
