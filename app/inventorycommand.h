// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/commandline.h"
#include "app/connection.h"
#include "app/console.h"
#include "core/base/systemclock.h"
#include "core/pve/types.h"

namespace app {

/// slipway-cli inventory: what is on the server, templates first.
class Inventory final : public Activity
{
    Q_OBJECT
public:
    Inventory(const Target &target, Console &console);

    void interrupt() override;
    void start();

private:
    void ask();
    void show(const pve::Answer &answer);
    void refuse(const base::Error &error);

    Console &m_console;
    base::SystemClock m_clock;
    base::Log m_log;
    Connection m_connection;
    std::unique_ptr<pve::Reply> m_reply;
};

[[nodiscard]] Begun begin(const InventoryOptions &options, Console &console);

/// Tables for people. Pure.
[[nodiscard]] QString inventoryText(const QList<pve::Resource> &resources);

} // namespace app
