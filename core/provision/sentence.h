// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace prov {

/// A sentence that is still to be put into a language: its English source (QT_TRANSLATE_NOOP("Wording", …)),
/// and what stands there for %1, %2 … A value, so that pure functions can say what is wrong.
struct Sentence
{
    QByteArray source; ///< UTF-8; empty: nothing is said
    QStringList facts; ///< nine at most
    [[nodiscard]] bool isEmpty() const { return source.isEmpty(); }
    [[nodiscard]] QString english() const { return filled(QString::fromUtf8(source)); }
    /// With the facts in a translation of the source; nothing in a fact stands for another.
    [[nodiscard]] QString filled(const QString &translation) const;
    bool operator==(const Sentence &) const = default;
};

} // namespace prov
