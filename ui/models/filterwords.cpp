// SPDX-License-Identifier: Apache-2.0
#include "ui/models/filterwords.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

struct Key
{
    QLatin1String name;
    QStringList FilterSubject::*values;
};
constexpr std::array<Key, 5> knownKeys{{{QLatin1String("node"), &FilterSubject::nodes},
                                        {QLatin1String("status"), &FilterSubject::states},
                                        {QLatin1String("tag"), &FilterSubject::tags},
                                        {QLatin1String("pool"), &FilterSubject::pools},
                                        {QLatin1String("template"), &FilterSubject::templates}}};

const Key *keyNamed(const QString &name)
{
    const auto *const it = std::find_if(knownKeys.begin(), knownKeys.end(),
                                        [&name](const Key &key) { return key.name == name; });
    return it == knownKeys.end() ? nullptr : it;
}

/// An IPv6 address has colons too.
bool isAddress(const QString &word)
{
    return word.count(u':') > 1 && std::all_of(word.begin(), word.end(), [](QChar c) {
               return QStringLiteral("0123456789abcdefABCDEF:.").contains(c);
           });
}

bool isKey(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

} // namespace

QStringList unlessEmpty(const QString &text)
{
    return text.isEmpty() ? QStringList() : QStringList{text};
}

FilterWords::FilterWords(const QString &text)
{
    QString word;
    bool isInside = false;
    bool isQuoted = false; // the word began with a quote
    const auto end = [&] {
        if (!word.isEmpty())
            add(word, isQuoted);
        word.clear();
        isQuoted = false;
    };
    for (const QChar c : text) {
        if (c == u'"') {
            isQuoted = isQuoted || word.isEmpty();
            isInside = !isInside;
        } else if (c.isSpace() && !isInside) {
            end();
        } else {
            word += c;
        }
    }
    end();
}

void FilterWords::add(const QString &word, bool isQuoted)
{
    const qsizetype colon = word.indexOf(u':');
    const QString key = word.left(colon).toLower();
    if (isQuoted || colon < 0 || !isKey(key) || isAddress(word)) {
        m_terms.append({{}, word});
    } else if (keyNamed(key) != nullptr) {
        m_terms.append({key, word.mid(colon + 1)});
    } else {
        m_terms.append({{}, word});
        if (m_unknown.isEmpty())
            m_unknown = key;
    }
}

bool FilterWords::fit(const FilterSubject &subject) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&subject](const Term &term) {
        const Key *key = keyNamed(term.key);
        const QStringList &values = key != nullptr ? subject.*(key->values) : subject.texts;
        return std::any_of(values.begin(), values.end(), [&term, key](const QString &value) {
            return key != nullptr ? value.startsWith(term.value, Qt::CaseInsensitive)
                                  : value.contains(term.value, Qt::CaseInsensitive);
        });
    });
}

QStringList FilterWords::keys()
{
    QStringList names;
    for (const Key &key : knownKeys)
        names.append(key.name);
    return names;
}

} // namespace ui
