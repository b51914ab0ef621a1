// SPDX-License-Identifier: Apache-2.0
#include "core/pve/request.h"
#include "tests/pve/recordings.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using pve::Request;
using Lane = Request::Lane;

Q_DECLARE_METATYPE(pve::Request)

namespace {

/// What a server reads out of a form or a query, in order of the names.
QByteArrayList parameters(QByteArray encoded)
{
    encoded.replace('+', ' ');
    auto result = encoded.split('&');
    for (auto &parameter : result)
        parameter = QByteArray::fromPercentEncoding(parameter);
    std::sort(result.begin(), result.end());
    return result;
}

QString line(const QString &method, const QByteArray &path, const QByteArray &query, const QByteArray &body)
{
    const QByteArray form = parameters(query).join(' ') + " | " + parameters(body).join(' ');
    return method + u' ' + QString::fromUtf8(path) + u'?' + QString::fromUtf8(form);
}

QSet<QString> recordedLines()
{
    QSet<QString> result;
    for (const auto &recorded : test::recordings()) {
        const auto path = recorded.path.toUtf8();
        const auto mark = path.indexOf('?');
        const auto query = mark < 0 ? QByteArray() : path.mid(mark + 1);
        result.insert(line(recorded.method, mark < 0 ? path : path.left(mark), query, recorded.requestBody));
    }
    return result;
}

pve::Upid upid(const char *text)
{
    return pve::Upid::parse(QLatin1String(text)).value();
}

constexpr auto cloneTask = "UPID:pve1:00003988:000B791E:6B039271:qmclone:640:admin@pve!full:";
constexpr auto alice =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIILF7Y5tyZMs9mK0KZF+KNJ9cpwDu5OkAqJYW0fkGI3j alice+ops@host one";

pve::CloneParams fullClone(pve::VmId newid, const QString &name)
{
    pve::CloneParams params;
    params.newid = newid;
    params.name = name;
    params.full = true;
    return params;
}

pve::TaskQuery taskQuery(const QString &type, int limit)
{
    pve::TaskQuery query;
    query.typeFilter = type;
    query.limit = limit;
    return query;
}

} // namespace

class TestRequest : public QObject
{
    Q_OBJECT

private slots:
    void equalsWhatTheServerUnderstood_data();
    void equalsWhatTheServerUnderstood();
    void isEncoded_data();
    void isEncoded();
    void travelsInItsLane_data();
    void travelsInItsLane();
    void namesItsEndpointAndNode();
    void getAndDeleteHaveNoBody();
};

