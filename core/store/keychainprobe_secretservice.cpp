// SPDX-License-Identifier: Apache-2.0
#include "core/store/secretserviceprobe.h"

namespace store {

std::unique_ptr<KeychainProbe> makeKeychainProbe(base::Clock &clock)
{
    return std::make_unique<SecretServiceProbe>(clock);
}

} // namespace store
