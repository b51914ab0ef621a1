// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/palettequery.h"

namespace ui {

namespace {

bool startsAWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0 || !text[at - 1].isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

PaletteQuery::PaletteQuery(const QString &text)
    : m_words(text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts))
{
}

PaletteQuery::Fit PaletteQuery::fit(const PaletteEntry &entry) const
{
    // The title stands first.
    Fit fit = m_words.isEmpty() || entry.folded.startsWith(m_words.first()) ? Fit::Beginning : Fit::WordStart;
    for (const QString &word : m_words) {
        if (!entry.folded.contains(word))
            return Fit::None;
        if (fit != Fit::Anywhere && !startsAWord(entry.folded, word))
            fit = Fit::Anywhere;
    }
    return fit;
}

} // namespace ui
