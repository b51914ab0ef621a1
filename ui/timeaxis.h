// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QRect>
#include <QString>

namespace ui {

/// The time axis of a timeline in its column: where a time stands, and which are marked. The header and the
/// rows have the same.
class TimeAxis
{
public:
    /// `section`: of the column, with its margin. `span` ms end at its right.
    TimeAxis(const QRect &section, qint64 span);
    [[nodiscard]] double at(qint64 ms) const;
    /// At round times, with room for a label each; none without a span.
    [[nodiscard]] QList<qint64> ticks() const;
    [[nodiscard]] static QString label(qint64 tick); ///< "30 s", "2 min", "1:30 min"

private:
    qint64 m_span;
    double m_left;
    double m_width;
};

} // namespace ui
