// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/requests.h"

#include <QAbstractTableModel>

namespace ui {

/// The requests of one job, oldest first.
class RequestModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Method, Path, Duration, Status, ColumnCount };
    enum Role {
        FamilyRole = Qt::UserRole + 1, ///< ui::Family as int, of the status
        SymbolRole,                    ///< ui::Symbol as int
    };

    using QAbstractTableModel::QAbstractTableModel;
    /// `fresh`: another job's, so that nothing of what was selected stays.
    void setRequests(const Requests::OfJob &requests, bool fresh);
    [[nodiscard]] const pve::Request &request(int row) const { return m_of.requests.at(row).request; }
    [[nodiscard]] int dropped() const { return m_of.dropped; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void dropFirst(int count);
    [[nodiscard]] static QString statusText(const SentRequest &sent);
    [[nodiscard]] static QString display(const SentRequest &sent, int column);

    Requests::OfJob m_of;
};

} // namespace ui
