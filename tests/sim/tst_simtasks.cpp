// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simdriver.h"

#include <QtTest>

using namespace test;

namespace {

const QByteArray kTasks = "/nodes/pve1/tasks";

QJsonObject rowOf(const Got &got, const QString &upid)
{
    const QJsonArray rows = got.data().toArray();
    for (const QJsonValue &row : rows) {
        if (row.toObject().value(QLatin1String("upid")).toString() == upid)
            return row.toObject();
    }
    return {};
}

QString field(const QJsonObject &row, const char *name)
{
    return row.value(QLatin1String(name)).toVariant().toString();
}

} // namespace

/// Judged against pve/transcripts: tasks-list-and-log, tasks-of-tokens, tasks-parent-gone,
/// tasks-end-of-task-fine.
class TestSimTasks : public QObject
{
    Q_OBJECT
private slots:
    void runningTaskIsInActiveAndAllOnly();
    void endedTaskIsInArchiveWithItsToken();
    void statusIsRightAtOnceAndTheListsALittleLater();
    void listsLagWhenTheParentIsGone();
    void anotherTaskMakesTheListsNotice();
    void archiveForgetsTheOldest();
    void filtersAndPages();
    void failedTaskHasItsErrorAsStatus();
    void logPages();
    void unknownAndMalformedUpids();
    void othersAreNotShown();
    void clusterTasksHaveNoStatusWhileTheyRun();
};

void TestSimTasks::runningTaskIsInActiveAndAllOnly()
{
    SimDriver sim;
    const QString upid = sim.clone(400, {{"full", "1"}});
    QVERIFY(rowOf(sim.get(kTasks), upid).isEmpty()); // the default source is the archive
    for (const char *source : {"active", "all"}) {
        const QJsonObject row = rowOf(sim.get(kTasks, {{"source", source}}), upid);
        QCOMPARE(field(row, "status"), QStringLiteral("RUNNING"));
        QCOMPARE(field(row, "user"), QStringLiteral("admin@pve!slipway"));
        QCOMPARE(field(row, "saved"), QStringLiteral("0"));
        QCOMPARE(field(row, "id"), QStringLiteral("9000"));
        QVERIFY(!row.contains(QLatin1String("endtime")) && !row.contains(QLatin1String("tokenid")));
        QVERIFY(row.value(QLatin1String("pid")).isDouble() && row.value(QLatin1String("pstart")).isDouble());
    }
    const QJsonObject status = sim.get(SimDriver::taskPath(upid, "/status")).data().toObject();
    QCOMPARE(field(status, "status"), QStringLiteral("running"));
    QCOMPARE(field(status, "user"), QStringLiteral("admin@pve"));
    QCOMPARE(field(status, "tokenid"), QStringLiteral("slipway"));
    QVERIFY(!status.contains(QLatin1String("exitstatus")));
}

void TestSimTasks::endedTaskIsInArchiveWithItsToken()
{
    SimDriver sim;
    const QString upid = sim.clone(400);
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    sim.wait(Millis(100));
    QVERIFY(rowOf(sim.get(kTasks, {{"source", "active"}}), upid).isEmpty());
    const QJsonObject row = rowOf(sim.get(kTasks), upid);
    QCOMPARE(field(row, "status"), QStringLiteral("OK"));
    QCOMPARE(field(row, "user"), QStringLiteral("admin@pve"));
    QCOMPARE(field(row, "tokenid"), QStringLiteral("slipway"));
    QVERIFY(row.value(QLatin1String("endtime")).toDouble() >=
            row.value(QLatin1String("starttime")).toDouble());
    QVERIFY(row.contains(QLatin1String("pid")));
    QVERIFY(
        !sim.get(SimDriver::taskPath(upid, "/status")).data().toObject().contains(QLatin1String("endtime")));
}

void TestSimTasks::statusIsRightAtOnceAndTheListsALittleLater()
{
    SimDriver sim;
    const QString upid = sim.send("POST", "/nodes/pve1/qemu/9000/clone", {{"newid", "400"}}).text();
    Millis ended{0};
    Millis listed{0};
    while (listed == Millis(0) && sim.now < Millis(5000)) {
        sim.wait(Millis(5)); // no more than the workers can answer
        const QByteArray path = SimDriver::taskPath(upid, "/status");
        const QString status = field(sim.send("GET", path).data().toObject(), "status");
        if (ended == Millis(0) && status == QLatin1String("stopped"))
            ended = sim.now;
        if (field(rowOf(sim.send("GET", kTasks + "?source=all"), upid), "status") == QLatin1String("OK"))
            listed = sim.now;
    }
    QVERIFY(ended > Millis(0));
    QVERIFY(listed - ended >= Millis(20) && listed - ended <= Millis(50));
}

