// SPDX-License-Identifier: Apache-2.0
#include "tests/provision/smallworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace test {

using base::Millis;

namespace {

const auto user = QStringLiteral("ops@pve!a");

QUrlQuery parse(const QByteArray &form)
{
    return QUrlQuery(QString::fromLatin1(form));
}

QString item(const QUrlQuery &query, const char *key)
{
    return query.queryItemValue(QString::fromLatin1(key), QUrl::FullyDecoded);
}

} // namespace

pve::Answer SmallWorld::refused(int status, const QString &text) const
{
    const QString message = text + QLatin1Char('\n');
    const QJsonObject body{{QStringLiteral("data"), QJsonValue::Null}, {QStringLiteral("message"), message}};
    return pve::openEnvelope({status, text, {}, QJsonDocument(body).toJson(QJsonDocument::Compact), {}});
}

pve::Answer SmallWorld::data(const QJsonValue &value) const
{
    pve::Response response;
    response.data = value;
    return response;
}

pve::Answer SmallWorld::begin(const QString &type, int id, int vmid, int seconds, Task task)
{
    ++m_pid;
    const auto text = QStringLiteral("UPID:pve1:%1:%2:%3:%4:%5:%6:")
                          .arg(m_pid, 8, 16, QLatin1Char('0'))
                          .arg(m_pid * 7, 8, 16, QLatin1Char('0'))
                          .arg(1'000'000 + now.time_since_epoch().count() / 1000, 8, 16, QLatin1Char('0'))
                          .arg(type)
                          .arg(id)
                          .arg(user);
    task.upid = *pve::Upid::parse(text);
    task.type = type;
    task.vmid = vmid;
    task.ends = now + Millis{seconds * 1000};
    tasks.insert(text, task);
    return data(text);
}

pve::Answer SmallWorld::clone(const QUrlQuery &form)
{
    const int vmid = item(form, "newid").toInt();
    if (vms.contains(vmid))
        return refused(500, QStringLiteral("unable to create VM %1: config file already exists").arg(vmid));
    Vm vm;
    vm.isOurs = true;
    vm.lock = QStringLiteral("clone");
    vm.description = QStringLiteral(" qmclone temporary file");
    vms.insert(vmid, vm);
    ++clonesMade;
    Task task;
    task.description = item(form, "description");
    return begin(QStringLiteral("qmclone"), 9000, vmid, 14, task);
}

void SmallWorld::end(Task &task)
{
    const auto ok = pve::taskExit(QStringLiteral("OK"));
    task.exit = ok;
    const auto vm = vms.find(task.vmid);
    if (task.type == QLatin1String("qmclone")) {
        const int fate = static_cast<int>(random() % 100);
        if (fate < 5) { // the worker died: a locked stub stays
            task.exit = pve::taskExit(QStringLiteral("unexpected status"));
        } else if (fate < 15) {
            task.exit = pve::taskExit(QStringLiteral(
                "clone failed: can't lock file '/var/lock/pve-manager/pve-storage-local' - got timeout"));
            vms.remove(task.vmid);
        } else {
            vm->lock.clear();
            vm->description = task.description;
            vm->uuid = QStringLiteral("uuid-%1").arg(random());
            vm->config = {
                {QStringLiteral("memory"), QStringLiteral("2048")},
                {QStringLiteral("scsi0"), QStringLiteral("local:%1/disk.qcow2,size=32G").arg(task.vmid)}};
        }
    } else if (task.type == QLatin1String("resize") && vm != vms.end()) {
        vm->config[QStringLiteral("scsi0")] =
            QStringLiteral("local:%1/disk.qcow2,size=%2").arg(task.vmid).arg(task.size);
    } else if (task.type == QLatin1String("qmstart") && vm != vms.end()) {
        if (vm->running)
            task.exit = pve::taskExit(QStringLiteral("VM %1 already running").arg(task.vmid));
        vm->running = true;
    } else if (task.type == QLatin1String("qmstop") && vm != vms.end()) {
        vm->running = false;
    } else if (task.type == QLatin1String("qmdestroy")) {
        vms.remove(task.vmid);
    }
}

void SmallWorld::moveTo(base::TimePoint target)
{
    now = std::max(now, target);
    for (auto &task : tasks) {
        if (!task.exit && task.ends <= now)
            end(task);
    }
}

pve::Answer SmallWorld::put(Vm &vm, const QUrlQuery &form)
{
    if (!vm.lock.isEmpty())
        return refused(500, QStringLiteral("VM is locked (%1)").arg(vm.lock));
    if (chance(15))
        return refused(500,
                       QStringLiteral("can't lock file '/var/lock/qemu-server/lock-401.conf' - got timeout"));
    for (const auto &[key, value] : form.queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("description"))
            vm.description = value;
        else if (key != QLatin1String("digest") && key != QLatin1String("delete") &&
                 key != QLatin1String("revert"))
            vm.config.insert(key, value);
    }
    return data(QJsonValue::Null);
}

