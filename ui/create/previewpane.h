// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/previewmodel.h"

#include <QWidget>

class QAction;
class QLabel;
class QTableView;

namespace ui {

/// "What will be made": the totals, and a table whose cells can be edited (F2; Ctrl+D fills down, Ctrl+V
/// pastes from a spreadsheet).
class PreviewPane final : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPane(QWidget *parent);

    [[nodiscard]] PreviewModel &model() { return *m_model; }
    void setTotals(const QString &text);
    void goToProblem(); ///< the keyboard goes to the first cell that is wrong, if one is
    /// Without a template there is nothing to show.
    void setEmpty(bool empty);

signals:
    void templateWanted();
    void rowsWanted(int count); ///< at least
    void said(const QString &sentence);

private:
    void makeTable();
    void paste();

    PreviewModel *m_model;
    QLabel *m_totals;
    QTableView *m_table;
    QWidget *m_empty;
    QAction *m_fillDown;
    QAction *m_paste;
};

} // namespace ui
