// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/servertasks.h"
#include "ui/machineorigins.h"
#include "ui/models/machinemodel.h"
#include "ui/models/taskmodel.h"

#include <QWidget>

class QStackedWidget;

namespace ui {

class FamilyLabel;
class SymbolLabel;
class TaskLogView;
class TaskTable;

/// Below the table of machines: who made the chosen one and whether that is confirmed, its tasks on the
/// server, or without one those of the cluster, and the log of the chosen task, live. Asks the server only
/// while it is visible. All outlive it.
class MachineDetail final : public QWidget
{
    Q_OBJECT
public:
    MachineDetail(pve::Client &client, base::Clock &clock, const prov::Engine &engine,
                  QWidget *parent = nullptr);

    /// nullptr: none. Also when something of the same machine has changed.
    void setMachine(const Machine *machine, const MachineOrigins::Finding &finding);
    void setReadOnly(); ///< nothing can be asked of the server any more

signals:
    void closed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Shown { Table, Reading, Nothing };
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeTasks();
    [[nodiscard]] QWidget *makeLog();
    void watch();
    void setShown(Shown shown);
    void showOrigin(const MachineOrigins::Finding &finding);
    void takeTasks(const QList<pve::TaskRow> &rows);
    void followTask();
    void sayTrouble(const QString &sentence);

    const base::Clock &m_clock;
    const prov::Engine &m_engine;
    pve::ServerTasks m_source;
    TaskModel m_model;
    Machine m_machine;    ///< VMID 0: none
    QString m_upid;       ///< whose log is shown
    bool m_newest = true; ///< the newest task is followed until another one is chosen
    bool m_readOnly = false;

    FamilyLabel *m_name = nullptr;
    FamilyLabel *m_where = nullptr;
    SymbolLabel *m_originSign = nullptr;
    FamilyLabel *m_origin = nullptr;
    QStackedWidget *m_stack = nullptr;
    TaskTable *m_tasks = nullptr;
    FamilyLabel *m_trouble = nullptr;
    QWidget *m_logSide = nullptr;
    FamilyLabel *m_logHead = nullptr;
    TaskLogView *m_log = nullptr;
};

} // namespace ui
