// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/logmodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace prov {
class Engine;
}

namespace ui {

/// The log, with filters that apply at once and to old lines too. The level is the log's own, so the rest of
/// the program sees it change. Follows the end until somebody scrolls up. Log and engine outlive it.
class LogPanel final : public QWidget
{
    Q_OBJECT
public:
    LogPanel(base::Log &log, prov::Engine &engine, QWidget *parent = nullptr);

    void focusFind();
    /// Saves all that is shown, over several turns of the event loop.
    void saveAs(const QString &path);

signals:
    void saved(const QString &sentence);
    void copied(const QString &sentence);
    void failed(const QString &sentence); ///< why it was not saved

private:
    QWidget *makeHead();
    void makeTable();
    void followJobs();
    void copy();
    void askForFile();
    void follow(bool on);
    void atEnd();
    void clearFilter();

    base::Log &m_log;
    prov::Engine &m_engine;
    LogModel m_model;
    QComboBox *m_level = nullptr;
    QComboBox *m_jobs = nullptr;
    QLineEdit *m_find = nullptr;
    QTimer m_typing; ///< runs out when typing in m_find has paused
    QAction *m_follow;
    QAction *m_copy;
    QAction *m_save;
    QStackedWidget *m_stack;
    QTableView *m_table;
};

} // namespace ui
