// SPDX-License-Identifier: Apache-2.0
#include "tests/provision/jobrig.h"

#include <QTest>

using namespace prov;
using base::Error;
using base::Millis;
using test::JobRig;

namespace {

const auto interrupted =
    QStringLiteral("clone failed: copy failed: command '/usr/bin/qemu-img' failed: interrupted by signal");

QString textOf(const QList<base::Sentence> &sentences)
{
    QStringList texts;
    for (const auto &sentence : sentences)
        texts.append(sentence.english());
    return texts.join(u' ');
}

/// Cancelled while its clone runs; the stop was sent and answered.
void toStopped(JobRig &rig)
{
    rig.toCloneTask();
    rig.pass(Millis{3000});
    rig.feed(Cancel{});
    rig.reply(rig.cloneLog());
    QCOMPARE(rig.asked(), QStringLiteral("stop_task"));
    rig.reply();
}

} // namespace

/// Cancel at every step (design section 3, "Cancel").
class TestCancel : public QObject
{
    Q_OBJECT

private slots:
    void beforeTheCloneIsAtOnce_data();
    void beforeTheCloneIsAtOnce();
    void waitsForTheReceiptOfTheClone();
    void theReceiptMayBeARefusal_data();
    void theReceiptMayBeARefusal();
    void notBeforeAFirstLineAndASecond();
    void stopsOnce();
    void aStopThatNeverLeftIsSentAgain();
    void afterTheStop_data();
    void afterTheStop();
    void forbiddenStopWatchesOn();
    void anEndedCloneLeavesAVmThatCanBeDeleted();
    void aCloneToAnotherNodeIsFoundThere();
    void strangersAreNeverCalledOrphans_data();
    void strangersAreNeverCalledOrphans();
    void aDetachedCloneThatGrowsIsStillStopped();
    void laterStepsFinishWhatIsUnderWay_data();
    void laterStepsFinishWhatIsUnderWay();
    void settlingLooksWhoseVmItIs();
    void inTheMiddleOfADoubt_data();
    void inTheMiddleOfADoubt();
    void survivesARestart();
    void aLateSlotOrSecretChangesNothing();
};

void TestCancel::beforeTheCloneIsAtOnce_data()
{
    QTest::addColumn<int>("events");
    QTest::newRow("queued") << 0;
    QTest::newRow("reading the template") << 1;
    QTest::newRow("picking the VMID") << 2;
    QTest::newRow("probing") << 3;
    QTest::newRow("waiting for the storage's turn") << 4;
}

void TestCancel::beforeTheCloneIsAtOnce()
{
    QFETCH(int, events);
    JobRig rig;
    const std::function<void()> steps[]{
        [&] { rig.feed(Admitted{}); },
        [&] { rig.reply(R"({"template":1,"scsi0":"local:9000/base.qcow2,size=32G"})"); },
        [&] { rig.feed(VmidPicked{401}); }, [&] { rig.reply(R"("401")"); }};
    for (int i = 0; i < events; ++i)
        steps[i]();
    rig.pass(Millis{50});
    rig.feed(Cancel{});
    QCOMPARE(rig.state(), QStringLiteral("cancelled/none"));
    QCOMPARE(rig.asked(), QStringLiteral("-"));
    QCOMPARE(rig.job.totalMs, events == 0 ? 0 : 50);
    QVERIFY(rig.has<ForgetSecret>());
}

void TestCancel::waitsForTheReceiptOfTheClone()
{
    JobRig rig;
    rig.toClonePost();
    rig.feed(Cancel{});
    QCOMPARE(rig.state(), QStringLiteral("cancelling/none"));
    QVERIFY(!rig.has<Abandon>());
    rig.reply(rig.upid(QStringLiteral("qmclone")));
    QVERIFY(rig.has<WatchTask>());
    QCOMPARE(rig.waits(), QStringLiteral("cancel_log in 500"));
}

void TestCancel::theReceiptMayBeARefusal_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("asked");
    const auto row = [](const char *name, const char *answer, const char *state, const char *asked) {
        QTest::newRow(name) << QString::fromLatin1(answer) << QString::fromLatin1(state)
                            << QString::fromLatin1(asked);
    };
    row("locked", "can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout", "cancelled/none",
        "-");
    row("exists", "unable to create VM 401: config file already exists", "cancelling/unknown", "doubt_probe");
    row("lost", "", "cancelling/unknown", "doubt_probe");
}

void TestCancel::theReceiptMayBeARefusal()
{
    QFETCH(QString, answer);
    JobRig rig;
    rig.toClonePost();
    rig.feed(Cancel{});
    if (answer.isEmpty())
        rig.lose();
    else
        rig.refuse(500, answer);
    QTEST(rig.state(), "state");
    QTEST(rig.asked(), "asked");
}

