// SPDX-License-Identifier: Apache-2.0
#include "app/interrupt.h"

#include "app/exitcode.h"
#include "app/prompt.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace app {

#ifdef Q_OS_UNIX

namespace {

// A signal handler has no argument to carry these.
int sockets[2] = {-1, -1};
volatile std::sig_atomic_t count = 0;

void handle(int signal)
{
    const bool first = count == 0;
    if (!first && signal == SIGHUP)
        return; // the kernel and the shell both tell of a closed terminal
    count = 1;
    const char byte = 1;
    const int before = errno;
    if (!first || ::write(sockets[0], &byte, 1) != 1) {
        restoreTerminal();
        ::_exit(static_cast<int>(ExitCode::Interrupted));
    }
    errno = before;
}

constexpr int asking[] = {SIGINT, SIGTERM, SIGHUP};

/// Under nohup the end of the terminal is to be of no concern.
bool isIgnored(int signal)
{
    struct sigaction action = {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

} // namespace

Interrupt::Interrupt()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0)
        return; // the signals keep their usual meaning: the process ends, and the journal is as it was saved
    m_notifier = std::make_unique<QSocketNotifier>(sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit asked();
    });
    struct sigaction action = {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    for (const auto signal : asking) {
        if (signal != SIGHUP || !isIgnored(signal))
            ::sigaction(signal, &action, nullptr);
    }
}

Interrupt::~Interrupt()
{
    for (const auto signal : asking) {
        if (!isIgnored(signal))
            std::signal(signal, SIG_DFL);
    }
    m_notifier.reset();
    ::close(sockets[0]);
    ::close(sockets[1]);
}

#else

Interrupt::Interrupt() = default;
Interrupt::~Interrupt() = default;

#endif

} // namespace app
