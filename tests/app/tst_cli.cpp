// SPDX-License-Identifier: Apache-2.0
#include "core/store/datafolder.h"
#include "tests/app/program.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QTest>

using namespace test;

namespace {

const QString password = QStringLiteral("corr3ct-horse");

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

QJsonValue found(const QJsonValue &vm, const QString &field)
{
    for (const auto &row : vm[u"verification"].toArray()) {
        if (row[u"field"] == field)
            return row[u"found"];
    }
    return {};
}

int attemptsOf(const QJsonValue &vm, const QString &step)
{
    for (const auto &row : vm[u"steps"].toArray()) {
        if (row[u"step"] == step)
            return row[u"attempts"].toInt();
    }
    return 0;
}

} // namespace

/// The program as people and scripts see it: exit codes, words, reports.
class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_program = std::make_unique<Program>(); }

    void exampleMakesFiveVms();
    void fiveVmsAreReadyAndVerified_data();
    void fiveVmsAreReadyAndVerified();
    void lockedServerIsRetriedUntilAllIsAsAsked();
    void failureSaysWhyAndWhatToDo_data();
    void failureSaysWhyAndWhatToDo();
    void tenMistakesAreTenMessagesAndNothingIsSent();
    void mistakeOfEveryVmIsNotRepeatedForEach();
    void directoryAndEmptyFileAreNoSpecs();
    void unusableJournalIsNamed();
    void portInUseIsNamed();
    void missingPasswordIsNamed();
    void unknownCertificateIsShown();
    void wrongTokenIsRefused();
    void unreachableServerIsRefused();
    void dataFolderInUseNamesItsHolder();
    void secretInArgumentsIsRefused();
    void secretsNeverShow();
    void noCoreIsDumped();
    void inventoryLogsToo();
    void jsonIsOneEventPerLine();
    void reportThatCannotBeWrittenStopsBeforehand();
    void inventoryShowsTemplatesFirst();
    void simulateEndsWellWhenStopped();
    void versionAndHelp();

private:
    void useServer(const SimulatorProcess &simulator)
    {
        m_program->set("PROXMOX_VE_ENDPOINT", simulator.url);
        m_program->set("PROXMOX_VE_API_TOKEN", simulator.token);
    }

    [[nodiscard]] Outcome provisionDemo(int count, const QString &options)
    {
        m_program->set("OPS_PASSWORD", password);
        const auto spec = m_program->write("spec.json", specOf(count));
        return m_program->run(words(QStringLiteral("provision %1 --report %2 %3")
                                        .arg(spec, m_program->path("report.json"), options)));
    }

    std::unique_ptr<Program> m_program;
};

void TestCli::exampleMakesFiveVms()
{
    m_program->set("OPS_PASSWORD", password);
    const auto outcome =
        m_program->run(words(QStringLiteral("provision %1 --demo --speed 30")
                                 .arg(QStringLiteral(TEST_DATA "/../../resources/examples/rancher.json"))));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY2(outcome.out.contains(QStringLiteral("5 VMs: 5 ready.")), qPrintable(outcome.out));
}

void TestCli::fiveVmsAreReadyAndVerified_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("one after the other") << "--demo --speed 30 --parallel 1";
    QTest::newRow("three at a time") << "--demo --speed 30 --parallel 3";
}

void TestCli::fiveVmsAreReadyAndVerified()
{
    QFETCH(QString, options);
    const auto outcome = provisionDemo(5, options);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    const auto report = m_program->readJson("report.json");
    QCOMPARE(statesOf(report), QStringList(5, QStringLiteral("ready")));
    QSet<int> vmids;
    for (const auto &vm : report[u"vms"].toArray()) {
        vmids.insert(vm[u"vmid"].toInt());
        QCOMPARE(vm[u"vm"].toString(), QStringLiteral("present"));
        QCOMPARE(found(vm, QStringLiteral("memory")).toString(), QStringLiteral("8192"));
        QVERIFY(!vm[u"addresses"].toArray().isEmpty());
        for (const auto &row : vm[u"verification"].toArray())
            QCOMPARE(row[u"verdict"].toString(), QStringLiteral("applied"));
    }
    QCOMPARE(vmids, (QSet<int>{401, 402, 403, 404, 405}));
    // A list that nobody waits for any more may not be sent at all; nothing is sent twice here.
    const int transmissions = report[u"requests"][u"transmissions"].toInt();
    QVERIFY(transmissions > 0 && transmissions <= report[u"requests"][u"total"].toInt());
    QVERIFY2(outcome.out.contains(QStringLiteral("5 VMs: 5 ready.")), qPrintable(outcome.out));
}

