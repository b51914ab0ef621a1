// SPDX-License-Identifier: Apache-2.0
#include "app/window/trial.h"

namespace app {

Trial::Trial(const Target &target, QObject *parent)
    : QObject(parent),
      m_log(m_clock),
      m_identity(pve::withSecret(target.credential, {})),
      m_connection(target, m_clock, m_log)
{
    connect(&m_connection, &Connection::accepted, this, &Trial::examine);
    connect(&m_connection, &Connection::refused, this, &Trial::refused);
    connect(&m_connection, &Connection::secondFactorWanted, this, &Trial::secondFactorWanted);
}

Trial::~Trial() = default;

void Trial::start()
{
    m_connection.check();
}

void Trial::answerSecondFactor(const QString &factor, const QString &code)
{
    m_connection.answerSecondFactor(factor, code);
}

void Trial::examine()
{
    const pve::Server &endpoint = m_connection.endpoint();
    const bool isPinned = !endpoint.pin.isEmpty();
    const prov::Patient patient{m_connection.serverName(), pve::identityOf(m_identity),
                                isPinned ? prov::Patient::Trust::Pinned : prov::Patient::Trust::Authority,
                                isPinned ? pve::fingerprintText(endpoint.pin) : QString()};
    m_doctor = std::make_unique<prov::Doctor>(m_connection.client(), m_clock, patient);
    connect(m_doctor.get(), &prov::Doctor::changed, this, &Trial::changed);
    connect(m_doctor.get(), &prov::Doctor::finished, this, &Trial::finished);
    m_doctor->examine();
}

} // namespace app
