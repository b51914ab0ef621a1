// SPDX-License-Identifier: Apache-2.0
#include "core/sim/imagecalls.h"

#include "core/sim/lockedtask.h"
#include "core/sim/world.h"

namespace sim {

namespace {

/// unproven: no transcript shows a template being made; that its images get "base-" names is seen afterwards.
void convert(World &world, const Call &call, const QByteArray &upid)
{
    if (const QByteArray text = vmTrouble(world, call); !text.isEmpty()) {
        tasks::end(world, upid, text);
        return;
    }
    Vm &vm = world.vms[call.vmid()];
    const QByteArray name = '-' + call.param("vmid") + "-disk";
    const QList<QByteArray> drives = clonedDrives(vm.config);
    for (const QByteArray &key : drives) {
        QByteArray value = vm.value(key);
        if (!Drive::parse(value).isCloudInit())
            vm.config.insert(key, value.replace(QByteArray("vm" + name), QByteArray("base" + name)));
    }
    vm.config.insert("template", "1");
    tasks::end(world, upid);
}

/// unproven: no transcript shows a snapshot that is taken.
void takeSnapshot(World &world, const Call &call, const QByteArray &upid)
{
    const QByteArray text = vmTrouble(world, call);
    if (text.isEmpty())
        world.vms[call.vmid()].snapshots.append(call.param("snapname"));
    tasks::end(world, upid, text.isEmpty() ? QByteArray("OK") : text);
}

QJsonObject contentRow(const QByteArray &volume, qint64 bytes, int vmid)
{
    const QByteArray path = volume.mid(volume.indexOf(':') + 1);
    const bool linked = path.count('/') > 2;
    const QByteArray parent = "../" + path.left(path.indexOf('/', path.indexOf('/') + 1));
    const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
    return {{QStringLiteral("volid"), QString::fromUtf8(volume)},
            {QStringLiteral("vmid"), vmid},
            {QStringLiteral("content"), QStringLiteral("images")},
            {QStringLiteral("format"),
             QString::fromUtf8(name.contains('.') ? name.split('.').last() : QByteArray("raw"))},
            {QStringLiteral("size"), bytes},
            {QStringLiteral("used"), bytes / 80},
            {QStringLiteral("ctime"), 1'795'390'000},
            {QStringLiteral("parent"), linked ? QJsonValue(QString::fromUtf8(parent)) : QJsonValue()}};
}

} // namespace

Reply postTemplate(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    if (!vm->lock().isEmpty())
        return Reply::error("VM is locked (" + vm->lock() + ')');
    if (vm->isTemplate()) // unproven: the words are of the source
        return Reply::error("you can't convert a template to a template");
    if (vm->running)
        return Reply::error("you can't convert a VM to template if VM is running");
    return lockedTask(world, call, "qmtemplate", &convert);
}

Reply postSnapshot(World &world, const Call &call)
{
    return lockedTask(world, call, "qmsnapshot", &takeSnapshot);
}

Reply getSnapshots(World &world, const Call &call)
{
    const Vm *vm = world.vmOn(call.node(), call.vmid());
    if (!vm)
        return Reply::error(missingConfig(call.node(), call.vmid()));
    QJsonArray out;
    for (const QByteArray &name : vm->snapshots) // unproven: no transcript lists one
        out.append(QJsonObject{{QStringLiteral("name"), QString::fromUtf8(name)},
                               {QStringLiteral("description"), QString()}});
    out.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("current")},
                           {QStringLiteral("description"), QStringLiteral("You are here!")},
                           {QStringLiteral("digest"), QString::fromUtf8(vm->digest())},
                           {QStringLiteral("running"), vm->running ? 1 : 0}});
    return Reply::ok(out);
}

Reply getContent(World &world, const Call &call)
{
    const QByteArray storage = call.param("storage") + ':';
    const int wanted = call.number("vmid", -1);
    QJsonArray out;
    const auto add = [&](const QByteArray &volume, qint64 bytes, int vmid) {
        if (volume.startsWith(storage) && (wanted < 0 || wanted == vmid))
            out.append(contentRow(volume, bytes, vmid));
    };
    const bool images = !call.has("content") || call.param("content") == "images";
    for (const Vm &vm : std::as_const(world.vms)) {
        for (auto it = vm.config.cbegin(); images && it != vm.config.cend(); ++it) {
            const Drive drive = Drive::parse(it.value());
            if ((isDriveKey(it.key()) || it.key().startsWith("unused")) && drive.volume.contains(':'))
                add(drive.volume, drive.isCloudInit() ? 4 << 20 : volumeBytes(drive), vm.id);
        }
    }
    for (auto it = world.strays.cbegin(); images && it != world.strays.cend(); ++it) {
        const QByteArray path = it.key().mid(it.key().indexOf(':') + 1);
        add(it.key(), it.value(), path.split('/').value(path.count('/') - 1).toInt());
    }
    return Reply::ok(out);
}

} // namespace sim
