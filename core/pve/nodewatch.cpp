// SPDX-License-Identifier: Apache-2.0
#include "core/pve/nodewatch.h"

#include "core/pve/decode.h"
#include "core/pve/logpages.h"

#include <algorithm>
#include <utility>

namespace pve {

namespace {

constexpr base::Millis smallestGap{300}; // between two lists, however many new tasks want an early look
constexpr int mostLastPages = 20;        // a log that grows without end does not keep its task from ending

/// True when the server did answer, if not with what was asked: its other calls may still work.
bool wasAnswered(const base::Error &error)
{
    using Kind = base::Error::Kind;
    switch (error.kind) {
    case Kind::Forbidden:
    case Kind::NotFound:
    case Kind::Locked:
    case Kind::Invalid:
    case Kind::Exists:
    case Kind::Server:
    case Kind::Malformed:
        return true;
    case Kind::NotSent:
    case Kind::Lost:
    case Kind::Tls:
    case Kind::Unauthorized:
    case Kind::Unavailable:
    case Kind::Cancelled:
        return false;
    }
    return false;
}

bool saysGone(const base::Error &error)
{
    using Kind = base::Error::Kind;
    return error.kind == Kind::Forbidden ||
           (error.kind == Kind::NotFound && error.fields.value(QStringLiteral("what")) == u"task");
}

/// A status that speaks of another task is no judgement on the one that was asked for.
base::Result<TaskStatus> decodeStatusOf(const Upid &upid, const Response &response)
{
    auto status = decodeTaskStatus(response);
    if (!status || status->upid == upid)
        return status;
    return base::failure(base::Error::of(
        base::Error::Kind::Malformed, QT_TRANSLATE_NOOP("Wording", "the status is that of another task"),
        {{QStringLiteral("path"), QStringLiteral("data.upid")}}, response.status));
}

} // namespace

NodeWatch::NodeWatch(const QString &node, Client &client, base::Clock &clock, const PollView &view)
    : m_node(node),
      m_client(client),
      m_clock(clock),
      m_view(view),
      // Nodes that fail together should not be asked again together.
      m_seed(view.settings.jitterSeed + qChecksum(node.toUtf8()))
{
}

void NodeWatch::watch(const Upid &upid, Pace pace)
{
    m_tasks.add(upid, pace, m_clock.now());
    schedule();
}

void NodeWatch::unwatch(const QString &upid)
{
    m_tasks.remove(upid);
    if (m_tasks.isEmpty())
        rest();
}

void NodeWatch::wake()
{
    if (m_tasks.isEmpty())
        return;
    for (auto *line : {&m_list, &m_status, &m_log}) {
        line->reply.reset();
        line->backOff.reset();
    }
    askList();
}

void NodeWatch::rest()
{
    m_timer.reset();
    m_lookedAt.reset();
    for (auto *line : {&m_list, &m_status, &m_log}) {
        line->reply.reset();
        line->backOff.reset();
    }
}

base::TimePoint NodeWatch::ordinaryLook() const
{
    return m_lookedAt.value_or(m_clock.now()) + m_view.settings.of(m_tasks.pace()) + 2 * m_latency;
}

base::TimePoint NodeWatch::nextLook() const
{
    auto at = ordinaryLook();
    if (const auto early = m_tasks.earlyLook(m_lookedAt)) {
        const auto allowed =
            m_lookedAt ? std::max(*m_lookedAt + smallestGap + 2 * m_latency, m_early.earliest()) : *early;
        at = std::min(at, std::max(*early, allowed));
    }
    return std::max({at, m_list.backOff.notBefore(), m_clock.now()});
}

void NodeWatch::schedule()
{
    if (m_list.reply || m_tasks.isEmpty())
        return;
    m_timer = m_clock.after(nextLook() - m_clock.now(), [this] { askList(); });
}

bool NodeWatch::isFree(const Line &line) const
{
    return !line.reply && m_clock.now() >= line.backOff.notBefore();
}

template <typename Decode, typename Take>
void NodeWatch::ask(Line &line, Request request, Decode decode, Take take)
{
    request.deadline = m_view.settings.deadline;
    line.reply = m_client.send(request);
    connect(line.reply.get(), &Reply::finished, this, [&line, decode, take](const Answer &answer) {
        const auto result = answer.and_then(decode);
        line.reply.reset();
        take(result);
    });
}

void NodeWatch::askList()
{
    m_timer.reset();
    if (m_lookedAt && m_clock.now() < ordinaryLook())
        m_early.take(m_clock.now());
    m_lookedAt = m_clock.now();
    m_tasks.question();
    TaskQuery query;
    query.userFilter = m_view.user;
    query.since = m_tasks.since();
    query.limit = m_view.settings.limit;
    ask(m_list, getTasks(m_node, query), decodeTasks, [this](const auto &list) { takeList(list); });
}

void NodeWatch::takeList(const base::Result<TaskList> &list)
{
    const bool answered = list || wasAnswered(list.error());
    QList<Upid> running;
    if (list) {
        m_latency = m_clock.now() - *m_lookedAt;
        running = m_tasks.apply(list->rows);
        noteGood(m_list);
    } else {
        if (answered)
            m_tasks.applyNothing();
        noteBad(m_list, list.error());
    }
    for (const auto &upid : std::as_const(running)) {
        if (m_tasks.contains(upid.text))
            emit seenRunning(upid);
    }
    if (answered) {
        askStatus();
        askLog();
    }
    schedule();
}

void NodeWatch::askStatus()
{
    if (!isFree(m_status))
        return;
    const auto next = m_tasks.nextStatus(m_clock.now(), m_view.settings);
    if (!next)
        return;
    ask(
        m_status, getTaskStatus(*next),
        [upid = *next](const Response &response) { return decodeStatusOf(upid, response); },
        [this, upid = *next](const auto &status) { takeStatus(upid, status); });
}

void NodeWatch::takeStatus(const Upid &upid, const base::Result<TaskStatus> &status)
{
    const bool gone = !status && saysGone(status.error());
    if (status || gone)
        noteGood(m_status);
    else
        noteBad(m_status, status.error());
    auto *task = m_tasks.find(upid.text);
    if (task && gone) {
        unwatch(upid.text);
        emit vanished(upid, status.error());
    } else if (task && status && status->running) {
        emit seenRunning(upid);
    } else if (task && status && status->exit) {
        task->exit = status->exit;
        if (m_view.selected == upid.text || m_view.onScreen.contains(upid.text))
            askLog();
        else
            finish(upid);
    }
    askStatus();
}

void NodeWatch::finish(const Upid &upid)
{
    const auto *task = m_tasks.find(upid.text);
    if (!task || !task->exit)
        return;
    const auto exit = *task->exit;
    unwatch(upid.text);
    emit ended(upid, exit);
}

void NodeWatch::askLog()
{
    if (m_log.reply)
        return;
    if (!isFree(m_log)) {
        while (const auto upid = m_tasks.ending())
            finish(*upid);
        return;
    }
    const auto next = m_tasks.nextLog(m_clock.now(), m_view.settings, m_view.selected, m_view.onScreen);
    if (!next)
        return;
    const auto *task = m_tasks.find(next->text);
    ask(m_log, getTaskLog(*next, task->linesSeen, logPage), decodeTaskLog,
        [this, upid = *next, last = task->exit.has_value()](const auto &log) { takeLog(upid, last, log); });
}

void NodeWatch::takeLog(const Upid &upid, bool last, const base::Result<TaskLog> &log)
{
    bool more = false;
    if (log) {
        noteGood(m_log);
        more = deliver(upid, *log);
    } else {
        m_log.backOff.fail(m_clock.now(), m_view.settings.maxBackOff);
    }
    if (last && !more)
        finish(upid);
    askLog();
}

bool NodeWatch::deliver(const Upid &upid, const TaskLog &log)
{
    auto *task = m_tasks.find(upid.text);
    if (!task)
        return false;
    const QList<LogLine> fresh = takeFresh(log, task->linesSeen);
    const bool more = !fresh.isEmpty() && task->linesSeen < log.total && task->lastPages < mostLastPages;
    if (!fresh.isEmpty())
        emit logGrew(upid, fresh, log.total);
    return more;
}

void NodeWatch::noteGood(Line &line)
{
    line.backOff.reset();
    m_lastSeen = m_clock.wallNow();
    if (!m_troubled || m_list.backOff.failing() || m_status.backOff.failing())
        return;
    m_troubled = false;
    emit recovered(m_node);
}

void NodeWatch::noteBad(Line &line, const base::Error &error)
{
    const auto wait = line.backOff.fail(m_clock.now(), m_view.settings.maxBackOff);
    m_troubled = true;
    emit troubled(m_node, error, m_lastSeen, wait);
}

} // namespace pve
