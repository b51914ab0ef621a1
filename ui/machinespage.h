// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"
#include "core/pve/inventory.h"
#include "core/pve/power.h"
#include "ui/machineacts.h"
#include "ui/models/machinefilter.h"
#include "ui/models/machinemodel.h"

#include <QHash>
#include <QUrl>
#include <QWidget>

class QAction;
class QLineEdit;
class QStackedWidget;

namespace ui {

class FamilyLabel;
class MachinesView;
class MessageBar;

/// The page of the VMs that are there: the table, and what can be done with the chosen one. Power actions go
/// to the server at once, one per VM at a time; stopping is asked about in the message bar first. When the
/// server does not answer the last data stay, greyed and dated.
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
    [[nodiscard]] pve::VmId chosen() const;
    /// Nothing can be asked of the server any more.
    void setReadOnly();

signals:
    void urlWanted(const QUrl &url); ///< to be opened outside

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// What was asked about: the answer holds for the VM that was there then.
    struct Question
    {
        pve::VmId vmid = 0;
        QString name;
        QString node;
    };
    void makeActions();
    [[nodiscard]] QWidget *makeHead();
    void layOut();
    void connectAll();
    void act(MachineAct act);
    void askToStop(const Machine &machine);
    void stopAnyway(const QString &notice);
    void openConsole(const Machine &machine);
    void copySsh(const Machine &machine);
    void done(pve::VmId vmid, pve::PowerAct act);
    void failed(pve::VmId vmid, pve::PowerAct act, const base::Error &error);
    void openMenu(const QPoint &at);
    void rowsChanged();
    void followChosen();
    void showTrouble(const base::Error &error);
    void withdrawQuestion();
    [[nodiscard]] Machine machineOr(pve::VmId vmid) const;

    Parts m_parts;
    pve::Power m_power;
    MachineModel m_model;
    MachineFilter m_filter;
    QHash<MachineAct, QAction *> m_acts;
    Question m_question;
    QLineEdit *m_find = nullptr;
    FamilyLabel *m_count = nullptr;
    FamilyLabel *m_trouble = nullptr;
    MachinesView *m_view = nullptr;
    QStackedWidget *m_stack = nullptr;
    bool m_saidSignIn = false;
    bool m_readOnly = false;
};

} // namespace ui
