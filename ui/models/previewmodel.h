// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"
#include "ui/create/outlook.h"
#include "ui/create/section.h"

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QJsonObject>

namespace ui {

/// "What will be made": a row for each VM of a spec, whether the spec is right or not. A cell that is edited
/// becomes an entry in the spec's `vms`; an emptied one follows the batch again.
class PreviewModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { VmId, Name, Node, Cores, Memory, Disk, Address, Check, ColumnCount };
    enum Role {
        VerdictRole = Qt::UserRole, ///< Verdict of the row, as int
        OwnRole,                    ///< true: this cell says something else than the batch
        WrongRole,                  ///< true: this cell is what is wrong with the row
    };
    enum class Verdict {
        Fits,
        Warns,
        Refused, ///< by the server, surely
        Wrong,   ///< the spec is
        Unknown,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The spec's `vms` as they were edited here, for the first `count` VMs.
    [[nodiscard]] QJsonArray own(int count) const;
    /// Replaced by the `vms` of a spec.
    void setOwn(const QJsonArray &vms);
    /// What of the VMs' own parts stands in no cell: "vms[1].hardware.onboot".
    [[nodiscard]] QStringList unseen(int count) const;
    /// `problems` as the spec's reader gave them, what is known of a spec without problems; what has no row
    /// is the page's to show.
    void show(const QJsonObject &spec, int count, const Source &source,
              const QList<prov::SpecProblem> &problems, const Assessment &assessment);
    /// Forgets what belongs to one template: sizes of its disks, nodes it can go to.
    void templateChanged();
    /// Cells from `row` and `column` on, also of rows that are still to come. A first line of column names,
    /// when others follow, says where each column goes instead.
    struct Pasted
    {
        int rows = 0;    ///< that the batch must have now, at least
        int leftOut = 0; ///< cells that have no place here
    };
    Pasted paste(int row, int column, const QList<QStringList> &lines);
    void fillDown(const QModelIndex &from); ///< the cell's own value for all rows below

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    struct Row
    {
        QStringList cells; ///< by Column
        QStringList edits; ///< by Column: what an editor begins with
        QList<bool> isOwn;
        QList<bool> isWrong;
        QString hint; ///< all there is to know: what, why, and what to do
        Verdict verdict = Verdict::Fits;
        bool operator==(const Row &) const = default;
    };

signals:
    void edited();

private:
    [[nodiscard]] QString pathOf(int column) const;
    void setOwn(int row, const QString &path, const QJsonValue &value);
    [[nodiscard]] QList<int> columnsOf(const QStringList &names) const; ///< -1: none of that name

    QList<Row> m_rows;
    QMap<int, QJsonObject> m_own; ///< by row
    QString m_firstDisk;
};

/// "$.vms[2].name" and "$.name (VM 3)" concern the third VM; 0: the batch.
[[nodiscard]] int vmOf(const prov::SpecProblem &problem);
/// The path within the VM's part of the spec: "name".
[[nodiscard]] QString placeOf(const prov::SpecProblem &problem);
/// The problem's words as a sentence of its own.
[[nodiscard]] QString sentenceOf(const prov::SpecProblem &problem);

} // namespace ui
