// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace ui {

/// Puts a value at a dotted path; does nothing when it is undefined.
void insertAt(QJsonObject &object, const QString &path, const QJsonValue &value);
/// Objects that it leaves empty go too: what is not said is not there.
void removeAt(QJsonObject &object, const QString &path);
[[nodiscard]] QJsonValue valueAt(const QJsonObject &object, const QString &path);
/// The paths of all values that are no objects, or empty ones.
[[nodiscard]] QStringList leavesOf(const QJsonObject &object);

} // namespace ui
