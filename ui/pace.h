// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ui {

/// From a change that nobody makes by hand until it is shown, in ms: what changes a thousand times a second
/// is laid out and painted twenty times.
inline constexpr int showPace = 50;
/// Between two slices of a long piece of work, in ms. With 0 the event loop would not come to rest before the
/// last one, and whatever else is due would queue up behind each.
inline constexpr int sliceRest = 1;

} // namespace ui
