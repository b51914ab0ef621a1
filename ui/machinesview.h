// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace ui {

/// The table of machines; its model has MachineModel's columns and roles. Narrow windows do without some
/// columns.
class MachinesView final : public QTreeView
{
    Q_OBJECT
public:
    explicit MachinesView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    /// Rows are greyed; the keyboard stays where it is.
    void setStale(bool stale);
    [[nodiscard]] bool isStale() const { return m_stale; }

protected:
    void initViewItemOption(QStyleOptionViewItem *option) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_stale = false;
};

} // namespace ui
