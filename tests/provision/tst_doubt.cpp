// SPDX-License-Identifier: Apache-2.0
#include "tests/provision/jobrig.h"

#include <QTest>

using namespace prov;
using base::Error;
using base::Millis;
using test::JobRig;

namespace {

const QByteArray none = "[]";

QByteArray list(const QByteArray &row)
{
    return '[' + row + ']';
}

/// The clone's answer got lost, and the VMID is taken.
void toTaken(JobRig &rig)
{
    rig.toClonePost();
    rig.lose();
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.taken();
    QCOMPARE(rig.asked(), QStringLiteral("doubt_config"));
}

} // namespace

/// A clone whose answer got lost (design section 3, "Doubt"): each branch, step by step.
class TestDoubt : public QObject
{
    Q_OBJECT

private slots:
    void markedAndUnlockedIsDone();
    void strangersLeadToTheNextVmid_data();
    void strangersLeadToTheNextVmid();
    void aFixedVmidOfAStrangerFails();
    void stubOrForbiddenAsksTheTasks_data();
    void stubOrForbiddenAsksTheTasks();
    void theTaskSays_data();
    void theTaskSays();
    void aStubThatIsGoneIsNoOrphan();
    void endedWellIsReadForTenSeconds();
    void freeAndEndedWellIsProbedAgain();
    void aReceiptOfAnotherNodeIsNone();
    void otherPeoplesTasksAreNotOurs_data();
    void otherPeoplesTasksAreNotOurs();
    void noTaskVisibleWaitsWithPatienceThenAsks();
    void freeTwiceTenSecondsApartRepeatsTheSameVmid();
    void takenInBetweenBeginsTheCountAnew();
    void alreadyExistsGoesToDoubtOnce();
    void existsInTheTaskIsNotOurOrphan();
    void aLostVmidLockInTheTaskIsNotOurOrphan();
    void aVanishedTaskIsADoubt();
    void killedAfterTheCopyGoesOn();
    void tasksAreAskedForSinceTheFirstTry();
    void survivesARestart();
    void vmOnAnotherNodeIsFound();
};

void TestDoubt::markedAndUnlockedIsDone()
{
    JobRig rig;
    toTaken(rig);
    rig.reply(rig.ours());
    QCOMPARE(rig.job.step, Step::Settling);
    QCOMPARE(rig.asked(), QStringLiteral("settle_pending"));
}

void TestDoubt::strangersLeadToTheNextVmid_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("lock");
    QTest::newRow("no marker") << QStringLiteral("somebody's") << QString();
    QTest::newRow("no description") << QString() << QString();
    QTest::newRow("another job's") << markerLine(QStringLiteral("ffff")) << QString();
    QTest::newRow("a clone with another text") << QStringLiteral("somebody's") << QStringLiteral("clone");
    QTest::newRow("another job's clone") << markerLine(QStringLiteral("ffff")) << QStringLiteral("clone");
}

void TestDoubt::strangersLeadToTheNextVmid()
{
    QFETCH(QString, description);
    QFETCH(QString, lock);
    JobRig rig;
    toTaken(rig);
    rig.reply(rig.config(description, lock));
    QCOMPARE(rig.state(), QStringLiteral("reserving/none"));
    QVERIFY(rig.has<PickVmid>());
    QVERIFY(!rig.has<Send>());
    rig.feed(VmidPicked{402});
    rig.reply(R"("402")");
    rig.granted();
    QCOMPARE(rig.asked(), QStringLiteral("clone"));
    QVERIFY(rig.sent().contains("newid=402"));
}

void TestDoubt::aFixedVmidOfAStrangerFails()
{
    auto spec = JobRig::plainSpec();
    spec.exactVmid = 401;
    JobRig rig(spec);
    toTaken(rig);
    rig.reply(rig.config(QStringLiteral("somebody's")));
    QCOMPARE(rig.job.step, Step::Failed);
    QCOMPARE(rig.job.failure->reason, Failure::Reason::Taken);
    QCOMPARE(rig.job.failure->error.kind, Error::Kind::Exists);
}

void TestDoubt::stubOrForbiddenAsksTheTasks_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("stub") << QStringLiteral("stub");
    QTest::newRow("stub, trimmed") << QStringLiteral("trimmed");
    QTest::newRow("403") << QStringLiteral("403");
    QTest::newRow("ours, still locked") << QStringLiteral("ours");
}

