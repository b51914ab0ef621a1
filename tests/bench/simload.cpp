// SPDX-License-Identifier: Apache-2.0
#include "core/sim/cluster.h"
#include "core/sim/server.h"
#include "tests/bench/bigworld.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslSocket>
#include <QTextStream>

#include <algorithm>
#include <vector>

/// What the simulator can take: requests per second of Cluster::handle() and over HTTPS on one connection,
/// and what a call costs in a cluster of 10,000 VMs and 10,000 finished tasks compared with one of 100 and
/// 100. Ends with 1 when a call costs more than twice as much whose work does not grow with the cluster. Task
/// lists are as long as PVE's archive at most, some 1,000 entries.

using sim::Millis;

namespace {

constexpr int rounds = 400; // of the mix, in each measurement; the best of five counts
constexpr Millis apart{15}; // more often one of pvedaemon's workers could not answer, and calls would queue

/// A cluster that has been in use.
class Used
{
public:
    Used(int vms, int tasks) : m_cluster({QStringLiteral("calm"), 1, {}, bench::bigWorld(vms)})
    {
        for (int i = 0; i < tasks; ++i) {
            const QByteArray vmid = QByteArray::number(100 + i % 50);
            m_upid = textOf(send("POST", "/nodes/pve1/qemu/" + vmid + "/status/stop"));
            m_now += Millis(200);
        }
    }

    sim::Response send(const QByteArray &method, const QByteArray &path, Millis before = apart)
    {
        m_now += before;
        const sim::Request request{
            method, "/api2/json" + path, {{"Authorization", "PVEAPIToken=root@pam!load=x"}}, {}};
        return m_cluster.handle(request, m_now);
    }
    [[nodiscard]] const QByteArray &upid() const { return m_upid; } ///< of the last task

private:
    static QByteArray textOf(const sim::Response &response)
    {
        return QJsonDocument::fromJson(response.body).object().value(u"data").toString().toLatin1();
    }

    sim::Cluster m_cluster;
    QByteArray m_upid;
    Millis m_now{0};
};

struct Kind
{
    const char *name;
    const char *path;     ///< {upid}: of the last task
    bool grows;           ///< its work does, with the cluster: not judged
    Millis before{apart}; ///< since the call before it
};
constexpr Kind kinds[] = {
    {"resources", "/cluster/resources?type=vm", true},
    {"task list", "/nodes/pve1/tasks?source=all&limit=50", true},
    {"cluster tasks", "/cluster/tasks", true},
    {"task status", "/nodes/pve1/tasks/{upid}/status", false},
    {"task log", "/nodes/pve1/tasks/{upid}/log", false},
    {"config", "/nodes/pve1/qemu/150/config", false},
    {"vm status", "/nodes/pve1/qemu/150/status/current", false},
    {"next id", "/cluster/nextid", false},
    {"taken id", "/cluster/nextid?vmid=150", false},
    {"start a task", "POST /nodes/pve1/qemu/150/status/stop", false},
    {"wait 10 s", "PUT /nodes/pve1/qemu/151/config?cores=3", true,
     Millis(11'000)}, // with a round of pvestatd
};

/// µs, the best of five.
double costOf(Used &used, const Kind &kind, int calls)
{
    QByteArray path = kind.path;
    path.replace("{upid}", used.upid().toPercentEncoding());
    const auto blank = path.indexOf(' ');
    const QByteArray method = blank < 0 ? QByteArray("GET") : path.left(blank);
    path = path.mid(blank + 1);
    double best = 1e9;
    for (int attempt = 0; attempt < 5; ++attempt) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < calls; ++i)
            static_cast<void>(used.send(method, path, kind.before));
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1000.0 / calls);
    }
    return best;
}

