// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QAction;
class QKeyEvent;
class QLabel;
class QLineEdit;

namespace ui {

class TaskLogView;

/// Search in a task's log, copy and save it: a strip over the view, which outlives it.
class TaskLogBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TaskLogBar(TaskLogView &view, QWidget *parent = nullptr);

signals:
    void done(const QString &sentence);   ///< what was copied or saved
    void failed(const QString &sentence); ///< why it was not

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    [[nodiscard]] bool isOfField(const QKeyEvent &key) const;
    void openField();
    void pressed(const QKeyEvent &key);
    void search();
    void goTo(int match);
    void step(int by);
    void showCount();
    void copy();
    void askForFile();
    void save(const QString &path);

    TaskLogView &m_view;
    QLineEdit *m_field;
    QLabel *m_count;
    QAction *m_previous;
    QAction *m_next;
    QAction *m_copy;
    QAction *m_save;
};

} // namespace ui
