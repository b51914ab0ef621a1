// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"
#include "core/store/preferences.h"

namespace app {

/// What somebody who helps wants to know of this program, as text for a report: versions, the preferences
/// that differ from the defaults, the newest records of the log. English, as the log is.
struct Diagnostics
{
    static constexpr std::size_t mostRecords = 500;

    QString server; ///< the version of Proxmox VE; empty: none is connected to
    store::Preferences preferences;
    const base::Log *log = nullptr; ///< nullptr: there was no session

    /// Without any secret that the log knows of now, also in records from before it knew.
    [[nodiscard]] QString text() const;
};

} // namespace app
