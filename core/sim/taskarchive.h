// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace sim {

/// The finished tasks of a node that its lists still name: two files, of which the older one goes away when
/// the newer one has 50,000 bytes (pve/FACTS.md 3). Status and log of the forgotten ones can be read as
/// before.
class TaskArchive
{
public:
    void append(const QByteArray &upid, const QByteArray &exit);
    /// In the order of their ends.
    [[nodiscard]] QList<QByteArray> upids() const { return m_older + m_newer; }

private:
    QList<QByteArray> m_older;
    QList<QByteArray> m_newer;
    qsizetype m_bytes = 0; ///< of the newer file
};

} // namespace sim
