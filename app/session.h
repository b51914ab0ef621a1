// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/connection.h"
#include "app/storage.h"
#include "core/base/systemclock.h"
#include "core/provision/engine.h"
#include "core/pve/taskpoller.h"
#include "core/store/memorystore.h"
#include "core/store/preferences.h"

#include <QObject>

#include <memory>

namespace app {

/// Everything that drives jobs on one server, one of each, for the command line and the window alike. Members
/// stand in the order of who needs whom. start() connects; the engine exists from ready() on.
class Session final : public QObject
{
    Q_OBJECT
public:
    /// `secrets` of jobs go there and outlive the session; without a store they live and end with it.
    Session(const Target &target, const store::Preferences &preferences, Storage storage,
            store::SecretStore *secrets = nullptr, QObject *parent = nullptr);
    ~Session() override;

    void start();
    void apply(const store::Preferences &preferences); ///< from now on
    /// See Connection: what secondFactorWanted() asked for.
    void answerSecondFactor(const QString &factor, const QString &code);

    void holdRequests() { m_connection.holdRequests(); } ///< see Connection

    [[nodiscard]] const base::Clock &clock() const { return m_clock; }
    [[nodiscard]] base::Clock &clock() { return m_clock; }
    [[nodiscard]] pve::Client &client() { return m_connection.client(); }
    [[nodiscard]] base::Log &log() { return m_log; }
    [[nodiscard]] const Connection &connection() const { return m_connection; }
    [[nodiscard]] prov::Engine &engine() { return *m_engine; }
    /// False: the jobs end with this process.
    [[nodiscard]] bool keepsJobs() const { return m_storage.folder != nullptr; }

signals:
    void ready();
    void refused(const base::Error &error);    ///< by the server, or on the way to it
    void unreadable(const base::Error &error); ///< the journal
    void secondFactorWanted(const QStringList &factors, const std::optional<base::Error> &refusal);
    void signedOut(const base::Error &error); ///< see Connection
    /// In mid-session the server has come to show another certificate: nothing more is sent to it.
    void distrusted(const base::Error &error);
    void moved(); ///< see Connection

private:
    void makeEngine();

    base::SystemClock m_clock;
    base::Log m_log;
    Storage m_storage;
    store::MemoryStore m_ownSecrets;
    store::SecretStore &m_secrets;
    Connection m_connection;
    pve::TaskPoller m_poller;
    prov::Settings m_settings;
    std::unique_ptr<prov::Engine> m_engine;
};

} // namespace app
