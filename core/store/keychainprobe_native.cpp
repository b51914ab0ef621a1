// SPDX-License-Identifier: Apache-2.0
#include "core/store/keychainprobe.h"

#include <QMetaObject>
#include <QObject>

namespace store {

namespace {

/// For desktops whose keychain is always there, and of which QtKeychain tells the truth (macOS, Windows).
/// unproven: never built or run there.
class NativeProbe final : public QObject, public KeychainProbe
{
public:
    void ask(Done done) override
    {
        QMetaObject::invokeMethod(
            this,
            [done = std::move(done)] {
                done({State::Kind::Open, {}});
            },
            Qt::QueuedConnection);
    }
};

} // namespace

std::unique_ptr<KeychainProbe> makeKeychainProbe(base::Clock &)
{
    return std::make_unique<NativeProbe>();
}

} // namespace store
