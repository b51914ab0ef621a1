// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console.h"
#include "core/base/clock.h"
#include "core/base/logrecord.h"
#include "core/provision/job.h"

#include <memory>

namespace app {

/// What is to be seen while jobs run. Records that the log's level hides are not given to it.
class Display
{
public:
    Display() = default;
    Display(const Display &) = delete;
    Display &operator=(const Display &) = delete;
    virtual ~Display() = default;

    virtual void logged(const base::LogRecord &record) = 0;
    virtual void jobChanged(const prov::Job &job) = 0;
    virtual void finish() {} ///< nothing more comes; leaves the cursor at the start of an empty line
};

/// JSON events; on a terminal one updating line per VM; else plain lines. Console and clock must outlive it.
[[nodiscard]] std::unique_ptr<Display> makeDisplay(Console &console, const base::Clock &clock);

/// The VM's name of a record, for formatLine().
[[nodiscard]] QString nameIn(const base::LogRecord &record);

} // namespace app