void TestCancel::notBeforeAFirstLineAndASecond()
{
    JobRig rig;
    rig.toCloneTask();
    rig.feed(Cancel{});
    QCOMPARE(rig.asked(), QStringLiteral("cancel_log"));
    rig.reply(rig.cloneLog()); // a line, but too young
    QCOMPARE(rig.waits(), QStringLiteral("cancel_log in 500"));
    rig.tick();
    rig.reply(rig.cloneLog());
    rig.tick();
    rig.reply("[]"); // old enough, but no line
    QCOMPARE(rig.waits(), QStringLiteral("cancel_log in 500"));
    rig.tick();
    rig.reply(rig.cloneLog());
    QCOMPARE(rig.asked(), QStringLiteral("stop_task"));
}

void TestCancel::stopsOnce()
{
    JobRig rig;
    rig.toCloneTask();
    rig.pass(Millis{3000});
    rig.feed(Cancel{});
    rig.feed(Cancel{});
    rig.reply(rig.cloneLog());
    QCOMPARE(rig.asked(), QStringLiteral("stop_task"));
    rig.feed(Cancel{});
    rig.lose(); // it may have been done
    rig.tick();
    rig.reply(rig.cloneLog());
    QCOMPARE(rig.asked(), QStringLiteral("-"));
    rig.restart();
    QVERIFY(rig.has<WatchTask>());
    QVERIFY(rig.job.next != Ask::CancelLog);
}

void TestCancel::aStopThatNeverLeftIsSentAgain()
{
    JobRig rig;
    rig.toCloneTask();
    rig.pass(Millis{3000});
    rig.feed(Cancel{});
    rig.reply(rig.cloneLog());
    rig.fail(Error::Kind::NotSent);
    rig.tick();
    rig.reply(rig.cloneLog());
    QCOMPARE(rig.asked(), QStringLiteral("stop_task"));
}

void TestCancel::afterTheStop_data()
{
    QTest::addColumn<bool>("taken");
    QTest::addColumn<int>("locked");
    QTest::addColumn<QString>("state");
    QTest::newRow("free") << false << 0 << QStringLiteral("cancelled/none");
    QTest::newRow("cleaned up a moment later") << true << 2 << QStringLiteral("cancelled/none");
    QTest::newRow("a stub stays") << true << 99 << QStringLiteral("cancelled/orphan");
}

void TestCancel::afterTheStop()
{
    QFETCH(bool, taken);
    QFETCH(int, locked);
    JobRig rig;
    toStopped(rig);
    rig.endTask(interrupted);
    for (int i = 0; taken && i < locked && rig.job.step == Step::Cancelling; ++i) {
        rig.taken();
        rig.reply(rig.stub());
        if (rig.job.wakeAt)
            rig.tick();
    }
    if (rig.job.step == Step::Cancelling)
        rig.reply(R"("401")");
    QTEST(rig.state(), "state");
    QCOMPARE(textOf(rig.job.remarks).contains(QStringLiteral("qm unlock 401")), locked == 99);
}

void TestCancel::forbiddenStopWatchesOn()
{
    JobRig rig;
    rig.toCloneTask();
    rig.pass(Millis{3000});
    rig.feed(Cancel{});
    rig.reply(rig.cloneLog());
    rig.refuse(403, QStringLiteral("Permission check failed (/nodes/pve1, Sys.Modify)"));
    QCOMPARE(rig.job.step, Step::Cancelling);
    QVERIFY(rig.job.task);
    QVERIFY(rig.job.remarks.first().english().contains(QStringLiteral("Sys.Modify")));
    rig.endTask();
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.state(), QStringLiteral("cancelled/present"));
}

void TestCancel::anEndedCloneLeavesAVmThatCanBeDeleted()
{
    JobRig rig;
    toStopped(rig);
    rig.endTask();
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.state(), QStringLiteral("cancelled/present"));
    QCOMPARE(rig.job.smbios, QStringLiteral("aaaa"));
    rig.feed(DeleteVm{});
    rig.reply(rig.pending());
    QCOMPARE(rig.asked(), QStringLiteral("delete_status"));
}

void TestCancel::aCloneToAnotherNodeIsFoundThere()
{
    auto spec = JobRig::plainSpec();
    JobRig rig(spec);
    rig.toCloneTask();
    rig.job.spec.clone.target = QStringLiteral("pve2");
    rig.feed(Cancel{});
    rig.endTask();
    rig.taken();
    QVERIFY2(rig.sent().startsWith("/nodes/pve2/qemu/401/config"), rig.sent().constData());
}

void TestCancel::strangersAreNeverCalledOrphans_data()
{
    QTest::addColumn<QString>("exit");
    QTest::newRow("lost the race") << QStringLiteral("unable to create VM 401: config file already exists");
    QTest::newRow("lost the lock") << QStringLiteral(
        "clone failed: can't lock file '/var/lock/qemu-server/lock-401.conf' - got timeout");
}

void TestCancel::strangersAreNeverCalledOrphans()
{
    QFETCH(QString, exit);
    JobRig rig;
    rig.toCloneTask();
    rig.feed(Cancel{});
    rig.endTask(exit);
    QCOMPARE(rig.state(), QStringLiteral("cancelled/none"));
}