void TestCli::lockedServerIsRetriedUntilAllIsAsAsked()
{
    const auto outcome = provisionDemo(5, QStringLiteral("--demo=locked --speed 30"));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    const auto report = m_program->readJson("report.json");
    QCOMPARE(statesOf(report), QStringList(5, QStringLiteral("ready")));
    int attempts = 0;
    for (const auto &vm : report[u"vms"].toArray()) {
        QCOMPARE(found(vm, QStringLiteral("memory")).toString(), QStringLiteral("8192"));
        attempts += attemptsOf(vm, QStringLiteral("configuring"));
    }
    QVERIFY2(attempts > 5, "no request was repeated");
    QVERIFY2(outcome.error.contains(QStringLiteral("attempt 1 of 5 failed: ")), qPrintable(outcome.error));
    QVERIFY2(outcome.error.contains(QStringLiteral("next try in 2 s")), qPrintable(outcome.error));
}

void TestCli::failureSaysWhyAndWhatToDo_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<QString>("vm");
    QTest::newRow("full storage") << "storage-full"
                                  << "space"
                                  << "The storage is full"
                                  << "none";
    QTest::newRow("killed worker") << "killed-worker"
                                   << "unexpected status"
                                   << "qm unlock 401"
                                   << "orphan";
}

void TestCli::failureSaysWhyAndWhatToDo()
{
    QFETCH(QString, scenario);
    QFETCH(QString, words);
    QFETCH(QString, remedy);
    const auto outcome = provisionDemo(1, QStringLiteral("--demo=%1 --speed 30").arg(scenario));
    QVERIFY2(outcome.code == 1, qPrintable(outcome.error));
    const auto vm = m_program->readJson("report.json")[u"vms"][0];
    QCOMPARE(vm[u"state"].toString(), QStringLiteral("failed"));
    QTEST(vm[u"vm"].toString(), "vm");
    QVERIFY2(vm[u"error"][u"text"].toString().contains(words), qPrintable(vm[u"error"][u"text"].toString()));
    QVERIFY2(vm[u"error"][u"remedy"].toString().contains(remedy),
             qPrintable(vm[u"error"][u"remedy"].toString()));
    QVERIFY2(outcome.out.contains(remedy), qPrintable(outcome.out));
}

void TestCli::tenMistakesAreTenMessagesAndNothingIsSent()
{
    // Nothing listens there, and there is no token: any attempt to connect would end with 3, or ask for it.
    m_program->set("PROXMOX_VE_ENDPOINT", QStringLiteral("https://127.0.0.1:1"));
    const auto outcome =
        m_program->run({QStringLiteral("provision"), QStringLiteral(TEST_DATA "/spec/ten-mistakes.json")});
    QCOMPARE(outcome.code, 2);
    const auto lines = outcome.error.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.filter(QRegularExpression(QStringLiteral("^\\$.*: "))).size(), qsizetype{10});
}

void TestCli::mistakeOfEveryVmIsNotRepeatedForEach()
{
    auto spec = specOf(200);
    spec.replace("rancher-{n}", "b\u00e4r-{n}");
    const auto outcome = m_program->run(
        {QStringLiteral("provision"), m_program->write("spec.json", spec), QStringLiteral("--demo")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.error.contains(QStringLiteral("$.name: and so on, for 197 more VMs")),
             qPrintable(outcome.error));
    QCOMPARE(outcome.error.count(u'\n'), 5);
}

void TestCli::directoryAndEmptyFileAreNoSpecs()
{
    for (const auto &file : {m_program->path(""), m_program->write("empty.json", {})}) {
        const auto outcome = m_program->run({QStringLiteral("provision"), file, QStringLiteral("--demo")});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.error.contains(file), qPrintable(outcome.error));
    }
}

void TestCli::unusableJournalIsNamed()
{
    QVERIFY(QDir().mkpath(m_program->path("jobs")));
    const auto journal = m_program->write("jobs/journal.sqlite", QByteArray(5000, 'x'));
    const auto outcome =
        m_program->run({QStringLiteral("jobs"), QStringLiteral("--data-dir"), m_program->path("jobs")});
    QCOMPARE(outcome.code, 5);
    QVERIFY2(outcome.error.contains(journal), qPrintable(outcome.error));
}

