// SPDX-License-Identifier: Apache-2.0
#include "tests/pve/pollworld.h"

#include <QSignalSpy>
#include <QTest>

using base::Error;
using base::Millis;
using test::failing;
using test::FakeNodes;
using test::lists;
using test::logs;
using test::parameter;
using test::PollWorld;
using test::statuses;

namespace {

QStringList someLines(int count)
{
    QStringList result;
    for (int i = 1; i <= count; ++i)
        result.append(QStringLiteral("line %1").arg(i));
    return result;
}

/// Everything the poller tells about logs and ends, in order.
struct Story
{
    explicit Story(PollWorld &world)
    {
        QObject::connect(
            &world.poller, &pve::TaskPoller::logGrew, &context,
            [this](const pve::Upid &upid, const QList<pve::LogLine> &grown) { add(upid, grown); });
        QObject::connect(&world.poller, &pve::TaskPoller::ended, &context, [this](const pve::Upid &upid) {
            events.append(QStringLiteral("end ") + upid.text);
        });
    }

    void add(const pve::Upid &upid, const QList<pve::LogLine> &grown)
    {
        events.append(QStringLiteral("log ") + upid.text);
        lines[upid.text] += grown;
    }

    QStringList texts(const pve::Upid &upid) const
    {
        QStringList result;
        for (const auto &line : lines[upid.text])
            result.append(line.text);
        return result;
    }

    QObject context;
    QStringList events;
    QHash<QString, QList<pve::LogLine>> lines;
};

} // namespace

/// Whose log the poller reads, how much of it, and that the last lines come before the end.
class TestTaskLog : public QObject
{
    Q_OBJECT
private slots:
    void readsNoLogThatNobodyLooksAt();
    void readsOnePagePerNodeAndTick();
    void onlyTheSelectedOneIsReadEachTick();
    void sharesTurnsBetweenTheSelectedAndThoseOnScreen();
    void eachNodeHasItsOwnTurns();
    void continuesFromTheLastLine();
    void longLogsComeInPages();
    void noLineComesTwice();
    void lastLinesComeBeforeTheEnd();
    void lastLinesOfALongLogComeInPages();
    void anEndThatWaitsForItsLogIsNotJudgedAgain();
    void endComesWithoutALogThatNobodyLooksAt();
    void endComesWhenTheLogCannotBeRead();
    void endComesWhenTheLogWasFailingBefore();
    void endComesWhenTheLogNeverStopsGrowing();
    void pageUnderWayAtTheEndIsNotTheLast();
    void failingLogIsNoTrouble();
    void wakeDoesNotLoseAnEndThatWaitsForItsLog();
};

void TestTaskLog::readsNoLogThatNobodyLooksAt()
{
    PollWorld world;
    world.watch(1);
    world.poller.setSelected(FakeNodes::clone(2).text);
    world.nodes.run(Millis{5000});
    QVERIFY(world.nodes.seen(logs).isEmpty());
}

void TestTaskLog::readsOnePagePerNodeAndTick()
{
    PollWorld world;
    QStringList all;
    for (int i = 0; i < 5; ++i)
        all.append(world.watch(i).text);
    world.poller.setOnScreen(all);
    world.nodes.run(Millis{9900});
    // The first early look brings a page, the other two do not: pages are an interval apart.
    QCOMPARE(world.nodes.times(logs), (QList<qint64>{300, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000}));
    QCOMPARE(world.nodes.upids(logs), all + all.mid(0, 4));
}

void TestTaskLog::onlyTheSelectedOneIsReadEachTick()
{
    PollWorld world;
    const auto upid = world.watch(1);
    world.watch(2);
    world.poller.setSelected(upid.text);
    world.nodes.run(Millis{5000});
    QCOMPARE(world.nodes.upids(logs), QStringList(5, upid.text));
}

void TestTaskLog::sharesTurnsBetweenTheSelectedAndThoseOnScreen()
{
    PollWorld world;
    QStringList all;
    for (int i = 0; i < 3; ++i)
        all.append(world.watch(i).text);
    world.poller.setSelected(all[1]);
    world.poller.setOnScreen(all);
    world.nodes.run(Millis{6000});
    QCOMPARE(world.nodes.upids(logs), (QStringList{all[1], all[0], all[1], all[2], all[1], all[0]}));
}

