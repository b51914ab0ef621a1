// SPDX-License-Identifier: Apache-2.0
#include "core/provision/results.h"
#include "tests/ui/jobspagerig.h"
#include "ui/explanationcard.h"
#include "ui/jobdetail.h"
#include "ui/pilldelegate.h"
#include "ui/slipwaystyle.h"
#include "ui/tasklogview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProxyStyle>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using base::Millis;
using namespace ui;
using prov::Step;

using PageRig = test::JobsPageRig;

namespace {

sim::Fault lockedFor(int times)
{
    sim::Fault fault;
    fault.pattern = QStringLiteral("^PUT .*/config");
    fault.action = sim::Fault::Action::Answer;
    fault.reason = "can't lock file '/var/lock/qemu-server/lock-411.conf' - got timeout";
    fault.times = times;
    return fault;
}

/// A desktop with animations, which the offscreen one is not.
class LivelyStyle final : public QProxyStyle
{
public:
    LivelyStyle() : QProxyStyle(new SlipwayStyle) {}
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override
    {
        return hint == SH_Widget_Animation_Duration ? 200
                                                    : QProxyStyle::styleHint(hint, option, widget, returned);
    }
};

} // namespace

class TestJobsPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle); }
    void emptyPageOffersNewVms();
    void keysMoveOverJobsAndBatches();
    void rowIconCancels();
    void buttonsWantPressAndReleaseOnThem();
    void failureSaysWhatWhyAndWhatToDo();
    void deletionAsksForTheName();
    void taskLogFollowsUnlessScrolledUp();
    void passwordIsAskedForInThePage();
    void findNarrowsAndEscClears();
    void showingAJobThatIsFilteredOutClearsTheFilter();
    void selectionStaysWhenJobsChange();
    void unfinishedCountIsTold();
    void pieceOfAnUnknownPercentMoves();
    void sshCommandIsCopied();
    void addressIsCopiedByItsIcon();
    void rowIsCopiedByKey();
    void resultsAreCopied();
    void consoleIsOfferedWhereThereIsOne();
    void othersLikeItAreWanted();
    void expectedTimeIsOfEarlierOnes();
};

void TestJobsPage::emptyPageOffersNewVms()
{
    PageRig rig{{}};
    QSignalSpy asked(&rig.newVms, &QAction::triggered);
    for (auto *button : rig.page->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("New VMs"))
            QTest::mouseClick(button, Qt::LeftButton);
        if (button->text() == QStringLiteral("New VMs"))
            QTest::keyClick(button, Qt::Key_Return);
    }
    QCOMPARE(asked.size(), 2);
    rig.rig.submit(test::oneVm);
    QTRY_VERIFY(rig.view()->isVisible());
}

void TestJobsPage::keysMoveOverJobsAndBatches()
{
    PageRig rig;
    const auto alone = rig.rig.submit(test::oneVm);
    rig.page->showJob(alone.first());
    QVERIFY(rig.page->detail()->isVisible());
    QTest::keyClick(rig.view(), Qt::Key_Down); // the row of the older batch
    QCOMPARE(rig.page->selectedJob(), QString());
    QVERIFY(!rig.page->detail()->isVisible());
    QTest::keyClick(rig.view(), Qt::Key_Down);
    QCOMPARE(rig.page->selectedJob(), rig.ids.at(0));
    QTest::keyClick(rig.view(), Qt::Key_Down);
    QCOMPARE(rig.page->selectedJob(), rig.ids.at(1));
    QTest::keyClick(rig.view(), Qt::Key_Escape);
    QVERIFY(!rig.page->detail()->isVisible());
    for (int row = 0; row < 3; ++row)
        QTest::keyClick(rig.view(), Qt::Key_Up);
    QCOMPARE(rig.page->selectedJob(), alone.first());
}

void TestJobsPage::rowIconCancels()
{
    PageRig rig(test::oneVm);
    rig.rig.runFor(Millis{3000});
    rig.click(ActionsDelegate::firstRect(rig.cell(rig.ids.first(), JobModel::Actions)).center());
    QVERIFY(rig.done);
    rig.rig.run();
    QCOMPARE(rig.job(0).step, Step::Cancelled);
}

void TestJobsPage::buttonsWantPressAndReleaseOnThem()
{
    PageRig rig;
    const auto name = rig.cell(rig.ids.first(), JobModel::Name).center();
    const auto icon = ActionsDelegate::firstRect(rig.cell(rig.ids.first(), JobModel::Actions)).center();
    const auto button = rig.batchButton();
    QSignalSpy batch(rig.view(), &JobsView::batchActClicked);
    QSignalSpy first(rig.view(), &JobsView::firstActClicked);
    QSignalSpy menu(rig.view(), &JobsView::menuWanted);
    auto *area = rig.view()->viewport();
    for (const auto &[from, to] :
         {std::pair(name, button), std::pair(name, icon), std::pair(button, icon), std::pair(icon, name)}) {
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QTest::mouseRelease(area, Qt::LeftButton, {}, to);
    }
    QTest::mouseRelease(area, Qt::LeftButton, {}, button); // pressed in another window
    QCOMPARE(batch.size() + first.size() + menu.size(), 0);
    rig.click(icon);
    QCOMPARE(first.size(), 1);
}

