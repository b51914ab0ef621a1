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
        return tl::unexpected(console.refuse(ExitCode::NoConnection, server->errorText()));
    console.out(QStringLiteral("url         %1\nfingerprint %2\ntoken       %3")
                    .arg(server->url(), server->fingerprint(), server->cluster().adminToken()));
    return std::make_unique<Simulate>(std::move(server));
}

} // namespace app
