// SPDX-License-Identifier: Apache-2.0
#include "ui/models/ownparts.h"

#include "ui/create/jsonpath.h"

namespace ui {

OwnParts::OwnParts(const QJsonArray &vms)
{
    for (int row = 0; row < vms.size(); ++row) {
        if (const QJsonObject own = vms.at(row).toObject(); !own.isEmpty())
            m_rows.insert(row, own);
    }
}

QJsonArray OwnParts::vms(int count) const
{
    QJsonArray list;
    for (auto it = m_rows.begin(); it != m_rows.end() && it.key() < count; ++it) {
        while (list.size() < it.key())
            list.append(QJsonValue::Null);
        list.append(*it);
    }
    return list;
}

QJsonValue OwnParts::at(int row, const QString &path) const
{
    return valueAt(m_rows.value(row), path);
}

void OwnParts::set(int row, const QString &path, const QJsonValue &value)
{
    QJsonObject own = m_rows.value(row);
    removeAt(own, path);
    insertAt(own, path, value);
    if (own.isEmpty())
        m_rows.remove(row);
    else
        m_rows.insert(row, own);
}

void OwnParts::clear(const QString &path)
{
    const QList<int> rows = m_rows.keys();
    for (const int row : rows)
        set(row, path, QJsonValue(QJsonValue::Undefined));
}

QStringList OwnParts::besides(const QStringList &paths, int count) const
{
    QStringList result;
    for (auto it = m_rows.begin(); it != m_rows.end() && it.key() < count; ++it) {
        const QStringList leaves = leavesOf(*it);
        for (const QString &path : leaves) {
            if (!paths.contains(path))
                result.append(QStringLiteral("vms[%1].%2").arg(QString::number(it.key()), path));
        }
    }
    return result;
}

} // namespace ui
