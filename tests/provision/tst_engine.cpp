// SPDX-License-Identifier: Apache-2.0
#include "core/sim/faultfile.h"
#include "tests/support/enginerig.h"

#include <QFile>
#include <QTest>

using namespace prov;
using test::EngineRig;

namespace {

const QByteArray fiveVms =
    R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "count": 5, "name": "rancher-{n}",
  "first_vmid": 401, "clone": {"mode": "full", "storage": "local"},
  "hardware": {"cores": 4, "memory_mib": 8192, "tags": ["lab"], "description": "made for the lab"},
  "disks": {"scsi0": "100G"}, "network": {"net0": {"bridge": "vmbr0", "vlan": 20}},
  "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD", "ipconfig0": {"ip": "10.0.20.{20+n}/24", "gw": "10.0.20.1"}},
  "start": true, "wait_for": "address"})";

const QByteArray oneVm =
    R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "alone", "first_vmid": 401,
  "clone": {"mode": "full", "storage": "local"}, "hardware": {"memory_mib": 8192}})";

QByteArray inPoolLab(QByteArray spec)
{
    return spec.replace(R"("mode": "full")", R"("mode": "full", "pool": "lab")");
}

const QString hash = QStringLiteral("$6$abcdefgh$") + QString(86, QLatin1Char('x'));

QList<sim::Fault> faultsOfFile(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/faults/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    const auto read = sim::readFaults(file.readAll());
    if (!read.mistakes.isEmpty())
        qFatal("%s: %s", qPrintable(name), qPrintable(read.mistakes.first()));
    return read.faults;
}

/// What is on the cluster beyond what was there before and what the jobs say of themselves.
QString unaccounted(EngineRig &rig)
{
    auto left = rig.cluster.vmids();
    for (const int vmid : rig.before)
        left.removeOne(vmid);
    QStringList wrong;
    const auto judge = [&](const Job &job, bool good) {
        if (!good)
            wrong.append(
                QStringLiteral("%1 says %2 of VM %3").arg(job.label(), presenceName(job.vm)).arg(job.vmid));
    };
    const auto jobs = rig.jobs();
    const auto hasVm = [](const Job &job) {
        return job.vm == Presence::Present || job.vm == Presence::Orphan;
    };
    for (const auto &job : jobs) {
        for (const int orphan : job.leftBehind)
            left.removeOne(orphan);
        judge(job, !hasVm(job) || left.removeOne(job.vmid));
        if (job.vm == Presence::Unknown)
            left.removeOne(job.vmid); // it says that it does not know
    }
    for (const auto &job : jobs) // last: another job may have the VMID that this one never got
        judge(job, hasVm(job) || !left.contains(job.vmid));
    for (const int vmid : left)
        wrong.append(QStringLiteral("VM %1 is nobody's").arg(vmid));
    return wrong.join(QStringLiteral("; "));
}

/// Whether it can be shown: nothing in it moves a cursor or turns the writing round.
bool isReadable(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
}

QString story(const Job &job)
{
    QString text = job.label() + QLatin1Char(' ') + stepName(job.step);
    if (job.failure)
        text +=
            QStringLiteral(" in %1: %2 (%3)")
                .arg(stepName(job.failure->step), job.failure->error.text, reasonName(job.failure->reason));
    for (const auto step : workingSteps) {
        for (const auto &tried : job.record(step).failures)
            text += QStringLiteral("\n    %1 at %2 ms: %3, then %4 ms")
                        .arg(stepName(step))
                        .arg(tried.atMs)
                        .arg(tried.text.english())
                        .arg(tried.waitMs);
    }
    return text;
}

bool isAsAsked(EngineRig &rig, const Job &job)
{
    const auto config = rig.cluster.config(job.vmid);
    const bool verified = std::all_of(job.checks.begin(), job.checks.end(), [](const Check &check) {
        return check.verdict == Check::Verdict::Applied;
    });
    return verified && config.value("memory") == "8192" && rig.cluster.pending(job.vmid).isEmpty() &&
           rig.cluster.isRunning(job.vmid);
}

} // namespace

/// The core against the simulator, on a virtual clock: what people see at the end, and what is on the server
/// then.
class TestEngine : public QObject
{
    Q_OBJECT

private slots:
    void fiveVmsInEveryScenario_data();
    void fiveVmsInEveryScenario();
    void aKillAtAnyRequestMakesNoSixthVm();
    void endsInTheRightState_data();
    void endsInTheRightState();
    void savesBeforeItActs();
    void readySoonAfterTheServersOwnTime_data();
    void readySoonAfterTheServersOwnTime();
    void cancelStopsTheClone();
    void aCloneThatWasGivenUpIsMadeOnce_data();
    void aCloneThatWasGivenUpIsMadeOnce();
    void secretIsAskedForAfterARestart();
    void secretThatTheServerQuotesIsNotKept_data();
    void secretThatTheServerQuotesIsNotKept();
    void vmidsStandInTheOrderOfNames();
    void foreignJobsAreLeftAlone();
};

