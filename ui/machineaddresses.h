// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/addressreader.h"
#include "ui/machineorigins.h"

#include <QHash>
#include <QObject>

namespace ui {

/// The addresses that machines have now, by their configuration and their guest agents, of those that
/// somebody looks at; what was read of others is kept. Each is read again after
/// prov::AddressReader::freshFor. Client and clock outlive it.
class MachineAddresses final : public QObject
{
    Q_OBJECT
public:
    MachineAddresses(pve::Client &client, base::Clock &clock, QObject *parent = nullptr);

    /// Looks at these from now on. Costs nothing while they are the same and what is known of them is fresh.
    void look(const QList<pve::Resource> &machines);
    void rest(); ///< nobody looks
    /// What is set first, then what the guest says; empty: none, or not read yet.
    [[nodiscard]] QList<prov::AddressInUse> of(const MachineOrigins::Looks &looks) const;
    [[nodiscard]] QList<MachineOrigins::Looks> known() const;

signals:
    void changed();

private:
    void take();

    struct Entry
    {
        MachineOrigins::Looks looks;
        QList<prov::AddressInUse> addresses;
        bool operator==(const Entry &) const = default;
    };
    base::Clock &m_clock;
    prov::AddressReader m_reader;
    QList<MachineOrigins::Looks> m_looked; ///< of the last look()
    base::TimePoint m_lookedAt{};
    QHash<pve::VmId, Entry> m_entries;
};

} // namespace ui
