// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shots/scenes.h"

#include "tests/ui/specs.h"
#include "tests/ui/stage.h"
#include "ui/machinespage.h"

#include <QAction>
#include <QTreeView>

using base::Millis;
using test::Stage;

namespace shots {

namespace {

void chooseMachine(Stage &stage, pve::VmId vmid)
{
    stage.window.findChild<ui::MachinesPage *>()->choose(vmid);
    stage.child<QWidget>("machinesView")->setFocus();
}

} // namespace

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

} // namespace shots