/// Asks for one thing after the other on one connection, and quits when it has all answers.
class Asker : public QObject
{
public:
    Asker(sim::Server &server, int requests) : m_left(requests)
    {
        m_head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: PVEAPIToken=" +
                 server.cluster().adminToken().toLatin1() + "\r\n\r\n";
        m_port = static_cast<quint16>(server.url().section(u':', -1).toInt());
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        connect(&m_socket, &QSslSocket::encrypted, this, &Asker::ask);
        connect(&m_socket, &QSslSocket::readyRead, this, &Asker::read);
        connect(&m_socket, &QSslSocket::disconnected, this, &Asker::connectAgain);
        m_timer.start();
        connectAgain();
    }
    [[nodiscard]] double perSecond(int requests) const { return requests / m_seconds; }

private:
    void connectAgain() { m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port); }
    void ask()
    {
        static const QByteArray paths[] = {"/cluster/resources?type=vm", "/nodes/pve1/tasks?source=all",
                                           "/nodes/pve1/qemu/120/status/current",
                                           "/nodes/pve1/qemu/120/config", "/cluster/nextid"};
        m_socket.write("GET /api2/json" + paths[m_left % std::size(paths)] + m_head);
    }
    void read()
    {
        m_in += m_socket.readAll();
        const auto end = m_in.indexOf("\r\n\r\n");
        const auto field = m_in.indexOf("Content-Length: ");
        if (end < 0 || field < 0)
            return;
        const auto size = m_in.mid(field + 16, m_in.indexOf('\r', field) - field - 16).toInt();
        if (m_in.size() < end + 4 + size)
            return;
        m_in.clear();
        if (--m_left > 0) {
            if (m_socket.state() == QAbstractSocket::ConnectedState)
                ask();
            return;
        }
        m_seconds = static_cast<double>(m_timer.nsecsElapsed()) / 1e9;
        QCoreApplication::quit();
    }

    QSslSocket m_socket;
    QElapsedTimer m_timer;
    QByteArray m_head;
    QByteArray m_in;
    quint16 m_port = 0;
    int m_left;
    double m_seconds = 1;
};

/// The mix of a console that watches a few tasks, on the demo cluster.
double mixPerSecond()
{
    sim::Cluster cluster({});
    const auto authorization = QByteArray("PVEAPIToken=" + cluster.adminToken().toLatin1());
    static const QByteArray paths[] = {
        "/cluster/resources?type=vm",      "/nodes/pve1/tasks?source=all",
        "/nodes/pve1/tasks?source=active", "/nodes/pve1/qemu/120/status/current",
        "/nodes/pve1/qemu/120/config",     "/cluster/nextid"};
    double best = 0;
    Millis now{0};
    for (int attempt = 0; attempt < 5; ++attempt) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < rounds; ++i) {
            for (const auto &path : paths)
                static_cast<void>(cluster.handle(
                    {"GET", "/api2/json" + path, {{"Authorization", authorization}}, {}}, now += apart));
        }
        const auto count = static_cast<double>(rounds * std::size(paths));
        best = std::max(best, count * 1e9 / static_cast<double>(timer.nsecsElapsed()));
    }
    return best;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(1);
    out << "requests/s of a cluster, one core: " << mixPerSecond() << '\n' << Qt::flush;

    sim::Server server({{}, 0, 1000.0}); // so fast that no answer has to wait
    if (!server.listen()) {
        out << server.errorText() << '\n';
        return 2;
    }
    constexpr int asked = 3000;
    const Asker asker(server, asked);
    QCoreApplication::exec();
    out << "requests/s over HTTPS, one connection, client included: " << asker.perSecond(asked) << '\n';

    Used small(100, 100);
    Used large(10'000, 10'000);
    out << "µs per call       100 VMs   10000 VMs   ratio\n";
    bool good = true;
    for (const Kind &kind : kinds) {
        const double few = costOf(small, kind, kind.grows ? 50 : rounds);
        const double many = costOf(large, kind, kind.grows ? 2 : rounds);
        good = good && (kind.grows || many <= 2 * few);
        out << qSetFieldWidth(14) << Qt::left << kind.name << Qt::right << qSetFieldWidth(11) << few
            << qSetFieldWidth(12) << many << qSetFieldWidth(8) << many / few << qSetFieldWidth(0) << '\n'
            << Qt::flush;
    }
    return good ? 0 : 1;
}
