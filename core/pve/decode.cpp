// SPDX-License-Identifier: Apache-2.0
#include "core/pve/decode.h"

#include "core/pve/jsonreader.h"

#include <utility>

namespace pve {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &nodeName()
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(u"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"));
    return pattern;
}

/// Storage ids start with a letter, so that none can leave a path.
const QRegularExpression &storageName()
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(u"[a-zA-Z][a-zA-Z0-9._-]*"));
    return pattern;
}

const QRegularExpression &tagSeparator()
{
    static const QRegularExpression pattern(u"[;, ]+"_s);
    return pattern;
}

const QRegularExpression &comma()
{
    static const QRegularExpression pattern(u", *"_s);
    return pattern;
}

VmId readVmId(const JsonNode &node)
{
    return static_cast<VmId>(node.integer(100, 999'999'999));
}

Resource::Type typeFromName(const QString &name)
{
    static const QHash<QString, Resource::Type> types{
        {u"node"_s, Resource::Type::Node}, {u"qemu"_s, Resource::Type::Qemu},
        {u"lxc"_s, Resource::Type::Lxc},   {u"storage"_s, Resource::Type::Storage},
        {u"pool"_s, Resource::Type::Pool}, {u"sdn"_s, Resource::Type::Sdn},
    };
    return types.value(name, Resource::Type::Other);
}

Resource readResource(const JsonNode &row)
{
    Resource resource;
    resource.type = typeFromName(row["type"_L1].text());
    resource.id = row["id"_L1].label();
    if (!row["node"_L1].isMissing())
        resource.node = row["node"_L1].matching(nodeName());
    if (resource.type == Resource::Type::Qemu || resource.type == Resource::Type::Lxc)
        resource.vmid = readVmId(row["vmid"_L1]);
    if (resource.type == Resource::Type::Storage)
        resource.storage = row["storage"_L1].matching(storageName());
    resource.name = row["name"_L1].labelOr();
    resource.status = row["status"_L1].labelOr();
    resource.lock = row["lock"_L1].labelOr();
    resource.pool = row["pool"_L1].labelOr();
    resource.tags = row["tags"_L1].words(tagSeparator());
    resource.isTemplate = row["template"_L1].flagOr(false);
    resource.storageType = row["plugintype"_L1].labelOr();
    resource.content = row["content"_L1].words(comma());
    resource.shared = row["shared"_L1].flagOr(false);
    resource.cpu = row["cpu"_L1].realOr(0);
    resource.maxCpu = row["maxcpu"_L1].realOr(0);
    resource.mem = row["mem"_L1].integerOr(0);
    resource.maxMem = row["maxmem"_L1].integerOr(0);
    resource.disk = row["disk"_L1].integerOr(0);
    resource.maxDisk = row["maxdisk"_L1].integerOr(0);
    resource.uptime = row["uptime"_L1].integerOr(0);
    return resource;
}

Node readNode(const JsonNode &row)
{
    return {row["node"_L1].matching(nodeName()), row["status"_L1].text() == u"online",
            row["ssl_fingerprint"_L1].labelOr()};
}

/// All but the name, which GET …/storage/{storage}/status does not repeat.
Storage readStorage(const JsonNode &row)
{
    Storage storage;
    storage.type = row["type"_L1].label();
    storage.content = row["content"_L1].words(comma());
    storage.active = row["active"_L1].flagOr(false);
    storage.enabled = row["enabled"_L1].flagOr(false);
    storage.shared = row["shared"_L1].flagOr(false);
    storage.total = row["total"_L1].integerOr(0);
    storage.avail = row["avail"_L1].integerOr(0);
    storage.used = row["used"_L1].integerOr(0);
    return storage;
}

Storage readNamedStorage(const JsonNode &row)
{
    auto storage = readStorage(row);
    storage.name = row["storage"_L1].matching(storageName());
    return storage;
}

Bridge readBridge(const JsonNode &row)
{
    return {row["iface"_L1].label(), row["active"_L1].flagOr(false),
            row["bridge_vlan_aware"_L1].flagOr(false), row["comments"_L1].labelOr()};
}

VmRow readVm(const JsonNode &row)
{
    VmRow vm;
    vm.vmid = readVmId(row["vmid"_L1]);
    vm.name = row["name"_L1].labelOr();
    vm.status = row["status"_L1].label();
    vm.isTemplate = row["template"_L1].flagOr(false);
    vm.tags = row["tags"_L1].words(tagSeparator());
    vm.lock = row["lock"_L1].labelOr();
    return vm;
}

} // namespace

base::Result<Version> decodeVersion(const Response &response)
{
    const JsonReader reader(response);
    const auto &data = reader.data();
    return reader.result(
        Version{data["version"_L1].label(), data["release"_L1].label(), data["repoid"_L1].labelOr()});
}

base::Result<ClusterStatus> decodeClusterStatus(const Response &response)
{
    const JsonReader reader(response);
    ClusterStatus status;
    reader.data().eachElement([&status](const JsonNode &row) {
        if (row["type"_L1].text() != u"cluster") // unproven: the recorded server stands alone; by the schema
            return;
        status.name = row["name"_L1].label();
        status.quorate = row["quorate"_L1].flagOr(false);
    });
    return reader.result(status);
}

base::Result<Permissions> decodePermissions(const Response &response)
{
    const JsonReader reader(response);
    Permissions permissions;
    reader.data().eachMember([&permissions](const QString &path, const JsonNode &privileges) {
        auto &held = permissions[path];
        privileges.eachMember([&held](const QString &privilege, const JsonNode &propagates) {
            static_cast<void>(propagates.flag()); // only its type matters: present means held
            held.insert(privilege);
        });
    });
    return reader.result(permissions);
}

base::Result<QList<Resource>> decodeResources(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(reader.data().list<Resource>(readResource));
}

bool ResourceReading::goOn()
{
    const JsonReader reader(m_response);
    QList<Resource> read = std::move(*m_result);
    const qsizetype all = reader.data().eachElement(
        m_read, atATime, [&read](const JsonNode &row) { read.append(readResource(row)); });
    m_read += atATime;
    m_result = reader.result(std::move(read));
    return m_result && m_read < all;
}

base::Result<VmId> decodeNextId(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(readVmId(reader.data()));
}

base::Result<QList<Node>> decodeNodes(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(reader.data().list<Node>(readNode));
}

base::Result<QList<Storage>> decodeStorages(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(reader.data().list<Storage>(readNamedStorage));
}

base::Result<Storage> decodeStorageStatus(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(readStorage(reader.data()));
}

base::Result<QList<Bridge>> decodeBridges(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(reader.data().list<Bridge>(readBridge));
}

base::Result<QList<VmRow>> decodeVms(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(reader.data().list<VmRow>(readVm));
}

base::Result<QString> decodeText(const Response &response)
{
    const JsonReader reader(response);
    return reader.result(reader.data().text());
}

base::Result<std::monostate> decodeNull(const Response &response)
{
    const JsonReader reader(response);
    if (!reader.data().isMissing())
        reader.data().refuse(QT_TRANSLATE_NOOP("Wording", "not null"));
    return reader.result(std::monostate{});
}

} // namespace pve
