// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/icons.h"

#include <QRect>

class QPainter;
class QString;

namespace ui {

// What delegates and style draw alike (ux/tokens.md 5). All expect antialiasing to be on.

inline constexpr int cellMargin = 12; ///< before the text of a table's cell and its header

/// A frame of `width` pixels, wholly inside of `rect`.
void paintRound(QPainter &painter, const QRect &rect, qreal radius, const QColor &fill, const QColor &edge,
                int width = 1);

/// The pill of a state: as wide as icon and word need, centred in the height of `rect`. Returns its place.
QRect paintPill(QPainter &painter, const QRect &rect, const Theme &theme, Family family, Symbol symbol,
                const QString &word, bool selected);
[[nodiscard]] int pillWidth(const QString &word);

/// `percent` below 0: not known. `phase` 0…1 is where the piece of an unknown percent is.
void paintBar(QPainter &painter, const QRectF &rect, const QColor &track, const QColor &mark, double percent,
              double phase = 0.5);

} // namespace ui
