// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/console.h"
#include "app/keychain.h"
#include "core/store/profile.h"

namespace app {

/// slipway-cli profile list: the servers that are known, and whether the keychain has their secrets.
class ProfileList final : public Activity
{
    Q_OBJECT
public:
    [[nodiscard]] static Begun begin(Console &console);
    void interrupt() override { emit finished(ExitCode::Interrupted); }

private:
    enum class Secret {
        Asked, ///< not to be kept
        Kept,
        Missing,
        Unknown, ///< the keychain cannot be used
    };

    ProfileList(const QList<store::Profile> &profiles, Console &console);
    void lookAtNext();
    void add(Secret secret);
    void show();
    [[nodiscard]] static QString wordOf(Secret secret);

    Console &m_console;
    QList<store::Profile> m_profiles;
    QList<Secret> m_secrets; ///< in step, as far as it was looked at
    QString m_trouble;       ///< why the keychain cannot be used; empty: it can
    Keychain m_keychain;
};

} // namespace app
