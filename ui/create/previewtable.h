// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QTableView>

namespace ui {

/// The table of PreviewPane. In a narrow window those columns give way that say of most rows what the form
/// says of all, but none in which something is wrong or a row has a value of its own.
class PreviewTable final : public QTableView
{
    Q_OBJECT
public:
    explicit PreviewTable(QWidget *parent);
    void setModel(QAbstractItemModel *model) override; ///< a PreviewModel, which stays
    /// What is known of the server is old: it is greyed.
    void setStale(bool stale);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void fixWanted(int row);

protected:
    void initViewItemOption(QStyleOptionViewItem *option) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void giveWay();
    [[nodiscard]] int widthOf(int column) const; ///< also of one that has given way
    [[nodiscard]] bool isPlain(int column) const;
    [[nodiscard]] int heightOf(int rows) const; ///< with the header

    QHash<int, int> m_widths; ///< of the columns that have given way
    bool m_isStale = false;
};

} // namespace ui
