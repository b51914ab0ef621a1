// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/previewrow.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <utility>

namespace ui {

/// What the rows of a batch and the VMs of the server have: names, VMIDs and addresses of either kind, and so
/// what a row can take in place of one that is taken. Each is offered once.
class FreeValues
{
public:
    /// What a VM asks for that it shares with no other, by the path in its part of the spec.
    using Asked = QMap<QString, QString>;
    /// `asked`: by row.
    FreeValues(const PreviewInput &input, const QList<PreviewModel::Row> &rows, const QList<Asked> &asked);
    /// Those of the paths at which another row asks for the same.
    [[nodiscard]] QStringList shared(const Asked &asked, const QStringList &paths) const;
    /// For the first of these paths for which there is a free one.
    [[nodiscard]] PreviewModel::Fix instead(const Asked &asked, const QStringList &paths);

private:
    void addGateways(const QJsonValue &vm);
    [[nodiscard]] QJsonValue freeFor(const QString &path, const QString &value);

    QHash<std::pair<QString, QString>, int> m_counts; ///< of rows, by path and what they say
    QSet<QString> m_names;                            ///< in lower case
    QSet<pve::VmId> m_vmids;
    QSet<QByteArray> m_addresses;
};

} // namespace ui
