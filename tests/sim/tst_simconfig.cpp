// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simdriver.h"

#include <QtTest>

using namespace test;

namespace {

const QByteArray kConfig = "/nodes/pve1/qemu/300/config";
const char *const kKey =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIILF7Y5tyZMs9mK0KZF+KNJ9cpwDu5OkAqJYW0fkGI3j alice+ops@host one";

} // namespace

/// Judged against pve/transcripts: config-update, config-merge-and-verify, cloud-init, cloud-init-no-drive,
/// power, lock-flock-held, lock-flock-released, lock-property-set.
class TestSimConfig : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_sim.reset(); }

    void storesAndReadsBack_data();
    void storesAndReadsBack();
    void refuses_data();
    void refuses();
    void netWithoutMacGetsANewOneEachTime();
    void deletesKeysAndForgivesUnsetOnes();
    void digestIsTheHashOfTheFile();
    void pendingCarriesEveryKeyAndTheDigest();
    void runningVmKeepsMemoryPendingUntilItsRestart();
    void runningVmRefusesAnUnknownBridge();
    void failedPutLeavesKeysPendingAndTheNextAppliesThem();
    void revertDropsWhatIsPending();
    void sshKeysAreEncodedTwice();
    void passwordsAreHashedUnlessTheyAreHashes();
    void cloudInitDriveIsAddedOnce();
    void deletedDiskBecomesUnused();
    void putWaitsForTheFlock();
    void putGivesUpAfterTenSeconds();
    void postConfigIsATask();
    void numbersAreNumbersAndTextIsText();

private:
    Got put(const Form &form) { return m_sim->put(kConfig, form); }
    QString pendingOf(const char *key, const char *field = "pending");

    std::unique_ptr<SimDriver> m_sim;
};

void TestSimConfig::init()
{
    m_sim = std::make_unique<SimDriver>();
    QCOMPARE(m_sim->waitFor(m_sim->clone(300)), QStringLiteral("OK"));
}

QString TestSimConfig::pendingOf(const char *key, const char *field)
{
    const QJsonArray rows = m_sim->get("/nodes/pve1/qemu/300/pending").data().toArray();
    for (const QJsonValue &row : rows) {
        if (row.toObject().value(QLatin1String("key")).toString() == QLatin1String(key))
            return row.toObject().value(QLatin1String(field)).toVariant().toString();
    }
    return {};
}

void TestSimConfig::storesAndReadsBack_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("stored");
    const auto row = [](const char *name, const char *key, const char *sent, const char *stored) {
        QTest::newRow(name) << QByteArray(key) << QByteArray(sent) << QByteArray(stored);
    };
    row("memory as sent", "memory", "current=4096", "current=4096");
    row("agent as sent", "agent", "enabled=1,fstrim_cloned_disks=1", "enabled=1,fstrim_cloned_disks=1");
    row("tags sorted", "tags", "prod;web;Prod", "prod;web");
    row("tags by any separator", "tags", "Prod Web,app", "app;prod;web");
    row("tags trimmed", "tags", " x ; y ", "x;y");
    row("empty tags are a space", "tags", "", " ");
    row("empty name server is a space", "nameserver", "", " ");
    row("empty user is a space", "ciuser", "", " ");
    row("description cut at its end", "description", "text   \n<!-- x -->  \n", "text   \n<!-- x -->");
    row("description keeps its start", "description", "  \n a", "  \n a");
    row("empty description is none", "description", "", "");
    row("net keeps the case of its MAC", "net0", "virtio=bc:24:11:aa:00:02,bridge=vmbr0",
        "virtio=bc:24:11:aa:00:02,bridge=vmbr0");
    row("net by model and macaddr", "net0", "model=virtio,bridge=vmbr0,macaddr=BC:24:11:00:00:02",
        "virtio=BC:24:11:00:00:02,bridge=vmbr0");
    row("net sorted", "net0",
        "bridge=vmbr0,virtio=BC:24:11:AA:00:04,tag=42,firewall=1,mtu=1450,queues=2,link_down=0,rate=10",
        "virtio=BC:24:11:AA:00:04,bridge=vmbr0,firewall=1,link_down=0,mtu=1450,queues=2,rate=10,tag=42");
    row("gateway outside of the net", "ipconfig0", "ip=10.0.0.5/24,gw=10.0.1.1",
        "ip=10.0.0.5/24,gw=10.0.1.1");
}