void TestEngine::fiveVmsInEveryScenario_data()
{
    QTest::addColumn<int>("parallel");
    QTest::addColumn<int>("readyAtLeast");
    QTest::newRow("calm") << 3 << 5;
    QTest::newRow("calm one by one") << 1 << 5;
    QTest::newRow("slow") << 3 << 5;
    QTest::newRow("locked") << 3 << 5;
    QTest::newRow("lost-replies") << 3 << 5;
    QTest::newRow("agent-silent") << 3 << 5;
    QTest::newRow("storage-full") << 3 << 0;
    QTest::newRow("killed-worker") << 3 << 4;
    QTest::newRow("flaky") << 3 << 5;
    QTest::newRow("no-quorum") << 3 << 5;
    QTest::newRow("expired-ticket") << 3 << 5;
    QTest::newRow("forbidden") << 3 << 0;
    QTest::newRow("pool-token") << 3 << 5;
    QTest::newRow("hostile") << 3 << 0;
}

void TestEngine::fiveVmsInEveryScenario()
{
    QFETCH(int, parallel);
    QFETCH(int, readyAtLeast);
    const auto scenario = QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0);
    for (quint64 seed = 1; seed <= 4; ++seed) {
        EngineRig rig(scenario, seed);
        rig.settings.parallelJobs = parallel;
        rig.passwordHash = hash;
        rig.start();
        rig.submit(scenario == u"pool-token" ? inPoolLab(fiveVms) : fiveVms);
        rig.run();
        QVERIFY2(rig.allFinal(), qPrintable(story(rig.jobs().first())));
        int ready = 0;
        for (const auto &job : rig.jobs()) {
            if (job.step == Step::Ready) {
                ++ready;
                QVERIFY2(isAsAsked(rig, job), qPrintable(story(job)));
            } else {
                QVERIFY2(readyAtLeast < 5, qPrintable(story(job)));
                QVERIFY(job.failure && !job.failure->error.text.isEmpty());
                QVERIFY2(isReadable(job.failure->error.text), qPrintable(job.failure->error.text));
                QVERIFY2(job.vm != Presence::Unknown || scenario == u"hostile", qPrintable(story(job)));
            }
        }
        QVERIFY2(ready >= readyAtLeast, qPrintable(QString::number(ready)));
        QCOMPARE(unaccounted(rig), QString());
    }
}

void TestEngine::aKillAtAnyRequestMakesNoSixthVm()
{
    for (int at = 1; at < 120; at += 3) {
        EngineRig rig;
        rig.passwordHash = hash;
        rig.start();
        rig.submit(fiveVms);
        rig.killAfter(at);
        rig.run();
        const bool killed = !rig.isAlive();
        if (killed) {
            rig.start();
            rig.resumeAll();
            rig.run();
        }
        const auto context = QStringLiteral("killed at request %1: ").arg(at);
        for (const auto &job : rig.jobs()) {
            QVERIFY2(job.step == Step::Ready, qPrintable(context + story(job)));
            QVERIFY2(isAsAsked(rig, job), qPrintable(context + story(job)));
        }
        QCOMPARE(context + unaccounted(rig), context);
        QCOMPARE(rig.cluster.vmids().size(), rig.before.size() + 5);
        if (!killed)
            break;
    }
}

void TestEngine::endsInTheRightState_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("presence");
    // Each is a file in tests/data/faults.
    const auto row = [](const char *name, const char *state, const char *reason, const char *presence) {
        QTest::newRow(name) << QString::fromLatin1(state) << QString::fromLatin1(reason)
                            << QString::fromLatin1(presence);
    };
    row("stopped-by-somebody", "failed", "stopped", "none");
    row("worker-killed", "failed", "orphan", "orphan");
    row("storage-full", "failed", "task", "none");
    row("reply-lost-before", "ready", "", "present");
    row("reply-lost-after", "ready", "", "present");
    row("config-reply-lost", "ready", "", "present");
    row("start-reply-lost", "ready", "", "present");
    row("config-locked-for-good", "failed", "refused", "present");
    row("clone-forbidden", "failed", "refused", "none");
    row("no-quorum-for-a-while", "ready", "", "present");
    row("clone-answered-in-html", "ready", "", "present");
    row("clone-answered-without-end", "ready", "", "present");
    row("clone-redirected", "failed", "refused", "none");
    row("config-answer-too-slow", "ready", "", "present");
}

