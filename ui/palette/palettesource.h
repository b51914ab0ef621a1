// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"
#include "core/pve/inventorydata.h"
#include "ui/palette/paletteentry.h"

#include <QCoreApplication>

class QAction;
class QWidget;

namespace ui {

/// The actions under a window that can be triggered now: they have a text, and stand at something that is to
/// be seen (or in a menu that does). In the order in which they were made: those of menus after the others,
/// and last those with the property "afterOthers".
[[nodiscard]] QList<QAction *> availableActions(const QWidget &window);
[[nodiscard]] QString paletteId(const QAction &action);

/// Everything that can be found at one moment, told piece by piece: entries of 10,000 VMs are not made in one
/// go. Holds values, so it may outlive what it was made from. Actions come first, jobs before the VMs whose
/// addresses they know.
class PaletteSource
{
public:
    PaletteSource() = default;
    PaletteSource(const QList<QAction *> &actions, const pve::InventoryData &data, QList<prov::Job> jobs);

    [[nodiscard]] bool atEnd() const { return m_at >= m_end; }
    /// The next ones, at most `count`.
    [[nodiscard]] QList<PaletteEntry> take(int count);

private:
    [[nodiscard]] PaletteEntry make(qsizetype at); ///< actions, nodes, jobs, VMs in one row of numbers
    [[nodiscard]] static PaletteEntry nodeEntry(const pve::Resource &node);
    [[nodiscard]] PaletteEntry jobEntry(const prov::Job &job);
    [[nodiscard]] PaletteEntry vmEntry(const pve::Resource &vm) const;

    QList<PaletteEntry> m_actions;
    pve::InventoryData m_data;
    QList<prov::Job> m_jobs;
    QHash<pve::VmId, std::pair<QString, QString>> m_addresses; ///< name and address, as the last job has it
    qsizetype m_at = 0;
    qsizetype m_end = 0;
    Q_DECLARE_TR_FUNCTIONS(ui::PaletteSource)
};

} // namespace ui
