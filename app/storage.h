// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/datafolder.h"
#include "core/store/journal.h"

#include <memory>

namespace app {

/// Where the jobs of one run are kept: a data folder, held by this process, or a journal that ends with it.
struct Storage
{
    std::unique_ptr<store::DataFolder> folder; ///< null: thrown away at the end
    std::unique_ptr<store::Journal> journal;
};

/// `dir` empty: the default folder, or, with `throwAway`, none. Blocks for `patience` at most while another
/// process holds the folder.
[[nodiscard]] base::Result<Storage> openStorage(const QString &dir, bool throwAway,
                                                base::Millis patience = store::DataFolder::defaultPatience);

} // namespace app
