// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simdriver.h"

#include <QtTest>

using namespace test;

/// The cluster as a whole: who may come in, what there is, what faults do. Judged against
/// pve/transcripts: auth-token, read-inventory, proxy-errors-59x.
class TestSimCluster : public QObject
{
    Q_OBJECT
private slots:
    void tokensAreChecked_data();
    void tokensAreChecked();
    void bareTokenSeesAlmostNothing();
    void missingPrivilegeIsNamed_data();
    void missingPrivilegeIsNamed();
    void unknownPathsAndNodes();
    void parametersAreChecked_data();
    void parametersAreChecked();
    void nextIdReservesNothing();
    void nextIdFindsTheGap();
    void nodesAreBusyWhileTheyWork();
    void demoClusterIsThere();
    void permissionsListPaths();
    void jsonBodiesAreForms();
    void requestsAreLogged();
    void faultsHitTheRequestTheyAreMeantFor();
    void strangersStopTasksAndMakeVms();
    void longWaitEndsInAProxyTimeout();
};

Got ask(sim::Cluster &cluster, const QByteArray &authorization)
{
    sim::Request request{"GET", "/api2/json/version", {}, {}};
    if (!authorization.isEmpty())
        request.headers.emplaceBack("authorization", authorization);
    Got got;
    got.response = cluster.handle(request, Millis(0));
    return got;
}

void TestSimCluster::tokensAreChecked_data()
{
    QTest::addColumn<QByteArray>("pattern"); // %T is the token's name, %S its secret
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("good") << QByteArray("PVEAPIToken=%T=%S") << 200 << QByteArray("OK");
    QTest::newRow("a space") << QByteArray("PVEAPIToken %T=%S") << 200 << QByteArray("OK");
    QTest::newRow("a colon") << QByteArray("PVEAPIToken=%T:%S") << 401
                             << QByteArray("Authentication failed!");
    QTest::newRow("scheme in lower case")
        << QByteArray("pveapitoken=%T=%S") << 401 << QByteArray("No ticket");
    QTest::newRow("wrong secret") << QByteArray("PVEAPIToken=%T=x") << 401
                                  << QByteArray("Authentication failed!");
    QTest::newRow("unknown token") << QByteArray("PVEAPIToken=a@pve!no=%S") << 401
                                   << QByteArray("Authentication failed!");
    QTest::newRow("no secret") << QByteArray("PVEAPIToken=%T") << 401 << QByteArray("Authentication failed!");
    QTest::newRow("bearer") << QByteArray("Bearer %S") << 401 << QByteArray("No ticket");
    QTest::newRow("nothing") << QByteArray() << 401 << QByteArray("No ticket");
}

void TestSimCluster::tokensAreChecked()
{
    QFETCH(QByteArray, pattern);
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    SimDriver sim;
    const QByteArray token = sim.token.toLatin1();
    pattern.replace("%T", token.left(token.indexOf('='))).replace("%S", token.mid(token.indexOf('=') + 1));
    const sim::Response response = ask(sim.cluster, pattern).response;
    QCOMPARE(response.status, status);
    QCOMPARE(response.reason, reason);
    if (status == 401) {
        QVERIFY(response.body.isEmpty());
        QCOMPARE(response.answerAt, Millis(3000));
    }
}

void TestSimCluster::bareTokenSeesAlmostNothing()
{
    SimDriver sim;
    sim.token = sim.cluster.bareToken();
    const QJsonArray resources = sim.get("/cluster/resources").data().toArray();
    QCOMPARE(resources.size(), 3);
    const QJsonObject node = resources.first().toObject();
    QCOMPARE(node.keys(),
             QStringList({QStringLiteral("cgroup-mode"), QStringLiteral("id"), QStringLiteral("level"),
                          QStringLiteral("node"), QStringLiteral("status"), QStringLiteral("type")}));
    for (const char *path : {"/nodes/pve1/qemu", "/nodes/pve1/storage", "/nodes/pve1/tasks", "/pools"})
        QVERIFY2(sim.get(path).data().toArray().isEmpty() && sim.get(path).status() == 200, path);
    QCOMPARE(sim.get("/cluster/nextid").text(), QStringLiteral("100"));
    QCOMPARE(sim.get("/access/permissions", {{"path", "/vms/9000"}}).data().toObject(),
             QJsonObject({{QStringLiteral("/vms/9000"), QJsonObject()}}));
}

