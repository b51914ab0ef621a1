// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simdriver.h"

#include <QtTest>

using namespace test;

/// Judged against pve/transcripts: disk-resize, resize-absolute, power, agents-waiting,
/// provision-golden-path, delete-vm, lock-property-set.
class TestSimVm : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_sim.reset(); }

    void resizes_data();
    void resizes();
    void resizeOfAMissingVmFailsInTheTask();
    void smallerResizeQueuedBehindALargerOneFails();
    void startsAndStops();
    void startFails_data();
    void startFails();
    void agentAnswersAfterTheBoot();
    void agentGivesDhcpAddresses();
    void silentAgentHoldsAWorkerForThreeSeconds();
    void threeAgentCallsHoldUpWrites();
    void agentNeedsARunningVmWithAgent();
    void deletes();
    void deleteRefuses();
    void everythingOfOneVm();

private:
    QByteArray vm(const char *rest = "") const { return QByteArray("/nodes/pve1/qemu/300") + rest; }
    QString start() { return m_sim->waitFor(m_sim->post(vm("/status/start")).text()); }
    std::unique_ptr<SimDriver> m_sim;
};

void TestSimVm::init()
{
    m_sim = std::make_unique<SimDriver>();
    QCOMPARE(m_sim->waitFor(m_sim->clone(300)), QStringLiteral("OK"));
}

void TestSimVm::resizes_data()
{
    QTest::addColumn<QByteArray>("disk");
    QTest::addColumn<QByteArray>("size");
    QTest::addColumn<QString>("exit");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const char *disk, const char *size, const char *exit,
                        const char *found) {
        QTest::newRow(name) << QByteArray(disk) << QByteArray(size) << QString::fromLatin1(exit)
                            << QByteArray(found);
    };
    row("absolute", "scsi0", "100G", "OK", "100G");
    row("relative", "scsi0", "+8G", "OK", "40G");
    row("fraction", "scsi0", "33.5G", "OK", "34304M");
    row("odd fraction", "scsi0", "0.0391T", "OK", "42990904646");
    row("bytes", "scsi0", "34359738369", "OK", "34359738369");
    row("leading zero", "scsi0", "064G", "OK", "64G");
    row("same", "scsi0", "32G", "OK", "32G");
    row("same in other units", "scsi0", "32768M", "OK", "32G");
    row("smaller", "scsi0", "1G", "shrinking disks is not supported", "32G");
    row("nothing", "scsi0", "0", "shrinking disks is not supported", "32G");
    row("missing disk", "scsi9", "40G", "disk 'scsi9' does not exist", "32G");
    row("cd-rom", "ide2", "40G", "you can't resize a cdrom", "32G");
}

void TestSimVm::resizes()
{
    QFETCH(QByteArray, disk);
    QFETCH(QByteArray, size);
    QFETCH(QString, exit);
    QFETCH(QByteArray, found);
    const QString upid = m_sim->put(vm("/resize"), {{"disk", disk}, {"size", size}}).text();
    QVERIFY(upid.contains(QLatin1String(":resize:300:")));
    QCOMPARE(m_sim->waitFor(upid), exit);
    QVERIFY(m_sim->cluster.config(300).value("scsi0").endsWith(QByteArray(",size=" + found)));
    QCOMPARE(m_sim->logOf(upid).contains(QStringLiteral("Image resized.")),
             exit == QLatin1String("OK") && found != "32G");
}

void TestSimVm::resizeOfAMissingVmFailsInTheTask()
{
    const QString upid =
        m_sim->put("/nodes/pve1/qemu/999/resize", {{"disk", "scsi0"}, {"size", "40G"}}).text();
    QCOMPARE(m_sim->waitFor(upid),
             QStringLiteral("Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist"));
    const Form stale{{"disk", "scsi0"}, {"size", "40G"}, {"digest", QByteArray(40, '0')}};
    QCOMPARE(m_sim->waitFor(m_sim->put(vm("/resize"), stale).text()),
             QStringLiteral("checksum mismatch (file change by other user?)"));
}

