// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"
#include "core/pve/inventory.h"
#include "core/pve/power.h"
#include "ui/machineacts.h"
#include "ui/machinepower.h"
#include "ui/models/machinefilter.h"
#include "ui/models/machinemodel.h"

#include <QHash>
#include <QUrl>
#include <QWidget>

class QAction;
class QStackedWidget;

namespace ui {

class FamilyLabel;
class FilterField;
class LatePart;
class MachineDetail;
class MachinesView;
class MessageBar;

/// The page of the VMs that are there: the table, what can be done with the chosen ones, and the detail of
/// one. Power actions go to the server at once, one per VM at a time; stopping is asked about first. When the
/// server does not answer the last data stay, greyed.
class MachinesPage final : public QWidget
{
    Q_OBJECT
public:
    /// All outlive it; the engine is loaded.
    struct Parts
    {
        pve::Inventory &inventory;
        const prov::Engine &engine;
        pve::Client &client;
        base::Clock &clock;
        base::Log &log;
        MessageBar &messages;
        QUrl server;                        ///< its own pages; empty: it has none
        QAction *checkPrivileges = nullptr; ///< offered while no VM is to be seen
    };
    explicit MachinesPage(const Parts &parts, QWidget *parent = nullptr);

    void choose(pve::VmId vmid); ///< 0 chooses nothing; one that the filter hides makes the filter go
    [[nodiscard]] pve::VmId chosen() const; ///< of several the one with the keyboard; 0: none
    /// Nothing can be asked of the server any more.
    void setReadOnly();
    [[nodiscard]] QAction *clusterTasks() const { return m_clusterTasks; } ///< for whatever stands around
    void openConsole(const Machine &machine); ///< in the browser: urlWanted() follows

signals:
    void urlWanted(const QUrl &url); ///< to be opened outside

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    // machinespageparts.cpp
    void makeActions();
    [[nodiscard]] QWidget *makeHead();
    void layOut();
    [[nodiscard]] QWidget *makeDetail();
    // machinespage.cpp
    void connectAll();
    void act(MachineAct act);
    void copySsh(const Machine &machine);
    void openMenu(const QPoint &at);
    void rowsChanged();
    void followChosen();
    void followDetail();
    void select();
    void readOrigin(const Machine *machine);
    void readAddresses();
    void closeDetail();
    void showClusterTasks();
    void showCount();
    [[nodiscard]] QList<Machine> selected() const;

    Parts m_parts;
    pve::Power m_power;
    MachineOrigins m_origins;
    MachineAddresses m_addresses;
    MachineModel m_model;
    MachineFilter m_filter;
    MachinePower m_machinePower;
    QHash<MachineAct, QAction *> m_acts;
    FilterField *m_find = nullptr;
    FamilyLabel *m_count = nullptr;
    MachinesView *m_view = nullptr;
    LatePart *m_place = nullptr; ///< of the detail
    MachineDetail *m_detail = nullptr;
    QAction *m_showDetail = nullptr;
    QAction *m_clusterTasks = nullptr;
    QStackedWidget *m_stack = nullptr;
    pve::VmId m_chosen = 0; ///< whose origin was read
    bool m_saidSignIn = false;
    bool m_readOnly = false;
};

} // namespace ui
