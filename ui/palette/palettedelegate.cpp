// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/palettedelegate.h"

#include "ui/palette/palettemodel.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int iconSide = 16;
constexpr int gap = 8;
constexpr int keyMargin = 6;

Symbol symbolOf(PaletteEntry::Kind kind)
{
    switch (kind) {
    case PaletteEntry::Kind::Action:
        return Symbol::ChevronRight;
    case PaletteEntry::Kind::Template:
        return Symbol::Template;
    case PaletteEntry::Kind::Vm:
        return Symbol::Vm;
    case PaletteEntry::Kind::Node:
        return Symbol::Node;
    case PaletteEntry::Kind::Job:
        return Symbol::Clock;
    }
    Q_UNREACHABLE();
}

QRect middle(const QRect &rect, int x, int side)
{
    return {x, rect.center().y() - side / 2 + 1, side, side};
}

} // namespace

int keysWidth(const QString &keys)
{
    return QFontMetrics(smallFont()).horizontalAdvance(keys) + 2 * keyMargin;
}

int paintKeys(QPainter &painter, const QRect &rect, const Theme &theme, const QString &keys)
{
    const QFontMetrics metrics(smallFont());
    const int width = keysWidth(keys);
    const int height = metrics.height() + 2;
    const QRect key(rect.right() + 1 - width, rect.center().y() - height / 2, width, height);
    paintRound(painter, key, 3, Qt::transparent, theme.color(Role::Line));
    painter.setFont(smallFont());
    painter.setPen(theme.color(Role::Text2));
    painter.drawText(key, Qt::AlignCenter, keys);
    return width;
}

PaletteDelegate::PaletteDelegate(QObject *parent) : RowDelegate(12, parent) {}

void PaletteDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const auto entry = index.data(PaletteModel::EntryRole).value<PaletteEntry>();
    const QColor second = cell.theme.color(Role::Text2);
    QRect rect = cell.rect;
    paintSymbol(cell.painter, symbolOf(entry.kind), second, middle(rect, rect.x(), iconSide));
    rect.setLeft(rect.left() + iconSide + gap);
    if (entry.state) {
        // In a column of its own, so that signs stand below each other.
        const int width = qMin(rect.width() / 3, cell.painter.fontMetrics().averageCharWidth() * 21);
        const QColor color = cell.theme.color(entry.state->family, Shade::Text);
        const QRect state(rect.right() + 1 - width, rect.y(), width, rect.height());
        paintSymbol(cell.painter, entry.state->symbol, color, middle(state, state.x(), 14));
        paintText(cell, state.adjusted(14 + 6, 0, 0, 0), entry.state->word, color);
        rect.setRight(state.left() - gap);
    } else if (!entry.shortcut.isEmpty()) {
        rect.setRight(rect.right() - paintKeys(cell.painter, rect, cell.theme, entry.shortcut) - gap);
    }
    const int width = paintText(cell, rect, entry.title, cell.theme.color(Role::Text));
    rect.setLeft(rect.left() + width + 12);
    QString detail = entry.detail;
    if (entry.kind != PaletteEntry::Kind::Action)
        detail = detail.isEmpty() ? kindWord(entry.kind)
                                  : PaletteEntry::tr("%1 · %2").arg(kindWord(entry.kind), detail);
    if (rect.width() > iconSide)
        paintText(cell, rect, detail, second);
}

} // namespace ui
