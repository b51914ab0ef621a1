// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/concern.h"
#include "core/provision/spec.h"
#include "tests/provision/recordedserver.h"

#include <functional>

namespace test {

using Level = prov::Concern::Level;
using Subject = prov::Concern::Subject;
using Facts = prov::PreflightFacts;
using Change = std::function<void(Facts &)>;

inline const QString pve1 = QStringLiteral("pve1");

inline const QByteArray whole =
    R"({"slipway": 1, "template": {"vmid": 9000}, "count": 3, "name": "web-{n}",
  "clone": {"mode": "full", "storage": "store2"}, "hardware": {"cores": 2, "memory_mib": 1024},
  "disks": {"scsi0": "2G"}, "network": {"net0": {"bridge": "vmbr0", "vlan": 20}},
  "cloud_init": {"user": "ops", "ipconfig0": {"ip": "10.0.20.{10+n}/24", "gw": "10.0.20.1"}},
  "wait_for": "address"})";

inline QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    QByteArray spec = whole;
    if (!spec.contains(from))
        qFatal("not in the spec: %s", from.constData());
    return spec.replace(from, to);
}

inline prov::BatchSpec batchOf(const QByteArray &spec)
{
    const auto batch = prov::readSpec(spec);
    if (!batch)
        qFatal("%s: %s", qPrintable(batch.error().first().path), qPrintable(batch.error().first().text));
    return *batch;
}

inline void allow(Facts &facts, const QString &path)
{
    static const QSet<QString> all{
        QStringLiteral("VM.Clone"),         QStringLiteral("VM.Audit"),
        QStringLiteral("VM.Allocate"),      QStringLiteral("Datastore.AllocateSpace"),
        QStringLiteral("SDN.Use"),          QStringLiteral("VM.Config.CPU"),
        QStringLiteral("VM.Config.Memory"), QStringLiteral("VM.Config.Network"),
        QStringLiteral("VM.Config.Disk"),   QStringLiteral("VM.Config.Options"),
        QStringLiteral("VM.Config.CDROM"),  QStringLiteral("VM.Config.Cloudinit"),
        QStringLiteral("VM.PowerMgmt"),     QStringLiteral("VM.GuestAgent.Audit"),
        QStringLiteral("Pool.Audit")};
    facts.privileges.insert(path, all);
}

inline void deny(Facts &facts, const char *path, const char *privilege)
{
    auto &held = facts.privileges[QString::fromLatin1(path)];
    held->remove(QString::fromLatin1(privilege));
}

/// All paths are allowed that any of the specs here needs.
inline Facts goodFacts()
{
    static const RecordedServer server;
    Facts facts = server.facts();
    for (const char *path : {"/vms/9000", "/vms/101", "/pool/lab", "/storage/store2", "/storage/local",
                             "/storage/nosuch", "/sdn/zones/localnetwork/vmbr0",
                             "/sdn/zones/localnetwork/vmbr0/20", "/sdn/zones/localnetwork/vmbr9"})
        allow(facts, QString::fromLatin1(path));
    return facts;
}

inline base::Error refusal()
{
    return {base::Error::Kind::Forbidden, 403, QStringLiteral("Permission check failed"), {}};
}

inline void set(Facts &facts, const char *key, const char *value)
{
    facts.configs[9000]->values.insert(QString::fromLatin1(key), QString::fromLatin1(value));
}

inline prov::AddressInUse used(const char *address, prov::AddressInUse::Source source)
{
    return {*prov::parseAddress(QString::fromLatin1(address)), 100, QStringLiteral("plain"), source};
}

inline pve::Storage &storageNamed(Facts &facts, const char *name)
{
    for (pve::Storage &storage : *facts.storages[pve1]) {
        if (storage.name == QLatin1String(name))
            return storage;
    }
    qFatal("no storage %s", name);
}

} // namespace test

Q_DECLARE_METATYPE(test::Change)
Q_DECLARE_METATYPE(prov::Concern)
