// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/loadserver.h"

#include "core/sim/server.h"
#include "tests/bench/bigworld.h"

#include <QCoreApplication>
#include <QTextStream>

namespace bench {

namespace {

QString serveOption()
{
    return QStringLiteral("--serve");
}

} // namespace

LoadServer::LoadServer(int vms)
{
    m_process.start(QCoreApplication::applicationFilePath(), {serveOption(), QString::number(vms)});
}

LoadServer::~LoadServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

app::Target LoadServer::target()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(60'000))
            qFatal("the server does not come");
    }
    const auto said = QString::fromUtf8(m_process.readLine()).trimmed().split(u' ');
    app::Target target;
    target.endpoints = app::endpointsOf(said.at(0), said.at(1)).value_or(QList<pve::Server>());
    target.credential = pve::ApiToken{QStringLiteral("root@pam"), QStringLiteral("root@pam!load"), "x"};
    return target;
}

bool LoadServer::asksForServer()
{
    return QCoreApplication::arguments().value(1) == serveOption();
}

int LoadServer::runAsServer()
{
    const int vms = QCoreApplication::arguments().value(2).toInt();
    sim::Server server({{QStringLiteral("calm"), 1, {}, bigWorld(vms)}, 0, 1.0});
    QTextStream out(stdout);
    if (!server.listen()) {
        out << server.errorText() << '\n';
        return 2;
    }
    out << server.url() << ' ' << server.fingerprint() << '\n' << Qt::flush;
    return QCoreApplication::exec();
}

} // namespace bench