void TestSimVm::smallerResizeQueuedBehindALargerOneFails()
{
    m_sim->cluster.holdFlock(300, Millis(4000));
    const QString larger = m_sim->put(vm("/resize"), {{"disk", "scsi0"}, {"size", "41G"}}).text();
    const QString smaller = m_sim->put(vm("/resize"), {{"disk", "scsi0"}, {"size", "40G"}}).text();
    QCOMPARE(m_sim->waitFor(larger), QStringLiteral("OK"));
    QCOMPARE(m_sim->waitFor(smaller), QStringLiteral("shrinking disks is not supported"));
    QCOMPARE(m_sim->logOf(larger).mid(0, 2),
             QStringList({QStringLiteral("trying to acquire lock..."), QStringLiteral(" OK")}));
}

void TestSimVm::startsAndStops()
{
    const Millis before = m_sim->now;
    const QString upid = m_sim->post(vm("/status/start")).text();
    QCOMPARE(m_sim->waitFor(upid), QStringLiteral("OK"));
    QVERIFY(m_sim->now - before > Millis(1400) && m_sim->now - before < Millis(1800));
    QCOMPARE(m_sim->logOf(upid),
             QStringList({QStringLiteral("generating cloud-init ISO"), QStringLiteral("TASK OK")}));
    m_sim->wait(Millis(5000));
    const QJsonObject status = m_sim->get(vm("/status/current")).data().toObject();
    QCOMPARE(status.value(QLatin1String("status")).toString(), QStringLiteral("running"));
    QCOMPARE(status.value(QLatin1String("qmpstatus")).toString(), QStringLiteral("running"));
    QCOMPARE(status.value(QLatin1String("agent")).toInt(), 1);
    QVERIFY(status.value(QLatin1String("uptime")).toInt() >= 5);
    QVERIFY(status.contains(QLatin1String("pid")));
    QCOMPARE(start(), QStringLiteral("VM 300 already running"));
    QCOMPARE(m_sim->waitFor(m_sim->post(vm("/status/stop")).text()), QStringLiteral("OK"));
    QVERIFY(!m_sim->cluster.isRunning(300));
    QVERIFY(!m_sim->get(vm("/status/current")).data().toObject().contains(QLatin1String("pid")));
    QCOMPARE(m_sim->waitFor(m_sim->post(vm("/status/stop")).text()), QStringLiteral("OK")); // stopped: fine
}

void TestSimVm::startFails_data()
{
    QTest::addColumn<int>("vmid");
    QTest::addColumn<QString>("exit");
    QTest::newRow("missing") << 999
                             << QStringLiteral(
                                    "Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist");
    QTest::newRow("template") << 9000 << QStringLiteral("you can't start a vm if it's a template");
    QTest::newRow("bridge") << 300 << QStringLiteral("bridge 'vmbr99' does not exist");
    QTest::newRow("running") << 120 << QStringLiteral("VM 120 already running");
}

void TestSimVm::startFails()
{
    QFETCH(int, vmid);
    QFETCH(QString, exit);
    QCOMPARE(m_sim->put(vm("/config"), {{"net0", "virtio,bridge=vmbr99"}}).status(),
             200); // config does not look
    const QByteArray path = "/nodes/pve1/qemu/" + QByteArray::number(vmid) + "/status/start";
    QCOMPARE(m_sim->waitFor(m_sim->post(path).text()), exit);
}

QJsonObject interfaceOf(const Got &got, const char *name)
{
    const QJsonArray all = got.data().toObject().value(QLatin1String("result")).toArray();
    for (const QJsonValue &each : all) {
        if (each.toObject().value(QLatin1String("name")).toString() == QLatin1String(name))
            return each.toObject();
    }
    return {};
}

QString firstAddress(const QJsonObject &interface)
{
    const QJsonArray addresses = interface.value(QLatin1String("ip-addresses")).toArray();
    return addresses.first().toObject().value(QLatin1String("ip-address")).toString();
}

