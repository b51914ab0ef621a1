// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/jobspagerig.h"
#include "ui/jobdetail.h"
#include "ui/pilldelegate.h"
#include "ui/slipwaystyle.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>

using base::Millis;
using namespace ui;
using prov::Step;

using PageRig = test::JobsPageRig;

/// The rows of batches in the page of jobs.
class TestJobBatches : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle); }
    void batchIsActedUponByKey();
    void batchIsFolded();
    void manyJobsShareOneBar();
    void batchButtonCancelsAll();
    void questionFollowsTheJobs();
    void batchOffersOnlyWhatIsPossible();
    void headCountsWhatIsTrue();
    void barHasRealButtons();
    void cancelledJobIsMadeAgain();
    void batchIsToldOnce();
    void aFirstBatchIsJudgedByItsCopies();
};

void TestJobBatches::batchIsActedUponByKey()
{
    PageRig rig;
    rig.rig.submit(test::oneVm);
    rig.page->showJob(rig.ids.at(2));
    QTest::keyClick(rig.view(), Qt::Key_Left);
    QVERIFY(rig.view()->currentIndex().data(JobModel::IsBatchRole).toBool());
    QVERIFY(!rig.find<QAction>("retryBatch")->isEnabled()); // none has failed
    QVERIFY(rig.find<QAction>("cancelBatch")->isEnabled());
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(rig.view()->viewport(), &menuKey);
    auto *menu = rig.find<QMenu>("jobMenu");
    QVERIFY(menu);
    QVERIFY(menu->actionGeometry(rig.find<QAction>("cancelBatch")).isValid());
    QVERIFY(!rig.find<QAction>("cancel")->isVisible()); // that is of one job
    rig.find<QAction>("cancelBatch")->trigger();
    rig.answer()->click();
    for (int i = 0; i < 5; ++i)
        QVERIFY(rig.job(i).step == Step::Cancelling || rig.job(i).step == Step::Cancelled);
    QVERIFY(!prov::isFinal(rig.rig.jobs().last().step));
    QTRY_VERIFY(!rig.find<QAction>("cancelBatch")->isEnabled());
}

void TestJobBatches::batchIsFolded()
{
    PageRig rig;
    const auto alone = rig.rig.submit(test::oneVm);
    rig.page->showJob(rig.ids.at(2));
    const auto rows = [&rig] { return rig.view()->model()->rowCount(); };
    QTest::keyClick(rig.view(), Qt::Key_Left); // to the batch
    QTest::keyClick(rig.view(), Qt::Key_Left);
    QCOMPARE(rows(), 1 + 2);
    QVERIFY(rig.view()->currentIndex().data(JobModel::IsBatchRole).toBool());
    QTest::keyClick(rig.view(), Qt::Key_Right);
    QCOMPARE(rows(), 6 + 2);
    const QPoint chevron(16, rig.cell(alone.first(), JobModel::Name).top() - 15);
    rig.click(chevron);
    QCOMPARE(rows(), 6 + 1);
    rig.click(chevron);
    QCOMPARE(rows(), 6 + 2);
    const QPoint title(200, chevron.y());
    QTest::mouseDClick(rig.view()->viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(rows(), 6 + 1);
    rig.page->showJob(alone.first());
    QCOMPARE(rig.page->selectedJob(), alone.first());
}

void TestJobBatches::manyJobsShareOneBar()
{
    auto spec = test::fiveVms;
    PageRig rig(spec.replace("\"count\": 5", "\"count\": 14"));
    rig.page->resize(1400, 700);
    QTRY_COMPARE(rig.view()->width(), 1400);
    const int middle = rig.cell(rig.ids.first(), JobModel::Name).top() - 17;
    const auto image = rig.view()->viewport()->grab().toImage();
    const auto track = Theme::of(rig.view()->palette()).color(Role::Track);
    QList<int> bar;
    for (int x = 0; x < image.width(); ++x) {
        if (image.pixelColor(x, middle) == track)
            bar.append(x);
    }
    QVERIFY(!bar.isEmpty());
    const int width = bar.last() - bar.first() + 1;
    QVERIFY2(width > 430 && width <= 440, qPrintable(QString::number(width)));
}

void TestJobBatches::batchButtonCancelsAll()
{
    PageRig rig;
    rig.click(rig.batchButton());
    QVERIFY(rig.answer()); // it cannot be taken back
    for (int i = 0; i < 5; ++i)
        QVERIFY(rig.job(i).step < Step::Ready);
    rig.answer()->click();
    QTRY_VERIFY(!rig.answer());
    rig.rig.run();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(rig.job(i).step, Step::Cancelled);
}

void TestJobBatches::batchOffersOnlyWhatIsPossible()
{
    PageRig rig;
    QSignalSpy acted(rig.view(), &JobsView::batchActClicked);
    rig.rig.runFor(Millis{3000});
    rig.click(rig.batchButton());
    QCOMPARE(acted.size(), 1);
    rig.answer()->click();
    QCOMPARE(rig.job(0).step, Step::Cancelling);
    rig.click(rig.batchButton()); // it is gone
    QCOMPARE(acted.size(), 1);
}

/// Each is asked about as long as it can be cancelled.
void TestJobBatches::questionFollowsTheJobs()
{
    PageRig rig;
    rig.click(rig.batchButton());
    QVERIFY(rig.answer());
    QVERIFY(rig.rig.engine().act(prov::want::Cancel{rig.ids.last()}).has_value());
    const auto labels = rig.messages.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().contains(u"Cancel 4 job"); }));
    rig.rig.run();
    QTRY_VERIFY(!rig.answer());
    QCOMPARE(rig.job(0).step, Step::Ready);
}

