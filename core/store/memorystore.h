// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/store/secretstore.h"

#include <QHash>

#include <memory>
#include <vector>

namespace store {

/// Secrets that end with the program: for the demo, for tests, and where there is no keychain. Answers come
/// through the clock, as a real keychain's come through the event loop; those under way when the store goes
/// away do not come.
class MemoryStore final : public SecretStore
{
public:
    /// `clock` must outlive the store.
    explicit MemoryStore(base::Clock &clock) : m_clock(clock) {}

    void read(const QString &key, ReadDone done) override;
    void write(const QString &key, const QString &value, WriteDone done) override;
    void remove(const QString &key, WriteDone done) override;

private:
    void answerLater(std::function<void()> answer);
    void answerAll();

    base::Clock &m_clock;
    QHash<QString, QString> m_values;
    std::vector<std::function<void()>> m_answers;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace store
