// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shots/scenes.h"

#include "tests/ui/stage.h"
#include "ui/messagebar.h"
#include "ui/preferencespage.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <QScrollBar>

using base::Millis;
using test::Stage;

namespace shots {

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

} // namespace shots
