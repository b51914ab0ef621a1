// SPDX-License-Identifier: Apache-2.0
// Sizes, buttons and fields. Tabs, headers, bars: slipwaystyleparts.cpp.
#include "ui/slipwaystyle.h"

#include "ui/paint.h"
#include "ui/slipwaystyleparts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace ui {

namespace {

bool has(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

bool isPrimary(const QStyleOption *option, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    return (isDefault || has(widget, "primary")) && option->state.testFlag(QStyle::State_Enabled);
}

void drawFocus(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto color = Theme::of(option->palette).color(Role::Accent);
    if (!widget || qobject_cast<const QAbstractItemView *>(widget)) // tree views pass none for a whole row
        paintRound(*painter, option->rect.adjusted(1, 1, -1, -2), 2, Qt::transparent, color);
    else if (has(widget, "primary")) // on a face of the same colour
        paintRound(*painter, option->rect.adjusted(2, 2, -2, -2), 3, Qt::transparent,
                   Theme::of(option->palette).color(Role::OnAccent), 2);
    else
        paintRound(*painter, option->rect, 4, Qt::transparent, color, 2);
}

void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto &theme = Theme::of(option->palette);
    const bool pressed = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = option->state.testFlag(QStyle::State_MouseOver);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = button && button->features.testFlag(QStyleOptionButton::Flat);
    auto fill = theme.color(pressed ? Role::Track : hover ? Role::Alternate : Role::Button);
    auto edge = theme.color(Role::ButtonEdge);
    if (isPrimary(option, widget)) {
        fill = theme.color(pressed || hover ? Role::AccentHover : Role::Accent);
        edge = fill;
    } else if (flat) {
        edge = Qt::transparent;
        fill = pressed || hover ? theme.color(Role::Track) : QColor(Qt::transparent);
    }
    paintRound(*painter, option->rect, 4, fill, edge);
}

constexpr int menuArrow = 20; ///< with the space before it

/// Icon and text in the middle, 6 pixels apart; at the end the arrow of a button that opens a menu.
void drawButtonLabel(const QStyleOptionButton &button, QPainter *painter, const QWidget *widget)
{
    const auto &theme = Theme::of(button.palette);
    const bool enabled = button.state.testFlag(QStyle::State_Enabled);
    auto color = theme.color(enabled ? Role::Text : Role::Off);
    if (isPrimary(&button, widget)) {
        color = theme.color(Role::OnAccent);
        painter->setFont(strongFont());
    } else if (enabled && has(widget, "danger")) {
        color = theme.color(Family::Fail, Shade::Text);
    }
    const QFontMetrics metrics(painter->font());
    const int textWidth = metrics.size(Qt::TextShowMnemonic, button.text).width();
    const int icon = button.icon.isNull() ? 0 : button.iconSize.width();
    const int gap = icon && textWidth ? 6 : 0;
    auto rect = button.rect;
    if (button.features.testFlag(QStyleOptionButton::HasMenu)) {
        rect.setWidth(rect.width() - menuArrow);
        paintSymbol(*painter, Symbol::ChevronDown, color, QRect(rect.right(), rect.center().y() - 6, 14, 14));
    }
    const int left = rect.x() + qMax(4, (rect.width() - icon - gap - textWidth) / 2);
    if (icon)
        button.icon.paint(painter, QRect(left, rect.center().y() - icon / 2 + 1, icon, icon), Qt::AlignCenter,
                          enabled ? QIcon::Normal : QIcon::Disabled);
    painter->setPen(color);
    painter->drawText(QRect(left + icon + gap, rect.y(), rect.right() - left - icon - gap, rect.height()),
                      Qt::AlignVCenter | Qt::TextShowMnemonic, button.text);
}

void drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto &theme = Theme::of(option->palette);
    const bool wrong = has(widget, "wrong");
    const bool focus = option->state.testFlag(QStyle::State_HasFocus);
    const auto edge = wrong                                           ? theme.color(Family::Fail, Shade::Mark)
                      : focus                                         ? theme.color(Role::Accent)
                      : option->state.testFlag(QStyle::State_Enabled) ? theme.color(Role::Edge)
                                                                      : theme.color(Role::Line);
    paintRound(*painter, option->rect, 4, theme.color(Role::Base), edge, wrong || focus ? 2 : 1);
}

