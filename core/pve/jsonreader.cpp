// SPDX-License-Identifier: Apache-2.0
#include "core/pve/jsonreader.h"

#include "core/pve/failures.h"

#include <cmath>

namespace pve {

JsonNode JsonNode::operator[](QLatin1String key) const
{
    return {m_problem, *this, key, object().value(key)};
}

QString JsonNode::text() const
{
    switch (m_value.type()) {
    case QJsonValue::String:
        return m_value.toString();
    case QJsonValue::Double:
        return m_value.toVariant().toString();
    case QJsonValue::Bool:
        return m_value.toBool() ? QStringLiteral("1") : QStringLiteral("0");
    case QJsonValue::Null:
    case QJsonValue::Array:
    case QJsonValue::Object:
    case QJsonValue::Undefined:
        break;
    }
    refuse(QT_TRANSLATE_NOOP("Wording", "neither text nor number"));
    return {};
}

QString JsonNode::label() const
{
    return plainText(text());
}

QString JsonNode::matching(const QRegularExpression &pattern) const
{
    const auto result = text();
    if (pattern.match(result).hasMatch())
        return result;
    refuse(QT_TRANSLATE_NOOP("Wording", "not a valid name"));
    return {};
}

qint64 JsonNode::integer(qint64 least, qint64 most) const
{
    // Text and number alike; a fraction or a number beyond 64 bits is no integer in either form.
    bool ok = m_value.isDouble() && m_value.toInteger(0) == m_value.toInteger(1); // no default was needed
    const qint64 result = m_value.isDouble() ? m_value.toInteger() : text().toLongLong(&ok);
    if (ok && result >= least && result <= most)
        return result;
    refuse({QT_TRANSLATE_NOOP("Wording", "not a whole number from %1 to %2"), {least, most}});
    return least;
}

double JsonNode::real() const
{
    bool ok = m_value.isDouble();
    const double result = ok ? m_value.toDouble() : text().toDouble(&ok);
    if (ok && std::isfinite(result))
        return result;
    refuse(QT_TRANSLATE_NOOP("Wording", "not a number"));
    return 0;
}

bool JsonNode::flag() const
{
    return integer(0, 1) == 1;
}

QStringList JsonNode::words(const QRegularExpression &separator) const
{
    return isMissing() ? QStringList{} : label().split(separator, Qt::SkipEmptyParts);
}

void JsonNode::refuse(const base::Sentence &why) const
{
    if (m_problem)
        return;
    const auto where = path();
    const auto reason = isMissing() ? base::Sentence(QT_TRANSLATE_NOOP("Wording", "missing")) : why;
    m_problem =
        base::Error::of(base::Error::Kind::Malformed,
                        {QT_TRANSLATE_NOOP("Wording", "unexpected answer: %1 is %2"), {where, reason}},
                        {{QStringLiteral("path"), where}});
}

QString JsonNode::path() const
{
    if (m_index >= 0)
        return m_parent->path() + u'[' + QString::number(m_index) + u']';
    const QString key = m_key.isEmpty() ? QString(m_name) : m_key;
    return m_parent ? m_parent->path() + u'.' + plainText(key) : key;
}

QJsonArray JsonNode::array() const
{
    if (!m_value.isArray())
        refuse(QT_TRANSLATE_NOOP("Wording", "not a list"));
    return m_value.toArray();
}

QJsonObject JsonNode::object() const
{
    if (!m_value.isObject())
        refuse(QT_TRANSLATE_NOOP("Wording", "not an object"));
    return m_value.toObject();
}

} // namespace pve
