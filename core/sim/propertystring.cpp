// SPDX-License-Identifier: Apache-2.0
#include "core/sim/propertystring.h"

namespace sim {

namespace {

QByteArray lenientBoolean(const QByteArray &value)
{
    const QByteArray word = value.toLower();
    if (word == "1" || word == "on" || word == "yes" || word == "true")
        return "1";
    if (word == "0" || word == "off" || word == "no" || word == "false")
        return "0";
    return value;
}

} // namespace

std::optional<QByteArray> PropertyString::add(const QByteArray &part)
{
    const auto equals = part.indexOf('=');
    if (equals < 0)
        return addDefault(part);
    if (equals == 0 || equals == part.size() - 1)
        return "missing key in comma-separated list property\n";
    return addNamed(part.left(equals), part.mid(equals + 1));
}

std::optional<QByteArray> PropertyString::addNamed(QByteArray key, const QByteArray &value)
{
    if (m_values.contains(key))
        return "duplicate key in comma-separated list property: " + key + "\n";
    const QJsonObject rule = m_rules[QString::fromUtf8(key)].toObject();
    if (const QByteArray keyAlias = rule[u"keyAlias"].toString().toUtf8(); !keyAlias.isEmpty()) {
        if (m_values.contains(keyAlias))
            return "key alias '" + keyAlias + "' is already defined\n";
        m_values.insert(keyAlias, key);
    }
    if (rule.contains(u"alias"))
        key = rule[u"alias"].toString().toUtf8();
    insert(key, value);
    return std::nullopt;
}

std::optional<QByteArray> PropertyString::addDefault(const QByteArray &value)
{
    for (auto it = m_rules.begin(); it != m_rules.end(); ++it) {
        if (!it->toObject().contains(u"default_key"))
            continue;
        if (m_values.contains(it.key().toUtf8()))
            return "duplicate key in comma-separated list property: " + it.key().toUtf8() + "\n";
        insert(it.key().toUtf8(), value);
        return std::nullopt;
    }
    return "value without key, but schema does not define a default key\n";
}

void PropertyString::insert(const QByteArray &key, const QByteArray &value)
{
    const bool isBoolean = m_rules[QString::fromUtf8(key)][u"type"].toString() == u"boolean";
    m_values.insert(key,
                    isBoolean ? lenientBoolean(value) : value); // agent=yes is accepted (pve/FACTS.md 11)
}

} // namespace sim
