// SPDX-License-Identifier: Apache-2.0
#include "core/provision/sentencejson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace prov {

using base::Sentence;

namespace {

constexpr int deepest = 8; // of sentences in sentences: a journal that was tampered with ends somewhere

Sentence fromJson(const QJsonValue &json, int depth)
{
    if (!json.isObject() || depth > deepest)
        return json.toString();
    Sentence sentence(json[u"says"].toString().toUtf8(), {});
    const auto facts = json[u"facts"].toArray();
    for (const auto &fact : facts)
        sentence.facts.append(fromJson(fact, depth + 1));
    return sentence;
}

} // namespace

QJsonValue toJson(const Sentence &sentence)
{
    if (sentence.source.isEmpty())
        return sentence.verbatim;
    QJsonArray facts;
    for (const auto &fact : sentence.facts)
        facts.append(toJson(fact));
    return QJsonObject{{QStringLiteral("says"), QString::fromUtf8(sentence.source)},
                       {QStringLiteral("facts"), facts}};
}

Sentence sentenceFromJson(const QJsonValue &json)
{
    return fromJson(json, 0);
}

} // namespace prov
