// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/previewmodel.h"

#include <QWidget>

class QAction;
class QLabel;

namespace ui {

class FamilyLabel;
class PreviewTable;

/// "What will be made": the totals, and a table whose cells can be edited as in a spreadsheet: by typing,
/// filled down, copied, pasted and emptied, all of which can be undone.
class PreviewPane final : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPane(QWidget *parent);

    [[nodiscard]] PreviewModel &model() { return *m_model; }
    void setTotals(const QString &text);
    void setStale(bool stale); ///< what is known of the server is old
    void goToProblem();        ///< the keyboard goes to the first cell that is wrong, if one is
    /// Without a template there is nothing to show.
    void setEmpty(bool empty);

signals:
    void templateWanted();
    /// What has just happened, and how it is taken back; an empty sentence: that is over.
    void said(const QString &sentence, QAction *undo);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    QAction *addTableAction(const char *name, const QString &text, const QKeySequence &keys,
                            void (PreviewPane::*act)());
    void fillDown();
    void copy();
    void paste();
    void reset();
    void undo();
    void redo();
    void fix();
    void showFix(); ///< of the current row
    void placeKeys();

    PreviewModel *m_model;
    QLabel *m_title = nullptr;
    QLabel *m_totals;
    FamilyLabel *m_keys;
    PreviewTable *m_table;
    QWidget *m_empty;
    QAction *m_fix = nullptr;
    QAction *m_undo = nullptr;
};

} // namespace ui
