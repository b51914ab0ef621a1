// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/provision/durations.h"

#include <QWidget>

class QAction;

namespace ui {

class FamilyLabel;

/// Over a job's task log: how far the task is, and which one it is.
class TaskLogStrip final : public QWidget
{
    Q_OBJECT
public:
    /// `tools` stand at the right of the first line.
    explicit TaskLogStrip(const QList<QWidget *> &tools, QWidget *parent = nullptr);

    /// `upid`: of the task that runs or ran last; may be empty.
    void show(const prov::Job &job, const QString &upid, const prov::CopyPace &pace,
              const base::Clock &clock);

signals:
    void copied(const QString &sentence); ///< what is in the clipboard now

private:
    class Bar;
    void copy();

    FamilyLabel *m_step;
    Bar *m_bar;
    FamilyLabel *m_progress;
    FamilyLabel *m_upid;
    FamilyLabel *m_times;
    QAction *m_copy;
};

} // namespace ui
