// SPDX-License-Identifier: Apache-2.0
#include "tests/app/pseudoterminal.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

using namespace test;

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

constexpr auto profilesFile = "config/slipway/profiles.json";

} // namespace

/// `slipway-cli profile` as a process, in a session without a keychain; keychain.py has those with one.
class TestCliProfiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const Program program;
        m_simulator = std::make_unique<SimulatorProcess>(program);
    }
    void init() { m_program = std::make_unique<Program>(); }

    void addShowsTheCertificateAndAsks();
    void unconfirmedCertificateKeepsNothing();
    void withoutTerminalTheFingerprintIsNamed();
    void secretIsAskedForWithoutEcho();
    void passwordIsKeptOnlyOnRequest();
    void environmentIsTakenOver();
    void existingNameIsRefusedUnlessReplaced();
    void unreachableServerIsNotAdded();
    void listTellsNamesServersAndSecrets();
    void testLooksAtTheConnectionOnly();
    void testStopsAtAnotherCertificate();
    void removeAsksFirst();
    void removeSaysWhatBecameOfTheSecret();
    void damagedFileIsKeptAsideAndSaid();
    void fileOfALaterVersionIsLeftAlone();

private:
    [[nodiscard]] QStringList add(const QString &name, const QStringList &more) const
    {
        return QStringList{QStringLiteral("profile"), QStringLiteral("add"), name, QStringLiteral("--server"),
                           m_simulator->url} +
               more;
    }
    [[nodiscard]] QString tokenId() const { return m_simulator->token.section(u'=', 0, 0); }
    [[nodiscard]] QString secret() const { return m_simulator->token.section(u'=', 1); }
    /// One that signs in with a password, asked for each time.
    void addUser(const QString &name, const QString &fingerprint) const
    {
        const auto outcome = m_program->run(add(name, {QStringLiteral("--fingerprint"), fingerprint,
                                                       QStringLiteral("--user"), m_simulator->login.user}));
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    }
    [[nodiscard]] QString otherFingerprint() const
    {
        auto other = m_simulator->fingerprint;
        return other.replace(0, 2, other.startsWith(u"00") ? QStringLiteral("11") : QStringLiteral("00"));
    }

    std::unique_ptr<SimulatorProcess> m_simulator;
    std::unique_ptr<Program> m_program;
};

void TestCliProfiles::addShowsTheCertificateAndAsks()
{
    PseudoTerminal terminal;
    m_program->set("PROXMOX_VE_API_TOKEN", m_simulator->token);
    const auto process = terminal.start(*m_program, add(QStringLiteral("lab"), {}));
    QVERIFY(terminal.waitFor(QStringLiteral("Type yes")));
    QVERIFY(terminal.echoes());
    terminal.type("yes\n");
    const auto outcome = Program::end(*process);
    QVERIFY2(outcome.code == 1, qPrintable(outcome.error)); // there is no keychain for the secret
    const QStringList parts{QStringLiteral("subject  "),
                            QStringLiteral("issuer   "),
                            QStringLiteral("valid    20"),
                            QStringLiteral("SHA-256  ") + m_simulator->fingerprint,
                            QStringLiteral("Node → Certificates"),
                            QStringLiteral("`pvenode cert info`"),
                            QStringLiteral("The secret was not kept"),
                            QStringLiteral("--replace")};
    for (const auto &part : parts)
        QVERIFY2(outcome.error.contains(part), qPrintable(outcome.error));
    QVERIFY2(outcome.out.contains(QStringLiteral("Added the profile lab")), qPrintable(outcome.out));
    QCOMPARE(QFileInfo(m_program->path(profilesFile)).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    const auto kept = m_program->read(profilesFile);
    QVERIFY(kept.contains(m_simulator->fingerprint.toLatin1()));
    QVERIFY(!kept.contains(secret().toLatin1()));
    QVERIFY(!outcome.error.contains(secret()) && !outcome.out.contains(secret()));
}

void TestCliProfiles::unconfirmedCertificateKeepsNothing()
{
    PseudoTerminal terminal;
    m_program->set("PROXMOX_VE_API_TOKEN", m_simulator->token);
    const auto process = terminal.start(*m_program, add(QStringLiteral("lab"), {}));
    QVERIFY(terminal.waitFor(QStringLiteral("Type yes")));
    terminal.type("y\n");
    QCOMPARE(Program::end(*process).code, 3);
    QVERIFY(!QFileInfo::exists(m_program->path(profilesFile)));
}

void TestCliProfiles::withoutTerminalTheFingerprintIsNamed()
{
    m_program->set("PROXMOX_VE_API_TOKEN", m_simulator->token);
    const auto outcome = m_program->run(add(QStringLiteral("lab"), {}));
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("--fingerprint ") + m_simulator->fingerprint),
             qPrintable(outcome.error));
    QVERIFY(!QFileInfo::exists(m_program->path(profilesFile)));
}