void TestCli::portInUseIsNamed()
{
    const SimulatorProcess simulator(*m_program);
    const auto port = simulator.url.section(u':', -1);
    const auto outcome = m_program->run({QStringLiteral("simulate"), QStringLiteral("--port"), port});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("127.0.0.1:") + port), qPrintable(outcome.error));
}

void TestCli::missingPasswordIsNamed()
{
    const auto spec = m_program->write("spec.json", specOf(1));
    const auto outcome = m_program->run({QStringLiteral("provision"), spec, QStringLiteral("--demo")});
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.error.contains(QStringLiteral("OPS_PASSWORD is not set")));
}

void TestCli::unknownCertificateIsShown()
{
    const SimulatorProcess simulator(*m_program);
    useServer(simulator);
    const auto outcome = m_program->run({QStringLiteral("inventory")});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("--fingerprint ") + simulator.fingerprint),
             qPrintable(outcome.error));
    QVERIFY(outcome.error.contains(QStringLiteral("pvenode cert info")));
    QVERIFY(outcome.error.contains(QStringLiteral("Node → Certificates")));

    auto other = simulator.fingerprint;
    other.replace(0, 2, other.startsWith(u"00") ? QStringLiteral("11") : QStringLiteral("00"));
    QCOMPARE(m_program->run({QStringLiteral("inventory"), QStringLiteral("--fingerprint"), other}).code, 3);
    QCOMPARE(
        m_program->run({QStringLiteral("inventory"), QStringLiteral("--fingerprint"), simulator.fingerprint})
            .code,
        0);
}

void TestCli::wrongTokenIsRefused()
{
    const SimulatorProcess simulator(*m_program);
    useServer(simulator);
    m_program->set("PROXMOX_VE_API_TOKEN", simulator.token.section(u'=', 0, 0) +
                                               QStringLiteral("=00000000-0000-0000-0000-000000000000"));
    const auto outcome =
        m_program->run({QStringLiteral("inventory"), QStringLiteral("--fingerprint"), simulator.fingerprint});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("does not accept the credentials")),
             qPrintable(outcome.error));
}

void TestCli::unreachableServerIsRefused()
{
    m_program->set("PROXMOX_VE_API_TOKEN", QStringLiteral("ops@pve!ci=5ec7e7"));
    const auto outcome = m_program->run(words(QStringLiteral("inventory --server 127.0.0.1:1")));
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.error.contains(QStringLiteral("127.0.0.1:1 cannot be reached")),
             qPrintable(outcome.error));
}

void TestCli::dataFolderInUseNamesItsHolder()
{
    const auto folder = store::DataFolder::open(m_program->path("jobs"));
    QVERIFY(folder);
    const auto outcome =
        m_program->run({QStringLiteral("jobs"), QStringLiteral("--data-dir"), m_program->path("jobs")});
    QCOMPARE(outcome.code, 5);
    QVERIFY2(outcome.error.contains(QStringLiteral("process %1").arg(QCoreApplication::applicationPid())),
             qPrintable(outcome.error));
}

void TestCli::secretInArgumentsIsRefused()
{
    const auto outcome = m_program->run(words(QStringLiteral("inventory --demo ops@pve!ci=5ec7e7")));
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.error.contains(QStringLiteral("PROXMOX_VE_API_TOKEN")));
    QVERIFY(!outcome.error.contains(QStringLiteral("5ec7e7")));
}

void TestCli::secretsNeverShow()
{
    const SimulatorProcess simulator(*m_program);
    useServer(simulator);
    m_program->set("PROXMOX_LOG_LEVEL", QStringLiteral("debug"));
    auto outcome = provisionDemo(1, QStringLiteral("--json --fingerprint ") + simulator.fingerprint);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
    QVERIFY(outcome.out.contains(QStringLiteral("\"level\":\"debug\"")));

    QByteArray everything = outcome.out.toUtf8() + outcome.error.toUtf8();
    QDirIterator files(m_program->path(""), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        everything += file.readAll();
    }
    QVERIFY(everything.contains("rancher-1")); // the journal was looked into
    QVERIFY(!everything.contains(password.toUtf8()));
    QVERIFY(!everything.contains("$6$"));
    QVERIFY(!everything.contains(simulator.token.section(u'=', 1).toUtf8()));
}

