// SPDX-License-Identifier: Apache-2.0
#include "app/prompt.h"

#include "app/console.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace app {

#ifdef Q_OS_UNIX

namespace {

// A signal handler has no argument to carry these.
volatile int silenced = -1;
termios before = {};

/// Without echo, and without the keys that would stop or kill the process before it could undo that.
void silence(int terminal)
{
    if (::tcgetattr(terminal, &before) != 0)
        return;
    auto silent = before;
    silent.c_lflag &= ~tcflag_t{ECHO | ECHONL};
    silent.c_cc[VSUSP] = _POSIX_VDISABLE;
    silent.c_cc[VQUIT] = _POSIX_VDISABLE;
    silenced = terminal;
    ::tcsetattr(terminal, TCSAFLUSH, &silent);
}

void write(int terminal, const QByteArray &bytes)
{
    [[maybe_unused]] const auto written = ::write(terminal, bytes.constData(), size_t(bytes.size()));
}

} // namespace

void restoreTerminal()
{
    if (silenced >= 0)
        ::tcsetattr(silenced, TCSAFLUSH, &before);
    silenced = -1;
}

std::unique_ptr<Prompt> Prompt::ask(const QString &question, Echo echo)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return nullptr;
    std::unique_ptr<Prompt> prompt(new Prompt(terminal));
    if (echo == Echo::Off)
        silence(terminal);
    else
        ::tcflush(terminal, TCIFLUSH);
    write(terminal, printable(question).toUtf8());
    return prompt;
}

Prompt::Prompt(int terminal)
    : m_terminal(terminal), m_notifier(std::make_unique<QSocketNotifier>(terminal, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Prompt::read);
}

Prompt::~Prompt()
{
    m_notifier.reset();
    restoreTerminal();
    if (m_owesLineEnd)
        write(m_terminal, "\n");
    ::close(m_terminal);
}

/// The terminal gives whole lines: its line editing stays on.
void Prompt::read()
{
    char line[4096];
    const auto size = ::read(m_terminal, line, sizeof line);
    if (size < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    m_notifier->setEnabled(false);
    auto text = QString::fromUtf8(line, size > 0 ? qsizetype{size} : 0);
    if (text.endsWith(u'\n')) {
        text.chop(1);
        m_owesLineEnd = silenced >= 0; // else the terminal has shown it
    }
    // Not inside the notifier's signal: whoever hears this may end the prompt.
    QMetaObject::invokeMethod(
        this, [this, text] { emit answered(text); }, Qt::QueuedConnection);
}

#else

void restoreTerminal() {}

std::unique_ptr<Prompt> Prompt::ask(const QString &, Echo)
{
    return nullptr;
}

Prompt::Prompt(int terminal) : m_terminal(terminal) {}

Prompt::~Prompt() = default;

void Prompt::read() {}

#endif

} // namespace app
