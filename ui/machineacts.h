// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "ui/icons.h"
#include "ui/models/machinemodel.h"

#include <QKeySequence>
#include <QUrl>

#include <array>

namespace ui {

/// What a person can do with a VM that is there. Whether it makes sense is a matter of what is shown of it;
/// the server has the last word.
enum class MachineAct { Start, ShutDown, Stop, Console, CopySsh };
inline constexpr std::array allMachineActs{MachineAct::Start, MachineAct::ShutDown, MachineAct::Stop,
                                           MachineAct::Console, MachineAct::CopySsh};

[[nodiscard]] bool isPossible(MachineAct act, const Machine &machine);
[[nodiscard]] bool isForSeveral(MachineAct act); ///< can be done with several at once
[[nodiscard]] Symbol symbolOf(MachineAct act);
[[nodiscard]] QString wordOf(MachineAct act); ///< title case: "Shut Down"
[[nodiscard]] QString nameOf(MachineAct act); ///< for objectName: "shutDownMachine"
[[nodiscard]] QKeySequence keysOf(MachineAct act);

/// PVE's own page with the screen of a VM. `server` is its address; the person signs in there.
[[nodiscard]] QUrl consoleUrl(const QUrl &server, const Machine &machine);

/// "web could not be started."
[[nodiscard]] QString problemText(pve::PowerAct act, const Machine &machine);
/// Why, in the server's words, and what to do about it.
[[nodiscard]] QString reasonText(pve::PowerAct act, const Machine &machine, const base::Error &error);

} // namespace ui
