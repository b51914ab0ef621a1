// SPDX-License-Identifier: Apache-2.0
#include "ui/create/jsonpath.h"

namespace ui {

void insertAt(QJsonObject &object, const QString &path, const QJsonValue &value)
{
    if (value.isUndefined())
        return;
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.insert(path, value);
        return;
    }
    QJsonObject inner = object.value(path.left(dot)).toObject();
    insertAt(inner, path.mid(dot + 1), value);
    object.insert(path.left(dot), inner);
}

void removeAt(QJsonObject &object, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.remove(path);
        return;
    }
    if (!object.value(path.left(dot)).isObject())
        return;
    QJsonObject inner = object.value(path.left(dot)).toObject();
    removeAt(inner, path.mid(dot + 1));
    if (inner.isEmpty())
        object.remove(path.left(dot));
    else
        object.insert(path.left(dot), inner);
}

QJsonValue valueAt(const QJsonObject &object, const QString &path)
{
    QJsonValue value = object;
    const QStringList keys = path.split(u'.');
    for (const QString &key : keys)
        value = value.toObject().value(key);
    return value;
}

QStringList leavesOf(const QJsonObject &object)
{
    QStringList paths;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonObject inner = it.value().toObject();
        if (inner.isEmpty())
            paths.append(it.key());
        const QStringList below = leavesOf(inner);
        for (const QString &path : below)
            paths.append(it.key() + u'.' + path);
    }
    return paths;
}

} // namespace ui
