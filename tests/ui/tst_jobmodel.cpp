// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginerig.h"
#include "tests/ui/specs.h"
#include "ui/models/checkmodel.h"
#include "ui/models/jobfilter.h"
#include "ui/models/jobmodel.h"
#include "ui/models/stepmodel.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using base::Millis;
using namespace ui;
using test::EngineRig;

using Tester = QAbstractItemModelTester;
constexpr auto strict = Tester::FailureReportingMode::QtTest;

/// The models of jobs over the real engine and the simulator.
class TestJobModel : public QObject
{
    Q_OBJECT
private slots:
    void newestBatchStandsFirst();
    void rowsFollowTheEngine();
    void changesOfOneTurnAreToldOnce();
    void percentIsReal();
    void dismissedJobsGoWithTheirBatch();
    void restoredJobsComeBackToTheirPlace();
    void filterKeepsTheRowOfTheBatch();
    void rowOfTheBatchSpeaks();
    void jobsOfAFoldedBatchAreLeftOut();
    void timelineAddsUp();
    void cancelledStepIsNoFailure();
    void timelineLooksAhead();
    void queueIsInTheTimeline();
    void retriesAreToldApart();
    void checksSayWhatTheyRestOn();
    void checksShowUnits();
};

void TestJobModel::newestBatchStandsFirst()
{
    EngineRig rig;
    rig.start();
    rig.submit(test::fiveVms);
    JobModel model(rig.engine(), rig.clock, rig.settings);
    Tester tester(&model, strict);
    const auto alone = rig.submit(test::oneVm);
    QCOMPARE(model.rowCount(), 6 + 2);
    QVERIFY(model.index(0, 0).data(JobModel::IsBatchRole).toBool());
    QCOMPARE(model.indexOf(alone.first()).row(), 1);
    QVERIFY(model.index(2, 0).data(JobModel::IsBatchRole).toBool());
    QCOMPARE(model.index(3, JobModel::Name).data().toString(), QStringLiteral("rancher-1"));
    QCOMPARE(model.index(7, JobModel::Name).data().toString(), QStringLiteral("rancher-5"));
    const auto five = model.index(7, 0).data(JobModel::BatchRole).toString();
    QCOMPARE(model.indexOfBatch(five).row(), 2);
    QCOMPARE(model.batchJobs(five).size(), 5);
}

void TestJobModel::rowsFollowTheEngine()
{
    EngineRig rig;
    rig.start();
    JobModel model(rig.engine(), rig.clock, rig.settings);
    Tester tester(&model, strict);
    rig.submit(test::fiveVms);
    QCOMPARE(model.index(1, JobModel::Step).data().toString(), QStringLiteral("Reserving"));
    QCOMPARE(model.index(5, JobModel::Step).data().toString(), QStringLiteral("Queued"));
    QCOMPARE(model.index(5, JobModel::Elapsed).data().toString(), QString());
    rig.run();
    for (int row = 1; row <= 5; ++row) {
        QCOMPARE(model.index(row, JobModel::Step).data().toString(), QStringLiteral("Ready"));
        QCOMPARE(model.index(row, JobModel::Vmid).data().toString(), QString::number(400 + row));
        QVERIFY(model.index(row, JobModel::Elapsed).data(JobModel::ElapsedRole).toLongLong() > 1000);
        QVERIFY(model.index(row, JobModel::Progress)
                    .data()
                    .toString()
                    .startsWith(QStringLiteral("10.0.20.2%1").arg(row)));
        QCOMPARE(model.index(row, 0).data(JobModel::FamilyRole).toInt(), static_cast<int>(Family::Ok));
    }
}

