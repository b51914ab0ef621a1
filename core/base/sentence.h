// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <concepts>

namespace base {

/// Words for people that are still to be put into a language: an English source, marked for lupdate with
/// QT_TRANSLATE_NOOP("Wording", …), and what stands there for %1, %2 … Facts are sentences too: a name, a
/// number or the words of a server stand there as they are, words of ours are translated with the rest. A
/// value: it is compared, journaled and sent through pure functions. English is what goes into logs, onto the
/// command line and into machine-readable files; the window shows shown() of it (core/base/shown.h).
struct Sentence
{
    Sentence() = default;
    // Implicit: words become sentences wherever one is wanted.
    // NOLINTBEGIN(google-explicit-constructor)
    Sentence(const char *source, QList<Sentence> facts = {}); ///< words of ours, UTF-8
    Sentence(const QByteArray &source, QList<Sentence> facts);
    Sentence(const QString &words); ///< not ours, or no words at all
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) Sentence(Number number) : verbatim(QString::number(number)) {}
    // NOLINTEND(google-explicit-constructor)

    QByteArray source;     ///< UTF-8; empty: `verbatim` is all
    QList<Sentence> facts; ///< nine at most
    QString verbatim;

    [[nodiscard]] bool isEmpty() const { return source.isEmpty() && verbatim.isEmpty(); }
    [[nodiscard]] QString english() const;
    /// With `words` for the facts, in a translation of the source; nothing in a fact stands for another.
    [[nodiscard]] QString filled(const QString &translation, QString (*words)(const Sentence &)) const;
    /// The same sentence with every fact, at any depth, as `change` makes it.
    template <typename Change>
    [[nodiscard]] Sentence changed(const Change &change) const
    {
        Sentence result = *this;
        result.verbatim = change(result.verbatim);
        for (Sentence &fact : result.facts)
            fact = fact.changed(change);
        return result;
    }
    bool operator==(const Sentence &other) const;
};

} // namespace base
