// SPDX-License-Identifier: Apache-2.0
#include "ui/previewdelegate.h"

#include "ui/models/previewmodel.h"

#include <QAbstractItemView>
#include <QLineEdit>
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

constexpr int symbolSpace = 21; ///< of a symbol and what is behind it
constexpr int linkSpace = 8;    ///< before a link

std::optional<Look> lookOf(const QModelIndex &index, const Theme &theme)
{
    const Look wrong{Symbol::Error, theme.color(Family::Fail, Shade::Text)};
    const Look warned{Symbol::Warn, theme.color(Family::Retry, Shade::Text)};
    if (index.data(PreviewModel::WrongRole).toBool())
        return wrong;
    if (index.data(PreviewModel::WarnedRole).toBool())
        return warned;
    if (index.column() != PreviewModel::Check)
        return std::nullopt;
    switch (static_cast<Verdict>(index.data(PreviewModel::VerdictRole).toInt())) {
    case Verdict::Fits:
        return Look{Symbol::Check, theme.color(Family::Ok, Shade::Text)};
    case Verdict::Warns:
        return warned;
    case Verdict::Refused:
    case Verdict::Wrong:
        return wrong;
    case Verdict::Unknown:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

/// By the spec's own rules, whatever the server says.
bool isMistake(const QModelIndex &index)
{
    return static_cast<Verdict>(index.data(PreviewModel::VerdictRole).toInt()) == Verdict::Wrong;
}

/// Where the words of a check go, symbol included, and the link behind them, which is never cut off by them.
struct CheckParts
{
    QRect text;
    QRect link; ///< empty: there is none
};

CheckParts checkParts(const QModelIndex &index, const QRect &rect, const QFont &font)
{
    const QString fix =
        index.column() == PreviewModel::Check ? index.data(PreviewModel::FixRole).toString() : QString();
    if (fix.isEmpty())
        return {rect, {}};
    const QFontMetrics metrics(font);
    const int link = metrics.horizontalAdvance(fix) + 1;
    const int words = symbolSpace + metrics.horizontalAdvance(index.data().toString()) + 1;
    const int text = qBound(symbolSpace - linkSpace, rect.width() - link - linkSpace, words);
    return {QRect(rect.topLeft(), QSize(text, rect.height())),
            QRect(rect.left() + text + linkSpace, rect.top(), qMin(link, rect.width() - text - linkSpace),
                  rect.height())};
}

QFont fontOf(const QModelIndex &index, const QFont &body)
{
    QFont font = index.column() == PreviewModel::Address ? monoFont() : body;
    if (index.data(PreviewModel::OwnRole).toBool())
        font.setWeight(strongFont().weight());
    return font;
}

} // namespace

/// A field like those of the form, over the cell: its text stands where the cell's does.
QWidget *PreviewDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    constexpr int styleIndent = 8; // of a field's text: SlipwayStyle's 6, and 2 of QLineEdit
    auto *editor = new QLineEdit(parent);
    if (index.data(Qt::EditRole).toString().isEmpty())
        editor->setPlaceholderText(index.data().toString()); // what it is as long as nothing is typed
    editor->setAutoFillBackground(true);                     // the corners beside the round frame too
    editor->setTextMargins(cellMargin - styleIndent, 0, 0, 0);
    editor->setFont(fontOf(index, option.font));
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void PreviewDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

bool PreviewDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    // Not its release: what is said about the row that has become the current one may have moved the table.
    const bool isMove = event->type() == QEvent::MouseMove;
    if (!isMove && event->type() != QEvent::MouseButtonPress)
        return RowDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const bool isOver = checkParts(index, insideOf(option, index), option.font).link.contains(mouse->pos());
    auto *view = qobject_cast<QAbstractItemView *>(parent());
    if (isMove && view != nullptr)
        view->viewport()->setCursor(isOver ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const bool isClick = !isMove && isOver && mouse->button() == Qt::LeftButton;
    if (isClick)
        emit fixWanted(index);
    return isClick;
}

void PreviewDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const std::optional<Look> look = lookOf(index, cell.theme);
    const bool isQuiet =
        index.column() == PreviewModel::Check || index.data(PreviewModel::ExpectedRole).toBool();
    const bool isOld = isQuiet && !cell.enabled && !isMistake(index);
    const QColor color = look && !isOld ? look->color : cell.theme.color(isQuiet ? Role::Text2 : Role::Text);
    const CheckParts parts = checkParts(index, cell.rect, cell.font);
    QRect rect = parts.text;
    if (look) {
        paintSymbol(cell.painter, look->symbol, color, QRect(rect.left(), rect.center().y() - 6, 14, 14));
        rect.adjust(symbolSpace, 0, 0, 0);
    }
    paintText({cell.painter, cell.theme, rect, fontOf(index, cell.font), cell.selected}, rect,
              index.data().toString(), color);
    if (parts.link.isEmpty())
        return;
    QFont font = cell.font;
    font.setUnderline(true);
    paintText({cell.painter, cell.theme, parts.link, font, cell.selected}, parts.link,
              index.data(PreviewModel::FixRole).toString(), cell.theme.color(Role::Accent));
}

} // namespace ui
