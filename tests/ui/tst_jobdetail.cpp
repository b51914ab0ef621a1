// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/jobspagerig.h"
#include "ui/jobdetail.h"
#include "ui/requestsview.h"
#include "ui/slipwaystyle.h"
#include "ui/tasklogview.h"
#include "ui/wording.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeView>

using base::Millis;
using namespace ui;
using PageRig = test::JobsPageRig;

namespace {

QList<pve::LogLine> linesOf(int first, int count, const QString &text)
{
    QList<pve::LogLine> lines;
    for (int n = first; n < first + count; ++n)
        lines.append({n, text});
    return lines;
}

QStringList markedIn(const TaskLogView &log)
{
    QStringList texts;
    const auto marks = log.extraSelections();
    for (const auto &mark : marks)
        texts.append(mark.cursor.selectedText());
    return texts;
}

} // namespace

class TestJobDetail : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle); }
    void requestsAreOfTheJobAlone();
    void logCountsTheValuesThatTheRowCounts();
    void detachedJobIsGivenUp();
    void taskLogIsSearched();
    void onlyWhatIsSeenIsMarked();
    void theMatchGoneToStaysWhenLinesAreDropped();
    void taskLogIsCopied();
    void taskIsNamedWhileItRunsAndAfter();
    void headTellsWhenItStarted();
    void verificationTellsWhenItWasRead();
    void oldRequestsAreDroppedAndSaidSo();
};

void TestJobDetail::requestsAreOfTheJobAlone()
{
    PageRig rig;
    rig.rig.run();
    rig.page->showJob(rig.ids.first());
    rig.page->detail()->setTab(JobDetail::Calls);
    auto *table = rig.find<QTreeView>("requests");
    const auto *rows = table->model();
    QStringList calls;
    for (int row = 0; row < rows->rowCount(); ++row) {
        calls.append(rows->index(row, RequestModel::Method).data().toString() + u' ' +
                     rows->index(row, RequestModel::Path).data().toString());
        const auto status = rows->index(row, RequestModel::Status).data().toString();
        QVERIFY(status == u"200" || status == u"500 QEMU guest agent is not running");
        QVERIFY(!rows->index(row, RequestModel::Duration).data().toString().isEmpty());
    }
    QVERIFY(calls.contains(QStringLiteral("POST /nodes/pve1/qemu/9000/clone")));
    QVERIFY(calls.contains(QStringLiteral("PUT /nodes/pve1/qemu/401/config")));
    QVERIFY(calls.filter(QStringLiteral("/402/")).isEmpty());
    QVERIFY(calls.filter(QStringLiteral("/tasks?")).isEmpty()); // read for all jobs at once
    QSignalSpy told(rig.page.get(), &JobsPage::copied);
    table->setCurrentIndex(
        rows->index(static_cast<int>(calls.indexOf(QStringLiteral("PUT /nodes/pve1/qemu/401/config"))), 0));
    rig.page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.page.get()));
    table->setFocus();
    QTest::keySequence(table, QKeySequence::Copy);
    QCOMPARE(told.size(), 1);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"curl --request PUT --header"));
}

void TestJobDetail::logCountsTheValuesThatTheRowCounts()
{
    PageRig rig;
    rig.rig.run();
    QString last;
    const auto &records = rig.rig.log().records();
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto record = records.at(i);
        if (record.job == rig.ids.first() && record.text.startsWith(u"verified: "))
            last = record.text;
    }
    const auto count = QString::number(rig.job(0).checks.size());
    QCOMPARE(last, QStringLiteral("verified: %1 of %1 values as asked for").arg(count));
    QVERIFY(checksText(rig.job(0).checks).startsWith(QStringLiteral("%1 of %1 value").arg(count)));
}

