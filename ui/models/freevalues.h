// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/previewrow.h"

#include <QHash>
#include <QSet>

#include <utility>

namespace ui {

/// What the rows of a batch and the VMs of the server have: names, VMIDs and addresses, and so what a row can
/// take in place of one that is taken. Each is offered once.
class FreeValues
{
public:
    FreeValues(const PreviewInput &input, const QList<PreviewModel::Row> &rows);
    /// Those of the columns in which another row says the same.
    [[nodiscard]] QList<int> shared(const PreviewModel::Row &row, const QList<int> &columns) const;
    /// For the first of these columns for which there is a free one.
    [[nodiscard]] PreviewModel::Fix instead(const PreviewModel::Row &row, const QList<int> &columns);

private:
    void addGateway(const QJsonValue &vm);
    [[nodiscard]] QString freeFor(int column, const QString &value);

    QHash<std::pair<int, QString>, int> m_counts; ///< of rows, by column and what they say
    QSet<QString> m_names;                        ///< in lower case
    QSet<pve::VmId> m_vmids;
    QSet<QByteArray> m_addresses;
};

} // namespace ui
