// SPDX-License-Identifier: Apache-2.0
#include "core/provision/durations.h"

#include <QTest>

using namespace prov;

namespace {

Job readyJob(int id, qint64 ms, const QString &storage = QStringLiteral("local"))
{
    Job job;
    job.id = QString::number(id);
    job.spec.templateId = 9000;
    job.spec.clone.storage = storage;
    job.step = Step::Ready;
    job.totalMs = ms;
    return job;
}

TimePoint at(int seconds)
{
    return TimePoint{} + Millis{seconds * 1000};
}

} // namespace

class TestDurations : public QObject
{
    Q_OBJECT
private slots:
    void medianOfThoseMadeAlike();
    void stepsHaveTheirOwnMedian();
    void onlyTheLastTwelveCount();
    void onlyReadyJobsCountAndOnce();
    void forecastIsOfAllAtOnceAndInTurn();
    void paceIsToldOnceItIsSteady();
    void aStalledOrJumpyCopyHasNoEnd();
    void eachDiskHasItsPace();
};

void TestDurations::medianOfThoseMadeAlike()
{
    Durations durations;
    QVERIFY(!durations.expected(readyJob(1, 0)));
    for (const int ms : {10, 90, 20})
        durations.observe(readyJob(ms, ms));
    durations.observe(readyJob(4, 5000, QStringLiteral("nas")));
    QCOMPARE(durations.expected(readyJob(9, 0)), qint64{20});
    durations.observe(readyJob(5, 40));
    QCOMPARE(durations.expected(readyJob(9, 0)), qint64{30});
    QCOMPARE(durations.expected(readyJob(9, 0, QStringLiteral("nas"))), qint64{5000});
}

void TestDurations::stepsHaveTheirOwnMedian()
{
    Durations durations;
    for (const int ms : {100, 300, 500}) {
        auto job = readyJob(ms, 1000);
        job.record(Step::Cloning) = {StepRecord::State::Done, ms, 1, {}, {}};
        job.record(Step::Resizing) = {StepRecord::State::Skipped, 0, 0, {}, {}};
        durations.observe(job);
    }
    QCOMPARE(durations.expected(readyJob(9, 0), Step::Cloning), qint64{300});
    QVERIFY(!durations.expected(readyJob(9, 0), Step::Resizing));
}

void TestDurations::forecastIsOfAllAtOnceAndInTurn()
{
    Durations durations;
    const QList<Job> jobs(5, readyJob(9, 0));
    QVERIFY(!durations.forecast(jobs, 3));
    for (const int id : {1, 2, 2})
        durations.observe(readyJob(id, 60));
    QVERIFY(!durations.forecast({}, 3));
    const auto together = durations.forecast(jobs, 64);
    QVERIFY(together);
    QCOMPARE(together->ms, qint64{60});
    QCOMPARE(together->earlier, qsizetype{2});
    QCOMPARE(durations.forecast(jobs, 3)->ms, qint64{100});
    QVERIFY(!durations.forecast(jobs + QList<Job>{readyJob(1, 0, QStringLiteral("nas"))}, 3));
}

void TestDurations::onlyTheLastTwelveCount()
{
    Durations durations;
    for (int i = 0; i < 30; ++i)
        durations.observe(readyJob(i, 1000));
    for (int i = 100; i < 112; ++i)
        durations.observe(readyJob(i, 50));
    QCOMPARE(durations.expected(readyJob(1, 0)), qint64{50});
}

void TestDurations::onlyReadyJobsCountAndOnce()
{
    Durations durations;
    auto failed = readyJob(1, 10);
    failed.step = Step::Failed;
    durations.observe(failed);
    QVERIFY(!durations.expected(failed));
    durations.observe(readyJob(2, 10));
    durations.observe(readyJob(3, 30));
    durations.observe(readyJob(3, 30));
    QCOMPARE(durations.expected(failed), qint64{20});
}

void TestDurations::paceIsToldOnceItIsSteady()
{
    Pace pace;
    for (int i = 0; i < 4; ++i)
        pace.add(at(i), 10 * i);
    QVERIFY(!pace.left(at(4)));
    pace.add(at(4), 40);
    QCOMPARE(pace.left(at(4)), qint64{6000});
    QCOMPARE(pace.left(at(6)), qint64{4000});
}

void TestDurations::aStalledOrJumpyCopyHasNoEnd()
{
    Pace pace;
    for (int i = 0; i < 5; ++i)
        pace.add(at(i), 10 * i);
    QVERIFY(!pace.left(at(100)));
    Pace jumpy;
    int i = 0;
    for (const int percent : {0, 1, 2, 30, 60})
        jumpy.add(at(i++), percent);
    QVERIFY(!jumpy.left(at(4)));
    pace.add(at(200), 1); // from the beginning
    QVERIFY(!pace.left(at(200)));
}

void TestDurations::eachDiskHasItsPace()
{
    Job job;
    job.step = Step::Cloning;
    job.progress.diskBytes = {{QStringLiteral("scsi0"), 3'000'000}, {QStringLiteral("scsi1"), 1'000'000}};
    CopyPace pace;
    int second = 0;
    for (const auto drive : {u"scsi0", u"scsi1"}) {
        job.progress.feed(QStringLiteral("create full clone of drive %1 (local:9000/x)").arg(drive));
        for (int percent = 0; percent <= 40; percent += 10) {
            job.progress.feed(
                QStringLiteral("drive-%1: transferred 1.0 MiB of 9.0 MiB (%2.00%)").arg(drive).arg(percent));
            job.percent = job.progress.percent();
            pace.observe(job, at(second++));
        }
        const auto now = at(second - 1);
        QCOMPARE(job.progress.drivePercent(), 40.0);
        QCOMPARE(pace.driveLeft(now), qint64{6000});
    }
    QCOMPARE(job.progress.copiedBytes(), qint64{3'400'000});
    job.percent.reset(); // it has ended
    pace.observe(job, at(second));
    QVERIFY(!pace.driveLeft(at(second)));
}

QTEST_GUILESS_MAIN(TestDurations)
#include "tst_durations.moc"