void TestEngine::endsInTheRightState()
{
    QFETCH(QString, state);
    QFETCH(QString, reason);
    QFETCH(QString, presence);
    EngineRig rig;
    const auto faults = faultsOfFile(QString::fromLatin1(QTest::currentDataTag()));
    for (const auto &fault : faults)
        rig.cluster.addFault(fault);
    rig.start();
    rig.submit(oneVm);
    rig.run();
    const auto job = rig.jobs().first();
    QVERIFY2(stepName(job.step) == state, qPrintable(story(job)));
    QCOMPARE(job.failure ? reasonName(job.failure->reason) : QString(), reason);
    QCOMPARE(presenceName(job.vm), presence);
    QCOMPARE(unaccounted(rig), QString());
}

void TestEngine::savesBeforeItActs()
{
    // Whatever changes something on the server is in the journal when it gets there: a second reader sees the
    // intent.
    EngineRig rig;
    int effects = 0;
    QStringList unsaved;
    rig.onRequest = [&](const sim::Request &request) {
        if (request.method == "GET")
            return;
        ++effects;
        const auto loaded = rig.journal->load(rig.clock.now());
        const auto &intent = loaded->jobs.first().intent;
        if (!intent || !traits(intent->ask).effect)
            unsaved.append(QString::fromUtf8(request.target));
    };
    rig.start();
    rig.submit(oneVm);
    rig.run();
    QCOMPARE(rig.jobs().first().step, Step::Ready);
    QCOMPARE(unsaved, QStringList());
    QCOMPARE(effects, 3); // clone, config, start
}

void TestEngine::readySoonAfterTheServersOwnTime_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<bool>("fixedWait");
    const QByteArray withDisk =
        QByteArray(oneVm).replace("\"hardware\"", "\"disks\": {\"scsi0\": \"100G\"}, \"hardware\"");
    const QByteArray stopped = QByteArray(oneVm).replace("\"hardware\"", "\"start\": false, \"hardware\"");
    QTest::newRow("clone only") << stopped << false;
    QTest::newRow("clone and start") << oneVm << false;
    QTest::newRow("clone, resize and start") << withDisk << false;
    QTest::newRow("with the fixed settle wait") << withDisk << true;
}

