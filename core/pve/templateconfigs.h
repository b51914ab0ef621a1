// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/client.h"
#include "core/pve/inventorydata.h"

#include <QMap>
#include <QObject>

#include <memory>
#include <optional>

namespace pve {

/// The configurations of all templates, for what a list of them says. Read one after the other, each by a
/// request that pveproxy answers by itself (pve/FACTS.md 11), and once. Main thread; the client must outlive
/// it.
class TemplateConfigs final : public QObject
{
    Q_OBJECT
public:
    explicit TemplateConfigs(Client &client, QObject *parent = nullptr);
    ~TemplateConfigs() override;

    void read(const InventoryData &inventory);         ///< those that were not read yet
    void forget();                                     ///< the next read() asks for all of them
    [[nodiscard]] const VmConfig *of(VmId vmid) const; ///< nullptr: not read, or not to be read

signals:
    void changed();

private:
    void next();
    void answered(VmId vmid, const Answer &answer);

    Client &m_client;
    QMap<VmId, VmConfig> m_configs; ///< also of those that are to be read again
    QSet<VmId> m_asked;
    QList<Resource> m_waiting;
    std::unique_ptr<Reply> m_reply;
};

} // namespace pve
