// SPDX-License-Identifier: Apache-2.0
#include "ui/stalenote.h"

#include "core/base/shown.h"
#include "ui/familylabel.h"
#include "ui/wording.h"

#include <QVBoxLayout>

namespace ui {

StaleNote::StaleNote(const pve::Inventory &inventory, QWidget *parent)
    : QWidget(parent), m_inventory(inventory), m_text(new FamilyLabel({}, Family::Retry, this))
{
    m_text->setMargin(10);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    hide();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &StaleNote::count);
    connect(&inventory, &pve::Inventory::failed, this, &StaleNote::say);
    connect(&inventory, &pve::Inventory::refreshed, this, &QWidget::hide);
}

void StaleNote::say(const base::Error &error, base::Millis retryIn)
{
    m_retry.setRemainingTime(retryIn);
    m_text->setToolTip(ui::toolTip(base::shown(error)));
    count();
    show();
}

/// Nothing is said of a retry that is due: it may be under way, or, once the sign-in is over, not come.
void StaleNote::count()
{
    const QDateTime seen = m_inventory.readAt();
    const QString sentence =
        seen.isValid() ? tr("Last seen %1.").arg(timeText(seen)) : tr("The server does not answer.");
    const int left = wholeSeconds(base::Millis(m_retry.remainingTime()));
    m_text->setText(left == 0 ? sentence : tr("%1 Retrying in %n s.", nullptr, left).arg(sentence));
}

void StaleNote::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_second.start();
    count();
}

void StaleNote::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

} // namespace ui
