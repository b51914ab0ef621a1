// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/doctor.h"
#include "core/pve/envelope.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedclient.h"

#include <QMap>

namespace test {

/// A server that answers by a table: "path?query" → data. What is not in it is refused.
struct Ward
{
    explicit Ward(const QString &identity = QStringLiteral("ops@pve!a"))
        : doctor(client, clock,
                 {QStringLiteral("pve1.lab:8006"), identity, prov::Patient::Trust::Authority, {}})
    {
        const QByteArray all = R"({"VM.Audit":1,"VM.Clone":1,"VM.Allocate":1,"VM.Config.CPU":1,
            "VM.Config.Memory":1,"VM.Config.Network":1,"VM.Config.Options":1,"VM.Config.Disk":1,
            "VM.PowerMgmt":1,"VM.GuestAgent.Audit":1,"Datastore.AllocateSpace":1,"Datastore.Audit":1,
            "SDN.Use":1})";
        data = {
            {"/version", R"({"version":"9.2.11","release":"9.2","repoid":"a"})"},
            {"/cluster/status", R"([{"type":"node","name":"pve1","online":1}])"},
            {"/cluster/resources", R"([{"type":"node","id":"node/pve1","node":"pve1","status":"online"},
                    {"type":"qemu","id":"qemu/9000","vmid":9000,"node":"pve1","name":"debian","template":1},
                    {"type":"storage","id":"storage/pve1/local","storage":"local","node":"pve1",
                     "content":"images"}])"},
            {"/access/permissions", R"({"/vms":{"VM.Allocate":1}})"},
            {"/nodes/pve1/qemu/9000/config", R"({"digest":"a","net0":"virtio=BC:24:11:00:00:01,bridge=vmbr0",
                    "scsi0":"local:base-9000-disk-0,size=1G","ide2":"local:vm-9000-cloudinit,media=cdrom"})"},
            {"/cluster/nextid", R"("101")"}};
        for (const QByteArray path :
             {"/vms/9000", "/vms/101", "/storage/local", "/sdn/zones/localnetwork/vmbr0"})
            data.insert(asked(path), R"({")" + path + R"(":)" + all + '}');
    }

    static QByteArray asked(const QByteArray &path)
    {
        return "/access/permissions?path=" + path.toPercentEncoding();
    }

    /// One answer to each open question, until there is none.
    const prov::Diagnosis &examine(const prov::ExamWish &wish = {})
    {
        doctor.examine(wish);
        while (!client.open().isEmpty())
            answerOne();
        return doctor.diagnosis();
    }

    void answerOne()
    {
        const auto sent = client.open().first();
        const auto key =
            sent.request.query.isEmpty() ? sent.request.path : sent.request.path + '?' + sent.request.query;
        if (const auto error = errors.constFind(key); error != errors.cend()) {
            client.answer(sent.serial, base::failure(*error));
            return;
        }
        const auto body = data.contains(key) ? "{\"data\":" + data.value(key) + '}' : QByteArray("{}");
        client.answer(sent.serial,
                      pve::openEnvelope({200, QStringLiteral("OK"), date, body, base::Millis{12}}));
    }

    ManualClock clock;
    ScriptedClient client;
    prov::Doctor doctor;
    QMap<QByteArray, QByteArray> data;
    QMap<QByteArray, base::Error> errors;
    QDateTime date = clock.wallNow();
};

} // namespace test
