// SPDX-License-Identifier: Apache-2.0
#include "tests/provision/jobrig.h"

#include <QTest>

using namespace prov;
using base::Error;
using base::Millis;
using test::JobRig;

namespace {

const auto vmLock = QStringLiteral("can't lock file '/var/lock/qemu-server/lock-%1.conf' - got timeout");

QList<qint64> waitsOf(const Job &job, Step step)
{
    QList<qint64> waits;
    for (const auto &tried : job.record(step).failures)
        waits.append(tried.waitMs);
    return waits;
}

} // namespace

/// Budgets, patience, settling and moving: which event leads to which request after which wait.
class TestAdvance : public QObject
{
    Q_OBJECT

private slots:
    void quorumIsWaitedForEverMoreSlowly();
    void unknownTemplateNodeIsLookedUpOnce();
    void configLockBudget();
    void cloneLockBudget_data();
    void cloneLockBudget();
    void taskLockBudget_data();
    void taskLockBudget();
    void digestRounds();
    void lostAnswersAreReadFirst_data();
    void lostAnswersAreReadFirst();
    void troubleIsWaitedOutForEver_data();
    void troubleIsWaitedOutForEver();
    void patienceAsksTheTotalOnceThenDetaches();
    void growthWhileDetachedWatchesAgain();
    void givingUpEndsWhatItIsIn_data();
    void givingUpEndsWhatItIsIn();
    void onlyWhatIsDetachedIsGivenUp();
    void settling_data();
    void settling();
    void aMovedVmIsFoundOncePerStep();
    void wokeMakesRequestsLostAndPatienceNew();
    void skippedStepsStaySkipped();
    void staleRepliesAreIgnored();
    void jsonRoundTripInEveryState();
    void brokenJsonIsRefused_data();
    void brokenJsonIsRefused();
};

void TestAdvance::configLockBudget()
{
    JobRig rig;
    rig.toPut();
    int attempt = 0;
    for (const qint64 wait : {2000, 3000, 4000, 5000}) {
        rig.refuse(500, vmLock.arg(401));
        QCOMPARE(rig.waits(), QStringLiteral("config_read in %1").arg(wait));
        QVERIFY(rig.notes.first().text.startsWith(QStringLiteral("attempt %1 of 5 failed: ").arg(++attempt)));
        rig.tick();
        rig.reply(rig.pending());
        QCOMPARE(rig.asked(), QStringLiteral("put_config"));
    }
    rig.refuse(500, vmLock.arg(401));
    QVERIFY(rig.notes.first().text.startsWith(u"attempt 5 of 5 failed: "));
    QCOMPARE(rig.state(), QStringLiteral("failed refused/present"));
    QCOMPARE(rig.job.record(Step::Configuring).attempts, 5);
    QCOMPARE(waitsOf(rig.job, Step::Configuring), (QList<qint64>{2000, 3000, 4000, 5000, 0}));
}

void TestAdvance::cloneLockBudget_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("waits");
    QTest::addColumn<bool>("oneAtATime");
    const QList<qint64> three{5000, 10000, 20000, 0};
    QTest::newRow("template") << vmLock.arg(9000) << three << false;
    QTest::newRow("storage")
        << QStringLiteral(
               "clone failed: can't lock file '/var/lock/pve-manager/pve-storage-local' - got timeout")
        << three << true;
    QTest::newRow("cfs") << QStringLiteral("cfs-lock 'storage-nas' error: got lock request timeout") << three
                         << true;
    QTest::newRow("held") << QStringLiteral("'storage-nas'-locked command timed out - aborting")
                          << QList<qint64>{5000} << true;
}

void TestAdvance::cloneLockBudget()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, waits);
    QFETCH(bool, oneAtATime);
    JobRig rig;
    rig.toClonePost();
    for (const auto wait : std::as_const(waits)) {
        rig.refuse(500, text);
        QCOMPARE(rig.has<ObserveStorage>(), oneAtATime);
        if (wait == 0)
            break;
        QCOMPARE(rig.waits(), QStringLiteral("probe_repeat in %1").arg(wait));
        rig.tick();
        rig.reply(R"("401")");
        rig.granted();
    }
    if (waits.size() == 1)
        rig.refuse(500, text);
    QCOMPARE(rig.state(), QStringLiteral("failed refused/none"));
    QCOMPARE(waitsOf(rig.job, Step::Cloning), waits);
}

