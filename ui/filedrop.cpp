// SPDX-License-Identifier: Apache-2.0
#include "ui/filedrop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>
#include <QWindow>

namespace ui {

namespace {

/// Empty: anything but one file of this machine.
QString fileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

FileDrop::FileDrop(QWidget *window) : QObject(window), m_window(window)
{
    window->installEventFilter(this);
}

/// Drops reach the desktop's window before it looks for the widget under them.
bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window) {
        if (event->type() == QEvent::WinIdChange && m_window->windowHandle() != nullptr)
            m_window->windowHandle()->installEventFilter(this);
        return false;
    }
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
        return false;
    auto *drag = static_cast<QDropEvent *>(event); // which the others are, too
    const QString path = fileOf(drag->mimeData());
    if (path.isEmpty())
        return false;
    drag->acceptProposedAction();
    if (isDrop)
        emit dropped(path);
    return true;
}

} // namespace ui
