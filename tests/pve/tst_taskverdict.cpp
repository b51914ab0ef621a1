// SPDX-License-Identifier: Apache-2.0
#include "tests/pve/pollworld.h"

#include <QSignalSpy>
#include <QTest>

using base::Error;
using base::Millis;
using pve::TaskExit;
using test::failing;
using test::FakeNodes;
using test::lists;
using test::PollWorld;
using test::statuses;

/// How the poller finds out that a task has ended, and how: the list is a hint, the status is the judge.
class TestTaskVerdict : public QObject
{
    Q_OBJECT
private slots:
    void asksTheStatusWhenTheListSaysEnded();
    void doesNotBelieveAnEndThatTheStatusDenies();
    void doubtfulEndsOfManyTasksAreAskedOneAtATime();
    void takesTheVerdictFromTheStatus_data();
    void takesTheVerdictFromTheStatus();
    void crossCheckFindsTheEndBehindAStaleRunning();
    void crossChecksOneTaskEachFiveSecondsInTurn();
    void asksTasksThatATruncatedListHidesInTurn();
    void asksAHiddenSlowTaskSlowly();
    void aTaskWatchedWhileAListIsUnderWayIsNotMissingFromIt();
    void tellsParallelClonesOfOneTemplateApart();
    void ignoresTasksThatNobodyWatches();
    void endsTogetherAreToldPromptly();
    void endsOnceAndIsNoLongerWatchedThen();
    void slotMayWatchTheNextTask();
    void slotMayUnwatchTheRest();
    void vanishesWhenTheServerKnowsNoSuchTask();
    void vanishesWhenItMayNotBeSeen();
    void statusOfAnotherTaskIsNoJudgement();
    void anUnusableListDoesNotHideTheEnd();
    void failedRequestForTheVerdictIsRepeated();
};

void TestTaskVerdict::asksTheStatusWhenTheListSaysEnded()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto upid = world.watch(1);
    world.nodes.task(upid).end = Millis{2500};
    world.nodes.run(Millis{2900});
    QVERIFY(world.nodes.seen(statuses).isEmpty());
    world.nodes.run(Millis{100});
    QCOMPARE(world.nodes.times(statuses), QList<qint64>{3000});
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].value<pve::Upid>(), upid);
}

void TestTaskVerdict::doesNotBelieveAnEndThatTheStatusDenies()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    QSignalSpy running(&world.poller, &pve::TaskPoller::seenRunning);
    const auto upid = world.watch(1);
    world.nodes.task(upid).saysEndedTooEarly = true;
    world.nodes.run(Millis{4000});
    QVERIFY(ended.isEmpty());
    QCOMPARE(running.size(), world.nodes.seen(statuses).size());
    QVERIFY(world.nodes.seen(statuses).size() >= 3); // asked again, not faster than the lists
    QVERIFY(world.nodes.seen(statuses).size() <= world.nodes.seen(lists).size());
    world.nodes.task(upid).end = Millis{4500};
    world.nodes.run(Millis{1000});
    QCOMPARE(ended.size(), 1);
}

void TestTaskVerdict::doubtfulEndsOfManyTasksAreAskedOneAtATime()
{
    PollWorld world;
    for (int i = 0; i < 20; ++i)
        world.nodes.task(world.watch(i)).saysEndedTooEarly = true;
    world.nodes.run(Millis{1000}); // each once, as news
    QCOMPARE(world.nodes.seen(statuses).size(), 20);
    world.nodes.forget();
    world.nodes.run(Millis{20'000});
    QCOMPARE(world.nodes.seen(statuses).size(), 20);
    const auto asked = world.nodes.upids(statuses);
    QCOMPARE((QSet<QString>{asked.begin(), asked.end()}).size(), 20);
}

void TestTaskVerdict::takesTheVerdictFromTheStatus_data()
{
    QTest::addColumn<QString>("exit");
    QTest::addColumn<TaskExit::Verdict>("verdict");
    const auto row = [](const char *exit, TaskExit::Verdict verdict) {
        QTest::addRow("%s", exit) << QString::fromLatin1(exit) << verdict;
    };
    row("OK", TaskExit::Verdict::Ok);
    row("WARNINGS: 2", TaskExit::Verdict::Warnings);
    row("unexpected status", TaskExit::Verdict::Unexpected);
    row("clone failed: copy failed: command '/usr/bin/qemu-img convert' failed: got signal 9",
        TaskExit::Verdict::Failed);
    row("clone failed: copy failed: command '/usr/bin/qemu-img convert' failed: interrupted by signal",
        TaskExit::Verdict::Failed);
}

void TestTaskVerdict::takesTheVerdictFromTheStatus()
{
    QFETCH(QString, exit);
    QFETCH(TaskExit::Verdict, verdict);
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto upid = world.watch(1);
    world.nodes.task(upid).end = Millis{1500};
    world.nodes.task(upid).exit = exit;
    world.nodes.run(Millis{2000});
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][1].value<TaskExit>().verdict, verdict);
    QCOMPARE(ended[0][1].value<TaskExit>().text, exit);
}

