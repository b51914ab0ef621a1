// SPDX-License-Identifier: Apache-2.0
#include "core/provision/specnode.h"

#include "core/provision/jsonkeys.h"
#include "core/provision/pattern.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace prov {

namespace {

/// A value as it stands in the file, short enough for a sentence.
QString shown(const QJsonValue &value)
{
    QString text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    text = text.mid(1, text.size() - 2);
    return text.size() > 40 ? QString(text.left(39) + u'…') : text;
}

bool isEmptyValue(const QJsonValue &value)
{
    return (value.isString() && value.toString().isEmpty()) || (value.isArray() && value.toArray().isEmpty());
}

} // namespace

void SpecProblems::add(const QString &path, const Sentence &sentence)
{
    ++m_met;
    const QString text = sentence.english();
    const QString identity = path + u'\n' + text;
    if (m_seen.contains(identity))
        return;
    m_seen.insert(identity);
    m_list.append({path, text, sentence});
}

SpecNode::Layer SpecNode::Layer::child(const QString &key) const
{
    return {value.isObject() ? value.toObject().value(key) : QJsonValue(QJsonValue::Undefined),
            childPath(path, key)};
}

SpecNode::SpecNode(Layer batch, Layer own, int n, SpecProblems &problems)
    : m_batch(std::move(batch)), m_own(std::move(own)), m_n(n), m_problems(&problems)
{
}

SpecNode SpecNode::child(const QString &key) const
{
    Layer batch = m_batch.child(key);
    if (isOwn() && !m_own.value.isObject())
        batch.value = QJsonValue::Undefined;
    SpecNode node(batch, m_own.child(key), m_n, *m_problems);
    node.m_patterns = m_patterns;
    return node;
}

SpecNode SpecNode::withPatterns() const
{
    SpecNode node = *this;
    node.m_patterns = true;
    return node;
}

QStringList SpecNode::keys() const
{
    QStringList keys = m_own.value.toObject().keys();
    if (!isOwn() || m_own.value.isObject())
        keys += m_batch.value.toObject().keys();
    keys.sort();
    keys.removeDuplicates();
    return keys;
}

QString SpecNode::path() const
{
    const bool numbered = !isOwn() && m_patterns && hasPattern(m_batch.value.toString());
    return numbered ? layer().path + QStringLiteral(" (VM %1)").arg(m_n) : layer().path;
}

bool SpecNode::isMissing() const
{
    return layer().value.isUndefined() || layer().value.isNull();
}

bool SpecNode::isRemoval() const
{
    return isEmptyValue(layer().value);
}

bool SpecNode::isObject(const std::function<bool(const QString &)> &known, const QString &knownWords) const
{
    if (isMissing())
        return false;
    if (!layer().value.isObject()) {
        complain(Sentence{QT_TRANSLATE_NOOP("Wording", "must be an object, { … }, but is %1."),
                          {shown(layer().value)}});
        return false;
    }
    const Layer *layers[]{&m_batch, &m_own};
    for (const Layer *each : layers) {
        const QStringList keys = each->value.toObject().keys();
        for (const QString &key : keys) {
            if (!known(key))
                m_problems->add(
                    each->child(key).path,
                    Sentence{QT_TRANSLATE_NOOP(
                                 "Wording",
                                 "is not known here and would have no effect; remove it or correct its "
                                 "spelling (known: %1)."),
                             {knownWords}});
        }
    }
    return true;
}

bool SpecNode::isObject(const QStringList &known) const
{
    return isObject([&known](const QString &key) { return known.contains(key); },
                    known.join(QStringLiteral(", ")));
}

void SpecNode::complain(const Sentence &sentence) const
{
    m_problems->add(path(), sentence);
}

