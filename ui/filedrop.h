// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace ui {

/// Takes a file of this machine that is dropped anywhere on a window: also on a field, which would take its
/// path for words. Everything else goes where it is dropped.
class FileDrop final : public QObject
{
    Q_OBJECT
public:
    explicit FileDrop(QWidget *window); ///< is owned by it

signals:
    void dropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
};

} // namespace ui
