// SPDX-License-Identifier: Apache-2.0
// What pveproxy answers by itself, and in other formats, and faults of the node: recordings proxy-errors-59x,
// read-inventory, cloud-init-no-drive.
#include "tests/sim/startedworld.h"

using sim::Fault;
using sim::Millis;
using sim::Response;
using test::StartedWorld;

namespace {

const QByteArray kStart = R"({"nodes": {"pve1": {}, "pve2": {"reach": "refuses"}},
    "hosts": {"nowhere": {}, "silent": {"reach": "silent"}, "untrusted": {"reach": "untrusted"}},
    "users": {"ops@pve": {}}, "tokens": {"ops@pve!one": {"secret": "s", "separated": false}},
    "grants": [{"to": "ops@pve", "path": "/", "privileges": "all"}],
    "storages": {"local": {"type": "dir", "path": "/x", "content": "images"}},
    "vms": {"100": {"config": {"name": "a", "memory": "512"}},
            "101": {"config": {"name": "b", "memory": "512", "ide2": "local:101/vm-101-cloudinit.qcow2,media=cdrom"}}},
    "later": [{"at": 100, "nodes": {"pve1": {"daemon": false}}}]})";
const StartedWorld::Headers kToken{{"Authorization", "PVEAPIToken=ops@pve!one=s"}};

QJsonObject bodyOf(const Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace

class TestSimProxy : public QObject
{
    Q_OBJECT
private slots:
    void saysWhyANodeDoesNotAnswer_data();
    void saysWhyANodeDoesNotAnswer();
    void servesReadsWithoutPvedaemon();
    void losesTheWorkerOfACall();
    void olderServersSayItInTheReasonPhraseOnly();
    void failsToWriteTheCloudInitDrive();
    void wrapsErrorsForExtJs();
    void refusesOtherMethodsFirst();
    void refusesWhatIsNotTheApi();
};

void TestSimProxy::saysWhyANodeDoesNotAnswer_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("after");
    QTest::newRow("refuses") << QByteArray("pve2") << 595 << QByteArray("Connection refused") << 6;
    QTest::newRow("silent") << QByteArray("silent") << 596 << QByteArray("Connection timed out") << 30000;
    QTest::newRow("untrusted") << QByteArray("untrusted") << 596
                               << QByteArray("error:0A000086:SSL routines::certificate verify failed") << 6;
    QTest::newRow("no address") << QByteArray("nowhere") << 500
                                << QByteArray("address lookup for 'nowhere' did not find any IP address")
                                << 6;
}

void TestSimProxy::saysWhyANodeDoesNotAnswer()
{
    QFETCH(QByteArray, node);
    StartedWorld world(kStart);
    const Response response = world.ask("GET", "/nodes/" + node + "/status", kToken);
    QTEST(response.status, "status");
    QTEST(response.reason, "reason");
    QTEST(static_cast<int>(response.answerAt.count()), "after");
    QCOMPARE(response.body.isEmpty(), response.status >= 595);
}

void TestSimProxy::servesReadsWithoutPvedaemon()
{
    StartedWorld world(kStart);
    QCOMPARE(world.ask("GET", "/nodes/pve1/qemu/100/status/current", kToken).status, 200);
    world.now = Millis(200);
    for (const char *path : {"/version", "/cluster/resources", "/nodes/pve1/qemu/100/config"})
        QCOMPARE(world.ask("GET", path, kToken).status, 200);
    QCOMPARE(world.ask("GET", "/nodes/pve1/qemu/100/status/current", kToken).status, 595);
    QCOMPARE(world.ask("PUT", "/nodes/pve1/qemu/100/config", kToken, "cores=2").status, 595);
    QCOMPARE(world.ask("POST", "/access/ticket", {}, "username=x%40pve&password=y").status, 595);
    QVERIFY(!world.cluster.config(100).contains("cores"));
}