void TestDoubt::stubOrForbiddenAsksTheTasks()
{
    QFETCH(QString, what);
    JobRig rig;
    toTaken(rig);
    if (what == u"403")
        rig.refuse(403, QStringLiteral("Permission check failed (/vms/401, VM.Audit)"));
    else if (what == u"ours")
        rig.reply(rig.ours(QStringLiteral("clone")));
    else if (what == u"stub")
        rig.reply(rig.stub());
    else
        rig.reply(rig.config(QStringLiteral("qmclone temporary file"), QStringLiteral("clone")));
    QCOMPARE(rig.asked(), QStringLiteral("doubt_tasks"));
}

void TestDoubt::theTaskSays_data()
{
    QTest::addColumn<bool>("taken");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("asked");
    const auto row = [](const char *name, bool taken, const char *status, const char *state,
                        const char *asked) {
        QTest::newRow(name) << taken << QString::fromLatin1(status) << QString::fromLatin1(state)
                            << QString::fromLatin1(asked);
    };
    row("taken, running", true, "RUNNING", "cloning/unknown", "-");
    row("free, running", false, "RUNNING", "cloning/unknown", "-");
    row("taken, killed", true, "unexpected status", "failed orphan/orphan", "-");
    row("taken, interrupted", true, "received interrupt", "failed orphan/orphan", "-");
    row("free, failed", false, "clone failed: copy failed", "cloning/unknown", "bad_clone_log");
}

void TestDoubt::theTaskSays()
{
    QFETCH(bool, taken);
    QFETCH(QString, status);
    JobRig rig;
    rig.toClonePost();
    rig.lose();
    if (taken) {
        rig.taken();
        rig.reply(rig.stub());
    } else {
        rig.reply(R"("401")");
    }
    QCOMPARE(rig.asked(), QStringLiteral("doubt_tasks"));
    rig.reply(list(rig.taskRow(status)));
    QCOMPARE(rig.asked(), QStringLiteral("doubt_log"));
    rig.reply(rig.cloneLog());
    if (taken && status != u"RUNNING") { // the lock may have been seen before the end
        QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
        rig.taken();
        rig.reply(rig.stub());
        rig.reply(list(rig.taskRow(status)));
        rig.reply(rig.cloneLog());
    }
    QTEST(rig.state(), "state");
    QTEST(rig.asked(), "asked");
    QVERIFY(!rig.job.doubt);
    QCOMPARE(rig.job.task.has_value(), status == u"RUNNING");
    QCOMPARE(rig.has<WatchTask>(), status == u"RUNNING");
}

/// It was read while the task still ran; the server has removed it since.
void TestDoubt::aStubThatIsGoneIsNoOrphan()
{
    JobRig rig;
    toTaken(rig);
    rig.reply(rig.stub());
    const auto sayThatItFailed = [&rig] {
        rig.reply(list(rig.taskRow(QStringLiteral("clone failed: copy failed"))));
        rig.reply(rig.cloneLog());
    };
    sayThatItFailed();
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.reply(R"("401")"); // free
    sayThatItFailed();
    QCOMPARE(rig.state(), QStringLiteral("cloning/unknown"));
    QCOMPARE(rig.asked(), QStringLiteral("bad_clone_log"));
}

