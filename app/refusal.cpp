// SPDX-License-Identifier: Apache-2.0
#include "app/refusal.h"

#include "core/provision/wording.h"

namespace app {

ExitCode sayRefusal(Console &console, const base::Error &error, const QString &server)
{
    const auto words = prov::explainConnection(error, server);
    QString text = words.what + u'\n' + words.why + u'\n' + words.todo;
    if (error.fields.contains(QStringLiteral("pinned")))
        text += QStringLiteral("\nOr pass the new fingerprint with --fingerprint.");
    // Not of a certificate that has changed: nobody is to copy that line in a hurry.
    const auto fingerprint = error.fields.value(QStringLiteral("fingerprint"));
    if (!fingerprint.isEmpty() && !error.fields.contains(QStringLiteral("pinned")))
        text += QStringLiteral("\nTo pin it: --fingerprint ") + fingerprint;
    return console.refuse(ExitCode::NoConnection, text);
}

} // namespace app
