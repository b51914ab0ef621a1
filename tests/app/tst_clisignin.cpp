// SPDX-License-Identifier: Apache-2.0
#include "tests/app/pseudoterminal.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace test;

namespace {

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

/// How the program signs in: with passwords and codes from the environment or from the terminal, over several
/// endpoints; and what the doctor says then.
class TestCliSignIn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const Program program;
        m_simulator = std::make_unique<SimulatorProcess>(program);
    }
    void init() { m_program = std::make_unique<Program>(); }

    void insecureIsRefusedByEachCommand_data();
    void insecureIsRefusedByEachCommand();
    void provisionAsksForPasswordAndCode();
    void threeWrongCodesAreEnough();
    void codeOfTheEnvironmentIsUsedOnce();
    void recoveryCodeIsTakenToo();
    void withoutTerminalThereIsNoPassword();
    void nothingTypedIsNoPassword();
    void ctrlCGivesTheTerminalBack();
    void secondSignalGivesTheTerminalBack();
    void nextEndpointIsUsedWhenOneIsDown();
    void onlyProfileIsUsedAndSaid();
    void doctorSaysWhatIsMissing();
    void doctorIsContentWithEnough();
    void doctorSpeaksJson();
    void doctorKnowsNoServer();

private:
    void add(const SimulatorProcess::Login &login) const
    {
        const auto outcome =
            m_program->run({QStringLiteral("profile"), QStringLiteral("add"), QStringLiteral("lab"),
                            QStringLiteral("--server"), m_simulator->url, QStringLiteral("--fingerprint"),
                            m_simulator->fingerprint, QStringLiteral("--user"), login.user});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    }
    void useLogin(const SimulatorProcess::Login &login) const
    {
        m_program->set("PROXMOX_VE_USERNAME", login.user);
        m_program->set("PROXMOX_VE_PASSWORD", login.password);
    }
    [[nodiscard]] QStringList inventory() const
    {
        return {QStringLiteral("inventory"), QStringLiteral("--server"), m_simulator->url,
                QStringLiteral("--fingerprint"), m_simulator->fingerprint};
    }

    std::unique_ptr<SimulatorProcess> m_simulator;
    std::unique_ptr<Program> m_program;
};

void TestCliSignIn::insecureIsRefusedByEachCommand_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"resume", "inventory", "doctor", "profile test lab",
                                  "profile add home --server pve1 --user ops@pve", "inventory --server pve1"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TestCliSignIn::insecureIsRefusedByEachCommand()
{
    QFETCH(QString, arguments);
    add(m_simulator->login);
    useLogin(m_simulator->login);
    m_program->set("PROXMOX_VE_INSECURE", QStringLiteral("1"));
    const auto outcome = m_program->run(words(arguments));
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.error.contains(QStringLiteral("PROXMOX_VE_INSECURE")) &&
                 outcome.error.contains(QStringLiteral("--fingerprint")),
             qPrintable(outcome.error));
}

void TestCliSignIn::provisionAsksForPasswordAndCode()
{
    const auto &login = m_simulator->loginWithCode;
    add(login);
    m_program->set("OPS_PASSWORD", QStringLiteral("corr3ct-horse"));
    m_program->set("PROXMOX_LOG_LEVEL", QStringLiteral("debug"));
    const auto spec = m_program->write("spec.json", specOf(1));
    PseudoTerminal terminal;
    const auto before = terminal.mode();
    const auto process = terminal.start(
        *m_program, {QStringLiteral("provision"), spec, QStringLiteral("--profile"), QStringLiteral("lab")});
    QVERIFY(terminal.waitFor(QStringLiteral("Password of %1: ").arg(login.user)));
    QVERIFY(!terminal.echoes());
    terminal.type(login.password.toUtf8() + '\n');
    QVERIFY(terminal.waitFor(QStringLiteral("Code from the authenticator app")));
    QVERIFY(!terminal.echoes());
    terminal.type("135791\n");
    QVERIFY(terminal.waitFor(QStringLiteral("did not take the code")));
    QVERIFY(terminal.waitFor(QStringLiteral("Code from the authenticator app")));
    terminal.type(login.code.toUtf8() + '\n');
    const auto outcome = Program::end(*process, 120'000);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QCOMPARE(terminal.mode(), before);
    for (const auto &text : {terminal.shown(), outcome.out, outcome.error}) {
        for (const auto &secret : {login.password, login.code, QStringLiteral("135791")})
            QVERIFY2(!text.contains(secret), qPrintable(text));
    }
    QVERIFY2(outcome.error.contains(QStringLiteral("as ") + login.user), qPrintable(outcome.error));
}

void TestCliSignIn::threeWrongCodesAreEnough()
{
    useLogin(m_simulator->loginWithCode);
    PseudoTerminal terminal;
    const auto process = terminal.start(*m_program, inventory());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(terminal.waitFor(QStringLiteral("Code from the authenticator app")));
        terminal.type("135791\n");
    }
    const auto outcome = Program::end(*process);
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("None of 3 codes was right")), qPrintable(outcome.error));
}

