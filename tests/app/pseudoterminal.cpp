// SPDX-License-Identifier: Apache-2.0
#include "tests/app/pseudoterminal.h"

#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace test {

namespace {

termios modeOf(int terminal)
{
    termios mode{};
    if (::tcgetattr(terminal, &mode) != 0)
        qFatal("no terminal");
    return mode;
}

} // namespace

PseudoTerminal::PseudoTerminal() : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
{
    if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
        qFatal("cannot make a pseudo-terminal");
    m_name = ::ptsname(m_master);
    m_slave = ::open(m_name.constData(), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

PseudoTerminal::~PseudoTerminal()
{
    ::close(m_slave);
    ::close(m_master);
}

bool PseudoTerminal::waitFor(const QString &text)
{
    const auto wanted = text.toUtf8();
    const bool came = QTest::qWaitFor(
        [&] {
            read();
            return m_shown.indexOf(wanted, m_seen) >= 0;
        },
        20'000);
    if (came)
        m_seen = m_shown.indexOf(wanted, m_seen) + wanted.size();
    else
        qWarning("the terminal shows: %s", m_shown.constData());
    return came;
}

void PseudoTerminal::type(const QByteArray &keys)
{
    if (::write(m_master, keys.constData(), static_cast<size_t>(keys.size())) != keys.size())
        qFatal("cannot type");
}

QString PseudoTerminal::shown()
{
    read();
    return QString::fromUtf8(m_shown);
}

bool PseudoTerminal::echoes() const
{
    return (modeOf(m_slave).c_lflag & ECHO) != 0;
}

QByteArray PseudoTerminal::mode() const
{
    const auto mode = modeOf(m_slave);
    QByteArray bytes;
    for (const tcflag_t flags : {mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag})
        bytes += QByteArray::number(flags) + ' ';
    for (const cc_t key : mode.c_cc)
        bytes += QByteArray::number(key) + ' ';
    return bytes;
}

void PseudoTerminal::read()
{
    char bytes[4096];
    for (;;) {
        const auto size = ::read(m_master, bytes, sizeof bytes);
        if (size <= 0)
            return;
        m_shown.append(bytes, size);
    }
}

} // namespace test
