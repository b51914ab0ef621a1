// SPDX-License-Identifier: Apache-2.0
#include "ui/createpage.h"
#include "ui/inventoryview.h"
#include "ui/jobspage.h"
#include "ui/machinespage.h"
#include "ui/palette/searchfield.h"
#include "ui/workspace.h"

#include <QAction>

namespace ui {

/// The palette, and what follows when something is chosen in it.
SearchField *Workspace::makeSearch(QWidget *bar)
{
    auto *field = new SearchField(this, bar);
    field->setSource([this, search = field->search()] {
        QList<QAction *> actions = availableActions(*window());
        actions.removeOne(search);
        return PaletteSource(actions, m_parts.inventory.data(), m_parts.engine.jobs());
    });
    addAction(field->search());
    connect(field, &SearchField::chosen, this, &Workspace::takeFound);
    return field;
}

void Workspace::takeFound(const PaletteEntry &entry)
{
    switch (entry.kind) {
    case PaletteEntry::Kind::Action: {
        const QList<QAction *> actions = availableActions(*window());
        for (QAction *action : actions) {
            if (paletteId(*action) == entry.id)
                return action->trigger();
        }
        return;
    }
    case PaletteEntry::Kind::Template:
        showPage(Create);
        m_create->chooseTemplate(entry.id.toInt());
        return m_create->begin();
    case PaletteEntry::Kind::Vm:
        showPage(Machines);
        m_machines->choose(entry.id.toInt());
        return m_machines->setFocus();
    case PaletteEntry::Kind::Node:
        return m_inventory->reveal(entry.id);
    case PaletteEntry::Kind::Job:
        showPage(Jobs);
        return m_jobs->showJob(entry.id);
    }
}

} // namespace ui