void TestCliProfiles::secretIsAskedForWithoutEcho()
{
    PseudoTerminal terminal;
    const auto before = terminal.mode();
    const auto process = terminal.start(
        *m_program, add(QStringLiteral("lab"), {QStringLiteral("--token-id"), tokenId(),
                                                QStringLiteral("--fingerprint"), m_simulator->fingerprint}));
    QVERIFY(terminal.waitFor(QStringLiteral("Secret of the token %1: ").arg(tokenId())));
    QVERIFY(!terminal.echoes());
    terminal.type(secret().toLatin1() + '\n');
    const auto outcome = Program::end(*process);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.error.contains(QStringLiteral("The secret was not kept")), qPrintable(outcome.error));
    QCOMPARE(terminal.mode(), before);
    QVERIFY2(!terminal.shown().contains(secret()), qPrintable(terminal.shown()));
    QVERIFY(!m_program->read(profilesFile).contains(secret().toLatin1()));
}

void TestCliProfiles::passwordIsKeptOnlyOnRequest()
{
    addUser(QStringLiteral("lab"), m_simulator->fingerprint);
    const auto keeping =
        m_program->run(add(QStringLiteral("home"), {QStringLiteral("--fingerprint"), m_simulator->fingerprint,
                                                    QStringLiteral("--user"), QStringLiteral("ops@pve"),
                                                    QStringLiteral("--keep-password")}));
    QCOMPARE(keeping.code, 3); // nobody can be asked for it
    QVERIFY2(keeping.error.contains(QStringLiteral("PROXMOX_VE_PASSWORD")), qPrintable(keeping.error));
    QVERIFY(!m_program->read(profilesFile).contains("home"));
}

void TestCliProfiles::environmentIsTakenOver()
{
    m_program->set("PROXMOX_VE_ENDPOINT", m_simulator->url);
    m_program->set("PROXMOX_VE_USERNAME", QStringLiteral("ops@pve"));
    const QStringList arguments = words("profile add lab --from-environment");
    m_program->set("PROXMOX_VE_INSECURE", QStringLiteral("true"));
    const auto insecure = m_program->run(arguments);
    QCOMPARE(insecure.code, 2);
    QVERIFY2(insecure.error.contains(QStringLiteral("PROXMOX_VE_INSECURE")), qPrintable(insecure.error));
    m_program->unset("PROXMOX_VE_INSECURE");

    PseudoTerminal terminal;
    const auto process = terminal.start(*m_program, arguments);
    QVERIFY(terminal.waitFor(QStringLiteral("Type yes")));
    terminal.type("yes\n");
    const auto outcome = Program::end(*process);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY2(outcome.out.contains(QStringLiteral("ops@pve at ") + QUrl(m_simulator->url).authority()),
             qPrintable(outcome.out));

    m_program->unset("PROXMOX_VE_ENDPOINT");
    QCOMPARE(m_program->run(words("profile add other --from-environment")).code, 2);
}

void TestCliProfiles::existingNameIsRefusedUnlessReplaced()
{
    addUser(QStringLiteral("lab"), otherFingerprint());
    const QStringList same =
        add(QStringLiteral("LAB"), {QStringLiteral("--fingerprint"), m_simulator->fingerprint,
                                    QStringLiteral("--user"), QStringLiteral("other@pve")});
    const auto refused = m_program->run(same);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.error.contains(QStringLiteral("--replace")), qPrintable(refused.error));
    QCOMPARE(m_program->run(same + QStringList{QStringLiteral("--replace")}).code, 0);
    const auto profiles = m_program->readJson(profilesFile)[u"profiles"].toArray();
    QCOMPARE(profiles.size(), qsizetype{1});
    QCOMPARE(profiles.first()[u"user"].toString(), QStringLiteral("other@pve"));
}

void TestCliProfiles::unreachableServerIsNotAdded()
{
    const auto outcome = m_program->run(words("profile add lab --server https://127.0.0.1:1 --user ops@pve"));
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("127.0.0.1:1 cannot be reached")),
             qPrintable(outcome.error));
    QVERIFY(!QFileInfo::exists(m_program->path(profilesFile)));
}

void TestCliProfiles::listTellsNamesServersAndSecrets()
{
    QVERIFY(m_program->run(words("profile list")).out.contains(QStringLiteral("There are no profiles")));
    addUser(QStringLiteral("lab"), m_simulator->fingerprint);
    m_program->set("PROXMOX_VE_API_TOKEN", m_simulator->token);
    QCOMPARE(
        m_program->run(add(QStringLiteral("ci"), {QStringLiteral("--fingerprint"), m_simulator->fingerprint}))
            .code,
        1);
    const auto text = m_program->run(words("profile list"));
    QCOMPARE(text.code, 0);
    const auto lines = text.out.split(u'\n');
    QVERIFY2(lines.at(1).startsWith(u"lab ") && lines.at(1).endsWith(u"asked for"), qPrintable(text.out));
    QVERIFY2(lines.at(2).contains(tokenId()) && lines.at(2).endsWith(u"unknown"), qPrintable(text.out));
    QVERIFY2(text.error.contains(QStringLiteral("Whether secrets are kept cannot be told")),
             qPrintable(text.error));

    const auto json = m_program->run(words("profile list --json")).out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(json.size(), qsizetype{2});
    const auto first = QJsonDocument::fromJson(json.first().toUtf8()).object();
    QCOMPARE(first[u"event"].toString(), QStringLiteral("profile"));
    QCOMPARE(first[u"name"].toString(), QStringLiteral("lab"));
    QCOMPARE(first[u"endpoints"][0][u"fingerprint"].toString(), m_simulator->fingerprint);
    QCOMPARE(first[u"secret"].toString(), QStringLiteral("asked for"));
    QVERIFY(first[u"token"].isNull());
}

