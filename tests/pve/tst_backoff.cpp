// SPDX-License-Identifier: Apache-2.0
#include "core/pve/backoff.h"

#include <QTest>

using base::Millis;
using base::TimePoint;
using pve::BackOff;

namespace {

constexpr Millis longest{15'000};
constexpr TimePoint start{Millis{100'000}};

QList<qint64> waits(quint32 seed, int count)
{
    BackOff backOff(seed);
    QList<qint64> result;
    for (int i = 0; i < count; ++i)
        result.append(backOff.fail(start, longest).count());
    return result;
}

} // namespace

class TestBackOff : public QObject
{
    Q_OBJECT
private slots:
    void doublesUpToTheLimitLessUpToAFifth()
    {
        const QList<qint64> steps{1000, 2000, 4000, 8000, 15'000, 15'000, 15'000};
        for (quint32 seed = 0; seed < 100; ++seed) {
            const auto got = waits(seed, static_cast<int>(steps.size()));
            for (qsizetype i = 0; i < steps.size(); ++i)
                QVERIFY2(got[i] <= steps[i] && got[i] >= steps[i] * 8 / 10,
                         qPrintable(QString::number(got[i])));
        }
    }

    void sameSeedSameWaits()
    {
        QCOMPARE(waits(7, 10), waits(7, 10));
        QVERIFY(waits(7, 10) != waits(8, 10));
    }

    void neverOverflows()
    {
        const auto got = waits(1, 1000);
        QVERIFY(got.constLast() <= longest.count() && got.constLast() >= longest.count() * 8 / 10);
    }

    void saysWhenAskingIsFine()
    {
        BackOff backOff(1);
        QVERIFY(!backOff.failing());
        QVERIFY(backOff.notBefore() <= TimePoint{});
        const auto wait = backOff.fail(start, longest);
        QVERIFY(backOff.failing());
        QCOMPARE(backOff.notBefore(), start + wait);
        backOff.fail(start, longest);
        backOff.reset();
        QVERIFY(!backOff.failing());
        QVERIFY(backOff.notBefore() <= TimePoint{});
        QVERIFY(backOff.fail(start, longest) <= Millis{1000}); // begins anew
    }
};

QTEST_APPLESS_MAIN(TestBackOff)
#include "tst_backoff.moc"
