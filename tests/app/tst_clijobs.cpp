// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

using namespace test;

namespace {

const QString password = QStringLiteral("corr3ct-horse");

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

QList<QJsonObject> eventsIn(const QString &out, const QString &name)
{
    QList<QJsonObject> result;
    for (const auto &line : out.split(u'\n', Qt::SkipEmptyParts)) {
        const auto object = QJsonDocument::fromJson(line.toUtf8()).object();
        if (object[u"event"] == name)
            result.append(object);
    }
    return result;
}

} // namespace

/// What is left when the program ends early, and how it goes on; against a server that outlives it.
class TestCliJobs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void interruptedRunIsResumed_data();
    void interruptedRunIsResumed();
    void interruptedRunDoesNotClaimWhatIsNotSaved();
    void killedRunIsResumedWithoutASixthVm();
    void resumeWithoutPasswordNamesItsVariable();
    void sameSpecIsRefusedWhileItIsUnfinished();
    void otherBatchesAreNamedAndLeftAlone();
    void secondProvisionOfADoneSpecMakesNewVms();
    void jobsAreListedWithoutAServer();
    void listSaysWhyAJobFailed();
    void resultsAreExported();
    void cancelledJobLeavesNothing();
    void vmIsDeletedOnlyWhenMeant();
    void endedJobIsDismissed();

private:
    [[nodiscard]] Outcome offline(const QString &arguments) { return m_program->run(words(arguments)); }
    [[nodiscard]] QString pinned(const QString &arguments) const
    {
        return arguments + QStringLiteral(" --fingerprint ") + m_simulator->fingerprint;
    }
    [[nodiscard]] Outcome online(const QString &arguments) { return offline(pinned(arguments)); }
    [[nodiscard]] QString provision(int count)
    {
        const auto spec = m_program->write("spec.json", specOf(count, "running"));
        return QStringLiteral("provision %1 --report %2").arg(spec, m_program->path("report.json"));
    }
    void serve(double speed);
    [[nodiscard]] std::unique_ptr<QProcess> startUntil(const QByteArray &sign, int count);
    void leaveUnfinished(int count);
    [[nodiscard]] QSet<int> vmids();
    [[nodiscard]] QSet<int> newVmids() { return vmids().subtract(m_before); }
    [[nodiscard]] QList<QJsonObject> jobs()
    {
        return eventsIn(offline(QStringLiteral("jobs --json")).out, QStringLiteral("job"));
    }
    [[nodiscard]] QString idOfJob(int index) { return jobs().value(index)[u"id"].toString(); }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<SimulatorProcess> m_simulator;
    QSet<int> m_before;
};

/// Runs a batch until the program writes `sign`.
std::unique_ptr<QProcess> TestCliJobs::startUntil(const QByteArray &sign, int count)
{
    m_program->set("PROXMOX_LOG_LEVEL", QStringLiteral("debug"));
    auto process = m_program->start(words(pinned(provision(count))), QProcess::MergedChannels);
    QByteArray out;
    while (!out.contains(sign) && process->waitForReadyRead(20'000))
        out += process->readAll();
    m_program->unset("PROXMOX_LOG_LEVEL");
    return process;
}

/// A batch that a crash has left while its first clone runs.
void TestCliJobs::leaveUnfinished(int count)
{
    const auto process = startUntil("clone started", count);
    process->kill();
    QVERIFY(process->waitForFinished());
}

QSet<int> TestCliJobs::vmids()
{
    QSet<int> result;
    for (const auto &event : eventsIn(online(QStringLiteral("inventory --json")).out, QStringLiteral("vm")))
        result.insert(event[u"vmid"].toInt());
    return result;
}

void TestCliJobs::init()
{
    m_program = std::make_unique<Program>();
    m_program->set("OPS_PASSWORD", password);
    serve(20);
}

void TestCliJobs::serve(double speed)
{
    m_simulator = std::make_unique<SimulatorProcess>(*m_program, QStringLiteral("calm"), speed);
    m_program->set("PROXMOX_VE_ENDPOINT", m_simulator->url);
    m_program->set("PROXMOX_VE_API_TOKEN", m_simulator->token);
    m_before = vmids();
    QVERIFY(m_before.size() > 10);
}

void TestCliJobs::cleanup()
{
    m_simulator.reset();
    m_program.reset();
}

void TestCliJobs::interruptedRunIsResumed_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("terminated") << SIGTERM;
    QTest::newRow("terminal closed") << SIGHUP;
}

void TestCliJobs::interruptedRunIsResumed()
{
    QFETCH(int, signal);
    const auto process = startUntil("clone started", 2);
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), signal), 0);
    const auto interrupted = Program::end(*process);
    QCOMPARE(interrupted.code, 130);
    QVERIFY2(interrupted.out.contains(pinned(QStringLiteral("slipway-cli resume"))),
             qPrintable(interrupted.out));
    QVERIFY(statesOf(m_program->readJson("report.json")).contains(QStringLiteral("interrupted")));

    const auto resumed = online(QStringLiteral("resume --report ") + m_program->path("report.json"));
    QVERIFY2(resumed.code == 0, qPrintable(resumed.error));
    QCOMPARE(statesOf(m_program->readJson("report.json")), QStringList(2, QStringLiteral("ready")));
    QCOMPARE(newVmids(), (QSet<int>{401, 402}));
}