void TestEngine::readySoonAfterTheServersOwnTime()
{
    QFETCH(QByteArray, spec);
    QFETCH(bool, fixedWait);
    EngineRig rig;
    rig.settings.settleFixed = fixedWait;
    rig.start();
    rig.submit(spec);
    const auto step = Millis{20};
    Millis serverTime{0};
    while (!rig.allFinal() && rig.clock.now().time_since_epoch() < Millis{120'000}) {
        rig.runFor(step);
        serverTime += rig.tasksAreRunning() ? step : Millis{0};
    }
    const auto job = rig.jobs().first();
    QVERIFY2(job.step == Step::Ready, qPrintable(story(job)));
    QVERIFY2(serverTime > Millis{13'000}, "the simulator's clone of template 9000 takes 14 s");
    const auto allowed = serverTime * 11 / 10 + Millis{500} + (fixedWait ? Millis{2000} : Millis{0});
    const auto text = QStringLiteral("%1 ms for tasks of %2 ms").arg(job.totalMs).arg(serverTime.count());
    qInfo().noquote() << text;
    QVERIFY2(Millis{job.totalMs} <= allowed, qPrintable(text));
}

void TestEngine::cancelStopsTheClone()
{
    EngineRig rig;
    rig.start();
    const auto ids = rig.submit(oneVm);
    rig.runFor(Millis{4000});
    QCOMPARE(rig.jobs().first().step, Step::Cloning);
    QVERIFY(rig.engine().act(want::Cancel{ids.first()}).has_value());
    rig.run();
    const auto job = rig.jobs().first();
    QVERIFY2(job.step == Step::Cancelled, qPrintable(story(job)));
    QCOMPARE(job.vm, Presence::None);
    QCOMPARE(rig.cluster.vmids(), rig.before);
}

void TestEngine::aCloneThatWasGivenUpIsMadeOnce_data()
{
    QTest::addColumn<bool>("ended");
    QTest::addColumn<bool>("restarted");
    QTest::newRow("while it runs") << false << false;
    QTest::newRow("when it has ended") << true << false;
    QTest::newRow("by another process") << false << true;
}

void TestEngine::aCloneThatWasGivenUpIsMadeOnce()
{
    QFETCH(bool, ended);
    QFETCH(bool, restarted);
    EngineRig rig;
    int clones = 0;
    int stops = 0;
    rig.onRequest = [&](const sim::Request &request) {
        clones += request.method == "POST" && request.target.endsWith("/clone") ? 1 : 0;
        stops += request.method == "DELETE" ? 1 : 0;
    };
    rig.settings.taskPatience = Millis{100}; // shorter than the time between two lines of the log
    rig.settings.patienceGaps = 0;
    rig.start();
    const auto id = rig.submit(oneVm).first();
    for (int i = 0; i < 200 && !rig.jobs().first().detached; ++i)
        rig.runFor(Millis{50});
    QVERIFY(rig.jobs().first().detached);
    QVERIFY(rig.engine().act(want::GiveUp{id}).has_value());
    const auto given = rig.jobs().first();
    QCOMPARE(given.step, Step::Failed);
    QCOMPARE(given.failure->reason, Failure::Reason::GivenUp);
    QCOMPARE(given.vm, Presence::Unknown);
    QVERIFY(rig.tasksAreRunning());

    if (ended) {
        rig.runFor(Millis{120'000});
        QVERIFY(!rig.tasksAreRunning());
    }
    if (restarted) {
        rig.kill();
        rig.start();
    }
    QVERIFY(rig.engine().act(want::Retry{id}).has_value());
    rig.run();
    const auto job = rig.jobs().first();
    QVERIFY2(job.step == Step::Ready, qPrintable(story(job)));
    QCOMPARE(job.vmid, given.vmid);
    QCOMPARE(clones, 1);
    QCOMPARE(stops, 0);
    QCOMPARE(unaccounted(rig), QString());
    QCOMPARE(rig.cluster.vmids().size(), rig.before.size() + 1);
}

void TestEngine::secretIsAskedForAfterARestart()
{
    EngineRig rig;
    rig.passwordHash = hash;
    rig.start();
    const auto ids = rig.submit(fiveVms);
    rig.runFor(Millis{3000});
    rig.kill();
    for (const auto &id : ids) // a session's memory ends with it
        rig.secrets.remove(QStringLiteral("job/") + id, [](const auto &) {});
    rig.start();
    rig.resumeAll();
    rig.runFor(Millis{120'000});
    for (const auto &job : rig.jobs())
        QVERIFY2(job.step == Step::Configuring ? job.waitsForSecret
                                               : job.step <= Step::Settling || job.step == Step::Configuring,
                 qPrintable(story(job)));
    for (const auto &id : ids)
        QVERIFY(rig.engine().act(want::ProvideSecret{id, hash}).has_value());
    rig.run();
    for (const auto &job : rig.jobs())
        QVERIFY2(job.step == Step::Ready && isAsAsked(rig, job), qPrintable(story(job)));
}

void TestEngine::secretThatTheServerQuotesIsNotKept_data()
{
    QTest::addColumn<bool>("restarted");
    QTest::newRow("given at submit") << false;
    QTest::newRow("read from the keychain") << true;
}

void TestEngine::secretThatTheServerQuotesIsNotKept()
{
    QFETCH(bool, restarted);
    EngineRig rig;
    rig.passwordHash = hash;
    sim::Fault quoting;
    quoting.pattern = QStringLiteral("PUT /nodes/pve1/qemu/401/config");
    quoting.action = sim::Fault::Action::Answer;
    quoting.reason = "odd value '" + hash.toLatin1() + '\'';
    rig.cluster.addFault(quoting);
    rig.start();
    const auto ids = rig.submit(fiveVms);
    if (restarted) {
        rig.runFor(Millis{3000});
        rig.kill();
        rig.start();
        rig.resumeAll();
    }
    rig.run();
    bool quoted = false;
    for (const auto &record : rig.journal->records(ids.first())) {
        quoted = quoted || record.text.contains(QStringLiteral("odd value '***'"));
        QVERIFY2(!record.text.contains(hash), qPrintable(record.text));
    }
    QVERIFY(quoted);
}

void TestEngine::vmidsStandInTheOrderOfNames()
{
    EngineRig rig;
    rig.settings.parallelJobs = 5;
    rig.passwordHash = hash;
    sim::Fault late;
    late.pattern = QStringLiteral("^GET /nodes/pve1/qemu/9000/config");
    late.span = Millis{700};
    late.times = 1;
    rig.cluster.addFault(late);
    rig.start();
    rig.submit(fiveVms);
    rig.run();
    QList<int> vmids;
    for (const auto &job : rig.jobs())
        vmids.append(job.vmid);
    QCOMPARE(vmids, (QList<int>{401, 402, 403, 404, 405}));
}

void TestEngine::foreignJobsAreLeftAlone()
{
    EngineRig rig;
    rig.start();
    const auto ids = rig.submit(oneVm);
    rig.runFor(Millis{3000});
    auto loaded = rig.journal->load(rig.clock.now());
    rig.kill();
    auto foreign = loaded->jobs.first();
    foreign.owner.user = QStringLiteral("somebody@pve!else");
    QVERIFY(rig.journal->save({{foreign}, {}}, rig.clock.now()).has_value());
    rig.start();
    const auto requests = rig.cluster.requests().size();
    rig.resumeAll();
    rig.runFor(Millis{60'000});
    QCOMPARE(rig.cluster.requests().size(), requests);
    QVERIFY(!rig.engine().act(want::Cancel{ids.first()}).has_value());
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
