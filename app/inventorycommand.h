// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandline.h"
#include "app/visit.h"
#include "core/pve/types.h"

namespace app {

/// slipway-cli inventory: what is on the server, templates first.
class Inventory final : public Visit
{
    Q_OBJECT
public:
    using Visit::Visit;

private:
    void arrived() override;
    void show(const pve::Answer &answer);

    std::unique_ptr<pve::Reply> m_reply;
};

[[nodiscard]] Begun begin(const InventoryOptions &options, Console &console);

/// Tables for people. Pure.
[[nodiscard]] QString inventoryText(const QList<pve::Resource> &resources);

} // namespace app