void TestJobDetail::detachedJobIsGivenUp()
{
    PageRig rig{QByteArray()};
    rig.rig.settings.taskPatience = Millis{100};
    rig.rig.settings.patienceGaps = 0;
    rig.rig.engine().setSettings(rig.rig.settings);
    rig.ids = rig.rig.submit(test::oneVm);
    rig.page->showJob(rig.ids.first());
    auto *button = rig.find<QPushButton>("giveUpButton");
    QVERIFY(!button->isVisible());
    for (int i = 0; i < 200 && !rig.job(0).detached; ++i)
        rig.rig.runFor(Millis{50});
    QTRY_VERIFY(button->isVisible() && button->height() > 0);
    QCOMPARE(button->accessibleName(), QStringLiteral("Give Up"));
    QCOMPARE(rig.find<QAction>("giveUp")->property("concerns").toString(), QStringLiteral("alone"));
    for (const auto *other : {"keepWatching", "stopTask"})
        QVERIFY(rig.find<QAction>(other)->isVisible());
    QMenu *menu = nullptr;
    emit rig.view()->menuWanted(rig.view()->currentIndex(), {});
    QVERIFY((menu = rig.find<QMenu>("jobMenu")));
    QVERIFY(menu->actions().contains(rig.find<QAction>("giveUp")));
    menu->close();
    QTest::mouseClick(button, Qt::LeftButton); // at once: nothing is destroyed
    QVERIFY(rig.done);
    QCOMPARE(rig.job(0).step, prov::Step::Failed);
    QTRY_VERIFY(rig.find<QLabel>("explanationWhat")->text().contains(u"given up"));
    QVERIFY(rig.find<QLabel>("explanationWhy")->text().contains(u"UPID:pve1:"));
    QTRY_VERIFY(rig.find<QPushButton>("retryButton")->isVisible());
    QVERIFY(!button->isVisible());
}

void TestJobDetail::taskLogIsSearched()
{
    PageRig rig(test::oneVm);
    rig.page->showJob(rig.ids.first());
    rig.page->detail()->setTab(JobDetail::TaskLog);
    rig.rig.runFor(Millis{8000});
    auto *log = rig.find<TaskLogView>("taskLog");
    log->setFocus();
    QTest::keyClick(log, Qt::Key_F, Qt::ControlModifier);
    auto *field = rig.find<QLineEdit>("findInTaskLog");
    QCOMPARE(rig.page->focusWidget(), field); // and not the search for jobs
    QVERIFY(!rig.find<QLineEdit>("findJobs")->isVisible());
    QTest::keyClicks(field, QStringLiteral("TRANSFERRED"));
    const int count = log->matches();
    QVERIFY(count > 2);
    QVERIFY(!log->extraSelections().isEmpty());
    QVERIFY(log->extraSelections().size() <= count);
    auto *said = rig.find<QLabel>("taskLogMatches");
    QVERIFY(said->text().startsWith(u"1 "));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(said->text().startsWith(u"2 "));
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier); // around
    QVERIFY(said->text().startsWith(QString::number(count)));
    rig.rig.runFor(Millis{3000});
    QVERIFY(log->matches() > count); // of lines that came since
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(log->matches(), 0);
    QVERIFY(rig.page->detail()->isVisible());
}

