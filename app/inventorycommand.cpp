// SPDX-License-Identifier: Apache-2.0
#include "app/inventorycommand.h"

#include "app/introduction.h"
#include "app/summary.h"
#include "core/pve/decode.h"

#include <QJsonArray>

#include <algorithm>

namespace app {

using pve::Resource;

namespace {

enum class Section { Template, Node, Storage, Vm };

std::optional<Section> sectionOf(const Resource &resource)
{
    switch (resource.type) {
    case Resource::Type::Node:
        return Section::Node;
    case Resource::Type::Qemu:
        return resource.isTemplate ? Section::Template : Section::Vm;
    case Resource::Type::Storage:
        return Section::Storage;
    case Resource::Type::Lxc:
    case Resource::Type::Pool:
    case Resource::Type::Sdn:
    case Resource::Type::Other:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

QList<Resource> resourcesOf(Section section, const QList<Resource> &all)
{
    QList<Resource> result;
    std::copy_if(all.begin(), all.end(), std::back_inserter(result),
                 [section](const Resource &resource) { return sectionOf(resource) == section; });
    std::ranges::sort(result, {}, [](const Resource &r) { return std::tuple(r.vmid, r.node, r.storage); });
    return result;
}

QString gib(qint64 bytes)
{
    return QStringLiteral("%1 GiB").arg(static_cast<double>(bytes) / (1024.0 * 1024 * 1024), 0, 'f', 1);
}

QStringList headOf(Section section)
{
    switch (section) {
    case Section::Template:
        return {QStringLiteral("TEMPLATE"), QStringLiteral("NAME"), QStringLiteral("NODE"),
                QStringLiteral("DISK")};
    case Section::Node:
        return {QStringLiteral("NODE"), QStringLiteral("STATE"), QStringLiteral("CORES"),
                QStringLiteral("MEMORY USED"), QStringLiteral("OF")};
    case Section::Storage:
        return {QStringLiteral("STORAGE"), QStringLiteral("NODE"), QStringLiteral("STATE"),
                QStringLiteral("FREE"),    QStringLiteral("OF"),   QStringLiteral("HOLDS")};
    case Section::Vm:
        return {QStringLiteral("VM"),    QStringLiteral("NAME"),  QStringLiteral("NODE"),
                QStringLiteral("STATE"), QStringLiteral("CORES"), QStringLiteral("MEMORY")};
    }
    Q_UNREACHABLE();
}

QStringList rowOf(Section section, const Resource &r)
{
    switch (section) {
    case Section::Template:
        return {QString::number(r.vmid), r.name, r.node, gib(r.maxDisk)};
    case Section::Node:
        return {r.node, r.status, QString::number(r.maxCpu), gib(r.mem), gib(r.maxMem)};
    case Section::Storage:
        return {r.storage,      r.shared ? QStringLiteral("%1 (shared)").arg(r.node) : r.node,
                r.status,       gib(r.maxDisk - r.disk),
                gib(r.maxDisk), r.content.join(u',')};
    case Section::Vm:
        return {QString::number(r.vmid), r.name, r.node, r.status, QString::number(r.maxCpu), gib(r.maxMem)};
    }
    Q_UNREACHABLE();
}

constexpr std::array sections{std::pair{Section::Template, "template"}, std::pair{Section::Node, "node"},
                              std::pair{Section::Storage, "storage"}, std::pair{Section::Vm, "vm"}};

QJsonObject eventOf(const Resource &r)
{
    return {{QStringLiteral("id"), r.id},
            {QStringLiteral("node"), r.node},
            {QStringLiteral("vmid"), r.vmid == 0 ? QJsonValue() : QJsonValue(r.vmid)},
            {QStringLiteral("name"), r.name},
            {QStringLiteral("storage"), r.storage},
            {QStringLiteral("status"), r.status},
            {QStringLiteral("shared"), r.shared},
            {QStringLiteral("content"), QJsonArray::fromStringList(r.content)},
            {QStringLiteral("tags"), QJsonArray::fromStringList(r.tags)},
            {QStringLiteral("cores"), r.maxCpu},
            {QStringLiteral("memory_bytes"), r.mem},
            {QStringLiteral("max_memory_bytes"), r.maxMem},
            {QStringLiteral("disk_bytes"), r.disk},
            {QStringLiteral("max_disk_bytes"), r.maxDisk}};
}

} // namespace

QString inventoryText(const QList<Resource> &resources)
{
    QStringList tables;
    for (const auto &[section, name] : sections) {
        QList<QStringList> rows{headOf(section)};
        for (const auto &resource : resourcesOf(section, resources))
            rows.append(rowOf(section, resource));
        if (rows.size() > 1)
            tables.append(table(rows));
    }
    return tables.isEmpty()
               ? QStringLiteral("Nothing is there that may be seen; it takes VM.Audit and Datastore.Audit.")
               : tables.join(QStringLiteral("\n\n"));
}

Begun begin(const InventoryOptions &options, Console &console)
{
    return Introduction::begin(options.connection, console, [&console](const Target &target) -> Begun {
        auto inventory = std::make_unique<Inventory>(target, console);
        inventory->start();
        return inventory;
    });
}

void Inventory::arrived()
{
    m_reply = connection().client().send(pve::getResources());
    connect(m_reply.get(), &pve::Reply::finished, this, &Inventory::show);
}

void Inventory::show(const pve::Answer &answer)
{
    const auto resources = answer ? pve::decodeResources(*answer) : base::failure(answer.error());
    if (!resources)
        return refuse(resources.error());
    if (!console().isJson())
        console().out(inventoryText(*resources));
    for (const auto &[section, name] : sections) {
        if (!console().isJson())
            break;
        for (const auto &resource : resourcesOf(section, *resources))
            console().event(QString::fromLatin1(name), eventOf(resource));
    }
    emit finished(ExitCode::AllReady);
}

} // namespace app
