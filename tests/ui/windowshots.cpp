// SPDX-License-Identifier: Apache-2.0
// Draws every page of the window into a folder, for looking at them, with calm, busy and failing data, light
// and dark: windowshots DIR [SCALE [LANGUAGE]]. The clock is moved by hand, so that each run draws the same.
#include "core/provision/doctor.h"
#include "tests/ui/specs.h"
#include "tests/ui/stage.h"
#include "ui/create/section.h"
#include "ui/jobdetail.h"
#include "ui/jobspage.h"
#include "ui/language.h"
#include "ui/machinespage.h"
#include "ui/messagebar.h"
#include "ui/models/previewmodel.h"
#include "ui/preferencespage.h"
#include "ui/slipwaystyle.h"
#include "ui/startpage.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

#include <algorithm>

using base::Millis;
using test::Stage;

namespace {

sim::Fault answer(const QString &pattern, int status, const QByteArray &reason, int times)
{
    sim::Fault fault;
    fault.pattern = pattern;
    fault.action = sim::Fault::Action::Answer;
    fault.status = status;
    fault.reason = reason;
    fault.times = times;
    return fault;
}

const QByteArray lockReason = "can't lock file '/var/lock/qemu-server/lock-403.conf' - got timeout";

ui::ServerWish labWish(bool token)
{
    const pve::Server server{QUrl(QStringLiteral("https://pve1.lab.example:8006")), {}};
    const pve::Credential by =
        token ? pve::Credential(
                    pve::ApiToken{QStringLiteral("admin@pve"), QStringLiteral("admin@pve!slipway"), {}})
              : pve::Credential(pve::PasswordLogin{QStringLiteral("ops@pve"), {}});
    return {QStringLiteral("1"), QStringLiteral("lab"), {server}, by, true, false};
}

void shootFirstPages(const QString &dir)
{
    Stage stage(dir);
    stage.window.closeWorkspace();
    stage.window.showStart();
    stage.shoot(QStringLiteral("start"));
    stage.child<QAction>("openMainMenu")->trigger();
    stage.shootPart("mainMenu", QStringLiteral("main-menu"));
    stage.child<QMenu>("mainMenu")->close();
    stage.window.showKnown(
        {{QStringLiteral("1"), QStringLiteral("lab"),
          QStringLiteral("pve1.lab.example:8006 · admin@pve!slipway")},
         {QStringLiteral("2"), QStringLiteral("office"), QStringLiteral("10.0.0.5:8006 · ops@pam!console")}});
    stage.shoot(QStringLiteral("start-known"));
    stage.child<QWidget>("known")->findChild<QAction *>(QStringLiteral("forgetKnown"))->trigger();
    stage.shoot(QStringLiteral("start-forget"));
    stage.window.showKnown({});
    stage.window.showConnect();
    stage.type("address", "pve1.lab.example");
    stage.type("tokenId", "admin@pve!slipway");
    stage.type("secret", "3f9a51c0-7e24-b8d6-19e3-405baa720c8f");
    stage.child<QAbstractButton>("connectNow")->click();
    stage.shoot(QStringLiteral("connect"));
    stage.child<QAbstractButton>("trust")->click();
    stage.window.showRefusal(
        {base::Error::Kind::Unauthorized, 401, QStringLiteral("invalid token value!"), {}});
    stage.shoot(QStringLiteral("connect-failing"));
    stage.window.showForm(labWish(true), false,
                          ui::MainWindow::typeAgain(QStringLiteral("The keychain is locked.")));
    stage.window.sayNotKept(ui::MainWindow::keychainTrouble(QStringLiteral("the keychain is locked")), {});
    stage.shoot(QStringLiteral("connect-again"));
    stage.window.sayNotKept({}, {});
    stage.window.showForm(labWish(true), true, {});
    stage.shoot(QStringLiteral("connect-edit"));
}

/// A user with password, as far as the second factor.
void shootPassword(const QString &dir)
{
    Stage stage(dir);
    stage.window.closeWorkspace();
    stage.window.showConnect();
    stage.type("serverName", "lab");
    stage.type("address", "pve1.lab.example, pve2.lab.example");
    stage.child<QAbstractButton>("signInPassword")->click();
    stage.type("user", "ops@pve");
    stage.type("password", "corr3ct-horse");
    stage.shoot(QStringLiteral("connect-password"));
    stage.child<QAbstractButton>("connectNow")->click();
    stage.layOut();
    stage.shoot(QStringLiteral("connect-certificate2"));
    stage.child<QAbstractButton>("trust")->click();
    stage.layOut();
    stage.child<QAbstractButton>("trust")->click();
    stage.layOut();
    stage.window.askCode(QStringLiteral("lab"), {QStringLiteral("totp"), QStringLiteral("recovery")},
                         QStringLiteral("authentication failure"));
    stage.shoot(QStringLiteral("connect-code"));
    stage.window.showRefusal(
        {base::Error::Kind::Unauthorized, 401, QStringLiteral("authentication failure"), {}});
    stage.layOut();
    stage.shoot(QStringLiteral("connect-refused"));
}

/// What the doctor finds on a server with the privileges of the scenario.
void shootChecks(const QString &dir, const QString &scenario, const QString &name)
{
    Stage stage(dir);
    stage.window.closeWorkspace();
    stage.window.showConnect();
    stage.type("serverName", "lab");
    stage.type("address", "pve1.lab.example");
    stage.type("tokenId", "admin@pve!slipway");
    stage.type("secret", "3f9a51c0-7e24-b8d6-19e3-405baa720c8f");
    stage.child<QAbstractButton>("testConnection")->click();
    stage.layOut();
    stage.child<QAbstractButton>("trust")->click();
    sim::Cluster cluster({scenario, 1, stage.rig.clock.wallNow()});
    test::SimClient client(
        stage.rig.clock,
        [&cluster](const sim::Request &request, sim::Millis now) { return cluster.handle(request, now); },
        [&cluster](sim::Millis at) { return cluster.wallAt(at); }, cluster.adminToken());
    prov::Doctor doctor(client, stage.rig.clock,
                        {QStringLiteral("pve1.lab.example:8006"), QStringLiteral("admin@pve!slipway"),
                         prov::Patient::Trust::Pinned, QStringLiteral("3F:9A:51:C0:7E:24:B8:D6")});
    bool isFinished = false;
    QObject::connect(&doctor, &prov::Doctor::finished, &doctor, [&isFinished] { isFinished = true; });
    doctor.examine();
    while (!isFinished)
        stage.rig.runFor(Millis{100});
    stage.window.showDiagnosis(doctor.diagnosis(), true);
    stage.shoot(name);
}

void describeFive(Stage &stage)
{
    stage.child<QSpinBox>("count")->setValue(5);
    stage.type("name", "rancher-{n}");
    stage.type("first_vmid", "401");
    stage.type("hardware.memory_mib", "8192");
    stage.type("disks.scsi0", "100");
    stage.type("network.net0.vlan", "20");
    stage.type("cloud_init.user", "ops");
    stage.type("cloud_init.ipconfig0.ip", "10.0.20.{20+n}/24");
    stage.type("cloud_init.ipconfig0.gw", "10.0.20.1");
    stage.run(Millis{0}); // judged; looked at after a moment
    stage.run(Millis{80'000});
}

void shootCreate(const QString &dir)
{
    Stage stage(dir);
    describeFive(stage);
    stage.shoot(QStringLiteral("create"));
    for (const char *name : {"about", "shortcuts"}) {
        stage.child<QAction>(name)->trigger();
        const QByteArray dialog = name + QByteArrayLiteral("Dialog");
        stage.shootPart(dialog.constData(), QString::fromLatin1(name));
        stage.child<QWidget>(dialog.constData())->close();
    }
    const auto heads = stage.window.findChildren<ui::SectionHead *>();
    for (qsizetype i = 0; i < heads.size(); ++i) {
        heads[i]->setChecked(true);
        stage.run(Millis{0});
        stage.shoot(QStringLiteral("create-section%1").arg(i + 1));
        heads[i]->setChecked(false);
    }
    auto *table = stage.child<QTableView>("preview");
    QAbstractItemModel *rows = table->model();
    rows->setData(rows->index(1, ui::PreviewModel::VmId), QStringLiteral("120"));
    rows->setData(rows->index(2, ui::PreviewModel::Address), QStringLiteral("10.0.20.5/24"));
    stage.type("disks.scsi0", "400");
    stage.run(Millis{0});
    stage.run(Millis{2'000});
    stage.child<QTableView>("preview")->setCurrentIndex(rows->index(2, ui::PreviewModel::Address));
    stage.shoot(QStringLiteral("create-refused"));
    table->edit(rows->index(2, ui::PreviewModel::Address));
    stage.shoot(QStringLiteral("create-editing"));
    table->reset(); // ends it
    stage.type("name", "ran_cher-{n}");
    stage.type("hardware.memory_mib", "10");
    stage.child<QAbstractButton>("create")->click();
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("create-failing"));
}

/// In small windows, with more messages than there is room for.
void shootNarrow(const QString &dir)
{
    for (const QSize &size : {QSize(800, 600), QSize(1024, 768)}) {
        Stage stage(dir);
        stage.window.resize(size);
        describeFive(stage);
        const QString name = QStringLiteral("create-%1").arg(size.width());
        stage.shoot(name);
        stage.type("cloud_init.ipconfig0.ip", "10.0.20.{n}/24");
        stage.run(Millis{0});
        stage.run(Millis{60'000});
        auto *table = stage.child<QTableView>("preview");
        table->setCurrentIndex(table->model()->index(1, ui::PreviewModel::Name));
        stage.shoot(name + QStringLiteral("-warned"));
        const auto heads = stage.window.findChildren<ui::SectionHead *>();
        for (qsizetype i = 0; i < heads.size(); ++i) {
            heads[i]->setChecked(true);
            stage.run(Millis{0});
            stage.shoot(name + QStringLiteral("-section%1").arg(i + 1));
            heads[i]->setChecked(false);
        }
        ui::Workspace &workspace = *stage.window.workspace();
        workspace.sayOthers({QStringLiteral("web-1 is of ops@pam"), QStringLiteral("web-2 is of ops@pam")});
        workspace.sayNoPrivileges();
        workspace.sayResumed(4);
        workspace.showPage(ui::Workspace::Create);
        workspace.saySignedOut(QStringLiteral("permission denied - invalid PVE ticket"));
        stage.shoot(name + QStringLiteral("-messages"));
    }
}

/// A spec that was opened, with what has no field; a preset's name is asked for.
void shootSpecs(const QString &dir)
{
    Stage stage(dir);
    stage.run(Millis{80'000});
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("rancher.json")));
    if (!file.open(QIODevice::WriteOnly))
        return;
    QByteArray spec = test::fiveVms;
    file.write(spec.replace("\"tags\"", "\"agent\": true, \"tags\"")
                   .replace("\"user\"", "\"password_env\": \"OPS\", \"user\""));
    file.close();
    stage.window.openSpec(file.fileName());
    for (int turn = 0; turn < 3; ++turn)
        stage.run(Millis{80'000});
    stage.shoot(QStringLiteral("create-opened"));
    stage.child<QAbstractButton>("create")->click();
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("create-password"));
    stage.child<QAbstractButton>("savePresetButton")->click();
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("create-preset"));
}

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
}

/// The palette, and the inventory's filter where it is not understood and where nothing fits.
void shootPalette(const QString &dir)
{
    Stage stage(dir);
    stage.rig.submit(test::fiveVms);
    stage.rig.run();
    stage.run(Millis{80'000});
    stage.child<QAction>("search")->trigger();
    stage.layOut();
    stage.shoot(QStringLiteral("palette"));
    stage.type("searchField", "10.0.20");
    stage.layOut();
    stage.shoot(QStringLiteral("palette-typed"));
    stage.type("searchField", "nowhere");
    stage.layOut();
    stage.shoot(QStringLiteral("palette-nothing"));
    stage.child<QAction>("filterInventory")->trigger();
    stage.type("inventoryFilter", "node:pve2 status:running");
    stage.shoot(QStringLiteral("inventory-filtered"));
    stage.type("inventoryFilter", "colour:red");
    stage.shoot(QStringLiteral("inventory-nothing"));
}

bool isHalfway(const QList<prov::Job> &jobs)
{
    const auto any = [&jobs](auto test) { return std::any_of(jobs.begin(), jobs.end(), test); };
    return any([](const prov::Job &job) { return job.step == prov::Step::Ready; }) &&
           any([](const prov::Job &job) { return job.percent.value_or(0) > 40; });
}

/// Somebody holds the lock of the third VM while others are ready, and others still clone.
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

/// A worker is killed and its job retried; the older batch is asked about, cancelled, and some of it deleted.
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

void chooseMachine(Stage &stage, pve::VmId vmid)
{
    stage.window.findChild<ui::MachinesPage *>()->choose(vmid);
    stage.child<QWidget>("machinesView")->setFocus();
}

/// VMs of others and of Slipway's; one is asked about, one starts.
void shootMachines(const QString &dir)
{
    Stage stage(dir);
    stage.rig.submit(test::fiveVms);
    stage.rig.run();
    stage.run(Millis{30'000});
    stage.window.workspace()->showPage(ui::Workspace::Machines);
    chooseMachine(stage, 402);
    stage.run(Millis{6'000});
    stage.shoot(QStringLiteral("machines"));
    stage.child<QAction>("clusterTasks")->trigger();
    stage.run(Millis{3'000});
    stage.shoot(QStringLiteral("machines-cluster"));
    chooseMachine(stage, 130);
    stage.child<QAction>("shutDownMachine")->trigger();
    stage.run(Millis{10'000});
    stage.child<QAction>("startMachine")->trigger();
    stage.run(Millis{5'000});
    auto *view = stage.child<QTreeView>("machinesView");
    view->selectionModel()->select(view->indexBelow(view->currentIndex()),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    stage.run(Millis{5'000});
    stage.child<QAction>("stopMachine")->trigger();
    stage.shoot(QStringLiteral("machines-stop"));
}

/// One is locked, one may not be stopped, and then the server does not answer.
void shootMachinesFailing(const QString &dir)
{
    Stage stage(dir);
    stage.rig.cluster.addFault(answer(QStringLiteral("^POST .*/131/status/shutdown"), 403,
                                      "Permission check failed (/vms/131, VM.PowerMgmt)", -1));
    stage.window.workspace()->showPage(ui::Workspace::Machines);
    stage.rig.cluster.holdFlock(130, sim::Millis{60'000});
    for (const pve::VmId vmid : {130, 131}) {
        chooseMachine(stage, vmid);
        stage.child<QAction>("shutDownMachine")->trigger();
    }
    stage.run(Millis{20'000});
    chooseMachine(stage, 130);
    stage.run(Millis{1'000});
    stage.shoot(QStringLiteral("machines-failing"));
    stage.rig.cluster.addFault(
        answer(QStringLiteral("GET /cluster/resources"), 595, "Connection refused", -1));
    stage.run(Millis{15'000});
    stage.shoot(QStringLiteral("machines-stale"));
}

/// With something of one's own, something learned, and then mistakes.
void shootPreferences(const QString &dir)
{
    Stage stage(dir);
    prov::SettleMemory learned;
    learned.observe(QStringLiteral("pve1/local-zfs"), true, Millis{2'000});
    learned.observe(QStringLiteral("pve2/tank"), true, Millis{4'000});
    if (!stage.rig.journal->save({{}, learned}, stage.rig.clock.now()) || !stage.rig.engine().load())
        qFatal("the journal cannot be used");
    ui::PreferencesPage &page = stage.window.preferences();
    page.setEngine(&stage.rig.engine());
    const auto mine = store::changed({}, {{QStringLiteral("parallel_jobs"), 6},
                                          {QStringLiteral("poll_interval_ms"), 2'500},
                                          {QStringLiteral("settle_policy"), QStringLiteral("fixed")}});
    page.show(mine, {});
    stage.window.showPreferences(true);
    stage.shoot(QStringLiteral("preferences"));
    stage.child<QWidget>("closing")->setFocus();
    auto *scroll = stage.child<QScrollArea>("preferencesScroll");
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    stage.shoot(QStringLiteral("preferences-end"));
    const QString said =
        QStringLiteral("guest_patience_ms is 5 and must be a whole number from 10000 to 86400000");
    page.show(mine, {{QStringLiteral("guest_patience_ms"), said}});
    stage.window.sayPreferences(said + u'.');
    stage.type("parallel_jobs", "65");
    stage.type("config_waits_ms", "0, 2, soon");
    scroll->verticalScrollBar()->setValue(0);
    stage.shoot(QStringLiteral("preferences-wrong"));
    stage.child<QAbstractButton>("resetPreferences")->click();
    stage.window.sayPreferences({});
    page.show({}, {});
    stage.shoot(QStringLiteral("preferences-reset"));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 2)
        qputenv("QT_SCALE_FACTOR", argv[2]);
    QApplication app(argc, argv);
    QApplication::setStyle(new ui::SlipwayStyle);
    ui::Language language;
    language.choose(ui::Language::fromName(QCoreApplication::arguments().value(3))
                        .value_or(ui::Language::Choice::English));
    const QString dir = QCoreApplication::arguments().value(1);
    if (dir.isEmpty() || !QDir().mkpath(dir))
        qFatal("usage: windowshots DIR [SCALE [LANGUAGE]]");
    shootFirstPages(dir);
    shootPassword(dir);
    shootChecks(dir, QStringLiteral("calm"), QStringLiteral("connect-checks"));
    shootChecks(dir, QStringLiteral("forbidden"), QStringLiteral("connect-checks-missing"));
    shootPreferences(dir);
    shootCreate(dir);
    shootNarrow(dir);
    shootSpecs(dir);
    shootCalm(dir);
    shootPalette(dir);
    shootBusy(dir);
    shootFailing(dir);
    shootBatches(dir);
    shootMachines(dir);
    shootMachinesFailing(dir);
    return 0;
}