void TestJobsPage::failureSaysWhatWhyAndWhatToDo()
{
    PageRig rig(test::oneVm);
    rig.rig.cluster.addFault(lockedFor(5));
    rig.rig.run();
    QCOMPARE(rig.job(0).step, Step::Failed);
    rig.click(rig.cell(rig.ids.first(), JobModel::Name).center());
    QTRY_VERIFY(rig.find<ExplanationCard>("explanation")->isVisible());
    QCOMPARE(rig.find<QLabel>("explanationWhat")->text(), QStringLiteral("VM 411 could not be configured."));
    QVERIFY(rig.find<QLabel>("explanationWhy")->text().contains(u"got timeout"));
    QVERIFY(!rig.find<QLabel>("explanationTodo")->text().isEmpty());
    const auto row = rig.view()->currentIndex().siblingAtColumn(JobModel::Progress);
    for (const auto &part : {"explanationWhat", "explanationWhy", "explanationTodo"}) {
        const auto text = rig.find<QLabel>(part)->text();
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(text));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(text.toHtmlEscaped()));
    }
    auto *retry = rig.find<QPushButton>("retryButton");
    QVERIFY(retry->isVisible());
    QVERIFY(!rig.find<QPushButton>("cancelButton")->isVisible());
    QTRY_VERIFY(retry->height() > 0); // laid out
    QTest::mouseClick(retry, Qt::LeftButton);
    rig.rig.run();
    QCOMPARE(rig.job(0).step, Step::Ready);
    QTRY_VERIFY(!rig.find<ExplanationCard>("explanation")->isVisible());
}

void TestJobsPage::deletionAsksForTheName()
{
    PageRig rig(test::oneVm);
    rig.rig.run();
    rig.page->showJob(rig.ids.first());
    auto *button = rig.find<QPushButton>("deleteVmButton");
    QTRY_VERIFY(button->isVisible() && button->height() > 0);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *field = rig.find<QLineEdit>("askField");
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("alon"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!rig.done);
    QTest::keyClicks(field, QStringLiteral("e"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(rig.done);
    QCOMPARE(rig.page->focusWidget(), rig.view()); // its button goes with the VM
    rig.rig.run();
    QCOMPARE(rig.rig.cluster.vmids(), rig.rig.before);
}

void TestJobsPage::taskLogFollowsUnlessScrolledUp()
{
    PageRig rig(test::oneVm);
    rig.page->showJob(rig.ids.first());
    QTest::mouseClick(rig.find<QTabBar>("detailTabs"), Qt::LeftButton, {},
                      rig.find<QTabBar>("detailTabs")->tabRect(JobDetail::TaskLog).center());
    auto *log = rig.find<TaskLogView>("taskLog");
    rig.rig.runFor(Millis{8000});
    QVERIFY(log->toPlainText().contains(u"creating a clone of VM 9000 with ID 411"));
    QTRY_VERIFY(log->verticalScrollBar()->maximum() > 0);
    QVERIFY(log->isFollowing());
    log->verticalScrollBar()->setValue(0);
    const int lines = log->blockCount();
    rig.rig.runFor(Millis{3000});
    QVERIFY(log->blockCount() > lines);
    QCOMPARE(log->verticalScrollBar()->value(), 0);
    log->followAction()->trigger();
    QVERIFY(log->isFollowing());
}

void TestJobsPage::passwordIsAskedForInThePage()
{
    const QByteArray spec =
        R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "alone", "first_vmid": 411,
          "clone": {"mode": "full", "storage": "local"},
          "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD"}})";
    PageRig rig(spec); // the rig gives no hash: as after a restart
    rig.rig.run(Millis{120'000});
    QVERIFY(rig.job(0).waitsForSecret);
    rig.page->showJob(rig.ids.first());
    auto *field = rig.find<QLineEdit>("askField");
    QTRY_VERIFY(field->isVisible());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QVERIFY(!field->hasFocus()); // nobody has asked for it just now
    QTest::mouseClick(rig.find<QPushButton>("askBack"), Qt::LeftButton);
    rig.rig.runFor(Millis{3000});
    rig.page->detail()->refresh();
    QVERIFY(!field->isVisible()); // not asked again while one stays with the job
    rig.page->detail()->setJob({});
    rig.page->detail()->setJob(rig.ids.first());
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("correct horse"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(rig.done);
    field->undo();
    QVERIFY(field->text().isEmpty()); // it does not come back
    rig.rig.run();
    QCOMPARE(rig.job(0).step, Step::Ready);
}

void TestJobsPage::findNarrowsAndEscClears()
{
    PageRig rig;
    rig.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.page.get()));
    rig.view()->setFocus();
    QTest::keySequence(rig.view(), QKeySequence::Find);
    auto *find = rig.find<QLineEdit>("findJobs");
    QVERIFY(find->isVisible());
    QTest::keyClicks(find, QStringLiteral("rancher-4"));
    QCOMPARE(rig.view()->model()->rowCount(), 2);
    QTest::keyClicks(find, QStringLiteral("x"));
    QVERIFY(!rig.view()->isVisible());
    QTest::keyClick(find, Qt::Key_Escape);
    QCOMPARE(rig.view()->model()->rowCount(), 6);
    QVERIFY(rig.view()->isVisible());
}

