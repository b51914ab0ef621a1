// SPDX-License-Identifier: Apache-2.0
#include "ui/previewdelegate.h"

#include "ui/models/previewmodel.h"

#include <QMouseEvent>

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

constexpr int iconSpace = 21;
constexpr int fixGap = 8;

QFont linkFont(QFont font)
{
    font.setUnderline(true);
    return font;
}

/// Behind the words, which give way where both have no room. `rect`: the inside of the cell.
QRect fixRect(const QRect &rect, const QFont &font, const QModelIndex &index)
{
    const QString fix = index.data(PreviewModel::FixRole).toString();
    if (fix.isEmpty())
        return {};
    const QFontMetrics metrics(font);
    const int width = qMin(metrics.horizontalAdvance(fix) + 2, rect.width());
    const int words = iconSpace + metrics.horizontalAdvance(index.data().toString()) + fixGap;
    return {rect.left() + qMin(words, rect.width() - width), rect.top(), width, rect.height()};
}

} // namespace

bool PreviewDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return RowDelegate::editorEvent(event, model, option, index);
    const auto *click = static_cast<QMouseEvent *>(event);
    const QRect link = fixRect(insideOf(option, index), option.font, index);
    return click->button() == Qt::LeftButton && link.contains(click->position().toPoint()) &&
           model->setData(index, {}, PreviewModel::FixRole);
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
            rect.adjust(iconSpace, 0, 0, 0);
        }
    }
    if (const QRect link = fixRect(cell.rect, cell.font, index); !link.isEmpty()) {
        paintText({cell.painter, cell.theme, link, linkFont(cell.font), cell.selected}, link,
                  index.data(PreviewModel::FixRole).toString(), cell.theme.color(Role::Accent));
        rect.setRight(link.left() - fixGap);
    }
    paintText({cell.painter, cell.theme, rect, fontOf(index, cell.font), cell.selected}, rect, text, color);
}

} // namespace ui