void TestCliJobs::interruptedRunDoesNotClaimWhatIsNotSaved()
{
    const auto process = startUntil("clone started", 1);
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("in the way"));
    database.setDatabaseName(m_program->path("data/slipway/journal.sqlite"));
    QVERIFY(database.open());
    QVERIFY(QSqlQuery(database).exec(QStringLiteral("BEGIN IMMEDIATE")));
    QByteArray out;
    while (!out.contains("the journal cannot be written") && process->waitForReadyRead(20'000))
        out += process->readAll();
    process->terminate();
    const auto interrupted = Program::end(*process);
    database.close();
    QCOMPARE(interrupted.code, 130);
    QVERIFY2(interrupted.out.contains(QStringLiteral("could not be saved")), qPrintable(interrupted.out));
    QVERIFY(!interrupted.out.contains(QStringLiteral("everything is saved")));
}

void TestCliJobs::killedRunIsResumedWithoutASixthVm()
{
    // Before the server's answer to the first clone: its fate is unknown.
    const auto process = startUntil("asks for the clone", 5);
    process->kill();
    QVERIFY(process->waitForFinished());
    const auto resumed = online(QStringLiteral("resume --report ") + m_program->path("report.json"));
    QVERIFY2(resumed.code == 0, qPrintable(resumed.error));
    QCOMPARE(statesOf(m_program->readJson("report.json")), QStringList(5, QStringLiteral("ready")));
    QCOMPARE(newVmids(), (QSet<int>{401, 402, 403, 404, 405}));
}

void TestCliJobs::resumeWithoutPasswordNamesItsVariable()
{
    leaveUnfinished(1);
    m_program->unset("OPS_PASSWORD");
    const auto waiting = online(QStringLiteral("resume --report ") + m_program->path("report.json"));
    QCOMPARE(waiting.code, 4);
    QVERIFY2(waiting.out.contains(QStringLiteral("OPS_PASSWORD")), qPrintable(waiting.out));
    QCOMPARE(statesOf(m_program->readJson("report.json")), QStringList{QStringLiteral("waiting_secret")});

    m_program->set("OPS_PASSWORD", password);
    QCOMPARE(online(QStringLiteral("resume")).code, 0);
}

void TestCliJobs::sameSpecIsRefusedWhileItIsUnfinished()
{
    leaveUnfinished(1);
    const auto refused = online(provision(1));
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.error.contains(QStringLiteral("slipway-cli resume")), qPrintable(refused.error));
    QVERIFY(refused.error.contains(QStringLiteral("--again")));
    QCOMPARE(jobs().size(), qsizetype{1});
}

void TestCliJobs::otherBatchesAreNamedAndLeftAlone()
{
    leaveUnfinished(1);
    const auto again = online(provision(1) + QStringLiteral(" --again"));
    QVERIFY2(again.code == 0, qPrintable(again.error));
    QVERIFY2(again.error.contains(QStringLiteral(
                 "1 unfinished job of an earlier batch is left alone: slipway-cli resume continues it")),
             qPrintable(again.error));
    QCOMPARE(jobs().value(0)[u"step"].toString(), QStringLiteral("cloning"));
}

void TestCliJobs::secondProvisionOfADoneSpecMakesNewVms()
{
    QCOMPARE(online(provision(1)).code, 0);
    QCOMPARE(online(provision(1)).code, 0);
    QCOMPARE(newVmids(), (QSet<int>{401, 402}));
}