/// pve/FACTS.md 1: the body has a message since libpve-http-server 5.2.0, of PVE 8.4.
void TestSimProxy::olderServersSayItInTheReasonPhraseOnly()
{
    for (const QByteArray version : {"8.3.5", "8.4.0"}) {
        QByteArray start = kStart;
        start.replace(0, 1, QByteArray("{\"version\": \"" + version + "\","));
        StartedWorld world(start);
        const Response response = world.ask("GET", "/nodes/pve1/qemu/999/config", kToken);
        QCOMPARE(response.status, 500);
        QVERIFY(response.reason.contains("'nodes/pve1/qemu-server/999.conf' does not exist"));
        const QJsonObject body = QJsonDocument::fromJson(response.body).object();
        QCOMPARE(body.contains(u"message"), version == "8.4.0");
        QVERIFY(body.contains(u"data"));
    }
}

void TestSimProxy::losesTheWorkerOfACall()
{
    StartedWorld world(kStart);
    Fault fault;
    fault.pattern = QStringLiteral("^PUT");
    fault.action = Fault::Action::KillDaemon;
    fault.span = Millis(2000);
    world.cluster.addFault(fault);
    const Response response = world.ask("PUT", "/nodes/pve1/qemu/100/config", kToken, "cores=2");
    QCOMPARE(response.status, 596);
    QCOMPARE(response.reason, QByteArray("Broken pipe"));
    QCOMPARE(response.answerAt, Millis(2000));
    QCOMPARE(response.body, QByteArray());
    QCOMPARE(world.cluster.config(100).value("cores"), QByteArray("2")); // nobody was told
}

void TestSimProxy::failsToWriteTheCloudInitDrive()
{
    StartedWorld world(kStart);
    Fault fault;
    fault.action = Fault::Action::FailCloudInit;
    world.cluster.addFault(fault);
    const Response response = world.ask("PUT", "/nodes/pve1/qemu/101/cloudinit", kToken);
    QCOMPARE(response.status, 500);
    QVERIFY(response.reason.endsWith("'of=/x/images/101/vm-101-cloudinit.qcow2'' failed: exit code 1"));
    QCOMPARE(world.ask("PUT", "/nodes/pve1/qemu/100/cloudinit", kToken).status, 200); // has no such drive
    QCOMPARE(world.ask("POST", "/nodes/pve1/qemu/101/status/start", kToken).status, 200);
    world.cluster.advanceTo(Millis(10'000));
    QVERIFY(!world.cluster.isRunning(101));
}

void TestSimProxy::wrapsErrorsForExtJs()
{
    StartedWorld world(kStart);
    const Response good = world.ask("GET", "/api2/extjs/version", kToken);
    QCOMPARE(bodyOf(good)[u"success"].toInt(), 1);
    const Response missing = world.ask("GET", "/api2/extjs/nodes/pve1/qemu/999/config", kToken);
    QCOMPARE(missing.status, 200);
    QCOMPARE(missing.reason, QByteArray("OK"));
    QCOMPARE(bodyOf(missing)[u"success"].toInt(-1), 0);
    QCOMPARE(bodyOf(missing)[u"status"].toInt(), 500);
    const Response wrong = world.ask("PUT", "/api2/extjs/nodes/pve1/qemu/100/config", kToken, "cores=x");
    QCOMPARE(bodyOf(wrong)[u"status"].toString(), QStringLiteral("400"));
    QVERIFY(bodyOf(wrong)[u"errors"].toObject().contains(u"cores"));
    QCOMPARE(world.ask("GET", "/api2/extjs/version").status, 401); // outside the API's own answers
}

void TestSimProxy::refusesOtherMethodsFirst()
{
    StartedWorld world(kStart);
    for (const QByteArray &method : QList<QByteArray>{"HEAD", "OPTIONS", "PATCH"}) {
        const Response response = world.ask(method, "/version");
        QCOMPARE(response.status, 501);
        QCOMPARE(response.reason, "method '" + method + "' not available");
        QCOMPARE(response.body, QByteArray());
    }
}

void TestSimProxy::refusesWhatIsNotTheApi()
{
    StartedWorld world(kStart);
    const Response file = world.ask("GET", "/api2", kToken);
    QCOMPARE(file.status, 500);
    QCOMPARE(file.body, QByteArray("no such file '/api2'\n"));
    const Response format = world.ask("GET", "/api2/bogus/version", kToken);
    QCOMPARE(format.status, 501);
    QCOMPARE(format.body, QByteArray("no formatter for uri /version, bogus"));
    QCOMPARE(format.contentType, QByteArray());
}

QTEST_GUILESS_MAIN(TestSimProxy)
#include "tst_simproxy.moc"
