// SPDX-License-Identifier: Apache-2.0
#include "core/pve/power.h"
#include "core/pve/servertasks.h"
#include "core/sim/cluster.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedclient.h"
#include "tests/support/simclient.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using base::Millis;
using pve::LogLine;
using pve::PowerAct;
using pve::ServerTasks;
using pve::TaskRow;

namespace {

const QString pve2 = QStringLiteral("pve2");
const QString listCall = QStringLiteral("/nodes/{node}/tasks");
const QString logCall = QStringLiteral("/nodes/{node}/tasks/{upid}/log");

/// One request at a time is looked after here: none is sent while another one waits for its answer.
class OneAtATime final : public pve::Client
{
public:
    explicit OneAtATime(pve::Client &inner) : m_inner(inner) {}
    std::unique_ptr<pve::Reply> send(const pve::Request &request) override
    {
        ++m_pending;
        most = std::max(most, m_pending);
        auto reply = m_inner.send(request);
        QObject::connect(reply.get(), &QObject::destroyed, [this] { --m_pending; });
        return reply;
    }
    int most = 0;

private:
    pve::Client &m_inner;
    int m_pending = 0;
};

struct Rig
{
    Rig()
    {
        QObject::connect(&tasks, &ServerTasks::listed, &tasks,
                         [this](const QList<TaskRow> &got) { rows = got; });
        QObject::connect(&tasks, &ServerTasks::logGrew, &tasks,
                         [this](const QString &, const QList<LogLine> &got) { lines += got; });
    }
    int lists() { return client.transmissions(pve::Verb::Get, listCall); }
    int logs() { return client.transmissions(pve::Verb::Get, logCall); }
    /// A task of that VM, which is over then.
    void stop(pve::VmId vmid)
    {
        power.run(PowerAct::Stop, pve2, vmid);
        clock.advance(Millis{15'000});
    }

    test::ManualClock clock;
    sim::Cluster cluster{{}};
    test::SimClient client{
        clock, [this](const sim::Request &request, sim::Millis now) { return cluster.handle(request, now); },
        [this](sim::Millis at) { return cluster.wallAt(at); }, cluster.adminToken()};
    OneAtATime one{client};
    pve::Power power{client, clock};
    QList<TaskRow> rows;
    QList<LogLine> lines;
    ServerTasks tasks{one, clock};
};

} // namespace

/// The tasks of one VM and the log of one of them, over the simulated cluster.
class TestServerTasks : public QObject
{
    Q_OBJECT
private slots:
    void listsTheTasksOfThatVmOnly();
    void listsThoseOfTheWholeCluster();
    void followsALogWhileItGrows();
    void asksEachSecondOnlyWhileSomethingGoesOn();
    void anotherTaskIsReadFromItsFirstLine();
    void restAsksNothing();
    void troubleIsToldAndWaitedOut();
    void logThatMayNotBeSeenIsAskedOnce();
    void logInTroubleIsAskedForLessAndLess();
    void ofALongLogOnlyTheEndIsRead();
};

void TestServerTasks::listsTheTasksOfThatVmOnly()
{
    Rig rig;
    rig.stop(130);
    rig.stop(131);
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{500});
    QCOMPARE(rig.rows.size(), 1);
    QCOMPARE(rig.rows.at(0).upid.type, QStringLiteral("qmstop"));
    QCOMPARE(rig.rows.at(0).upid.id, QStringLiteral("130"));
    QVERIFY(!rig.rows.at(0).running);
    QCOMPARE(rig.logs(), 0);
}

void TestServerTasks::listsThoseOfTheWholeCluster()
{
    Rig rig;
    rig.stop(130);
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{500});
    rig.cluster.holdFlock(131, sim::Millis{60'000});
    rig.power.run(PowerAct::ShutDown, pve2, 131);
    rig.tasks.lookAtCluster();
    rig.clock.advance(Millis{1'500});
    QCOMPARE(rig.rows.size(), 2);
    QCOMPARE(rig.rows.at(0).upid.id, QStringLiteral("131"));
    QVERIFY(rig.rows.at(0).running && !rig.rows.at(1).running);
    rig.tasks.follow(rig.rows.at(1).upid.text);
    rig.clock.advance(Millis{1'500});
    QVERIFY(!rig.lines.isEmpty());
    QCOMPARE(rig.one.most, 1);
}

void TestServerTasks::followsALogWhileItGrows()
{
    Rig rig;
    rig.cluster.holdFlock(130, sim::Millis{5'000});
    rig.power.run(PowerAct::ShutDown, pve2, 130);
    rig.clock.advance(Millis{1'000});
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{500});
    QCOMPARE(rig.rows.size(), 1);
    QVERIFY(rig.rows.at(0).running);
    rig.tasks.follow(rig.rows.at(0).upid.text);
    rig.clock.advance(Millis{1'500});
    const auto before = rig.lines.size();
    rig.clock.advance(Millis{30'000});
    QVERIFY(rig.lines.size() > before);
    for (int at = 0; at < rig.lines.size(); ++at)
        QCOMPARE(rig.lines.at(at).n, at + 1);
    QCOMPARE(rig.lines.constLast().text, QStringLiteral("TASK OK"));
    QVERIFY(!rig.rows.at(0).running);
    QCOMPARE(rig.one.most, 1);
    const int logs = rig.logs();
    rig.clock.advance(Millis{30'000});
    QCOMPARE(rig.logs(), logs); // it has ended
}

void TestServerTasks::asksEachSecondOnlyWhileSomethingGoesOn()
{
    Rig rig;
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{20'500});
    const int calm = rig.lists();
    QVERIFY2(calm >= 4 && calm <= 5, qPrintable(QString::number(calm)));
    rig.tasks.setEager(true);
    rig.clock.advance(Millis{10'500});
    const int eager = rig.lists() - calm;
    QVERIFY2(eager >= 9 && eager <= 11, qPrintable(QString::number(eager)));
    QCOMPARE(rig.one.most, 1);
}

void TestServerTasks::anotherTaskIsReadFromItsFirstLine()
{
    Rig rig;
    rig.stop(130);
    rig.power.run(PowerAct::Start, pve2, 130);
    rig.clock.advance(Millis{15'000});
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{500});
    QCOMPARE(rig.rows.size(), 2);
    for (const auto &row : QList<TaskRow>(rig.rows)) {
        rig.lines.clear();
        rig.tasks.follow(row.upid.text);
        rig.clock.advance(Millis{500});
        QVERIFY(!rig.lines.isEmpty());
        QCOMPARE(rig.lines.constFirst().n, 1);
        QCOMPARE(rig.lines.constLast().text, QStringLiteral("TASK OK"));
    }
}

void TestServerTasks::restAsksNothing()
{
    Rig rig;
    rig.stop(130);
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{2'000});
    rig.tasks.follow(rig.rows.at(0).upid.text);
    rig.tasks.rest();
    const int asked = rig.lists() + rig.logs();
    rig.rows.clear();
    rig.clock.advance(Millis{60'000});
    QCOMPARE(rig.lists() + rig.logs(), asked);
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{500});
    QCOMPARE(rig.rows.size(), 1);
}

void TestServerTasks::troubleIsToldAndWaitedOut()
{
    Rig rig;
    QSignalSpy failed(&rig.tasks, &ServerTasks::listFailed);
    sim::Fault fault;
    fault.pattern = QStringLiteral("^GET .*/tasks");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 595;
    fault.reason = "Connection refused";
    fault.times = 3;
    rig.stop(130);
    rig.cluster.addFault(fault);
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{500});
    QCOMPARE(failed.size(), 1);
    rig.clock.advance(Millis{60'000});
    QCOMPARE(failed.size(), 3);
    QCOMPARE(rig.rows.size(), 1);
}

void TestServerTasks::logThatMayNotBeSeenIsAskedOnce()
{
    Rig rig;
    QSignalSpy failed(&rig.tasks, &ServerTasks::logFailed);
    sim::Fault fault;
    fault.pattern = QStringLiteral("^GET .*/log");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 403;
    fault.reason = "Permission check failed (/nodes/pve2, Sys.Audit)";
    fault.times = -1;
    rig.stop(130);
    rig.cluster.addFault(fault);
    rig.tasks.look(pve2, 130);
    rig.clock.advance(Millis{500});
    rig.tasks.follow(rig.rows.at(0).upid.text);
    rig.clock.advance(Millis{30'000});
    QCOMPARE(failed.size(), 1);
    QCOMPARE(rig.logs(), 1);
}

void TestServerTasks::logInTroubleIsAskedForLessAndLess()
{
    Rig rig;
    QList<Millis> waits;
    base::TimePoint last{};
    connect(&rig.tasks, &ServerTasks::logFailed, &rig.tasks, [&] {
        if (last != base::TimePoint{})
            waits.append(rig.clock.now() - last);
        last = rig.clock.now();
    });
    sim::Fault fault;
    fault.pattern = QStringLiteral("^GET .*/log");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 500;
    fault.reason = "unable to open file";
    fault.times = 8;
    rig.stop(130);
    rig.cluster.addFault(fault);
    rig.tasks.look(pve2, 130);
    rig.tasks.setEager(true); // the list is answered each second
    rig.clock.advance(Millis{500});
    rig.tasks.follow(rig.rows.at(0).upid.text);
    rig.clock.advance(Millis{120'000});
    QCOMPARE(waits.size(), 7);
    for (int i = 1; i < waits.size(); ++i)
        QVERIFY2(waits.at(i) >= waits.at(i - 1) - Millis{3'000}, qPrintable(QString::number(i)));
    QVERIFY(waits.first() < Millis{3'000});
    QVERIFY(waits.last() >= Millis{12'000}); // the longest, shortened by up to a fifth
    QVERIFY(rig.lists() > 100);
    QCOMPARE(rig.one.most, 1);
    QVERIFY(!rig.lines.isEmpty()); // when it is over, all of it comes
    QCOMPARE(rig.lines.constFirst().n, 1);
}

void TestServerTasks::ofALongLogOnlyTheEndIsRead()
{
    const QString upid = QStringLiteral("UPID:pve2:00000001:00000002:68E778C0:vzdump:130:root@pam:");
    constexpr int lines = 100'000;
    test::ManualClock clock;
    test::ScriptedClient client;
    ServerTasks tasks(client, clock);
    int first = 0;
    int last = 0;
    connect(&tasks, &ServerTasks::logGrew, &tasks, [&](const QString &, const QList<LogLine> &got) {
        first = first == 0 ? got.constFirst().n : first;
        last = got.constLast().n;
    });
    tasks.look(pve2, 130);
    tasks.follow(upid);
    client.answer(client.open().constFirst().serial, pve::Response{200, {}, QJsonArray(), 0, {}});
    while (!client.open().isEmpty()) {
        const auto sent = client.open().constFirst();
        QCOMPARE(sent.request.endpoint, logCall);
        const int start = QUrlQuery(QString::fromLatin1(sent.request.query))
                              .queryItemValue(QStringLiteral("start"))
                              .toInt();
        QJsonArray page;
        for (int n = start + 1; n <= std::min(start + 500, lines); ++n)
            page.append(QJsonObject{{QStringLiteral("n"), n}, {QStringLiteral("t"), QStringLiteral("x")}});
        client.answer(sent.serial, pve::Response{200, {}, page, lines, {}});
    }
    QCOMPARE(first, lines - ServerTasks::mostLines + 1);
    QCOMPARE(last, lines);
    QVERIFY2(client.count(logCall) <= 12, qPrintable(QString::number(client.count(logCall))));
}

QTEST_GUILESS_MAIN(TestServerTasks)
#include "tst_servertasks.moc"
