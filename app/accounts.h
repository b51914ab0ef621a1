// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/credential.h"
#include "core/store/profilefile.h"
#include "core/store/secretstore.h"

#include <QObject>

#include <functional>

namespace app {

/// The servers that a person has added: their profiles in a file, their secrets in a store. The one that was
/// used last stands first. The store outlives it.
class Accounts final : public QObject
{
    Q_OBJECT
public:
    /// A server or cluster as it is to be kept.
    struct Entry
    {
        QString id;   ///< of the profile that is to change; empty: the one with this endpoint and identity
        QString name; ///< empty: as it was, or the host
        QList<pve::Server> endpoints;
        pve::Credential credential;
        bool keepsPassword = false; ///< in the keychain; a token always is
    };

    Accounts(store::ProfileFile file, store::SecretStore &secrets);

    /// Reads the file. What is wrong with it is said by troubled(), from the event loop.
    void load();
    [[nodiscard]] const QList<store::Profile> &profiles() const { return m_profiles; }
    [[nodiscard]] const store::Profile *profile(const QString &id) const; ///< nullptr: there is none
    [[nodiscard]] const store::Profile *named(const QString &name) const; ///< whatever its case
    [[nodiscard]] store::SecretStore &secrets() { return m_secrets; }

    /// Adds a server, or brings a known one up to date, and puts it first. A name that another one has
    /// becomes "name 2". `stored` is told whether the secret was kept; a password that is not to be kept is
    /// removed where it was.
    void remember(const Entry &entry, store::SecretStore::WriteDone stored = {});
    /// What a profile signs in with, whole. NotFound: the secret is not kept; Locked or Unavailable as
    /// SecretStore says. `done` comes from the event loop.
    void readCredential(const QString &id, std::function<void(const base::Result<pve::Credential> &)> done);
    /// The profile and its secret. `removed` is told what became of the secret.
    void forget(const QString &id, store::SecretStore::WriteDone removed = {});

signals:
    void changed();
    void troubled(const base::Sentence &why); ///< the file cannot be used as it should be

private:
    [[nodiscard]] bool save(const store::ProfileFile::Change &change);

    store::ProfileFile m_file;
    store::SecretStore &m_secrets;
    QList<store::Profile> m_profiles;
};

/// What a profile signs in with, but for the secret.
[[nodiscard]] pve::Credential withoutSecret(const store::Profile &profile);
/// The same with its secret. A keychain may give anything: what ends up in a header line is looked at again.
[[nodiscard]] base::Result<pve::Credential> withSecretOf(const store::Profile &profile,
                                                         const QString &secret);

} // namespace app