void TestJobBatches::headCountsWhatIsTrue()
{
    PageRig rig;
    sim::Fault refused;
    refused.pattern = QStringLiteral("^POST .*/(402|403)/status/start");
    refused.action = sim::Fault::Action::Answer;
    refused.reason = "start failed: QEMU exited with code 1";
    refused.times = -1;
    rig.rig.cluster.addFault(refused);
    rig.rig.run();
    const auto &model = rig.page->model();
    const auto said = [&] {
        const auto row = model.indexOfBatch(rig.job(0).batch);
        return row.data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY2(said().contains(u"3 of 5 ready · 2 failed · "), qPrintable(said()));
    for (const int i : {0, 1})
        QVERIFY(rig.rig.engine().act(prov::want::DeleteVm{rig.ids.at(i)}).has_value());
    QVERIFY2(said().contains(u"2 of 5 ready · 1 failed · 2 being deleted"), qPrintable(said()));
    rig.rig.run();
    QVERIFY2(said().contains(u"2 of 5 ready · 1 failed · 2 deleted"), qPrintable(said()));
    // What was deleted is not made anew with the others.
    const auto jobs = model.batchJobs(rig.job(0).batch);
    QCOMPARE(concernedBy(JobAct::Retry, jobs, rig.rig.engine()), QList<const prov::Job *>{&rig.job(2)});
    QVERIFY(isPossible(JobAct::Retry, rig.job(1), rig.rig.engine()));
}

/// What is painted in the row is for the mouse; keyboard and screen reader have it below the table.
void TestJobBatches::barHasRealButtons()
{
    PageRig rig;
    auto *bar = rig.find<QWidget>("batchBar");
    rig.page->showJob(rig.ids.first());
    QVERIFY(!bar->isVisible());
    rig.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.page.get()));
    rig.view()->setFocus();
    QTest::keyClick(rig.view(), Qt::Key_Up);
    QVERIFY(bar->isVisible());
    QVERIFY(!rig.find<QPushButton>("retryBatchButton")->isVisible());
    auto *cancel = rig.find<QPushButton>("cancelBatchButton");
    QVERIFY(cancel->isVisible());
    auto *interface = QAccessible::queryAccessibleInterface(cancel);
    QCOMPARE(interface->role(), QAccessible::Button);
    QVERIFY(!interface->text(QAccessible::Name).isEmpty());
    const QAccessibleInterface *above = interface->parent();
    while (above != nullptr && above->object() != bar)
        above = above->parent();
    QVERIFY(above != nullptr);
    for (int presses = 0; presses < 5 && !cancel->hasFocus(); ++presses)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(cancel->hasFocus());
    QTest::keyClick(cancel, Qt::Key_Space);
    QVERIFY(rig.answer());
}

void TestJobBatches::cancelledJobIsMadeAgain()
{
    PageRig rig;
    rig.rig.runFor(Millis{3000});
    QVERIFY(rig.rig.engine().act(prov::want::Cancel{rig.ids.at(1)}).has_value());
    rig.rig.run();
    QCOMPARE(rig.job(1).step, Step::Cancelled);
    QVERIFY(firstOffer(rig.job(1), rig.rig.engine()) == JobOffer(CreateAgain{}));
    QSignalSpy again(rig.page.get(), &JobsPage::again);
    const auto cell = rig.cell(rig.ids.at(1), JobModel::Actions);
    rig.click(ActionsDelegate::firstRect(cell).center());
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0][0].value<QList<prov::VmSpec>>(), QList<prov::VmSpec>{rig.job(1).spec});
}

void TestJobBatches::batchIsToldOnce()
{
    PageRig rig;
    QSignalSpy told(rig.page.get(), &JobsPage::unfinishedChanged);
    rig.rig.submit(test::fiveVms);
    QCOMPARE(told.size(), 0);
    QVERIFY(told.wait());
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().first().toInt(), 10);
}

void TestJobBatches::aFirstBatchIsJudgedByItsCopies()
{
    PageRig rig;
    const auto &model = rig.page->model();
    const auto jobs = model.batchJobs(rig.job(0).batch);
    std::optional<Remaining> left;
    for (int second = 0; second < 30 && !left; ++second) {
        rig.rig.runFor(Millis{1000});
        left = model.left(jobs);
    }
    QVERIFY(left && left->isLeast); // of the queued ones, and of the steps behind the copy, nothing is known
    const auto row = model.index(0, JobModel::Name).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(row.contains(u"at least"), qPrintable(row));
}

QTEST_MAIN(TestJobBatches)
#include "tst_jobbatches.moc"