void TestJobModel::changesOfOneTurnAreToldOnce()
{
    EngineRig rig;
    rig.start();
    JobModel model(rig.engine(), rig.clock, rig.settings);
    rig.submit(test::fiveVms);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    rig.runFor(Millis{20'000}); // some hundred events, no turn of the event loop
    QCOMPARE(changed.size(), 0);
    QVERIFY(changed.wait());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
}

void TestJobModel::percentIsReal()
{
    EngineRig rig;
    rig.start();
    JobModel model(rig.engine(), rig.clock, rig.settings);
    const auto ids = rig.submit(test::oneVm);
    double seen = 0;
    for (int second = 0; second < 60 && rig.engine().job(ids.first())->step <= prov::Step::Cloning;
         ++second) {
        rig.runFor(Millis{1000});
        const auto percent = model.indexOf(ids.first()).data(JobModel::PercentRole);
        if (percent.isValid()) {
            QVERIFY(percent.toDouble() >= seen);
            seen = percent.toDouble();
            const auto detail = model.indexOf(ids.first()).data(JobModel::DetailRole).toString();
            QVERIFY2(seen == 0 || detail.contains(u" of "), qPrintable(detail));
        }
    }
    QVERIFY(seen > 10);
    rig.run();
    QVERIFY(!model.indexOf(ids.first()).data(JobModel::PercentRole).isValid());
}

void TestJobModel::dismissedJobsGoWithTheirBatch()
{
    EngineRig rig;
    rig.start();
    JobModel model(rig.engine(), rig.clock, rig.settings);
    Tester tester(&model, strict);
    const auto five = rig.submit(test::fiveVms);
    const auto alone = rig.submit(test::oneVm);
    rig.run();
    QVERIFY(rig.engine().act(prov::want::Dismiss{five.at(2)}).has_value());
    QCOMPARE(model.rowCount(), 5 + 2);
    QCOMPARE(model.indexOf(five.at(3)).row(), 2 + 3);
    QVERIFY(rig.engine().act(prov::want::Dismiss{alone.first()}).has_value());
    QCOMPARE(model.rowCount(), 5);
    for (const int left : {4, 3, 1, 0})
        QVERIFY(rig.engine().act(prov::want::Dismiss{five.at(left)}).has_value());
    QCOMPARE(model.rowCount(), 0);
}

void TestJobModel::restoredJobsComeBackToTheirPlace()
{
    EngineRig rig;
    rig.start();
    JobModel model(rig.engine(), rig.clock, rig.settings);
    auto tester = std::make_unique<Tester>(&model, strict);
    const auto alone = rig.submit(test::oneVm);
    rig.run();
    const auto five = rig.submit(test::fiveVms);
    rig.run();
    const auto order = [&model] {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.append(model.index(row, 0).data(JobModel::JobIdRole).toString());
        return ids;
    };
    const auto whole = order();
    QCOMPARE(whole, QStringList({QString()}) + five + QStringList({QString()}) + alone);
    const auto thereAndBack = [&rig](const QStringList &gone) {
        for (const auto &id : gone)
            QVERIFY(rig.engine().act(prov::want::Dismiss{id}).has_value());
        for (const auto &id : gone)
            QVERIFY(rig.engine().act(prov::want::Restore{id}).has_value());
    };
    thereAndBack({five.at(2), five.at(4), alone.first()}); // the last is a whole batch
    QCOMPARE(order(), whole);
    // The title above the first one changes with it, which the tester takes for a mistake.
    tester.reset();
    QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
    thereAndBack({five.at(3), five.at(0), five.at(1)});
    QCOMPARE(order(), whole);
    QTRY_VERIFY(std::any_of(told.begin(), told.end(), [](const QList<QVariant> &range) {
        return range.at(0).toModelIndex().row() == 0;
    }));
    JobModel fresh(rig.engine(), rig.clock, rig.settings);
    for (int row = 0; row < fresh.rowCount(); ++row)
        QCOMPARE(fresh.index(row, 0).data(JobModel::JobIdRole).toString(), whole.at(row));
}

void TestJobModel::filterKeepsTheRowOfTheBatch()
{
    EngineRig rig;
    rig.start();
    JobModel model(rig.engine(), rig.clock, rig.settings);
    JobFilter filter;
    filter.setSourceModel(&model);
    Tester tester(&filter, strict);
    rig.submit(test::fiveVms);
    rig.submit(test::oneVm);
    filter.setWords(FilterWords(QStringLiteral("RANCHER-4")));
    QCOMPARE(filter.rowCount(), 2);
    QVERIFY(filter.index(0, 0).data(JobModel::IsBatchRole).toBool());
    filter.setWords(FilterWords(QStringLiteral("nothing like it")));
    QCOMPARE(filter.rowCount(), 0);
    const QMap<QString, int> left{{QStringLiteral("node:pve1 rancher"), 6},
                                  {QStringLiteral("status:ready"), 0},
                                  {QStringLiteral("template:9000 alone"), 2},
                                  {QStringLiteral("template:100"), 0},
                                  {QStringLiteral("pool:"), 0}};
    for (auto it = left.begin(); it != left.end(); ++it) {
        filter.setWords(FilterWords(it.key()));
        QVERIFY2(filter.rowCount() == it.value(), qPrintable(it.key()));
    }
    filter.setWords({});
    QCOMPARE(filter.rowCount(), 8);
}

void TestJobModel::rowOfTheBatchSpeaks()
{
    EngineRig rig;
    rig.start();
    JobModel model(rig.engine(), rig.clock, rig.settings);
    const auto ids = rig.submit(test::fiveVms);
    rig.runFor(Millis{3000});
    QVERIFY(rig.engine().act(prov::want::Cancel{ids.last()}).has_value());
    rig.run();
    const auto text = model.index(0, JobModel::Name).data(Qt::AccessibleTextRole).toString();
    for (const auto &part : {u"rancher-1 to rancher-5", u" from debian-12", u"4 of 5 ready", u"1 cancelled"})
        QVERIFY2(text.contains(part), qPrintable(text));
}

void TestJobModel::jobsOfAFoldedBatchAreLeftOut()
{
    EngineRig rig;
    rig.start();
    JobModel model(rig.engine(), rig.clock, rig.settings);
    JobFilter filter;
    filter.setSourceModel(&model);
    Tester tester(&filter, strict);
    rig.submit(test::oneVm);
    rig.submit(test::fiveVms);
    const auto batch = filter.index(0, 0).data(JobModel::BatchRole).toString();
    filter.setFolded(batch, true);
    QCOMPARE(filter.rowCount(), 3);
    QVERIFY(filter.index(0, 0).data(JobModel::IsFoldedRole).toBool());
    QVERIFY(filter.index(0, 0).data(Qt::AccessibleTextRole).toString().endsWith(u", folded"));
    QVERIFY(!filter.index(1, 0).data(JobModel::IsFoldedRole).toBool());
    filter.setWords(FilterWords(QStringLiteral("rancher-4"))); // what is looked for is shown
    QCOMPARE(filter.rowCount(), 2);
    filter.setWords({});
    filter.setFolded(batch, false);
    QCOMPARE(filter.rowCount(), 8);
}

void TestJobModel::timelineAddsUp()
{
    EngineRig rig;
    rig.start();
    const auto ids = rig.submit(test::oneVm);
    StepModel model;
    Tester tester(&model, strict);
    model.setJob(rig.engine().job(ids.first()), rig.clock);
    QCOMPARE(model.rowCount(), 1 + static_cast<int>(prov::workingSteps.size()));
    QCOMPARE(model.index(2, StepModel::Duration).data().toString(), QString());
    rig.run();
    const auto *job = rig.engine().job(ids.first());
    model.setJob(job, rig.clock);
    QCOMPARE(model.index(0, 0).data(StepModel::SpanRole).toLongLong(), job->queuedMs + job->totalMs);
    const auto resizing = model.index(5, StepModel::Duration);
    QCOMPARE(resizing.data().toString(), QStringLiteral("skipped"));
    QVERIFY(!resizing.siblingAtColumn(StepModel::Note).data().toString().isEmpty());
    model.setJob(nullptr, rig.clock);
    QCOMPARE(model.rowCount(), 0);
}

void TestJobModel::cancelledStepIsNoFailure()
{
    EngineRig rig;
    rig.start();
    const auto ids = rig.submit(test::oneVm);
    rig.runFor(Millis{4000});
    QVERIFY(rig.engine().act(prov::want::Cancel{ids.first()}).has_value());
    rig.run();
    StepModel model;
    model.setJob(rig.engine().job(ids.first()), rig.clock);
    const auto cloning = model.index(2, StepModel::Line);
    QCOMPARE(cloning.data(StepModel::StateRole).toInt(),
             static_cast<int>(prov::StepRecord::State::Cancelled));
    QCOMPARE(cloning.data(Qt::AccessibleTextRole).toString(), QStringLiteral("cancelled"));
    QCOMPARE(cloning.siblingAtColumn(StepModel::Note).data().toString(), QStringLiteral("Cancelled"));
    const auto stretches = cloning.data(StepModel::StretchesRole).value<QList<Stretch>>();
    QCOMPARE(stretches.size(), 1);
    QCOMPARE(stretches.first().kind, Stretch::Kind::Cancelled);
}

void TestJobModel::timelineLooksAhead()
{
    EngineRig rig;
    rig.start();
    JobModel jobs(rig.engine(), rig.clock, rig.settings);
    rig.submit(test::oneVm);
    rig.run();
    auto spec = test::oneVm;
    const auto again = rig.submit(spec.replace("411", "412").replace("alone", "again"));
    rig.runFor(Millis{5000});
    const auto *job = rig.engine().job(again.first());
    QCOMPARE(job->step, prov::Step::Cloning);
    StepModel model;
    model.setJob(job, rig.clock, jobs.durations());
    const auto line = [&model](int row) { return model.index(row, StepModel::Line); };
    const auto now = line(0).data(StepModel::NowRole).toLongLong();
    QVERIFY(now >= 5000);
    QVERIFY(line(0).data(StepModel::SpanRole).toLongLong() > now);
    qint64 end = now;
    for (const int row : {2, 4}) { // Cloning goes on, Configuring is to come
        const auto last = line(row).data(StepModel::StretchesRole).value<QList<Stretch>>().last();
        QCOMPARE(last.kind, Stretch::Kind::Expected);
        QVERIFY(last.from >= end);
        end = last.to;
    }
    QVERIFY(model.index(4, StepModel::Duration).data().toString().startsWith(u"about "));
    rig.run();
    model.setJob(job, rig.clock, jobs.durations());
    QVERIFY(!line(0).data(StepModel::NowRole).isValid());
}

void TestJobModel::queueIsInTheTimeline()
{
    EngineRig rig;
    rig.start();
    const auto ids = rig.submit(test::fiveVms); // three at once
    rig.runFor(Millis{4000});
    StepModel model;
    model.setJob(rig.engine().job(ids.last()), rig.clock);
    const auto stretches = [&model] {
        return model.index(0, StepModel::Line).data(StepModel::StretchesRole).value<QList<Stretch>>();
    };
    QCOMPARE(stretches(), (QList<Stretch>{{Stretch::Kind::Waiting, 0, 4000}}));
    QCOMPARE(model.index(0, StepModel::Name).data(StepModel::StateRole).toInt(),
             static_cast<int>(prov::StepRecord::State::Running));
    rig.run();
    const auto *job = rig.engine().job(ids.last());
    QVERIFY(job->queuedMs > 4000);
    model.setJob(job, rig.clock);
    QCOMPARE(stretches(), (QList<Stretch>{{Stretch::Kind::Waiting, 0, job->queuedMs}}));
    const auto reserving =
        model.index(1, StepModel::Line).data(StepModel::StretchesRole).value<QList<Stretch>>();
    QCOMPARE(reserving.first().from, job->queuedMs);
}

void TestJobModel::retriesAreToldApart()
{
    EngineRig rig;
    sim::Fault locked;
    locked.pattern = QStringLiteral("^PUT .*/config");
    locked.action = sim::Fault::Action::Answer;
    locked.reason = "can't lock file '/var/lock/qemu-server/lock-411.conf' - got timeout";
    locked.times = 2;
    rig.cluster.addFault(locked);
    rig.start();
    const auto ids = rig.submit(test::oneVm);
    rig.run();
    StepModel model;
    model.setJob(rig.engine().job(ids.first()), rig.clock);
    const auto configuring = model.index(4, StepModel::Line);
    QVERIFY(configuring.data(StepModel::IsRepeatedRole).toBool());
    QCOMPARE(configuring.data(StepModel::FailuresRole).toStringList().size(), 2);
    QList<Stretch::Kind> kinds;
    qint64 end = configuring.data(StepModel::StretchesRole).value<QList<Stretch>>().first().from;
    for (const auto &stretch : configuring.data(StepModel::StretchesRole).value<QList<Stretch>>()) {
        kinds.append(stretch.kind);
        QCOMPARE(stretch.from, end);
        end = stretch.to;
    }
    using Kind = Stretch::Kind;
    QCOMPARE(kinds,
             (QList<Kind>{Kind::FailedTry, Kind::BackOff, Kind::FailedTry, Kind::BackOff, Kind::Done}));
    JobModel jobs(rig.engine(), rig.clock, rig.settings);
    QCOMPARE(jobs.index(1, JobModel::Attempts).data().toString(), QStringLiteral("3 of 5"));
}

void TestJobModel::checksShowUnits()
{
    using Check = prov::Check;
    CheckModel model;
    Tester tester(&model, strict);
    model.setChecks(
        {{QStringLiteral("memory"), QStringLiteral("8192"), QStringLiteral("2048"), Check::Verdict::Differs},
         {QStringLiteral("net0.firewall"), QStringLiteral("1"), QStringLiteral("1"),
          Check::Verdict::Applied}});
    QCOMPARE(model.index(0, CheckModel::Asked).data().toString(), QStringLiteral("8192 MiB"));
    QCOMPARE(model.index(0, CheckModel::Verdict).data().toString(), QStringLiteral("Differs"));
    QCOMPARE(model.index(1, CheckModel::Field).data().toString(), QStringLiteral("net0 firewall"));
    QCOMPARE(model.index(1, CheckModel::Found).data().toString(), QStringLiteral("on"));
}

void TestJobModel::checksSayWhatTheyRestOn()
{
    using Check = prov::Check;
    CheckModel model;
    const auto check = [](const char *field, const char *asked, const char *found, Check::Verdict verdict) {
        return Check{QString::fromLatin1(field), QString::fromLatin1(asked), QString::fromLatin1(found),
                     verdict};
    };
    using enum Check::Verdict;
    model.setChecks({check("balloon", "4096", "8192", PendingRestart), check("tags", "b;a", "a;b", Applied),
                     check("tags", "K8s;Rancher", "k8s;rancher", Applied),
                     check("cipassword", "as given", "as given", Applied),
                     check("cores", "4", "4", Applied)});
    QStringList notes;
    for (int row = 0; row < model.rowCount(); ++row)
        notes.append(model.index(row, CheckModel::Verdict).data(CheckModel::NoteRole).toString());
    QCOMPARE(notes, (QStringList{QStringLiteral("found is the old value"), QStringLiteral("in another order"),
                                 QStringLiteral("stored in lower case"),
                                 QStringLiteral("compared by its hash"), QString()}));
    QCOMPARE(model.index(0, CheckModel::Verdict).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Pending until restart, found is the old value"));
}

QTEST_MAIN(TestJobModel)
#include "tst_jobmodel.moc"