void TestCliSignIn::codeOfTheEnvironmentIsUsedOnce()
{
    useLogin(m_simulator->loginWithCode);
    const auto none = m_program->run(inventory());
    QCOMPARE(none.code, 3);
    QVERIFY2(none.error.contains(QStringLiteral("PROXMOX_VE_OTP")), qPrintable(none.error));
    m_program->set("PROXMOX_VE_OTP", QStringLiteral("135791"));
    const auto wrong = m_program->run(inventory());
    QCOMPARE(wrong.code, 3);
    QVERIFY2(wrong.error.contains(QStringLiteral("did not take the code")), qPrintable(wrong.error));
    m_program->set("PROXMOX_VE_OTP", m_simulator->loginWithCode.code);
    const auto right = m_program->run(inventory());
    QVERIFY2(right.code == 0, qPrintable(right.error));
    QVERIFY(right.out.contains(QStringLiteral("debian-12")));
}

/// Those of the simulated cluster are not printed; one that is none is refused as such.
void TestCliSignIn::recoveryCodeIsTakenToo()
{
    useLogin(m_simulator->loginWithCode);
    m_program->set("PROXMOX_VE_OTP", QStringLiteral("5f1c-09d2-7be4-a836"));
    const SimulatorProcess fresh(*m_program);
    useLogin(fresh.loginWithCode);
    const QStringList arguments{QStringLiteral("inventory"), QStringLiteral("--server"), fresh.url,
                                QStringLiteral("--fingerprint"), fresh.fingerprint};
    const auto first = m_program->run(arguments);
    QVERIFY2(first.code == 0, qPrintable(first.error));
    QCOMPARE(m_program->run(arguments).code, 3); // good for one time
}

void TestCliSignIn::withoutTerminalThereIsNoPassword()
{
    add(m_simulator->login);
    const auto outcome = m_program->run(words(QStringLiteral("inventory")));
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("PROXMOX_VE_PASSWORD")), qPrintable(outcome.error));
}

void TestCliSignIn::nothingTypedIsNoPassword()
{
    add(m_simulator->login);
    for (const char *keys : {"\n", "\x04"}) {
        PseudoTerminal terminal;
        const auto before = terminal.mode();
        const auto process = terminal.start(*m_program, words(QStringLiteral("inventory")));
        QVERIFY(terminal.waitFor(QStringLiteral("Password of ")));
        terminal.type(keys);
        QCOMPARE(Program::end(*process).code, 3);
        QCOMPARE(terminal.mode(), before);
    }
}

void TestCliSignIn::ctrlCGivesTheTerminalBack()
{
    add(m_simulator->login);
    PseudoTerminal terminal;
    const auto before = terminal.mode();
    const auto process = terminal.start(*m_program, words(QStringLiteral("inventory")));
    QVERIFY(terminal.waitFor(QStringLiteral("Password of ")));
    QVERIFY(!terminal.echoes() && terminal.mode() != before);
    terminal.type("half a secret\x03");
    QCOMPARE(Program::end(*process).code, 130);
    QCOMPARE(terminal.mode(), before);
    QVERIFY(!terminal.shown().contains(QStringLiteral("secret")));
}

/// One that does not wait for the event loop: both signals come before the program goes on.
void TestCliSignIn::secondSignalGivesTheTerminalBack()
{
    add(m_simulator->login);
    PseudoTerminal terminal;
    const auto before = terminal.mode();
    const auto process = terminal.start(*m_program, words(QStringLiteral("inventory")));
    QVERIFY(terminal.waitFor(QStringLiteral("Password of ")));
    const auto pid = static_cast<pid_t>(process->processId());
    for (const int signal : {SIGSTOP, SIGTERM, SIGINT, SIGCONT})
        QCOMPARE(::kill(pid, signal), 0);
    QCOMPARE(Program::end(*process).code, 130);
    QCOMPARE(terminal.mode(), before);
}