void TestCancel::aDetachedCloneThatGrowsIsStillStopped()
{
    JobRig rig;
    rig.toCloneTask();
    rig.tick();
    rig.reply("[]");
    QVERIFY(rig.job.detached);
    rig.feed(Cancel{});
    QVERIFY(!rig.job.detached);
    QCOMPARE(rig.asked(), QStringLiteral("cancel_log"));
    rig.feed(TaskLogGrew{{{1, QStringLiteral("creating a clone of VM 9000 with ID 401")}}, 1});
    rig.reply(rig.cloneLog());
    QCOMPARE(rig.asked(), QStringLiteral("stop_task"));
}

void TestCancel::laterStepsFinishWhatIsUnderWay_data()
{
    QTest::addColumn<QString>("where");
    for (const char *where : {"put", "resize", "resize task", "verify", "start", "start task"})
        QTest::newRow(where) << QString::fromLatin1(where);
}

void TestCancel::laterStepsFinishWhatIsUnderWay()
{
    QFETCH(QString, where);
    JobRig rig;
    if (where == u"put")
        rig.toPut();
    else if (where.startsWith(u"resize"))
        rig.toResize();
    else if (where == u"verify")
        rig.toVerify();
    else
        rig.toStart();
    const bool task = where.endsWith(u"task");
    const auto kind = where.startsWith(u"resize") ? QStringLiteral("resize") : QStringLiteral("qmstart");
    if (task)
        rig.reply(rig.upid(kind, 5));
    rig.feed(Cancel{});
    if (where != u"verify") {
        QCOMPARE(rig.job.step, Step::Cancelling);
        QVERIFY(!rig.has<Abandon>());
        if (where == u"put")
            rig.reply();
        else if (!task)
            rig.reply(rig.upid(kind, 5));
    }
    if (where.startsWith(u"resize") || where.startsWith(u"start")) {
        QCOMPARE(rig.job.step, Step::Cancelling);
        rig.endTask();
    }
    QCOMPARE(rig.state(), QStringLiteral("cancelled/present"));
}

void TestCancel::settlingLooksWhoseVmItIs()
{
    JobRig rig;
    rig.toSettling();
    rig.feed(Cancel{});
    QCOMPARE(rig.asked(), QStringLiteral("cancel_probe"));
    rig.taken();
    rig.reply(rig.ours());
    QCOMPARE(rig.state(), QStringLiteral("cancelled/present"));
    QVERIFY(!rig.job.smbios.isEmpty());
}

void TestCancel::inTheMiddleOfADoubt_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("state");
    QTest::newRow("running") << QStringLiteral("stub") << QStringLiteral("RUNNING")
                             << QStringLiteral("cancelling/unknown");
    QTest::newRow("orphan") << QStringLiteral("stub") << QStringLiteral("unexpected status")
                            << QStringLiteral("cancelled/orphan");
    QTest::newRow("done") << QStringLiteral("ours") << QString() << QStringLiteral("cancelled/present");
    QTest::newRow("stranger") << QStringLiteral("stranger") << QString() << QStringLiteral("cancelled/none");
}

void TestCancel::inTheMiddleOfADoubt()
{
    QFETCH(QString, config);
    QFETCH(QString, status);
    JobRig rig;
    rig.toClonePost();
    rig.lose();
    rig.feed(Cancel{});
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
    rig.taken();
    rig.reply(config == u"stub"   ? rig.stub()
              : config == u"ours" ? rig.ours()
                                  : rig.config(QStringLiteral("x")));
    if (!status.isEmpty()) {
        rig.reply('[' + rig.taskRow(status) + ']');
        rig.reply(rig.cloneLog());
    }
    if (status == u"unexpected status") { // the lock may have been seen before the end
        QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));
        rig.taken();
        rig.reply(rig.stub());
        rig.reply('[' + rig.taskRow(status) + ']');
        rig.reply(rig.cloneLog());
    }
    QTEST(rig.state(), "state");
    QCOMPARE(rig.waits(), status == u"RUNNING" ? QStringLiteral("cancel_log in 500") : QStringLiteral("-"));
}

void TestCancel::survivesARestart()
{
    JobRig rig;
    rig.toCloneTask();
    rig.feed(Cancel{});
    rig.restart();
    QVERIFY(rig.has<WatchTask>());
    QCOMPARE(rig.waits(), QStringLiteral("cancel_log in 500"));
    rig.endTask(interrupted);
    QCOMPARE(rig.asked(), QStringLiteral("cancel_probe"));
    rig.restart();
    QCOMPARE(rig.asked(), QStringLiteral("cancel_probe"));
}

void TestCancel::aLateSlotOrSecretChangesNothing()
{
    JobRig rig;
    rig.toSettling();
    rig.job.waitsForSlot = true;
    rig.job.waitsForSecret = true;
    rig.feed(Cancel{});
    rig.feed(SlotGranted{});
    rig.feed(SecretReady{});
    QCOMPARE(rig.asked(), QStringLiteral("cancel_probe"));
}

QTEST_GUILESS_MAIN(TestCancel)
#include "tst_cancel.moc"