void TestJobsPage::showingAJobThatIsFilteredOutClearsTheFilter()
{
    PageRig rig;
    auto *find = rig.find<QLineEdit>("findJobs");
    find->show();
    find->setText(QStringLiteral("rancher-4"));
    rig.page->showJob(rig.ids.at(3));
    QCOMPARE(find->text(), QStringLiteral("rancher-4")); // it fits
    rig.page->showJob(rig.ids.at(0));
    QCOMPARE(rig.page->selectedJob(), rig.ids.at(0));
    QCOMPARE(rig.page->detail()->jobId(), rig.ids.at(0));
    QVERIFY(find->text().isEmpty());
    QVERIFY(!find->isVisible());
}

void TestJobsPage::selectionStaysWhenJobsChange()
{
    PageRig rig;
    rig.page->showJob(rig.ids.at(1));
    rig.rig.submit(test::oneVm);
    rig.rig.run();
    QCOMPARE(rig.page->selectedJob(), rig.ids.at(1));
    QVERIFY(rig.rig.engine().act(prov::want::Dismiss{rig.ids.first()}).has_value());
    QCOMPARE(rig.page->selectedJob(), rig.ids.at(1));
}

void TestJobsPage::unfinishedCountIsTold()
{
    PageRig rig;
    QSignalSpy told(rig.page.get(), &JobsPage::unfinishedChanged);
    QCOMPARE(rig.page->unfinished(), 5);
    rig.rig.run();
    QVERIFY(told.wait());
    QCOMPARE(told.last().first().toInt(), 0);
}

void TestJobsPage::pieceOfAnUnknownPercentMoves()
{
    LivelyStyle style;
    PageRig rig;
    rig.view()->setStyle(&style);
    const auto &bar = *static_cast<ProgressDelegate *>(rig.view()->itemDelegateForColumn(JobModel::Progress));
    rig.rig.runFor(Millis{50});
    rig.page->showJob(rig.ids.first());
    QVERIFY(ProgressDelegate::moves(rig.view()->currentIndex()));
    QTRY_VERIFY(bar.phase() != 0.5);
    rig.page->hide();
    QCoreApplication::processEvents();
    const double rests = bar.phase();
    rig.rig.run();
    QTRY_COMPARE(rig.job(4).step, Step::Ready);
    QCOMPARE(bar.phase(), rests);
}

void TestJobsPage::sshCommandIsCopied()
{
    PageRig rig;
    rig.page->showJob(rig.ids.first());
    auto *button = rig.find<QPushButton>("copySshButton");
    QVERIFY(!button->isVisible()); // nobody can be sent there yet
    rig.rig.run();
    QTRY_VERIFY(button->isVisible() && button->height() > 0);
    const auto command = prov::sshCommand(rig.job(0));
    QVERIFY(command.startsWith(QStringLiteral("ssh ops@")));
    QSignalSpy told(rig.page.get(), &JobsPage::copied);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
    QVERIFY(told.first().first().toString().contains(command));
    QGuiApplication::clipboard()->clear();
    rig.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.page.get()));
    rig.view()->setFocus();
    QTest::keyClick(rig.view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
}

void TestJobsPage::addressIsCopiedByItsIcon()
{
    PageRig rig;
    auto *action = rig.find<QAction>("copyAddress");
    rig.page->showJob(rig.ids.at(1));
    QVERIFY(!action->isVisible());
    rig.rig.run();
    QTRY_VERIFY(action->isVisible());
    QSignalSpy told(rig.page.get(), &JobsPage::copied);
    const auto cell = rig.cell(rig.ids.at(2), JobModel::Progress);
    rig.click(ProgressDelegate::copyRect(cell, rig.view()->indexAt(cell.center())).center());
    QCOMPARE(rig.page->selectedJob(), rig.ids.at(2));
    QCOMPARE(QGuiApplication::clipboard()->text(), rig.job(2).addresses.first());
    rig.page->showJob(rig.ids.at(3));
    action->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), rig.job(3).addresses.first());
    QCOMPARE(told.size(), 2);
}