void TestDoubt::endedWellIsReadForTenSeconds()
{
    JobRig rig;
    toTaken(rig);
    // A task that could not be seen at first: the ten seconds begin when it is seen to have ended.
    rig.reply(rig.stub());
    rig.reply(none);
    rig.pass(Millis{20'000});
    rig.tick();
    for (int i = 0; i < 11; ++i) {
        QCOMPARE(rig.asked(), QStringLiteral("doubt_config"));
        rig.refuse(403, QStringLiteral("Permission check failed (/vms/401, VM.Audit)"));
        rig.reply(list(rig.taskRow(QStringLiteral("OK"))));
        rig.reply(rig.cloneLog());
        QVERIFY2(rig.job.doubt, qPrintable(rig.state()));
        QCOMPARE(rig.waits(), QStringLiteral("doubt_config in 1000"));
        rig.tick();
    }
    rig.refuse(403, QStringLiteral("Permission check failed (/vms/401, VM.Audit)"));
    rig.reply(list(rig.taskRow(QStringLiteral("OK"))));
    rig.reply(rig.cloneLog());
    QCOMPARE(rig.state(), QStringLiteral("failed unclear/unknown"));
}

void TestDoubt::freeAndEndedWellIsProbedAgain()
{
    // A linked clone may begin and end between the probe and the list: the first "free" is old news then.
    JobRig rig;
    rig.toClonePost();
    rig.lose();
    rig.reply(R"("401")");
    rig.reply(list(rig.taskRow(QStringLiteral("OK"))));
    rig.reply(rig.cloneLog());
    QCOMPARE(rig.waits(), QStringLiteral("doubt_probe in 1000"));
    rig.tick();
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.job.step, Step::Settling);
}

void TestDoubt::aReceiptOfAnotherNodeIsNone()
{
    const auto elsewhere = [](QByteArray upid) { return upid.replace("UPID:pve1:", "UPID:pve2:"); };
    JobRig clone;
    clone.toClonePost();
    clone.reply(elsewhere(clone.upid(QStringLiteral("qmclone"))));
    QCOMPARE(clone.asked(), QStringLiteral("doubt_probe"));
    QVERIFY(!clone.has<WatchTask>());

    JobRig start;
    start.toStart();
    start.reply(elsewhere(start.upid(QStringLiteral("qmstart"))));
    QVERIFY(!start.has<WatchTask>());
    QCOMPARE(start.state(), QStringLiteral("failed refused/present"));
}

void TestDoubt::otherPeoplesTasksAreNotOurs_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("logIsRead");
    const JobRig rig;
    const auto row = rig.taskRow(QStringLiteral("RUNNING"));
    QTest::newRow("another user") << QByteArray(row).replace("ops@pve!a", "eve@pve!a") << false;
    QTest::newRow("another token") << QByteArray(row).replace("ops@pve!a", "ops@pve!b") << false;
    QTest::newRow("another template") << QByteArray(row).replace(":9000:", ":9001:") << false;
    QTest::newRow("another kind") << QByteArray(row).replace("qmclone", "qmstart") << false;
    QTest::newRow("another node") << QByteArray(row).replace("UPID:pve1:", "UPID:pve2:") << false;
    QTest::newRow("another VMID") << row << true;
}

void TestDoubt::otherPeoplesTasksAreNotOurs()
{
    QFETCH(QByteArray, row);
    QFETCH(bool, logIsRead);
    JobRig rig;
    toTaken(rig);
    rig.reply(rig.stub());
    rig.reply(list(row));
    QCOMPARE(rig.asked() == u"doubt_log", logIsRead);
    if (logIsRead)
        rig.reply(rig.cloneLog(999));
    QCOMPARE(rig.waits(), QStringLiteral("doubt_config in 5000"));
}