void TestSimTasks::listsLagWhenTheParentIsGone()
{
    SimDriver sim;
    sim.addFaults(R"([{"request": "/clone$", "what": "lose-parent"}])");
    const QString upid = sim.clone(400);
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    sim.wait(Millis(1000));
    QCOMPARE(field(rowOf(sim.get(kTasks, {{"source", "all"}}), upid), "status"), QStringLiteral("RUNNING"));
    sim.wait(Millis(10'000)); // pvestatd's round
    const QJsonObject row = rowOf(sim.get(kTasks, {{"source", "all"}}), upid);
    QCOMPARE(field(row, "status"), QStringLiteral("OK"));
    QCOMPARE(row.value(QLatin1String("endtime")).toDouble(),
             static_cast<double>(sim.cluster.wallAt(Millis(10'000)).toSecsSinceEpoch()));
}

void TestSimTasks::anotherTaskMakesTheListsNotice()
{
    SimDriver sim;
    sim.addFaults(R"([{"request": "/clone$", "what": "lose-parent"}])");
    const QString upid = sim.clone(400);
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QCOMPARE(field(rowOf(sim.get(kTasks, {{"source", "all"}}), upid), "status"), QStringLiteral("RUNNING"));
    QCOMPARE(sim.post("/nodes/pve1/qemu/400/status/stop").status(), 200);
    QCOMPARE(field(rowOf(sim.get(kTasks, {{"source", "all"}}), upid), "status"), QStringLiteral("OK"));
}

void TestSimTasks::archiveForgetsTheOldest()
{
    SimDriver sim;
    QStringList upids;
    for (int i = 0; i < 1500; ++i) {
        upids.append(sim.post("/nodes/pve1/qemu/9000/status/stop").text());
        sim.wait(Millis(50));
    }
    const int total = sim.get(kTasks, {{"limit", "0"}}).total();
    QVERIFY2(total > 500 && total < 1500, qPrintable(QString::number(total))); // two files of 50 kB
    QVERIFY(!rowOf(sim.get(kTasks, {{"limit", "2000"}}), upids.last()).isEmpty());
    QVERIFY(rowOf(sim.get(kTasks, {{"limit", "2000"}}), upids.first()).isEmpty());
    QCOMPARE(sim.exitOf(upids.first()), QStringLiteral("OK")); // its own file is there as before
    QCOMPARE(sim.logOf(upids.first()).last(), QStringLiteral("TASK OK"));
}

void TestSimTasks::filtersAndPages()
{
    SimDriver sim;
    for (int i = 0; i < 60; ++i) {
        QCOMPARE(sim.post("/nodes/pve1/qemu/9000/status/stop").status(), 200);
        sim.wait(Millis(50));
    }
    QCOMPARE(sim.waitFor(sim.clone(400)), QStringLiteral("OK"));
    sim.wait(Millis(2000));
    const QString late = sim.post("/nodes/pve1/qemu/400/status/stop").text();
    const qint64 lateStart = late.section(QLatin1Char(':'), 4, 4).toLongLong(nullptr, 16);
    sim.wait(Millis(500));
    const auto list = [&sim](const Form &form) { return sim.get(kTasks, form); };
    QCOMPARE(list({}).data().toArray().size(), 50);
    QCOMPARE(list({}).total(), 62);
    QCOMPARE(list({{"limit", "0"}}).total(), 62);
    QVERIFY(list({{"limit", "0"}}).data().toArray().isEmpty());
    QCOMPARE(list({{"start", "60"}}).data().toArray().size(), 2);
    QCOMPARE(list({{"typefilter", "qmclone"}}).total(), 1);
    QCOMPARE(list({{"typefilter", "qmcl"}}).total(), -1); // no total beside an empty list
    QCOMPARE(list({{"vmid", "400"}}).total(), 1);         // the clone has its source's id
    QCOMPARE(list({{"vmid", "9000"}}).total(), 61);
    QCOMPARE(list({{"userfilter", "ADMIN@pve"}}).total(), 62);
    QCOMPARE(list({{"userfilter", "admin@pve!slipway"}}).total(), -1); // the token is cut off once archived
    QCOMPARE(list({{"since", QByteArray::number(lateStart)}}).total(), 1);
    QCOMPARE(list({{"since", QByteArray::number(lateStart + 1)}}).total(), -1);
    QCOMPARE(field(list({}).data().toArray().first().toObject(), "upid"), late); // newest end first
}

void TestSimTasks::failedTaskHasItsErrorAsStatus()
{
    SimDriver sim;
    const QString upid = sim.post("/nodes/pve1/qemu/9000/status/start").text();
    QCOMPARE(sim.waitFor(upid), QStringLiteral("you can't start a vm if it's a template"));
    sim.wait(Millis(100));
    QCOMPARE(field(rowOf(sim.get(kTasks, {{"errors", "1"}}), upid), "status"),
             QStringLiteral("you can't start a vm if it's a template"));
    QVERIFY(!rowOf(sim.get(kTasks, {{"statusfilter", "error,unknown"}}), upid).isEmpty());
    QVERIFY(rowOf(sim.get(kTasks, {{"statusfilter", "ok"}}), upid).isEmpty());
}

void TestSimTasks::logPages()
{
    SimDriver sim;
    const QString upid = sim.clone(400, {{"full", "1"}});
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    const QByteArray path = SimDriver::taskPath(upid, "/log");
    const Got first = sim.get(path);
    QCOMPARE(first.data().toArray().size(), 50);
    const int total = first.total();
    QVERIFY(total > 100);
    QCOMPARE(sim.get(path, {{"limit", "0"}}).data().toArray().size(), total);
    const QJsonObject line =
        sim.get(path, {{"start", "50"}, {"limit", "1"}}).data().toArray().first().toObject();
    QCOMPARE(line.value(QLatin1String("n")).toInt(), 51);
    const Got past = sim.get(path, {{"start", QByteArray::number(total)}});
    QVERIFY(past.data().toArray().isEmpty());
    QCOMPARE(past.total(), total);
}

void TestSimTasks::unknownAndMalformedUpids()
{
    SimDriver sim;
    const QString unknown = QStringLiteral("UPID:pve1:000038D2:00035E5D:6B037DB1:qmclone:1:admin@pve:");
    QCOMPARE(sim.get(SimDriver::taskPath(unknown, "/status")).error("upid"), QStringLiteral("no such task"));
    QCOMPARE(sim.remove(SimDriver::taskPath(unknown)).error("upid"), QStringLiteral("no such task"));
    QCOMPARE(sim.logOf(unknown),
             QStringList(QStringLiteral("unable to open file - No such file or directory")));
    QCOMPARE(sim.get("/nodes/pve1/tasks/nonsense/status").error("upid"),
             QStringLiteral("unable to parse worker upid"));
    const QString cut = unknown.chopped(1); // the trailing colon belongs to it
    QCOMPARE(sim.get(SimDriver::taskPath(cut, "/status")).error("upid"),
             QStringLiteral("unable to parse worker upid"));
}

void TestSimTasks::othersAreNotShown()
{
    SimDriver sim;
    const QString upid = sim.clone(400, {{"full", "1"}});
    sim.token = sim.cluster.bareToken();
    QVERIFY(sim.get(kTasks, {{"source", "all"}}).data().toArray().isEmpty());
    QCOMPARE(sim.get(SimDriver::taskPath(upid, "/status")).message(),
             QStringLiteral("Permission check failed (/nodes/pve1, Sys.Audit)\n"));
    QCOMPARE(sim.get(SimDriver::taskPath(upid, "/log")).status(), 403);
    QCOMPARE(sim.remove(SimDriver::taskPath(upid)).message(),
             QStringLiteral("Permission check failed (/nodes/pve1, Sys.Modify)\n"));
    QVERIFY(sim.get("/cluster/tasks").data().toArray().isEmpty());
}

void TestSimTasks::clusterTasksHaveNoStatusWhileTheyRun()
{
    SimDriver sim;
    const QString upid = sim.clone(400);
    const QJsonObject running = rowOf(sim.get("/cluster/tasks"), upid);
    QVERIFY(!running.isEmpty() && !running.contains(QLatin1String("status")));
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    sim.wait(Millis(100));
    QCOMPARE(field(rowOf(sim.get("/cluster/tasks"), upid), "status"), QStringLiteral("OK"));
}

QTEST_GUILESS_MAIN(TestSimTasks)
#include "tst_simtasks.moc"