void TestCliProfiles::testLooksAtTheConnectionOnly()
{
    addUser(QStringLiteral("lab"), m_simulator->fingerprint);
    m_program->set("PROXMOX_VE_PASSWORD", m_simulator->login.password);
    const auto outcome = m_program->run(words("profile test lab"));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    for (const char *finding : {"Reachable", "Certificate", "Signed in", "Version", "Clock"})
        QVERIFY2(outcome.out.contains(QStringLiteral("ok       ") + QString::fromLatin1(finding)),
                 qPrintable(outcome.out));
    QVERIFY2(!outcome.out.contains(QStringLiteral("Privileges")), qPrintable(outcome.out));
    QVERIFY(outcome.out.contains(m_simulator->login.user));

    m_program->set("PROXMOX_VE_PASSWORD", QStringLiteral("wr0ng"));
    const auto wrong = m_program->run(words("profile test lab"));
    QCOMPARE(wrong.code, 3);
    QVERIFY(!wrong.error.contains(QStringLiteral("wr0ng")));
    QCOMPARE(m_program->run(words("profile test home")).code, 2);
}

void TestCliProfiles::testStopsAtAnotherCertificate()
{
    addUser(QStringLiteral("lab"), otherFingerprint());
    m_program->set("PROXMOX_VE_PASSWORD", m_simulator->login.password);
    const auto outcome = m_program->run(words("profile test lab"));
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("another certificate than before")),
             qPrintable(outcome.error));
    QVERIFY(!outcome.error.contains(QStringLiteral("To pin it")));
    QVERIFY(outcome.error.contains(otherFingerprint()) && outcome.error.contains(m_simulator->fingerprint));
}

void TestCliProfiles::removeAsksFirst()
{
    addUser(QStringLiteral("lab"), m_simulator->fingerprint);
    const auto unasked = m_program->run(words("profile remove lab"));
    QCOMPARE(unasked.code, 2);
    QVERIFY2(unasked.error.contains(QStringLiteral("--yes")), qPrintable(unasked.error));
    for (const auto &[answer, code] : {std::pair{"no\n", 2}, std::pair{"yes\n", 0}}) {
        QVERIFY(m_program->read(profilesFile).contains("lab"));
        PseudoTerminal terminal;
        const auto process = terminal.start(*m_program, words("profile remove lab"));
        QVERIFY(terminal.waitFor(QStringLiteral("Forget the profile lab")));
        terminal.type(answer);
        QCOMPARE(Program::end(*process).code, code);
    }
    QVERIFY(!m_program->read(profilesFile).contains("lab"));
}

void TestCliProfiles::removeSaysWhatBecameOfTheSecret()
{
    addUser(QStringLiteral("lab"), m_simulator->fingerprint);
    const auto without = m_program->run(words("profile remove lab --yes"));
    QCOMPARE(without.code, 0);
    QVERIFY2(without.out.contains(QStringLiteral("the keychain had no secret")), qPrintable(without.out));

    m_program->set("PROXMOX_VE_API_TOKEN", m_simulator->token);
    QCOMPARE(
        m_program->run(add(QStringLiteral("ci"), {QStringLiteral("--fingerprint"), m_simulator->fingerprint}))
            .code,
        1);
    const auto outcome = m_program->run(words("profile remove ci --yes"));
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.out.contains(QStringLiteral("Removed the profile ci, but not its secret")),
             qPrintable(outcome.out));
    QVERIFY(!m_program->read(profilesFile).contains("\"ci\""));
}

void TestCliProfiles::damagedFileIsKeptAsideAndSaid()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_program->path(profilesFile)).path()));
    const auto file = m_program->write(profilesFile, "{ damaged");
    const auto outcome = m_program->run(words("inventory"));
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.error.contains(QStringLiteral("kept as ") + file + QStringLiteral(".damaged-")),
             qPrintable(outcome.error));
    const QDir folder = QFileInfo(file).dir();
    const auto aside = folder.entryList({QStringLiteral("profiles.json.damaged-*")});
    QCOMPARE(aside.size(), qsizetype{1});
    QCOMPARE(m_program->read(qPrintable(QStringLiteral("config/slipway/") + aside.first())),
             QByteArray("{ damaged"));
}

void TestCliProfiles::fileOfALaterVersionIsLeftAlone()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_program->path(profilesFile)).path()));
    static_cast<void>(m_program->write(profilesFile, R"({"slipway_profiles": 99, "profiles": []})"));
    QCOMPARE(m_program->run(words("profile list")).code, 5);
    QVERIFY(m_program->read(profilesFile).contains("99"));
}

QTEST_GUILESS_MAIN(TestCliProfiles)
#include "tst_cliprofiles.moc"
