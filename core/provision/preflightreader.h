// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/addressreader.h"
#include "core/provision/spec.h"

#include <functional>
#include <map>

namespace prov {

/// Gathers the facts of a preflight. It only reads: about a dozen requests whatever the size of the batch,
/// in three rounds, since what to ask about follows from the template and the rights; then, if wanted and a
/// static address is asked for, the other VMs, one at a time. Facts are good for a while; what did not come
/// in time stays unread. Main thread; client and clock must outlive it.
class PreflightReader final : public QObject
{
    Q_OBJECT
public:
    enum class Scope { Quick, Whole }; ///< Whole: with the addresses of other VMs

    static constexpr base::Millis patience{30'000};
    static constexpr base::Millis quickPatience{5'000};
    static constexpr base::Millis freshFor{60'000};
    static constexpr int mostVmids = 20; ///< of VMIDs that are asked about one by one

    PreflightReader(pve::Client &client, base::Clock &clock, QObject *parent = nullptr);
    ~PreflightReader() override;

    /// Begins, after giving up what is under way. Resources and bridges are read only where `known` does not
    /// bring them. finished() follows, from the event loop.
    void read(const BatchSpec &batch, Scope scope, const pve::InventoryData *known = nullptr);
    void forget(); ///< facts stay as they are, but the next read() asks for all of them again

    [[nodiscard]] const PreflightFacts &facts() const { return m_facts; }
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }
    [[nodiscard]] bool hasReadAddresses() const { return m_readsAddresses; } ///< of other VMs, this time

signals:
    void progress(int done, int expected); ///< requests
    void finished();

private:
    using Then = std::function<void(const pve::Answer &)>;
    struct Question
    {
        QByteArray key;
        Then then;
        std::unique_ptr<pve::Reply> reply;
    };
    using Round = void (PreflightReader::*)();

    void readServer();
    void readPlaces();
    void readRights();
    void readVmids();
    void readAddresses();
    void readTemplate(pve::VmId vmid, const QString &node);
    void readNode(const QString &node);

    void ask(const pve::Request &request, const Then &then);
    void answered(quint64 serial, const pve::Answer &answer);
    void proceed();
    void giveUp();
    void conclude();
    void tellProgress();

    pve::Client &m_client;
    base::Clock &m_clock;
    AddressReader m_addresses;
    BatchSpec m_batch;
    Scope m_scope = Scope::Quick;
    PreflightFacts m_facts;
    QHash<QByteArray, base::TimePoint> m_readAt; ///< by path and query, of good answers
    std::map<quint64, Question> m_open;
    quint64 m_serial = 0;
    int m_done = 0;
    std::size_t m_round = 0;
    bool m_isUnderWay = false;
    bool m_readsAddresses = false;
    std::unique_ptr<base::Timer> m_timer;
    std::unique_ptr<base::Timer> m_limit;
};

} // namespace prov
