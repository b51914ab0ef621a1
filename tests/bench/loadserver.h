// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/target.h"

#include <QProcess>

namespace bench {

/// A simulated cluster of bigWorld(), served by a process of its own so that its work and memory are not the
/// window's. That process is this program again: main() ends with runAsServer() where asksForServer().
class LoadServer final
{
public:
    explicit LoadServer(int vms);
    ~LoadServer();
    Q_DISABLE_COPY_MOVE(LoadServer)

    [[nodiscard]] app::Target target(); ///< once it answers

    [[nodiscard]] static bool asksForServer();
    [[nodiscard]] static int runAsServer(); ///< needs the application; the exit code

private:
    QProcess m_process;
};

} // namespace bench