void TestSimCluster::missingPrivilegeIsNamed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *method, const char *path, const char *what) {
        QTest::newRow(path) << QByteArray(method) << QByteArray(path) << QString::fromLatin1(what);
    };
    row("GET", "/nodes/pve1/qemu/120/config", "/vms/120, VM.Audit");
    row("POST", "/nodes/pve1/qemu/9000/clone", "/vms/9000, VM.Clone");
    row("POST", "/nodes/pve1/qemu/120/status/start", "/vms/120, VM.PowerMgmt");
    row("PUT", "/nodes/pve1/qemu/120/resize", "/vms/120, VM.Config.Disk");
    row("DELETE", "/nodes/pve1/qemu/120", "/vms/120, VM.Allocate");
    row("GET", "/nodes/pve1/qemu/120/agent/network-get-interfaces",
        "/vms/120, VM.GuestAgent.Audit|VM.GuestAgent.Unrestricted");
    row("PUT", "/nodes/pve1/qemu/120/config",
        "/vms/120, "
        "VM.Config.Disk|VM.Config.CDROM|VM.Config.CPU|VM.Config.Memory|VM.Config.Network|VM.Config.HWType|"
        "VM.Config.Options|VM.Config.Cloudinit");
}

void TestSimCluster::missingPrivilegeIsNamed()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QString, what);
    SimDriver sim;
    sim.token = sim.cluster.bareToken();
    const Got got = sim.call(method, path);
    QCOMPARE(got.status(), 403);
    QCOMPARE(got.message(), QStringLiteral("Permission check failed (%1)\n").arg(what));
}

void TestSimCluster::unknownPathsAndNodes()
{
    SimDriver sim;
    const Got path = sim.get("/nodes/pve1/nosuch");
    QCOMPARE(path.status(), 501);
    QCOMPARE(path.message(), QStringLiteral("Method 'GET /nodes/pve1/nosuch' not implemented"));
    QCOMPARE(sim.post("/version").status(), 501);
    QCOMPARE(sim.get("//nodes/pve1//qemu/").status(), 200);
    QCOMPARE(sim.get("/nodes/localhost/qemu").data().toArray().size(),
             sim.get("/nodes/pve1/qemu").data().toArray().size());
    QCOMPARE(sim.get("/nodes/nosuch/qemu").message(),
             QStringLiteral(
                 "hostname lookup 'nosuch' failed - failed to get address info for: nosuch: Name or service "
                 "not known\n"));
    QCOMPARE(sim.get("/nodes/pve1/storage/nosuch/status").error("storage"),
             QStringLiteral("No such storage."));
}

void TestSimCluster::parametersAreChecked_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("parameter");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *method, const char *path, const char *parameter, const char *text) {
        QTest::newRow(path) << QByteArray(method) << QByteArray(path) << QByteArray(parameter)
                            << QString::fromLatin1(text);
    };
    row("POST", "/nodes/pve1/qemu/9000/clone", "newid", "property is missing and it is not optional");
    row("POST", "/nodes/pve1/qemu/9000/clone?newid=5", "newid",
        "invalid format - value does not look like a valid VM ID\n");
    row("POST", "/nodes/pve1/qemu/9000/clone?newid=300&full=true", "full",
        "type check ('boolean') failed - got 'true'");
    row("PUT", "/nodes/pve1/qemu/120/config?memory=15", "memory",
        "invalid format - format error\nmemory.current: value must have a minimum value of 16\n");
    row("PUT", "/nodes/pve1/qemu/120/config?bogus=1", "bogus",
        "property is not defined in schema and the schema does not allow additional properties");
    row("PUT", "/nodes/pve1/qemu/abc/config?cores=1", "vmid", "type check ('integer') failed - got 'abc'");
    row("PUT", "/nodes/pve1/qemu/120/resize?disk=scsi0&size=6GB", "size",
        "value does not match the regex pattern");
    row("GET", "/cluster/nextid?vmid=99", "vmid",
        "invalid format - value does not look like a valid VM ID\n");
    row("GET", "/nodes/pve1/tasks?source=bogus", "source",
        "value 'bogus' does not have a value in the enumeration 'archive, active, all'");
}

