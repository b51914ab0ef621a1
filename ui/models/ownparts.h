// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace ui {

/// What single VMs of a batch are to have apart from the others: a spec's `vms`, by row, and a row's parts by
/// their path in the spec ("hardware.cores").
class OwnParts
{
public:
    OwnParts() = default;
    explicit OwnParts(const QJsonArray &vms);
    /// Of the first `count` VMs, as in a spec.
    [[nodiscard]] QJsonArray vms(int count) const;

    [[nodiscard]] QJsonValue at(int row, const QString &path) const; ///< undefined: as the others
    void set(int row, const QString &path, const QJsonValue &value);
    void clear(const QString &path); ///< in all rows
    /// Of the first `count` VMs, what stands at none of these paths: "vms[1].hardware.onboot".
    [[nodiscard]] QStringList besides(const QStringList &paths, int count) const;

    bool operator==(const OwnParts &) const = default;

private:
    QMap<int, QJsonObject> m_rows; ///< those that have something
};

} // namespace ui
