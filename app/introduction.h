// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/console.h"
#include "app/keychain.h"
#include "app/prompt.h"
#include "app/target.h"

#include <functional>
#include <memory>

namespace app {

/// Finds out where a command goes and as whom, and is that command from then on: the secret of a profile is
/// in the keychain, and what is not kept anywhere is asked for on the terminal, without echo.
class Introduction final : public Activity
{
    Q_OBJECT
public:
    using Next = std::function<Begun(const Target &)>;

    /// Goes on with `next` at once when nothing has to be asked. `console` must outlive it.
    [[nodiscard]] static Begun begin(const ConnectionOptions &options, Console &console, Next next);

    void interrupt() override;

private:
    Introduction(Whereabouts whereabouts, Console &console, Next next);
    void askKeychain();
    void kept(const base::Result<pve::Credential> &credential);
    void askPerson();
    void typed(const QString &secret);
    void goOn(const pve::Credential &credential);

    Console &m_console;
    Whereabouts m_whereabouts;
    Next m_next;
    Keychain m_keychain;
    std::unique_ptr<Prompt> m_prompt;
    std::unique_ptr<Activity> m_command; ///< once it is known where to go
};

/// The profiles of the file. A damaged one is kept aside, which is said; one that cannot be read ends the
/// command.
[[nodiscard]] tl::expected<QList<store::Profile>, ExitCode> readProfiles(Console &console);
/// What a prompt for this secret says: "Password of ops@pve: ".
[[nodiscard]] QString secretQuestion(const pve::Credential &credential);
/// The credential with what was typed: of a token the secret, or the whole of it.
[[nodiscard]] base::Result<pve::Credential> withTyped(const pve::Credential &credential,
                                                      const QString &typed);

} // namespace app
