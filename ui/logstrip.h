// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"
#include "core/provision/engine.h"
#include "core/pve/inventory.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;

namespace ui {

class FamilyLabel;

/// The window's foot: opens the log, shows its newest line while it is closed, and says how fresh the data
/// are. Log, engine and inventory outlive it.
class LogStrip final : public QWidget
{
    Q_OBJECT
public:
    /// `toggle` opens and closes the log; it is checked while the log is open.
    LogStrip(QAction *toggle, base::Log &log, const prov::Engine &engine, const pve::Inventory &inventory,
             QWidget *parent = nullptr);

    void setUnfinished(int jobs);

private:
    void take(const base::LogRecord &record);
    void showNewest();
    void showState();

    base::Log &m_log;
    const prov::Engine &m_engine;
    const pve::Inventory &m_inventory;
    std::optional<base::LogRecord> m_record; ///< the newest
    QTimer m_turn;                           ///< runs out soon after something was recorded
    FamilyLabel *m_newest;
    QLabel *m_state;
    int m_unfinished = 0;
};

} // namespace ui