void TestSimVm::agentAnswersAfterTheBoot()
{
    QCOMPARE(m_sim
                 ->put(vm("/config"), {{"ipconfig0", "ip=10.0.20.11/24,gw=10.0.20.1"},
                                       {"net0", "virtio=BC:24:11:AA:00:04,bridge=vmbr0"}})
                 .status(),
             200);
    QCOMPARE(start(), QStringLiteral("OK"));
    const QByteArray path = vm("/agent/network-get-interfaces");
    const Got early = m_sim->get(path);
    QCOMPARE(early.message(), QStringLiteral("QEMU guest agent is not running\n"));
    QVERIFY(early.took >= Millis(3000) && early.took < Millis(3100));
    m_sim->wait(Millis(9500));
    const Got got = m_sim->get(path);
    QCOMPARE(got.status(), 200);
    const QJsonObject eth0 = interfaceOf(got, "eth0");
    QCOMPARE(eth0.value(QLatin1String("hardware-address")).toString(), QStringLiteral("bc:24:11:aa:00:04"));
    QCOMPARE(firstAddress(eth0), QStringLiteral("10.0.20.11"));
    QVERIFY(eth0.contains(QLatin1String("statistics")));
    QCOMPARE(firstAddress(interfaceOf(got, "lo")), QStringLiteral("127.0.0.1"));
    const QJsonArray addresses = eth0.value(QLatin1String("ip-addresses")).toArray();
    QCOMPARE(addresses.last().toObject().value(QLatin1String("ip-address")).toString(),
             QStringLiteral("fe80::be24:11ff:feaa:0004"));
    const Got db = m_sim->get("/nodes/pve2/qemu/131/agent/network-get-interfaces");
    QCOMPARE(firstAddress(interfaceOf(db, "eth0")), QStringLiteral("10.0.20.12"));
}