void TestCliJobs::jobsAreListedWithoutAServer()
{
    QVERIFY(offline(QStringLiteral("jobs")).out.contains(QStringLiteral("There are no jobs")));
    QCOMPARE(online(provision(1)).code, 0);
    QCOMPARE(m_simulator->stop().code, 0);
    const auto listed = offline(QStringLiteral("jobs"));
    QCOMPARE(listed.code, 0);
    QVERIFY2(listed.out.contains(QRegularExpression(QStringLiteral("rancher-1 +401 +pve1 +Ready +present"))),
             qPrintable(listed.out));
    QCOMPARE(jobs().value(0)[u"vmid"].toInt(), 401);
}

void TestCliJobs::listSaysWhyAJobFailed()
{
    auto spec = specOf(1);
    spec.replace("\"storage\": \"local\"", "\"storage\": \"nope\"");
    const auto made = online(QStringLiteral("provision ") + m_program->write("spec.json", spec));
    QCOMPARE(made.code, 1);
    const auto listed = offline(QStringLiteral("jobs"));
    QVERIFY2(listed.out.contains(QStringLiteral("storage 'nope' does not exist")), qPrintable(listed.out));
    QVERIFY2(listed.out.contains(QStringLiteral("slipway-cli jobs retry ") + idOfJob(0).left(8)),
             qPrintable(listed.out));
}

void TestCliJobs::resultsAreExported()
{
    auto spec = specOf(2, "address");
    QCOMPARE(online(QStringLiteral("provision ") + m_program->write("spec.json", spec)).code, 0);
    QCOMPARE(m_simulator->stop().code, 0);
    const auto hosts = offline(QStringLiteral("jobs export --format hosts"));
    QVERIFY2(hosts.code == 0, qPrintable(hosts.error));
    const QRegularExpression lines(QStringLiteral("^([0-9.]+) rancher-1\n([0-9.]+) rancher-2\n$"));
    QVERIFY2(lines.match(hosts.out).hasMatch(), qPrintable(hosts.out));
    const auto id = idOfJob(1).left(8);
    const auto csv = offline(QStringLiteral("jobs export %1 --format csv").arg(id));
    QVERIFY2(csv.out.startsWith(QStringLiteral("name,vmid,node,state,user,addresses\r\nrancher-2,402,")),
             qPrintable(csv.out));
    QCOMPARE(csv.out.count(u'\n'), 2);
    QCOMPARE(offline(QStringLiteral("jobs export nosuch")).code, 2);
}

void TestCliJobs::cancelledJobLeavesNothing()
{
    serve(2); // a clone takes 7 s: it still runs when it is to be stopped
    leaveUnfinished(1);
    const auto cancelled = online(QStringLiteral("jobs cancel ") + idOfJob(0));
    QVERIFY2(cancelled.code == 0, qPrintable(cancelled.error));
    QCOMPARE(jobs().value(0)[u"step"].toString(), QStringLiteral("cancelled"));
    QCOMPARE(newVmids(), QSet<int>{});
}

void TestCliJobs::vmIsDeletedOnlyWhenMeant()
{
    QCOMPARE(online(provision(1)).code, 0);
    const auto id = idOfJob(0).left(8);
    const auto asked = online(QStringLiteral("jobs delete-vm ") + id);
    QCOMPARE(asked.code, 2);
    QVERIFY2(asked.error.contains(QStringLiteral("--yes")), qPrintable(asked.error));
    QCOMPARE(newVmids(), QSet<int>{401});

    const auto deleted = online(QStringLiteral("jobs delete-vm --yes ") + id);
    QVERIFY2(deleted.code == 0, qPrintable(deleted.error));
    QCOMPARE(newVmids(), QSet<int>{});
}

void TestCliJobs::endedJobIsDismissed()
{
    leaveUnfinished(1);
    const auto id = idOfJob(0).left(8);
    const auto refused = offline(QStringLiteral("jobs dismiss ") + id);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.error.contains(QStringLiteral("is unfinished")), qPrintable(refused.error));
    QCOMPARE(online(QStringLiteral("resume")).code, 0);
    QCOMPARE(offline(QStringLiteral("jobs dismiss ") + id).code, 0);
    QCOMPARE(jobs().size(), qsizetype{0});
    QCOMPARE(newVmids(), QSet<int>{401});
}

QTEST_GUILESS_MAIN(TestCliJobs)
#include "tst_clijobs.moc"
