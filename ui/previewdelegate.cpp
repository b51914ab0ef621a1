// SPDX-License-Identifier: Apache-2.0
#include "ui/previewdelegate.h"

#include "ui/models/previewmodel.h"

#include <QLineEdit>

#include <optional>

namespace ui {

namespace {

using Verdict = PreviewModel::Verdict;

struct Look
{
    Symbol symbol;
    QColor color;
};

std::optional<Look> lookOf(Verdict verdict, const Theme &theme)
{
    switch (verdict) {
    case Verdict::Fits:
        return Look{Symbol::Check, theme.color(Family::Ok, Shade::Text)};
    case Verdict::Warns:
        return Look{Symbol::Warn, theme.color(Family::Retry, Shade::Text)};
    case Verdict::Refused:
    case Verdict::Wrong:
        return Look{Symbol::Error, theme.color(Family::Fail, Shade::Text)};
    case Verdict::Unknown:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

QFont fontOf(const QModelIndex &index, const QFont &body)
{
    if (index.data(PreviewModel::OwnRole).toBool())
        return strongFont();
    return index.column() == PreviewModel::Address ? monoFont() : body;
}

} // namespace

/// A field like those of the form, over the cell: its text stands where the cell's does.
QWidget *PreviewDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    constexpr int styleIndent = 8; // of a field's text: SlipwayStyle's 6, and 2 of QLineEdit
    auto *editor = new QLineEdit(parent);
    editor->setAutoFillBackground(true); // the corners beside the round frame too
    editor->setTextMargins(cellMargin - styleIndent, 0, 0, 0);
    editor->setFont(index.column() == PreviewModel::Address ? monoFont() : option.font);
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void PreviewDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

void PreviewDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const bool wrong = index.data(PreviewModel::WrongRole).toBool();
    QColor color = wrong ? cell.theme.color(Family::Fail, Shade::Text) : cell.theme.color(Role::Text);
    QRect rect = cell.rect;
    if (index.column() == PreviewModel::Check) {
        const auto verdict = static_cast<Verdict>(index.data(PreviewModel::VerdictRole).toInt());
        const std::optional<Look> look = lookOf(verdict, cell.theme);
        color = look ? look->color : cell.theme.color(Role::Text2);
        if (look) {
            paintSymbol(cell.painter, look->symbol, color, QRect(rect.left(), rect.center().y() - 6, 14, 14));
            rect.adjust(21, 0, 0, 0);
        }
    }
    paintText({cell.painter, cell.theme, rect, fontOf(index, cell.font), cell.selected}, rect, text, color);
}

} // namespace ui
