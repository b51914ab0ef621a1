// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"
#include "tests/ui/specs.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace test;

/// The jobs of slipway-cli follow what was set in the window.
class TestCliPreferences : public QObject
{
    Q_OBJECT
private slots:
    void rightOnesAreTaken();
    void wrongOnesAreRefused();
    void fileOfALaterVersionIsRefused();

private:
    Outcome provision(const QByteArray &preferences)
    {
        QDir().mkpath(QFileInfo(m_program.path(file)).path());
        static_cast<void>(m_program.write(file, preferences));
        return m_program.run({QStringLiteral("provision"), m_program.write("spec.json", fiveVms),
                              QStringLiteral("--demo"), QStringLiteral("--speed"), QStringLiteral("1000")});
    }
    static constexpr auto file = "config/slipway/preferences.json";
    Program m_program;
};

void TestCliPreferences::rightOnesAreTaken()
{
    const auto outcome = provision(R"({"slipway_preferences": 1, "parallel_jobs": 5, "theme": "dark"})");
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
}

void TestCliPreferences::wrongOnesAreRefused()
{
    const auto outcome = provision(R"({"slipway_preferences": 1, "parallel_jobs": 65, "theme": "pink"})");
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.error.contains(
                 m_program.path(file) +
                 QStringLiteral(": parallel_jobs is 65 and must be a whole number from 1 to 64; theme is "
                                "\"pink\" and must be one of")),
             qPrintable(outcome.error));
}

void TestCliPreferences::fileOfALaterVersionIsRefused()
{
    QCOMPARE(provision(R"({"slipway_preferences": 9})").code, 5);
}

QTEST_GUILESS_MAIN(TestCliPreferences)
#include "tst_clipreferences.moc"
