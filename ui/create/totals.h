// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"
#include "ui/create/section.h"

namespace ui {

/// What a batch needs, all its VMs together, and what there is of it.
struct Totals
{
    int cores = 0;
    qint64 memory = 0; ///< bytes
    qint64 disk = 0;   ///< bytes; of linked clones the most they can grow to
    bool full = false;
    QString storage;
    std::optional<qint64> free; ///< bytes, on that storage

    bool operator==(const Totals &) const = default;
};
[[nodiscard]] Totals totalsOf(const prov::BatchSpec &batch, const Source &source);
[[nodiscard]] QString totalsText(const Totals &totals);

} // namespace ui
