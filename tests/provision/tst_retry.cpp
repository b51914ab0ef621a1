// SPDX-License-Identifier: Apache-2.0
#include "tests/provision/jobrig.h"

#include <QTest>

using namespace prov;
using base::Error;
using base::Millis;
using test::JobRig;

/// Retry from each failed step, and deleting a VM that a job made: never a second VM, never a stranger's.
class TestRetry : public QObject
{
    Q_OBJECT

private slots:
    void beginsWhereNothingIsDoneTwice_data();
    void beginsWhereNothingIsDoneTwice();
    void anOrphanKeepsItsVmid();
    void anOrphanIsRememberedUntilItIsGone();
    void anOrphanThatWasRemovedIsForgotten();
    void aVmThatMayBeThereIsNotMadeAgain();
    void aVmThatIsNotToBeFoundIsNotMadeAgain();
    void afterADeletionItIsMadeAnew();
    void afterARefusedDeletionItGoesOn();
    void isForFailedJobsOnly();
    void deletionNeedsBothMarks_data();
    void deletionNeedsBothMarks();
    void deletionStopsFirst();
    void deletionSurvives_data();
    void deletionSurvives();
};

namespace {

void failIn(JobRig &rig, const QString &step)
{
    const auto no = QStringLiteral("Permission check failed");
    if (step == u"reserving") {
        rig.feed(Admitted{});
    } else if (step == u"cloning") {
        rig.toClonePost();
    } else if (step == u"settling") {
        rig.toSettling();
        rig.pass(Millis{20'000});
    } else if (step == u"configuring") {
        rig.toPut();
    } else if (step == u"resizing") {
        rig.toResize();
    } else if (step == u"verifying") {
        rig.toVerify();
    } else if (step == u"starting") {
        rig.toStart();
    } else {
        rig.toGuest();
    }
    rig.refuse(403, no);
}

void toDeleteRead(JobRig &rig)
{
    failIn(rig, QStringLiteral("configuring"));
    rig.feed(DeleteVm{});
    QCOMPARE(rig.asked(), QStringLiteral("delete_read"));
}

void toOrphan(JobRig &rig)
{
    rig.toCloneTask();
    rig.endTask(QStringLiteral("unexpected status"));
    rig.reply("[]");
    rig.taken();
    rig.reply(rig.stub());
    QCOMPARE(rig.state(), QStringLiteral("failed orphan/orphan"));
}

void toDeleteTask(JobRig &rig)
{
    toDeleteRead(rig);
    rig.reply(rig.pending());
    rig.reply(R"({"status":"stopped","vmid":401})");
    QCOMPARE(rig.asked(), QStringLiteral("delete"));
    rig.reply(rig.upid(QStringLiteral("qmdestroy"), 9));
}

} // namespace

void TestRetry::beginsWhereNothingIsDoneTwice_data()
{
    QTest::addColumn<QString>("asked");
    QTest::newRow("reserving") << QStringLiteral("template_config");
    QTest::newRow("cloning") << QStringLiteral("template_config");
    QTest::newRow("settling") << QStringLiteral("settle_pending");
    QTest::newRow("configuring") << QStringLiteral("config_read");
    QTest::newRow("resizing") << QStringLiteral("resize_read");
    QTest::newRow("verifying") << QStringLiteral("config_read");
    QTest::newRow("starting") << QStringLiteral("verify_read");
    QTest::newRow("awaiting_guest") << QStringLiteral("verify_read");
}

void TestRetry::beginsWhereNothingIsDoneTwice()
{
    const auto step = QString::fromLatin1(QTest::currentDataTag());
    JobRig rig;
    failIn(rig, step);
    QCOMPARE(rig.job.step, Step::Failed);
    QCOMPARE(stepName(rig.job.failure->step), step);
    const auto spent = rig.job.totalMs;
    rig.pass(Millis{3'600'000});
    rig.restart();
    rig.feed(Retry{});
    QTEST(rig.asked(), "asked");
    QVERIFY(!rig.job.failure);
    QCOMPARE((rig.context.now - rig.job.jobStart).count(), spent);
}

void TestRetry::anOrphanKeepsItsVmid()
{
    JobRig rig;
    toOrphan(rig);
    rig.feed(Retry{});
    QCOMPARE(rig.job.leftBehind, QList<pve::VmId>{401});
    QCOMPARE(rig.job.vm, Presence::None);
    QCOMPARE(rig.job.vmid, 0);
}

void TestRetry::anOrphanIsRememberedUntilItIsGone()
{
    JobRig rig;
    toOrphan(rig);
    rig.feed(Retry{});
    rig.restart();
    QCOMPARE(rig.job.leftBehind, QList<pve::VmId>{401});
    rig.feed(LeftGone{402});
    QCOMPARE(rig.job.leftBehind, QList<pve::VmId>{401});
    rig.feed(LeftGone{401});
    QVERIFY(rig.job.leftBehind.isEmpty());
}

/// An administrator has removed it, and the VMID was free for the next try.
void TestRetry::anOrphanThatWasRemovedIsForgotten()
{
    JobRig rig;
    toOrphan(rig);
    rig.feed(Retry{});
    rig.reply(R"({"template":1,"scsi0":"local:9000/base.qcow2,size=32G"})");
    rig.feed(VmidPicked{401});
    QCOMPARE(rig.job.leftBehind, QList<pve::VmId>{401});
    rig.reply(R"("401")");
    QCOMPARE(rig.job.step, Step::Cloning);
    QVERIFY(rig.job.leftBehind.isEmpty());
}

void TestRetry::aVmThatMayBeThereIsNotMadeAgain()
{
    JobRig rig;
    rig.toCloneTask();
    rig.endTask(QStringLiteral("clone failed: something after the copy"));
    rig.reply("[]");
    rig.taken();
    rig.reply(rig.ours()); // ended badly, and yet it is there
    QCOMPARE(rig.state(), QStringLiteral("failed task/present"));
    rig.feed(Retry{});
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.job.step, Step::Settling);
}

void TestRetry::aVmThatIsNotToBeFoundIsNotMadeAgain()
{
    JobRig rig;
    rig.toPut();
    rig.refuse(500, QStringLiteral("unable to find configuration file for VM 401 on node 'pve1'"));
    QCOMPARE(rig.asked(), QStringLiteral("find_vm"));
    rig.reply("[]"); // a user without rights on it sees the same
    QCOMPARE(rig.state(), QStringLiteral("failed refused/unknown"));
    rig.feed(Retry{});
    QCOMPARE(rig.asked(), QStringLiteral("config_read"));
}

void TestRetry::afterADeletionItIsMadeAnew()
{
    JobRig rig;
    toDeleteTask(rig);
    rig.job.passwordVerified = true;
    rig.endTask();
    QCOMPARE(rig.job.vm, Presence::None);
    rig.feed(Retry{});
    QCOMPARE(rig.asked(), QStringLiteral("template_config"));
    rig.reply(R"({"template":1,"scsi0":"local:9000/base.qcow2,size=32G"})");
    rig.feed(VmidPicked{401});
    rig.reply(R"("401")");
    // The new VM has another uuid, and no password yet.
    QVERIFY(rig.job.smbios.isEmpty());
    QVERIFY(!rig.job.passwordVerified);
}

void TestRetry::afterARefusedDeletionItGoesOn()
{
    JobRig rig;
    toDeleteRead(rig);
    rig.refuse(403, QStringLiteral("Permission check failed (/vms/401, VM.Audit)"));
    QVERIFY(rig.job.cleanup && rig.job.cleanup->error);
    rig.feed(Retry{});
    QVERIFY(!rig.job.cleanup);
    QCOMPARE(rig.asked(), QStringLiteral("config_read"));
}

void TestRetry::isForFailedJobsOnly()
{
    JobRig rig;
    rig.toPut();
    rig.feed(Retry{});
    QCOMPARE(rig.asked(), QStringLiteral("put_config"));
    rig.reply();
    rig.feed(Cancel{});
    toDeleteTask(rig = JobRig());
    rig.feed(Retry{}); // while it is being deleted
    QCOMPARE(rig.job.step, Step::Failed);
}

void TestRetry::deletionNeedsBothMarks_data()
{
    QTest::addColumn<QString>("uuid");
    QTest::addColumn<QString>("marker");
    QTest::addColumn<QString>("lock");
    QTest::newRow("another uuid") << QStringLiteral("bbbb") << QString() << QString();
    QTest::newRow("no uuid") << QString() << QString() << QString();
    QTest::newRow("another marker") << QStringLiteral("aaaa") << QStringLiteral("ffff") << QString();
    QTest::newRow("locked") << QStringLiteral("aaaa") << QString() << QStringLiteral("backup");
}

void TestRetry::deletionNeedsBothMarks()
{
    QFETCH(QString, uuid);
    QFETCH(QString, marker);
    QFETCH(QString, lock);
    JobRig rig;
    toDeleteRead(rig);
    rig.server[QStringLiteral("smbios1")] = QStringLiteral("uuid=") + uuid;
    if (!lock.isEmpty())
        rig.server[QStringLiteral("lock")] = lock;
    auto rows = rig.pending();
    if (!marker.isEmpty())
        rows.replace(rig.job.id.toUtf8(), marker.toUtf8());
    rig.reply(rows);
    QVERIFY(rig.job.cleanup->error);
    QCOMPARE(rig.asked(), QStringLiteral("-"));
    QVERIFY(!rig.has<Send>());
}

void TestRetry::deletionStopsFirst()
{
    JobRig rig;
    toDeleteRead(rig);
    rig.reply(rig.pending());
    rig.reply(R"({"status":"running","vmid":401})");
    QCOMPARE(rig.asked(), QStringLiteral("delete_stop"));
    rig.reply(rig.upid(QStringLiteral("qmstop"), 9));
    rig.endTask();
    QCOMPARE(rig.asked(), QStringLiteral("delete_read")); // both marks, once more
    rig.reply(rig.pending());
    rig.reply(R"({"status":"stopped","vmid":401})");
    QCOMPARE(rig.asked(), QStringLiteral("delete"));
}

void TestRetry::deletionSurvives_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"restart", "worker", "vanished", "lost"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestRetry::deletionSurvives()
{
    QFETCH(QString, what);
    JobRig rig;
    if (what == u"lost") {
        toDeleteRead(rig);
        rig.reply(rig.pending());
        rig.reply(R"({"status":"stopped","vmid":401})");
        rig.lose();
        rig.tick();
    } else {
        toDeleteTask(rig);
    }
    if (what == u"restart") {
        rig.restart();
        QVERIFY(rig.has<WatchTask>());
        rig.endTask();
    } else if (what == u"worker") {
        rig.endTask(QStringLiteral("unexpected status"));
    } else if (what == u"vanished") {
        rig.feed(TaskVanished{rig.job.task->upid,
                              {Error::Kind::NotFound, 400, QStringLiteral("no such task"), {}}});
    }
    if (what != u"restart") {
        QCOMPARE(rig.asked(), QStringLiteral("delete_read"));
        rig.refuse(500,
                   QStringLiteral("Configuration file 'nodes/pve1/qemu-server/401.conf' does not exist"));
        rig.reply(R"("401")");
    }
    QCOMPARE(rig.job.vm, Presence::None);
    QVERIFY(!rig.job.cleanup);
}

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
