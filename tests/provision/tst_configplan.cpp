// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"

#include <QTest>

using namespace prov;
using Config = QMap<QString, QString>;

namespace {

/// The config of VM 100 in cloud-init.json.
pve::PendingConfig recordedVm()
{
    pve::PendingConfig found;
    found.current = {{QStringLiteral("agent"), QStringLiteral("enabled=1,fstrim_cloned_disks=1")},
                     {QStringLiteral("boot"), QStringLiteral("order=scsi0;net0")},
                     {QStringLiteral("cores"), QStringLiteral("1")},
                     {QStringLiteral("cpu"), QStringLiteral("qemu64")},
                     {QStringLiteral("ide2"), QStringLiteral("local:100/vm-100-cloudinit.qcow2,media=cdrom")},
                     {QStringLiteral("memory"), QStringLiteral("128")},
                     {QStringLiteral("name"), QStringLiteral("good-name.example.com")},
                     {QStringLiteral("net0"), QStringLiteral("virtio=BC:24:11:00:00:02,bridge=vmbr0")},
                     {QStringLiteral("onboot"), QStringLiteral("1")},
                     {QStringLiteral("scsi0"), QStringLiteral("local:100/vm-100-disk-0.qcow2,size=1G")},
                     {QStringLiteral("smbios1"), QStringLiteral("uuid=7a1c24f2-28e4-499d-9cba-4b104f3f7dd6")},
                     {QStringLiteral("sockets"), QStringLiteral("1")},
                     {QStringLiteral("unused1"), QStringLiteral("local:100/vm-100-disk-2.raw")}};
    found.digest = QStringLiteral("ac645559433926a469853d52a738160a7a7d2167");
    return found;
}

Config planned(const VmSpec &spec, const pve::PendingConfig &found = recordedVm())
{
    return planConfig(spec, found, {}).values;
}

} // namespace

class TestConfigPlan : public QObject
{
    Q_OBJECT

private slots:
    void nothingAskedPlansNothing()
    {
        const ConfigPlan plan = planConfig({}, recordedVm(), {});
        QVERIFY(plan.isEmpty());
        QCOMPARE(plan.digest, recordedVm().digest);
    }

    void anEqualValueIsLeftOut()
    {
        VmSpec spec;
        spec.name = QStringLiteral("good-name.example.com");
        spec.hardware.cores = 1;
        spec.hardware.memoryMiB = 128;
        spec.hardware.agent = true;
        spec.hardware.cpu = Wish<QString>::set(QStringLiteral("qemu64"));
        spec.network[0].bridge = QStringLiteral("vmbr0");
        spec.network[0].firewall = false;
        spec.cloudInit.upgrade = true;
        QVERIFY(planConfig(spec, recordedVm(), {}).isEmpty());
    }

    void aNetworkChangeKeepsMacAndOtherOptions()
    {
        VmSpec spec;
        spec.network[0].vlan = Wish<int>::set(20);
        spec.network[0].model = QStringLiteral("e1000");
        pve::PendingConfig found = recordedVm();
        found.current[QStringLiteral("net0")] =
            QStringLiteral("virtio=bc:24:11:00:00:02,bridge=vmbr0,firewall=1,queues=2");
        QCOMPARE(planned(spec, found).value(QStringLiteral("net0")),
                 QStringLiteral("e1000=bc:24:11:00:00:02,bridge=vmbr0,firewall=1,queues=2,tag=20"));
    }

    void balloonIsLoweredWithMemory()
    {
        VmSpec spec;
        spec.hardware.memoryMiB = 256;
        pve::PendingConfig found = recordedVm();
        found.current[QStringLiteral("memory")] = QStringLiteral("1024");
        found.current[QStringLiteral("balloon")] = QStringLiteral("512");
        QCOMPARE(planned(spec, found), (Config{{QStringLiteral("memory"), QStringLiteral("256")},
                                               {QStringLiteral("balloon"), QStringLiteral("256")}}));
    }
};

QTEST_GUILESS_MAIN(TestConfigPlan)
#include "tst_configplan.moc"
