// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/concern.h"
#include "core/provision/preflightreader.h"
#include "core/pve/inventory.h"

#include <QObject>

namespace ui {

/// VMs of a batch by their number from 1: those that can be judged.
using NumberedVms = QMap<int, prov::VmSpec>;

/// What is known to speak against a batch, as far as it was looked at.
struct Assessment
{
    QList<prov::Concern> concerns;
    QSet<int> vms;                ///< that were judged, by number; the others cannot be yet
    bool isLooking = false;       ///< what is not checked yet may still be
    QSet<QByteArray> addresses{}; ///< of other VMs, as far as they are known, in network byte order
};

/// Something speaks against the batch now that did not before. How much it is may have changed, and what
/// could not be found out is no news.
[[nodiscard]] bool hasNews(const Assessment &now, const Assessment &before);

/// Looks at the server for the batch that is being described: a moment after the last change, and at other
/// VMs' addresses once after open(). Client, clock and inventory must outlive it.
class Outlook final : public QObject
{
    Q_OBJECT
public:
    static constexpr base::Millis afterTyping{400};

    Outlook(pve::Client &client, base::Clock &clock, const pve::Inventory &inventory,
            QObject *parent = nullptr);
    ~Outlook() override;

    void open();   ///< addresses are due again
    void forget(); ///< everything is
    void lookSoon(const NumberedVms &vms);
    void rest(); ///< there is nothing to look at
    [[nodiscard]] Assessment assess(const NumberedVms &vms) const;

signals:
    void changed(); ///< more is known

private:
    [[nodiscard]] static QSet<QByteArray> addressesOf(const prov::PreflightFacts &facts);
    void look();
    void looked();

    base::Clock &m_clock;
    const pve::Inventory &m_inventory;
    prov::PreflightReader m_reader;
    prov::BatchSpec m_batch;
    bool m_addressesDue = true;
    std::unique_ptr<base::Timer> m_soon;
};

} // namespace ui