void TestSimCluster::parametersAreChecked()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, parameter);
    QFETCH(QString, text);
    SimDriver sim;
    const Got got = sim.call(method, path);
    QCOMPARE(got.status(), 400);
    QCOMPARE(got.error(parameter.constData()), text);
}

void TestSimCluster::nextIdReservesNothing()
{
    SimDriver sim;
    QCOMPARE(sim.get("/cluster/nextid").text(), QStringLiteral("100"));
    QCOMPARE(sim.get("/cluster/nextid").text(), QStringLiteral("100"));
    QCOMPARE(sim.get("/cluster/nextid", {{"vmid", "777"}}).text(), QStringLiteral("777"));
    QCOMPARE(sim.get("/cluster/nextid", {{"vmid", "9001"}}).error("vmid"),
             QStringLiteral("VM 9001 already exists"));
    QVERIFY(!sim.clone(100).isEmpty());
    QCOMPARE(sim.get("/cluster/nextid").text(), QStringLiteral("101"));
}

void TestSimCluster::nextIdFindsTheGap()
{
    SimDriver sim;
    for (int vmid = 100; vmid < 104; ++vmid)
        QCOMPARE(sim.waitFor(sim.clone(vmid)), QStringLiteral("OK"));
    QCOMPARE(sim.get("/cluster/nextid").text(), QStringLiteral("104"));
    QCOMPARE(sim.waitFor(sim.remove("/nodes/pve1/qemu/101").text()), QStringLiteral("OK"));
    QCOMPARE(sim.get("/cluster/nextid").text(), QStringLiteral("101"));
    QCOMPARE(sim.waitFor(sim.clone(101)), QStringLiteral("OK"));
    QCOMPARE(sim.get("/cluster/nextid").text(), QStringLiteral("104"));
}

