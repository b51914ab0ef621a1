// SPDX-License-Identifier: Apache-2.0
#include "app/simulatecommand.h"

#include "app/connection.h"
#include "app/summary.h"

namespace app {

namespace {

QString scenarioList()
{
    QList<QStringList> rows{{QStringLiteral("SCENARIO"), QStringLiteral("WHAT IT IS LIKE")}};
    for (const auto &name : sim::Cluster::scenarioNames())
        rows.append({name, sim::Cluster::scenarioSentence(name)});
    return table(rows);
}

} // namespace

Begun begin(const SimulateOptions &options, Console &console)
{
    if (options.list) {
        console.out(scenarioList());
        return tl::unexpected(ExitCode::AllReady);
    }
    auto server = makeSimulator(options.demo, options.port, QDateTime::currentDateTimeUtc());
    if (!server->listen())
        return tl::unexpected(console.refuse(
            ExitCode::NoConnection,
            QStringLiteral("cannot listen on 127.0.0.1:%1: %2").arg(options.port).arg(server->errorText())));
    return std::make_unique<Simulate>(std::move(server), console);
}

Simulate::Simulate(std::unique_ptr<sim::Server> server, Console &console)
    : m_console(console), m_server(std::move(server))
{
    // Whoever has read the address may stop us in the same moment: from the event loop, where that is heard.
    QMetaObject::invokeMethod(this, &Simulate::announce, Qt::QueuedConnection);
}

void Simulate::announce()
{
    m_console.out(QStringLiteral("url         %1\nfingerprint %2\ntoken       %3")
                      .arg(m_server->url(), m_server->fingerprint(), m_server->cluster().adminToken()));
    m_console.error(QStringLiteral("\nCtrl-C ends it. In another terminal:\n"
                                   "  export PROXMOX_VE_ENDPOINT=%1 PROXMOX_VE_API_TOKEN='%2'\n"
                                   "  slipway-cli inventory --fingerprint %3")
                        .arg(m_server->url(), m_server->cluster().adminToken(), m_server->fingerprint()));
}

} // namespace app
