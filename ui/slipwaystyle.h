// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace ui {

/// Fusion, drawn flat in the colours of Theme (ux/tokens.md 4, 5 and 9). No style sheets: they wrap every
/// widget's style and hide changes of the palette. Dynamic properties: `primary` on a button is the page's
/// main act, `danger` one that destroys, `small` one in a row or bar; `wrong` on a field marks a mistake.
class SlipwayStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    SlipwayStyle();

    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    /// Return presses a button that has the focus, as Space does: outside of dialogs Qt 6.4 lets it pass. The
    /// wheel changes no value that has not the focus.
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returned) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap sign, const QStyleOption *option,
                                     const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
};

} // namespace ui
