// SPDX-License-Identifier: Apache-2.0
#include "ui/create/formscroll.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>
#include <QTimer>

namespace ui {

FormScroll::FormScroll(QWidget *form, QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("createScroll"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(form);
}

void FormScroll::reveal(const QWidget *part)
{
    const auto scroll = [this, part] {
        const int top = part->mapTo(widget(), QPoint()).y();
        const int least = top + part->height() - viewport()->height();
        verticalScrollBar()->setValue(qMin(top, qMax(least, verticalScrollBar()->value())));
    };
    QTimer::singleShot(0, part, scroll); // when the layout has given it its place
}

bool FormScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool result = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)) {
        const QLayout *layout = widget()->layout();
        setMaximumHeight(layout->hasHeightForWidth() ? layout->totalHeightForWidth(viewport()->width())
                                                     : layout->sizeHint().height());
    }
    return result;
}

} // namespace ui
