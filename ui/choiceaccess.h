// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ui {

/// From now on a combo box tells assistive technology its own name before what is chosen in it: "Theme:
/// Dark". On Unix Qt tells the choice alone, and the label only where it is a sibling of the box.
void nameChoices();

} // namespace ui
