// SPDX-License-Identifier: Apache-2.0
#include "core/base/redactor.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace base {

void Redactor::add(const QString &secret)
{
    if (secret.size() < shortestSecret)
        return;
    for (const auto &form : {secret, QString::fromLatin1(QUrl::toPercentEncoding(secret))}) {
        if (!m_secrets.contains(form))
            m_secrets.append(form);
    }
    std::ranges::stable_sort(m_secrets, std::ranges::greater{}, &QString::size);
}

QString Redactor::redacted(QString text) const
{
    for (const auto &secret : m_secrets)
        text.replace(secret, QStringLiteral("***"));
    return text;
}

QJsonValue Redactor::redacted(const QJsonValue &value) const
{
    if (value.isString())
        return redacted(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        const auto items = value.toArray();
        for (const auto &item : items)
            array.append(redacted(QJsonValue(item)));
        return array;
    }
    if (value.isObject()) {
        auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            *it = redacted(QJsonValue(it.value()));
        return object;
    }
    return value;
}

LogRecord Redactor::redacted(LogRecord record) const
{
    if (m_secrets.isEmpty())
        return record;
    record.text = redacted(std::move(record.text));
    record.fields = redacted(QJsonValue(record.fields)).toObject();
    return record;
}

Error Redactor::redacted(Error error) const
{
    error.text = redacted(std::move(error.text));
    for (auto &value : error.fields)
        value = redacted(std::move(value));
    error.said = error.said.changed([this](const QString &words) { return redacted(words); });
    return error;
}

} // namespace base