void TestSimVm::agentGivesDhcpAddresses()
{
    QCOMPARE(start(), QStringLiteral("OK"));
    m_sim->wait(Millis(13'000));
    const Got got = m_sim->get(vm("/agent/network-get-interfaces"));
    QVERIFY(firstAddress(interfaceOf(got, "eth0")).startsWith(QLatin1String("10.0.20.1")));
}

void TestSimVm::silentAgentHoldsAWorkerForThreeSeconds()
{
    SimDriver sim(QStringLiteral("agent-silent"));
    QCOMPARE(sim.waitFor(sim.clone(300)), QStringLiteral("OK"));
    QCOMPARE(sim.waitFor(sim.post(vm("/status/start")).text()), QStringLiteral("OK"));
    sim.wait(Millis(120'000));
    QCOMPARE(sim.get(vm("/agent/network-get-interfaces")).status(), 500);
}

void TestSimVm::threeAgentCallsHoldUpWrites()
{
    QCOMPARE(start(), QStringLiteral("OK"));
    const QByteArray agent = vm("/agent/network-get-interfaces");
    QCOMPARE(m_sim->send("GET", agent).took.count() / 100, 30);
    QCOMPARE(m_sim->send("GET", agent).took.count() / 100, 30);
    const Form form{{"description", "x"}};
    QVERIFY(m_sim->send("PUT", vm("/config"), form).took < Millis(80)); // one worker is left
    m_sim->wait(Millis(100));
    QCOMPARE(m_sim->send("GET", agent).took.count() / 100, 30);
    const Got put = m_sim->send("PUT", vm("/config"), {{"description", "y"}});
    QCOMPARE(put.status(), 200);
    QVERIFY2(put.took > Millis(2800) && put.took < Millis(3000),
             qPrintable(QString::number(put.took.count())));
    QVERIFY(m_sim->send("GET", vm("/config")).took < Millis(20));         // pveproxy's own
    QVERIFY(m_sim->send("GET", "/nodes/pve2/storage").took < Millis(80)); // other workers
    QCOMPARE(m_sim->cluster.config(300).value("description"), QByteArray("x"));
    m_sim->wait(put.took);
    QCOMPARE(m_sim->cluster.config(300).value("description"), QByteArray("y"));
}

void TestSimVm::agentNeedsARunningVmWithAgent()
{
    const QByteArray path = vm("/agent/network-get-interfaces");
    QCOMPARE(m_sim->get(path).message(), QStringLiteral("VM 300 is not running\n"));
    QCOMPARE(m_sim->put(vm("/config"), {{"agent", "0"}}).status(), 200);
    QCOMPARE(start(), QStringLiteral("OK"));
    QCOMPARE(m_sim->get(path).message(), QStringLiteral("No QEMU guest agent configured\n"));
}

void TestSimVm::deletes()
{
    const QString upid = m_sim->remove(vm("?purge=1&destroy-unreferenced-disks=1")).text();
    QCOMPARE(m_sim->waitFor(upid), QStringLiteral("OK"));
    QCOMPARE(m_sim->logOf(upid), QStringList({QStringLiteral("purging VM 300 from related configurations.."),
                                              QStringLiteral("TASK OK")}));
    QCOMPARE(m_sim->get("/cluster/nextid", {{"vmid", "300"}}).text(), QStringLiteral("300"));
    QCOMPARE(m_sim->remove(vm()).message(),
             QStringLiteral("Configuration file 'nodes/pve1/qemu-server/300.conf' does not exist\n"));
}

void TestSimVm::deleteRefuses()
{
    QCOMPARE(m_sim->put(vm("/config"), {{"protection", "1"}}).status(), 200);
    QCOMPARE(m_sim->remove(vm()).message(),
             QStringLiteral("can't remove VM 300 - protection mode enabled\n"));
    QCOMPARE(m_sim->put(vm("/config"), {{"protection", "0"}}).status(), 200);
    QCOMPARE(start(), QStringLiteral("OK"));
    QCOMPARE(m_sim->remove(vm("?purge=1")).message(), QStringLiteral("VM 300 is running - destroy failed\n"));
    sim::Request request;
    request.method = "DELETE";
    request.target = "/api2/json" + vm();
    request.headers.emplaceBack("Authorization", "PVEAPIToken=" + m_sim->token.toLatin1());
    request.body = "purge=1";
    QCOMPARE(m_sim->cluster.handle(request, m_sim->now).reason,
             QByteArray("Unexpected content for method 'DELETE'"));
}

/// The golden path: what a console does for one VM, and what is there afterwards.
void TestSimVm::everythingOfOneVm()
{
    const Form settings{{"cores", "4"},
                        {"memory", "8192"},
                        {"onboot", "1"},
                        {"ciuser", "ops"},
                        {"cipassword", "$6$saltsalt$abcdefghijklmnop"},
                        {"ipconfig0", "ip=10.0.20.40/24,gw=10.0.20.1"},
                        {"digest", m_sim->config(300).value(QLatin1String("digest")).toString().toLatin1()}};
    QCOMPARE(m_sim->put(vm("/config"), settings).status(), 200);
    QCOMPARE(m_sim->waitFor(m_sim->put(vm("/resize"), {{"disk", "scsi0"}, {"size", "100G"}}).text()),
             QStringLiteral("OK"));
    QCOMPARE(m_sim->put(vm("/cloudinit")).status(), 200);
    QCOMPARE(start(), QStringLiteral("OK"));
    m_sim->wait(Millis(12'100));
    QCOMPARE(firstAddress(interfaceOf(m_sim->get(vm("/agent/network-get-interfaces")), "eth0")),
             QStringLiteral("10.0.20.40"));
    const QString network = m_sim->get(vm("/cloudinit/dump?type=network")).text();
    QVERIFY(network.contains(QLatin1String("address: '10.0.20.40'\n        netmask: '255.255.255.0'\n"
                                           "        gateway: '10.0.20.1'\n")));
    const QJsonObject status = m_sim->get(vm("/status/current")).data().toObject();
    QCOMPARE(status.value(QLatin1String("maxmem")).toDouble(), 8192.0 * 1024 * 1024);
    QCOMPARE(status.value(QLatin1String("maxdisk")).toDouble(), 100.0 * 1024 * 1024 * 1024);
    QCOMPARE(status.value(QLatin1String("cpus")).toInt(), 4);
}

QTEST_GUILESS_MAIN(TestSimVm)
#include "tst_simvm.moc"
