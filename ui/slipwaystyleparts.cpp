// SPDX-License-Identifier: Apache-2.0
#include "ui/slipwaystyleparts.h"

#include "ui/paint.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>

namespace ui::parts {

void drawFrame(QStyle::PrimitiveElement element, const QStyleOption *option, QPainter *painter)
{
    // A menu stands over anything, also over what has its own colour.
    const bool isMenu = element == QStyle::PE_FrameMenu;
    const auto line = Theme::of(option->palette).color(isMenu ? Role::ButtonEdge : Role::Line);
    const auto &rect = option->rect;
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (element == QStyle::PE_FrameTabBarBase) {
        painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, line);
        return;
    }
    painter->setPen(line);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect.adjusted(0, 0, -1, -1));
}

void drawSeparator(const QStyleOption *option, QPainter *painter)
{
    constexpr int margin = 6;
    const QRect &rect = option->rect;
    painter->fillRect(rect.x() + margin, rect.center().y(), rect.width() - 2 * margin, 1,
                      Theme::of(option->palette).color(Role::Line));
}

void drawBranch(const QStyleOption *option, QPainter *painter)
{
    if (!option->state.testFlag(QStyle::State_Children))
        return;
    const bool open = option->state.testFlag(QStyle::State_Open);
    QRect rect(0, 0, 12, 12);
    rect.moveCenter(option->rect.center());
    paintSymbol(*painter, open ? Symbol::ChevronDown : Symbol::ChevronRight,
                Theme::of(option->palette).color(Role::Text2), rect);
}

void drawTab(QStyle::ControlElement element, const QStyleOption *option, QPainter *painter)
{
    const auto &tab = *qstyleoption_cast<const QStyleOptionTab *>(option);
    const auto &theme = Theme::of(option->palette);
    const bool current = option->state.testFlag(QStyle::State_Selected);
    const auto &rect = option->rect;
    if (element == QStyle::CE_TabBarTabLabel) {
        painter->setFont(current ? strongFont() : painter->font());
        painter->setPen(theme.color(current ? Role::Text : Role::Text2));
        painter->drawText(rect, Qt::AlignCenter | Qt::TextShowMnemonic, tab.text);
        if (option->state.testFlag(QStyle::State_HasFocus))
            paintRound(*painter, rect.adjusted(4, 3, -4, -3), 4, Qt::transparent, theme.color(Role::Accent),
                       2);
        return;
    }
    if (current)
        painter->fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, theme.color(Role::Accent));
    else if (option->state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, theme.color(Role::ButtonEdge));
}

void drawHeader(const QStyleOption *option, QPainter *painter)
{
    const auto &theme = Theme::of(option->palette);
    const auto &rect = option->rect;
    painter->fillRect(rect, theme.color(Role::Panel));
    painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color(Role::Line));
}

void drawHeaderLabel(const QStyleOption *option, QPainter *painter)
{
    const auto &header = *qstyleoption_cast<const QStyleOptionHeader *>(option);
    painter->setPen(Theme::of(option->palette).color(Role::Text2));
    const auto rect = header.rect.adjusted(cellMargin, 0, 0, -1);
    const auto text = option->fontMetrics.elidedText(header.text, Qt::ElideRight, rect.width());
    painter->drawText(rect, static_cast<int>(header.textAlignment | Qt::AlignVCenter), text);
    if (header.sortIndicator == QStyleOptionHeader::None)
        return;
    // Behind the text, or before it where that ends at the column's edge.
    const int width = option->fontMetrics.horizontalAdvance(text);
    const bool isRight = header.textAlignment.testFlag(Qt::AlignRight);
    painter->save();
    painter->translate(isRight ? rect.right() - width - 9 : rect.x() + width + 9, rect.center().y() + 1);
    painter->rotate(header.sortIndicator == QStyleOptionHeader::SortUp ? 180 : 0);
    paintSymbol(*painter, Symbol::ChevronDown, Theme::of(option->palette).color(Role::Text2),
                {-5, -5, 10, 10});
    painter->restore();
}

void drawSpinButtons(const QStyle &style, const QStyleOptionSpinBox &option, QPainter *painter,
                     const QWidget *widget)
{
    const auto &theme = Theme::of(option.palette);
    const auto draw = [&](QStyle::SubControl part, bool possible, bool up) {
        const auto center = style.subControlRect(QStyle::CC_SpinBox, &option, part, widget).center();
        painter->save();
        painter->translate(center.x() + 1, center.y() + 1);
        painter->rotate(up ? 180 : 0);
        paintSymbol(*painter, Symbol::ChevronDown, theme.color(possible ? Role::Text2 : Role::Off),
                    {-5, -5, 10, 10});
        painter->restore();
    };
    draw(QStyle::SC_SpinBoxUp, option.stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled), true);
    draw(QStyle::SC_SpinBoxDown, option.stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled), false);
}

void drawScrollBar(const QStyle &style, const QStyleOptionComplex &option, QPainter *painter,
                   const QWidget *widget)
{
    const auto &theme = Theme::of(option.palette);
    painter->fillRect(option.rect, theme.color(Role::Base));
    const auto slider =
        style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(active ? Role::Edge : Role::ButtonEdge));
    const auto handle = QRectF(slider).adjusted(3, 3, -3, -3);
    painter->drawRoundedRect(handle, 3, 3);
}

} // namespace ui::parts
