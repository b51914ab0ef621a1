// SPDX-License-Identifier: Apache-2.0
#include "tests/pve/pollworld.h"

#include <QSignalSpy>
#include <QTest>

using base::Millis;
using test::FakeNodes;
using test::lists;
using test::logs;
using test::parameter;
using test::PollWorld;
using test::statuses;

/// When the poller asks, and how often (design section 4).
class TestTaskPoller : public QObject
{
    Q_OBJECT
private slots:
    void asksOneListForAllTasksOfANode();
    void asksEachNodeForItsOwnTasks();
    void listNamesSourceUserSinceAndLimit();
    void emptyUserMeansNoFilter();
    void sinceIsTheSmallestStartTimeWhateverTheLocalClockSays();
    void looksEarlyAtANewTask();
    void earlyLooksOfManyTasksAreShared();
    void spacesEarlyLooksOfTasksThatComeOneByOne();
    void tasksThatKeepComingDoNotMultiplyTheLists();
    void neverHasTwoListsUnderWayAndSparesASlowServer();
    void looksSlowlyWhenAllTasksAreSlow();
    void paceCanBeChanged();
    void newSettingsHoldAtOnce();
    void rateOfRequestsDoesNotDependOnTheNumberOfTasks();
    void stopsAskingWhenNothingIsWatched();
    void watchingTwiceIsWatchingOnce();
    void wakeGivesUpWhatIsUnderWayAndAsksAtOnce();
    void everyRequestIsAReadWithADeadline();
};

void TestTaskPoller::asksOneListForAllTasksOfANode()
{
    PollWorld world;
    for (int i = 0; i < 20; ++i)
        world.watch(i);
    world.nodes.run(Millis{10'000});
    QCOMPARE(world.nodes.times(lists),
             (QList<qint64>{300, 600, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000}));
}

void TestTaskPoller::asksEachNodeForItsOwnTasks()
{
    PollWorld world;
    QSignalSpy running(&world.poller, &pve::TaskPoller::seenRunning);
    world.watch(1, QStringLiteral("pve1"));
    world.watch(2, QStringLiteral("pve2"));
    world.nodes.run(Millis{300});
    const auto seen = world.nodes.seen(lists);
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen[0].request.path, QByteArray("/nodes/pve1/tasks"));
    QCOMPARE(seen[1].request.path, QByteArray("/nodes/pve2/tasks"));
    QCOMPARE(running.size(), 2);
    QVERIFY(world.nodes.seen(statuses).isEmpty());
}

void TestTaskPoller::listNamesSourceUserSinceAndLimit()
{
    PollWorld world;
    world.poller.setUser(QStringLiteral("ops@pve"));
    world.watch(7);
    world.nodes.run(Millis{300});
    const auto seen = world.nodes.seen(lists).constFirst();
    QCOMPARE(parameter(seen, QStringLiteral("source")), QStringLiteral("all"));
    QCOMPARE(parameter(seen, QStringLiteral("userfilter")), QStringLiteral("ops@pve"));
    QCOMPARE(parameter(seen, QStringLiteral("since")), QString::number(FakeNodes::epoch + 7));
    QCOMPARE(parameter(seen, QStringLiteral("limit")), QStringLiteral("1000"));
}

void TestTaskPoller::emptyUserMeansNoFilter()
{
    PollWorld world;
    world.watch(7);
    world.nodes.run(Millis{300});
    QVERIFY(!world.nodes.seen(lists).constFirst().request.query.contains("userfilter"));
}

void TestTaskPoller::sinceIsTheSmallestStartTimeWhateverTheLocalClockSays()
{
    PollWorld world;
    QVERIFY(qAbs(world.clock.wallNow().toSecsSinceEpoch() - FakeNodes::epoch) > 3600); // the clocks disagree
    world.watch(9);
    const auto oldest = world.watch(3);
    world.watch(5);
    world.nodes.run(Millis{300});
    world.poller.unwatch(oldest);
    world.nodes.run(Millis{300});
    const auto seen = world.nodes.seen(lists);
    QCOMPARE(parameter(seen[0], QStringLiteral("since")), QString::number(FakeNodes::epoch + 3));
    QCOMPARE(parameter(seen[1], QStringLiteral("since")), QString::number(FakeNodes::epoch + 5));
}

void TestTaskPoller::looksEarlyAtANewTask()
{
    PollWorld world;
    world.watch(1);
    world.nodes.run(Millis{3500});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{300, 600, 1000, 2000, 3000}));
    world.nodes.run(Millis{10'000});
    world.nodes.forget();
    world.watch(2); // at 13.5 s, between two ticks
    world.nodes.run(Millis{2100});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{13'800, 14'100, 14'500, 15'500}));
}

