// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/requestmodel.h"

#include <QWidget>

class QAction;
class QStackedWidget;
class QTreeView;

namespace ui {

class FamilyLabel;

/// Each call of one job: when, which, what came of it. One can be copied as curl, without secrets. The
/// requests outlive it.
class RequestsView final : public QWidget
{
    Q_OBJECT
public:
    explicit RequestsView(const Requests &requests, QWidget *parent = nullptr);
    void setJob(const QString &jobId);

signals:
    void copied(const QString &sentence); ///< what is in the clipboard now

private:
    void makeTable();
    QWidget *makeStrip();
    void show(bool fresh);
    void copyCurl();

    const Requests &m_requests;
    RequestModel m_model;
    QString m_jobId;
    QAction *m_copy;
    FamilyLabel *m_said;
    QTreeView *m_table;
    QStackedWidget *m_stack;
};

} // namespace ui
