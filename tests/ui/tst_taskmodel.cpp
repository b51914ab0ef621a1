// SPDX-License-Identifier: Apache-2.0
#include "ui/models/taskmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using pve::TaskRow;

namespace {

constexpr auto examine = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr qint64 noon = 1'760'000'000;
const QDateTime now = QDateTime::fromSecsSinceEpoch(noon + 90);

/// One that began so many seconds after noon; without exit text it runs.
TaskRow task(const char *type, qint64 start, const char *exit, qint64 took = 3)
{
    TaskRow row;
    row.upid = *pve::Upid::parse(QStringLiteral("UPID:pve2:%1:00000002:%2:%3:130:root@pam:")
                                     .arg(start, 8, 16, QLatin1Char('0'))
                                     .arg(noon + start, 8, 16, QLatin1Char('0'))
                                     .arg(QLatin1String(type)));
    row.user = QStringLiteral("root@pam");
    row.startTime = noon + start;
    row.running = *exit == '\0';
    if (!row.running) {
        row.exit = pve::taskExit(QString::fromLatin1(exit));
        row.endTime = row.startTime + took;
    }
    return row;
}

QString cell(const TaskModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestTaskModel : public QObject
{
    Q_OBJECT
private slots:
    void showsTheLastStartedFirst();
    void saysHowItEnded_data();
    void saysHowItEnded();
    void runningOneGrows();
    void keepsWhatIsChosen();
    void serversTextIsNoMarkup();
    void startOfTodayIsATime();
};

void TestTaskModel::startOfTodayIsATime()
{
    constexpr qint64 twoDays = 2 * 24 * 3600;
    TaskModel model;
    model.setTasks({task("qmstart", twoDays, "OK"), task("qmstop", 0, "OK")}, now.addSecs(twoDays));
    const auto first = QDateTime::fromSecsSinceEpoch(noon);
    QCOMPARE(cell(model, 0, TaskModel::Start), first.addSecs(twoDays).toString(u"HH:mm:ss"));
    QCOMPARE(cell(model, 1, TaskModel::Start), first.toString(u"yyyy-MM-dd HH:mm"));
    const QString whole = model.index(1, TaskModel::Start).data(Qt::ToolTipRole).toString();
    QVERIFY2(whole.contains(first.toString(u"yyyy-MM-dd HH:mm:ss")), qPrintable(whole));
}

void TestTaskModel::showsTheLastStartedFirst()
{
    TaskModel model;
    const QAbstractItemModelTester tester(&model, examine);
    // The server's order: active ones, then the archive by the end.
    model.setTasks({task("vzdump", 0, ""), task("qmstart", 60, "OK"), task("qmstop", 30, "OK", 125)}, now);
    QCOMPARE(cell(model, 0, TaskModel::Type), QStringLiteral("Start"));
    QCOMPARE(cell(model, 1, TaskModel::Type), QStringLiteral("Stop"));
    QCOMPARE(cell(model, 1, TaskModel::Duration), QStringLiteral("2:05 min"));
    QCOMPARE(cell(model, 2, TaskModel::Type), QStringLiteral("vzdump")); // has no word here
    QCOMPARE(cell(model, 2, TaskModel::User), QStringLiteral("root@pam"));
}

void TestTaskModel::saysHowItEnded_data()
{
    QTest::addColumn<QByteArray>("exit");
    QTest::addColumn<QString>("word");
    QTest::newRow("runs") << QByteArray("") << QStringLiteral("Running");
    QTest::newRow("ok") << QByteArray("OK") << QStringLiteral("OK");
    QTest::newRow("warnings") << QByteArray("WARNINGS: 2") << QStringLiteral("Warnings");
    QTest::newRow("killed") << QByteArray("unexpected status") << QStringLiteral("Broke off");
    QTest::newRow("failed") << QByteArray("VM quit/powerdown failed - got timeout")
                            << QStringLiteral("Failed");
}

void TestTaskModel::saysHowItEnded()
{
    QFETCH(QByteArray, exit);
    TaskModel model;
    model.setTasks({task("qmstart", 0, exit.constData())}, now);
    QTEST(cell(model, 0, TaskModel::State), "word");
}

void TestTaskModel::runningOneGrows()
{
    TaskModel model;
    const QAbstractItemModelTester tester(&model, examine);
    model.setTasks({task("qmstart", 0, "")}, now);
    QCOMPARE(cell(model, 0, TaskModel::Duration), QStringLiteral("1:30 min"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTasks({task("qmstart", 0, "")}, now.addSecs(1));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(cell(model, 0, TaskModel::Duration), QStringLiteral("1:31 min"));
    model.setTasks({task("qmstart", 0, "")}, now.addSecs(-1000)); // our clock is behind
    QVERIFY(cell(model, 0, TaskModel::Duration).startsWith(QLatin1Char('0')));
}

void TestTaskModel::keepsWhatIsChosen()
{
    TaskModel model;
    const QAbstractItemModelTester tester(&model, examine);
    model.setTasks({task("qmstart", 0, "OK"), task("qmstop", 10, "OK"), task("resize", 20, "OK")}, now);
    const QPersistentModelIndex chosen = model.index(1, 0);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setTasks({task("qmstop", 10, "OK"), task("qmreboot", 15, "OK"), task("qmstart", 30, "")}, now);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(chosen.row(), 2);
    QCOMPARE(chosen.sibling(chosen.row(), TaskModel::Type).data().toString(), QStringLiteral("Stop"));
    model.setTasks({}, now);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(reset.size(), 0);
}

void TestTaskModel::serversTextIsNoMarkup()
{
    TaskModel model;
    model.setTasks({task("qmstart", 0, "<b>bold</b>")}, now);
    const QString tip = model.index(0, TaskModel::State).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(QLatin1String("&lt;b&gt;")), qPrintable(tip));
}

QTEST_GUILESS_MAIN(TestTaskModel)
#include "tst_taskmodel.moc"
