// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/types.h"

#include <QList>
#include <QPlainTextEdit>
#include <QTextCursor>

class QAction;

namespace ui {

/// Lines of a task's log as they come in. Follows the end until somebody scrolls up, and again when the end
/// is back in sight. The server's text is plain text. What is searched for is marked where it can be seen.
class TaskLogView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TaskLogView(QWidget *parent = nullptr);
    void setLines(const QList<pve::LogLine> &lines);
    void append(const QList<pve::LogLine> &lines);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] QAction *followAction() const { return m_follow; } ///< visible while it does not follow

    /// Marks each place of `text`, in any case; empty: none.
    void mark(const QString &text);
    [[nodiscard]] int matches() const { return static_cast<int>(m_matches.size()); }
    [[nodiscard]] int currentMatch() const { return m_current; } ///< -1: none
    void goToMatch(int match);

signals:
    void matchesChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void followEnd();
    [[nodiscard]] QTextCursor cursorOf(int match) const;
    void findFrom(int position);
    void findAgain();
    void paintMatches();
    QAction *m_follow;
    bool m_following = true;
    QString m_marked;
    QList<int> m_matches;      ///< where each begins, in order
    int m_current = -1;        ///< the one gone to last
    QTextCursor m_currentText; ///< its text: moves when lines before it are dropped
};

} // namespace ui
