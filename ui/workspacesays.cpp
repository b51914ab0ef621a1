// SPDX-License-Identifier: Apache-2.0
// What stands in the workspace's message bar about the session as a whole, and what its buttons do.
#include "core/base/shown.h"
#include "ui/createpage.h"
#include "ui/machinespage.h"
#include "ui/messagebar.h"
#include "ui/serverlabel.h"
#include "ui/workspace.h"

#include <QAction>

namespace ui {

namespace {

const QString resumedKey = QStringLiteral("resumed");
const QString othersKey = QStringLiteral("others");
const QString signedOutKey = QStringLiteral("signedOut");
const QString powerlessKey = QStringLiteral("powerless");
const QString journalKey = QStringLiteral("journal");

} // namespace

void Workspace::acted(const QString &notice)
{
    if (notice == resumedKey || notice == othersKey) {
        m_messages->withdraw(notice);
        showPage(Jobs);
    } else if (notice == signedOutKey) {
        emit signInWanted();
    } else if (notice == powerlessKey) {
        emit editWanted();
    }
}

void Workspace::followJournal()
{
    connect(&m_parts.engine, &prov::Engine::saveFailed, this, &Workspace::sayNotSaved);
    connect(&m_parts.engine, &prov::Engine::saved, this, [this] { m_messages->withdraw(journalKey); });
    if (m_parts.engine.saveError())
        sayNotSaved(*m_parts.engine.saveError());
}

/// Nothing is done until it can be.
void Workspace::sayNotSaved(const base::Error &error)
{
    m_messages->post({journalKey,
                      Family::Fail,
                      Symbol::Error,
                      tr("The journal cannot be written."),
                      tr("Nothing is done until it can be: “%1”.").arg(base::shown(error)),
                      {}});
}

void Workspace::sayResumed(int count)
{
    showPage(Jobs);
    m_messages->post({resumedKey, Family::Run, Symbol::Info, tr("%n job(s) were resumed.", nullptr, count),
                      tr("They were under way when Slipway last closed."), tr("Show")});
}

void Workspace::sayOthers(const QStringList &jobs)
{
    m_messages->post({othersKey, Family::Wait, Symbol::Info, tr("There are jobs of others."),
                      jobs.join(QStringLiteral("; ")) + u'.', tr("Show")});
}

void Workspace::sayEndpoint(const QString &endpoint)
{
    m_server->setEndpoint(endpoint);
}

void Workspace::saySignedOut(const QString &why)
{
    m_server->signedOut();
    m_reconnect->setVisible(false);
    m_refresh->setEnabled(false);
    m_machines->setReadOnly();
    m_messages->post({signedOutKey, Family::Fail, Symbol::Key,
                      tr("The sign-in at %1 is over.").arg(m_parts.server),
                      tr("The server says “%1”. Its tasks go on, and Slipway's jobs continue after the next "
                         "sign-in.")
                          .arg(why),
                      tr("Sign In Again")});
}

void Workspace::sayNoPrivileges()
{
    m_messages->post({powerlessKey, Family::Retry, Symbol::Warn,
                      tr("%1 has no privileges here.").arg(m_parts.user),
                      m_parts.user.contains(u'!')
                          ? tr("A token with privilege separation needs its own. Test the connection to see "
                               "which, and how they are granted.")
                          : tr("Test the connection to see which are needed, and how they are granted."),
                      tr("Edit This Server")});
}

} // namespace ui
