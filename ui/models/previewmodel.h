// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"
#include "ui/create/outlook.h"
#include "ui/create/section.h"
#include "ui/models/ownparts.h"

#include <QAbstractTableModel>
#include <QUndoStack>

namespace ui {

/// "What will be made": a row for each VM of a spec, whether the spec is right or not. A cell that is edited
/// becomes an entry in the spec's `vms`; an emptied one follows the batch again. What is edited here can be
/// undone here, until other `vms` or another template take the place of what it was done to.
class PreviewModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { VmId, Name, Node, Cores, Memory, Disk, Address, Check, ColumnCount };
    enum Role {
        VerdictRole = Qt::UserRole, ///< Verdict of the row, as int
        OwnRole,                    ///< true: this cell says something else than the batch
        WrongRole,                  ///< true: this cell is what is wrong with the row
        WarnedRole,                 ///< true: this cell is what the row warns of
        ExpectedRole,               ///< true: not asked for, and not sure
        FixRole,                    ///< words of what fix() does; empty: nothing
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
    [[nodiscard]] QJsonArray own(int count) const { return m_own.vms(count); }
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
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    /// Cells from `row` and `column` on, also of rows that are still to come. A first line of column names,
    /// when others follow, says where each column goes instead.
    struct Pasted
    {
        int rows = 0;
        int leftOut = 0; ///< cells that have no place here
    };
    Pasted paste(int row, int column, const QList<QStringList> &lines);
    void fillDown(const QModelIndex &from, int last); ///< the cell's own value for the rows below, to `last`
    void reset(const QModelIndexList &cells);         ///< they follow the batch again
    void fix(int row);                                ///< takes a free value instead of one that is taken

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// What a cell could say instead.
    struct Fix
    {
        QString path; ///< within the VM's part of the spec; empty: there is none
        QJsonValue value;
        bool operator==(const Fix &) const = default;
    };
    struct Row
    {
        QStringList cells; ///< by Column
        QStringList edits; ///< by Column: what an editor begins with
        QList<bool> isOwn;
        QList<bool> isWrong;
        QList<bool> isWarned;
        bool isExpected = false; ///< the VMID
        QString hint;            ///< all there is to know: what, why, and what to do
        Verdict verdict = Verdict::Fits;
        Fix fix;
        bool operator==(const Row &) const = default;
    };

signals:
    void edited();
    void countWanted(int count); ///< of VMs, because of what was edited

private:
    class Edit;
    struct State
    {
        OwnParts own;
        int count = 0;
        bool operator==(const State &) const = default;
    };

    [[nodiscard]] QString pathOf(int column) const;
    [[nodiscard]] QString description(const QModelIndex &index) const;
    [[nodiscard]] QStringList paths() const;                            ///< by column
    [[nodiscard]] QList<int> columnsOf(const QStringList &names) const; ///< -1: none of that name
    void put(OwnParts &own, int row, int column, const QString &typed) const;
    void change(const State &to); ///< can be undone
    void become(const State &to, const State &from);

    QList<Row> m_rows;
    OwnParts m_own;
    QString m_firstDisk;
    QString m_address; ///< of the batch, with its prefix
    int m_count = 0;   ///< of VMs: the rows follow
    QUndoStack m_undo;
};

/// "$.vms[2].name" and "$.name (VM 3)" concern the third VM; 0: the batch.
[[nodiscard]] int vmOf(const prov::SpecProblem &problem);
/// The path within the VM's part of the spec: "name".
[[nodiscard]] QString placeOf(const prov::SpecProblem &problem);
/// The problem's words as a sentence of its own.
[[nodiscard]] QString sentenceOf(const prov::SpecProblem &problem);

} // namespace ui
