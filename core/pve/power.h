// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/client.h"
#include "core/pve/taskpoller.h"

#include <QDateTime>
#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace pve {

/// What can be done with the power of a VM (pve/FACTS.md 7, pve/transcripts/power).
enum class PowerAct { Start, ShutDown, Stop };

/// Starts and stops VMs that are there, one action per VM at a time: sends the request, watches the task to
/// its end and says what came of it, in the server's words. Nothing is repeated: a request whose answer is
/// lost fails as Lost, and may have happened. Destroying it stops watching, the server's tasks go on. Main
/// thread; client and clock outlive it.
class Power final : public QObject
{
    Q_OBJECT
public:
    Power(Client &client, base::Clock &clock, QObject *parent = nullptr);
    ~Power() override;

    /// Nothing happens while an action for this VM is under way.
    void run(PowerAct act, const QString &node, VmId vmid);
    [[nodiscard]] std::optional<PowerAct> underWay(VmId vmid) const;

    /// What was done last with a VM, for those who show what the server's lists only tell later.
    struct Deed
    {
        PowerAct act = PowerAct::Start;
        QDateTime at; ///< wall time of the task's end as it was seen
    };
    [[nodiscard]] std::optional<Deed> lastDone(VmId vmid) const;

signals:
    void changed(pve::VmId vmid); ///< an action has begun or ended
    void done(pve::VmId vmid, pve::PowerAct act);
    void failed(pve::VmId vmid, pve::PowerAct act, const base::Error &error);

private:
    struct Action
    {
        PowerAct act = PowerAct::Start;
        std::unique_ptr<Reply> reply; ///< until the server has answered
        QString upid;                 ///< from then on
    };
    void answered(VmId vmid, const Answer &answer);
    void taskEnded(const Upid &upid, const std::optional<base::Error> &error);
    void finish(VmId vmid, const std::optional<base::Error> &error);

    Client &m_client;
    base::Clock &m_clock;
    TaskPoller m_poller;
    std::map<VmId, Action> m_actions;
    std::map<VmId, Deed> m_done;
};

} // namespace pve
