// SPDX-License-Identifier: Apache-2.0
#include "app/simulatecommand.h"

#include "app/connection.h"
#include "app/summary.h"
#include "core/sim/faultfile.h"

#include <QFile>

namespace app {

namespace {

QString scenarioList()
{
    QList<QStringList> rows{
        {QStringLiteral("SCENARIO"), QStringLiteral("WHAT GOES WRONG, AND WHAT TO DO ABOUT IT")}};
    for (const auto &name : sim::Cluster::scenarioNames())
        rows.append({name, sim::Cluster::scenarioSentence(name)});
    return table(rows);
}

/// The error is a whole message for standard error.
tl::expected<QList<sim::Fault>, QString> faultsOf(const QString &name)
{
    if (name.isEmpty())
        return {};
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return tl::unexpected(QStringLiteral("cannot read %1: %2; name a file that you may read")
                                  .arg(name, file.errorString()));
    }
    const auto read = sim::readFaults(file.readAll());
    if (read.mistakes.isEmpty())
        return read.faults;
    return tl::unexpected(
        QStringLiteral("%1 is not in order:\n  %2\nslipway-cli simulate --help says what may "
                       "be in it")
            .arg(name, read.mistakes.join(QStringLiteral("\n  "))));
}

} // namespace

Begun begin(const SimulateOptions &options, Console &console)
{
    if (options.list) {
        console.out(scenarioList());
        return tl::unexpected(ExitCode::AllReady);
    }
    const auto faults = faultsOf(options.faultsFile);
    if (!faults)
        return tl::unexpected(console.refuse(ExitCode::Usage, faults.error()));
    auto server = makeSimulator(options.demo, options.port, QDateTime::currentDateTimeUtc(), *faults);
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
    const auto &cluster = m_server->cluster();
    const auto second = cluster.secondFactorLogin();
    m_console.out(QStringLiteral("url         %1\nfingerprint %2\ntoken       %3\nlogin       %4 %5\n"
                                 "with code   %6 %7 %8")
                      .arg(m_server->url(), m_server->fingerprint(), cluster.adminToken(),
                           cluster.adminUser(), cluster.adminPassword(), second.user, second.password,
                           second.totp));
    m_console.error(QStringLiteral("\nCtrl-C ends it. In another terminal:\n"
                                   "  export PROXMOX_VE_ENDPOINT=%1 PROXMOX_VE_API_TOKEN='%2'\n"
                                   "  slipway-cli inventory --fingerprint %3")
                        .arg(m_server->url(), m_server->cluster().adminToken(), m_server->fingerprint()));
}

} // namespace app
