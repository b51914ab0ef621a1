// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/pve/pollsettings.h"
#include "core/pve/types.h"

#include <optional>
#include <vector>

namespace pve {

/// One task that is being watched, and what is known about it so far.
struct WatchedTask
{
    /// What the last list said. Its word is a hint only: the task's own status is the judge (pve/FACTS.md 3).
    enum class Sight { NotYet, Running, Missing, Ended };

    Upid upid;
    Pace pace = Pace::Normal;
    base::TimePoint watchedAt{};
    Sight sight = Sight::NotYet;
    bool inQuestion = false;                    ///< the list under way was asked with this task in mind
    bool endQuestioned = false;                 ///< its status was asked when the list first said Ended
    std::optional<base::TimePoint> checkedAt{}; ///< when its status was last asked
    quint64 logTurn = 0;            ///< number of its last log page on the node: the smallest comes next
    int linesSeen = 0;              ///< n of the last log line delivered
    std::optional<TaskExit> exit{}; ///< ended; only its last log lines are still awaited
    int lastPages = 0;              ///< log pages asked since then

    bool operator==(const WatchedTask &) const = default;
};

/// The tasks watched on one node, and which of them to ask next. A value without clock and IO: every moment
/// is an argument, so the rules of design section 4 can be read and tested here.
class WatchedTasks
{
public:
    /// Idempotent; a second call changes the pace only.
    void add(const Upid &upid, Pace pace, base::TimePoint now);
    void remove(const QString &upid);
    [[nodiscard]] bool isEmpty() const { return m_tasks.empty(); }
    [[nodiscard]] bool contains(const QString &upid) const;
    /// Valid until the next add() or remove(); nullptr when it is not watched.
    [[nodiscard]] WatchedTask *find(const QString &upid);

    /// Smallest start time (s, the server's clock) among them: with it every watched task is in the list.
    [[nodiscard]] std::optional<qint64> since() const;
    /// Normal as soon as one task is.
    [[nodiscard]] Pace pace() const;
    /// The first early look (0.3, 0.6, 1 s after watching began) that a list asked at `lastLook` did not
    /// serve.
    [[nodiscard]] std::optional<base::TimePoint> earlyLook(std::optional<base::TimePoint> lastLook) const;

    /// Call when a list is sent: only tasks watched by then can be found missing from it.
    void question();
    /// Takes in a list's rows, by UPID; returns the watched tasks it shows running.
    [[nodiscard]] QList<Upid> apply(const QList<TaskRow> &rows);
    /// A list that came but could not be used shows no task.
    void applyNothing() { (void)apply({}); }

    /// Whose status to ask now, and notes that it was: the news that a task ended at once; one task per
    /// interval that the list does not show, or calls ended against its status; one per cross-check period of
    /// those shown running.
    [[nodiscard]] std::optional<Upid> nextStatus(base::TimePoint now, const PollSettings &settings);

    /// Whose log page to ask now: last pages of ended tasks always; else, at most once per interval, the
    /// selected task and those on screen by turns, longest unasked first.
    [[nodiscard]] std::optional<Upid> nextLog(base::TimePoint now, const PollSettings &settings,
                                              const QString &selected, const QStringList &onScreen);
    /// A task that ended and only awaits its last log lines.
    [[nodiscard]] std::optional<Upid> ending() const;

private:
    [[nodiscard]] WatchedTask *statusCandidate(base::TimePoint now, const PollSettings &settings);
    [[nodiscard]] WatchedTask *logCandidate(const QString &selected, const QStringList &onScreen);

    std::vector<WatchedTask> m_tasks; ///< in the order of watching; few, so searched from the front
    std::optional<base::TimePoint> m_doubtAskedAt;
    base::TimePoint m_crossCheckedAt{};
    std::optional<base::TimePoint> m_logAskedAt;
    quint64 m_logTurn = 0;
    bool m_selectedHadTurn = false;
};

} // namespace pve
