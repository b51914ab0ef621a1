// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/provision/preflightfacts.h"
#include "core/pve/client.h"

#include <QHash>
#include <QObject>

#include <map>
#include <memory>

namespace prov {

/// Finds out which addresses the VMs of a server have: from their configuration and, of those that run, from
/// their guest agents. Of a guest whose every device has a static address the configuration is enough; its
/// agent, which may know of more, is asked last and only early in a reading. Gently: one configuration at a
/// time, then one agent at a time of each node, so many VMs and agents at most; what it knows of a VM is good
/// for a while. A guest that has long been up and yet kept silent is not waited for again in the next
/// readings. Reads only. Main thread; client and clock must outlive it.
class AddressReader final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostVms = 500;
    static constexpr int mostAgents = 20; ///< each may hold a worker of its node for 3 s (pve/FACTS.md 11)
    static constexpr base::Millis earlyFor{10'000}; ///< of a reading: afterwards nobody is asked in vain
    static constexpr base::Millis freshFor{60'000};
    static constexpr qint64 bootsFor = 300; ///< s; from then on an agent runs, or is not to be heard
    static constexpr base::Millis silentFor{600'000}; ///< such a guest is left alone, unless it boots again

    AddressReader(pve::Client &client, base::Clock &clock, QObject *parent = nullptr);
    ~AddressReader() override;

    /// Begins, after giving up what is under way. finished() follows, from the event loop; templates, which
    /// never run, are left out.
    void read(const QList<pve::Resource> &vms);
    void stop();   ///< what is not read yet stays unread; no signal
    void forget(); ///< the next read() asks everything again

    [[nodiscard]] AddressesInUse addresses() const; ///< so far
    /// Of one VM; nullopt: it was not read.
    [[nodiscard]] std::optional<QList<AddressInUse>> addressesOf(pve::VmId vmid) const;
    [[nodiscard]] int left() const; ///< requests

signals:
    void progressed();
    void finished();

private:
    struct Vm
    {
        base::TimePoint at{};
        QMap<QString, QString> config;
        QList<AddressInUse> addresses;
        bool isRead = false;
    };
    void next();
    void askAgents(QList<pve::Resource> &vms, qsizetype most);
    [[nodiscard]] bool isSilent(const pve::Resource &vm) const;
    void configRead(const pve::Resource &vm, const pve::Answer &answer);
    void guestRead(const pve::Resource &vm, const pve::Answer &answer);
    void ask(const pve::Request &request, const pve::Resource &vm,
             void (AddressReader::*then)(const pve::Resource &, const pve::Answer &));

    pve::Client &m_client;
    base::Clock &m_clock;
    QList<pve::Resource> m_configs; ///< to be read
    QList<pve::Resource> m_agents;  ///< to be asked, if there are not too many
    QList<pve::Resource> m_extras;  ///< to be asked as long as it is early
    QList<pve::VmId> m_vms;         ///< of this reading
    QHash<pve::VmId, Vm> m_known;
    struct Silence
    {
        base::TimePoint at{};
        base::Error error;
    };
    QHash<pve::VmId, Silence> m_silent;
    qsizetype m_asked = 0; ///< agents
    int m_beyond = 0;      ///< VMs that are too many
    base::TimePoint m_begun{};
    std::optional<base::Error> m_error;
    struct Question
    {
        QString node;
        std::unique_ptr<pve::Reply> reply;
    };
    std::map<pve::VmId, Question> m_open;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace prov
