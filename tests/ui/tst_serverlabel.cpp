// SPDX-License-Identifier: Apache-2.0
#include "tests/support/manualclock.h"
#include "ui/language.h"
#include "ui/serverlabel.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QTest>

using base::Millis;

class TestServerLabel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_language.choose(ui::Language::Choice::English); }
    void saysWhoAndHowFast();
    void countsDownToTheNextTry();
    void saysWhereItIsOfSeveral();
    void saysThatTheSignInIsOver();

private:
    ui::Language m_language;
    test::ManualClock m_clock;
    ui::ServerLabel m_label{QStringLiteral("lab"), QStringLiteral("ops@pve"), m_clock};
};

void TestServerLabel::saysWhoAndHowFast()
{
    m_label.answered(Millis{12});
    QCOMPARE(m_label.said(), QStringLiteral("lab · ops@pve · 12 ms"));
    m_label.answered(Millis{29'542});
    QCOMPARE(m_label.said(), QStringLiteral("lab · ops@pve · 29 s"));
    QCOMPARE(m_label.accessibleName(), m_label.said());
}

void TestServerLabel::countsDownToTheNextTry()
{
    const QDateTime seen = m_clock.wallNow();
    m_label.show();
    m_label.failed(seen, Millis{4000});
    const QString last = QStringLiteral("lab · ops@pve · last seen %1, ").arg(ui::timeText(seen));
    QCOMPARE(m_label.said(), QString(last + QStringLiteral("retrying in 4 s")));
    m_label.hide();
    m_clock.advance(Millis{3000});
    QCOMPARE(m_label.said(), QString(last + QStringLiteral("retrying in 4 s"))); // nobody looks
    m_label.show();
    QCOMPARE(m_label.said(), QString(last + QStringLiteral("retrying in 1 s")));
    m_clock.advance(Millis{3000});
    QTRY_COMPARE(m_label.said(), QString(last + QStringLiteral("trying again"))); // by itself
    m_label.failed({}, Millis{1000});
    QVERIFY(m_label.said().endsWith(QStringLiteral("does not answer, retrying in 1 s")));
    m_label.answered(Millis{3});
    QCOMPARE(m_label.said(), QStringLiteral("lab · ops@pve · 3 ms"));
}

void TestServerLabel::saysWhereItIsOfSeveral()
{
    m_label.setEndpoint(QStringLiteral("pve2:8006"));
    QCOMPARE(m_label.said(), QStringLiteral("lab · pve2:8006 · ops@pve · 3 ms"));
}

void TestServerLabel::saysThatTheSignInIsOver()
{
    m_label.failed(m_clock.wallNow(), Millis{4000});
    m_label.signedOut();
    QCOMPARE(m_label.said(), QStringLiteral("lab · pve2:8006 · ops@pve · signed out"));
}

QTEST_MAIN(TestServerLabel)
#include "tst_serverlabel.moc"
