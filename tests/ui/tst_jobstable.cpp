// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/jobspagerig.h"
#include "ui/jobdetail.h"
#include "ui/paint.h"
#include "ui/slipwaystyle.h"
#include "ui/wording.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>

using namespace ui;
using PageRig = test::JobsPageRig;

/// What of the jobs is to be seen: which columns, and where in the table.
class TestJobsTable : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle); }
    void narrowTableDropsColumnsInOrder();
    void namesAreCutLast();
    void longNamesGiveBackWhatIsToSpare();
    void stepColumnGrowsWithItsWords();
    void newOnesAreShownUnlessAQuestionIsAnswered();
    void whatIsLookedAtStaysInItsPlace();
};

void TestJobsTable::narrowTableDropsColumnsInOrder()
{
    PageRig rig;
    const auto hidden = [&rig](int width) {
        rig.view()->resize(width, 300);
        QList<int> columns;
        for (int column = 0; column < JobModel::ColumnCount; ++column) {
            if (rig.view()->isColumnHidden(column))
                columns.append(column);
        }
        return columns;
    };
    const int withExpected = rig.view()->columnWidth(JobModel::Elapsed);
    QSet<int> all;
    QList<int> order;
    for (int width = 1600; width > 300; width -= 5) {
        for (const int column : hidden(width)) {
            if (!all.contains(column))
                order.append(column);
            all.insert(column);
        }
    }
    QCOMPARE(order, (QList<int>{JobModel::Attempts, JobModel::Node}));
    QVERIFY(rig.view()->columnWidth(JobModel::Elapsed) < withExpected);
    rig.view()->resize(1600, 300);
    QCOMPARE(rig.view()->columnWidth(JobModel::Elapsed), withExpected);
}

void TestJobsTable::namesAreCutLast()
{
    const auto name = QStringLiteral("rancher-of-the-third-hall-");
    auto spec = test::fiveVms;
    PageRig rig(spec.replace("rancher-", name.toLatin1()));
    const auto width = [&rig](int column) { return rig.view()->columnWidth(column); };
    const int whole = rig.view()->fontMetrics().horizontalAdvance(name + u'1') + cellMargin;
    rig.view()->resize(1600, 300);
    QTRY_VERIFY2(width(JobModel::Name) >= whole, qPrintable(QString::number(width(JobModel::Name))));
    const int withExpected = width(JobModel::Elapsed);
    int cuts = 0;
    for (int now = 1600; now > 300; now -= 5) {
        rig.view()->resize(now, 300);
        if (width(JobModel::Name) >= whole)
            continue;
        ++cuts;
        QVERIFY(rig.view()->isColumnHidden(JobModel::Attempts));
        QVERIFY(rig.view()->isColumnHidden(JobModel::Node));
        QVERIFY(width(JobModel::Elapsed) < withExpected);
    }
    QVERIFY(cuts > 0);
}

void TestJobsTable::longNamesGiveBackWhatIsToSpare()
{
    const auto name = QStringLiteral("rancher-worker-of-the-third-hall-");
    auto spec = test::fiveVms;
    PageRig rig(spec.replace("rancher-", name.toLatin1()));
    const auto width = [&rig] { return rig.view()->columnWidth(JobModel::Name); };
    const int whole = rig.view()->fontMetrics().horizontalAdvance(name + u'1');
    rig.view()->resize(1600, 300);
    QTRY_VERIFY2(width() > whole, qPrintable(QString::number(width())));
    bool hasAttempts = true;
    int narrowest = width();
    for (int now = 1600; now > 300; now -= 5) {
        rig.view()->resize(now, 300);
        QVERIFY(width() <= narrowest);
        narrowest = width();
        // Those that matter less are gone before a name becomes as short as names may be.
        hasAttempts = hasAttempts && !rig.view()->isColumnHidden(JobModel::Attempts);
        QVERIFY(hasAttempts != rig.view()->isColumnHidden(JobModel::Attempts));
    }
    QVERIFY(!hasAttempts);
    QVERIFY(rig.view()->isColumnHidden(JobModel::Node));
    QVERIFY(narrowest < whole);
    rig.view()->resize(1600, 300);
    QVERIFY(width() > whole);
}

void TestJobsTable::stepColumnGrowsWithItsWords()
{
    PageRig rig;
    const int before = rig.view()->columnWidth(JobModel::Step);
    sim::Fault dead;
    dead.pattern = QStringLiteral("^POST .*/clone");
    dead.action = sim::Fault::Action::KillWorker;
    dead.times = 1;
    rig.rig.cluster.addFault(dead);
    rig.rig.run();
    QCOMPARE(rig.job(4).step, prov::Step::Ready);
    const auto word = signOf(rig.job(0)).word;
    QCOMPARE(word, QStringLiteral("Left locked on the server"));
    QTRY_VERIFY(rig.view()->columnWidth(JobModel::Step) >= pillWidth(word) + cellMargin);
    QVERIFY(rig.view()->columnWidth(JobModel::Step) >= before);
}

void TestJobsTable::newOnesAreShownUnlessAQuestionIsAnswered()
{
    PageRig rig;
    rig.rig.run();
    auto spec = test::oneVm;
    const auto second = rig.rig.submit(spec);
    rig.page->showNew(second.first());
    QCOMPARE(rig.page->selectedJob(), second.first());
    rig.rig.run();
    QTRY_VERIFY(rig.find<QAction>("deleteVm")->isVisible());
    rig.find<QAction>("deleteVm")->trigger();
    QTest::keyClicks(rig.find<QLineEdit>("askField"), QStringLiteral("alo"));
    const auto third = rig.rig.submit(spec.replace("411", "412").replace("alone", "again"));
    rig.page->showNew(third.first());
    QCOMPARE(rig.page->selectedJob(), second.first());
    QCOMPARE(rig.find<QLineEdit>("askField")->text(), QStringLiteral("alo"));
    QTRY_VERIFY(rig.view()->viewport()->rect().contains(rig.cell(third.first(), JobModel::Name)));
}

void TestJobsTable::whatIsLookedAtStaysInItsPlace()
{
    auto spec = test::fiveVms;
    PageRig rig(spec.replace("\"count\": 5", "\"count\": 60"));
    auto *bar = rig.view()->verticalScrollBar();
    rig.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.page.get()));
    rig.page->showJob(rig.ids.at(35));
    QTRY_VERIFY(rig.view()->viewport()->rect().contains(rig.cell(rig.ids.at(35), JobModel::Name).center()));
    QVERIFY(bar->value() > 0);
    const int before = bar->value();
    const auto looked = rig.cell(rig.ids.at(35), JobModel::Name);
    const auto added = rig.rig.submit(test::oneVm);
    QTRY_VERIFY(bar->value() > before);
    QCOMPARE(rig.cell(rig.ids.at(35), JobModel::Name), looked);
    bar->setValue(0);
    rig.rig.submit(test::fiveVms);
    QTRY_VERIFY(rig.cell(added.first(), JobModel::Name).top() > 180); // who is at the top sees the new ones
    QCOMPARE(bar->value(), 0);
}

QTEST_MAIN(TestJobsTable)
#include "tst_jobstable.moc"
