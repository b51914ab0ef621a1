// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>

#include <optional>

namespace sim {

/// The values of a comma-separated property string ("virtio=BC:…,bridge=vmbr0"), growing part by part by the
/// rules of its format in the API schema: default key, aliases, lenient booleans. Values are not judged here.
class PropertyString
{
public:
    explicit PropertyString(const QJsonObject &rules) : m_rules(rules) {}

    /// PVE's words, with their line end, when the part does not belong there.
    [[nodiscard]] std::optional<QByteArray> add(const QByteArray &part);
    [[nodiscard]] const QMap<QByteArray, QByteArray> &values() const { return m_values; }

private:
    [[nodiscard]] std::optional<QByteArray> addNamed(QByteArray key, const QByteArray &value);
    [[nodiscard]] std::optional<QByteArray> addDefault(const QByteArray &value);
    void insert(const QByteArray &key, const QByteArray &value);

    QJsonObject m_rules;
    QMap<QByteArray, QByteArray> m_values;
};

} // namespace sim
