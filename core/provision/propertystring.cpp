// SPDX-License-Identifier: Apache-2.0
#include "core/provision/propertystring.h"

#include <QStringList>

#include <algorithm>

namespace prov {

namespace {

const QString modelKey = QStringLiteral("model");
const QString macKey = QStringLiteral("macaddr");

} // namespace

PropertyString PropertyString::parse(const QString &text, const QString &defaultKey)
{
    PropertyString result;
    result.m_defaultKey = defaultKey;
    const QStringList parts = text.trimmed().split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const qsizetype equals = part.indexOf(u'=');
        const QString key = equals < 0 ? defaultKey : part.left(equals).trimmed();
        if (equals >= 0 && key == defaultKey)
            result.m_bareDefault = false;
        result.m_entries.append({key, part.mid(equals + 1).trimmed()});
    }
    return result;
}

qsizetype PropertyString::indexOf(const QString &key) const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [&key](const auto &entry) { return entry.first == key; });
    return it == m_entries.end() ? -1 : it - m_entries.begin();
}

std::optional<QString> PropertyString::value(const QString &key) const
{
    const qsizetype index = indexOf(key);
    return index < 0 ? std::nullopt : std::optional(m_entries.at(index).second);
}

void PropertyString::set(const QString &key, const QString &value)
{
    if (const qsizetype index = indexOf(key); index >= 0)
        m_entries[index].second = value;
    else if (key == m_defaultKey)
        m_entries.prepend({key, value});
    else
        m_entries.append({key, value});
}

void PropertyString::remove(const QString &key)
{
    m_entries.removeIf([&key](const auto &entry) { return entry.first == key; });
}

QString PropertyString::print() const
{
    QStringList parts;
    for (const auto &[key, value] : m_entries)
        parts.append(key == m_defaultKey && m_bareDefault ? value : QString(key + u'=' + value));
    return parts.join(u',');
}

const QStringList &netModels()
{
    static const QStringList models{
        QStringLiteral("e1000"),         QStringLiteral("e1000-82540em"), QStringLiteral("e1000-82544gc"),
        QStringLiteral("e1000-82545em"), QStringLiteral("e1000e"),        QStringLiteral("i82551"),
        QStringLiteral("i82557b"),       QStringLiteral("i82559er"),      QStringLiteral("ne2k_isa"),
        QStringLiteral("ne2k_pci"),      QStringLiteral("pcnet"),         QStringLiteral("rtl8139"),
        QStringLiteral("virtio"),        QStringLiteral("vmxnet3")};
    return models;
}

PropertyString parseNet(const QString &text)
{
    PropertyString net = PropertyString::parse(text, modelKey);
    for (const QString &model : netModels()) {
        const std::optional<QString> mac = net.value(model);
        if (!mac)
            continue;
        net.remove(model);
        net.set(macKey, *mac);
        net.set(modelKey, model);
    }
    return net;
}

QString printNet(const PropertyString &net)
{
    PropertyString rest = net;
    rest.remove(modelKey);
    rest.remove(macKey);
    QString head = net.value(modelKey).value_or(QString());
    if (const std::optional<QString> mac = net.value(macKey))
        head += u'=' + *mac;
    return rest.isEmpty() ? head : QString(head + u',' + rest.print());
}

bool propertyFlag(const QString &text)
{
    static const QStringList yes{QStringLiteral("1"), QStringLiteral("on"), QStringLiteral("yes"),
                                 QStringLiteral("true")};
    return yes.contains(text, Qt::CaseInsensitive);
}

} // namespace prov
