// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simdriver.h"

#include <QtTest>

using namespace test;

/// Judged against pve/transcripts: clone-full-lifecycle, clone-one-disk-template, clone-linked, clone-errors,
/// clone-stopped-by-user, clone-cancelled-by-owner, clone-worker-killed.
class TestSimClone : public QObject
{
    Q_OBJECT
private slots:
    void fullCloneTakesFourteenSeconds();
    void stubShowsNothingButItsLock();
    void realKeysAppearWhenTheFirstDriveIsDone();
    void resultHasTheSourcesKeysAndNewIdentities();
    void logTellsTheDrivesInOrder();
    void linkedCloneIsQuickAndNamesItsBase();
    void refusedBeforeTheTask_data();
    void refusedBeforeTheTask();
    void resourcesLagBehind();
    void stoppedCloneFreesItsId();
    void stopWhileItMeasuresFailsByTheMissingSize();
    void stopInTheFirstMomentLeavesAStub();
    void twoStopsAtOnceLeaveAStub();
    void killedWorkerLeavesALockedStub();
    void fullStorageFailsInTheTask();
    void clonesOfOneTemplateRunInParallel();
    void clonesWaitForTheSourcesLockOneSecondOnly();
    void storageLockIsWaitedForTenSeconds();
    void secondCloneIntoTheSameIdIsRefused();
    void poolIsJoinedAtTheEnd();
    void sharedTemplateCanBeClonedToAnotherNode();
};

void TestSimClone::fullCloneTakesFourteenSeconds()
{
    SimDriver sim;
    const QString upid = sim.clone(200, {{"full", "1"}});
    QVERIFY(upid.startsWith(QLatin1String("UPID:pve1:")));
    QVERIFY(upid.endsWith(QLatin1String(":qmclone:9000:admin@pve!slipway:")));
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QVERIFY2(sim.now > Millis(13'700) && sim.now < Millis(14'300),
             qPrintable(QString::number(sim.now.count())));
}

void TestSimClone::stubShowsNothingButItsLock()
{
    SimDriver sim;
    QVERIFY(!sim.clone(648, {{"full", "1"}}).isEmpty());
    const QJsonObject expected{
        {QStringLiteral("lock"), QStringLiteral("clone")},
        {QStringLiteral("description"), QStringLiteral(" qmclone temporary file")},
        {QStringLiteral("digest"), QStringLiteral("eb54fb9d9f120ba0c3bdf694f73b10002c375c38")}};
    QCOMPARE(sim.config(648), expected);
    QCOMPARE(sim.get("/cluster/nextid", {{"vmid", "648"}}).error("vmid"),
             QStringLiteral("VM 648 already exists"));
    QCOMPARE(sim.put("/nodes/pve1/qemu/648/config", {{"cores", "2"}}).message(),
             QStringLiteral("VM is locked (clone)\n"));
}

