// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/configplan.h"

#include <QAbstractTableModel>

namespace ui {

/// The verification of one job: what was asked for beside what was found.
class CheckModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Field, Asked, Found, Verdict, ColumnCount };
    enum Role {
        VerdictRole = Qt::UserRole + 1, ///< prov::Check::Verdict as int
        FamilyRole,
        SymbolRole,
        NoteRole, ///< what the verdict rests on, where the values alone do not show it
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setChecks(const QList<prov::Check> &checks);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString noteOf(const prov::Check &check);
    QList<prov::Check> m_checks;
};

} // namespace ui