void drawIndicator(const QStyleOption *option, QPainter *painter, bool round)
{
    const auto &theme = Theme::of(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const auto accent = theme.color(enabled ? Role::Accent : Role::Off);
    const QRect box(option->rect.x(), option->rect.y(), 16, 16);
    paintRound(*painter, box, round ? 8 : 4, on ? accent : theme.color(Role::Base),
               on ? accent : theme.color(enabled ? Role::Edge : Role::Line));
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Role::OnAccent));
        painter->drawEllipse(QRectF(box).adjusted(5, 5, -5, -5));
    } else if (on) {
        const auto symbol = option->state.testFlag(QStyle::State_On) ? Symbol::Check : Symbol::Skip;
        paintSymbol(*painter, symbol, theme.color(Role::OnAccent), box.adjusted(2, 2, -2, -2));
    }
}

class Painting
{
public:
    explicit Painting(QPainter *painter) : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Painting() { m_painter->restore(); }
    Painting(const Painting &) = delete;
    Painting &operator=(const Painting &) = delete;

private:
    QPainter *m_painter;
};

} // namespace

SlipwayStyle::SlipwayStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void SlipwayStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QTabBar *>(widget) || qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (has(widget, "small"))
        widget->setFont(smallFont());
    const bool isValue = qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractSpinBox *>(widget);
    if (isValue)
        widget->setFocusPolicy(Qt::StrongFocus); // not by the wheel
    if (isValue || qobject_cast<QAbstractButton *>(widget))
        widget->installEventFilter(this);
}

void SlipwayStyle::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool SlipwayStyle::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = static_cast<QWidget *>(watched); // polish() installs it on nothing else
    auto *button = qobject_cast<QAbstractButton *>(watched);
    if (event->type() == QEvent::DynamicPropertyChange && has(widget, "small"))
        widget->setFont(smallFont()); // it was polished before it was told
    if (button == nullptr && event->type() == QEvent::Wheel && !widget->hasFocus()) {
        event->ignore(); // the page under it scrolls
        return true;
    }
    if (button == nullptr || event->type() != QEvent::KeyPress)
        return QProxyStyle::eventFilter(watched, event);
    const auto *keys = static_cast<QKeyEvent *>(event);
    const bool isReturn = keys->key() == Qt::Key_Return || keys->key() == Qt::Key_Enter;
    if (!isReturn || (keys->modifiers() & ~Qt::KeypadModifier) != 0)
        return false;
    if (!keys->isAutoRepeat())
        button->click();
    return true;
}

int SlipwayStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (static_cast<int>(metric)) {
    case PM_MenuPanelWidth: // its frame stands around the rows
    case PM_SplitterWidth:  // a splitter of one pixel can be grabbed two pixels beside it
        return 1;
    case PM_DefaultFrameWidth: // within the round corners of a field
        return qobject_cast<const QPlainTextEdit *>(widget) ? 4 : 1;
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return has(widget, "small") ? 14 : 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_MenuButtonIndicator:
        return menuArrow;
    case PM_ScrollBarExtent:
        return 12;
    case PM_TabBarTabHSpace:
        return 32;
    case PM_TabBarTabVSpace:
        return 14;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SlipwayStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returned) const
{
    switch (static_cast<int>(hint)) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ScrollBar_Transient:
    case SH_TabBar_Alignment:
        return hint == SH_TabBar_Alignment ? int{Qt::AlignLeft} : 0;
    case SH_Table_GridLineColor:
        return static_cast<int>(Theme::of(option ? option->palette : QPalette()).color(Role::Soft).rgba());
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize SlipwayStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    auto result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int text = option ? option->fontMetrics.height() : 0;
    switch (static_cast<int>(type)) {
    case CT_PushButton: {
        // The main act is written in a wider font than it was measured in.
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int wider = button && isPrimary(option, widget)
                              ? QFontMetrics(strongFont()).horizontalAdvance(button->text) -
                                    option->fontMetrics.horizontalAdvance(button->text)
                              : 0;
        return {qMax(size.width() + wider + (has(widget, "small") ? 18 : 26), text),
                qMax(size.height(), text) + (has(widget, "small") ? 6 : 10)};
    }
    case CT_ComboBox:
        return {result.width() + 10, text + 10}; // our arrow is wider than Fusion's
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_HeaderSection:
        result.setHeight(text + 10);
        return result;
    case CT_TabBarTab: // the line under the current one is that under the bar
        result.setHeight(qMax(result.height(), widget ? widget->minimumHeight() : 0));
        return result;
    default:
        return result;
    }
}

