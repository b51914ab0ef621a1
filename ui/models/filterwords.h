// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace ui {

/// What a filter looks at in a row. A list may be empty, which no value of its key fits.
struct FilterSubject
{
    QStringList texts; ///< where a plain word is looked for
    QStringList nodes;
    QStringList states; ///< as the server calls it, and as people read it
    QStringList tags;
    QStringList pools;
    QStringList templates; ///< its own name, of a template; what it was made from, of a VM
    bool operator==(const FilterSubject &) const = default;
};

/// A list of FilterSubject of what has one value, or none.
[[nodiscard]] QStringList unlessEmpty(const QString &text);

/// A filter as people write it: `web node:pve2 tag:"two words"`. Every word has to fit: a plain one anywhere
/// in the texts, that of a key at the beginning of one of its values; a key alone fits what has any. Quotes
/// hold blanks together, and a word that begins with one is plain. Upper and lower case are the same. Pure.
class FilterWords
{
public:
    FilterWords() = default;
    explicit FilterWords(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    [[nodiscard]] bool fit(const FilterSubject &subject) const;
    /// The first `key:` that there is not; its word is taken as a plain one. Empty: there is none.
    [[nodiscard]] const QString &unknownKey() const { return m_unknown; }
    [[nodiscard]] static QStringList keys(); ///< "node" … in the order in which they are told
    bool operator==(const FilterWords &) const = default;

private:
    struct Term
    {
        QString key; ///< empty: a plain word
        QString value;
        bool operator==(const Term &) const = default;
    };
    void add(const QString &word, bool isQuoted);

    QList<Term> m_terms;
    QString m_unknown;
};

} // namespace ui
