// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/program.h"

#include <QByteArray>
#include <QString>

namespace test {

/// A terminal with somebody at it: programs started here have it as their /dev/tty, while their standard
/// input and output stay pipes. It remembers everything that it ever showed.
class PseudoTerminal
{
public:
    PseudoTerminal();
    ~PseudoTerminal();

    [[nodiscard]] std::unique_ptr<QProcess> start(const Program &program, const QStringList &arguments) const
    {
        return program.start(arguments, QProcess::SeparateChannels, m_name);
    }

    /// Waits for a text that was not there at the last call.
    [[nodiscard]] bool waitFor(const QString &text);
    void type(const QByteArray &keys); ///< with '\n' for Return, '\x03' for Ctrl-C
    [[nodiscard]] QString shown();
    [[nodiscard]] bool echoes() const;
    /// Its modes and keys, to compare.
    [[nodiscard]] QByteArray mode() const;

private:
    void read();

    int m_master = -1;
    int m_slave = -1; ///< kept open: the terminal outlives the programs on it
    QByteArray m_name;
    QByteArray m_shown;
    qsizetype m_seen = 0;
};

} // namespace test
