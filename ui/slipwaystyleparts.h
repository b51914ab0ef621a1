// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionSpinBox;

namespace ui::parts {

// The lesser parts of SlipwayStyle; the painter is antialiasing and restored by the caller.
void drawFrame(QStyle::PrimitiveElement element, const QStyleOption *option, QPainter *painter);
void drawSeparator(const QStyleOption *option, QPainter *painter); ///< of a menu
void drawBranch(const QStyleOption *option, QPainter *painter);    ///< of a tree
void drawTab(QStyle::ControlElement element, const QStyleOption *option, QPainter *painter);
void drawHeader(const QStyleOption *option, QPainter *painter);
void drawHeaderLabel(const QStyleOption *option, QPainter *painter);
void drawSpinButtons(const QStyle &style, const QStyleOptionSpinBox &option, QPainter *painter,
                     const QWidget *widget);
void drawScrollBar(const QStyle &style, const QStyleOptionComplex &option, QPainter *painter,
                   const QWidget *widget);

} // namespace ui::parts
