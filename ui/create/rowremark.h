// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QTableView;

namespace ui {

class FamilyLabel;
class SymbolLabel;

/// What there is to know about the current row of "What will be made", which its cell has no room for:
/// problem, reason and remedy. Takes no room itself where there is nothing to say.
class RowRemark final : public QWidget
{
    Q_OBJECT
public:
    /// The table's model is a PreviewModel, and stays.
    RowRemark(QTableView *table, QWidget *parent);

private:
    void follow();

    QTableView *m_table;
    SymbolLabel *m_icon;
    FamilyLabel *m_text;
};

} // namespace ui
