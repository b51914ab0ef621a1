// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/systemclock.h"
#include "core/store/keychainstore.h"

#include <memory>

namespace app {

/// The keychain of this desktop, with what it needs.
struct Keychain
{
    base::SystemClock clock;
    std::unique_ptr<store::KeychainProbe> state = store::makeKeychainProbe(clock);
    store::KeychainStore store{*state, clock};
};

} // namespace app