void TestJobsPage::rowIsCopiedByKey()
{
    PageRig rig;
    rig.rig.run();
    rig.page->showJob(rig.ids.at(1));
    rig.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.page.get()));
    rig.view()->setFocus();
    QTest::keySequence(rig.view(), QKeySequence::Copy);
    const auto cells = QGuiApplication::clipboard()->text().split(u'\t');
    QCOMPARE(cells.size(), 7);
    QCOMPARE(cells.first(3),
             (QStringList{QStringLiteral("rancher-2"), QStringLiteral("402"), QStringLiteral("pve1")}));
}

void TestJobsPage::resultsAreCopied()
{
    PageRig rig;
    rig.rig.submit(test::oneVm);
    rig.rig.run();
    rig.page->showJob(rig.ids.first());
    auto *button = rig.find<QPushButton>("copyResultsButton");
    QTRY_VERIFY(button->isVisible() && button->height() > 0);
    QVERIFY(button->menu());
    const auto choose = [&](const char *action) {
        auto *form = rig.find<QAction>(action);
        button->menu()->popup({});
        QTest::mouseClick(button->menu(), Qt::LeftButton, {}, button->menu()->actionGeometry(form).center());
        return QGuiApplication::clipboard()->text();
    };
    const auto table = choose("tableOfBatch");
    QCOMPARE(table.count(u'\n'), 6);
    QVERIFY(!table.contains(u"alone"));
    QCOMPARE(choose("csvOfAll").count(u'\n'), 7);
    QVERIFY(choose("ansibleOfAll").contains(QStringLiteral("rancher-1 ansible_host=")));
    QVERIFY(choose("hostsOfBatch").contains(u' ' + rig.job(0).label() + u'\n'));
    QVERIFY(choose("sshOfBatch").contains(u"    User ops\n"));
}

void TestJobsPage::consoleIsOfferedWhereThereIsOne()
{
    PageRig rig;
    rig.rig.run();
    auto *console = rig.find<QAction>("openJobConsole");
    rig.page->showJob(rig.ids.at(0));
    QVERIFY(!console->isVisible()); // a demo has no pages
    rig.page->offerConsole(true);
    rig.page->showJob(rig.ids.at(1));
    QVERIFY(console->isVisible());
    QSignalSpy wanted(rig.page.get(), &JobsPage::consoleWanted);
    console->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), rig.ids.at(1));
}

void TestJobsPage::othersLikeItAreWanted()
{
    PageRig rig;
    rig.page->showJob(rig.ids.at(1));
    QSignalSpy again(rig.page.get(), &JobsPage::again);
    rig.find<QAction>("createAgain")->trigger();
    rig.find<QAction>("createBatchAgain")->trigger();
    QCOMPARE(again.size(), 2);
    QCOMPARE(again[0][0].value<QList<prov::VmSpec>>(), QList<prov::VmSpec>{rig.job(1).spec});
    QCOMPARE(again[1][0].value<QList<prov::VmSpec>>().size(), 5);
}

void TestJobsPage::expectedTimeIsOfEarlierOnes()
{
    PageRig rig(test::oneVm);
    JobModel model(rig.rig.engine(), rig.rig.clock, rig.rig.settings);
    const auto text = [&model](const QString &id, int column) {
        return model.indexOf(id).siblingAtColumn(column).data().toString();
    };
    const auto expected = [&model](const QString &id) {
        return model.indexOf(id).data(JobModel::ExpectedRole);
    };
    QVERIFY(!expected(rig.ids.first()).isValid()); // it is the first
    QVERIFY(!model.left(model.batchJobs(rig.job(0).batch)));
    rig.rig.run();
    QCOMPARE(rig.job(0).step, Step::Ready);
    auto spec = test::oneVm;
    const auto again = rig.rig.submit(spec.replace("411", "412").replace("alone", "again"));
    QCOMPARE(expected(again.first()).toLongLong(), rig.job(0).totalMs);
    const auto jobs = model.batchJobs(rig.rig.engine().job(again.first())->batch);
    const auto left = model.left(jobs);
    QCOMPARE(left, (Remaining{rig.job(0).totalMs, false}));
    rig.rig.runFor(Millis{5000});
    QCOMPARE(model.left(jobs), (Remaining{left->ms - 5000, false}));
    bool told = false;
    for (int i = 0; i < 20 && !told; ++i) {
        rig.rig.runFor(Millis{1000});
        told = text(again.first(), JobModel::Progress).contains(u" left");
    }
    QVERIFY(told);
}

QTEST_MAIN(TestJobsPage)
#include "tst_jobspage.moc"
