// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/sentence.h"

#include <functional>
#include <memory>

namespace store {

/// Asks the desktop what state its keychain is in, because QtKeychain hides it: of a locked one it says that
/// entries are missing, and that they were deleted. One implementation per kind of desktop.
class KeychainProbe
{
public:
    struct State
    {
        enum class Kind {
            Open,
            Locked,  ///< using it shows the desktop's prompt
            Missing, ///< no service, no bus, or no keyring that would take a secret
        };
        Kind kind = Kind::Missing;
        base::Sentence why; ///< of Missing
        bool operator==(const State &) const = default;
    };
    using Done = std::function<void(const State &)>;

    KeychainProbe() = default;
    KeychainProbe(const KeychainProbe &) = delete;
    KeychainProbe &operator=(const KeychainProbe &) = delete;
    virtual ~KeychainProbe() = default;

    /// `done` is called once, from the event loop, never inside the call, and not after the probe is gone. It
    /// may never be called: who waits has a time-out.
    virtual void ask(Done done) = 0;
};

/// The probe of the desktop that this was built for. The clock outlives it.
[[nodiscard]] std::unique_ptr<KeychainProbe> makeKeychainProbe(base::Clock &clock);

} // namespace store
