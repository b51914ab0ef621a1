// SPDX-License-Identifier: Apache-2.0
#include "ui/create/specloader.h"

namespace ui {

namespace {

/// null is as good as nothing.
QJsonObject withoutNulls(const QJsonObject &object)
{
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isObject())
            result.insert(it.key(), withoutNulls(it.value().toObject()));
        else if (!it.value().isNull())
            result.insert(it.key(), it.value());
    }
    return result;
}

bool isOfTemplate(const Field &field)
{
    return field.path().startsWith(u"disks.") || field.path().startsWith(u"network.");
}

} // namespace

void SpecLoader::open(const QJsonObject &spec, const QStringList &otherPaths)
{
    m_unshown.clear();
    m_rest = withoutNulls(spec);
    for (const QString &path : otherPaths)
        removeAt(m_rest, path);
    // A file that does not say it means another thing than a page on which nothing was chosen.
    const bool starts = m_rest.value(QStringLiteral("start")).toBool(true);
    if (!m_rest.contains(QStringLiteral("wait_for")))
        m_rest.insert(QStringLiteral("wait_for"),
                      starts ? QStringLiteral("running") : QStringLiteral("none"));
}

void SpecLoader::fill(const QList<Section *> &sections, bool templateIsRead)
{
    if (m_rest.isEmpty())
        return;
    for (Section *section : sections) {
        if (templateIsRead)
            section->makeRoom(m_rest);
        const QList<Field *> fields = section->fields();
        for (Field *field : fields) {
            if (templateIsRead || !isOfTemplate(*field))
                fill(*field);
        }
    }
}

void SpecLoader::fill(Field &field)
{
    const QJsonValue value = valueAt(m_rest, field.path());
    if (value.isUndefined())
        return;
    const bool wasTried = m_unshown.contains(field.path());
    if (wasTried ? !field.value().isUndefined() : field.setValue(value))
        removeAt(m_rest, field.path());
    else
        m_unshown.insert(field.path());
}

} // namespace ui
