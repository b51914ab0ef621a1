// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/paint.h"

#include <QStyledItemDelegate>

namespace ui {

/// A row of a table: hairline below, no vertical lines, the selection with an accent bar at its left edge
/// (ux/tokens.md 5). What stands in the cell is paintContent()'s, plain text here.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `space`: how much higher than the text a row is.
    explicit RowDelegate(int space, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_space(space)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    struct Cell
    {
        QPainter &painter;
        const Theme &theme;
        QRect rect; ///< without the margin
        QFont font;
        bool selected;
        bool enabled = true; ///< false: old, or not to be used
        [[nodiscard]] QColor textColor() const { return theme.color(enabled ? Role::Text : Role::Text2); }
    };
    /// Where a cell's content goes: behind the margin, and in the last column also before one.
    [[nodiscard]] static QRect insideOf(const QStyleOptionViewItem &option, const QModelIndex &index);
    virtual void paintContent(const Cell &cell, const QModelIndex &index) const;
    /// Plain text, elided at its end; returns how wide it is.
    static int paintText(const Cell &cell, const QRect &rect, const QString &text, const QColor &color,
                         Qt::Alignment alignment = Qt::AlignLeft);

private:
    int m_space;
};

} // namespace ui