void TestTaskPoller::earlyLooksOfManyTasksAreShared()
{
    PollWorld world;
    for (int i = 0; i < 20; ++i)
        world.watch(i);
    world.nodes.run(Millis{1900});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{300, 600, 1000}));
}

void TestTaskPoller::spacesEarlyLooksOfTasksThatComeOneByOne()
{
    PollWorld world;
    for (int i = 0; i < 20; ++i) {
        world.watch(i);
        world.nodes.run(Millis{50});
    }
    world.nodes.run(Millis{1000});
    const auto times = world.nodes.times(lists);
    for (qsizetype i = 1; i < times.size(); ++i)
        QVERIFY2(times[i] - times[i - 1] >= 300, qPrintable(QString::number(times[i])));
    QVERIFY(times.size() <= 7);
}

void TestTaskPoller::tasksThatKeepComingDoNotMultiplyTheLists()
{
    PollWorld world;
    for (int i = 0; i < 120; ++i) {
        world.nodes.task(world.watch(i)).end = world.nodes.now() + Millis{5000};
        world.nodes.run(Millis{500});
    }
    const auto count = world.nodes.seen(lists).size();
    QVERIFY2(count >= 60 && count <= 78, qPrintable(QString::number(count)));
}

void TestTaskPoller::neverHasTwoListsUnderWayAndSparesASlowServer()
{
    PollWorld world;
    world.nodes.setLatency(Millis{400});
    world.watch(1);
    world.nodes.run(Millis{8000});
    // Asked at 0.3 s, answered at 0.7; the early looks keep 0.3 s + 2 × latency from each other, the others 1
    // s + 2 × latency.
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{300, 1400, 3200, 5000, 6800}));
    world.nodes.setLatency(Millis{5000});
    world.nodes.forget();
    world.nodes.run(Millis{40'000});
    const auto times = world.nodes.times(lists);
    QVERIFY(times.size() >= 3);
    for (qsizetype i = 2; i < times.size(); ++i)
        QCOMPARE(times[i] - times[i - 1], 11'000);
}

void TestTaskPoller::looksSlowlyWhenAllTasksAreSlow()
{
    PollWorld world;
    const auto upid = FakeNodes::clone(1);
    world.nodes.add(upid);
    world.poller.watch(upid, pve::Pace::Slow);
    world.nodes.run(Millis{60'000});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{300, 600, 1000, 16'000, 31'000, 46'000}));
    QVERIFY(world.nodes.seen(statuses).size() <= 4);
    world.nodes.forget();
    world.watch(2); // one normal task is enough
    world.nodes.run(Millis{10'000});
    QVERIFY(world.nodes.seen(lists).size() >= 10);
}

void TestTaskPoller::paceCanBeChanged()
{
    PollWorld world;
    const auto upid = world.watch(1);
    world.nodes.run(Millis{5000});
    world.poller.watch(upid, pve::Pace::Slow);
    world.nodes.forget();
    world.nodes.run(Millis{30'000});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{20'000, 35'000}));
    world.poller.watch(upid, pve::Pace::Normal);
    world.nodes.forget();
    world.nodes.run(Millis{3000});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{36'000, 37'000, 38'000}));
}

void TestTaskPoller::newSettingsHoldAtOnce()
{
    PollWorld world;
    world.watch(1);
    world.nodes.run(Millis{2000});
    pve::PollSettings settings;
    settings.interval = Millis{5000};
    world.poller.setSettings(settings);
    world.nodes.forget();
    world.nodes.run(Millis{11'000});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{7000, 12'000}));
}

void TestTaskPoller::rateOfRequestsDoesNotDependOnTheNumberOfTasks()
{
    const auto requests = [](int tasks) {
        PollWorld world;
        world.nodes.setLatency(Millis{20});
        QStringList onScreen;
        for (int i = 0; i < tasks; ++i) {
            onScreen.append(world.watch(i).text);
            world.nodes.run(Millis{50});
        }
        world.poller.setSelected(onScreen.constFirst());
        world.poller.setOnScreen(onScreen);
        world.nodes.run(Millis{60'000} - Millis{50} * tasks);
        return static_cast<double>(world.nodes.all().size());
    };
    const auto one = requests(1);
    const auto twenty = requests(20);
    QVERIFY2(one > 60 && one < 150, qPrintable(QString::number(one)));
    QVERIFY2(twenty / one < 1.3 && twenty / one > 0.7, qPrintable(QString::number(twenty / one)));
}

void TestTaskPoller::stopsAskingWhenNothingIsWatched()
{
    PollWorld world;
    const auto upid = world.watch(1);
    world.nodes.run(Millis{2000});
    world.poller.unwatch(upid);
    QVERIFY(!world.poller.isWatching(upid));
    QCOMPARE(world.clock.pendingTimers(), 0);
    world.nodes.forget();
    world.nodes.run(Millis{20'000});
    QVERIFY(world.nodes.all().isEmpty());
    world.watch(2); // and begins again with early looks
    world.nodes.run(Millis{1000});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{22'300, 22'600, 23'000}));
}

void TestTaskPoller::watchingTwiceIsWatchingOnce()
{
    PollWorld world;
    const auto upid = world.watch(1);
    world.nodes.run(Millis{1500});
    world.nodes.forget();
    QSignalSpy running(&world.poller, &pve::TaskPoller::seenRunning);
    world.poller.watch(upid);
    world.nodes.run(Millis{1000});
    QCOMPARE(world.nodes.times(lists), QList<qint64>{2000}); // no new early looks
    QCOMPARE(running.size(), 1);
}

void TestTaskPoller::wakeGivesUpWhatIsUnderWayAndAsksAtOnce()
{
    PollWorld world;
    const auto upid = world.watch(1);
    world.nodes.run(Millis{1000});
    world.nodes.setLatency(Millis{100'000});
    world.nodes.run(Millis{1500});
    QCOMPARE(world.client.open().size(), 1);
    const auto hanging = world.client.open().constFirst().serial;
    world.clock.sleepFor(Millis{3'600'000});
    world.nodes.task(upid).end = Millis{10'000};
    world.nodes.setLatency(Millis{0});
    world.nodes.forget();
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    world.poller.wake();
    QVERIFY(world.client.all()[static_cast<qsizetype>(hanging) - 1].aborted);
    world.nodes.run(Millis{0});
    QCOMPARE(world.nodes.seen(lists).size(), 1);
    QCOMPARE(ended.size(), 1);
}

void TestTaskPoller::everyRequestIsAReadWithADeadline()
{
    PollWorld world;
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).end = Millis{8000};
    world.nodes.run(Millis{10'000});
    QVERIFY(!world.nodes.seen(lists).isEmpty());
    QVERIFY(!world.nodes.seen(statuses).isEmpty());
    QVERIFY(!world.nodes.seen(logs).isEmpty());
    for (const auto &seen : world.nodes.all()) {
        QVERIFY(!seen.request.hasEffect());
        QCOMPARE(seen.request.deadline, Millis{30'000});
    }
}

QTEST_GUILESS_MAIN(TestTaskPoller)
#include "tst_taskpoller.moc"
