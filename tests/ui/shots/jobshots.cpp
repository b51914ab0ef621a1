// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shots/scenes.h"

#include "tests/ui/specs.h"
#include "tests/ui/stage.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QTreeView>

#include <algorithm>
#include <utility>

using base::Millis;
using test::Stage;

namespace shots {

namespace {

bool isHalfway(const QList<prov::Job> &jobs)
{
    const auto any = [&jobs](auto test) { return std::any_of(jobs.begin(), jobs.end(), test); };
    return any([](const prov::Job &job) { return job.step == prov::Step::Ready; }) &&
           any([](const prov::Job &job) { return job.percent.value_or(0) > 40; });
}

const QByteArray lockReason = "can't lock file '/var/lock/qemu-server/lock-403.conf' - got timeout";

/// One VM of a template, as a full copy.
QByteArray ofState(const char *name, int of, int vmid, const char *storage, const char *cloudInit = "{}")
{
    return QStringLiteral(R"({"slipway": 1, "template": {"vmid": %1}, "name": "%2", "first_vmid": %3,
        "clone": {"mode": "full", "storage": "%4"}, "cloud_init": %5})")
        .arg(of)
        .arg(QLatin1String(name))
        .arg(vmid)
        .arg(QLatin1String(storage), QLatin1String(cloudInit))
        .toUtf8();
}

/// One is cancelled, and of one a locked stub is left when its worker dies.
void endBadly(Stage &stage)
{
    const auto cancelled = stage.rig.submit(ofState("cancelled", 9000, 421, "local"));
    stage.rig.runFor(Millis{5'000});
    if (!stage.rig.engine().act(prov::want::Cancel{cancelled.first()}))
        qFatal("not cancelled");
    stage.rig.run();
    sim::Fault killed;
    killed.pattern = QStringLiteral("^POST .*/9000/clone");
    killed.action = sim::Fault::Action::KillWorker;
    killed.times = 1;
    stage.rig.cluster.addFault(killed);
    stage.rig.submit(ofState("orphan", 9000, 422, "local"));
    stage.rig.run();
}

bool isDetachedAndWaiting(const QList<prov::Job> &jobs)
{
    const auto any = [&jobs](auto test) { return std::any_of(jobs.begin(), jobs.end(), test); };
    return any([](const prov::Job &job) { return job.detached; }) && any([](const prov::Job &job) {
               return !job.detached && !job.progress.waitingFor.isEmpty() &&
                      job.progress.waitingFor != u"lock";
           });
}

} // namespace

void shootCalm(const QString &dir)
{
    Stage stage(dir);
    stage.window.workspace()->showPage(ui::Workspace::Jobs);
    stage.shoot(QStringLiteral("jobs-empty"));
    stage.rig.submit(test::fiveVms);
    stage.rig.run();
    stage.run(Millis{12'000});
    stage.select(1, ui::JobDetail::Verification);
    stage.shoot(QStringLiteral("jobs-calm"));
    stage.select(1, ui::JobDetail::Calls);
    stage.shoot(QStringLiteral("jobs-requests"));
    stage.select(1, ui::JobDetail::TaskLog);
    stage.child<QLineEdit>("findInTaskLog")->setText(QStringLiteral("transferred"));
    stage.shoot(QStringLiteral("jobs-tasklog"));
    stage.rig.submit(R"({"slipway": 1, "template": {"vmid": 9000}, "name": "plain", "first_vmid": 431,
        "start": false})");
    stage.rig.run();
    stage.run(Millis{12'000});
    stage.select(5, ui::JobDetail::Steps);
    stage.shoot(QStringLiteral("jobs-skipped"));
}

void shootBusy(const QString &dir)
{
    Stage stage(dir);
    sim::Fault held;
    held.pattern = QStringLiteral("^PUT .*/403/config");
    held.action = sim::Fault::Action::HoldFlock;
    held.span = Millis{60'000};
    held.times = 1;
    stage.rig.cluster.addFault(held);
    stage.rig.submit(test::fiveVms);
    while (!isHalfway(stage.rig.jobs()))
        stage.rig.runFor(Millis{200});
    stage.window.workspace()->openLog(true);
    stage.select(2, ui::JobDetail::Steps);
    stage.run(Millis{200});
    stage.shoot(QStringLiteral("jobs-busy"));
    stage.window.workspace()->sayResumed(4);
    stage.shoot(QStringLiteral("jobs-resumed"));
    stage.window.close();
    stage.shoot(QStringLiteral("jobs-closing"));
}

void shootFailing(const QString &dir)
{
    Stage stage(dir);
    stage.rig.cluster.addFault(answer(QStringLiteral("^PUT .*/403/config"), 500, lockReason, -1));
    stage.rig.cluster.addFault(answer(QStringLiteral("^POST .*/402/status/start"), 403,
                                      "Permission check failed (/vms/402, VM.PowerMgmt)", -1));
    stage.rig.submit(test::fiveVms);
    stage.rig.run();
    stage.rig.cluster.addFault(
        answer(QStringLiteral("GET /cluster/resources"), 595, "Connection refused", -1));
    stage.run(Millis{15'000});
    stage.window.workspace()->openLog(true);
    stage.select(2, ui::JobDetail::Steps);
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("jobs-failing"));
    stage.window.workspace()->sayEndpoint(QStringLiteral("pve2.lab.example:8006"));
    stage.window.workspace()->saySignedOut(QStringLiteral("permission denied - invalid PVE ticket"));
    stage.shoot(QStringLiteral("signed-out"));
}

void shootStates(const QString &dir)
{
    Stage stage(dir);
    endBadly(stage);
    stage.rig.submit(ofState("password", 9000, 423, "local", R"({"user": "ops", "password_env": "OPS"})"));
    stage.rig.runFor(Millis{60'000});
    // So little patience that a copy is given up for a moment between two lines of its log.
    stage.rig.settings.taskPatience = Millis{100};
    stage.rig.settings.patienceGaps = 0;
    stage.rig.engine().setSettings(stage.rig.settings);
    stage.rig.submit(ofState("detached", 9000, 424, "nas-vm"));
    stage.rig.submit(ofState("waiting", 9001, 425, "nas-vm"));
    for (int turn = 0; turn < 2'000 && !isDetachedAndWaiting(stage.rig.jobs()); ++turn)
        stage.rig.runFor(Millis{10});
    if (!isDetachedAndWaiting(stage.rig.jobs()))
        qFatal("no job is detached while another waits for a storage's lock");
    for (const auto &[job, name] :
         {std::pair{1, "jobs-orphan"}, {2, "jobs-password"}, {3, "jobs-detached"}}) {
        stage.select(job, ui::JobDetail::Steps);
        stage.layOut();
        stage.shoot(QString::fromLatin1(name));
    }
}

void shootBatches(const QString &dir)
{
    Stage stage(dir);
    stage.window.workspace()->showPage(ui::Workspace::Jobs);
    QByteArray older = test::fiveVms;
    stage.rig.submit(older.replace("401", "301").replace("rancher-{n}", "build-node-of-the-lab-{n}"));
    stage.rig.run();
    sim::Fault dead;
    dead.pattern = QStringLiteral("^POST .*/clone");
    dead.action = sim::Fault::Action::KillWorker;
    dead.times = 1;
    stage.rig.cluster.addFault(dead);
    stage.rig.submit(test::fiveVms);
    stage.rig.run();
    auto &engine = stage.rig.engine();
    const auto jobs = stage.rig.jobs();
    if (!engine.act(prov::want::DeleteVm{jobs.at(1).id}) || !engine.act(prov::want::Retry{jobs.at(5).id}))
        qFatal("the jobs are not as they should be");
    stage.run(Millis{5'000});
    stage.select(5, ui::JobDetail::Steps);
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("jobs-left"));
    stage.rig.submit(QByteArray(test::fiveVms).replace("401", "501").replace("rancher", "web"));
    stage.run(Millis{4'000});
    auto *view = stage.child<QTreeView>("jobsView");
    view->setCurrentIndex(view->model()->index(0, 0));
    stage.child<QAction>("cancelBatch")->trigger();
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("jobs-batch"));
    stage.child<QAbstractButton>("noticeAction")->click();
    stage.rig.run();
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("jobs-cancelled"));
}

} // namespace shots