void TestTaskVerdict::crossCheckFindsTheEndBehindAStaleRunning()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto upid = world.watch(1);
    world.nodes.task(upid).end = Millis{5200};
    world.nodes.task(upid).listLag = Millis{10'000}; // pve/FACTS.md 3, "Reliability of lists"
    world.nodes.run(Millis{10'000});
    QCOMPARE(world.nodes.times(statuses), (QList<qint64>{5000, 10'000}));
    QCOMPARE(ended.size(), 1);
}

void TestTaskVerdict::crossChecksOneTaskEachFiveSecondsInTurn()
{
    PollWorld world;
    QStringList all;
    for (int i = 0; i < 4; ++i)
        all.append(world.watch(i).text);
    world.nodes.run(Millis{40'000});
    QCOMPARE(world.nodes.times(statuses),
             (QList<qint64>{5000, 10'000, 15'000, 20'000, 25'000, 30'000, 35'000, 40'000}));
    QCOMPARE(world.nodes.upids(statuses), all + all);
}

void TestTaskVerdict::asksTasksThatATruncatedListHidesInTurn()
{
    PollWorld world;
    pve::PollSettings settings;
    settings.limit = 2;
    world.poller.setSettings(settings);
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    QStringList hidden;
    for (int i = 0; i < 6; ++i) {
        const auto upid = world.watch(i);
        if (i >= settings.limit)
            hidden.append(upid.text);
    }
    world.nodes.run(Millis{4900}); // before the first cross-check
    QCOMPARE(world.nodes.upids(statuses).mid(0, 4), hidden);
    QCOMPARE(world.nodes.seen(statuses).size(), 4); // one per second, not all at once
    world.nodes.task(FakeNodes::clone(4)).end = Millis{5000};
    world.nodes.run(Millis{5000});
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].value<pve::Upid>(), FakeNodes::clone(4));
}

void TestTaskVerdict::asksAHiddenSlowTaskSlowly()
{
    PollWorld world;
    const auto slow = FakeNodes::clone(1);
    world.nodes.add(slow).isListed = false;
    world.poller.watch(slow, pve::Pace::Slow);
    world.watch(2);
    world.nodes.run(Millis{60'000});
    const auto asked = world.nodes.upids(statuses).count(slow.text);
    QVERIFY2(asked >= 3 && asked <= 5, qPrintable(QString::number(asked)));
}

void TestTaskVerdict::aTaskWatchedWhileAListIsUnderWayIsNotMissingFromIt()
{
    PollWorld world;
    world.watch(1);
    world.nodes.setLatency(Millis{200});
    world.nodes.run(Millis{350}); // the list was sent at 0.3 s
    const auto late = FakeNodes::clone(0);
    world.poller.watch(late);
    world.nodes.run(Millis{150});
    world.nodes.add(late);
    world.nodes.run(Millis{2000});
    QVERIFY(world.nodes.seen(statuses).isEmpty());
    QVERIFY(world.poller.isWatching(late));
}

void TestTaskVerdict::tellsParallelClonesOfOneTemplateApart()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto first = world.watch(1);
    const auto second = world.watch(2);
    const auto third = world.watch(3);
    QCOMPARE(first.type + first.id, second.type + second.id); // only the UPID tells them apart
    world.nodes.task(second).end = Millis{1500};
    world.nodes.task(second).exit = QStringLiteral("clone failed: no");
    world.nodes.task(third).end = Millis{3500};
    world.nodes.run(Millis{2000});
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].value<pve::Upid>(), second);
    QCOMPARE(ended[0][1].value<TaskExit>().text, QStringLiteral("clone failed: no"));
    world.nodes.run(Millis{2000});
    QCOMPARE(ended.size(), 2);
    QCOMPARE(ended[1][0].value<pve::Upid>(), third);
    QCOMPARE(ended[1][1].value<TaskExit>().verdict, TaskExit::Verdict::Ok);
    QVERIFY(world.poller.isWatching(first));
}

void TestTaskVerdict::ignoresTasksThatNobodyWatches()
{
    PollWorld world;
    QSignalSpy running(&world.poller, &pve::TaskPoller::seenRunning);
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto ours = world.watch(1);
    world.nodes.add(FakeNodes::clone(2));
    world.nodes.add(FakeNodes::clone(3)).end = Millis{0};
    world.nodes.run(Millis{4000});
    QVERIFY(ended.isEmpty());
    QVERIFY(world.nodes.seen(statuses).isEmpty());
    for (const auto &each : running)
        QCOMPARE(each[0].value<pve::Upid>(), ours);
}

void TestTaskVerdict::endsTogetherAreToldPromptly()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    for (int i = 0; i < 20; ++i)
        world.nodes.task(world.watch(i)).end = Millis{1900};
    world.nodes.setLatency(Millis{10});
    world.nodes.run(Millis{2400});
    QCOMPARE(ended.size(), 20);
    QCOMPARE(world.nodes.seen(statuses).size(), 20);
    const auto times = world.nodes.times(statuses);
    QVERIFY(times[19] - times[0] >= 190); // one after the other
}

void TestTaskVerdict::endsOnceAndIsNoLongerWatchedThen()
{
    PollWorld world;
    const auto upid = world.watch(1);
    world.nodes.task(upid).end = Millis{0};
    int ends = 0;
    connect(&world.poller, &pve::TaskPoller::ended, this, [&](const pve::Upid &which) {
        QVERIFY(!world.poller.isWatching(which));
        ++ends;
    });
    world.nodes.run(Millis{20'000});
    QCOMPARE(ends, 1);
    QCOMPARE(world.nodes.seen(lists).size(), 1);
}

void TestTaskVerdict::slotMayWatchTheNextTask()
{
    PollWorld world;
    QList<pve::Upid> ends;
    connect(&world.poller, &pve::TaskPoller::ended, this, [&](const pve::Upid &upid) {
        ends.append(upid);
        if (ends.size() < 3)
            world.nodes.task(world.watch(static_cast<int>(ends.size()))).end = Millis{0};
    });
    world.nodes.task(world.watch(0)).end = Millis{0};
    world.nodes.run(Millis{1000});
    QCOMPARE(ends, (QList<pve::Upid>{FakeNodes::clone(0), FakeNodes::clone(1), FakeNodes::clone(2)}));
}

void TestTaskVerdict::slotMayUnwatchTheRest()
{
    PollWorld world;
    int ends = 0;
    int runs = 0;
    const auto unwatchAll = [&world] {
        for (int i = 0; i < 5; ++i)
            world.poller.unwatch(FakeNodes::clone(i));
    };
    connect(&world.poller, &pve::TaskPoller::ended, this, [&] {
        ++ends;
        unwatchAll();
    });
    connect(&world.poller, &pve::TaskPoller::seenRunning, this, [&runs] { ++runs; });
    for (int i = 0; i < 5; ++i)
        world.nodes.task(world.watch(i)).end = Millis{0};
    world.nodes.run(Millis{5000});
    QCOMPARE(ends, 1);
    connect(&world.poller, &pve::TaskPoller::seenRunning, this, unwatchAll);
    for (int i = 0; i < 5; ++i)
        world.nodes.task(world.watch(i)).end.reset();
    world.nodes.run(Millis{5000});
    QCOMPARE(runs, 1);
    QCOMPARE(world.clock.pendingTimers(), 0);
}

void TestTaskVerdict::vanishesWhenTheServerKnowsNoSuchTask()
{
    PollWorld world;
    QSignalSpy vanished(&world.poller, &pve::TaskPoller::vanished);
    QSignalSpy troubled(&world.poller, &pve::TaskPoller::troubled);
    const auto upid = world.watch(1);
    world.nodes.task(upid).exists = false;
    world.nodes.run(Millis{5000});
    QCOMPARE(vanished.size(), 1);
    QCOMPARE(vanished[0][0].value<pve::Upid>(), upid);
    QCOMPARE(vanished[0][1].value<Error>().kind, Error::Kind::NotFound);
    QVERIFY(!world.poller.isWatching(upid));
    QVERIFY(troubled.isEmpty());
}

void TestTaskVerdict::vanishesWhenItMayNotBeSeen()
{
    PollWorld world;
    QSignalSpy vanished(&world.poller, &pve::TaskPoller::vanished);
    const auto upid = world.watch(1);
    world.nodes.task(upid).isListed = false; // the task of another token (pve/FACTS.md 11)
    world.nodes.setFault([](const FakeNodes::Seen &seen) -> std::optional<pve::Answer> {
        if (seen.upid.isEmpty())
            return std::nullopt;
        return pve::openEnvelope(
            {403,
             QStringLiteral("Permission check failed (/nodes/pve1, Sys.Audit)"),
             {},
             R"({"data":null,"message":"Permission check failed (/nodes/pve1, Sys.Audit)\n"})",
             {}});
    });
    world.nodes.run(Millis{5000});
    QCOMPARE(vanished.size(), 1);
    QCOMPARE(vanished[0][1].value<Error>().kind, Error::Kind::Forbidden);
    QVERIFY(!world.poller.isWatching(upid));
}

void TestTaskVerdict::statusOfAnotherTaskIsNoJudgement()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    QSignalSpy troubled(&world.poller, &pve::TaskPoller::troubled);
    const auto upid = world.watch(1);
    world.nodes.task(upid).isListed = false;
    world.nodes.setFault([](const FakeNodes::Seen &seen) -> std::optional<pve::Answer> {
        if (seen.upid.isEmpty())
            return std::nullopt;
        const auto body =
            QStringLiteral(R"({"data":{"upid":"%1","node":"pve1","status":"stopped","exitstatus":"OK"}})");
        return pve::openEnvelope(
            {200, QStringLiteral("OK"), {}, body.arg(FakeNodes::clone(2).text).toUtf8(), {}});
    });
    world.nodes.run(Millis{10'000});
    QVERIFY(ended.isEmpty());
    QVERIFY(!troubled.isEmpty());
    QCOMPARE(troubled[0][1].value<Error>().kind, Error::Kind::Malformed);
}

void TestTaskVerdict::anUnusableListDoesNotHideTheEnd()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    world.nodes.setFault(failing(lists, Error{Error::Kind::Malformed, 200, QStringLiteral("row 7"), {}}));
    const auto upid = world.watch(1);
    world.nodes.task(upid).end = Millis{1500};
    world.nodes.run(Millis{10'000});
    QCOMPARE(ended.size(), 1);
}

void TestTaskVerdict::failedRequestForTheVerdictIsRepeated()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto upid = world.watch(1);
    world.nodes.task(upid).end = Millis{1500};
    world.nodes.setFault(failing(statuses, Error{Error::Kind::Lost, 596, QStringLiteral("Broken pipe"), {}}));
    world.nodes.run(Millis{2500});
    QCOMPARE(world.nodes.seen(statuses).size(), 1);
    QVERIFY(ended.isEmpty());
    world.nodes.setFault({});
    world.nodes.run(Millis{1500});
    QCOMPARE(ended.size(), 1);
}

QTEST_GUILESS_MAIN(TestTaskVerdict)
#include "tst_taskverdict.moc"