void TestSimConfig::storesAndReadsBack()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, stored);
    const Got got = put({{key, sent}});
    QCOMPARE(got.status(), 200);
    QVERIFY(got.data().isNull());
    QCOMPARE(m_sim->cluster.config(300).value(key), stored);
    QVERIFY(m_sim->cluster.pending(300).isEmpty());
}

void TestSimConfig::refuses_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *query, int status, const char *text) {
        QTest::newRow(name) << QByteArray(query) << status << QString::fromLatin1(text);
    };
    row("nothing", "", 500, "no options specified");
    row("a digest alone", "digest=abc", 500, "no options specified");
    row("stale digest", "cores=1&digest=0000000000000000000000000000000000000000", 500,
        "checksum mismatch (file change by other user?)");
    row("lock", "lock=backup", 500, "only root can set 'lock' config");
    row("args", "args=-foo", 500, "only root can set 'args' config");
    row("delete of the lock", "delete=lock", 500, "only root can set 'lock' config");
    row("no storage", "scsi1=nosuch:1", 500, "storage 'nosuch' does not exist");
    row("balloon", "balloon=4096", 500, "balloon value too large (must be smaller than assigned memory)");
    row("memory and balloon", "memory=256&balloon=512", 500,
        "balloon value too large (must be smaller than assigned memory)");
    row("boot order", "boot=order%3Dsata5", 500, "invalid bootorder: device 'sata5' does not exist'");
    row("no volume", "scsi3=local:300/vm-300-disk-9.qcow2", 500,
        "volume 'local:300/vm-300-disk-9.qcow2' does not exist");
    row("delete: set and delete", "delete=cores&cores=2", 400,
        "you can't use '-cores' and -delete cores' at the same time");
    row("delete: unknown key", "delete=bogus", 400, "unknown option 'bogus'");
    row("skiplock", "cores=1&skiplock=1", 400, "Only root may use this option.");
}

void TestSimConfig::refuses()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QFETCH(QString, text);
    const QMap<QByteArray, QByteArray> before = m_sim->cluster.config(300);
    const Got got = m_sim->put(kConfig + (query.isEmpty() ? QByteArray() : '?' + query));
    QCOMPARE(got.status(), status);
    if (status == 400) {
        QCOMPARE(got.message(), QStringLiteral("Parameter verification failed.\n"));
        const QJsonObject errors = got.body.value(QLatin1String("errors")).toObject();
        QCOMPARE(errors.begin().value().toString(), text);
    } else {
        QCOMPARE(got.message(), text + QLatin1Char('\n'));
    }
    QCOMPARE(m_sim->cluster.config(300), before);
    QCOMPARE(m_sim->put("/nodes/pve1/qemu/999/config", {{"cores", "1"}}).message(),
             QStringLiteral("Configuration file 'nodes/pve1/qemu-server/999.conf' does not exist\n"));
}

void TestSimConfig::netWithoutMacGetsANewOneEachTime()
{
    QCOMPARE(put({{"net0", "virtio,bridge=vmbr0,tag=42"}}).status(), 200);
    const QByteArray first = m_sim->cluster.config(300).value("net0");
    QVERIFY(first.startsWith("virtio=BC:24:11:") && first.endsWith(",bridge=vmbr0,tag=42"));
    QCOMPARE(put({{"net0", "virtio,bridge=vmbr0,tag=42"}}).status(), 200);
    QVERIFY(m_sim->cluster.config(300).value("net0") != first);
}

void TestSimConfig::deletesKeysAndForgivesUnsetOnes()
{
    QCOMPARE(put({{"nameserver", "10.0.0.2"}}).status(), 200);
    QCOMPARE(put({{"delete", "nameserver,searchdomain"}}).status(), 200);
    QVERIFY(!m_sim->cluster.config(300).contains("nameserver"));
    QCOMPARE(put({{"delete", "nameserver"}}).status(), 200);
}

