// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

#include <QWidget>

class QAction;

namespace ui {

class FamilyLabel;

/// Below the table while the row of a batch is the current one: who the batch is, how far, and what can be
/// done with all of it, as real buttons. Those in the row itself are painted, for the mouse alone.
class BatchBar final : public QWidget
{
    Q_OBJECT
public:
    BatchBar(const QList<QAction *> &acts, QWidget *parent);
    /// `left`: how long it still takes, in words; may be empty. Hidden without jobs.
    void show(const QList<const prov::Job *> &jobs, const QString &left);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    FamilyLabel *m_title;
    FamilyLabel *m_state;
};

} // namespace ui
