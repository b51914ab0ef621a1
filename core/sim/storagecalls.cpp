// SPDX-License-Identifier: Apache-2.0
#include "core/sim/storagecalls.h"

#include "core/sim/resources.h"
#include "core/sim/world.h"

#include <QCryptographicHash>

namespace sim {

namespace {

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

QJsonObject storageState(const Storage &storage)
{
    const bool on = storage.enabled;
    return {{QStringLiteral("active"), on ? 1 : 0},
            {QStringLiteral("enabled"), on ? 1 : 0},
            {QStringLiteral("shared"), storage.shared ? 1 : 0},
            {QStringLiteral("content"), text(storage.content)},
            {QStringLiteral("type"), text(storage.type)},
            {QStringLiteral("total"), on ? storage.total : 0},
            {QStringLiteral("used"), on ? storage.used : 0},
            {QStringLiteral("avail"), on ? storage.total - storage.used : 0}};
}

/// Of a directory as pve/transcripts/read-inventory has it; unproven for the others.
void addFormats(const Storage &storage, QJsonObject &entry)
{
    const QString raw = QStringLiteral("raw");
    QJsonArray names{raw};
    if (storage.isDirectory())
        names = {QStringLiteral("qcow2"), raw, QStringLiteral("subvol"), QStringLiteral("vmdk")};
    QJsonObject marks;
    for (const QJsonValue &name : std::as_const(names))
        marks.insert(name.toString(), 1);
    entry.insert(QStringLiteral("format"), QJsonArray{marks, raw});
    entry.insert(QStringLiteral("formats"),
                 QJsonObject{{QStringLiteral("supported"), names}, {QStringLiteral("default"), raw}});
}

/// A section of storage.cfg.
QJsonObject storageConfig(const World &world, const Storage &storage)
{
    QByteArray file; // the digest is one for all
    for (const Storage &each : world.storages)
        file += each.type + ": " + each.id + '\n';
    QJsonObject out{
        {QStringLiteral("storage"), text(storage.id)},
        {QStringLiteral("type"), text(storage.type)},
        {QStringLiteral("content"), text(storage.content)},
        {QStringLiteral("digest"), text(QCryptographicHash::hash(file, QCryptographicHash::Sha1).toHex())}};
    if (storage.isDirectory())
        out.insert(QStringLiteral("path"), text(storage.folder));
    if (storage.isMountpoint)
        out.insert(QStringLiteral("is_mountpoint"), QStringLiteral("yes"));
    if (storage.shared)
        out.insert(QStringLiteral("shared"), 1);
    if (!storage.enabled)
        out.insert(QStringLiteral("disable"), 1);
    return out;
}

} // namespace

Reply getStorages(World &world, const Call &call)
{
    QJsonArray out;
    for (const Storage &storage : std::as_const(world.storages)) {
        const bool wanted =
            ((!call.flag("enabled") && !call.has("content")) || storage.enabled) &&
            (!call.has("content") || storage.content.split(',').contains(call.param("content"))) &&
            (!call.has("storage") || storage.id == call.param("storage"));
        if (!wanted || !maySeeStorage(world, call, storage.id))
            continue;
        QJsonObject entry = storageState(storage);
        entry.insert(QStringLiteral("storage"), text(storage.id));
        if (storage.enabled && storage.total > 0)
            entry.insert(QStringLiteral("used_fraction"),
                         static_cast<double>(storage.used) / static_cast<double>(storage.total));
        if (call.flag("format"))
            addFormats(storage, entry);
        out.append(entry);
    }
    return Reply::ok(out);
}

Reply getStorageStatus(World &world, const Call &call)
{
    const Storage *storage = world.storage(call.param("storage"));
    return storage ? Reply::ok(storageState(*storage)) : Reply::parameter("storage", "No such storage.");
}

Reply getStorageConfigs(World &world, const Call &call)
{
    QJsonArray out;
    for (const Storage &storage : std::as_const(world.storages)) {
        const bool wanted = !call.has("type") || storage.type == call.param("type");
        if (wanted && maySeeStorage(world, call, storage.id))
            out.append(storageConfig(world, storage));
    }
    return Reply::ok(out);
}

Reply getStorageConfig(World &world, const Call &call)
{
    const Storage *storage = world.storage(call.param("storage"));
    if (!storage) // unproven: from the source
        return Reply::error("storage '" + call.param("storage") + "' does not exist");
    return Reply::ok(storageConfig(world, *storage));
}

} // namespace sim
