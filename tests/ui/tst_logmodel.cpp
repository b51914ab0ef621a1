// SPDX-License-Identifier: Apache-2.0
#include "tests/support/manualclock.h"
#include "ui/models/logmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using Level = base::LogRecord::Level;
constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

namespace {

struct LogRig
{
    explicit LogRig(std::size_t capacity = 1000) : log(clock, capacity) {}

    void add(Level level, const QString &job, const QString &text, const QJsonObject &fields = {})
    {
        base::LogRecord record;
        record.level = level;
        record.job = job;
        record.step = QStringLiteral("configuring");
        record.text = text;
        record.fields = fields;
        log.add(record);
    }
    QString text(int row) { return model.index(row, LogModel::Text).data().toString(); }

    test::ManualClock clock;
    base::Log log;
    LogModel model{log, [](const QString &id) { return QString(u"vm-" + id); }};
    QAbstractItemModelTester tester{&model, strict};
};

} // namespace

class TestLogModel : public QObject
{
    Q_OBJECT
private slots:
    void recordsOfOneTurnComeAtOnce();
    void filtersApplyAtOnceAndToOldLines();
    void forgetsWhatTheLogForgets();
    void retriesAreFlagged();
    void startsWithWhatIsThere();
};

void TestLogModel::recordsOfOneTurnComeAtOnce()
{
    LogRig rig;
    QSignalSpy inserted(&rig.model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 500; ++i)
        rig.add(Level::Info, {}, QString::number(i));
    QCOMPARE(rig.model.rowCount(), 0);
    QVERIFY(inserted.wait());
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(rig.model.rowCount(), 500);
    QCOMPARE(rig.text(499), QStringLiteral("499"));
}

void TestLogModel::filtersApplyAtOnceAndToOldLines()
{
    LogRig rig;
    rig.add(Level::Info, QStringLiteral("1"), QStringLiteral("begins"));
    rig.add(Level::Debug, QStringLiteral("1"), QStringLiteral("asks"));
    rig.add(Level::Warn, QStringLiteral("2"), QStringLiteral("is locked"));
    rig.model.setText(QStringLiteral("x"));
    rig.model.setText({});
    QCOMPARE(rig.model.rowCount(), 2);
    rig.log.setLevel(Level::Debug);
    QCOMPARE(rig.model.rowCount(), 3);
    rig.model.setJob(QStringLiteral("1"));
    QCOMPARE(rig.model.rowCount(), 2);
    rig.model.setJob({});
    rig.model.setText(QStringLiteral("LOCKED"));
    QCOMPARE(rig.model.rowCount(), 1);
    rig.model.setText(QStringLiteral("vm-1"));
    QCOMPARE(rig.model.rowCount(), 2);
    rig.model.setText(QStringLiteral("Configuring"));
    QCOMPARE(rig.model.rowCount(), 3);
    rig.model.setText(QStringLiteral("warn"));
    QCOMPARE(rig.model.rowCount(), 1);
    rig.model.setText(QStringLiteral(":")); // only in the times
    QCOMPARE(rig.model.rowCount(), 0);
    rig.model.setText({});
    rig.log.setLevel(Level::Error);
    QCOMPARE(rig.model.rowCount(), 0);
}

void TestLogModel::forgetsWhatTheLogForgets()
{
    LogRig rig(10);
    QSignalSpy inserted(&rig.model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 8; ++i)
        rig.add(Level::Info, {}, QString::number(i));
    QVERIFY(inserted.wait());
    for (int i = 8; i < 15; ++i)
        rig.add(Level::Info, {}, QString::number(i));
    QCOMPARE(rig.text(0), QString()); // let go of, its row not yet
    QVERIFY(inserted.wait());
    QCOMPARE(rig.model.rowCount(), 10);
    QCOMPARE(rig.text(0), QStringLiteral("5"));
    QCOMPARE(rig.text(9), QStringLiteral("14"));
    for (int i = 15; i < 100; ++i)
        rig.add(Level::Info, {}, QString::number(i));
    QVERIFY(inserted.wait());
    QCOMPARE(rig.text(0), QStringLiteral("90"));
    QCOMPARE(rig.model.rowCount(), 10);
}

void TestLogModel::retriesAreFlagged()
{
    LogRig rig;
    rig.add(Level::Warn, QStringLiteral("1"), QStringLiteral("attempt 1 failed"),
            {{QStringLiteral("attempt"), 1}, {QStringLiteral("wait_ms"), 2000}});
    rig.add(Level::Warn, QStringLiteral("1"), QStringLiteral("something else"));
    QTRY_COMPARE(rig.model.rowCount(), 2);
    QVERIFY(rig.model.index(0, 0).data(LogModel::IsRetryRole).toBool());
    QVERIFY(!rig.model.index(1, 0).data(LogModel::IsRetryRole).toBool());
    QCOMPARE(rig.model.index(0, LogModel::Step).data().toString(), QStringLiteral("Configuring"));
    QVERIFY(rig.model.index(0, 0).data(LogModel::LineRole).toString().contains(u"warn  vm-1 configuring"));
}

void TestLogModel::startsWithWhatIsThere()
{
    LogRig rig;
    rig.add(Level::Info, {}, QStringLiteral("before"));
    const LogModel late(rig.log, [](const QString &) { return QString(); });
    QCOMPARE(late.rowCount(), 1);
}

QTEST_MAIN(TestLogModel)
#include "tst_logmodel.moc"