void TestSimConfig::digestIsTheHashOfTheFile()
{
    const QString first = m_sim->config(300).value(QLatin1String("digest")).toString();
    QCOMPARE(put({{"cores", "3"}, {"digest", first.toLatin1()}}).status(), 200);
    const QString second = m_sim->config(300).value(QLatin1String("digest")).toString();
    QVERIFY(second != first);
    QCOMPARE(put({{"cores", "2"}, {"digest", first.toLatin1()}}).message(),
             QStringLiteral("checksum mismatch (file change by other user?)\n"));
    QCOMPARE(put({{"cores", "3"}, {"digest", ""}}).status(),
             200); // an empty one is ignored, and a no-op changes nothing
    QCOMPARE(m_sim->config(300).value(QLatin1String("digest")).toString(), second);
    QCOMPARE(put({{"cores", "2"}}).status(), 200); // back to the former contents
    QCOMPARE(m_sim->config(300).value(QLatin1String("digest")).toString(), first);
}

void TestSimConfig::pendingCarriesEveryKeyAndTheDigest()
{
    const QMap<QByteArray, QByteArray> config = m_sim->cluster.config(300);
    const QJsonArray rows = m_sim->get("/nodes/pve1/qemu/300/pending").data().toArray();
    QCOMPARE(rows.size(), config.size() + 1);
    QCOMPARE(pendingOf("digest", "value"), m_sim->config(300).value(QLatin1String("digest")).toString());
    QCOMPARE(pendingOf("memory", "value"), QStringLiteral("2048"));
    QCOMPARE(pendingOf("memory"), QString());
}

void TestSimConfig::runningVmKeepsMemoryPendingUntilItsRestart()
{
    QCOMPARE(m_sim->waitFor(m_sim->post("/nodes/pve1/qemu/300/status/start").text()), QStringLiteral("OK"));
    QCOMPARE(put({{"cores", "8"}, {"memory", "4096"}, {"name", "renamed"}, {"ciuser", "x1"}}).status(), 200);
    QCOMPARE(pendingOf("memory"), QStringLiteral("4096"));
    QCOMPARE(pendingOf("memory", "value"), QStringLiteral("2048"));
    QCOMPARE(pendingOf("name", "value"), QStringLiteral("renamed"));
    QCOMPARE(pendingOf("ciuser", "value"), QStringLiteral("x1"));
    QCOMPARE(m_sim->config(300).value(QLatin1String("memory")).toString(), QStringLiteral("4096"));
    const QJsonObject inForce = m_sim->get(kConfig + "?current=1").data().toObject();
    QCOMPARE(inForce.value(QLatin1String("memory")).toString(), QStringLiteral("2048"));
    QCOMPARE(put({{"cores", "2"}}).status(), 200); // as it is: nothing waits any more
    QCOMPARE(pendingOf("cores"), QString());
    QCOMPARE(put({{"delete", "agent"}}).status(), 200);
    QCOMPARE(pendingOf("agent", "delete"), QStringLiteral("1"));
    QCOMPARE(m_sim->waitFor(m_sim->post("/nodes/pve1/qemu/300/status/stop").text()), QStringLiteral("OK"));
    QCOMPARE(pendingOf("memory", "value"), QStringLiteral("4096"));
    QCOMPARE(pendingOf("memory"), QString());
    QVERIFY(!m_sim->cluster.config(300).contains("agent"));
}

void TestSimConfig::runningVmRefusesAnUnknownBridge()
{
    QCOMPARE(m_sim->waitFor(m_sim->post("/nodes/pve1/qemu/300/status/start").text()), QStringLiteral("OK"));
    const Got got = put({{"net0", "virtio=BC:24:11:AA:00:04,bridge=vmbr99"}, {"description", "run2"}});
    QCOMPARE(got.status(), 400);
    QCOMPARE(got.error("net0"), QStringLiteral("hotplug problem - interface vmbr99 does not exist\n"));
    QCOMPARE(pendingOf("description", "value"), QStringLiteral("run2")); // the others are stored
    QCOMPARE(pendingOf("net0"), QStringLiteral("virtio=BC:24:11:AA:00:04,bridge=vmbr99"));
}