void TestDoubt::noTaskVisibleWaitsWithPatienceThenAsks()
{
    JobRig rig;
    toTaken(rig);
    const auto begun = rig.context.now;
    while (rig.job.doubt && rig.context.now - begun < Millis{400'000}) {
        rig.reply(rig.stub());
        rig.reply(none);
        QVERIFY(!rig.sent().contains("/clone"));
        if (rig.job.doubt)
            rig.tick();
    }
    QCOMPARE(rig.state(), QStringLiteral("failed unclear/unknown"));
    QVERIFY(rig.context.now - begun > rig.context.settings.taskPatience);
}

void TestDoubt::freeTwiceTenSecondsApartRepeatsTheSameVmid()
{
    JobRig rig;
    rig.toClonePost();
    rig.lose();
    rig.reply(R"("401")");
    rig.reply(none);
    QCOMPARE(rig.waits(), QStringLiteral("doubt_probe in 10000"));
    rig.tick();
    rig.reply(R"("401")");
    QCOMPARE(rig.asked(), QStringLiteral("doubt_tasks"));
    rig.reply(none);
    QVERIFY(rig.job.waitsForSlot);
    rig.granted();
    QVERIFY(rig.sent().contains("newid=401"));
    QCOMPARE(rig.job.record(Step::Cloning).attempts, 2);
}

void TestDoubt::takenInBetweenBeginsTheCountAnew()
{
    JobRig rig;
    rig.toClonePost();
    rig.lose();
    rig.reply(R"("401")");
    rig.reply(none);
    rig.tick();
    rig.taken(); // a stub for a moment …
    rig.reply(rig.stub());
    rig.reply(none);
    rig.pass(Millis{20'000});
    rig.tick();
    rig.refuse(500, QStringLiteral("Configuration file 'nodes/pve1/qemu-server/401.conf' does not exist"));
    rig.reply(none); // … that is nowhere
    rig.tick();
    rig.refuse(500, QStringLiteral("Configuration file 'nodes/pve1/qemu-server/401.conf' does not exist"));
    rig.tick();
    rig.reply(R"("401")");
    rig.reply(none);
    QVERIFY(rig.job.doubt);
    QCOMPARE(rig.waits(), QStringLiteral("doubt_probe in 10000"));
}

void TestDoubt::alreadyExistsGoesToDoubtOnce()
{
    const auto exists = QStringLiteral("unable to create VM 401: config file already exists");
    JobRig rig;
    rig.toClonePost();
    rig.refuse(500, exists);
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.reply(R"("401")");
    rig.reply(none);
    rig.tick();
    rig.reply(R"("401")");
    rig.reply(none);
    rig.granted();
    rig.refuse(500, exists);
    QCOMPARE(rig.state(), QStringLiteral("failed unclear/unknown"));
}

void TestDoubt::existsInTheTaskIsNotOurOrphan()
{
    // Our task lost the race: the locked stub there is being made by somebody else.
    JobRig rig;
    rig.toCloneTask();
    rig.endTask(QStringLiteral("unable to create VM 401: config file already exists"));
    rig.reply(none);
    rig.taken();
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.taken();
    rig.reply(rig.stub());
    rig.reply(list(rig.taskRow(QStringLiteral("unable to create VM 401: config file already exists"), 1)));
    QCOMPARE(rig.waits(),
             QStringLiteral("doubt_config in 5000")); // our ended task is not the one that makes it
    rig.tick();
    rig.reply(rig.config(QStringLiteral("somebody's")));
    QCOMPARE(rig.state(), QStringLiteral("reserving/none"));
}

void TestDoubt::aLostVmidLockInTheTaskIsNotOurOrphan()
{
    // The lock of the new VMID is held by whoever makes a VM of that number at this moment (FACTS.md 4).
    JobRig rig;
    rig.toCloneTask();
    rig.endTask(
        QStringLiteral("clone failed: can't lock file '/var/lock/qemu-server/lock-401.conf' - got timeout"));
    rig.reply(none);
    rig.taken();
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    QVERIFY(!rig.has<ObserveStorage>());
}

void TestDoubt::aVanishedTaskIsADoubt()
{
    JobRig rig;
    rig.toCloneTask();
    rig.feed(
        TaskVanished{rig.job.task->upid, {Error::Kind::NotFound, 400, QStringLiteral("no such task"), {}}});
    QVERIFY(!rig.job.task);
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.job.step, Step::Settling);
}

void TestDoubt::killedAfterTheCopyGoesOn()
{
    JobRig rig;
    rig.toCloneTask();
    rig.endTask(QStringLiteral("unexpected status"));
    rig.reply(none);
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.job.step, Step::Settling);
}

void TestDoubt::tasksAreAskedForSinceTheFirstTry()
{
    JobRig rig;
    rig.toClonePost(); // sent at 1 000 000
    rig.lose();
    rig.reply(R"("401")");
    rig.reply(none);
    rig.tick();
    rig.reply(R"("401")");
    rig.reply(none);
    rig.pass(Millis{600'000});
    rig.granted();
    rig.refuse(500, QStringLiteral("unable to create VM 401: config file already exists"));
    rig.context.serverOffset = 7;
    rig.reply(R"("401")");
    QVERIFY2(rig.sent().contains("since=999947"), rig.sent().constData());
}

void TestDoubt::survivesARestart()
{
    JobRig rig;
    rig.toClonePost();
    rig.restart(); // saved, perhaps sent, no receipt
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.taken();
    rig.restart();
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.taken();
    rig.reply(rig.stub());
    QVERIFY2(rig.sent().contains("since=999940"), rig.sent().constData());
}

void TestDoubt::vmOnAnotherNodeIsFound()
{
    JobRig rig;
    toTaken(rig);
    rig.refuse(500, QStringLiteral("Configuration file 'nodes/pve1/qemu-server/401.conf' does not exist"));
    QCOMPARE(rig.asked(), QStringLiteral("doubt_find"));
    rig.reply(R"([{"type":"qemu","id":"qemu/401","vmid":401,"node":"pve2","status":"stopped"}])");
    rig.tick();
    QVERIFY(rig.sent().startsWith("/nodes/pve2/qemu/401/config"));
}

QTEST_GUILESS_MAIN(TestDoubt)
#include "tst_doubt.moc"
