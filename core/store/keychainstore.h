// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/store/keychainprobe.h"
#include "core/store/secretstore.h"

#include <memory>
#include <vector>

namespace store {

/// The OS keychain through QtKeychain, and the truth about it: what the library reports of a locked or
/// missing keychain is checked against the probe. Never a plain file (no insecureFallback). Errors:
/// NotFound (read only), Locked (locked, or the person said no), Unavailable (no keychain, or none that
/// answers within `patience`). Probe and clock outlive it; what is under way when it goes away is dropped.
class KeychainStore final : public SecretStore
{
public:
    static constexpr base::Millis patience{15'000};

    KeychainStore(KeychainProbe &probe, base::Clock &clock, QString service = QStringLiteral("slipway"));
    ~KeychainStore() override;

    void read(const QString &key, ReadDone done) override;
    void write(const QString &key, const QString &value, WriteDone done) override;
    void remove(const QString &key, WriteDone done) override;

private:
    class Operation;
    void begin(std::unique_ptr<Operation> operation);
    [[nodiscard]] std::unique_ptr<Operation> take(const Operation *operation);

    KeychainProbe &m_probe;
    base::Clock &m_clock;
    QString m_service;
    std::vector<std::unique_ptr<Operation>> m_operations;
};

} // namespace store
