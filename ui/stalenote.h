// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/inventory.h"

#include <QDeadlineTimer>
#include <QTimer>
#include <QWidget>

namespace ui {

class FamilyLabel;

/// Below what is shown of a server: since when it is old, and when it is tried again, counted down. There
/// only while the last look failed. The inventory outlives it.
class StaleNote final : public QWidget
{
    Q_OBJECT
public:
    explicit StaleNote(const pve::Inventory &inventory, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void say(const base::Error &error, base::Millis retryIn);
    void count();

    const pve::Inventory &m_inventory;
    FamilyLabel *m_text;
    QDeadlineTimer m_retry;
    QTimer m_second;
};

} // namespace ui