void TestAdvance::taskLockBudget_data()
{
    QTest::addColumn<bool>("start");
    QTest::newRow("resize") << false;
    QTest::newRow("start") << true;
}

void TestAdvance::taskLockBudget()
{
    QFETCH(bool, start);
    JobRig rig;
    start ? rig.toStart() : rig.toResize();
    for (const qint64 wait : {2000, 4000, 0}) {
        rig.reply(rig.upid(start ? QStringLiteral("qmstart") : QStringLiteral("resize"), 5));
        rig.endTask(vmLock.arg(401));
        if (wait == 0)
            break;
        QCOMPARE(rig.waits(),
                 QStringLiteral("%1 in %2").arg(start ? u"start_status" : u"resize_read").arg(wait));
        rig.tick();
        rig.reply(start ? QByteArray(R"({"status":"stopped","vmid":401})") : rig.pending());
    }
    QCOMPARE(rig.state(), QStringLiteral("failed task/present"));
}

void TestAdvance::digestRounds()
{
    JobRig rig;
    rig.toPut();
    for (int i = 0; i < 3; ++i) {
        rig.refuse(500, QStringLiteral("checksum mismatch (file change by other user?)"));
        QCOMPARE(rig.asked(), QStringLiteral("config_read"));
        QCOMPARE(rig.job.lockTries, 0);
        rig.reply(rig.pending());
    }
    rig.refuse(500, QStringLiteral("checksum mismatch (file change by other user?)"));
    QCOMPARE(rig.job.step, Step::Failed);
}

void TestAdvance::lostAnswersAreReadFirst_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("waits");
    QTest::newRow("put") << QStringLiteral("put") << QStringLiteral("config_read in 1000");
    QTest::newRow("resize") << QStringLiteral("resize") << QStringLiteral("resize_read in 1000");
    QTest::newRow("start") << QStringLiteral("start") << QStringLiteral("start_status in 1000");
}

void TestAdvance::lostAnswersAreReadFirst()
{
    QFETCH(QString, where);
    JobRig rig;
    where == u"put" ? rig.toPut() : where == u"resize" ? rig.toResize() : rig.toStart();
    rig.lose();
    QTEST(rig.waits(), "waits");
}

void TestAdvance::troubleIsWaitedOutForEver_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("595") << Error::Kind::NotSent;
    QTest::newRow("no quorum") << Error::Kind::Unavailable;
}

