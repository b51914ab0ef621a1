// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace prov {

/// What was learned about waiting after a clone, per (node, storage): a lock error on the first config
/// attempt makes the whole wait obligatory there for the next three clones, doubling to at most 10 s; three
/// clean ones end it.
class SettleMemory
{
public:
    struct Entry
    {
        base::Millis wait{0};
        int clonesLeft = 0;
        bool operator==(const Entry &) const = default;
    };

    [[nodiscard]] static QString key(const QString &node, const QString &storage)
    {
        return node + QLatin1Char('/') + storage;
    }
    /// 0 when nothing is obligatory.
    [[nodiscard]] base::Millis wait(const QString &key) const { return m_entries.value(key).wait; }
    /// The first config attempt after a clone met a lock, or did not. `settleWait` is the setting.
    void observe(const QString &key, bool locked, base::Millis settleWait);
    void reset(const QString &key) { m_entries.remove(key); }
    [[nodiscard]] const QMap<QString, Entry> &entries() const { return m_entries; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static SettleMemory fromJson(const QJsonObject &json);
    bool operator==(const SettleMemory &) const = default;

private:
    QMap<QString, Entry> m_entries;
};

} // namespace prov
