// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/previewmodel.h"

namespace ui {

/// What a cell's text means in a spec, where units and prefix lengths are what the spec wants: "8 GiB" of
/// memory is 8192. `prefix` ("24") is that of an address without one. What cannot be read stays as it is: the
/// spec's rules say what is wrong with it. Undefined: nothing was typed. Pure.
[[nodiscard]] QJsonValue typedValue(PreviewModel::Column column, const QString &typed, const QString &prefix);

} // namespace ui
