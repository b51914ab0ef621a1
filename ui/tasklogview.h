// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"

#include <QPlainTextEdit>

class QAction;

namespace ui {

/// Lines of a task's log as they come in. Follows the end until somebody scrolls up, and again when the end
/// is back in sight. The server's text is plain text.
class TaskLogView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TaskLogView(QWidget *parent = nullptr);
    void setLines(const QList<pve::LogLine> &lines);
    void append(const QList<pve::LogLine> &lines);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] QAction *followAction() const { return m_follow; } ///< visible while it does not follow

private:
    void followEnd();
    QAction *m_follow;
    bool m_following = true;
};

} // namespace ui
