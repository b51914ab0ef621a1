// SPDX-License-Identifier: Apache-2.0
#include "core/pve/servertasks.h"

#include "core/pve/decode.h"
#include "core/pve/logpages.h"
#include "core/pve/pollsettings.h"

#include <algorithm>

namespace pve {

namespace {

constexpr base::Millis eagerInterval{1000};
constexpr base::Millis calmInterval{5000};
constexpr int mostPages = 20; // a log that grows faster than it is read does not keep the list waiting
const PollSettings settings;

/// pve/FACTS.md 3. Any node answers it, by itself.
Request clusterTasks()
{
    Request request;
    request.endpoint = QStringLiteral("/cluster/tasks");
    request.path = "/cluster/tasks";
    return request;
}

} // namespace

ServerTasks::ServerTasks(Client &client, base::Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock)
{
}

ServerTasks::~ServerTasks() = default;

void ServerTasks::look(const QString &node, VmId vmid)
{
    TaskQuery query;
    query.vmid = vmid;
    query.limit = mostTasks;
    ask(getTasks(node, query), decodeTasks);
}

void ServerTasks::lookAtCluster()
{
    ask(clusterTasks(), decodeClusterTasks);
}

void ServerTasks::ask(Request request, base::Result<TaskList> (*decode)(const Response &))
{
    request.deadline = settings.deadline;
    if (m_list && m_list->request == request)
        return;
    rest();
    m_list = {request, decode};
    askList();
}

void ServerTasks::rest()
{
    m_reply.reset();
    m_timer.reset();
    m_backOff.reset();
    m_list.reset();
    m_rows.clear();
    follow({});
}

void ServerTasks::setEager(bool eager)
{
    if (std::exchange(m_eager, eager) != eager && m_timer)
        wait();
}

void ServerTasks::follow(const QString &upid)
{
    const auto parsed = Upid::parse(upid);
    const bool listUnderWay = m_reply && m_pages == 0;
    m_upid = parsed ? std::optional(*parsed) : std::nullopt;
    m_linesSeen = 0;
    m_logEnded = false;
    m_logBackOff.reset();
    if (!m_list || listUnderWay)
        return; // the log comes behind the list
    m_pages = 0;
    askLog();
}

const TaskRow *ServerTasks::followed() const
{
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [this](const TaskRow &row) { return row.upid == m_upid; });
    return it == m_rows.end() ? nullptr : &*it;
}

bool ServerTasks::goesOn() const
{
    return m_eager || (m_upid && !m_logEnded && !m_logBackOff.failing()) ||
           std::any_of(m_rows.begin(), m_rows.end(), [](const TaskRow &row) { return row.running; });
}

void ServerTasks::wait()
{
    const auto interval = goesOn() ? eagerInterval : calmInterval;
    const auto at = std::max(m_clock.now() + interval, m_backOff.notBefore());
    m_timer = m_clock.after(at - m_clock.now(), [this] { askList(); });
}

void ServerTasks::askList()
{
    m_timer.reset();
    m_pages = 0;
    m_reply = m_client.send(m_list->request);
    connect(m_reply.get(), &Reply::finished, this,
            [this](const Answer &answer) { takeList(answer.and_then(m_list->decode)); });
}

void ServerTasks::takeList(const base::Result<TaskList> &list)
{
    m_reply.reset();
    if (!list) {
        m_backOff.fail(m_clock.now(), settings.maxBackOff);
        wait();
        return emit listFailed(list.error());
    }
    m_backOff.reset();
    m_rows = list->rows;
    askLog(); // before anybody hears of the list and wants another one
    emit listed(m_rows);
}

void ServerTasks::askLog()
{
    m_timer.reset();
    if (!m_upid || m_logEnded || m_pages >= mostPages || m_clock.now() < m_logBackOff.notBefore()) {
        m_reply.reset();
        return wait();
    }
    ++m_pages;
    auto request = getTaskLog(*m_upid, m_linesSeen, logPage);
    request.deadline = settings.deadline;
    m_reply = m_client.send(request);
    const auto *row = followed();
    // What ended before its log was asked for has written all of it.
    connect(m_reply.get(), &Reply::finished, this,
            [this, ended = !row || !row->running](const Answer &answer) {
                takeLog(ended, answer.and_then(decodeTaskLog));
            });
}

void ServerTasks::takeLog(bool ended, const base::Result<TaskLog> &log)
{
    m_reply.reset();
    const QString upid = m_upid->text;
    if (!log) {
        const auto kind = log.error().kind;
        m_logEnded = kind == base::Error::Kind::Forbidden || kind == base::Error::Kind::NotFound;
        m_logBackOff.fail(m_clock.now(), settings.maxBackOff);
        wait();
        return emit logFailed(upid, log.error());
    }
    m_logBackOff.reset();
    if (m_linesSeen == 0 && log->total > mostLines) {
        m_linesSeen = log->total - mostLines; // nobody reads what is before
        return askLog();
    }
    const auto fresh = takeFresh(*log, m_linesSeen);
    const bool more = !fresh.isEmpty() && m_linesSeen < log->total;
    m_logEnded = ended && !more;
    if (more)
        askLog();
    else
        wait();
    if (!fresh.isEmpty())
        emit logGrew(upid, fresh);
}

} // namespace pve