void TestTaskLog::eachNodeHasItsOwnTurns()
{
    PollWorld world;
    const auto one = world.watch(1, QStringLiteral("pve1"));
    const auto two = world.watch(2, QStringLiteral("pve2"));
    world.poller.setSelected(one.text);
    world.poller.setOnScreen({one.text, two.text});
    world.nodes.run(Millis{3000});
    QCOMPARE(world.nodes.upids(logs).count(one.text), 3);
    QCOMPARE(world.nodes.upids(logs).count(two.text), 3);
}

void TestTaskLog::continuesFromTheLastLine()
{
    PollWorld world;
    Story story(world);
    QSignalSpy grew(&world.poller, &pve::TaskPoller::logGrew);
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).log = someLines(3);
    world.nodes.run(Millis{1000});
    world.nodes.task(upid).log = someLines(5);
    world.nodes.run(Millis{2000});
    QStringList starts;
    for (const auto &seen : world.nodes.seen(logs))
        starts.append(parameter(seen, QStringLiteral("start")));
    QCOMPARE(starts, (QStringList{QStringLiteral("0"), QStringLiteral("3"), QStringLiteral("5")}));
    QCOMPARE(grew.size(), 2); // nothing new, no signal
    QCOMPARE(grew[1][2].toInt(), 5);
    QCOMPARE(story.texts(upid), someLines(5));
}

void TestTaskLog::longLogsComeInPages()
{
    PollWorld world;
    Story story(world);
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).log = someLines(1200);
    world.nodes.run(Millis{3000});
    QCOMPARE(world.nodes.seen(logs).size(), 3);
    QCOMPARE(parameter(world.nodes.seen(logs).constFirst(), QStringLiteral("limit")), QStringLiteral("500"));
    QCOMPARE(story.texts(upid), someLines(1200));
}

void TestTaskLog::noLineComesTwice()
{
    PollWorld world;
    Story story(world);
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.setFault([](const FakeNodes::Seen &seen) -> std::optional<pve::Answer> { // deaf to `start`
        if (!seen.request.endpoint.endsWith(logs))
            return std::nullopt;
        return pve::openEnvelope({200,
                                  QStringLiteral("OK"),
                                  {},
                                  R"({"total":2,"data":[{"n":1,"t":"line 1"},{"t":"line 2","n":2}]})",
                                  {}});
    });
    world.nodes.run(Millis{5000});
    QCOMPARE(story.texts(upid), someLines(2));
}

void TestTaskLog::lastLinesComeBeforeTheEnd()
{
    PollWorld world;
    Story story(world);
    const auto selected = world.watch(1);
    const auto shown = world.watch(2);
    world.poller.setSelected(selected.text);
    world.poller.setOnScreen({shown.text});
    for (const auto &upid : {selected, shown}) {
        world.nodes.task(upid).end = Millis{1500};
        world.nodes.task(upid).log = someLines(4);
    }
    world.nodes.run(Millis{2000});
    for (const auto &upid : {selected, shown}) {
        QCOMPARE(story.texts(upid), someLines(4));
        const auto end = story.events.indexOf(QStringLiteral("end ") + upid.text);
        QVERIFY(end > story.events.lastIndexOf(QStringLiteral("log ") + upid.text));
    }
}

void TestTaskLog::lastLinesOfALongLogComeInPages()
{
    PollWorld world;
    Story story(world);
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).end = Millis{0};
    world.nodes.task(upid).log = someLines(1700);
    world.nodes.run(Millis{300});
    QCOMPARE(story.texts(upid), someLines(1700));
    QCOMPARE(story.events.constLast(), QStringLiteral("end ") + upid.text);
    QCOMPARE(world.nodes.seen(logs).size(), 4);
}

void TestTaskLog::anEndThatWaitsForItsLogIsNotJudgedAgain()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).end = Millis{0};
    world.nodes.task(upid).listLag = Millis{5500};
    world.nodes.run(Millis{4900});
    world.nodes.setLatency(
        Millis{3000}); // of the cross-check, of the log, and of lists that say ended meanwhile
    world.nodes.run(Millis{30'000});
    QCOMPARE(ended.size(), 1);
    QCOMPARE(world.nodes.seen(statuses).size(), 1);
}

void TestTaskLog::endComesWithoutALogThatNobodyLooksAt()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    world.nodes.task(world.watch(1)).end = Millis{0};
    world.nodes.run(Millis{300});
    QCOMPARE(ended.size(), 1);
    QVERIFY(world.nodes.seen(logs).isEmpty());
}

