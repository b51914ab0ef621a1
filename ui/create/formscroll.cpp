// SPDX-License-Identifier: Apache-2.0
#include "ui/create/formscroll.h"

#include <QEvent>
#include <QLayout>

namespace ui {

FormScroll::FormScroll(QWidget *form, QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("createScroll"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(form);
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
