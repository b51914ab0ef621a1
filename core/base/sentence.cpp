// SPDX-License-Identifier: Apache-2.0
#include "core/base/sentence.h"

#include <utility>

namespace base {

Sentence::Sentence(const char *english, QList<Sentence> with) : source(english), facts(std::move(with)) {}

Sentence::Sentence(const QByteArray &english, QList<Sentence> with) : source(english), facts(std::move(with))
{
}

Sentence::Sentence(const QString &words) : verbatim(words) {}

bool Sentence::operator==(const Sentence &other) const
{
    return source == other.source && facts == other.facts && verbatim == other.verbatim;
}

QString Sentence::english() const
{
    if (source.isEmpty())
        return verbatim;
    return filled(QString::fromUtf8(source), [](const Sentence &fact) { return fact.english(); });
}

QString Sentence::filled(const QString &translation, QString (*words)(const Sentence &)) const
{
    QString result;
    for (qsizetype i = 0; i < translation.size(); ++i) {
        const int place =
            translation.at(i) == u'%' && i + 1 < translation.size() ? translation.at(i + 1).digitValue() : 0;
        if (place < 1 || place > facts.size()) {
            result += translation.at(i);
            continue;
        }
        result += words(facts.at(place - 1));
        ++i;
    }
    return result;
}

} // namespace base
