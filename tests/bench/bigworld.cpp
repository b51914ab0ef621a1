// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bigworld.h"

namespace bench {

namespace {

QJsonObject vmOf(int vmid, bool isTemplate)
{
    const auto id = QString::number(vmid);
    QJsonObject config{
        {QStringLiteral("name"), QString(u"vm-" + id)},
        {QStringLiteral("memory"), QStringLiteral("2048")},
        {QStringLiteral("cores"), QStringLiteral("2")},
        {QStringLiteral("boot"), QStringLiteral("order=scsi0")},
        {QStringLiteral("net0"), QStringLiteral("virtio=BC:24:11:00:00:01,bridge=vmbr0")},
        {QStringLiteral("scsi0"), QStringLiteral("local:%1/vm-%1-disk-0.qcow2,size=8G").arg(id)}};
    if (isTemplate) {
        config[QStringLiteral("template")] = QStringLiteral("1");
        config[QStringLiteral("scsi0")] = QStringLiteral("local:%1/base-%1-disk-0.qcow2,size=8G").arg(id);
    }
    return {{QStringLiteral("config"), config}};
}

} // namespace

QJsonObject bigWorld(int vms)
{
    QJsonObject all{{QString::number(templateId), vmOf(templateId, true)}};
    for (int i = 0; i < vms; ++i)
        all.insert(QString::number(100 + i), vmOf(100 + i, false));
    return {
        {QStringLiteral("nodes"), QJsonObject{{QStringLiteral("pve1"), QJsonObject()}}},
        {QStringLiteral("storages"),
         QJsonObject{
             {QStringLiteral("local"), QJsonObject{{QStringLiteral("type"), QStringLiteral("dir")},
                                                   {QStringLiteral("content"), QStringLiteral("images")}}}}},
        {QStringLiteral("users"), QJsonObject{{QStringLiteral("root@pam"), QJsonObject()}}},
        {QStringLiteral("tokens"), QJsonObject{{QStringLiteral("root@pam!load"),
                                                QJsonObject{{QStringLiteral("secret"), QStringLiteral("x")},
                                                            {QStringLiteral("separated"), false}}}}},
        {QStringLiteral("held"), QJsonObject{{QStringLiteral("flock/151"), 1'000'000'000}}},
        {QStringLiteral("vms"), all}};
}

} // namespace bench
