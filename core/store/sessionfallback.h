// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/secretstore.h"

#include <QObject>

namespace store {

/// Secrets in the keychain and, as long as that cannot be used, in this session's memory: what is kept there
/// is gone at the end, and degraded() says so each time. A secret that is only in memory is read from there.
/// Both stores outlive it.
class SessionFallback final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    SessionFallback(SecretStore &keychain, SecretStore &session) : m_keychain(keychain), m_session(session) {}

    void read(const QString &key, ReadDone done) override;
    void write(const QString &key, const QString &value, WriteDone done) override;
    void remove(const QString &key, WriteDone done) override;

signals:
    void degraded(const base::Error &error); ///< Locked or Unavailable, see KeychainStore
    void recovered();                        ///< the keychain has taken or given a secret

private:
    SecretStore &m_keychain;
    SecretStore &m_session;
};

} // namespace store
