// SPDX-License-Identifier: Apache-2.0
// What people want of the engine.
#include "core/provision/engine.h"

#include "core/provision/advance.h"

#include <QPointer>
#include <QUuid>

#include <algorithm>

namespace prov {

using base::Error;
using Level = base::LogRecord::Level;

namespace {

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Error noSuchJob(const QString &id)
{
    return Error::of(Error::Kind::NotFound, {QT_TRANSLATE_NOOP("Wording", "there is no job %1"), {id}});
}

} // namespace

base::Result<QStringList> Engine::act(const UserAction &action)
{
    return std::visit(
        [this](const auto &wish) -> base::Result<QStringList> {
            using T = std::decay_t<decltype(wish)>;
            if constexpr (std::is_same_v<T, want::Submit>)
                return submit(wish);
            else if constexpr (std::is_same_v<T, want::Dismiss>)
                return dismiss(wish.job);
            else if constexpr (std::is_same_v<T, want::Restore>)
                return restore(wish.job);
            else if constexpr (std::is_same_v<T, want::ProvideSecret>)
                return provideSecret(wish.job, wish.passwordHash), QStringList{wish.job};
            else if constexpr (std::is_same_v<T, want::Cancel> || std::is_same_v<T, want::StopTask>)
                return userEvent(wish.job, Cancel{});
            else if constexpr (std::is_same_v<T, want::Retry>)
                return userEvent(wish.job, Retry{});
            else if constexpr (std::is_same_v<T, want::KeepWatching>)
                return userEvent(wish.job, KeepWatching{});
            else if constexpr (std::is_same_v<T, want::GiveUp>)
                return userEvent(wish.job, GiveUp{});
            else
                return userEvent(wish.job, DeleteVm{});
        },
        action);
}

base::Result<QStringList> Engine::submit(const want::Submit &submit)
{
    const auto batch = newId();
    const auto created = m_parts.clock.wallNow().toMSecsSinceEpoch();
    JobStore::Change change;
    for (qsizetype i = 0; i < submit.batch.vms.size(); ++i) {
        change.jobs.append(makeJob(submit.batch.vms[i], newId(), batch, static_cast<int>(i) + 1, m_owner,
                                   submit.batch.fingerprint, created));
    }
    if (const auto done = m_parts.store.save(change, m_parts.clock.now()); !done)
        return base::failure(done.error());
    QStringList ids;
    for (const auto &job : std::as_const(change.jobs)) {
        m_order.append(job.id);
        m_jobs.insert_or_assign(job.id, job);
        m_driven.insert(job.id);
        m_drivenJobs.reset();
        ids.append(job.id);
        emit jobAdded(job.id);
    }
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (const auto hash = submit.passwordHashes.value(i); !hash.isEmpty())
            provideSecret(ids[i], hash);
    }
    pump();
    return ids;
}

base::Result<QStringList> Engine::dismiss(const QString &id)
{
    const auto *known = job(id);
    if (!known)
        return base::failure(noSuchJob(id));
    if (isBusy(*known) && canResume(*known)) {
        const auto *why = !isFinal(known->step)
                              ? QT_TRANSLATE_NOOP("Wording", "job %1 is unfinished: cancel it first")
                              : QT_TRANSLATE_NOOP("Wording", "job %1 is deleting its VM");
        return base::failure(Error::of(Error::Kind::Invalid, {why, {id}}));
    }
    Dismissed dismissed{*known, m_parts.store.records(id), m_order.indexOf(id), {}};
    if (const auto done = m_parts.store.remove({id}); !done)
        return base::failure(done.error());
    m_dismissed.insert_or_assign(id, std::move(dismissed));
    m_hashes.remove(id);
    m_order.removeAll(id);
    m_driven.remove(id);
    m_drivenJobs.reset();
    m_reserved.remove(id);
    m_replies.erase(id);
    m_jobs.erase(id);
    takeSecret(id);
    emit jobRemoved(id);
    return QStringList{id};
}

/// Out of the keychain; it is needed again when the job comes back.
void Engine::takeSecret(const QString &id)
{
    auto &secrets = m_parts.secrets; // they outlive the engine
    secrets.read(secretKey(id), [engine = QPointer(this), &secrets, id](const base::Result<QString> &hash) {
        if (engine && engine->m_jobs.contains(id)) // it is back
            return;
        if (engine && hash) {
            if (const auto dismissed = engine->m_dismissed.find(id); dismissed != engine->m_dismissed.end())
                dismissed->second.hash = *hash;
        }
        secrets.remove(secretKey(id), [](const auto &) {});
    });
}

base::Result<QStringList> Engine::restore(const QString &id)
{
    const auto found = m_dismissed.find(id);
    if (found == m_dismissed.end())
        return base::failure(noSuchJob(id));
    if (const auto done = m_parts.store.save({{found->second.job}, {}}, m_parts.clock.now()); !done)
        return base::failure(done.error());
    const Dismissed back = std::move(found->second);
    m_dismissed.erase(found);
    m_parts.store.append(back.records);
    m_order.insert(std::min(back.place, m_order.size()), id);
    m_jobs.insert_or_assign(id, back.job);
    if (!back.hash.isEmpty())
        m_parts.secrets.write(secretKey(id), back.hash, [](const auto &) {});
    emit jobAdded(id);
    return QStringList{id};
}

base::Result<QStringList> Engine::userEvent(const QString &id, const Event &event)
{
    const auto *known = job(id);
    if (!known)
        return base::failure(noSuchJob(id));
    if (!canResume(*known)) {
        return base::failure(
            Error::of(Error::Kind::Forbidden, {QT_TRANSLATE_NOOP("Wording", "job %1 is for %2, as %3"),
                                               {id, known->owner.profile, known->owner.user}}));
    }
    if (m_driven.contains(id))
        post(id, event);
    else
        drive(id, {Resumed{}, event});
    return QStringList{id};
}

void Engine::forgetSettled(const QStringList &keys)
{
    for (const auto &key : keys)
        m_settle.reset(key);
    m_settleDirty = true;
    pump();
    emit settleChanged();
}

void Engine::provideSecret(const QString &id, const QString &hash)
{
    m_parts.log.hide(hash);
    m_hashes.insert(id, hash);
    m_parts.secrets.write(secretKey(id), hash, [engine = QPointer(this), id](const base::Result<bool> &done) {
        if (engine && !done)
            engine->m_parts.log.add(Level::Warn,
                                    QStringLiteral("the password of job %1 is kept in memory only: %2")
                                        .arg(id, done.error().text));
    });
    post(id, SecretReady{});
}

} // namespace prov
