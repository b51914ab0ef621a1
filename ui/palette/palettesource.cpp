// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/palettesource.h"

#include "ui/models/machinemodel.h"
#include "ui/wording.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace ui {

namespace {

using Kind = PaletteEntry::Kind;

bool isReachable(const QAction &action)
{
    const QList<QObject *> places = action.associatedObjects();
    return std::any_of(places.begin(), places.end(), [](QObject *place) {
        if (auto *menu = qobject_cast<QMenu *>(place))
            return isReachable(*menu->menuAction());
        const auto *widget = qobject_cast<QWidget *>(place);
        return widget != nullptr && widget->isVisible();
    });
}

int rank(const QAction &action)
{
    if (action.property("afterOthers").toBool())
        return 2;
    return qobject_cast<const QMenu *>(action.parent()) != nullptr ? 1 : 0;
}

PaletteEntry actionEntry(const QAction &action)
{
    PaletteEntry entry;
    entry.kind = Kind::Action;
    entry.id = paletteId(action);
    entry.title = withoutMnemonic(action.text());
    entry.detail = action.property("concerns").toString();
    entry.shortcut = action.shortcut().toString(QKeySequence::NativeText);
    fold(entry);
    return entry;
}

} // namespace

QList<QAction *> availableActions(const QWidget &window)
{
    QList<QAction *> actions = window.findChildren<QAction *>();
    const auto isUnfit = [](const QAction *action) {
        return action->text().isEmpty() || action->isSeparator() || action->menu() != nullptr ||
               !action->isVisible() || !action->isEnabled() || !isReachable(*action);
    };
    actions.erase(std::remove_if(actions.begin(), actions.end(), isUnfit), actions.end());
    std::stable_sort(actions.begin(), actions.end(),
                     [](const QAction *one, const QAction *other) { return rank(*one) < rank(*other); });
    return actions;
}

QString paletteId(const QAction &action)
{
    return action.objectName().isEmpty() ? action.text() : action.objectName();
}

PaletteSource::PaletteSource(const QList<QAction *> &actions, const pve::InventoryData &data,
                             QList<prov::Job> jobs)
    : m_data(data), m_jobs(std::move(jobs))
{
    for (const QAction *action : actions)
        m_actions.append(actionEntry(*action));
    std::reverse(m_jobs.begin(), m_jobs.end()); // the newest first
    m_end = m_actions.size() + m_data.nodes.size() + m_jobs.size() + m_data.vms.size();
}

QList<PaletteEntry> PaletteSource::take(int count)
{
    const qsizetype stop = std::min(m_at + count, m_end);
    QList<PaletteEntry> entries;
    entries.reserve(stop - m_at);
    for (; m_at < stop; ++m_at)
        entries.append(make(m_at));
    return entries;
}

PaletteEntry PaletteSource::make(qsizetype at)
{
    PaletteEntry entry;
    if (at < m_actions.size())
        return m_actions[at];
    at -= m_actions.size();
    if (at < m_data.nodes.size()) {
        entry = nodeEntry(m_data.nodes[at]);
    } else if (at -= m_data.nodes.size(); at < m_jobs.size()) {
        entry = jobEntry(m_jobs[at]);
    } else {
        entry = vmEntry(m_data.vms[at - m_jobs.size()]);
    }
    fold(entry);
    return entry;
}

PaletteEntry PaletteSource::nodeEntry(const pve::Resource &node)
{
    PaletteEntry entry;
    entry.kind = Kind::Node;
    entry.id = node.node;
    entry.title = node.node;
    entry.state = node.status == u"online" ? Sign{Family::Ok, Symbol::Check, tr("Online")}
                                           : Sign{Family::Fail, Symbol::Error, tr("Offline")};
    return entry;
}

PaletteEntry PaletteSource::jobEntry(const prov::Job &job)
{
    PaletteEntry entry;
    entry.kind = Kind::Job;
    entry.id = job.id;
    entry.title = job.label();
    QStringList details = job.addresses;
    if (job.vmid != 0) {
        details.prepend(QString::number(job.vmid));
        if (!job.addresses.isEmpty() && !m_addresses.contains(job.vmid))
            m_addresses.insert(job.vmid, {job.label(), job.addresses.first()});
    }
    entry.detail = details.join(QStringLiteral(" · "));
    entry.state = signOf(job);
    return entry;
}

PaletteEntry PaletteSource::vmEntry(const pve::Resource &vm) const
{
    PaletteEntry entry;
    entry.kind = vm.isTemplate ? Kind::Template : Kind::Vm;
    entry.id = QString::number(vm.vmid);
    entry.title = vm.name.isEmpty() ? tr("VM %1").arg(vm.vmid) : vm.name;
    QStringList details{entry.id, vm.node};
    // A VMID may have gone to another VM since.
    if (const auto known = m_addresses.constFind(vm.vmid);
        known != m_addresses.constEnd() && known->first == vm.name)
        details.append(known->second);
    entry.detail = details.join(QStringLiteral(" · "));
    if (!vm.isTemplate) {
        Machine machine;
        machine.status = vm.status;
        entry.state = signOf(machine);
    }
    return entry;
}

} // namespace ui
