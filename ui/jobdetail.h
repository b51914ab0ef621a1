// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/checkmodel.h"
#include "ui/models/requests.h"
#include "ui/models/stepmodel.h"
#include "ui/models/tasklogs.h"

#include <QSet>
#include <QWidget>

class QAction;
class QStackedWidget;
class QTabBar;
class QTreeView;

namespace ui {

class AskBar;
class ExplanationCard;
class FamilyLabel;
class RequestsView;
class JobModel;
class TaskLogStrip;
class TaskLogView;

/// Everything about one job: its steps on a time line, the server's task log, the verification, its
/// requests; above them what is wrong and what to do.
class JobDetail final : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Steps, TaskLog, Verification, Calls };

    /// All outlive it.
    struct Parts
    {
        prov::Engine &engine;
        const base::Clock &clock;
        const JobModel &jobs;
        const TaskLogs &logs;
        const Requests &requests;
    };
    /// `acts` become buttons in the head, as far as they are visible.
    JobDetail(const Parts &parts, const QList<QAction *> &acts, QWidget *parent = nullptr);

    void setJob(const QString &jobId);
    [[nodiscard]] const QString &jobId() const { return m_jobId; }
    void setTab(Tab tab);
    /// Something of the job, or the time, has changed.
    void refresh();
    /// Asks for the name of the VM, and wants it deleted when it is given.
    void askToDelete();
    [[nodiscard]] bool isBeingAnswered() const; ///< a question of the job, by a person who has begun to type

signals:
    void wants(const prov::UserAction &action);
    void settled(); ///< a question about the job: there is nothing more to do here
    void closed();
    void copied(const QString &sentence); ///< what is in the clipboard now
    void failed(const QString &sentence); ///< why something was not saved

private:
    QWidget *makeHead(const QList<QAction *> &acts);
    QWidget *makeSteps();
    QWidget *makeTaskLog();
    QWidget *makeVerification();
    void showHead(const prov::Job &job);
    void showChecks(const prov::Job &job);
    void askForSecret(const prov::Job &job);
    void answered(const QString &key, const QString &text);
    void logGrew(const QString &jobId, const QList<pve::LogLine> &lines);

    Parts m_parts;
    QString m_jobId;
    QSet<QString> m_declined; ///< jobs whose secret the person did not want to give now
    StepModel m_steps;
    CheckModel m_checks;

    FamilyLabel *m_name = nullptr;
    FamilyLabel *m_where = nullptr;
    QTabBar *m_tabs = nullptr;
    ExplanationCard *m_card;
    AskBar *m_ask;
    QStackedWidget *m_pages;
    RequestsView *m_requests;
    TaskLogView *m_log = nullptr;
    TaskLogStrip *m_logStrip = nullptr;
    QStackedWidget *m_logStack = nullptr;
    QStackedWidget *m_checkStack = nullptr;
    FamilyLabel *m_checkHead = nullptr;
};

} // namespace ui
