// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/systemclock.h"
#include "core/store/keychainstore.h"
#include "core/store/secretserviceprobe.h"

namespace app {

/// The keychain of this desktop, with what it needs.
struct Keychain
{
    base::SystemClock clock;
    store::SecretServiceProbe state;
    store::KeychainStore store{state, clock};
};

} // namespace app
