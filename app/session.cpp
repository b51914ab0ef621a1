// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"

#include <QCoreApplication>

namespace app {

namespace {

pve::PollSettings pollSettings(const store::Preferences &preferences)
{
    pve::PollSettings settings = preferences.polling;
    settings.jitterSeed = static_cast<quint32>(QCoreApplication::applicationPid());
    return settings;
}

} // namespace

Session::Session(const Target &target, const store::Preferences &preferences, Storage storage,
                 store::SecretStore *secrets, QObject *parent)
    : QObject(parent),
      m_clock(target.demo ? target.demo->speed : 1.0),
      m_log(m_clock),
      m_storage(std::move(storage)),
      m_ownSecrets(m_clock),
      m_secrets(secrets != nullptr ? *secrets : m_ownSecrets),
      m_connection(target, m_clock, m_log),
      m_poller(m_connection.client(), m_clock, pollSettings(preferences)),
      m_settings(preferences.jobs)
{
    connect(&m_connection, &Connection::accepted, this, &Session::makeEngine);
    connect(&m_connection, &Connection::refused, this, &Session::refused);
    connect(&m_connection, &Connection::secondFactorWanted, this, &Session::secondFactorWanted);
    connect(&m_connection, &Connection::signedOut, this, &Session::signedOut);
    connect(&m_poller, &pve::TaskPoller::troubled, this, [this](const QString &, const base::Error &error) {
        if (error.fields.contains(QStringLiteral("pinned")))
            emit distrusted(error);
    });
    connect(&m_connection, &Connection::moved, this, &Session::moved);
}

Session::~Session() = default;

void Session::start()
{
    m_connection.check();
}

void Session::apply(const store::Preferences &preferences)
{
    m_settings = preferences.jobs;
    m_poller.setSettings(pollSettings(preferences));
    if (m_engine)
        m_engine->setSettings(m_settings);
}

void Session::answerSecondFactor(const QString &factor, const QString &code)
{
    m_connection.answerSecondFactor(factor, code);
}

void Session::makeEngine()
{
    m_engine = std::make_unique<prov::Engine>(
        prov::Engine::Parts{m_connection.client(), m_poller, *m_storage.journal, m_secrets, m_clock, m_log},
        m_settings, m_connection.owner());
    if (const auto loaded = m_engine->load(); !loaded)
        emit unreadable(loaded.error());
    else
        emit ready();
}

} // namespace app
