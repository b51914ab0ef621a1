// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/provision/engine.h"
#include "core/provision/origin.h"
#include "core/pve/client.h"

#include <QObject>

#include <map>
#include <memory>

namespace ui {

/// Reads the config of one machine at a time and keeps what it says about who made it: the lists tell neither
/// marker nor uuid. Client and engine (loaded) outlive it.
class MachineOrigins final : public QObject
{
    Q_OBJECT
public:
    /// What a machine looked like when it was read: one that has another name or node by now was not.
    struct Looks
    {
        pve::VmId vmid = 0;
        QString node;
        QString name;
        bool operator==(const Looks &) const = default;
    };
    struct Finding
    {
        enum class State { Unread, Reading, Failed, Read };
        State state = State::Unread;
        prov::Origin origin = prov::Origin::Unmarked; ///< of Read
        const prov::Job *job = nullptr;               ///< of Confirmed; until the next change of a job
        QString error;                                ///< of Failed, in the server's words
    };

    MachineOrigins(pve::Client &client, const prov::Engine &engine, QObject *parent = nullptr);

    /// Reads it, again if it was read before, and gives up the one that is being read.
    void read(const Looks &looks);
    [[nodiscard]] Finding of(const Looks &looks) const;
    [[nodiscard]] QList<Looks> known() const; ///< those that were read, or could not be

signals:
    void changed(pve::VmId vmid);

private:
    struct Entry
    {
        Looks looks;
        base::Result<prov::Mark> mark;
    };
    void take(const Looks &looks, const pve::Answer &answer);
    [[nodiscard]] const prov::Job *jobOf(const prov::Mark &mark) const;

    pve::Client &m_client;
    const prov::Engine &m_engine;
    Looks m_reading;
    std::unique_ptr<pve::Reply> m_reply;
    std::map<pve::VmId, Entry> m_entries;
};

} // namespace ui
