// SPDX-License-Identifier: Apache-2.0
#include "app/exitcode.h"
#include "app/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace app;
using namespace prov;
using base::Error;

namespace {

Job jobIn(Step step)
{
    Job job;
    job.id = QStringLiteral("0f1e2d3c-0000-4000-8000-000000000000");
    job.spec.name = QStringLiteral("rancher-1");
    job.step = step;
    return job;
}

Job failedJob(Error::Kind kind)
{
    auto job = jobIn(Step::Failed);
    job.vmid = 401;
    job.failure =
        Failure{Failure::Reason::Refused, Step::Configuring, {kind, 500, QStringLiteral("no"), {}}, {}};
    return job;
}

QStringList keysOf(const QJsonValue &value)
{
    return value.toObject().keys();
}

QStringList sorted(const char *words)
{
    auto list = QString::fromLatin1(words).split(u' ');
    list.sort();
    return list;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void hasExactlyTheAgreedKeys();
    void countsRequests();
    void showsStepsAndVerification();
    void failureListsItsAttempts();
    void statesAreWords_data();
    void statesAreWords();
    void aVmidWithoutVmIsNotReported_data();
    void aVmidWithoutVmIsNotReported();
    void exitCodesFollowTheirPrecedence_data();
    void exitCodesFollowTheirPrecedence();
    void cancelAndDeleteSucceedWhenDone();
};

void TestReport::hasExactlyTheAgreedKeys()
{
    const auto report = reportOf({failedJob(Error::Kind::Locked)}, {}, 1);
    QCOMPARE(report.keys(), sorted("wall_ms requests vms"));
    QCOMPARE(keysOf(report[u"requests"]), sorted("total by_endpoint transmissions"));
    const auto vm = report[u"vms"][0];
    QCOMPARE(keysOf(vm), sorted("name vmid node upid state vm addresses steps verification error"));
    QCOMPARE(keysOf(vm[u"steps"][0]), sorted("step state ms attempts"));
    QCOMPARE(keysOf(vm[u"error"]), sorted("kind text remedy attempts"));
}

void TestReport::countsRequests()
{
    pve::Traffic traffic;
    traffic.total = 3;
    traffic.transmissions = 4;
    traffic.byEndpoint.insert(QStringLiteral("GET /version"), 3);
    const auto requests = reportOf({}, traffic, 1234);
    QCOMPARE(requests[u"wall_ms"].toInteger(), 1234);
    QCOMPARE(requests[u"requests"][u"total"].toInt(), 3);
    QCOMPARE(requests[u"requests"][u"transmissions"].toInt(), 4);
    QCOMPARE(requests[u"requests"][u"by_endpoint"][u"GET /version"].toInt(), 3);
}

void TestReport::showsStepsAndVerification()
{
    auto job = jobIn(Step::Ready);
    job.vmid = 401;
    job.vm = Presence::Present;
    job.node = QStringLiteral("pve1");
    job.addresses = QStringList{QStringLiteral("10.0.20.21")};
    job.record(Step::Configuring) = {StepRecord::State::Done, 3210, 4, {}, {}};
    job.checks = {
        {QStringLiteral("memory"), QStringLiteral("8192"), QStringLiteral("8192"), Check::Verdict::Applied}};
    const auto vm = reportOf({job}, {}, 0)[u"vms"][0];
    QCOMPARE(vm[u"steps"].toArray().size(), qsizetype{8});
    QCOMPARE(vm[u"steps"][3].toObject(), (QJsonObject{{QStringLiteral("step"), QStringLiteral("configuring")},
                                                      {QStringLiteral("state"), QStringLiteral("done")},
                                                      {QStringLiteral("ms"), 3210},
                                                      {QStringLiteral("attempts"), 4}}));
    QCOMPARE(vm[u"verification"][0].toObject(),
             (QJsonObject{{QStringLiteral("field"), QStringLiteral("memory")},
                          {QStringLiteral("asked"), QStringLiteral("8192")},
                          {QStringLiteral("found"), QStringLiteral("8192")},
                          {QStringLiteral("verdict"), QStringLiteral("applied")}}));
    QCOMPARE(vm[u"vmid"].toInt(), 401);
    QCOMPARE(vm[u"vm"].toString(), QStringLiteral("present"));
    QCOMPARE(vm[u"addresses"][0].toString(), QStringLiteral("10.0.20.21"));
    QVERIFY(vm[u"error"].isNull());
}

void TestReport::failureListsItsAttempts()
{
    auto job = failedJob(Error::Kind::Locked);
    job.record(Step::Configuring).failures = {{1500, QStringLiteral("VM is locked (backup)"), 2000}};
    const auto error = reportOf({job}, {}, 0)[u"vms"][0][u"error"];
    QCOMPARE(error[u"kind"].toString(), QStringLiteral("locked"));
    QCOMPARE(error[u"text"].toString(), QStringLiteral("no"));
    QVERIFY(!error[u"remedy"].toString().isEmpty());
    QCOMPARE(error[u"attempts"][0].toObject(),
             (QJsonObject{{QStringLiteral("at_ms"), 1500},
                          {QStringLiteral("text"), QStringLiteral("VM is locked (backup)")},
                          {QStringLiteral("wait_ms"), 2000}}));
}

void TestReport::statesAreWords_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("detached");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *state, Step step, bool detached = false, bool secret = false) {
        QTest::newRow(state) << static_cast<int>(step) << detached << secret << QString::fromLatin1(state);
    };
    row("ready", Step::Ready);
    row("failed", Step::Failed);
    row("cancelled", Step::Cancelled);
    row("queued", Step::Queued);
    row("detached", Step::Cloning, true);
    row("waiting_secret", Step::Configuring, false, true);
    row("interrupted", Step::Cloning);
}