void TestRequest::equalsWhatTheServerUnderstood_data()
{
    QTest::addColumn<Request>("request");
    auto described = fullClone(648, u"one-disk-648"_s);
    described.storage = u"local"_s;
    described.bwlimitKiB = 32000;
    described.description =
        u"Web server\nline two\n<!-- slipway job=5f0c1d2e-7a34-4b8e-9c51-0d6e2f8a1b77 -->"_s;
    QTest::newRow("clone with description") << pve::postClone(u"pve1"_s, 640, described);
    auto pooled = fullClone(646, u"pool-646"_s);
    pooled.storage = u"local"_s;
    pooled.bwlimitKiB = 32000;
    pooled.pool = u"slip640"_s;
    QTest::newRow("clone into a pool") << pve::postClone(u"pve1"_s, 640, pooled);
    auto formatted = fullClone(656, u"resize-656"_s);
    formatted.storage = u"local"_s;
    formatted.format = u"qcow2"_s;
    QTest::newRow("clone with format") << pve::postClone(u"pve1"_s, 9001, formatted);
    pve::CloneParams target;
    target.newid = 300;
    target.target = u"nosuch"_s;
    QTest::newRow("clone to a node") << pve::postClone(u"pve1"_s, 9001, target);
    QTest::newRow("resize") << pve::putResize(u"pve1"_s, 656, u"scsi0"_s, u"10G"_s);
    QTest::newRow("resize by a plus") << pve::putResize(u"pve1"_s, 100, u"scsi0"_s, u"+64M"_s);
    QTest::newRow("ssh keys") << pve::putConfig(u"pve1"_s, 100, {{u"sshkeys"_s, QString::fromLatin1(alice)}},
                                                {}, {}, {});
    QTest::newRow("config with digest") << pve::putConfig(u"pve1"_s, 655, {{u"memory"_s, u"512"_s}}, {}, {},
                                                          u"7059558de74ea730b2d31654bb39389fe5479da3"_s);
    QTest::newRow("revert") << pve::putConfig(u"pve1"_s, 655, {}, {}, {u"memory"_s, u"cores"_s}, {});
    QTest::newRow("property string") << pve::putConfig(u"pve1"_s, 650, {{u"ide2"_s, u"local:cloudinit"_s}},
                                                       {}, {}, {});
    QTest::newRow("regenerate") << pve::putCloudInit(u"pve1"_s, 650);
    QTest::newRow("start") << pve::postStart(u"pve1"_s, 650);
    QTest::newRow("stop") << pve::postStop(u"pve1"_s, 650);
    QTest::newRow("shutdown") << pve::postShutdown(u"pve1"_s, 100);
    QTest::newRow("delete") << pve::deleteVm(u"pve1"_s, 501);
    QTest::newRow("task list") << pve::getTasks(u"pve1"_s, taskQuery({}, 5));
    QTest::newRow("task list by type") << pve::getTasks(u"pve1"_s, taskQuery(u"qmclone"_s, 3));
    QTest::newRow("task status") << pve::getTaskStatus(upid(cloneTask));
    QTest::newRow("task log") << pve::getTaskLog(upid(cloneTask), 0, 1);
    QTest::newRow("version") << pve::getVersion();
    QTest::newRow("cluster") << pve::getClusterStatus();
    QTest::newRow("permissions") << pve::getPermissions();
    QTest::newRow("permissions of a path") << pve::getPermissions(u"/sdn/zones/localnetwork/vmbr0"_s);
    QTest::newRow("resources") << pve::getResources(u"vm"_s);
    QTest::newRow("next id") << pve::getNextId();
    QTest::newRow("is this id free") << pve::getNextId(648);
    QTest::newRow("nodes") << pve::getNodes();
    QTest::newRow("storages") << pve::getStorages(u"pve1"_s, u"images"_s);
    QTest::newRow("storage") << pve::getStorageStatus(u"pve1"_s, u"local"_s);
    QTest::newRow("bridges") << pve::getBridges(u"pve1"_s);
    QTest::newRow("VMs") << pve::getVms(u"pve1"_s);
    QTest::newRow("config") << pve::getConfig(u"pve1"_s, 100);
    QTest::newRow("pending") << pve::getPending(u"pve1"_s, 655);
    QTest::newRow("status") << pve::getStatus(u"pve1"_s, 100);
    QTest::newRow("feature") << pve::getCloneFeature(u"pve1"_s, 9000);
    QTest::newRow("dump") << pve::getCloudInitDump(u"pve1"_s, 650, u"user"_s);
    QTest::newRow("agent") << pve::getAgentInterfaces(u"pve1"_s, 651);
}

void TestRequest::equalsWhatTheServerUnderstood()
{
    QFETCH(Request, request);
    static const auto recorded = recordedLines();
    QVERIFY(!recorded.isEmpty());
    const auto ours = line(verbName(request.verb), request.path, request.query, request.body);
    QVERIFY2(recorded.contains(ours), qPrintable(ours));
}

void TestRequest::isEncoded_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("task id in the path")
        << pve::stopTask(upid(cloneTask))
        << QByteArray("/nodes/pve1/tasks/"
                      "UPID%3Apve1%3A00003988%3A000B791E%3A6B039271%3Aqmclone%3A640%3Aadmin%40pve%21full%3A")
        << QByteArray() << QByteArray();
    QTest::newRow("slash in the path")
        << pve::getStorageStatus(u"pve1"_s, u"a/../b c"_s)
        << QByteArray("/nodes/pve1/storage/a%2F..%2Fb%20c/status") << QByteArray() << QByteArray();
    QTest::newRow("keys twice, the rest once")
        << pve::putConfig(
               u"pve1"_s, 100,
               {{u"sshkeys"_s, u"a+b c\nd"_s}, {u"tags"_s, u"a b;c"_s}, {u"description"_s, u"ä+&="_s}}, {},
               {}, {})
        << QByteArray("/nodes/pve1/qemu/100/config") << QByteArray()
        << QByteArray("description=%C3%A4%2B%26%3D&sshkeys=a%252Bb%2520c%250Ad&tags=a%20b%3Bc");
    QTest::newRow("removals, reverts and digest after the values")
        << pve::putConfig(u"pve1"_s, 100, {{u"cores"_s, u"2"_s}}, {u"tags"_s, u"ciuser"_s}, {u"net0"_s},
                          u"abc"_s)
        << QByteArray("/nodes/pve1/qemu/100/config") << QByteArray()
        << QByteArray("cores=2&delete=tags%2Cciuser&revert=net0&digest=abc");
    auto linked = fullClone(101, {});
    linked.full = false;
    linked.description = QString();
    QTest::newRow("false and empty are values")
        << pve::postClone(u"pve1"_s, 9000, linked) << QByteArray("/nodes/pve1/qemu/9000/clone")
        << QByteArray() << QByteArray("newid=101&description=&full=0");
    pve::TaskQuery query;
    query.userFilter = u"ops@pve"_s;
    query.since = 1'795'391'371;
    query.start = 1000;
    query.vmid = 9000;
    QTest::newRow("all of the task list")
        << pve::getTasks(u"pve1"_s, query) << QByteArray("/nodes/pve1/tasks")
        << QByteArray("source=all&userfilter=ops%40pve&vmid=9000&since=1795391371&limit=1000&start=1000")
        << QByteArray();
    QTest::newRow("storages of any content")
        << pve::getStorages(u"pve1"_s) << QByteArray("/nodes/pve1/storage") << QByteArray("enabled=1")
        << QByteArray();
    QTest::newRow("no parameters, no body")
        << pve::postStart(u"pve1"_s, 100) << QByteArray("/nodes/pve1/qemu/100/status/start") << QByteArray()
        << QByteArray();
}

