// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"
#include "ui/wording.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace ui {

[[nodiscard]] Sign signOf(const pve::TaskRow &task);
/// "qmstart" → "Start"; those that have no word here keep the server's.
[[nodiscard]] QString taskWord(const QString &type);

/// Tasks of the server, the one that started last first. Takes a new list with the smallest changes, so that
/// the selection survives. Texts of the server stay plain text.
class TaskModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { State, Type, About, Node, Start, Duration, User, ColumnCount };
    enum Role {
        UpidRole = Qt::UserRole + 1,
        FamilyRole, ///< ui::Family as int, of the state
        SymbolRole, ///< ui::Symbol as int, likewise
    };

    using QAbstractTableModel::QAbstractTableModel;
    /// `now`: wall time, for those that run.
    void setTasks(QList<pve::TaskRow> tasks, const QDateTime &now);

    /// What a column of words may show, to measure it by.
    [[nodiscard]] static QStringList wordsOf(Column column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString display(const pve::TaskRow &task, int column) const;

    QList<pve::TaskRow> m_tasks;
    QDateTime m_now;
};

} // namespace ui
