// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginerig.h"

#include <QTest>

Q_DECLARE_METATYPE(sim::Fault)

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

const QString hash = QStringLiteral("$6$abcdefgh$") + QString(86, QLatin1Char('x'));

sim::Fault once(const QString &pattern, sim::Fault::Action action, int span = 0)
{
    sim::Fault fault;
    fault.pattern = pattern;
    fault.action = action;
    fault.span = sim::Millis{span};
    fault.times = 1;
    return fault;
}

sim::Fault refusing(const QString &pattern, int status, const QByteArray &reason)
{
    sim::Fault fault;
    fault.pattern = pattern;
    fault.action = sim::Fault::Action::Answer;
    fault.status = status;
    fault.reason = reason;
    return fault;
}

/// What is on the cluster beyond what was there before and what the jobs say of themselves.
QString unaccounted(EngineRig &rig)
{
    auto left = rig.cluster.vmids();
    for (const int vmid : rig.before)
        left.removeOne(vmid);
    QStringList wrong;
    for (const auto &job : rig.jobs()) {
        for (const int orphan : job.leftBehind)
            left.removeOne(orphan);
        const bool there = left.removeOne(job.vmid);
        if (there != (job.vm == Presence::Present || job.vm == Presence::Orphan))
            wrong.append(
                QStringLiteral("%1 says %2 of VM %3").arg(job.label(), presenceName(job.vm)).arg(job.vmid));
    }
    for (const int vmid : left)
        wrong.append(QStringLiteral("VM %1 is nobody's").arg(vmid));
    return wrong.join(QStringLiteral("; "));
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
                        .arg(tried.text)
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
        rig.submit(fiveVms);
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
    QTest::addColumn<sim::Fault>("fault");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("presence");
    const auto clone = QStringLiteral("^POST /nodes/pve1/qemu/9000/clone");
    const auto config = QStringLiteral("^PUT .*/config");
    const auto start = QStringLiteral("^POST .*/status/start");
    using Action = sim::Fault::Action;
    const auto row = [](const char *name, const sim::Fault &fault, const char *state, const char *reason,
                        const char *presence) {
        QTest::newRow(name) << fault << QString::fromLatin1(state) << QString::fromLatin1(reason)
                            << QString::fromLatin1(presence);
    };
    row("stopped by somebody", once(clone, Action::StopTask, 5000), "failed", "stopped", "none");
    row("worker killed", once(clone, Action::KillWorker, 5000), "failed", "orphan", "orphan");
    row("storage full", once(clone, Action::FullStorage), "failed", "task", "none");
    row("reply lost before", once(clone, Action::DropBefore), "ready", "", "present");
    row("reply lost after", once(clone, Action::DropAfter), "ready", "", "present");
    row("config reply lost", once(config, Action::DropAfter), "ready", "", "present");
    row("start reply lost", once(start, Action::DropAfter), "ready", "", "present");
    row("config locked for good",
        refusing(config, 500, "can't lock file '/var/lock/qemu-server/lock-401.conf' - got timeout"),
        "failed", "refused", "present");
    row("forbidden", refusing(clone, 403, "Permission check failed (/vms/9000, VM.Clone)"), "failed",
        "refused", "none");
    auto noQuorum = refusing(clone, 500, "cluster not ready - no quorum?");
    noQuorum.lasting = sim::Millis{20'000};
    row("no quorum for a while", noQuorum, "ready", "", "present");
}

void TestEngine::endsInTheRightState()
{
    QFETCH(sim::Fault, fault);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    QFETCH(QString, presence);
    EngineRig rig;
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
    rig.cluster.addFault(refusing(QStringLiteral("PUT /nodes/pve1/qemu/401/config"), 500,
                                  "odd value '" + hash.toLatin1() + "'"));
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
    rig.cluster.addFault(
        once(QStringLiteral("^GET /nodes/pve1/qemu/9000/config"), sim::Fault::Action::Delay, 700));
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
