// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/wording.h"

#include <QCoreApplication>
#include <QMetaType>

#include <optional>

namespace ui {

/// One thing that the palette can find. What it is known by outlasts the moment: an action's name, a VMID, a
/// node's name, a job's id.
struct PaletteEntry
{
    enum class Kind { Action, Template, Vm, Node, Job };
    Kind kind = Kind::Action;
    QString id;
    QString title;
    QString detail;   ///< second text: VMID, node, address; what an action would act on
    QString shortcut; ///< of an action, as the desktop writes it
    std::optional<Sign> state;
    QString folded; ///< all that can be typed, case-folded, the title first

    [[nodiscard]] bool is(const PaletteEntry &other) const { return kind == other.kind && id == other.id; }
    bool operator==(const PaletteEntry &) const = default;
    Q_DECLARE_TR_FUNCTIONS(ui::PaletteEntry)
};
[[nodiscard]] QString kindWord(PaletteEntry::Kind kind); ///< "VM"
[[nodiscard]] QString spoken(const PaletteEntry &entry); ///< everything that its row shows, in words
void fold(PaletteEntry &entry);                          ///< fills `folded` from the others

} // namespace ui

Q_DECLARE_METATYPE(ui::PaletteEntry)
