// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exitcode.h"

#include <QJsonObject>
#include <QString>

#include <utility>

namespace app {

/// Standard output and error of the program. Whatever is said loses its control and bidi characters here, so
/// that nothing a server sends can move the cursor. In JSON mode results are objects, one per line; what goes
/// to standard error stays text.
class Console
{
public:
    explicit Console(bool json = false, QString program = QStringLiteral("slipway-cli"))
        : m_json(json), m_program(std::move(program))
    {
    }

    [[nodiscard]] bool isJson() const { return m_json; }
    void out(const QString &text); ///< may have several lines
    void error(const QString &text);
    /// `object` gets its "event".
    void event(const QString &name, QJsonObject object);
    /// Why the command ends before it did anything: words to standard error, and an event in JSON mode.
    ExitCode refuse(ExitCode code, const QString &text);
    /// As it is: cursor movements of our own, and files with their own line ends.
    void raw(const QByteArray &bytes);

private:
    bool m_json;
    QString m_program; ///< before what is refused
};

/// Lines kept, everything else that is not for reading replaced by blanks.
[[nodiscard]] QString printable(const QString &text);

} // namespace app
