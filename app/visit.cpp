// SPDX-License-Identifier: Apache-2.0
#include "app/visit.h"

#include "app/refusal.h"

namespace app {

Visit::Visit(const Target &target, Console &console)
    : m_console(console),
      m_clock(target.demo ? target.demo->speed : 1.0),
      m_log(m_clock),
      m_connection(target, m_clock, m_log)
{
    connect(&m_log, &base::Log::recorded, this, [this](const base::LogRecord &record) {
        if (m_log.shows(record))
            m_console.error(base::formatLine(record));
    });
    m_log.setLevelFromEnvironment();
    connect(&m_connection, &Connection::accepted, this, &Visit::arrived);
    connect(&m_connection, &Connection::refused, this, &Visit::refuse);
    connect(&m_connection, &Connection::secondFactorWanted, &m_factor, &SecondFactor::ask);
    connect(&m_factor, &SecondFactor::answered, &m_connection, &Connection::answerSecondFactor);
    connect(&m_factor, &SecondFactor::failed, this,
            [this](const QString &why) { emit finished(m_console.refuse(ExitCode::NoConnection, why)); });
}

void Visit::start()
{
    m_connection.check();
}

void Visit::interrupt()
{
    m_factor.giveUp();
    emit finished(ExitCode::Interrupted);
}

void Visit::refuse(const base::Error &error)
{
    emit finished(sayRefusal(m_console, error, m_connection.serverName()));
}

} // namespace app
