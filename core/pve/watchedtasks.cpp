// SPDX-License-Identifier: Apache-2.0
#include "core/pve/watchedtasks.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace pve {

namespace {

constexpr std::array earlyLooks{base::Millis{300}, base::Millis{600}, base::Millis{1000}};

/// The task for which `wanted` holds and `age` is smallest; the first of equals, so that turns go round.
template <typename Wanted, typename Age>
WatchedTask *oldest(std::vector<WatchedTask> &tasks, Wanted wanted, Age age)
{
    WatchedTask *found = nullptr;
    for (auto &task : tasks) {
        if (!task.exit && wanted(task) && (!found || age(task) < age(*found)))
            found = &task;
    }
    return found;
}

} // namespace

void WatchedTasks::add(const Upid &upid, Pace pace, base::TimePoint now)
{
    if (auto *known = find(upid.text)) {
        known->pace = pace;
        return;
    }
    if (m_tasks.empty())
        m_crossCheckedAt = now;
    WatchedTask task;
    task.upid = upid;
    task.pace = pace;
    task.watchedAt = now;
    m_tasks.push_back(task);
}

void WatchedTasks::remove(const QString &upid)
{
    std::erase_if(m_tasks, [&upid](const auto &task) { return task.upid.text == upid; });
}

bool WatchedTasks::contains(const QString &upid) const
{
    return std::ranges::any_of(m_tasks, [&upid](const auto &task) { return task.upid.text == upid; });
}

WatchedTask *WatchedTasks::find(const QString &upid)
{
    const auto found =
        std::ranges::find_if(m_tasks, [&upid](const auto &task) { return task.upid.text == upid; });
    return found == m_tasks.end() ? nullptr : &*found;
}

std::optional<qint64> WatchedTasks::since() const
{
    std::optional<qint64> result;
    for (const auto &task : m_tasks)
        result = std::min(result.value_or(task.upid.startTime), task.upid.startTime);
    return result;
}

Pace WatchedTasks::pace() const
{
    const auto normal = [](const auto &task) { return task.pace == Pace::Normal; };
    return std::ranges::any_of(m_tasks, normal) ? Pace::Normal : Pace::Slow;
}

std::optional<base::TimePoint> WatchedTasks::earlyLook(std::optional<base::TimePoint> lastLook) const
{
    std::optional<base::TimePoint> result;
    for (const auto &task : m_tasks) {
        for (const auto delay : earlyLooks) {
            const auto at = task.watchedAt + delay;
            if (lastLook && at <= *lastLook)
                continue;
            result = std::min(result.value_or(at), at);
            break;
        }
    }
    return result;
}

void WatchedTasks::question()
{
    for (auto &task : m_tasks)
        task.inQuestion = true;
}

QList<Upid> WatchedTasks::apply(const QList<TaskRow> &rows)
{
    QHash<QString, bool> running;
    for (const auto &row : rows)
        running.insert(row.upid.text, row.running);
    QList<Upid> result;
    for (auto &task : m_tasks) {
        const auto row = running.constFind(task.upid.text);
        if (row == running.constEnd() && !task.inQuestion)
            continue;
        task.inQuestion = false;
        task.sight = row == running.constEnd() ? WatchedTask::Sight::Missing
                     : *row                    ? WatchedTask::Sight::Running
                                               : WatchedTask::Sight::Ended;
        if (task.sight == WatchedTask::Sight::Running && !task.exit)
            result.append(task.upid);
    }
    return result;
}

WatchedTask *WatchedTasks::statusCandidate(base::TimePoint now, const PollSettings &settings)
{
    using Sight = WatchedTask::Sight;
    const auto age = [](const WatchedTask &task) { return task.checkedAt.value_or(task.watchedAt); };
    const auto news = [](const WatchedTask &task) {
        return task.sight == Sight::Ended && !task.endQuestioned;
    };
    if (auto *task = oldest(m_tasks, news, age))
        return task;
    const auto doubtful = [&](const WatchedTask &task) {
        const bool due = !task.checkedAt || now - *task.checkedAt >= settings.of(task.pace);
        return due && (task.sight == Sight::Missing || task.sight == Sight::Ended);
    };
    if (!m_doubtAskedAt || now - *m_doubtAskedAt >= settings.interval) {
        if (auto *task = oldest(m_tasks, doubtful, age)) {
            m_doubtAskedAt = now;
            return task;
        }
    }
    if (now - m_crossCheckedAt < settings.crossCheck)
        return nullptr;
    const auto running = [](const WatchedTask &task) { return task.sight == Sight::Running; };
    auto *task = oldest(m_tasks, running, age);
    if (task)
        m_crossCheckedAt = now;
    return task;
}

std::optional<Upid> WatchedTasks::nextStatus(base::TimePoint now, const PollSettings &settings)
{
    auto *task = statusCandidate(now, settings);
    if (!task)
        return std::nullopt;
    task->checkedAt = now;
    task->endQuestioned = task->sight == WatchedTask::Sight::Ended;
    return task->upid;
}

WatchedTask *WatchedTasks::logCandidate(const QString &selected, const QStringList &onScreen)
{
    auto *chosen = find(selected);
    if (chosen && chosen->exit)
        chosen = nullptr;
    const auto shown = [&](const WatchedTask &task) {
        return task.upid.text != selected && onScreen.contains(task.upid.text);
    };
    auto *other = oldest(m_tasks, shown, [](const WatchedTask &task) { return task.logTurn; });
    m_selectedHadTurn = chosen && (!other || !m_selectedHadTurn);
    return m_selectedHadTurn ? chosen : other;
}

std::optional<Upid> WatchedTasks::ending() const
{
    const auto ended = std::ranges::find_if(m_tasks, [](const auto &task) { return task.exit.has_value(); });
    return ended == m_tasks.end() ? std::nullopt : std::optional{ended->upid};
}

std::optional<Upid> WatchedTasks::nextLog(base::TimePoint now, const PollSettings &settings,
                                          const QString &selected, const QStringList &onScreen)
{
    if (const auto ended = ending()) {
        ++find(ended->text)->lastPages;
        return ended;
    }
    if (m_logAskedAt && now - *m_logAskedAt < settings.interval)
        return std::nullopt;
    auto *task = logCandidate(selected, onScreen);
    if (!task)
        return std::nullopt;
    m_logAskedAt = now;
    task->logTurn = ++m_logTurn;
    return task->upid;
}

} // namespace pve
