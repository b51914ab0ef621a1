// SPDX-License-Identifier: Apache-2.0
#include "app/terminal.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace app {

#ifdef Q_OS_UNIX

bool standardInputIsTerminal()
{
    return isatty(STDIN_FILENO) == 1;
}

bool standardOutputIsTerminal()
{
    const auto kind = qgetenv("TERM");
    return isatty(STDOUT_FILENO) == 1 && !kind.isEmpty() && kind != "dumb";
}

QSize terminalSize()
{
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return {80, 24};
    return {size.ws_col, size.ws_row};
}

void forbidCoreDumps()
{
    // Not 0: the kernel ignores that when core_pattern is a pipe. With 1 it makes no dump at all (core(5),
    // and do_coredump() in the kernel).
    const rlimit none{1, 1};
    setrlimit(RLIMIT_CORE, &none);
}

#else // plain lines do everywhere

bool standardInputIsTerminal()
{
    return false;
}

bool standardOutputIsTerminal()
{
    return false;
}

QSize terminalSize()
{
    return {80, 24};
}

void forbidCoreDumps() {}

#endif

} // namespace app