void TestSimCluster::nodesAreBusyWhileTheyWork()
{
    SimDriver sim;
    const auto load = [&sim] {
        return sim.get("/nodes/pve1/status").data().toObject().value(QLatin1String("cpu")).toDouble();
    };
    sim.wait(Millis(60'000)); // the guests that are there have booted
    const double before = load();
    const QString upid = sim.clone(401);
    const double cloning = load();
    QVERIFY(cloning >= before + 1.0 / 16); // a worker's core of 16
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QCOMPARE(sim.waitFor(sim.post("/nodes/pve1/qemu/401/status/start").text()), QStringLiteral("OK"));
    const auto guest = [&sim] {
        return sim.get("/nodes/pve1/qemu/401/status/current")
            .data()
            .toObject()
            .value(QLatin1String("cpu"))
            .toDouble();
    };
    const double booting = guest();
    sim.wait(Millis(60'000));
    QVERIFY(booting > 2 * guest());
    QVERIFY(guest() > 0);
}

void TestSimCluster::demoClusterIsThere()
{
    SimDriver sim;
    QCOMPARE(sim.get("/nodes").data().toArray().size(), 3);
    QCOMPARE(sim.get("/cluster/resources?type=vm").data().toArray().size(), 15);
    QCOMPARE(sim.get("/cluster/resources?type=storage").data().toArray().size(), 9);
    const QJsonArray bridges = sim.get("/nodes/pve1/network?type=any_bridge").data().toArray();
    QCOMPARE(bridges.size(), 2);
    QCOMPARE(bridges.first().toObject().value(QLatin1String("bridge_vlan_aware")).toInt(), 1);
    QVERIFY(!bridges.last().toObject().contains(QLatin1String("bridge_vlan_aware")));
    const QJsonArray storages = sim.get("/nodes/pve1/storage?content=images&enabled=1").data().toArray();
    QCOMPARE(storages.size(), 3);
    QVERIFY(storages.first().toObject().contains(QLatin1String("used_fraction")));
    QCOMPARE(sim.get("/nodes/pve1/storage?content=iso").data().toArray().size(), 1);
    QVERIFY(!sim.cluster.config(9010).contains("ide2"));
    QCOMPARE(sim.get("/version").data().toObject().value(QLatin1String("version")).toString(),
             QStringLiteral("9.2.11"));
}

void TestSimCluster::permissionsListPaths()
{
    SimDriver sim;
    const QJsonObject all = sim.get("/access/permissions").data().toObject();
    QVERIFY(all.value(QLatin1String("/vms")).toObject().contains(QLatin1String("VM.Clone")));
    const QJsonObject one = sim.get("/access/permissions", {{"path", "/vms/500"}}).data().toObject();
    QVERIFY(one.value(QLatin1String("/vms/500")).toObject().contains(QLatin1String("VM.Allocate")));
}

void TestSimCluster::jsonBodiesAreForms()
{
    SimDriver sim;
    sim::Request request{
        "POST", "/api2/json/nodes/pve1/qemu/9000/clone", {}, "{\"newid\": 500, \"full\": true}"};
    request.headers.emplaceBack("Authorization", "PVEAPIToken=" + sim.token.toLatin1());
    request.headers.emplaceBack("Content-Type", "application/json");
    QCOMPARE(sim.cluster.handle(request, Millis(0)).status, 200);
    sim.wait(Millis(5000));
    QCOMPARE(sim.cluster.config(500).value("lock"), QByteArray("clone")); // full: it takes a while
    request.headers.last().second = "text/plain";
    QCOMPARE(sim.cluster.handle(request, sim.now).status, 506);
}

void TestSimCluster::requestsAreLogged()
{
    SimDriver sim;
    const QString upid = sim.clone(500);
    sim.get("/nodes/pve1/tasks");
    sim.exitOf(upid);
    const QList<sim::Cluster::Logged> &log = sim.cluster.requests();
    QCOMPARE(log.size(), 3);
    QCOMPARE(log.at(0).method, QByteArray("POST"));
    QVERIFY(log.at(0).isProtected && !log.at(1).isProtected && log.at(2).isProtected);
    QCOMPARE(log.at(1).node, QByteArray("pve1"));
    QVERIFY(log.at(2).at > log.at(1).at);
}

void TestSimCluster::faultsHitTheRequestTheyAreMeantFor()
{
    SimDriver sim;
    sim.addFaults(R"([{"request": "^PUT .*/9000/config", "what": "drop-after", "skip": 1, "times": 1}])");
    const auto put = [&sim](const char *cores) {
        return sim.put("/nodes/pve1/qemu/9000/config", {{"cores", cores}}).response.fate;
    };
    QCOMPARE(put("3"), sim::Response::Fate::Answer);
    QCOMPARE(put("4"), sim::Response::Fate::Drop);
    QCOMPARE(sim.cluster.config(9000).value("cores"), QByteArray("4"));
    QCOMPARE(put("5"), sim::Response::Fate::Answer);
    sim.addFaults(R"([{"request": "^PUT .*/9000/config", "what": "drop-before", "times": 1}])");
    QCOMPARE(put("6"), sim::Response::Fate::Drop);
    QCOMPARE(sim.cluster.config(9000).value("cores"), QByteArray("5"));
}

void TestSimCluster::strangersStopTasksAndMakeVms()
{
    SimDriver sim;
    sim.addFaults(R"([{"request": "/clone$", "what": "stop-task", "seconds": 4}])");
    const QString upid = sim.clone(400, {{"full", "1"}});
    QVERIFY(sim.waitFor(upid).endsWith(QLatin1String("failed: interrupted by signal")));
    QVERIFY(!sim.cluster.vmids().contains(400));
    sim.cluster.addForeignVm(400, "pve2", "theirs", "hands off");
    QCOMPARE(sim.get("/cluster/nextid", {{"vmid", "400"}}).error("vmid"),
             QStringLiteral("VM 400 already exists"));
    QCOMPARE(sim.config(400, "pve2").value(QLatin1String("description")).toString(),
             QStringLiteral("hands off"));
}

void TestSimCluster::longWaitEndsInAProxyTimeout()
{
    SimDriver sim;
    sim.cluster.holdFlock(9000, Millis(600'000));
    Got last;
    for (int i = 0; i < 12; ++i) // three workers, 10 s each: the tenth has to wait for more than 30 s
        last = sim.send("PUT", "/nodes/pve1/qemu/9000/config", {{"cores", "4"}});
    QCOMPARE(last.status(), 596);
    QCOMPARE(last.response.reason, QByteArray("Connection timed out"));
    QCOMPARE(last.took, Millis(30'000));
}

QTEST_GUILESS_MAIN(TestSimCluster)
#include "tst_simcluster.moc"
