// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <QTest>

using namespace test;

/// `slipway-cli simulate` as a process: its scenarios, faults from a file, and our own program against the
/// worst.
class TestCliSimulate : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_program = std::make_unique<Program>(); }

    void listSaysWhatToDo();
    void faultsOfAFileHappen();
    void mistakesInFaultsAreNamed();
    void missingFaultsFileIsNamed();
    void hostileServerIsSurvived_data();
    void hostileServerIsSurvived();

private:
    void useServer(const SimulatorProcess &simulator) const
    {
        m_program->set("PROXMOX_VE_ENDPOINT", simulator.url);
        m_program->set("PROXMOX_VE_API_TOKEN", simulator.token);
    }

    std::unique_ptr<Program> m_program;
};

void TestCliSimulate::listSaysWhatToDo()
{
    const auto outcome = m_program->run({QStringLiteral("simulate"), QStringLiteral("--list")});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.out.count(QStringLiteral(": ")), qsizetype{13});
    QVERIFY(outcome.out.contains(QStringLiteral("\npool-token ")));
}

void TestCliSimulate::faultsOfAFileHappen()
{
    const auto file = m_program->write("faults.json", R"([{"request": "^GET /version$", "what": "answer",
        "status": 500, "reason": "out for lunch", "times": 1}])");
    const SimulatorProcess simulator(*m_program, QStringLiteral("calm"), 60,
                                     {QStringLiteral("--faults"), file});
    useServer(simulator);
    const QStringList inventory{QStringLiteral("inventory"), QStringLiteral("--fingerprint"),
                                simulator.fingerprint};
    const auto first = m_program->run(inventory);
    QCOMPARE(first.code, 3);
    QVERIFY2(first.error.contains(QStringLiteral("out for lunch")), qPrintable(first.error));
    QCOMPARE(m_program->run(inventory).code, 0);
}

void TestCliSimulate::mistakesInFaultsAreNamed()
{
    const auto file =
        m_program->write("faults.json", R"([{"request": "(", "what": "delay"}, {"what": "explode"}])");
    const auto outcome = m_program->run({QStringLiteral("simulate"), QStringLiteral("--faults"), file});
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.out, QString());
    for (const auto &part : {file, QStringLiteral("$[0].request: "), QStringLiteral("$[0].seconds: "),
                             QStringLiteral("$[1].what: "), QStringLiteral("--help")})
        QVERIFY2(outcome.error.contains(part), qPrintable(outcome.error));
}

void TestCliSimulate::missingFaultsFileIsNamed()
{
    const auto file = m_program->path("nowhere.json");
    const auto outcome = m_program->run({QStringLiteral("simulate"), QStringLiteral("--faults"), file});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.error.contains(file), qPrintable(outcome.error));
}

void TestCliSimulate::hostileServerIsSurvived_data()
{
    QTest::addColumn<QString>("seed");
    for (const char *seed : {"1", "2", "3"})
        QTest::newRow(seed) << QString::fromLatin1(seed);
}

void TestCliSimulate::hostileServerIsSurvived()
{
    QFETCH(QString, seed);
    const SimulatorProcess simulator(*m_program, QStringLiteral("hostile"), 60,
                                     {QStringLiteral("--seed"), seed});
    useServer(simulator);
    m_program->set("OPS_PASSWORD", QStringLiteral("corr3ct-horse"));
    const auto spec = m_program->write("spec.json", specOf(2, "running"));
    const auto outcome =
        m_program->run({QStringLiteral("provision"), spec, QStringLiteral("--fingerprint"),
                        simulator.fingerprint, QStringLiteral("--data-dir"), m_program->path("jobs")},
                       120'000);
    const QSet<int> ends{0, 1, 3, 4};
    QVERIFY2(ends.contains(outcome.code), qPrintable(outcome.error));
    for (const auto &text : {outcome.out, outcome.error})
        QVERIFY2(!text.contains(u'\x1b') && !text.contains(u'\a') && !text.contains(u'\u202e'),
                 qPrintable(text));
}

QTEST_GUILESS_MAIN(TestCliSimulate)
#include "tst_clisimulate.moc"