pve::Answer SmallWorld::vmRequest(const pve::Request &request, int vmid, const QString &what)
{
    if (what == QLatin1String("clone"))
        return clone(parse(request.body));
    const auto found = vms.find(vmid);
    if (found == vms.end())
        return refused(
            500,
            QStringLiteral("Configuration file 'nodes/pve1/qemu-server/%1.conf' does not exist").arg(vmid));
    auto &vm = *found;
    if (what == QLatin1String("config") && request.verb == pve::Verb::Put)
        return put(vm, parse(request.body));
    auto all = vm.config;
    all.insert(QStringLiteral("description"), vm.description);
    if (!vm.lock.isEmpty())
        all.insert(QStringLiteral("lock"), vm.lock);
    if (!vm.uuid.isEmpty())
        all.insert(QStringLiteral("smbios1"), QStringLiteral("uuid=") + vm.uuid);
    if (what == QLatin1String("config")) {
        QJsonObject object{{QStringLiteral("digest"), QStringLiteral("d")}};
        for (auto it = all.cbegin(); it != all.cend(); ++it)
            object.insert(it.key(), it.value());
        return data(object);
    }
    if (what == QLatin1String("pending")) {
        QJsonArray rows{QJsonObject{{QStringLiteral("key"), QStringLiteral("digest")},
                                    {QStringLiteral("value"), QStringLiteral("d")}}};
        for (auto it = all.cbegin(); it != all.cend(); ++it)
            rows.append(
                QJsonObject{{QStringLiteral("key"), it.key()}, {QStringLiteral("value"), it.value()}});
        return data(rows);
    }
    if (what == QLatin1String("resize")) {
        Task task;
        task.size = item(parse(request.body), "size");
        return begin(QStringLiteral("resize"), vmid, vmid, 1, task);
    }
    if (what == QLatin1String("status/start"))
        return begin(QStringLiteral("qmstart"), vmid, vmid, 2, {});
    if (what == QLatin1String("status/stop"))
        return begin(QStringLiteral("qmstop"), vmid, vmid, 1, {});
    if (what == QLatin1String("status/current")) {
        return data(QJsonObject{
            {QStringLiteral("status"), vm.running ? QStringLiteral("running") : QStringLiteral("stopped")},
            {QStringLiteral("vmid"), vmid}});
    }
    if (request.verb == pve::Verb::Delete)
        return begin(QStringLiteral("qmdestroy"), vmid, vmid, 1, {});
    return refused(501, QStringLiteral("not in this world: ") + what);
}

pve::Answer SmallWorld::taskRequest(const pve::Request &request, const QStringList &parts)
{
    if (parts.size() == 3) {
        QJsonArray rows;
        for (const auto &task : tasks) {
            QJsonObject row{
                {QStringLiteral("upid"), task.upid.text},
                {QStringLiteral("node"), QStringLiteral("pve1")},
                {QStringLiteral("type"), task.type},
                {QStringLiteral("id"), task.upid.id},
                {QStringLiteral("user"), user},
                {QStringLiteral("starttime"), task.upid.startTime},
                {QStringLiteral("status"), task.exit ? task.exit->text : QStringLiteral("RUNNING")}};
            if (task.exit)
                row.insert(QStringLiteral("endtime"), task.upid.startTime + 1);
            rows.append(row);
        }
        return data(rows);
    }
    const auto found = tasks.find(QUrl::fromPercentEncoding(parts[3].toLatin1()));
    if (found == tasks.end())
        return refused(400, QStringLiteral("no such task"));
    if (request.verb == pve::Verb::Delete) {
        if (!found->exit) {
            found->exit = pve::taskExit(QStringLiteral("clone failed: interrupted by signal"));
            vms.remove(found->vmid);
        }
        return data(QJsonValue::Null);
    }
    return data(QJsonArray{QJsonObject{
        {QStringLiteral("n"), 1},
        {QStringLiteral("t"), QStringLiteral("creating a clone of VM 9000 with ID %1").arg(found->vmid)}}});
}

pve::Answer SmallWorld::handle(const pve::Request &request)
{
    const auto path = QString::fromLatin1(request.path);
    const auto parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (path == QLatin1String("/cluster/nextid")) {
        const int asked = item(parse(request.query), "vmid").toInt();
        if (asked && vms.contains(asked)) {
            const QByteArray body = R"({"data":null,"errors":{"vmid":"VM )" + QByteArray::number(asked) +
                                    R"( already exists"},"message":"Parameter verification failed.\n"})";
            return pve::openEnvelope({400, QStringLiteral("Parameter verification failed."), {}, body, {}});
        }
        int free = asked ? asked : 100;
        while (vms.contains(free))
            ++free;
        return data(QString::number(free));
    }
    if (path == QLatin1String("/cluster/resources"))
        return data(QJsonArray{});
    if (parts.value(2) == QLatin1String("tasks"))
        return taskRequest(request, parts);
    if (path == QLatin1String("/nodes/pve1/qemu/9000/config")) {
        return data(QJsonObject{{QStringLiteral("template"), 1},
                                {QStringLiteral("name"), QStringLiteral("debian-12")},
                                {QStringLiteral("memory"), QStringLiteral("2048")},
                                {QStringLiteral("scsi0"), QStringLiteral("local:9000/base.qcow2,size=32G")}});
    }
    return vmRequest(request, parts.value(3).toInt(), parts.mid(4).join(QLatin1Char('/')));
}

int SmallWorld::ours() const
{
    return static_cast<int>(std::count_if(vms.begin(), vms.end(), [](const Vm &vm) { return vm.isOurs; }));
}

void SmallWorld::addStranger(int vmid)
{
    if (vms.contains(vmid))
        return;
    Vm vm;
    vm.description = QStringLiteral("somebody else's");
    vm.uuid = QStringLiteral("uuid-stranger");
    vms.insert(vmid, vm);
}

} // namespace test