void TestSimConfig::failedPutLeavesKeysPendingAndTheNextAppliesThem()
{
    sim::Fault order;
    order.pattern = QStringLiteral("^PUT ");
    order.action = sim::Fault::Action::KeyOrder;
    order.body = "cores memory ciuser boot tags onboot description nameserver";
    order.times = 1;
    m_sim->cluster.addFault(order);
    const Got got = put({{"cores", "4"},
                         {"memory", "1024"},
                         {"onboot", "1"},
                         {"tags", "t1"},
                         {"description", "d"},
                         {"ciuser", "u1"},
                         {"nameserver", "10.0.0.3"},
                         {"boot", "order=scsi7"}});
    QCOMPARE(got.message(), QStringLiteral("invalid bootorder: device 'scsi7' does not exist'\n"));
    const QMap<QByteArray, QByteArray> left = m_sim->cluster.pending(300);
    QCOMPARE(left.keys(),
             QList<QByteArray>({"ciuser", "cores", "memory"})); // those before the one that failed
    const QByteArray key = left.firstKey();
    QVERIFY(m_sim->cluster.config(300).value(key) != left.value(key));
    QCOMPARE(m_sim->config(300).value(QLatin1String(key)).toVariant().toString(),
             QString::fromUtf8(left.value(key)));
    QCOMPARE(put({{"searchdomain", "later.example"}}).status(), 200);
    QCOMPARE(m_sim->cluster.config(300).value(key), left.value(key));
    QVERIFY(m_sim->cluster.pending(300).isEmpty());
}

void TestSimConfig::revertDropsWhatIsPending()
{
    const QMap<QByteArray, QByteArray> before = m_sim->cluster.config(300);
    QCOMPARE(put({{"cores", "4"}, {"description", "d"}, {"tags", "x"}, {"boot", "order=scsi7"}}).status(),
             500);
    QCOMPARE(put({{"revert", "cores,description,tags,boot"}}).status(), 200);
    QVERIFY(m_sim->cluster.pending(300).isEmpty());
    QCOMPARE(m_sim->cluster.config(300), before);
}

void TestSimConfig::sshKeysAreEncodedTwice()
{
    const QByteArray once = QUrl::toPercentEncoding(QLatin1String(kKey));
    QCOMPARE(put({{"sshkeys", once}}).status(), 200); // the driver encodes it a second time
    QCOMPARE(m_sim->config(300).value(QLatin1String("sshkeys")).toString(), QString::fromLatin1(once));
    const Got bare = put({{"sshkeys", kKey}});
    QCOMPARE(bare.error("sshkeys"), QStringLiteral("invalid format - invalid urlencoded string: ") +
                                        QLatin1String(kKey) + QLatin1Char('\n'));
    QCOMPARE(put({{"sshkeys", "not%20a%20key"}}).message(),
             QStringLiteral("SSH public key validation error\n"));
    const QString dump = m_sim->get("/nodes/pve1/qemu/300/cloudinit/dump", {{"type", "user"}}).text();
    QVERIFY(dump.contains(QLatin1String("ssh_authorized_keys:\n  - ") + QLatin1String(kKey)));
}

void TestSimConfig::passwordsAreHashedUnlessTheyAreHashes()
{
    const auto dumped = [this] {
        const QString dump = m_sim->get("/nodes/pve1/qemu/300/cloudinit/dump", {{"type", "user"}}).text();
        return dump.section(QLatin1String("password: "), 1, 1).section(QLatin1Char('\n'), 0, 0);
    };
    QCOMPARE(put({{"cipassword", "S3cret&+ %41"}}).status(), 200);
    QCOMPARE(m_sim->config(300).value(QLatin1String("cipassword")).toString(), QStringLiteral("**********"));
    QCOMPARE(pendingOf("cipassword", "value"), QStringLiteral("**********"));
    QVERIFY(dumped().startsWith(QLatin1String("$5$")));
    const QByteArray hash = "$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.";
    QCOMPARE(put({{"cipassword", hash}}).status(), 200);
    QCOMPARE(dumped(), QString::fromLatin1(hash));
    for (const char *notOne : {"$6$notreally", "$y$j9T$saltsalt$0123456789abcdef", "**********"}) {
        QCOMPARE(put({{"cipassword", notOne}}).status(), 200);
        QVERIFY2(dumped().startsWith(QLatin1String("$5$")), notOne);
    }
}

void TestSimConfig::cloudInitDriveIsAddedOnce()
{
    QCOMPARE(m_sim->waitFor(m_sim->clone(310, {}, 9010)), QStringLiteral("OK"));
    const QByteArray path = "/nodes/pve1/qemu/310/config";
    QCOMPARE(m_sim->put(path, {{"ide2", "local:cloudinit"}}).status(), 200);
    QCOMPARE(m_sim->cluster.config(310).value("ide2"),
             QByteArray("local:310/vm-310-cloudinit.qcow2,media=cdrom"));
    QCOMPARE(m_sim->put(path, {{"ide2", "local:cloudinit"}}).message(),
             QStringLiteral("disk image '/var/lib/vz/images/310/vm-310-cloudinit.qcow2' already exists\n"));
    QCOMPARE(m_sim->put(path, {{"ide0", "local:cloudinit"}}).message(),
             QStringLiteral("ide0 - cloud-init drive is already attached at 'ide2'\n"));
    QCOMPARE(m_sim->put(path, {{"delete", "ide2"}}).status(), 200);
    QVERIFY(!m_sim->cluster.config(310).contains("unused0"));
}

