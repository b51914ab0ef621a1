// SPDX-License-Identifier: Apache-2.0
#include "ui/timeaxis.h"

#include <QTest>

using ui::TimeAxis;

class TestTimeAxis : public QObject
{
    Q_OBJECT
private slots:
    void ticksAreRoundAndApart_data();
    void ticksAreRoundAndApart();
    void timesStandInProportion();
};

void TestTimeAxis::ticksAreRoundAndApart_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<QString>("labels");
    const auto row = [](const char *name, qint64 seconds, const char *labels) {
        QTest::newRow(name) << seconds * 1000 << QString::fromLatin1(labels);
    };
    row("nothing", 0, "");
    row("seconds", 8, "0 s|2 s|4 s|6 s|8 s");
    row("two minutes", 125, "0 s|30 s|1 min|1:30 min|2 min");
    row("an hour", 3700, "0 s|15 min|30 min|45 min|1:00 h");
}

void TestTimeAxis::ticksAreRoundAndApart()
{
    QFETCH(qint64, span);
    const TimeAxis axis({0, 0, 480, 20}, span);
    QStringList labels;
    for (const auto tick : axis.ticks())
        labels.append(TimeAxis::label(tick));
    QTEST(labels.join(u'|'), "labels");
}

void TestTimeAxis::timesStandInProportion()
{
    const TimeAxis axis({100, 0, 315, 20}, 1000);
    QCOMPARE(axis.at(0), 112.0);
    QCOMPARE(axis.at(500), 262.0);
    QCOMPARE(axis.at(1000), 412.0);
}

QTEST_GUILESS_MAIN(TestTimeAxis)
#include "tst_timeaxis.moc"
