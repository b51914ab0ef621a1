// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

class QAbstractButton;

namespace ui {

/// What concerns the program as a whole: the menu behind the button at the right end of the toolbar, and F10.
/// It offers the window's own actions by their names, as far as they exist while it opens. Its window owns
/// it.
class MainMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit MainMenu(QWidget *window);

    /// Another button that opens it; a page with one needs nothing else.
    [[nodiscard]] QAbstractButton *makeButton();

signals:
    void diagnosticsWanted();
    void quitWanted();

private:
    QAction *add(const char *name, const QString &text, const QKeySequence &keys = {});
    void collect();
    void openAtButton();

    QWidget &m_window;
    QAction *m_open;
    QList<QAction *> m_own;
};

} // namespace ui
