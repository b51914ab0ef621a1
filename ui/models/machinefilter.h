// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>

namespace ui {

/// The machines that fit a filter, sorted as the header is clicked. A filter is words, all of which have to
/// fit: a plain one anywhere in what is shown, `node:`, `status:`, `tag:` and `pool:` at the beginning of
/// just that.
class MachineFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit MachineFilter(QObject *parent = nullptr);
    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    struct Term
    {
        QString key; ///< empty: anywhere
        QString value;
    };
    QList<Term> m_terms;
};

} // namespace ui
