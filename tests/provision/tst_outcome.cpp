// SPDX-License-Identifier: Apache-2.0
#include "core/provision/outcome.h"
#include "tests/provision/jobrig.h"

#include <QTest>

using namespace prov;
using test::JobRig;

namespace {

void deleteVm(JobRig &rig)
{
    QCOMPARE(rig.job.vm, Presence::Present);
    rig.feed(DeleteVm{});
    rig.reply(rig.pending());
    rig.reply(R"({"status":"stopped"})");
    QCOMPARE(rig.asked(), QStringLiteral("delete"));
    rig.reply(rig.upid(QStringLiteral("qmdestroy")));
    QVERIFY(!wasDeleted(rig.job)); // not yet
    rig.endTask();
    QCOMPARE(rig.job.vm, Presence::None);
}

void failToStart(JobRig &rig)
{
    rig.toStart();
    rig.refuse(403, QStringLiteral("Permission check failed"));
    QCOMPARE(rig.job.step, Step::Failed);
}

/// Its clone ended badly, and yet it is there.
void failToClone(JobRig &rig)
{
    rig.toCloneTask();
    rig.endTask(QStringLiteral("clone failed: something after the copy"));
    rig.reply("[]");
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.state(), QStringLiteral("failed task/present"));
}

void cancelClone(JobRig &rig)
{
    rig.toCloneTask();
    rig.feed(Cancel{});
    rig.endTask();
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.state(), QStringLiteral("cancelled/present"));
}

} // namespace

/// The rules by which both programs tell what became of a job.
class TestOutcome : public QObject
{
    Q_OBJECT

private slots:
    void whatWasThereAndIsNotWasDeleted_data();
    void whatWasThereAndIsNotWasDeleted();
    void whatNobodyHasReadWasThereToo();
    void whatWasNeverMadeWasNotDeleted();
    void afterARetryItIsToBeMade();
    void lockedVmsAreThoseOfAllTries();
    void theMostUrgentMatterCounts_data();
    void theMostUrgentMatterCounts();
};

using Way = void (*)(JobRig &);

void TestOutcome::whatWasThereAndIsNotWasDeleted_data()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("failed at its start") << Way(failToStart);
    QTest::newRow("failed at its clone") << Way(failToClone);
    QTest::newRow("cancelled while it was cloned") << Way(cancelClone);
}

void TestOutcome::whatWasThereAndIsNotWasDeleted()
{
    QFETCH(Way, way);
    JobRig rig;
    way(rig);
    QVERIFY(!wasDeleted(rig.job));
    deleteVm(rig);
    QVERIFY(wasDeleted(rig.job));
    rig.restart();
    QVERIFY(wasDeleted(rig.job));
}

/// Its clone was done; then it could not be read, and somebody else has removed it.
void TestOutcome::whatNobodyHasReadWasThereToo()
{
    JobRig rig;
    rig.toSettling();
    rig.pass(base::Millis{20'000});
    rig.refuse(403, QStringLiteral("Permission check failed"));
    QCOMPARE(rig.state(), QStringLiteral("failed refused/present"));
    QVERIFY(rig.job.smbios.isEmpty());
    rig.feed(DeleteVm{});
    rig.refuse(500, QStringLiteral("Configuration file 'nodes/pve1/qemu-server/401.conf' does not exist"));
    QCOMPARE(rig.asked(), QStringLiteral("delete_probe"));
    rig.reply(R"("401")");
    QVERIFY(wasDeleted(rig.job));
}

void TestOutcome::whatWasNeverMadeWasNotDeleted()
{
    JobRig failed;
    failed.feed(Admitted{});
    failed.refuse(403, QStringLiteral("Permission check failed"));
    QCOMPARE(failed.job.step, Step::Failed);
    QVERIFY(!wasDeleted(failed.job));
    JobRig cancelled;
    cancelled.feed(Cancel{});
    QCOMPARE(cancelled.job.step, Step::Cancelled);
    QVERIFY(!wasDeleted(cancelled.job));
}

void TestOutcome::afterARetryItIsToBeMade()
{
    JobRig rig;
    failToStart(rig);
    deleteVm(rig);
    rig.feed(Retry{});
    QVERIFY(!wasDeleted(rig.job));
    rig.refuse(403, QStringLiteral("Permission check failed"));
    QCOMPARE(rig.job.step, Step::Failed);
    QVERIFY(!wasDeleted(rig.job));
}

void TestOutcome::lockedVmsAreThoseOfAllTries()
{
    Job job;
    job.vmid = 402;
    job.vm = Presence::Present;
    QVERIFY(leftLocked(job).isEmpty());
    job.leftBehind = {401};
    QCOMPARE(leftLocked(job), QList<pve::VmId>{401});
    job.vm = Presence::Orphan;
    QCOMPARE(leftLocked(job), (QList<pve::VmId>{401, 402}));
}

void TestOutcome::theMostUrgentMatterCounts_data()
{
    QTest::addColumn<Job>("job");
    QTest::addColumn<Matter>("matter");
    Job job;
    QTest::newRow("none") << job << Matter::None;
    job.leftBehind = {401};
    QTest::newRow("VMs of earlier tries are none of its own") << job << Matter::None;
    job.detached = true;
    QTest::newRow("detached") << job << Matter::Detached;
    job.waitsForSecret = true;
    QTest::newRow("waits for its password") << job << Matter::WaitsForSecret;
    job.step = Step::Cancelled;
    QTest::newRow("cancelled") << job << Matter::Cancelled;
    job.step = Step::Failed;
    job.failure = Failure{};
    QTest::newRow("failed") << job << Matter::Failed;
    job.cleanup = Cleanup{};
    QTest::newRow("is being deleted") << job << Matter::Failed;
    job.cleanup->error = base::Error{};
    QTest::newRow("not deleted") << job << Matter::NotDeleted;
}

void TestOutcome::theMostUrgentMatterCounts()
{
    QFETCH(Job, job);
    QTEST(matterOf(job), "matter");
}

QTEST_APPLESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
