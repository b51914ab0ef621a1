// SPDX-License-Identifier: Apache-2.0
#include "ui/cancelquestion.h"

#include "ui/jobacts.h"
#include "ui/messagebar.h"
#include "ui/wording.h"

#include <QApplication>

#include <utility>

namespace ui {

namespace {

const QString cancelKey = QStringLiteral("cancelJobs");

} // namespace

CancelQuestion::CancelQuestion(const prov::Engine &engine, MessageBar &messages, QObject *parent)
    : QObject(parent), m_engine(engine), m_messages(messages)
{
    connect(&engine, &prov::Engine::jobChanged, this, &CancelQuestion::follow);
    connect(&engine, &prov::Engine::jobRemoved, this, &CancelQuestion::follow);
    connect(&messages, &MessageBar::acted, this, [this](const QString &key) {
        if (key == cancelKey)
            cancel();
    });
    connect(&messages, &MessageBar::closed, this, [this](const QString &key) {
        if (key != cancelKey)
            return;
        m_asked.clear();
        emit answered();
    });
}

QList<const prov::Job *> CancelQuestion::stillToCancel() const
{
    QList<const prov::Job *> jobs;
    for (const auto &id : m_asked)
        jobs.append(m_engine.job(id));
    jobs.removeAll(nullptr);
    return concernedBy(JobAct::Cancel, jobs, m_engine);
}

void CancelQuestion::ask(const QStringList &jobIds)
{
    m_asked = jobIds;
    const auto jobs = stillToCancel();
    if (jobs.isEmpty())
        return withdraw();
    const auto count = static_cast<int>(jobs.size());
    m_messages.post(
        {cancelKey, Family::Retry, Symbol::Warn, tr("Cancel %n job(s)?", nullptr, count),
         tr("Clones are stopped and leave nothing, as a rule; a VM that is there already stays, half made."),
         tr("Cancel Jobs")});
    m_messages.focusAction(cancelKey);
}

/// They go on meanwhile, and may all come to their end.
void CancelQuestion::follow()
{
    if (m_asked.isEmpty())
        return;
    const auto jobs = stillToCancel();
    if (jobs.isEmpty()) {
        const bool hadKeyboard = m_messages.isAncestorOf(QApplication::focusWidget());
        withdraw();
        if (hadKeyboard)
            emit answered();
        return;
    }
    m_messages.rename(cancelKey, tr("Cancel %n job(s)?", nullptr, static_cast<int>(jobs.size())));
}

void CancelQuestion::cancel()
{
    const auto jobs = stillToCancel();
    QStringList ids;
    for (const auto *job : jobs)
        ids.append(job->id);
    withdraw();
    emit answered();
    for (const auto &id : std::as_const(ids))
        emit wants(prov::want::Cancel{id});
}

void CancelQuestion::withdraw()
{
    m_asked.clear();
    m_messages.withdraw(cancelKey);
}

} // namespace ui