void TestReport::statesAreWords()
{
    QFETCH(int, step);
    QFETCH(bool, detached);
    QFETCH(bool, secret);
    auto job = jobIn(static_cast<Step>(step));
    job.detached = detached;
    job.waitsForSecret = secret;
    QTEST(finalState(job), "state");
}

void TestReport::aVmidWithoutVmIsNotReported_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("presence");
    QTest::addColumn<bool>("reported");
    const auto row = [](const char *name, Step step, Presence presence, bool reported) {
        QTest::newRow(name) << static_cast<int>(step) << static_cast<int>(presence) << reported;
    };
    row("failed, nothing left", Step::Failed, Presence::None, false);
    row("failed, orphan", Step::Failed, Presence::Orphan, true);
    row("failed, unknown", Step::Failed, Presence::Unknown, true);
    row("interrupted while cloning", Step::Cloning, Presence::None, true);
    row("ready", Step::Ready, Presence::Present, true);
}

void TestReport::aVmidWithoutVmIsNotReported()
{
    QFETCH(int, step);
    QFETCH(int, presence);
    auto job = jobIn(static_cast<Step>(step));
    job.vmid = 401;
    job.vm = static_cast<Presence>(presence);
    QTEST(!reportOf({job}, {}, 0)[u"vms"][0][u"vmid"].isNull(), "reported");
}

void TestReport::exitCodesFollowTheirPrecedence_data()
{
    QTest::addColumn<QList<Job>>("jobs");
    QTest::addColumn<int>("code");
    auto detached = jobIn(Step::Cloning);
    detached.detached = true;
    const auto ready = jobIn(Step::Ready);
    const auto failed = failedJob(Error::Kind::Locked);
    const auto lost = failedJob(Error::Kind::Unauthorized);
    QTest::newRow("nothing") << QList<Job>{} << 0;
    QTest::newRow("ready") << QList<Job>{ready, ready} << 0;
    QTest::newRow("cancelled") << QList<Job>{ready, jobIn(Step::Cancelled)} << 1;
    QTest::newRow("failed beats detached") << QList<Job>{ready, detached, failed} << 1;
    QTest::newRow("detached beats ready") << QList<Job>{ready, detached} << 4;
    QTest::newRow("signed out beats failed") << QList<Job>{ready, detached, failed, lost} << 3;
    QTest::newRow("certificate changed") << QList<Job>{failedJob(Error::Kind::Tls)} << 3;
}

void TestReport::exitCodesFollowTheirPrecedence()
{
    QFETCH(QList<Job>, jobs);
    QTEST(static_cast<int>(exitCodeOf(jobs)), "code");
}

void TestReport::cancelAndDeleteSucceedWhenDone()
{
    auto job = jobIn(Step::Cancelled);
    QCOMPARE(exitCodeOfCancel({job}), ExitCode::AllReady);
    QCOMPARE(exitCodeOfDelete({job}), ExitCode::AllReady);
    job.vm = Presence::Present;
    QCOMPARE(exitCodeOfCancel({job}), ExitCode::AllReady);
    QCOMPARE(exitCodeOfDelete({job}), ExitCode::SomeFailed);
    job.vm = Presence::Orphan;
    QCOMPARE(exitCodeOfCancel({job}), ExitCode::SomeFailed);
    QCOMPARE(exitCodeOfCancel({jobIn(Step::Ready)}), ExitCode::SomeFailed);
}

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
