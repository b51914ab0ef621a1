// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"
#include "tests/support/tlsstub.h"

#include <QTest>

using namespace test;

/// The program against a server that is no PVE: what it sends, and what it survives.
class TestCliServer : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void garbageIsAnErrorAndNoCrash_data();
    void garbageIsAnErrorAndNoCrash();
    void nothingIsSentToAnUntrustedServer();
    void wrongSpecSendsNothing();

private:
    /// The stub lives in our event loop, which must turn while the program runs.
    [[nodiscard]] Outcome run(const QStringList &arguments)
    {
        const auto process = m_program->start(arguments);
        if (!QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; }, 60'000))
            return {};
        return Program::end(*process);
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<TlsStub> m_stub;
    QString m_pin;
};

void TestCliServer::init()
{
    m_program = std::make_unique<Program>();
    m_stub = std::make_unique<TlsStub>(makeCertificate({"pve1"}));
    m_pin = QString::fromLatin1(m_stub->certificate().sha256().toHex());
    m_program->set("PROXMOX_VE_ENDPOINT", m_stub->url().toString());
    m_program->set("PROXMOX_VE_API_TOKEN", QStringLiteral("ops@pve!ci=5ec7e75ec7e7"));
    m_program->set("OPS_PASSWORD", QStringLiteral("corr3ct-horse"));
}

void TestCliServer::garbageIsAnErrorAndNoCrash_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("html") << httpAnswer(200, "OK", "<html><body>hello</body></html>");
    QTest::newRow("empty") << httpAnswer(200, "OK", "");
    QTest::newRow("wrong type") << httpAnswer(200, "OK", R"({"data":[1,2,3]})");
    QTest::newRow("deep") << httpAnswer(200, "OK", QByteArray(100'000, '['));
    QTest::newRow("redirect") << httpAnswer(302, "Found", "", "Location: https://127.0.0.1:1/\r\n");
    QTest::newRow("escape codes") << httpAnswer(500, "\x1b[2J\x1b[31mowned", R"({"data":null})");
    QTest::newRow("no http") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("hung up") << QByteArray();
}

void TestCliServer::garbageIsAnErrorAndNoCrash()
{
    QFETCH(QByteArray, answer);
    m_stub->answerAll({answer, StubAction::Then::Close});
    const auto spec = m_program->write("spec.json", specOf(1));
    const auto outcome = run({QStringLiteral("provision"), spec, QStringLiteral("--fingerprint"), m_pin});
    QVERIFY2(outcome.code == 3, qPrintable(outcome.error));
    QVERIFY(!outcome.error.contains(u'\x1b'));
    QVERIFY(m_stub->count("GET") > 0);
    QCOMPARE(m_stub->count("POST") + m_stub->count("PUT") + m_stub->count("DELETE"), 0);
}

void TestCliServer::nothingIsSentToAnUntrustedServer()
{
    const auto outcome = run({QStringLiteral("inventory")});
    QCOMPARE(outcome.code, 3);
    QCOMPARE(m_stub->plaintext(), QByteArray());
}

void TestCliServer::wrongSpecSendsNothing()
{
    const auto outcome =
        run({QStringLiteral("provision"), QStringLiteral(TEST_DATA "/spec/ten-mistakes.json"),
             QStringLiteral("--fingerprint"), m_pin});
    QCOMPARE(outcome.code, 2);
    QCOMPARE(m_stub->connections(), 0);
}

QTEST_GUILESS_MAIN(TestCliServer)
#include "tst_cliserver.moc"