void TestCli::noCoreIsDumped()
{
#ifdef Q_OS_LINUX
    const SimulatorProcess simulator(*m_program);
    QFile limits(QStringLiteral("/proc/%1/limits").arg(simulator.pid()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    // 1, not 0: see forbidCoreDumps()
    const QRegularExpression none(QStringLiteral("\nMax core file size +1 +1 +bytes"));
    const auto text = QString::fromLatin1(limits.readAll());
    QVERIFY2(text.contains(none), qPrintable(text));
#else
    QSKIP("there is no /proc");
#endif
}

void TestCli::inventoryLogsToo()
{
    m_program->set("PROXMOX_LOG_LEVEL", QStringLiteral("loud"));
    const auto outcome = m_program->run({QStringLiteral("inventory"), QStringLiteral("--demo")});
    QVERIFY2(outcome.error.contains(QStringLiteral("warn  PROXMOX_LOG_LEVEL is \"loud\"")),
             qPrintable(outcome.error));
    QVERIFY(outcome.error.contains(QStringLiteral("info  connected to ")));
    m_program->set("PROXMOX_LOG_LEVEL", QStringLiteral("error"));
    QCOMPARE(m_program->run({QStringLiteral("inventory"), QStringLiteral("--demo")}).error, QString());
}

void TestCli::jsonIsOneEventPerLine()
{
    const auto outcome = provisionDemo(2, QStringLiteral("--demo --speed 30 --json"));
    QCOMPARE(outcome.code, 0);
    QHash<QString, int> counts;
    const auto lines = outcome.out.split(u'\n', Qt::SkipEmptyParts);
    for (const auto &line : lines) {
        const auto object = QJsonDocument::fromJson(line.toUtf8()).object();
        QVERIFY2(object.contains(u"event"), qPrintable(line));
        ++counts[object[u"event"].toString()];
    }
    QVERIFY(counts[QStringLiteral("job")] > 10);
    QVERIFY(counts[QStringLiteral("log")] > 2);
    QCOMPARE(counts[QStringLiteral("report")], 1);
    QCOMPARE(counts.size(), qsizetype{3});
    auto last = QJsonDocument::fromJson(lines.last().toUtf8()).object();
    QCOMPARE(last.take(u"event").toString(), QStringLiteral("report"));
    QCOMPARE(last, m_program->readJson("report.json"));
}

void TestCli::reportThatCannotBeWrittenStopsBeforehand()
{
    m_program->set("OPS_PASSWORD", password);
    const auto spec = m_program->write("spec.json", specOf(1));
    const auto outcome =
        m_program->run({QStringLiteral("provision"), spec, QStringLiteral("--demo"),
                        QStringLiteral("--report"), m_program->path("no/such/folder/report.json")});
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.error.contains(QStringLiteral("the report cannot be written")));
}

void TestCli::inventoryShowsTemplatesFirst()
{
    const auto outcome = m_program->run({QStringLiteral("inventory"), QStringLiteral("--demo")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.startsWith(QStringLiteral("TEMPLATE")));
    QVERIFY(outcome.out.contains(QRegularExpression(QStringLiteral("9000 +debian-12 +pve1"))));
    QVERIFY(outcome.out.contains(QRegularExpression(QStringLiteral("\npve3 +online"))));
    const auto json = m_program->run(words(QStringLiteral("inventory --demo --json")));
    const auto first = QJsonDocument::fromJson(json.out.section(u'\n', 0, 0).toUtf8()).object();
    QCOMPARE(first[u"event"].toString(), QStringLiteral("template"));
    QCOMPARE(first[u"vmid"].toInt(), 9000);
}

void TestCli::simulateEndsWellWhenStopped()
{
    SimulatorProcess simulator(*m_program);
    QVERIFY(simulator.url.startsWith(QStringLiteral("https://127.0.0.1:")));
    QCOMPARE(simulator.fingerprint.size(), qsizetype{95});
    QVERIFY(simulator.token.contains(u'!'));
    QCOMPARE(simulator.stop().code, 0);
}

void TestCli::versionAndHelp()
{
    QCOMPARE(m_program->run({QStringLiteral("--version")}).out,
             QStringLiteral("slipway-cli " SLIPWAY_VERSION "\n"));
    const auto help = m_program->run({QStringLiteral("provision"), QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains(QStringLiteral("--require-address")));
    QCOMPARE(m_program->run({}).code, 2);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
