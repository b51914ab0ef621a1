// SPDX-License-Identifier: Apache-2.0
#include "core/provision/pattern.h"

#include <QTest>

using namespace prov;

class TestPattern : public QObject
{
    Q_OBJECT

private slots:
    void aPatternBecomesTheNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, int n, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << n << QString::fromUtf8(expected);
        };
        row("plain", 3, "plain");
        row("", 3, "");
        row("vm-{n}", 1, "vm-1");
        row("{n}{n}", 12, "1212");
        row("10.0.20.{10+n}/24", 5, "10.0.20.15/24");
        row("{n:02}", 7, "07");
        row("{n:02}b", 107, "107b");
        row("x{10+n:03}y", 1, "x011y");
        row("{0+n}", 4, "4");
        row("ü-{n}-ü", 2, "ü-2-ü");
        row("{999999999+n}", 500, "1000000499");
    }
    void aPatternBecomesTheNumber()
    {
        QFETCH(QString, text);
        QFETCH(int, n);
        QFETCH(QString, expected);
        const auto result = expandPattern(text, n);
        QVERIFY(result.has_value());
        QCOMPARE(*result, expected);
    }

    void anyOtherBraceIsAnError_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"{", "}", "{}", "{m}", "{ n }", "{N}", "{n", "n}", "{{n}}", "{n+10}", "{-1+n}", "{10-n}",
              "{n:2}", "{n:00}", "{n:010}", "{n:}", "{1234567890+n}", "{n} and {x}", "{n}}"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void anyOtherBraceIsAnError()
    {
        QFETCH(QString, text);
        QVERIFY(!expandPattern(text, 1).has_value());
    }
};

QTEST_GUILESS_MAIN(TestPattern)
#include "tst_pattern.moc"
