// SPDX-License-Identifier: Apache-2.0
#include "app/earlierjobs.h"
#include "app/jobscommand.h"

#include <QTest>

using namespace app;
using namespace prov;

namespace {

const Owner me{QStringLiteral("pve1:8006"), QStringLiteral("ca 1"), QStringLiteral("ops@pve!a")};
const Owner otherUser{QStringLiteral("pve1:8006"), QStringLiteral("ca 1"), QStringLiteral("ops@pve!b")};
const Owner otherServer{QStringLiteral("lab:8006"), QStringLiteral("ca 2"), QStringLiteral("ops@pve!a")};
const QByteArray spec("spec");

Job job(const char *id, Step step, const Owner &owner = me)
{
    Job result;
    result.id = QString::fromLatin1(id);
    result.batch = QStringLiteral("batch");
    result.owner = owner;
    result.specFingerprint = spec;
    result.step = step;
    return result;
}

Job withVm(Job job)
{
    job.vm = Presence::Present;
    return job;
}

} // namespace

class TestEarlierJobs : public QObject
{
    Q_OBJECT

private slots:
    void sameSpecIsRefusedWhileSomethingIsOpen_data();
    void sameSpecIsRefusedWhileSomethingIsOpen();
    void refusalNamesTheWaysOut();
    void resumesOnlyUnfinishedJobsOfItsOwn();
    void resumesADeletionThatIsUnderWay();
    void namesWhatIsLeftAlone();
    void idsMayBeShortened();
    void verbsRefuseWhatTheyCannotDo_data();
    void verbsRefuseWhatTheyCannotDo();
};

void TestEarlierJobs::sameSpecIsRefusedWhileSomethingIsOpen_data()
{
    QTest::addColumn<QList<Job>>("jobs");
    QTest::addColumn<bool>("refused");
    auto otherSpec = job("1", Step::Queued);
    otherSpec.specFingerprint = "other";
    QTest::newRow("none") << QList<Job>{} << false;
    QTest::newRow("unfinished") << QList<Job>{job("1", Step::Cloning)} << true;
    QTest::newRow("all ready") << QList<Job>{withVm(job("1", Step::Ready))} << false;
    QTest::newRow("partly failed") << QList<Job>{withVm(job("1", Step::Ready)), job("2", Step::Failed)}
                                   << true;
    QTest::newRow("failed half made") << QList<Job>{withVm(job("1", Step::Failed))} << true;
    QTest::newRow("failed, nothing there") << QList<Job>{job("1", Step::Failed)} << false;
    QTest::newRow("cancelled") << QList<Job>{job("1", Step::Cancelled)} << false;
    QTest::newRow("another spec") << QList<Job>{otherSpec} << false;
    QTest::newRow("another user, same server") << QList<Job>{job("1", Step::Queued, otherUser)} << true;
    QTest::newRow("another server") << QList<Job>{job("1", Step::Queued, otherServer)} << false;
}

void TestEarlierJobs::sameSpecIsRefusedWhileSomethingIsOpen()
{
    QFETCH(QList<Job>, jobs);
    QTEST(!sameSpecRefusal(jobs, me, spec).isEmpty(), "refused");
}

void TestEarlierJobs::refusalNamesTheWaysOut()
{
    const auto unfinished = sameSpecRefusal({job("1", Step::Cloning)}, me, spec);
    QVERIFY(unfinished.contains(QStringLiteral("slipway-cli resume")) &&
            unfinished.contains(QStringLiteral("--again")));
    const auto failed = sameSpecRefusal({withVm(job("1", Step::Ready)), job("2", Step::Failed)}, me, spec);
    QVERIFY(failed.contains(QStringLiteral("jobs retry 2")) && failed.contains(QStringLiteral("--again")));
}

