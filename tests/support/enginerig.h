// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"
#include "core/provision/engine.h"
#include "core/pve/nodelimiter.h"
#include "core/sim/cluster.h"
#include "core/store/journal.h"
#include "core/store/memorystore.h"
#include "tests/support/manualclock.h"
#include "tests/support/simclient.h"

#include <functional>

namespace test {

/// The whole core over the simulator on a virtual clock. kill() is kill -9: everything but the journal, the
/// keychain and the cluster is gone, and start() begins a new process on them.
class EngineRig
{
public:
    /// `world`: what there is in place of the demo cluster.
    explicit EngineRig(const QString &scenario = QStringLiteral("calm"), quint64 seed = 1,
                       const QJsonObject &world = {});
    ~EngineRig();

    void start();
    void kill();
    /// After so many requests from now the process is killed: the last of them has reached the server.
    void killAfter(int requests) { m_killIn = requests; }
    [[nodiscard]] bool isAlive() const { return m_process != nullptr; }

    QStringList submit(const QByteArray &spec);
    void resumeAll();
    /// Moves the time on until every driven job is final, waits for somebody, or `limit` is over.
    void run(base::Millis limit = base::Millis{3'600'000});
    void runFor(base::Millis span);

    [[nodiscard]] prov::Engine &engine();
    [[nodiscard]] base::Log &log(); ///< of the process
    [[nodiscard]] QList<prov::Job> jobs();
    [[nodiscard]] bool allFinal();
    [[nodiscard]] bool tasksAreRunning(); ///< on the server, by its own word

    ManualClock clock;
    sim::Cluster cluster;
    prov::Settings settings;
    std::unique_ptr<store::Journal> journal;
    store::MemoryStore secrets;
    QList<int> before; ///< VMIDs of the cluster at the beginning
    QString passwordHash;
    std::function<void(const sim::Request &)> onRequest; ///< called as a request reaches the server

private:
    struct Process;
    sim::Response serve(const sim::Request &request, sim::Millis at);
    std::unique_ptr<Process> m_process;
    int m_killIn = 0;
    bool m_killed = false;
};

} // namespace test
