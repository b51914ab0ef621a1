// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace sim {

/// The version of PVE that is simulated, and what differs between versions (pve/FACTS.md 9,
/// pve/transcripts/older-*).
class Version
{
public:
    explicit Version(const QByteArray &release = "9.2") : m_release(release) {}

    [[nodiscard]] QByteArray release() const { return m_release; } ///< "9.2"
    /// The text of an error is in the body too, not only in the reason phrase.
    [[nodiscard]] bool hasMessages() const { return number() >= 804; }
    /// A write to a locked VM is refused at once, not after 10 s of waiting for the flock.
    [[nodiscard]] bool refusesAtOnce() const { return number() >= 902; }
    /// VM.GuestAgent.* have taken the place of VM.Monitor.
    [[nodiscard]] bool hasAgentPrivileges() const { return number() >= 900; }

private:
    [[nodiscard]] int number() const
    {
        const QList<QByteArray> parts = m_release.split('.');
        return parts.first().toInt() * 100 + (parts.size() > 1 ? parts.at(1).toInt() : 0);
    }

    QByteArray m_release;
};

} // namespace sim