void TestSimClone::realKeysAppearWhenTheFirstDriveIsDone()
{
    SimDriver sim;
    QVERIFY(!sim.clone(200, {{"full", "1"}, {"name", "web"}, {"description", "made by test"}}).isEmpty());
    sim.wait(Millis(1000));
    const QJsonObject config = sim.config(200);
    QCOMPARE(config.value(QLatin1String("name")).toString(), QStringLiteral("web"));
    QCOMPARE(config.value(QLatin1String("lock")).toString(), QStringLiteral("clone"));
    QCOMPARE(config.value(QLatin1String("ide2")).toString(),
             QStringLiteral("local:200/vm-200-cloudinit.qcow2,media=cdrom,size=4M"));
    QVERIFY(!config.contains(QLatin1String("scsi0")));
    // A template with one disk shows the stub to the end.
    QVERIFY(!sim.clone(201, {{"full", "1"}}, 9010).isEmpty());
    sim.wait(Millis(10'000));
    QCOMPARE(sim.config(201).size(), 3);
}

void TestSimClone::resultHasTheSourcesKeysAndNewIdentities()
{
    SimDriver sim;
    const QMap<QByteArray, QByteArray> source = sim.cluster.config(9000);
    QCOMPARE(sim.waitFor(sim.clone(200, {{"full", "1"}})), QStringLiteral("OK"));
    const QMap<QByteArray, QByteArray> config = sim.cluster.config(200);
    QCOMPARE(config.value("name"), QByteArray("Copy-of-VM-debian-12"));
    QCOMPARE(config.value("scsi0"), QByteArray("local:200/vm-200-disk-0.qcow2,size=32G"));
    QVERIFY(!config.contains("lock") && !config.contains("template"));
    for (const char *key : {"agent", "boot", "cores", "cpu", "memory", "tags", "description"})
        QCOMPARE(config.value(key), source.value(key));
    for (const char *key : {"net0", "smbios1", "vmgenid"})
        QVERIFY2(config.contains(key) && config.value(key) != source.value(key), key);
    QVERIFY(config.value("net0").startsWith("virtio=BC:24:11:") &&
            config.value("net0").endsWith(",bridge=vmbr0"));
}

void TestSimClone::logTellsTheDrivesInOrder()
{
    SimDriver sim;
    const QString upid = sim.clone(301, {{"full", "1"}});
    const QStringList early = sim.logOf(upid);
    QCOMPARE(early.first(), QStringLiteral("creating a clone of VM 9000 with ID 301"));
    sim.wait(Millis(5000));
    const qsizetype midway = sim.logOf(upid).size();
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    const QStringList log = sim.logOf(upid);
    QVERIFY(midway > early.size() && log.size() > midway); // it grows
    QCOMPARE(log.at(1),
             QStringLiteral("create full clone of drive ide2 (local:9000/vm-9000-cloudinit.qcow2)"));
    QVERIFY(log.at(2).startsWith(
        QLatin1String("Formatting '/var/lib/vz/images/301/vm-301-cloudinit.qcow2', fmt=qcow2")));
    QCOMPARE(log.at(3), QStringLiteral("allocated target volume 'local:301/vm-301-cloudinit.qcow2'"));
    QCOMPARE(log.at(4),
             QStringLiteral("create full clone of drive scsi0 (local:9000/base-9000-disk-0.qcow2)"));
    QCOMPARE(log.at(7), QStringLiteral("transferred 0.0 B of 32.0 GiB (0.00%)"));
    QCOMPARE(log.at(8), QStringLiteral("transferred 327.7 MiB of 32.0 GiB (1.00%)"));
    QCOMPARE(log.last(), QStringLiteral("TASK OK"));
}

void TestSimClone::linkedCloneIsQuickAndNamesItsBase()
{
    SimDriver sim;
    const QString upid = sim.clone(220, {{"name", "linked-220"}});
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QVERIFY(sim.now < Millis(1500));
    QCOMPARE(sim.cluster.config(220).value("scsi0"),
             QByteArray("local:9000/base-9000-disk-0.qcow2/220/vm-220-disk-0.qcow2,size=32G"));
    QVERIFY(sim.logOf(upid).contains(
        QStringLiteral("create linked clone of drive scsi0 (local:9000/base-9000-disk-0.qcow2)")));
    // Its base cannot be deleted now.
    const QString destroy = sim.remove("/nodes/pve1/qemu/9000").text();
    QCOMPARE(
        sim.waitFor(destroy),
        QStringLiteral("base volume 'local:9000/base-9000-disk-0.qcow2' is still in use by linked cloned"));
}

void TestSimClone::refusedBeforeTheTask_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");

    const auto row = [](const char *name, const char *source, const char *query, int status,
                        const char *text) {
        QTest::newRow(name) << QByteArray(source) << QByteArray(query) << status << QString::fromLatin1(text);
    };
    row("id in use", "9000", "newid=131", 500, "unable to create VM 131: config file already exists");
    row("onto itself", "9000", "newid=9000", 500, "unable to create VM 9000: config file already exists");
    row("no source", "777", "newid=300", 500, "unable to find configuration file for VM 777 on node 'pve1'");
    row("source elsewhere", "9001", "newid=300", 500,
        "unable to find configuration file for VM 9001 on node 'pve1'");
    row("no storage", "9000", "newid=300&full=1&storage=nosuch", 500, "storage 'nosuch' does not exist");
    row("no pool", "9000", "newid=300&pool=nopool", 403,
        "Permission check failed (pool 'nopool' does not exist)");
    row("no node", "9000", "newid=300&target=nosuch", 500, "no such cluster node 'nosuch'");
    row("local disks", "9000", "newid=300&target=pve2", 500,
        "can't clone VM to node 'pve2' (VM uses local storage)");
    row("no snapshot", "9000", "newid=300&snapname=nosnap", 500, "snapshot 'nosnap' does not exist");
    row("storage of a linked", "9000", "newid=300&storage=local", 500,
        "parameter 'storage' not allowed for linked clones");
    row("format of a linked", "9000", "newid=300&format=raw", 500,
        "parameter 'format' not allowed for linked clones");
    row("linked of no template", "120", "newid=300&full=0", 500,
        "Linked clone feature is not supported for 'local:120/vm-120-disk-0.qcow2' (scsi0)");
}

void TestSimClone::refusedBeforeTheTask()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QFETCH(QString, text);
    SimDriver sim;
    const QList<int> before = sim.cluster.vmids();
    const Got got = sim.post("/nodes/pve1/qemu/" + source + "/clone?" + query);
    QCOMPARE(got.status(), status);
    QCOMPARE(got.message(), text + QLatin1Char('\n'));
    QCOMPARE(QString::fromLatin1(got.response.reason), text);
    QVERIFY(got.data().isNull());
    sim.wait(Millis(20'000));
    QCOMPARE(sim.cluster.vmids(), before);
}

QJsonObject resourceOf(SimDriver &sim, int vmid)
{
    const QJsonArray rows = sim.get("/cluster/resources", {{"type", "vm"}}).data().toArray();
    for (const QJsonValue &row : rows) {
        if (row.toObject().value(QLatin1String("vmid")).toInt() == vmid)
            return row.toObject();
    }
    return {};
}

void TestSimClone::resourcesLagBehind()
{
    SimDriver sim;
    sim.wait(Millis(1000));
    const QString upid = sim.clone(648, {{"full", "1"}, {"name", "one"}}, 9010);
    const QJsonObject first = resourceOf(sim, 648);
    QCOMPARE(first.value(QLatin1String("status")).toString(), QStringLiteral("unknown"));
    QCOMPARE(first.value(QLatin1String("lock")).toString(), QStringLiteral("clone"));
    QVERIFY(!first.contains(QLatin1String("name")));
    sim.wait(Millis(10'000));
    const QJsonObject later = resourceOf(sim, 648);
    QCOMPARE(later.value(QLatin1String("name")).toString(), QStringLiteral("VM 648"));
    QCOMPARE(later.value(QLatin1String("maxmem")).toDouble(), 536870912.0);
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QCOMPARE(resourceOf(sim, 648).value(QLatin1String("name")).toString(), QStringLiteral("VM 648"));
    sim.wait(Millis(10'000));
    QCOMPARE(resourceOf(sim, 648).value(QLatin1String("name")).toString(), QStringLiteral("one"));
}

void TestSimClone::stoppedCloneFreesItsId()
{
    SimDriver sim;
    const QString upid = sim.clone(252, {{"full", "1"}, {"bwlimit", "200000"}});
    sim.wait(Millis(3000));
    const Got stop = sim.remove(SimDriver::taskPath(upid));
    QCOMPARE(stop.status(), 200);
    QVERIFY(stop.data().isNull());
    QVERIFY(stop.took >= Millis(1000) && stop.took < Millis(2500));
    QCOMPARE(sim.exitOf(upid),
             QStringLiteral(
                 "clone failed: copy failed: command '/usr/bin/qemu-img convert -p -n -r 200000K -f qcow2 -O "
                 "qcow2 /var/lib/vz/images/9000/base-9000-disk-0.qcow2 "
                 "zeroinit:/var/lib/vz/images/252/vm-252-disk-0.qcow2' failed: interrupted by signal"));
    QCOMPARE(sim.get("/cluster/nextid", {{"vmid", "252"}}).text(), QStringLiteral("252"));
    QCOMPARE(sim.get("/nodes/pve1/qemu/252/config").message(),
             QStringLiteral("Configuration file 'nodes/pve1/qemu-server/252.conf' does not exist\n"));
    QCOMPARE(sim.logOf(upid).last(), QStringLiteral("TASK ERROR: ") + sim.exitOf(upid));
    sim.wait(Millis(20'000));
    QVERIFY(!sim.cluster.vmids().contains(252));                   // nothing of the copy comes later
    QCOMPARE(sim.remove(SimDriver::taskPath(upid)).status(), 200); // a finished one: no effect
}

void TestSimClone::stopWhileItMeasuresFailsByTheMissingSize()
{
    SimDriver sim;
    const Got posted = sim.send("POST", "/nodes/pve1/qemu/9010/clone", {{"newid", "252"}, {"full", "1"}});
    sim.wait(Millis(47)); // the fork, the stub, and qemu-img info has begun
    sim.remove(SimDriver::taskPath(posted.text()));
    QVERIFY(sim.waitFor(posted.text()).endsWith(QLatin1String("252-disk-0.qcow2' failed: exit code 1")));
    const QStringList log = sim.logOf(posted.text());
    QCOMPARE(log.at(2), QStringLiteral("command '/usr/bin/qemu-img info '--output=json' "
                                       "/var/lib/vz/images/9010/base-9010-disk-0.qcow2 -f qcow2' failed: "
                                       "interrupted by signal"));
    QVERIFY(log.contains(QStringLiteral("qemu-img: output file is smaller than input file")));
    QVERIFY(!sim.cluster.vmids().contains(252));
}

void TestSimClone::stopInTheFirstMomentLeavesAStub()
{
    SimDriver sim;
    const Got posted = sim.send("POST", "/nodes/pve1/qemu/9000/clone", {{"newid", "252"}, {"full", "1"}});
    sim.wait(Millis(15));
    const Got stop = sim.remove(SimDriver::taskPath(posted.text()));
    QVERIFY(stop.took >= Millis(4800));
    QCOMPARE(sim.exitOf(posted.text()), QStringLiteral("unexpected status"));
    QCOMPARE(sim.cluster.config(252).value("lock"), QByteArray("clone"));
}

void TestSimClone::twoStopsAtOnceLeaveAStub()
{
    SimDriver sim;
    const QString upid = sim.clone(252, {{"full", "1"}});
    sim.wait(Millis(2000));
    QCOMPARE(sim.send("DELETE", SimDriver::taskPath(upid)).status(), 200);
    QCOMPARE(sim.send("DELETE", SimDriver::taskPath(upid)).status(), 200);
    sim.wait(Millis(2500));
    QCOMPARE(sim.exitOf(upid), QStringLiteral("received interrupt"));
    QCOMPARE(sim.cluster.config(252).value("lock"), QByteArray("clone"));
}

void TestSimClone::killedWorkerLeavesALockedStub()
{
    SimDriver sim(QStringLiteral("killed-worker"));
    const QString upid = sim.clone(251, {{"full", "1"}});
    QCOMPARE(sim.waitFor(upid), QStringLiteral("unexpected status"));
    QVERIFY(!sim.logOf(upid).last().startsWith(QLatin1String("TASK")));
    QCOMPARE(sim.config(251).value(QLatin1String("lock")).toString(), QStringLiteral("clone"));
    QCOMPARE(sim.config(251).value(QLatin1String("name")).toString(), QStringLiteral("Copy-of-VM-debian-12"));
    sim.wait(Millis(100));
    const QJsonArray rows =
        sim.get("/nodes/pve1/tasks", {{"source", "all"}, {"limit", "2"}}).data().toArray();
    QCOMPARE(rows.first().toObject().value(QLatin1String("status")).toString(),
             QStringLiteral("unexpected status"));
    QCOMPARE(sim.waitFor(sim.remove("/nodes/pve1/qemu/251").text()), QStringLiteral("VM is locked (clone)"));
    QCOMPARE(sim.remove("/nodes/pve1/qemu/251?skiplock=1").error("skiplock"),
             QStringLiteral("Only root may use this option."));
    QCOMPARE(sim.waitFor(sim.clone(253, {{"full", "1"}})), QStringLiteral("OK")); // the first one only
    SimDriver linked(QStringLiteral("killed-worker"));
    QCOMPARE(linked.waitFor(linked.clone(251)), QStringLiteral("unexpected status"));
}

void TestSimClone::fullStorageFailsInTheTask()
{
    SimDriver sim(QStringLiteral("storage-full"));
    const QString upid = sim.clone(301, {{"full", "1"}});
    const QString exit = sim.waitFor(upid);
    QVERIFY2(exit.startsWith(QLatin1String("clone failed: copy failed: command '")) &&
                 exit.endsWith(QLatin1String("' failed: exit code 1")),
             qPrintable(exit));
    const QStringList log = sim.logOf(upid);
    QVERIFY(log.at(log.size() - 2).endsWith(QLatin1String("No space left on device")));
    QVERIFY(log.filter(QStringLiteral("(12.00%)")).size() == 1);
    QVERIFY(!sim.cluster.vmids().contains(301));
    QCOMPARE(sim.waitFor(sim.clone(302, {{"full", "1"}, {"storage", "ceph-vm"}})), QStringLiteral("OK"));
}

void TestSimClone::clonesOfOneTemplateRunInParallel()
{
    SimDriver sim;
    QStringList upids;
    for (int vmid = 401; vmid <= 405; ++vmid)
        upids.append(sim.clone(vmid, {{"full", "1"}}));
    for (const QString &upid : std::as_const(upids))
        QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QVERIFY2(sim.now < Millis(20'000), qPrintable(QString::number(sim.now.count())));
    // Meanwhile nobody else gets at the template.
    QVERIFY(!sim.clone(406, {{"full", "1"}}).isEmpty());
    const Got put = sim.put("/nodes/pve1/qemu/9000/config", {{"cores", "4"}});
    QCOMPARE(put.message(),
             QStringLiteral("can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout\n"));
    QVERIFY(put.took >= Millis(10'000) && put.took < Millis(10'100));
}

void TestSimClone::clonesWaitForTheSourcesLockOneSecondOnly()
{
    SimDriver sim;
    sim.cluster.holdFlock(9000, Millis(3000));
    const QString upid = sim.clone(401, {{"full", "1"}});
    QCOMPARE(sim.waitFor(upid),
             QStringLiteral("can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout"));
    QVERIFY(sim.now < Millis(1300));
    QCOMPARE(sim.logOf(upid).first(), QStringLiteral("trying to acquire lock..."));
    QVERIFY(!sim.cluster.vmids().contains(401));
}

void TestSimClone::storageLockIsWaitedForTenSeconds()
{
    SimDriver sim;
    QStringList upids;
    for (int vmid = 401; vmid <= 410; ++vmid)
        upids.append(sim.clone(vmid, {{"full", "1"}, {"storage", "nas-vm"}}));
    QStringList exits;
    for (const QString &upid : std::as_const(upids))
        exits.append(sim.waitFor(upid));
    QCOMPARE(exits.first(), QStringLiteral("OK"));
    QVERIFY(exits.contains(
        QStringLiteral("clone failed: cfs-lock 'storage-nas-vm' error: got lock request timeout")));
    for (qsizetype i = 0; i < exits.size(); ++i)
        QCOMPARE(sim.cluster.vmids().contains(401 + static_cast<int>(i)), exits.at(i) == QLatin1String("OK"));
}

void TestSimClone::secondCloneIntoTheSameIdIsRefused()
{
    SimDriver sim;
    QVERIFY(!sim.clone(500, {{"full", "1"}}).isEmpty());
    QCOMPARE(sim.post("/nodes/pve1/qemu/9000/clone", {{"newid", "500"}}).message(),
             QStringLiteral("unable to create VM 500: config file already exists\n"));
    // Two in the same moment: both get a task, one of them loses.
    const QString first = sim.send("POST", "/nodes/pve1/qemu/9000/clone", {{"newid", "501"}}).text();
    const QString second = sim.send("POST", "/nodes/pve1/qemu/9000/clone", {{"newid", "501"}}).text();
    QVERIFY(first != second);
    QCOMPARE(sim.waitFor(first), QStringLiteral("OK"));
    const QString lost = sim.waitFor(second);
    QVERIFY2(lost == QLatin1String("can't lock file '/var/lock/qemu-server/lock-501.conf' - got timeout") ||
                 lost == QLatin1String("unable to create VM 501: config file already exists"),
             qPrintable(lost));
}

void TestSimClone::poolIsJoinedAtTheEnd()
{
    SimDriver sim;
    const QString upid = sim.clone(500, {{"pool", "lab"}});
    QVERIFY(!resourceOf(sim, 500).contains(QLatin1String("pool")));
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QCOMPARE(resourceOf(sim, 500).value(QLatin1String("pool")).toString(), QStringLiteral("lab"));
}

void TestSimClone::sharedTemplateCanBeClonedToAnotherNode()
{
    SimDriver sim;
    const Got feature = sim.get("/nodes/pve2/qemu/9001/feature", {{"feature", "clone"}});
    QCOMPARE(feature.data().toObject().value(QLatin1String("nodes")).toArray().size(), 3);
    const QString upid = sim.clone(500, {{"target", "pve3"}, {"full", "1"}}, 9001, "pve2");
    QVERIFY(upid.startsWith(QLatin1String("UPID:pve2:")));
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QCOMPARE(sim.config(500, "pve3").value(QLatin1String("scsi0")).toString(),
             QStringLiteral("ceph-vm:vm-500-disk-0,size=20G"));
    QCOMPARE(sim.get("/nodes/pve2/qemu/500/config").status(), 500);
}

QTEST_GUILESS_MAIN(TestSimClone)
#include "tst_simclone.moc"