void TestTaskLog::endComesWhenTheLogCannotBeRead()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    world.nodes.setFault(failing(logs, Error{Error::Kind::Server, 500, QStringLiteral("no"), {}}));
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).end = Millis{0};
    world.nodes.run(Millis{300});
    QCOMPARE(ended.size(), 1);
    QCOMPARE(world.nodes.seen(logs).size(), 1);
}

void TestTaskLog::endComesWhenTheLogWasFailingBefore()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    world.nodes.setFault(failing(logs, Error{Error::Kind::Lost, 596, QStringLiteral("no"), {}}));
    QStringList all;
    for (int i = 0; i < 3; ++i)
        all.append(world.watch(i).text);
    world.poller.setOnScreen(all);
    world.nodes.run(Millis{30'000});
    for (int i = 0; i < 3; ++i)
        world.nodes.task(FakeNodes::clone(i)).end = world.nodes.now();
    world.nodes.run(Millis{1000});
    QCOMPARE(ended.size(), 3);
}

void TestTaskLog::endComesWhenTheLogNeverStopsGrowing()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).end = Millis{0};
    world.nodes.setFault([](const FakeNodes::Seen &seen) -> std::optional<pve::Answer> {
        if (!seen.request.endpoint.endsWith(logs))
            return std::nullopt;
        const auto start = parameter(seen, QStringLiteral("start")).toInt();
        const auto body =
            QStringLiteral(R"({"total":%1,"data":[{"n":%2,"t":"more"}]})").arg(start + 2).arg(start + 1);
        return pve::openEnvelope({200, QStringLiteral("OK"), {}, body.toUtf8(), {}});
    });
    world.nodes.run(Millis{1000});
    QCOMPARE(ended.size(), 1);
    QCOMPARE(world.nodes.seen(logs).size(), 1 + 20); // one while it ran, then the most that an end may cost
}

void TestTaskLog::pageUnderWayAtTheEndIsNotTheLast()
{
    PollWorld world;
    Story story(world);
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).end = Millis{0};
    world.nodes.task(upid).log = someLines(2);
    bool grown = false;
    world.nodes.setFault([&](const FakeNodes::Seen &seen) -> std::optional<pve::Answer> {
        if (!seen.request.endpoint.endsWith(logs) || std::exchange(grown, true))
            return std::nullopt;
        return pve::openEnvelope(
            {200, QStringLiteral("OK"), {}, R"({"total":1,"data":[{"n":1,"t":"line 1"}]})", {}});
    });
    world.nodes.run(Millis{300}); // status and first page were asked in one breath
    QCOMPARE(story.texts(upid), someLines(2));
    QCOMPARE(story.events.constLast(), QStringLiteral("end ") + upid.text);
}

void TestTaskLog::failingLogIsNoTrouble()
{
    PollWorld world;
    QSignalSpy troubled(&world.poller, &pve::TaskPoller::troubled);
    world.nodes.setFault(failing(logs, Error{Error::Kind::Server, 500, QStringLiteral("no"), {}}));
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.run(Millis{30'000});
    QVERIFY(troubled.isEmpty());
    QVERIFY(world.nodes.seen(logs).size() <= 7); // it backs off
    QVERIFY(world.nodes.seen(lists).size() >= 30);
}

void TestTaskLog::wakeDoesNotLoseAnEndThatWaitsForItsLog()
{
    PollWorld world;
    QSignalSpy ended(&world.poller, &pve::TaskPoller::ended);
    const auto upid = world.watch(1);
    world.poller.setSelected(upid.text);
    world.nodes.task(upid).end = Millis{1500};
    world.nodes.setLatency(Millis{100});
    world.nodes.run(Millis{2000});
    while (world.nodes.seen(statuses).isEmpty() ||
           world.client.find(pve::Verb::Get, world.nodes.seen(statuses)[0].request.endpoint).serial)
        world.nodes.run(Millis{10});
    QVERIFY(ended.isEmpty()); // judged, its log is under way
    world.poller.wake();
    world.nodes.run(Millis{500});
    QCOMPARE(ended.size(), 1);
}

QTEST_GUILESS_MAIN(TestTaskLog)
#include "tst_tasklog.moc"