void TestAdvance::troubleIsWaitedOutForEver()
{
    QFETCH(Error::Kind, kind);
    JobRig rig;
    rig.toPut();
    for (int i = 0; i < 200; ++i) {
        rig.fail(kind);
        const qint64 wait = std::min<qint64>(15'000, 1000LL << std::min(i, 10));
        QCOMPARE(rig.waits(), QStringLiteral("config_read in %1").arg(wait));
        QVERIFY(rig.job.trouble);
        rig.tick();
    }
    rig.reply(rig.pending());
    QVERIFY(!rig.job.trouble);
    QCOMPARE(rig.asked(), QStringLiteral("put_config"));
}

void TestAdvance::patienceAsksTheTotalOnceThenDetaches()
{
    JobRig rig;
    rig.toCloneTask();
    QCOMPARE(rig.waits(), QStringLiteral("patience_log in 300000"));
    rig.pass(Millis{150'000});
    rig.feed(TaskLogGrew{{}, 2}); // a gap of 150 s: three of them are the patience now
    QCOMPARE(rig.waits(), QStringLiteral("patience_log in 450000"));
    rig.tick();
    QVERIFY(!rig.job.detached);
    QCOMPARE(rig.asked(), QStringLiteral("patience_log"));
    rig.reply("[]");
    QVERIFY(rig.job.detached);
    QCOMPARE(rig.job.step, Step::Cloning);
    rig.endTask(); // an end found later continues the job
    QVERIFY(!rig.job.detached);
    QCOMPARE(rig.job.step, Step::Settling);
}

void TestAdvance::growthWhileDetachedWatchesAgain()
{
    JobRig rig;
    rig.toCloneTask();
    rig.tick();
    rig.fail(Error::Kind::Server); // a log that cannot be read fails nothing
    QVERIFY(rig.job.detached);
    rig.feed(TaskLogGrew{{}, 5});
    QVERIFY(!rig.job.detached);
    QCOMPARE(rig.job.next, Ask::PatienceLog);
    rig.tick();
    rig.reply("[]");
    QVERIFY(rig.job.detached);
    rig.feed(KeepWatching{});
    QVERIFY(!rig.job.detached);
    QCOMPARE(rig.job.next, Ask::PatienceLog);
}

void TestAdvance::givingUpEndsWhatItIsIn_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("then"); ///< what is asked first when it is tried again
    const auto row = [](const char *where, const char *state, const char *then) {
        QTest::newRow(where) << QString::fromLatin1(where) << QString::fromLatin1(state)
                             << QString::fromLatin1(then);
    };
    row("clone", "failed given_up/unknown", "doubt_probe");
    row("resize", "failed given_up/present", "resize_read");
    row("start", "failed given_up/present", "verify_read");
    row("cancel", "cancelled/present", "-");
    row("deletion", "ready/present", "-");
}

void TestAdvance::givingUpEndsWhatItIsIn()
{
    QFETCH(QString, where);
    JobRig rig;
    if (where == u"clone") {
        rig.toCloneTask();
    } else if (where == u"start") {
        rig.toStart();
        rig.reply(rig.upid(QStringLiteral("qmstart"), 5));
    } else if (where == u"deletion") {
        rig.toGuest();
        rig.reply(R"({"status":"running","vmid":401})");
        rig.feed(DeleteVm{});
        rig.reply(rig.pending());
        rig.reply(R"({"status":"stopped","vmid":401})");
        rig.reply(rig.upid(QStringLiteral("qmdestroy"), 6));
    } else {
        rig.toResize();
        rig.reply(rig.upid(QStringLiteral("resize"), 5));
        if (where == u"cancel")
            rig.feed(Cancel{});
    }
    rig.tick();
    rig.reply("[]");
    QVERIFY(rig.job.detached);
    const auto upid = rig.job.task->upid;

    rig.feed(GiveUp{});
    QTEST(rig.state(), "state");
    QVERIFY(rig.has<UnwatchTask>());
    QVERIFY(!rig.has<Send>()); // nothing is stopped or deleted
    QVERIFY(!rig.job.task && !rig.job.detached && !rig.job.wakeAt);
    const auto said = rig.job.failure   ? rig.job.failure->error.text
                      : rig.job.cleanup ? rig.job.cleanup->error->text
                                        : rig.job.remarks.value(0).english();
    QVERIFY2(said.contains(upid.text), qPrintable(said));
    rig.restart();
    QTEST(rig.state(), "state");
    rig.feed(TaskEnded{upid, {pve::TaskExit::Verdict::Ok, QStringLiteral("OK")}}); // too late
    QTEST(rig.state(), "state");
    rig.feed(Retry{});
    QTEST(rig.asked(), "then");
}

void TestAdvance::onlyWhatIsDetachedIsGivenUp()
{
    JobRig rig;
    rig.toCloneTask();
    const auto before = rig.job;
    rig.feed(GiveUp{});
    QCOMPARE(rig.job, before);
    QVERIFY(rig.commands.isEmpty());
}

void TestAdvance::settling_data()
{
    QTest::addColumn<bool>("fixed");
    QTest::addColumn<int>("learned");
    QTest::addColumn<QString>("first");
    QTest::newRow("looks at once") << false << 0 << QStringLiteral("settle_pending/-");
    QTest::newRow("fixed") << true << 0 << QStringLiteral("-/settle_pending in 2000");
    QTest::newRow("learned") << false << 1 << QStringLiteral("-/settle_pending in 2000");
    QTest::newRow("learned twice") << false << 2 << QStringLiteral("-/settle_pending in 4000");
    QTest::newRow("learned a lot") << true << 9 << QStringLiteral("-/settle_pending in 10000");
}

void TestAdvance::settling()
{
    QFETCH(bool, fixed);
    QFETCH(int, learned);
    JobRig rig;
    rig.context.settings.settleFixed = fixed;
    for (int i = 0; i < learned; ++i)
        rig.context.settle.observe(SettleMemory::key(QStringLiteral("pve1"), QStringLiteral("local")), true,
                                   rig.context.settings.settleWait);
    rig.toCloneTask();
    rig.endTask();
    QTEST(QString(rig.asked() + u'/' + rig.waits()), "first");
    if (rig.job.wakeAt)
        rig.tick();
    auto locked = rig;
    rig.reply(rig.pending());
    QCOMPARE(rig.asked(), QStringLiteral("put_config"));
    locked.server[QStringLiteral("lock")] = QStringLiteral("clone");
    for (int looks = 0; locked.job.step == Step::Settling; ++looks) {
        QVERIFY(looks < 6);
        locked.reply(locked.pending());
        if (locked.job.step == Step::Settling) {
            QCOMPARE(locked.waits(), QStringLiteral("settle_pending in 500"));
            locked.tick();
        }
    }
    QCOMPARE(locked.job.step, Step::Configuring);
}

void TestAdvance::aMovedVmIsFoundOncePerStep()
{
    const auto gone = QStringLiteral("unable to find configuration file for VM 401 on node '%1'");
    JobRig rig;
    rig.toResize();
    rig.reply(rig.upid(QStringLiteral("resize"), 5));
    rig.endTask(gone.arg(u"pve1"));
    QCOMPARE(rig.asked(), QStringLiteral("find_vm"));
    rig.reply(R"([{"type":"qemu","id":"qemu/401","vmid":401,"node":"pve2","status":"stopped"}])");
    QVERIFY(rig.sent().startsWith("/nodes/pve2/qemu/401/pending")); // recognised before it is written to
    rig.refuse(500, gone.arg(u"pve2"));
    QCOMPARE(rig.state(), QStringLiteral("failed refused/present"));
}

void TestAdvance::wokeMakesRequestsLostAndPatienceNew()
{
    JobRig rig;
    rig.toClonePost();
    rig.feed(Woke{});
    QCOMPARE(rig.asked(), QStringLiteral("doubt_probe"));

    JobRig watching;
    watching.toCloneTask();
    watching.pass(Millis{8 * 3'600'000});
    watching.feed(Woke{});
    QCOMPARE(watching.waits(), QStringLiteral("patience_log in 300000"));
    watching.feed(Tick{});
    QVERIFY(!watching.job.detached);

    auto spec = JobRig::plainSpec();
    spec.waitFor = WaitFor::Address;
    JobRig guest(spec);
    guest.toGuest();
    guest.pass(Millis{8 * 3'600'000});
    guest.feed(Woke{});
    guest.feed(Tick{});
    guest.reply(R"({"status":"running","vmid":401,"agent":1})");
    guest.refuse(500, QStringLiteral("QEMU guest agent is not running"));
    QCOMPARE(guest.waits(), QStringLiteral("guest_status in 5000"));
}

void TestAdvance::skippedStepsStaySkipped()
{
    auto spec = JobRig::plainSpec();
    spec.waitFor = WaitFor::None;
    JobRig rig(spec);
    rig.toGuest();
    QCOMPARE(rig.job.step, Step::Ready);
    QCOMPARE(rig.job.record(Step::AwaitingGuest).state, StepRecord::State::Skipped);
}

void TestAdvance::staleRepliesAreIgnored()
{
    JobRig rig;
    rig.toPut();
    const auto before = rig.job;
    rig.feed(Replied{before.intent->serial - 1, base::failure({Error::Kind::Server, 500, {}, {}})});
    QCOMPARE(rig.job, before);
    QVERIFY(rig.commands.isEmpty());
}

void TestAdvance::jsonRoundTripInEveryState()
{
    const auto check = [](const JobRig &rig) {
        const auto saved = toJson(rig.job, rig.context.now);
        const auto loaded = jobFromJson(saved, rig.context.now);
        QVERIFY2(loaded.has_value(), qPrintable(rig.state()));
        QCOMPARE(toJson(*loaded, rig.context.now), saved);
    };
    using Way = void (JobRig::*)();
    for (const Way way : {&JobRig::toClonePost, &JobRig::toCloneTask, &JobRig::toSettling, &JobRig::toPut,
                          &JobRig::toResize, &JobRig::toVerify, &JobRig::toStart, &JobRig::toGuest}) {
        JobRig rig;
        (rig.*way)();
        check(rig);
        JobRig cancelled = rig;
        cancelled.feed(Cancel{});
        check(cancelled);
        rig.refuse(403, QStringLiteral("no"));
        check(rig);
    }
}

void TestAdvance::brokenJsonIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("format") << QStringLiteral("format") << QJsonValue(99);
    QTest::newRow("id") << QStringLiteral("id") << QJsonValue(QString());
    QTest::newRow("step") << QStringLiteral("step") << QJsonValue(QStringLiteral("dancing"));
    QTest::newRow("spec") << QStringLiteral("spec") << QJsonValue(QStringLiteral("x"));
    QTest::newRow("no failure") << QStringLiteral("failure") << QJsonValue();
    QTest::newRow("failed in no step")
        << QStringLiteral("failure")
        << QJsonValue(QJsonObject{{QStringLiteral("step"), QStringLiteral("queued")}});
}

void TestAdvance::brokenJsonIsRefused()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    JobRig rig;
    rig.toPut();
    rig.refuse(403, QStringLiteral("no"));
    auto saved = toJson(rig.job, rig.context.now);
    QVERIFY(jobFromJson(saved, rig.context.now).has_value());
    saved.insert(key, value);
    const auto loaded = jobFromJson(saved, rig.context.now);
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().kind, Error::Kind::Malformed);
}