void TestRequest::isEncoded()
{
    QFETCH(Request, request);
    QTEST(request.path, "path");
    QTEST(request.query, "query");
    QTEST(request.body, "body");
}

void TestRequest::travelsInItsLane_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<int>("lane");
    const auto row = [](const char *name, const Request &request, Lane lane) {
        QTest::newRow(name) << request << static_cast<int>(lane);
    };
    row("version", pve::getVersion(), Lane::Free);
    row("task list", pve::getTasks(u"pve1"_s, {}), Lane::Free);
    row("config", pve::getConfig(u"pve1"_s, 100), Lane::Free);
    row("pending", pve::getPending(u"pve1"_s, 100), Lane::Free);
    row("next id", pve::getNextId(), Lane::Free);
    row("dump", pve::getCloudInitDump(u"pve1"_s, 100, u"user"_s), Lane::Free);
    row("bridges", pve::getBridges(u"pve1"_s), Lane::Free);
    row("status", pve::getStatus(u"pve1"_s, 100), Lane::Protected);
    row("VMs", pve::getVms(u"pve1"_s), Lane::Protected);
    row("storages", pve::getStorages(u"pve1"_s), Lane::Protected);
    row("feature", pve::getCloneFeature(u"pve1"_s, 100), Lane::Protected);
    row("cluster", pve::getClusterStatus(), Lane::Protected);
    row("task status", pve::getTaskStatus(upid(cloneTask)), Lane::Protected);
    row("task log", pve::getTaskLog(upid(cloneTask), 0, 50), Lane::Protected);
    row("clone", pve::postClone(u"pve1"_s, 9000, {}), Lane::Protected);
    row("config write", pve::putConfig(u"pve1"_s, 100, {}, {}, {}, {}), Lane::Protected);
    row("delete", pve::deleteVm(u"pve1"_s, 100), Lane::Protected);
    row("agent", pve::getAgentInterfaces(u"pve1"_s, 100), Lane::Agent);
    row("stop of a task", pve::stopTask(upid(cloneTask)), Lane::Stop);
}

void TestRequest::travelsInItsLane()
{
    QFETCH(Request, request);
    QFETCH(int, lane);
    QCOMPARE(static_cast<int>(request.lane), lane);
}

void TestRequest::namesItsEndpointAndNode()
{
    const auto log = pve::getTaskLog(upid(cloneTask), 0, 1);
    QCOMPARE(log.endpoint, u"/nodes/{node}/tasks/{upid}/log"_s);
    QCOMPARE(log.node, u"pve1"_s);
    QCOMPARE(pve::getPending(u"pve2"_s, 100).endpoint, u"/nodes/{node}/qemu/{vmid}/pending"_s);
    QCOMPARE(pve::getPending(u"pve2"_s, 100).node, u"pve2"_s);
    QCOMPARE(pve::getNodes().node, QString());
    QCOMPARE(pve::deleteVm(u"pve2"_s, 100).endpoint, u"/nodes/{node}/qemu/{vmid}"_s);
}

void TestRequest::getAndDeleteHaveNoBody()
{
    for (const auto &request : {pve::getNextId(100), pve::deleteVm(u"pve1"_s, 100),
                                pve::stopTask(upid(cloneTask)), pve::getTasks(u"pve1"_s, {})})
        QVERIFY(request.body.isEmpty());
    QVERIFY(!pve::getVersion().hasEffect());
    QVERIFY(pve::deleteVm(u"pve1"_s, 100).hasEffect());
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
