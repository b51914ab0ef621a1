// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shots/scenes.h"

#include "tests/ui/specs.h"
#include "tests/ui/stage.h"

#include <QAction>

using base::Millis;
using test::Stage;

namespace shots {

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

} // namespace shots