/// Without it the icon themes of the desktop are searched.
QIcon SlipwayStyle::standardIcon(StandardPixmap sign, const QStyleOption *option, const QWidget *widget) const
{
    return sign == SP_LineEditClearButton ? icon(Symbol::Close, Role::Text2)
                                          : QProxyStyle::standardIcon(sign, option, widget);
}

QRect SlipwayStyle::subElementRect(SubElement element, const QStyleOption *option,
                                   const QWidget *widget) const
{
    if (element == SE_PushButtonFocusRect)
        return option->rect;
    if (element == SE_LineEditContents) {
        // The line edit of a combo box stands within its frame.
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int indent = frame && frame->lineWidth > 0 ? 6 : 0;
        return option->rect.adjusted(indent, 1, -indent, -1);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect SlipwayStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    constexpr int arrowWidth = 28;
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return option->rect.adjusted(option->rect.width() - arrowWidth, 0, 0, 0);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(7, 1, -arrowWidth, -1);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void SlipwayStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const Painting painting(painter);
    switch (static_cast<int>(element)) {
    case PE_PanelButtonCommand:
        return drawButton(option, painter, widget);
    case PE_PanelButtonTool:
        if (option->state & (State_MouseOver | State_Sunken | State_On))
            paintRound(*painter, option->rect, 4, Theme::of(option->palette).color(Role::Track),
                       Qt::transparent);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        return;
    }
    case PE_FrameLineEdit:
        return drawField(option, painter, widget);
    case PE_IndicatorCheckBox:
        return drawIndicator(option, painter, false);
    case PE_IndicatorRadioButton:
        return drawIndicator(option, painter, true);
    case PE_FrameFocusRect:
        return drawFocus(option, painter, widget);
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, Theme::of(option->palette).color(Role::Base));
        return;
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
        return;
    case PE_IndicatorBranch:
        return parts::drawBranch(option, painter);
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget))
            return drawField(option, painter, widget);
        [[fallthrough]];
    case PE_FrameTabBarBase:
    case PE_FrameMenu:
        return parts::drawFrame(element, option, painter);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SlipwayStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Painting painting(painter);
    switch (static_cast<int>(element)) {
    case CE_PushButton:
        QProxyStyle::drawControl(element, option, painter, widget);
        if (option->state & State_HasFocus) // Fusion draws none around push buttons
            drawFocus(option, painter, widget);
        return;
    case CE_PushButtonBevel: { // without Fusion's triangle: the label has our arrow
        auto bevel = *qstyleoption_cast<const QStyleOptionButton *>(option);
        bevel.features.setFlag(QStyleOptionButton::HasMenu, false);
        return QProxyStyle::drawControl(element, &bevel, painter, widget);
    }
    case CE_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty())
            return parts::drawSeparator(option, painter);
        return QProxyStyle::drawControl(element, option, painter, widget);
    }
    case CE_ComboBoxLabel: { // Fusion cuts it
        auto box = *qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const QRect room = subControlRect(CC_ComboBox, &box, SC_ComboBoxEditField, widget);
        const int sign = box.currentIcon.isNull() ? 0 : box.iconSize.width() + 4;
        box.currentText =
            box.fontMetrics.elidedText(box.currentText, Qt::ElideRight, room.width() - sign - 2);
        return QProxyStyle::drawControl(element, &box, painter, widget);
    }
    case CE_PushButtonLabel:
        return drawButtonLabel(*qstyleoption_cast<const QStyleOptionButton *>(option), painter, widget);
    case CE_TabBarTabShape:
    case CE_TabBarTabLabel:
        return parts::drawTab(element, option, painter);
    case CE_Header:
        parts::drawHeader(option, painter);
        return parts::drawHeaderLabel(option, painter);
    case CE_HeaderEmptyArea:
        return parts::drawHeader(option, painter);
    case CE_Splitter:
        painter->fillRect(option->rect, Theme::of(option->palette).color(Role::Line));
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void SlipwayStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    const Painting painting(painter);
    switch (static_cast<int>(control)) {
    case CC_ComboBox: {
        drawField(option, painter, widget);
        const auto arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
        return paintSymbol(*painter, Symbol::ChevronDown, Theme::of(option->palette).color(Role::Text2),
                           QRect(arrow.center().x() - 6, arrow.center().y() - 6, 14, 14));
    }
    case CC_SpinBox:
        drawField(option, painter, widget);
        return parts::drawSpinButtons(*this, *qstyleoption_cast<const QStyleOptionSpinBox *>(option), painter,
                                      widget);
    case CC_ScrollBar:
        return parts::drawScrollBar(*this, *option, painter, widget);
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace ui
