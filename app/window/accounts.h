// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/authorizer.h"
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
    Accounts(store::ProfileFile file, store::SecretStore &secrets);

    /// Reads the file. What is wrong with it is said by troubled(), from the event loop.
    void load();
    [[nodiscard]] const QList<store::Profile> &profiles() const { return m_profiles; }
    [[nodiscard]] const store::Profile *profile(const QString &id) const; ///< nullptr: there is none
    [[nodiscard]] store::SecretStore &secrets() { return m_secrets; }

    /// Adds a server, or brings the one with this address and token up to date, and puts it first. A name
    /// that is empty or taken becomes another one.
    void remember(const pve::Server &server, const pve::ApiToken &token, const QString &name);
    /// The profile's token, whole; NotFound, Locked or Unavailable as SecretStore says.
    void readToken(const QString &id, std::function<void(const base::Result<pve::ApiToken> &)> done);
    void forget(const QString &id); ///< the profile and its secret

signals:
    void changed();
    void troubled(const QString &text); ///< the file cannot be used as it should be

private:
    void save(const store::ProfileFile::Change &change);

    store::ProfileFile m_file;
    store::SecretStore &m_secrets;
    QList<store::Profile> m_profiles;
};

} // namespace app