void TestJobDetail::onlyWhatIsSeenIsMarked()
{
    TaskLogView log;
    log.resize(400, 200);
    log.show();
    log.setLines(linesOf(1, 5000, QStringLiteral("ee Ee eE")));
    log.mark(QStringLiteral("ee"));
    QCOMPARE(log.matches(), 15'000);
    const auto seen = markedIn(log);
    QVERIFY2(seen.size() >= 3 && seen.size() < 200, qPrintable(QString::number(seen.size())));
    for (const auto &text : seen)
        QCOMPARE(text.toLower(), QStringLiteral("ee"));
    QCOMPARE(log.extraSelections().constLast().cursor.blockNumber(), 4999); // it follows the end
    log.goToMatch(0);
    QCOMPARE(log.currentMatch(), 0);
    log.verticalScrollBar()->setValue(2500);
    const auto marks = log.extraSelections();
    QVERIFY(marks.size() > 3 && marks.size() < 200);
    QCOMPARE(marks.constFirst().cursor.blockNumber(), 2500);
    QCOMPARE(marks.constLast().cursor.selectionStart(), 7); // the current one is kept

    log.setLines({{1, QString(100'000, u'e')}});
    QVERIFY(log.matches() > 10'000);
    QVERIFY(log.extraSelections().size() <= 1001);
}

void TestJobDetail::theMatchGoneToStaysWhenLinesAreDropped()
{
    TaskLogView log;
    log.setLines(linesOf(1, 5000, QStringLiteral("some words")));
    log.mark(QStringLiteral("words"));
    log.goToMatch(2000);
    log.append(linesOf(5001, 10, QStringLiteral("some words")));
    QCOMPARE(log.matches(), 5000);
    QCOMPARE(log.currentMatch(), 1990);
    log.append(linesOf(5011, 1990, QStringLiteral("nothing")));
    QCOMPARE(log.currentMatch(), 0);
    log.append(linesOf(7001, 1, QStringLiteral("nothing")));
    QCOMPARE(log.currentMatch(), -1); // it is gone
    log.goToMatch(5);
    log.setLines(linesOf(1, 3, QStringLiteral("other words")));
    QCOMPARE(log.currentMatch(), -1);
    QCOMPARE(log.matches(), 3);
}

void TestJobDetail::taskLogIsCopied()
{
    PageRig rig(test::oneVm);
    rig.page->showJob(rig.ids.first());
    rig.page->detail()->setTab(JobDetail::TaskLog);
    rig.rig.runFor(Millis{8000});
    rig.page->findChild<QAction *>(QStringLiteral("copyTaskLog"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), rig.find<TaskLogView>("taskLog")->toPlainText());
}

void TestJobDetail::taskIsNamedWhileItRunsAndAfter()
{
    PageRig rig(test::oneVm);
    rig.page->showJob(rig.ids.first());
    rig.page->detail()->setTab(JobDetail::TaskLog);
    const auto progress = [&rig] { return rig.find<QLabel>("taskProgress")->text(); };
    for (int second = 0; second < 25 && !progress().contains(u" left"); ++second) {
        rig.rig.runFor(Millis{1000});
        rig.page->detail()->refresh();
    }
    QCOMPARE(rig.job(0).step, prov::Step::Cloning);
    const auto upid = rig.find<QLabel>("taskUpid")->text();
    QVERIFY(upid.contains(u":qmclone:9000:"));
    for (const auto *part : {u" %", u" of ", u"/s", u" left"})
        QVERIFY2(progress().contains(part), qPrintable(progress()));
    QVERIFY(rig.find<QLabel>("taskTimes")->text().startsWith(u"running for "));
    rig.page->findChild<QAction *>(QStringLiteral("copyUpid"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), upid);
    rig.rig.run();
    rig.page->detail()->refresh();
    QVERIFY(rig.find<QLabel>("taskUpid")->text().contains(u":qmstart:411:")); // the last one
    QCOMPARE(rig.find<QLabel>("taskTimes")->text(), QStringLiteral("ended"));
}

void TestJobDetail::headTellsWhenItStarted()
{
    PageRig rig;
    rig.rig.run();
    const auto where = [&](int job) {
        rig.page->showJob(rig.ids.at(job));
        return rig.find<QLabel>("detailWhere")->text();
    };
    const auto started =
        timeText(QDateTime::fromMSecsSinceEpoch(rig.job(4).createdWallMs + rig.job(4).queuedMs));
    QVERIFY2(where(4).contains(QStringLiteral("started %1, after ").arg(started)), qPrintable(where(4)));
    QVERIFY(!where(0).contains(u"queue")); // it did not wait
}

void TestJobDetail::verificationTellsWhenItWasRead()
{
    PageRig rig(test::oneVm);
    rig.rig.run();
    rig.page->showJob(rig.ids.first());
    QVERIFY(rig.job(0).checkedWallMs > rig.job(0).createdWallMs);
    const auto read = timeText(QDateTime::fromMSecsSinceEpoch(rig.job(0).checkedWallMs));
    QVERIFY(rig.find<QLabel>("checkHead")->text().contains(QStringLiteral("at %1.").arg(read)));
}

void TestJobDetail::oldRequestsAreDroppedAndSaidSo()
{
    PageRig rig(test::oneVm);
    const Requests requests(rig.rig.engine(), rig.rig.clock);
    RequestsView view(requests);
    view.setJob(rig.ids.first());
    QAbstractItemModelTester tester(view.findChild<QTreeView *>()->model());
    for (int i = 0; i < 502; ++i) {
        emit rig.rig.engine().requestSent(rig.ids.first(), pve::getVersion());
        emit rig.rig.engine().requestEnded(rig.ids.first(), pve::Response());
    }
    QCOMPARE(view.findChild<QTreeView *>()->model()->rowCount(), 500);
    QVERIFY(view.findChild<QLabel *>(QStringLiteral("requestsSaid"))->text().contains(u"no longer kept"));
}

QTEST_MAIN(TestJobDetail)
#include "tst_jobdetail.moc"
