// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/specs.h"
#include "tests/ui/stage.h"
#include "ui/logpanel.h"
#include "ui/logstrip.h"
#include "ui/slipwaystyle.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using base::Millis;

/// The heights of ux/tokens.md 4, as the pictures have them: of the frame, and of rows by their font.
class TestFrame : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new ui::SlipwayStyle); }
    void barsAreAsHighAsDrawn();
    void rowsAreAsHighAsTheirFontWants();
    void inventoryIsAsWideAsDrawn();
    void footNamesTheJobOfTheNewestRecord();
};

namespace {

struct Frame : test::Stage
{
    Frame() : Stage({})
    {
        rig.submit(test::fiveVms);
        run(Millis{5'000});
        window.workspace()->openLog(true);
        select(0, ui::JobDetail::Steps);
        run(Millis{200});
    }
    int heightOf(const char *name) { return child<QWidget>(name)->height(); }
    int rowOf(const char *view, const QModelIndex &parent = {})
    {
        const auto *tree = child<QTreeView>(view);
        return tree->visualRect(tree->model()->index(0, 0, parent)).height();
    }
    int headerOf(const char *header) { return child<QHeaderView>(header)->height(); }
};

} // namespace

void TestFrame::barsAreAsHighAsDrawn()
{
    Frame frame;
    QCOMPARE(frame.child<QWidget>("searchField")->parentWidget()->height(), 46);
    QCOMPARE(frame.heightOf("tabs"), 34);
    QCOMPARE(frame.window.findChild<ui::LogStrip *>()->height(), 26);
    QCOMPARE(frame.child<QWidget>("logFind")->parentWidget()->height(), 34);
    QCOMPARE(frame.heightOf("searchField"), frame.window.fontMetrics().height() + 10);
    for (const char *name : {"tabs", "detailTabs"}) { // the line under the current one is that under the bar
        const auto *tabs = frame.child<QTabBar>(name);
        QCOMPARE(tabs->tabRect(0).height(), tabs->height());
    }
}

void TestFrame::rowsAreAsHighAsTheirFontWants()
{
    Frame frame;
    const int font = frame.window.fontMetrics().height();
    const int small = QFontMetrics(ui::smallFont()).height();
    const auto *jobs = frame.child<QTreeView>("jobsView");
    QCOMPARE(jobs->visualRect(jobs->model()->index(0, 0)).height(), font + 20); // of the batch
    QCOMPARE(jobs->visualRect(jobs->model()->index(1, 0)).height(), font + 12);
    QCOMPARE(frame.headerOf("jobsHeader"), small + 10);
    QCOMPARE(frame.rowOf("inventoryTree"), font + 6);
    QTRY_COMPARE(frame.child<QTableView>("logTable")->rowHeight(0), small + 4);
    QCOMPARE(frame.child<QWidget>("detailName")->parentWidget()->height(), font + 18);
    frame.window.workspace()->showPage(ui::Workspace::Machines);
    frame.layOut();
    QCOMPARE(frame.rowOf("machinesView"), font + 10);
    QCOMPARE(frame.headerOf("machinesHeader"), small + 10);
}

void TestFrame::inventoryIsAsWideAsDrawn()
{
    Frame frame;
    QCOMPARE(frame.heightOf("inventory"), frame.child<QWidget>("inventorySplitter")->height());
    QCOMPARE(frame.child<QWidget>("inventory")->width(), 224);
}

void TestFrame::footNamesTheJobOfTheNewestRecord()
{
    Frame frame;
    const auto *newest = frame.child<QLabel>("newestRecord");
    QTRY_VERIFY2(newest->text().endsWith(QStringLiteral("rancher-3 · begins")), qPrintable(newest->text()));
}

QTEST_MAIN(TestFrame)
#include "tst_frame.moc"
