// SPDX-License-Identifier: Apache-2.0
#include "core/pve/request.h"

#include <QUrl>

namespace pve {

namespace {

using Lane = Request::Lane;

/// RFC 3986: a space is %20 and a plus %2B, so '+' never means a space anywhere.
QByteArray percentEncoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray formEncoded(const Params &params)
{
    QByteArray result;
    for (const auto &[name, value] : params) {
        if (!result.isEmpty())
            result += '&';
        result += percentEncoded(name) + '=' + percentEncoded(value);
    }
    return result;
}

/// Fills the {placeholders} of an endpoint, in order.
QByteArray pathOf(const QString &endpoint, const QStringList &segments)
{
    QByteArray path;
    qsizetype next = 0;
    for (const auto &part : endpoint.split(u'/', Qt::SkipEmptyParts))
        path += '/' + (part.startsWith(u'{') ? percentEncoded(segments.at(next++)) : part.toLatin1());
    return path;
}

/// GET and DELETE refuse a body (501): their parameters go into the query.
Request build(Verb verb, Lane lane, const QString &endpoint, const QStringList &segments = {},
              const Params &params = {})
{
    Request request;
    request.verb = verb;
    request.endpoint = endpoint;
    request.path = pathOf(endpoint, segments);
    const bool inBody = verb == Verb::Post || verb == Verb::Put;
    (inBody ? request.body : request.query) = formEncoded(params);
    if (endpoint.startsWith(u"/nodes/{node}"))
        request.node = segments.first();
    request.lane = lane;
    return request;
}

Request buildVm(Verb verb, Lane lane, const QString &node, VmId vmid, const QString &rest,
                const Params &params = {})
{
    return build(verb, lane, u"/nodes/{node}/qemu/{vmid}" + rest, {node, QString::number(vmid)}, params);
}

Request buildTask(Verb verb, Lane lane, const Upid &upid, const QString &rest, const Params &params = {})
{
    return build(verb, lane, u"/nodes/{node}/tasks/{upid}" + rest, {upid.node, upid.text}, params);
}

void addText(Params &params, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        params.append({name, value});
}

} // namespace

QString verbName(Verb verb)
{
    switch (verb) {
    case Verb::Get:
        return QStringLiteral("GET");
    case Verb::Post:
        return QStringLiteral("POST");
    case Verb::Put:
        return QStringLiteral("PUT");
    case Verb::Delete:
        return QStringLiteral("DELETE");
    }
    Q_UNREACHABLE();
}

Request getVersion()
{
    return build(Verb::Get, Lane::Free, QStringLiteral("/version"));
}

Request getClusterStatus()
{
    return build(Verb::Get, Lane::Protected, QStringLiteral("/cluster/status"));
}

Request getPermissions(const QString &path)
{
    Params params;
    addText(params, QStringLiteral("path"), path);
    return build(Verb::Get, Lane::Free, QStringLiteral("/access/permissions"), {}, params);
}

Request getResources(const QString &type)
{
    Params params;
    addText(params, QStringLiteral("type"), type);
    return build(Verb::Get, Lane::Free, QStringLiteral("/cluster/resources"), {}, params);
}

Request getNextId(VmId vmid)
{
    Params params;
    if (vmid != 0)
        params.append({QStringLiteral("vmid"), QString::number(vmid)});
    return build(Verb::Get, Lane::Free, QStringLiteral("/cluster/nextid"), {}, params);
}

Request getNodes()
{
    return build(Verb::Get, Lane::Free, QStringLiteral("/nodes"));
}

Request getStorages(const QString &node, const QString &content)
{
    Params params;
    addText(params, QStringLiteral("content"), content);
    params.append({QStringLiteral("enabled"), QStringLiteral("1")});
    return build(Verb::Get, Lane::Protected, QStringLiteral("/nodes/{node}/storage"), {node}, params);
}

Request getStorageStatus(const QString &node, const QString &storage)
{
    return build(Verb::Get, Lane::Protected, QStringLiteral("/nodes/{node}/storage/{storage}/status"),
                 {node, storage});
}

Request getBridges(const QString &node)
{
    return build(Verb::Get, Lane::Free, QStringLiteral("/nodes/{node}/network"), {node},
                 {{QStringLiteral("type"), QStringLiteral("any_bridge")}});
}

Request getVms(const QString &node)
{
    return build(Verb::Get, Lane::Protected, QStringLiteral("/nodes/{node}/qemu"), {node});
}

Request getConfig(const QString &node, VmId vmid)
{
    return buildVm(Verb::Get, Lane::Free, node, vmid, QStringLiteral("/config"));
}

Request getPending(const QString &node, VmId vmid)
{
    return buildVm(Verb::Get, Lane::Free, node, vmid, QStringLiteral("/pending"));
}

Request getStatus(const QString &node, VmId vmid)
{
    return buildVm(Verb::Get, Lane::Protected, node, vmid, QStringLiteral("/status/current"));
}

Request getCloneFeature(const QString &node, VmId vmid)
{
    return buildVm(Verb::Get, Lane::Protected, node, vmid, QStringLiteral("/feature"),
                   {{QStringLiteral("feature"), QStringLiteral("clone")}});
}

Request getCloudInitDump(const QString &node, VmId vmid, const QString &type)
{
    return buildVm(Verb::Get, Lane::Free, node, vmid, QStringLiteral("/cloudinit/dump"),
                   {{QStringLiteral("type"), type}});
}

Request getAgentInterfaces(const QString &node, VmId vmid)
{
    return buildVm(Verb::Get, Lane::Agent, node, vmid, QStringLiteral("/agent/network-get-interfaces"));
}

Request postClone(const QString &node, VmId source, const CloneParams &clone)
{
    Params params{{QStringLiteral("newid"), QString::number(clone.newid)}};
    addText(params, QStringLiteral("name"), clone.name);
    if (clone.description)
        params.append({QStringLiteral("description"), *clone.description});
    if (clone.full)
        params.append({QStringLiteral("full"), *clone.full ? QStringLiteral("1") : QStringLiteral("0")});
    addText(params, QStringLiteral("storage"), clone.storage);
    addText(params, QStringLiteral("format"), clone.format);
    addText(params, QStringLiteral("pool"), clone.pool);
    addText(params, QStringLiteral("target"), clone.target);
    if (clone.bwlimitKiB)
        params.append({QStringLiteral("bwlimit"), QString::number(*clone.bwlimitKiB)});
    return buildVm(Verb::Post, Lane::Protected, node, source, QStringLiteral("/clone"), params);
}

Request putConfig(const QString &node, VmId vmid, const QMap<QString, QString> &values,
                  const QStringList &remove, const QStringList &revert, const QString &digest)
{
    Params params;
    for (auto it = values.begin(); it != values.end(); ++it) {
        // The API takes this one value percent-encoded already; the form encodes it once more (pve/FACTS.md
        // 6).
        const bool twice = it.key() == u"sshkeys";
        params.append({it.key(), twice ? QString::fromLatin1(percentEncoded(it.value())) : it.value()});
    }
    addText(params, QStringLiteral("delete"), remove.join(u','));
    addText(params, QStringLiteral("revert"), revert.join(u','));
    addText(params, QStringLiteral("digest"), digest);
    return buildVm(Verb::Put, Lane::Protected, node, vmid, QStringLiteral("/config"), params);
}

Request putResize(const QString &node, VmId vmid, const QString &disk, const QString &size)
{
    return buildVm(Verb::Put, Lane::Protected, node, vmid, QStringLiteral("/resize"),
                   {{QStringLiteral("disk"), disk}, {QStringLiteral("size"), size}});
}

Request putCloudInit(const QString &node, VmId vmid)
{
    return buildVm(Verb::Put, Lane::Protected, node, vmid, QStringLiteral("/cloudinit"));
}

Request postStart(const QString &node, VmId vmid)
{
    return buildVm(Verb::Post, Lane::Protected, node, vmid, QStringLiteral("/status/start"));
}

Request postStop(const QString &node, VmId vmid)
{
    return buildVm(Verb::Post, Lane::Protected, node, vmid, QStringLiteral("/status/stop"));
}

Request postShutdown(const QString &node, VmId vmid)
{
    return buildVm(Verb::Post, Lane::Protected, node, vmid, QStringLiteral("/status/shutdown"));
}

Request deleteVm(const QString &node, VmId vmid)
{
    return buildVm(Verb::Delete, Lane::Protected, node, vmid, {},
                   {{QStringLiteral("purge"), QStringLiteral("1")},
                    {QStringLiteral("destroy-unreferenced-disks"), QStringLiteral("1")}});
}

Request getTasks(const QString &node, const TaskQuery &query)
{
    Params params{{QStringLiteral("source"), query.source}};
    addText(params, QStringLiteral("userfilter"), query.userFilter);
    addText(params, QStringLiteral("typefilter"), query.typeFilter);
    if (query.vmid != 0)
        params.append({QStringLiteral("vmid"), QString::number(query.vmid)});
    if (query.since)
        params.append({QStringLiteral("since"), QString::number(*query.since)});
    params.append({QStringLiteral("limit"), QString::number(query.limit)});
    if (query.start != 0)
        params.append({QStringLiteral("start"), QString::number(query.start)});
    return build(Verb::Get, Lane::Free, QStringLiteral("/nodes/{node}/tasks"), {node}, params);
}

Request getTaskStatus(const Upid &upid)
{
    return buildTask(Verb::Get, Lane::Protected, upid, QStringLiteral("/status"));
}

Request getTaskLog(const Upid &upid, int start, int limit)
{
    return buildTask(Verb::Get, Lane::Protected, upid, QStringLiteral("/log"),
                     {{QStringLiteral("start"), QString::number(start)},
                      {QStringLiteral("limit"), QString::number(limit)}});
}

Request stopTask(const Upid &upid)
{
    return buildTask(Verb::Delete, Lane::Stop, upid, {});
}

} // namespace pve
