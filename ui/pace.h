// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ui {

/// From a change that nobody makes by hand until it is shown, in ms: what changes a thousand times a second
/// is laid out and painted twenty times.
inline constexpr int showPace = 50;

} // namespace ui
