// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QEvent>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

namespace bench {

/// Says "painted" on standard output once the window has been painted whole for the first time. Lives as long
/// as the window.
class FirstPaint final : public QObject
{
public:
    explicit FirstPaint(QWidget &window) : QObject(&window) { window.installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [] { QTextStream(stdout) << "painted\n" << Qt::flush; });
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace bench