void TestEarlierJobs::resumesOnlyUnfinishedJobsOfItsOwn()
{
    const QList<Job> jobs{job("1", Step::Cloning), job("2", Step::Ready), job("3", Step::Queued, otherUser),
                          job("4", Step::Queued, otherServer), job("5", Step::Queued)};
    QCOMPARE(resumable(jobs, me), (QStringList{QStringLiteral("1"), QStringLiteral("5")}));
}

void TestEarlierJobs::resumesADeletionThatIsUnderWay()
{
    auto deleting = job("1", Step::Ready);
    deleting.cleanup = Cleanup{};
    auto refused = job("2", Step::Ready);
    refused.cleanup = Cleanup{false, false, base::Error{}};
    QCOMPARE(resumable({deleting, refused}, me), QStringList{QStringLiteral("1")});
}

void TestEarlierJobs::namesWhatIsLeftAlone()
{
    const QList<Job> jobs{job("1", Step::Cloning), job("2", Step::Queued),
                          job("3", Step::Queued, otherServer)};
    QCOMPARE(leftAlone(jobs, me),
             (QStringList{
                 QStringLiteral("2 unfinished jobs of an earlier batch are left alone: slipway-cli resume "
                                "continues them"),
                 QStringLiteral("1 unfinished job for lab:8006, as ops@pve!a is left alone")}));
}

void TestEarlierJobs::idsMayBeShortened()
{
    const QList<Job> jobs{job("abc1", Step::Ready), job("abd2", Step::Ready)};
    const auto found =
        jobsNamed({QStringLiteral("abd"), QStringLiteral("abc1"), QStringLiteral("abd2")}, jobs);
    QVERIFY(found);
    QCOMPARE(found->size(), qsizetype{2});
    QCOMPARE(found->first().id, QStringLiteral("abd2"));
    QVERIFY(jobsNamed({QStringLiteral("ab")}, jobs).error().contains(QStringLiteral("beginning of 2 jobs")));
    QVERIFY(jobsNamed({QStringLiteral("x")}, jobs).error().contains(QStringLiteral("no job \"x\"")));
    QVERIFY(!jobsNamed({QString()}, {job("1", Step::Ready)}));
}

void TestEarlierJobs::verbsRefuseWhatTheyCannotDo_data()
{
    using Verb = JobsOptions::Verb;
    QTest::addColumn<int>("verb");
    QTest::addColumn<Job>("job");
    QTest::addColumn<bool>("yes");
    QTest::addColumn<bool>("refused");
    const auto row = [](const char *name, Verb verb, const Job &job, bool yes, bool refused) {
        QTest::newRow(name) << static_cast<int>(verb) << job << yes << refused;
    };
    row("retry failed", Verb::Retry, job("1", Step::Failed), false, false);
    row("retry ready", Verb::Retry, job("1", Step::Ready), false, true);
    row("cancel running", Verb::Cancel, job("1", Step::Cloning), false, false);
    row("cancel ready", Verb::Cancel, job("1", Step::Ready), false, true);
    row("dismiss ready", Verb::Dismiss, job("1", Step::Ready), false, false);
    row("dismiss running", Verb::Dismiss, job("1", Step::Cloning), false, true);
    row("dismiss running, sure", Verb::Dismiss, job("1", Step::Cloning), true, false);
    row("delete ready", Verb::DeleteVm, withVm(job("1", Step::Ready)), false, false);
    row("delete running", Verb::DeleteVm, withVm(job("1", Step::Cloning)), true, true);
    row("delete nothing", Verb::DeleteVm, job("1", Step::Failed), true, true);
}

void TestEarlierJobs::verbsRefuseWhatTheyCannotDo()
{
    QFETCH(int, verb);
    QFETCH(Job, job);
    QFETCH(bool, yes);
    QTEST(!refusalOf(static_cast<JobsOptions::Verb>(verb), job, yes).isEmpty(), "refused");
}

QTEST_APPLESS_MAIN(TestEarlierJobs)
#include "tst_earlierjobs.moc"
