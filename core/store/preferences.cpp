// SPDX-License-Identifier: Apache-2.0
#include "core/store/preferences.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace store {

using Values = Preference::Values;
using Wrong = Preference::Wrong;

tl::expected<Values, Wrong> Preference::check(Values values) const
{
    if (values.size() < fewest)
        return tl::unexpected(Wrong::TooFew);
    if (values.size() > most)
        return tl::unexpected(Wrong::TooMany);
    const bool inRange = std::all_of(values.begin(), values.end(),
                                     [this](qint64 value) { return value >= minimum && value <= maximum; });
    if (!inRange)
        return tl::unexpected(Wrong::OutOfRange);
    return values;
}

tl::expected<Values, Wrong> Preference::fromJson(const QJsonValue &json) const
{
    if (!words.empty()) {
        const auto said = std::find_if(words.begin(), words.end(), [&json](const Word &word) {
            return json.isString() && json.toString() == QLatin1String(word.word);
        });
        if (said == words.end())
            return tl::unexpected(Wrong::NoValue);
        return Values{said - words.begin()};
    }
    if (json.isArray() != isList())
        return tl::unexpected(Wrong::NoValue);
    const QJsonArray list = isList() ? json.toArray() : QJsonArray{json};
    Values values;
    for (const auto &entry : list) {
        const double number = entry.toDouble(0.5);
        if (!entry.isDouble() || number != std::floor(number) || std::abs(number) > 1e15)
            return tl::unexpected(Wrong::NoValue);
        values.push_back(static_cast<qint64>(number));
    }
    return check(values);
}

QJsonValue Preference::toJson(const Values &values) const
{
    if (!words.empty())
        return QString::fromLatin1(words.at(static_cast<std::size_t>(values.front())).word);
    if (!isList())
        return values.front();
    QJsonArray list;
    for (const qint64 value : values)
        list.append(value);
    return list;
}

base::Sentence Preference::wants() const
{
    if (!words.empty()) {
        QStringList all;
        for (const Word &word : words)
            all.append(u'"' + QString::fromLatin1(word.word) + u'"');
        return {QT_TRANSLATE_NOOP("Wording", "one of %1"), {all.join(QStringLiteral(", "))}};
    }
    if (!isList())
        return {QT_TRANSLATE_NOOP("Wording", "a whole number from %1 to %2"), {minimum, maximum}};
    return {QT_TRANSLATE_NOOP("Wording", "a list of %1 to %2 whole numbers from %3 to %4"),
            {fewest, most, minimum, maximum}};
}

} // namespace store