void TestCliSignIn::nextEndpointIsUsedWhenOneIsDown()
{
    useLogin(m_simulator->login);
    const QString pins = m_simulator->fingerprint + u',' + m_simulator->fingerprint;
    const QString servers = QStringLiteral("https://127.0.0.1:1,") + m_simulator->url;
    const auto outcome = m_program->run({QStringLiteral("inventory"), QStringLiteral("--server"), servers,
                                         QStringLiteral("--fingerprint"), pins});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY(outcome.out.contains(QStringLiteral("debian-12")));
    QVERIFY2(outcome.error.contains(QStringLiteral("an endpoint is down, going on with ") +
                                    QUrl(m_simulator->url).authority()),
             qPrintable(outcome.error));
}

void TestCliSignIn::onlyProfileIsUsedAndSaid()
{
    add(m_simulator->login);
    m_program->set("PROXMOX_VE_PASSWORD", m_simulator->login.password);
    const auto outcome = m_program->run(words(QStringLiteral("inventory")));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY2(outcome.error.contains(QStringLiteral("using the profile lab")), qPrintable(outcome.error));
    const auto named = m_program->run(words(QStringLiteral("inventory --profile lab")));
    QCOMPARE(named.code, 0);
    QVERIFY(!named.error.contains(QStringLiteral("using the profile")));
}

void TestCliSignIn::doctorSaysWhatIsMissing()
{
    const auto outcome = m_program->run(words(QStringLiteral("doctor --demo=forbidden --template 9000")));
    QCOMPARE(outcome.code, 1);
    for (const char *part :
         {"\nFAIL     Privileges ", "\nMAY NOT  VM.Clone ", "\nmay      VM.Audit ", "\n  pveum role add ",
          "\n  pveum acl modify /vms/9000 --tokens 'admin@pve!slipway' ",
          "\n  pveum acl modify /vms/9000 --users admin@pve "})
        QVERIFY2(outcome.out.contains(QString::fromLatin1(part)), qPrintable(outcome.out));
}

void TestCliSignIn::doctorIsContentWithEnough()
{
    useLogin(m_simulator->login);
    m_program->set("PROXMOX_VE_ENDPOINT", m_simulator->url);
    const auto outcome = m_program->run(
        words(QStringLiteral("doctor --storage local --bridge vmbr0 --pool lab --fingerprint ") +
              m_simulator->fingerprint));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY2(!outcome.out.contains(QStringLiteral("MAY NOT")) &&
                 !outcome.out.contains(QStringLiteral("pveum")),
             qPrintable(outcome.out));
    QVERIFY(outcome.out.contains(QStringLiteral("pool lab")));
    const auto nowhere = m_program->run(
        words(QStringLiteral("doctor --storage nowhere --fingerprint ") + m_simulator->fingerprint));
    QCOMPARE(nowhere.code, 1);
    QVERIFY2(nowhere.out.contains(QStringLiteral("FAIL     Template and place")), qPrintable(nowhere.out));
}

void TestCliSignIn::doctorSpeaksJson()
{
    const auto outcome = m_program->run(words(QStringLiteral("doctor --demo=forbidden --json")));
    QCOMPARE(outcome.code, 1);
    QHash<QString, int> counts;
    QJsonObject commands;
    for (const auto &line : outcome.out.split(u'\n', Qt::SkipEmptyParts)) {
        const auto event = QJsonDocument::fromJson(line.toUtf8()).object();
        ++counts[event[u"event"].toString()];
        if (event[u"event"].toString() == u"commands")
            commands = event;
        if (event[u"what"].toString() == u"privileges")
            QCOMPARE(event[u"verdict"].toString(), QStringLiteral("fail"));
    }
    QCOMPARE(counts.value(QStringLiteral("finding")), 9);
    QVERIFY(counts.value(QStringLiteral("need")) >= 10);
    QVERIFY(!commands[u"account"].toArray().isEmpty() && !commands[u"user"].toArray().isEmpty());
}

void TestCliSignIn::doctorKnowsNoServer()
{
    m_program->set("PROXMOX_VE_API_TOKEN", m_simulator->token);
    QCOMPARE(m_program->run(words(QStringLiteral("doctor --server https://127.0.0.1:1"))).code, 3);
    QCOMPARE(m_program->run(words(QStringLiteral("doctor --server ") + m_simulator->url)).code, 3);
    QCOMPARE(m_program->run(words(QStringLiteral("doctor"))).code, 2);
}

QTEST_GUILESS_MAIN(TestCliSignIn)
#include "tst_clisignin.moc"
