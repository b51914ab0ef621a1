// SPDX-License-Identifier: Apache-2.0
#include "core/store/keychainstore.h"

#include "core/base/plaintext.h"

#include <QPointer>

#include <qt6keychain/keychain.h>

#include <algorithm>

namespace store {

using base::Error;
using Kind = KeychainProbe::State::Kind;

namespace {

base::Result<QString> fails(Error::Kind kind, const base::Sentence &what)
{
    return base::failure(Error::of(kind, what));
}

base::Result<QString> locked()
{
    return fails(Error::Kind::Locked, QT_TRANSLATE_NOOP("Wording", "the keychain is locked"));
}

} // namespace

/// One read, write or removal: the probe is asked, the job runs, and where its answer may hide a locked
/// keychain the probe is asked again.
class KeychainStore::Operation final : public QObject
{
public:
    using Done = std::function<void(const base::Result<QString> &)>;

    Operation(KeychainStore &store, QKeychain::Job *job, Done done)
        : m_store(store), m_job(job), m_done(std::move(done))
    {
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, this, [this] { judge(); });
    }

    void start()
    {
        m_deadline = m_store.m_clock.after(patience, [this] {
            finish(fails(Error::Kind::Unavailable,
                         QT_TRANSLATE_NOOP("Wording", "the keychain does not answer")));
        });
        probe([this](const KeychainProbe::State &state) {
            if (state.kind == Kind::Missing)
                return finish(fails(Error::Kind::Unavailable, state.why));
            m_wasLocked = state.kind == Kind::Locked;
            m_started = true;
            m_job->start();
        });
    }

    ~Operation() override
    {
        if (m_job && !m_started)
            delete m_job.data(); // a started one deletes itself
    }

private:
    void probe(const KeychainProbe::Done &then)
    {
        m_store.m_probe.ask([self = QPointer(this), then](const KeychainProbe::State &state) {
            if (self)
                then(state);
        });
    }

    void judge()
    {
        const auto result = resultOf(*m_job);
        const bool mayHide = m_wasLocked && (result || result.error().kind == Error::Kind::NotFound) &&
                             !qobject_cast<QKeychain::WritePasswordJob *>(m_job.data());
        if (!mayHide)
            return finish(result);
        probe([this, result](const KeychainProbe::State &state) {
            finish(state.kind == Kind::Open ? result : locked());
        });
    }

    static base::Result<QString> resultOf(const QKeychain::Job &job)
    {
        switch (job.error()) {
        case QKeychain::NoError: {
            const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
            return read ? read->textData() : QString();
        }
        case QKeychain::EntryNotFound:
            return fails(Error::Kind::NotFound,
                         QT_TRANSLATE_NOOP("Wording", "the keychain has no such secret"));
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser:
            return locked();
        case QKeychain::CouldNotDeleteEntry:
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
        case QKeychain::OtherError:
            break;
        }
        return fails(Error::Kind::Unavailable, {QT_TRANSLATE_NOOP("Wording", "the keychain refuses: %1"),
                                                {base::blanked(job.errorString())}});
    }

    /// The last thing that happens here: `done` may destroy the store.
    void finish(const base::Result<QString> &result)
    {
        const auto self = m_store.take(this);
        const auto done = std::move(m_done);
        done(result);
    }

    KeychainStore &m_store;
    QPointer<QKeychain::Job> m_job;
    Done m_done;
    std::unique_ptr<base::Timer> m_deadline;
    bool m_wasLocked = false;
    bool m_started = false;
};

KeychainStore::KeychainStore(KeychainProbe &probe, base::Clock &clock, QString service)
    : m_probe(probe), m_clock(clock), m_service(std::move(service))
{
}

KeychainStore::~KeychainStore() = default;

void KeychainStore::read(const QString &key, ReadDone done)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    begin(std::make_unique<Operation>(*this, job, std::move(done)));
}

void KeychainStore::write(const QString &key, const QString &value, WriteDone done)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setTextData(value);
    begin(std::make_unique<Operation>(*this, job,
                                      [done = std::move(done)](const base::Result<QString> &result) {
                                          done(result.map([](const QString &) { return true; }));
                                      }));
}

void KeychainStore::remove(const QString &key, WriteDone done)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    begin(std::make_unique<Operation>(*this, job,
                                      [done = std::move(done)](const base::Result<QString> &result) {
                                          if (!result && result.error().kind == Error::Kind::NotFound)
                                              return done(true); // removing what is not there is fine
                                          done(result.map([](const QString &) { return true; }));
                                      }));
}

void KeychainStore::begin(std::unique_ptr<Operation> operation)
{
    m_operations.push_back(std::move(operation));
    m_operations.back()->start();
}

std::unique_ptr<KeychainStore::Operation> KeychainStore::take(const Operation *operation)
{
    const auto found = std::find_if(m_operations.begin(), m_operations.end(),
                                    [operation](const auto &entry) { return entry.get() == operation; });
    auto taken = std::move(*found);
    m_operations.erase(found);
    return taken;
}

} // namespace store
