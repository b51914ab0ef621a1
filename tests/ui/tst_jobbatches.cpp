// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/jobspagerig.h"
#include "ui/jobdetail.h"
#include "ui/slipwaystyle.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>

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
    void batchOffersOnlyWhatIsPossible();
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
    QCOMPARE(rig.job(0).step, Step::Cancelling);
    rig.click(rig.batchButton()); // it is gone
    QCOMPARE(acted.size(), 1);
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