void TestAdvance::quorumIsWaitedForEverMoreSlowly()
{
    JobRig rig;
    rig.toClonePost();
    QStringList waits;
    for (int i = 0; i < 6; ++i) {
        rig.refuse(500, QStringLiteral("cluster not ready - no quorum?"));
        waits.append(rig.waits());
        rig.tick();
        QCOMPARE(rig.asked(), QStringLiteral("probe_repeat"));
        rig.reply(); // the read is answered all the time, and proves nothing
        rig.granted();
        QCOMPARE(rig.asked(), QStringLiteral("clone"));
    }
    QCOMPARE(waits,
             (QStringList{QStringLiteral("probe_repeat in 1000"), QStringLiteral("probe_repeat in 2000"),
                          QStringLiteral("probe_repeat in 4000"), QStringLiteral("probe_repeat in 8000"),
                          QStringLiteral("probe_repeat in 15000"), QStringLiteral("probe_repeat in 15000")}));
    QCOMPARE(rig.job.record(Step::Cloning).failures.size(), 0);
}

void TestAdvance::unknownTemplateNodeIsLookedUpOnce()
{
    JobRig rig;
    rig.feed(Admitted{});
    const auto unknownNode = QStringLiteral(
        "hostname lookup 'pve1' failed - failed to get address info for: pve1: Name or service not known");
    rig.refuse(500, unknownNode);
    QCOMPARE(rig.asked(), QStringLiteral("find_template"));
    rig.reply("[{\"type\": \"qemu\", \"id\": \"qemu/9000\", \"node\": \"pve3\", \"vmid\": 9000, \"status\": "
              "\"stopped\", \"template\": 1}]");
    QCOMPARE(rig.asked(), QStringLiteral("template_config"));
    QVERIFY(rig.sent().contains("/nodes/pve3/qemu/9000/config"));
    rig.refuse(500, unknownNode); // the node is known now: this is trouble that passes
    QCOMPARE(rig.waits(), QStringLiteral("template_config in 1000"));
}

QTEST_GUILESS_MAIN(TestAdvance)
#include "tst_advance.moc"
