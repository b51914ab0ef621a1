// SPDX-License-Identifier: Apache-2.0
#include "tests/pve/pollworld.h"

#include <QSignalSpy>
#include <QTest>

using base::Error;
using base::Millis;
using test::failing;
using test::FakeNodes;
using test::lists;
using test::PollWorld;
using test::statuses;

/// What the poller does when a node fails: back-off, a word to the user, and never the end of a task.
class TestTaskTrouble : public QObject
{
    Q_OBJECT
private slots:
    void wakeEndsABackOff();
    void backsOffAndRecovers();
    void newTasksDoNotShortenABackOff();
    void failingStatusIsReportedUntilItIsAnsweredAgain();
    void troubleOfOneNodeDoesNotSlowAnother();
    void errorsNeverEndATask_data();
    void errorsNeverEndATask();
};

void TestTaskTrouble::wakeEndsABackOff()
{
    PollWorld world;
    world.watch(1);
    world.nodes.setFault(failing(lists, Error{Error::Kind::NotSent, 0, QStringLiteral("no"), {}}));
    world.nodes.run(Millis{60'000});
    world.nodes.setFault({});
    world.nodes.forget();
    QSignalSpy recovered(&world.poller, &pve::TaskPoller::recovered);
    world.poller.wake();
    world.nodes.run(Millis{2000});
    QCOMPARE(world.nodes.times(lists), (QList<qint64>{60'000, 61'000, 62'000}));
    QCOMPARE(recovered.size(), 1);
}

void TestTaskTrouble::backsOffAndRecovers()
{
    PollWorld world;
    QSignalSpy troubled(&world.poller, &pve::TaskPoller::troubled);
    QSignalSpy recovered(&world.poller, &pve::TaskPoller::recovered);
    world.watch(1);
    world.nodes.run(Millis{2000});
    const auto lastSeen = world.clock.wallNow();
    world.nodes.setFault(failing(lists, Error{Error::Kind::NotSent, 0, QStringLiteral("no"), {}}));
    world.nodes.forget();
    world.nodes.run(Millis{120'000});
    const auto times = world.nodes.times(lists);
    QList<qint64> gaps;
    for (qsizetype i = 1; i < times.size(); ++i)
        gaps.append(times[i] - times[i - 1]);
    const QList<qint64> steps{1000, 2000, 4000, 8000, 15'000, 15'000, 15'000};
    QVERIFY(gaps.size() >= steps.size());
    for (qsizetype i = 0; i < steps.size(); ++i) {
        QVERIFY2(gaps[i] <= steps[i] + 10, qPrintable(QString::number(gaps[i])));
        QVERIFY2(gaps[i] >= steps[i] * 8 / 10, qPrintable(QString::number(gaps[i])));
    }
    QVERIFY2(gaps[4] != gaps[5] || gaps[5] != gaps[6], "no jitter");
    QCOMPARE(troubled.size(), times.size());
    QCOMPARE(troubled[2][0].toString(), QStringLiteral("pve1"));
    QCOMPARE(troubled[2][1].value<Error>().kind, Error::Kind::NotSent);
    QCOMPARE(troubled[2][2].toDateTime(), lastSeen);
    QVERIFY(qAbs(troubled[2][3].value<Millis>().count() - gaps[2]) <= 10);
    QVERIFY(recovered.isEmpty());
    world.nodes.setFault({});
    world.nodes.forget();
    world.nodes.run(Millis{20'000});
    QCOMPARE(recovered.size(), 1);
    QVERIFY(world.nodes.seen(lists).size() > 4); // each second again
}

void TestTaskTrouble::newTasksDoNotShortenABackOff()
{
    PollWorld world;
    world.nodes.setFault(failing(lists, Error{Error::Kind::Lost, 0, QStringLiteral("no"), {}}));
    world.watch(1);
    world.nodes.run(Millis{60'000});
    world.nodes.forget();
    for (int i = 2; i < 12; ++i) {
        world.watch(i);
        world.nodes.run(Millis{1000});
    }
    QVERIFY(world.nodes.seen(lists).size() <= 1);
}

void TestTaskTrouble::failingStatusIsReportedUntilItIsAnsweredAgain()
{
    PollWorld world;
    QSignalSpy troubled(&world.poller, &pve::TaskPoller::troubled);
    QSignalSpy recovered(&world.poller, &pve::TaskPoller::recovered);
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto upid = world.watch(1);
    world.nodes.task(upid).end = Millis{2500};
    world.nodes.setFault(failing(
        statuses,
        Error{Error::Kind::NotSent, 0, QStringLiteral("no"), {}})); // pvedaemon is down, pveproxy is not
    world.nodes.run(Millis{60'000});
    QVERIFY(troubled.size() >= 5 && troubled.size() <= 9);
    QVERIFY(recovered.isEmpty());
    QVERIFY(ended.isEmpty());
    QVERIFY(world.nodes.seen(lists).size() > 55); // the list goes on
    world.nodes.setFault({});
    world.nodes.run(Millis{16'000});
    QCOMPARE(recovered.size(), 1);
    QCOMPARE(ended.size(), 1);
}

void TestTaskTrouble::troubleOfOneNodeDoesNotSlowAnother()
{
    PollWorld world;
    QSignalSpy troubled(&world.poller, &pve::TaskPoller::troubled);
    world.watch(1, QStringLiteral("pve1"));
    world.watch(2, QStringLiteral("pve2"));
    world.nodes.setFault([](const FakeNodes::Seen &seen) -> std::optional<pve::Answer> {
        if (seen.request.node == u"pve1")
            return std::nullopt;
        return base::failure(Error{Error::Kind::NotSent, 595, QStringLiteral("Connection refused"), {}});
    });
    world.nodes.run(Millis{30'000});
    int fine = 0;
    for (const auto &seen : world.nodes.seen(lists))
        fine += seen.request.node == u"pve1" ? 1 : 0;
    QCOMPARE(fine, 32);
    for (const auto &each : troubled)
        QCOMPARE(each[0].toString(), QStringLiteral("pve2"));
}

void TestTaskTrouble::errorsNeverEndATask_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("where");
    for (const auto kind :
         {Kind::NotSent, Kind::Lost, Kind::Tls, Kind::Unauthorized, Kind::Locked, Kind::Unavailable,
          Kind::Invalid, Kind::Server, Kind::Malformed, Kind::Cancelled}) {
        for (const auto &where : {lists, statuses})
            QTest::addRow("%s %s", qPrintable(base::kindName(kind)), qPrintable(where)) << kind << where;
    }
    QTest::addRow("forbidden list") << Kind::Forbidden << lists;
    QTest::addRow("not_found list") << Kind::NotFound << lists;
}

void TestTaskTrouble::errorsNeverEndATask()
{
    QFETCH(Error::Kind, kind);
    QFETCH(QString, where);
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    QSignalSpy vanished(&world.poller, &pve::TaskPoller::vanished);
    QSignalSpy troubled(&world.poller, &pve::TaskPoller::troubled);
    const auto upid = world.watch(1);
    world.nodes.setFault(failing(where, Error{kind, 0, QStringLiteral("no"), {}}));
    world.nodes.run(Millis{120'000});
    QVERIFY(ended.isEmpty());
    QVERIFY(vanished.isEmpty());
    QVERIFY(!troubled.isEmpty());
    QVERIFY(world.poller.isWatching(upid));
    QVERIFY(world.nodes.all().size() < 250); // and never hurries
    world.nodes.setFault({});
    world.nodes.task(upid).end = world.nodes.now();
    world.nodes.run(Millis{16'000});
    QCOMPARE(ended.size(), 1);
}

QTEST_GUILESS_MAIN(TestTaskTrouble)
#include "tst_tasktrouble.moc"
