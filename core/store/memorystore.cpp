// SPDX-License-Identifier: Apache-2.0
#include "core/store/memorystore.h"

#include <utility>

namespace store {

void MemoryStore::read(const QString &key, ReadDone done)
{
    const auto found = m_values.constFind(key);
    base::Result<QString> value = base::failure(base::Error::of(
        base::Error::Kind::NotFound, {QT_TRANSLATE_NOOP("Wording", "no secret under %1"), {key}}));
    if (found != m_values.cend())
        value = *found;
    answerLater([done = std::move(done), value = std::move(value)] { done(value); });
}

void MemoryStore::write(const QString &key, const QString &value, WriteDone done)
{
    m_values.insert(key, value);
    answerLater([done = std::move(done)] { done(true); });
}

void MemoryStore::remove(const QString &key, WriteDone done)
{
    m_values.remove(key);
    answerLater([done = std::move(done)] { done(true); });
}

void MemoryStore::answerLater(std::function<void()> answer)
{
    m_answers.push_back(std::move(answer));
    if (!m_timer)
        m_timer = m_clock.after(base::Millis{0}, [this] { answerAll(); });
}

void MemoryStore::answerAll()
{
    // Nothing of ours is touched after the first answer: it may destroy this store.
    const auto answers = std::exchange(m_answers, {});
    m_timer.reset();
    for (const auto &answer : answers)
        answer();
}

} // namespace store
