// SPDX-License-Identifier: Apache-2.0
// The requests of each recording of a genuine server, sent to a simulated one in the same starting state at
// the same times: it must answer the same, but for the exchanges that tests/data/conformance/differences.txt
// lists.
#include "tests/conformance/differences.h"
#include "tests/conformance/recording.h"
#include "tests/conformance/replay.h"

#include <QTest>

class TestConformance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void answersAsRecorded_data();
    void answersAsRecorded();
    void cleanupTestCase();

private:
    test::Differences m_differences;
    int m_recordings = 0;
    int m_whole = 0;
    qsizetype m_exchanges = 0;
    qsizetype m_same = 0;
};

void TestConformance::initTestCase()
{
    QVERIFY2(m_differences.read(), qPrintable(m_differences.errorText()));
    QCOMPARE(test::recordingNames().size(), 39);
}

void TestConformance::answersAsRecorded_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : test::recordingNames())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestConformance::answersAsRecorded()
{
    QFETCH(QString, name);
    const test::Recording recording = test::readRecording(name);
    QVERIFY(!recording.exchanges.isEmpty());
    const test::Replayed replayed = test::replay(recording);
    QVERIFY2(replayed.error.isEmpty(), qPrintable(replayed.error));

    ++m_recordings;
    m_whole += replayed.differences.isEmpty() ? 1 : 0;
    m_exchanges += recording.exchanges.size();
    m_same += recording.exchanges.size() - replayed.differences.size();
    const QMap<int, QString> listed = m_differences.of(name);
    QStringList wrong;
    for (auto it = replayed.differences.begin(); it != replayed.differences.end(); ++it) {
        if (!listed.contains(it.key()))
            wrong.append(QStringLiteral("%1 %2: %3").arg(name).arg(it.key()).arg(it.value()));
    }
    for (auto it = listed.begin(); it != listed.end(); ++it) {
        if (!replayed.differences.contains(it.key()))
            wrong.append(QStringLiteral("%1 %2: does not differ any more, take it off the list")
                             .arg(name)
                             .arg(it.key()));
    }
    for (const QString &line : wrong)
        qWarning("%s", qPrintable(line));
    QCOMPARE(wrong.size(), 0);
}

void TestConformance::cleanupTestCase()
{
    qInfo("%d of %d recordings pass whole, %lld of %lld exchanges", m_whole, m_recordings, qint64(m_same),
          qint64(m_exchanges));
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
