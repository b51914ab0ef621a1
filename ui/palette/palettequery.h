// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/palette/paletteentry.h"

namespace ui {

/// What somebody typed into the palette: words that all have to stand in an entry, anywhere. Pure.
class PaletteQuery
{
public:
    /// How well an entry fits; the better ones come first.
    enum class Fit {
        Beginning, ///< every word is the start of one, the first one that of the title
        WordStart, ///< every word is the start of one
        Anywhere,
        None,
    };

    PaletteQuery() = default;
    explicit PaletteQuery(const QString &text);

    [[nodiscard]] Fit fit(const PaletteEntry &entry) const;
    bool operator==(const PaletteQuery &) const = default;

private:
    QStringList m_words;
};

} // namespace ui
