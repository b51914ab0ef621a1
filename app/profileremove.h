// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/console.h"
#include "app/keychain.h"
#include "app/prompt.h"
#include "core/store/profile.h"

namespace app {

/// slipway-cli profile remove: forgets a profile and its secret, and says both. With `yes` nobody is asked.
class ProfileRemove final : public Activity
{
    Q_OBJECT
public:
    [[nodiscard]] static Begun begin(const QString &name, bool yes, Console &console);
    void interrupt() override;

private:
    ProfileRemove(store::Profile profile, Console &console);
    void ask();
    void answered(const QString &line);
    void remove();
    void secretRemoved(const base::Result<bool> &removed);

    Console &m_console;
    store::Profile m_profile;
    Keychain m_keychain;
    std::unique_ptr<Prompt> m_prompt;
};

} // namespace app
