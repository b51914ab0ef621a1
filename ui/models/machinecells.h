// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/machinemodel.h"

/// What stands in the cells of MachineModel, by its columns. Pure.
namespace ui::cells {

[[nodiscard]] bool isNumber(int column);
[[nodiscard]] QString display(const Machine &machine, int column);
[[nodiscard]] QVariant sortKey(const Machine &machine, int column);
[[nodiscard]] QString details(const Machine &machine, int column); ///< for the tool tip, as plain text
/// For ears, which do not hear that a guess is grey and without a check.
[[nodiscard]] QString spoken(const Machine &machine, int column);
/// It is from a job that was not confirmed to have made the machine.
[[nodiscard]] bool isGuess(const Machine &machine, int column);

} // namespace ui::cells
