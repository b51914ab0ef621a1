// SPDX-License-Identifier: Apache-2.0
#include "core/pve/decode.h"

#include "core/pve/jsonreader.h"

#include <algorithm>
#include <limits>

namespace pve {

using namespace Qt::StringLiterals;

namespace {

Upid readUpid(const JsonNode &node)
{
    const auto upid = Upid::parse(node.text());
    if (!upid)
        node.refuse(QT_TRANSLATE_NOOP("Wording", "not a task id (UPID)"));
    return upid.value_or(Upid{});
}

const QString runningWord = u"RUNNING"_s;

QString statusOf(const JsonNode &row)
{
    return row["status"_L1].label();
}

/// What runs has none in the cluster's list (pve/FACTS.md 3).
QString statusInCluster(const JsonNode &row)
{
    return row["status"_L1].labelOr(runningWord);
}

template <QString (*readStatus)(const JsonNode &)>
TaskRow readTaskRow(const JsonNode &row)
{
    TaskRow task;
    task.upid = readUpid(row["upid"_L1]);
    task.user = row["user"_L1].label();
    const auto status = readStatus(row);
    task.running = status == runningWord;
    if (!task.running)
        task.exit = taskExit(status);
    task.startTime = row["starttime"_L1].integer();
    task.endTime = row["endtime"_L1].integerOr(0);
    return task;
}

LogLine readLogLine(const JsonNode &row)
{
    return {static_cast<int>(row["n"_L1].integer(1, std::numeric_limits<int>::max())), row["t"_L1].label()};
}

} // namespace

base::Result<Upid> decodeUpid(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(readUpid(reader.data()));
}

base::Result<std::optional<Upid>> decodeOptionalUpid(const Response &response)
{
    if (response.data.isNull())
        return std::optional<Upid>{};
    return decodeUpid(response);
}

base::Result<TaskList> decodeTasks(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(
        TaskList{reader.data().list<TaskRow>(readTaskRow<statusOf>), response.total.value_or(0)});
}

base::Result<TaskList> decodeClusterTasks(const Response &response)
{
    const JsonReader reader(response);
    TaskList tasks{reader.data().list<TaskRow>(readTaskRow<statusInCluster>)};
    tasks.total = tasks.rows.size();
    return reader.result(tasks);
}

base::Result<TaskStatus> decodeTaskStatus(const Response &response)
{
    const JsonReader reader(response);
    const auto &data = reader.data();
    TaskStatus task;
    task.upid = readUpid(data["upid"_L1]);
    const auto status = data["status"_L1].text();
    task.running = status == u"running";
    if (!task.running && status != u"stopped")
        data["status"_L1].refuse(QT_TRANSLATE_NOOP("Wording", "neither running nor stopped"));
    if (!task.running)
        task.exit = taskExit(data["exitstatus"_L1].label());
    return reader.result(task);
}

base::Result<TaskLog> decodeTaskLog(const Response &response)
{
    const JsonReader reader(response);
    const auto total = std::min<qint64>(response.total.value_or(0), std::numeric_limits<int>::max());
    TaskLog log{reader.data().list<LogLine>(readLogLine), static_cast<int>(total)};
    // unproven: an empty log is this one line (pve/forms.md), and is counted as one by the server.
    if (log.lines == QList<LogLine>{{1, u"no content"_s}})
        log = {};
    return reader.result(log);
}

} // namespace pve
