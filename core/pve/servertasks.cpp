// SPDX-License-Identifier: Apache-2.0
#include "core/pve/vmtasks.h"

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

} // namespace

VmTasks::VmTasks(Client &client, base::Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock)
{
}

VmTasks::~VmTasks() = default;

void VmTasks::look(const QString &node, VmId vmid)
{
    if (node == m_node && vmid == m_vmid)
        return;
    rest();
    m_node = node;
    m_vmid = vmid;
    askList();
}

void VmTasks::rest()
{
    m_reply.reset();
    m_timer.reset();
    m_backOff.reset();
    m_node.clear();
    m_vmid = 0;
    m_rows.clear();
    follow({});
}

void VmTasks::setEager(bool eager)
{
    if (std::exchange(m_eager, eager) != eager && m_timer)
        wait();
}

void VmTasks::follow(const QString &upid)
{
    const auto parsed = Upid::parse(upid);
    const bool listUnderWay = m_reply && m_pages == 0;
    m_upid = parsed ? std::optional(*parsed) : std::nullopt;
    m_linesSeen = 0;
    m_logEnded = false;
    m_logBackOff.reset();
    if (m_vmid == 0 || listUnderWay)
        return; // the log comes behind the list
    m_pages = 0;
    askLog();
}

const TaskRow *VmTasks::followed() const
{
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [this](const TaskRow &row) { return row.upid == m_upid; });
    return it == m_rows.end() ? nullptr : &*it;
}

bool VmTasks::goesOn() const
{
    return m_eager || (m_upid && !m_logEnded && !m_logBackOff.failing()) ||
           std::any_of(m_rows.begin(), m_rows.end(), [](const TaskRow &row) { return row.running; });
}

void VmTasks::wait()
{
    const auto interval = goesOn() ? eagerInterval : calmInterval;
    const auto at = std::max(m_clock.now() + interval, m_backOff.notBefore());
    m_timer = m_clock.after(at - m_clock.now(), [this] { askList(); });
}

void VmTasks::askList()
{
    m_timer.reset();
    m_pages = 0;
    TaskQuery query;
    query.vmid = m_vmid;
    query.limit = mostTasks;
    auto request = getTasks(m_node, query);
    request.deadline = settings.deadline;
    m_reply = m_client.send(request);
    connect(m_reply.get(), &Reply::finished, this,
            [this](const Answer &answer) { takeList(answer.and_then(decodeTasks)); });
}

void VmTasks::takeList(const base::Result<TaskList> &list)
{
    m_reply.reset();
    if (!list) {
        m_backOff.fail(m_clock.now(), settings.maxBackOff);
        wait();
        return emit listFailed(list.error());
    }
    m_backOff.reset();
    m_rows = list->rows.mid(0, mostTasks);
    askLog(); // before anybody hears of the list and wants another one
    emit listed(m_rows);
}

void VmTasks::askLog()
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

void VmTasks::takeLog(bool ended, const base::Result<TaskLog> &log)
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
