// SPDX-License-Identifier: Apache-2.0
#include "core/provision/settlememory.h"

#include <algorithm>

namespace prov {

using base::Millis;

namespace {
constexpr Millis longestWait{10'000};
constexpr int clonesToConvince = 3;
} // namespace

void SettleMemory::observe(const QString &key, bool locked, Millis settleWait)
{
    auto entry = m_entries.value(key);
    if (locked) {
        entry.wait = std::min(longestWait, entry.wait > Millis{0} ? entry.wait * 2 : settleWait);
        entry.clonesLeft = clonesToConvince;
    } else if (entry.clonesLeft > 0) {
        --entry.clonesLeft;
    }
    if (entry.clonesLeft > 0)
        m_entries.insert(key, entry);
    else
        m_entries.remove(key);
}

QJsonObject SettleMemory::toJson() const
{
    QJsonObject json;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        json.insert(it.key(), QJsonObject{{QStringLiteral("wait_ms"), qint64{it->wait.count()}},
                                          {QStringLiteral("clones_left"), it->clonesLeft}});
    }
    return json;
}

SettleMemory SettleMemory::fromJson(const QJsonObject &json)
{
    SettleMemory memory;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const auto entry = it.value().toObject();
        const Millis wait{entry.value(QLatin1String("wait_ms")).toInteger()};
        const int left = entry.value(QLatin1String("clones_left")).toInt();
        if (wait > Millis{0} && left > 0)
            memory.m_entries.insert(it.key(),
                                    {std::min(wait, longestWait), std::min(left, clonesToConvince)});
    }
    return memory;
}

} // namespace prov