void TestSimConfig::deletedDiskBecomesUnused()
{
    QCOMPARE(put({{"scsi1", "local:1"}}).status(), 200);
    const QByteArray disk = m_sim->cluster.config(300).value("scsi1");
    QVERIFY2(disk.endsWith(".raw,size=1G"), disk.constData());
    QCOMPARE(put({{"delete", "scsi1"}}).status(), 200);
    QCOMPARE(m_sim->cluster.config(300).value("unused0"), disk.split(',').first());
    QCOMPARE(put({{"delete", "unused0"}}).status(), 200);
    QVERIFY(!m_sim->cluster.config(300).contains("unused0"));
    QCOMPARE(put({{"protection", "1"}}).status(), 200);
    QCOMPARE(put({{"delete", "scsi0"}}).message(),
             QStringLiteral("can't remove drive 'scsi0' - protection mode enabled\n"));
}

void TestSimConfig::putWaitsForTheFlock()
{
    m_sim->cluster.holdFlock(300, Millis(4000));
    const Got got = m_sim->send("PUT", kConfig, {{"cores", "7"}});
    QCOMPARE(got.status(), 200);
    QVERIFY(got.took >= Millis(4000) && got.took < Millis(4100));
    QCOMPARE(m_sim->cluster.config(300).value("cores"), QByteArray("2")); // not before its time
    m_sim->wait(Millis(3990));
    QCOMPARE(m_sim->cluster.config(300).value("cores"), QByteArray("2"));
    m_sim->wait(Millis(20));
    QCOMPARE(m_sim->cluster.config(300).value("cores"), QByteArray("7"));
}

void TestSimConfig::putGivesUpAfterTenSeconds()
{
    m_sim->cluster.holdFlock(300, Millis(30'000));
    const QString text =
        QStringLiteral("can't lock file '/var/lock/qemu-server/lock-300.conf' - got timeout");
    const QString start = m_sim->post("/nodes/pve1/qemu/300/status/start").text();
    const QString resize =
        m_sim->put("/nodes/pve1/qemu/300/resize", {{"disk", "scsi0"}, {"size", "40G"}}).text();
    const Got got = put({{"cores", "7"}});
    QCOMPARE(got.message(), text + QLatin1Char('\n'));
    QVERIFY(got.took >= Millis(10'000) && got.took < Millis(10'100));
    QCOMPARE(m_sim->put("/nodes/pve1/qemu/300/cloudinit").message(), text + QLatin1Char('\n'));
    QCOMPARE(m_sim->exitOf(start), text);
    QCOMPARE(m_sim->exitOf(resize), text);
    QCOMPARE(m_sim->logOf(resize), QStringList({QStringLiteral("trying to acquire lock..."),
                                                QStringLiteral("TASK ERROR: ") + text}));
    m_sim->wait(Millis(15'000));
    QCOMPARE(m_sim->cluster.config(300).value("cores"), QByteArray("2"));
}

void TestSimConfig::postConfigIsATask()
{
    const QString upid = m_sim->post(kConfig, {{"cores", "3"}}).text();
    QVERIFY(upid.contains(QLatin1String(":qmconfig:300:")));
    QCOMPARE(m_sim->waitFor(upid), QStringLiteral("OK"));
    QCOMPARE(m_sim->cluster.config(300).value("cores"), QByteArray("3"));
}

void TestSimConfig::numbersAreNumbersAndTextIsText()
{
    const QJsonObject config = m_sim->config(300);
    QVERIFY(config.value(QLatin1String("cores")).isDouble());
    QVERIFY(config.value(QLatin1String("memory")).isString());
    QVERIFY(config.value(QLatin1String("agent")).isString());
    QVERIFY(m_sim->config(9000).value(QLatin1String("template")).isDouble());
}

QTEST_GUILESS_MAIN(TestSimConfig)
#include "tst_simconfig.moc"