std::optional<int> SpecNode::integer(int min, int max) const
{
    if (isMissing())
        return std::nullopt;
    const QJsonValue &value = layer().value;
    const double number = value.toDouble();
    if (value.isDouble() && number == std::floor(number) && number >= min && number <= max)
        return static_cast<int>(number);
    complain(Sentence{QT_TRANSLATE_NOOP("Wording", "must be a whole number from %1 to %2, but is %3."),
                      {QString::number(min), QString::number(max), shown(value)}});
    return std::nullopt;
}

std::optional<bool> SpecNode::flag() const
{
    if (isMissing())
        return std::nullopt;
    if (layer().value.isBool())
        return layer().value.toBool();
    complain(Sentence{QT_TRANSLATE_NOOP("Wording", "must be true or false, without quotes, but is %1."),
                      {shown(layer().value)}});
    return std::nullopt;
}

std::optional<QString> SpecNode::expanded(const QString &text) const
{
    if (!m_patterns && !isOwn())
        return text;
    const std::optional<QString> result = expandPattern(text, m_n);
    if (!result)
        m_problems->add(
            layer().path,
            Sentence{QT_TRANSLATE_NOOP("Wording",
                                       "has braces that are no pattern: %1. Write {n}, {10+n}, {n:02} or "
                                       "{10+n:03}; other braces cannot be used here."),
                     {shown(text)}});
    return result;
}

QString SpecNode::text(const Rule &rule) const
{
    if (isMissing())
        return {};
    const QJsonValue &value = layer().value;
    if (!value.isString()) {
        complain(
            Sentence{QT_TRANSLATE_NOOP("Wording", "must be a text in quotes, but is %1."), {shown(value)}});
        return {};
    }
    if (isRemoval()) {
        complain(Sentence{
            QT_TRANSLATE_NOOP(
                "Wording",
                "must not be empty: it cannot be removed. Leave it out or write null for the default."),
            {}});
        return {};
    }
    const std::optional<QString> result = expanded(value.toString());
    if (!result)
        return {};
    const Sentence wrong = rule(*result);
    if (wrong.isEmpty())
        return *result;
    complain(wrong);
    return {};
}

QString SpecNode::word(const QStringList &words) const
{
    return text([&words](const QString &text) {
        return words.contains(text) ? Sentence{}
                                    : Sentence{QT_TRANSLATE_NOOP("Wording", "must be one of %1, but is %2."),
                                               {words.join(QStringLiteral(", ")), shown(text)}};
    });
}

Wish<int> SpecNode::wishedInteger(int min, int max) const
{
    if (isRemoval())
        return Wish<int>::remove();
    const std::optional<int> value = integer(min, max);
    return value ? Wish<int>::set(*value) : Wish<int>{};
}

Wish<QString> SpecNode::wishedText(const Rule &rule) const
{
    if (isRemoval())
        return Wish<QString>::remove();
    const QString value = text(rule);
    return value.isEmpty() ? Wish<QString>{} : Wish<QString>::set(value);
}

Wish<QStringList> SpecNode::wishedTexts(const Rule &rule) const
{
    if (isMissing())
        return {};
    if (isRemoval())
        return Wish<QStringList>::remove();
    if (!layer().value.isArray()) {
        complain(Sentence{QT_TRANSLATE_NOOP("Wording", "must be a list of texts, [\"…\"], but is %1."),
                          {shown(layer().value)}});
        return {};
    }
    QStringList texts;
    const QJsonArray array = layer().value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const Layer item{array.at(i), layer().path + QStringLiteral("[%1]").arg(i)};
        SpecNode node(isOwn() ? Layer{} : item, isOwn() ? item : Layer{}, m_n, *m_problems);
        node.m_patterns = m_patterns;
        if (node.isMissing())
            node.complain(
                Sentence{QT_TRANSLATE_NOOP("Wording", "must be a text in quotes, but is null."), {}});
        else if (const QString text = node.text(rule); !text.isEmpty())
            texts.append(text);
    }
    return Wish<QStringList>::set(texts);
}

} // namespace prov
