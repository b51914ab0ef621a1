// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/pve/backoff.h"
#include "core/pve/client.h"
#include "core/pve/decode.h"
#include "core/pve/inventorydata.h"

#include <QDateTime>
#include <QMap>
#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace pve {

/// What one has to know of a template before cloning it.
struct TemplateDetails
{
    VmConfig config;
    QStringList targets; ///< other nodes to which it can be cloned; needs shared storage
    bool canLink = true; ///< a clone of it may be a linked one; also where nobody says
    bool operator==(const TemplateDetails &) const = default;
};

/// Reads what is on a server, gently: one request that pveproxy itself answers each interval, and each sixth
/// interval one per node for its bridges; no worker of pvedaemon is touched (pve/FACTS.md 11). The last good
/// data stay beside the last error; after errors it asks again with back-off. Main thread; client and clock
/// must outlive it.
class Inventory final : public QObject
{
    Q_OBJECT
public:
    static constexpr base::Millis defaultInterval{10'000}; ///< resources lag that much themselves

    Inventory(Client &client, base::Clock &clock, QObject *parent = nullptr);
    ~Inventory() override;

    /// Reads everything now, and goes on with the interval from here. While a round is under way the next one
    /// follows at once.
    void refresh();
    /// For changes that the program makes itself: the same without the bridges, which keep their turn, and
    /// not sooner after the last round than `ownGap`, however many there are.
    void refreshResources();
    static constexpr base::Millis ownGap{5'000};
    /// Somebody else's request was left without an answer: so is the round that is under way, or would be the
    /// next.
    void lose(const base::Error &error);
    /// Counts from the last round: after a shorter one what is old is read at once. While it is long, errors
    /// bring no round sooner.
    void setInterval(base::Millis interval);

    [[nodiscard]] const InventoryData &data() const { return m_data; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; } ///< of the last round
    [[nodiscard]] QDateTime readAt() const { return m_readAt; } ///< wall time; invalid = never yet
    [[nodiscard]] base::Millis latency() const { return m_latency; }

    /// Asks for the details of a template that is in the data; templateRead() follows, also when they were
    /// known. The feature call is one of pvedaemon's: for one template at a time, the chosen one.
    void readTemplate(VmId vmid);
    [[nodiscard]] const TemplateDetails *templateDetails(VmId vmid) const; ///< nullptr: not read yet

signals:
    void changed();   ///< data() is another than before
    void refreshed(); ///< a round came to its end, with data
    void failed(const base::Error &error, base::Millis retryIn);
    void templateRead(pve::VmId vmid);
    void templateFailed(pve::VmId vmid, const base::Error &error);

private:
    void round();
    void resourcesRead(const Answer &answer);
    void readOn();
    void finish(const base::Result<QList<Resource>> &resources);
    void readBridges(const QString &node);
    void finishRound(InventoryData data);
    [[nodiscard]] base::Millis leftOf(base::Millis span) const;
    void wakeIn(base::Millis delay);
    void configRead(VmId vmid, const QString &node, const Answer &answer);
    void ask(const Request &request, const std::function<void(const Answer &)> &then);

    Client &m_client;
    base::Clock &m_clock;
    base::Millis m_interval = defaultInterval;
    InventoryData m_data;
    std::optional<base::Error> m_error;
    QDateTime m_readAt;
    base::Millis m_latency{0};
    QMap<VmId, TemplateDetails> m_templates;
    BackOff m_backOff;
    base::TimePoint m_bridgesDue = base::TimePoint::min();
    base::TimePoint m_endedAt{}; ///< the last round, well or not
    base::Millis m_nextIn{0};    ///< from the end of the round that is under way
    bool m_underWay = false;
    std::optional<ResourceReading> m_reading;
    std::map<QByteArray, std::unique_ptr<Reply>>
        m_replies;         ///< by path: a repeated question replaces the first
    bool m_isLong = false; ///< the round: its end is told in parts, too
    std::unique_ptr<base::Timer> m_timer;
    std::unique_ptr<base::Timer> m_telling;
};

} // namespace pve
