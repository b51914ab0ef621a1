// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
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
    /// The VMIDs of the rows that are to be seen; of a window that is minimised or hidden none.
    [[nodiscard]] QList<int> shown() const;

signals:
    void shownChanged(); ///< other rows may be, for a moment already

protected:
    void initViewItemOption(QStyleOptionViewItem *option) const override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_stale = false;
    QList<int> m_shown; ///< when shownChanged() was last sent
    QTimer m_settled;
};

} // namespace ui
