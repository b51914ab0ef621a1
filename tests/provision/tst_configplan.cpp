// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"

#include "tests/provision/recordedvm.h"

#include <QTest>

using namespace prov;
using test::recordedVm;
using Config = QMap<QString, QString>;

namespace {

const QString job = QStringLiteral("5f0c1d2e-7a34-4b8e-9c51-0d6e2f8a1b79");

QString text(const char *latin)
{
    return QString::fromUtf8(latin);
}

pve::PendingConfig recordedWith(const Config &changes)
{
    pve::PendingConfig found = recordedVm();
    found.current.insert(changes);
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
    void nothingAskedPlansNothing();
    void anEqualValueIsLeftOut();
    void changesAreSentWithTheDigest();
    void aNetworkChangeKeepsMacAndOtherOptions();
    void aNewNetworkDeviceIsVirtio();
    void removingIsByDelete();
    void whatIsNotThereNeedsNoRemoval();
    void aSingleSpaceIsAnEmptyValue();
    void theAgentKeepsItsOtherOptions();
    void balloonIsLoweredWithMemory_data();
    void balloonIsLoweredWithMemory();
    void theDescriptionKeepsTheMarker_data();
    void theDescriptionKeepsTheMarker();
    void cloudInitValuesAreWholeAndPlain();
    void ipconfigIsNeverMerged();
    void thePasswordIsSentOnce();
    void aMissingCloudInitDriveIsAdded_data();
    void aMissingCloudInitDriveIsAdded();
    void noSecondDriveAndNoneUnasked();
    void leftoversAreTakenBack();
    void disksAreGrownToTheSizeAsked();
    void drivesAreReadByTheirNames();
    void sizesOfAllFormsAreBytes_data();
    void sizesOfAllFormsAreBytes();
    void theMarkerIsTheLastLineOnly();
};

void TestConfigPlan::nothingAskedPlansNothing()
{
    const ConfigPlan plan = planConfig({}, recordedVm(), {});
    QVERIFY(plan.isEmpty());
    QCOMPARE(plan.digest, recordedVm().digest);
}

void TestConfigPlan::anEqualValueIsLeftOut()
{
    VmSpec spec;
    spec.name = text("good-name.example.com");
    spec.hardware.cores = 1;
    spec.hardware.memoryMiB = 128;
    spec.hardware.agent = true;
    spec.hardware.onboot = true;
    spec.hardware.cpu = Wish<QString>::set(text("qemu64"));
    spec.network[0].bridge = text("vmbr0");
    spec.network[0].firewall = false;
    spec.cloudInit.upgrade = true;
    QVERIFY(planConfig(spec, recordedVm(), {}).isEmpty());
    const auto otherForms =
        recordedWith({{text("memory"), text("current=128")},
                      {text("agent"), text("yes")},
                      {text("cpu"), text("cputype=qemu64,flags=+aes")},
                      {text("net0"), text("model=virtio,macaddr=bc:24:11:00:00:02,bridge=vmbr0")}});
    QVERIFY(planConfig(spec, otherForms, {}).isEmpty());
}

void TestConfigPlan::changesAreSentWithTheDigest()
{
    VmSpec spec;
    spec.name = text("web-1");
    spec.hardware.cores = 4;
    spec.hardware.memoryMiB = 8192;
    spec.hardware.cpu = Wish<QString>::set(text("host"));
    spec.hardware.onboot = false;
    spec.hardware.tags = Wish<QStringList>::set({text("app"), text("prod")});
    const ConfigPlan plan = planConfig(spec, recordedVm(), {});
    QCOMPARE(plan.values, (Config{{text("name"), text("web-1")},
                                  {text("cores"), text("4")},
                                  {text("memory"), text("8192")},
                                  {text("cpu"), text("host")},
                                  {text("onboot"), text("0")},
                                  {text("tags"), text("app;prod")}}));
    QCOMPARE(plan.digest, recordedVm().digest);
    QVERIFY(plan.remove.isEmpty() && plan.revert.isEmpty());
}

void TestConfigPlan::aNetworkChangeKeepsMacAndOtherOptions()
{
    VmSpec spec;
    spec.network[0].vlan = Wish<int>::set(20);
    spec.network[0].model = text("e1000");
    spec.network[0].rateMBps = Wish<int>::set(0);
    const auto found =
        recordedWith({{text("net0"), text("virtio=bc:24:11:00:00:02,bridge=vmbr0,firewall=1,queues=2")}});
    QCOMPARE(planned(spec, found),
             (Config{{text("net0"),
                      text("e1000=bc:24:11:00:00:02,bridge=vmbr0,firewall=1,queues=2,tag=20,rate=0")}}));
    VmSpec untagged;
    untagged.network[0].vlan = Wish<int>::remove();
    QCOMPARE(planned(untagged,
                     recordedWith({{text("net0"), text("virtio=BC:24:11:00:00:02,bridge=vmbr0,tag=42")}})),
             (Config{{text("net0"), text("virtio=BC:24:11:00:00:02,bridge=vmbr0")}}));
}

void TestConfigPlan::aNewNetworkDeviceIsVirtio()
{
    VmSpec spec;
    spec.network[1].bridge = text("vmbr1");
    QCOMPARE(planned(spec), (Config{{text("net1"), text("virtio,bridge=vmbr1")}}));
}

void TestConfigPlan::removingIsByDelete()
{
    VmSpec spec;
    spec.hardware.cpu = Wish<QString>::remove();
    spec.hardware.tags = Wish<QStringList>::remove();
    spec.network[0].remove = true;
    spec.cloudInit.sshKeys = Wish<QStringList>::remove();
    spec.cloudInit.ipconfig[0].remove = true;
    const auto found = recordedWith({{text("cpu"), text("cputype=host,flags=+aes")},
                                     {text("tags"), text("a;b")},
                                     {text("sshkeys"), text("ssh-rsa%20AAAA")},
                                     {text("ipconfig0"), text("ip=dhcp")}});
    const ConfigPlan plan = planConfig(spec, found, {});
    QVERIFY(plan.values.isEmpty());
    QCOMPARE(plan.remove,
             (QStringList{text("cpu"), text("tags"), text("net0"), text("sshkeys"), text("ipconfig0")}));
}

void TestConfigPlan::whatIsNotThereNeedsNoRemoval()
{
    VmSpec spec;
    spec.hardware.tags = Wish<QStringList>::remove();
    spec.hardware.description = Wish<QString>::remove();
    spec.network[7].remove = true;
    spec.network[0].vlan = Wish<int>::remove();
    spec.cloudInit.user = Wish<QString>::remove();
    spec.cloudInit.ipconfig[3].remove = true;
    QVERIFY(planConfig(spec, recordedVm(), {}).isEmpty());
}

void TestConfigPlan::aSingleSpaceIsAnEmptyValue()
{
    VmSpec spec;
    spec.hardware.tags = Wish<QStringList>::remove();
    spec.cloudInit.ipconfig[0].remove = true;
    QVERIFY(planConfig(spec, recordedWith({{text("tags"), text(" ")}, {text("ipconfig0"), text(" ")}}), {})
                .isEmpty());
}

void TestConfigPlan::theAgentKeepsItsOtherOptions()
{
    VmSpec spec;
    spec.hardware.agent = false;
    QCOMPARE(planned(spec), (Config{{text("agent"), text("enabled=0,fstrim_cloned_disks=1")}}));
}

void TestConfigPlan::balloonIsLoweredWithMemory_data()
{
    QTest::addColumn<int>("memory");
    QTest::addColumn<int>("asked"); // -1: not
    QTest::addColumn<Config>("expected");
    const QString memory = text("memory");
    const QString balloon = text("balloon");
    QTest::newRow("memory below the template's balloon")
        << 256 << -1 << Config{{memory, text("256")}, {balloon, text("256")}};
    QTest::newRow("equal to it") << 512 << -1 << Config{{memory, text("512")}};
    QTest::newRow("above it") << 2048 << -1 << Config{{memory, text("2048")}};
    QTest::newRow("own balloon") << 256 << 128 << Config{{memory, text("256")}, {balloon, text("128")}};
    QTest::newRow("balloon off") << 256 << 0 << Config{{memory, text("256")}, {balloon, text("0")}};
}

void TestConfigPlan::balloonIsLoweredWithMemory()
{
    QFETCH(int, memory);
    QFETCH(int, asked);
    QFETCH(Config, expected);
    VmSpec spec;
    spec.hardware.memoryMiB = memory;
    if (asked >= 0)
        spec.hardware.balloonMiB = asked;
    QCOMPARE(planned(spec, recordedWith({{text("memory"), text("1024")}, {text("balloon"), text("512")}})),
             expected);
}

void TestConfigPlan::theDescriptionKeepsTheMarker_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("planned"); // "-": nothing to do
    const QString marker = markerLine(job);
    const int keep = static_cast<int>(Wish<QString>::Kind::Keep);
    const int remove = static_cast<int>(Wish<QString>::Kind::Remove);
    const int set = static_cast<int>(Wish<QString>::Kind::Set);
    QTest::newRow("kept, marked") << keep << text("any\n") + marker << text("-");
    QTest::newRow("kept, marker missing") << keep << text("final") << text("final\n") + marker;
    QTest::newRow("removed") << remove << text("template's\n") + marker << marker;
    QTest::newRow("removed before") << remove << marker << text("-");
    QTest::newRow("set") << set << text("template's\n") + marker << text("mine\n") + marker;
    QTest::newRow("set before") << set << text("mine\n") + marker << text("-");
    QTest::newRow("set, white space") << set << text("mine  \n\n") + marker + text("\n") << text("-");
    QTest::newRow("set, foreign marker")
        << set << text("mine\n") + markerLine(text("other")) << text("mine\n") + marker;
}

void TestConfigPlan::theDescriptionKeepsTheMarker()
{
    QFETCH(int, kind);
    QFETCH(QString, found);
    QFETCH(QString, planned);
    VmSpec spec;
    spec.hardware.description.kind = static_cast<Wish<QString>::Kind>(kind);
    if (spec.hardware.description.isSet())
        spec.hardware.description.value = text("mine");
    ConfigExtras extras;
    extras.marker = markerLine(job);
    extras.description = text("final");
    const ConfigPlan plan = planConfig(spec, recordedWith({{text("description"), found}}), extras);
    QVERIFY(plan.remove.isEmpty());
    QCOMPARE(plan.values.value(text("description"), text("-")), planned);
}

void TestConfigPlan::cloudInitValuesAreWholeAndPlain()
{
    VmSpec spec;
    spec.cloudInit.user = Wish<QString>::set(text("ops"));
    spec.cloudInit.sshKeys =
        Wish<QStringList>::set({text("ssh-ed25519 AAA+B ops@host"), text("ssh-rsa CCC bob")});
    spec.cloudInit.nameservers = Wish<QStringList>::set({text("10.0.0.53"), text("10.0.0.54")});
    spec.cloudInit.upgrade = false;
    QCOMPARE(planned(spec), (Config{{text("ciuser"), text("ops")},
                                    {text("sshkeys"), text("ssh-ed25519 AAA+B ops@host\nssh-rsa CCC bob")},
                                    {text("nameserver"), text("10.0.0.53 10.0.0.54")},
                                    {text("ciupgrade"), text("0")}}));
    // The same keys come back percent-encoded, here in another order and with a trailing line break.
    const auto found =
        recordedWith({{text("ciuser"), text("ops")},
                      {text("sshkeys"), text("ssh-rsa%20CCC%20bob%0Assh-ed25519%20AAA%2BB%20ops%40host%0A")},
                      {text("nameserver"), text("10.0.0.53 10.0.0.54")},
                      {text("ciupgrade"), text("0")}});
    QVERIFY(planConfig(spec, found, {}).isEmpty());
}

void TestConfigPlan::ipconfigIsNeverMerged()
{
    VmSpec spec;
    spec.cloudInit.ipconfig[0].ip = text("dhcp");
    const auto found = recordedWith({{text("ipconfig0"), text("ip=10.0.0.5/24,gw=10.0.0.1")}});
    QCOMPARE(planned(spec, found), (Config{{text("ipconfig0"), text("ip=dhcp")}}));
    spec.cloudInit.ipconfig[0] = {false, text("10.0.0.5/24"), text("10.0.0.1"), {}, {}};
    QVERIFY(planConfig(spec, found, {}).isEmpty());
    QVERIFY(planConfig(spec, recordedWith({{text("ipconfig0"), text("gw=10.0.0.1,ip=10.0.0.5/24")}}), {})
                .isEmpty());
}

void TestConfigPlan::thePasswordIsSentOnce()
{
    VmSpec spec;
    spec.cloudInit.passwordEnv = text("OPS_PASSWORD");
    ConfigExtras extras;
    QVERIFY(planConfig(spec, recordedVm(), extras).isEmpty());
    extras.passwordHash = text("$6$salt$hash");
    const auto inherited = recordedWith({{text("cipassword"), text("**********")}});
    QCOMPARE(planConfig(spec, inherited, extras).values,
             (Config{{text("cipassword"), text("$6$salt$hash")}}));
    extras.passwordApplied = true;
    QVERIFY(planConfig(spec, inherited, extras).isEmpty());
}

void TestConfigPlan::aMissingCloudInitDriveIsAdded_data()
{
    QTest::addColumn<Config>("changes");
    QTest::addColumn<Config>("pending");
    QTest::addColumn<QString>("slot");
    QTest::addColumn<QString>("value");
    const QString cdrom = text("none,media=cdrom");
    QTest::newRow("first ide") << Config{} << Config{} << text("ide0") << text("local:cloudinit");
    QTest::newRow("next ide") << Config{{text("ide0"), cdrom}, {text("ide1"), cdrom}} << Config{}
                              << text("ide2") << text("local:cloudinit");
    QTest::newRow("ide full") << Config{{text("ide0"), cdrom},
                                        {text("ide1"), cdrom},
                                        {text("ide2"), cdrom},
                                        {text("ide3"), cdrom}}
                              << Config{} << text("scsi1") << text("local:cloudinit");
    QTest::newRow("storage of the boot disk")
        << Config{{text("boot"), text("order=net0;virtio0")},
                  {text("virtio0"), text("ceph-vm:vm-100-disk-1,size=8G")}}
        << Config{} << text("ide0") << text("ceph-vm:cloudinit");
    QTest::newRow("left pending by a failed call")
        << Config{} << Config{{text("ide3"), text("local:cloudinit")}} << text("ide3")
        << text("local:cloudinit");
    QTest::newRow("slot pending for another")
        << Config{} << Config{{text("ide0"), cdrom}} << text("ide1") << text("local:cloudinit");
}

void TestConfigPlan::aMissingCloudInitDriveIsAdded()
{
    QFETCH(Config, changes);
    QFETCH(Config, pending);
    QFETCH(QString, slot);
    QFETCH(QString, value);
    VmSpec spec;
    spec.cloudInit.user = Wish<QString>::set(text("ops"));
    pve::PendingConfig found = recordedVm();
    found.current.remove(text("ide2"));
    found.current.insert(changes);
    found.pending = pending;
    QCOMPARE(planConfig(spec, found, {}).values, (Config{{text("ciuser"), text("ops")}, {slot, value}}));
}

void TestConfigPlan::noSecondDriveAndNoneUnasked()
{
    VmSpec spec;
    spec.cloudInit.user = Wish<QString>::set(text("ops"));
    QCOMPARE(planned(spec), (Config{{text("ciuser"), text("ops")}}));
    pve::PendingConfig bare = recordedVm();
    bare.current.remove(text("ide2"));
    spec.cloudInit.user = Wish<QString>::remove();
    QVERIFY(planConfig(spec, bare, {}).isEmpty());
}

void TestConfigPlan::leftoversAreTakenBack()
{
    pve::PendingConfig found = recordedVm();
    found.pending = {
        {text("cores"), text("2")}, {text("name"), text("half-done")}, {text("memory"), text("128")}};
    found.pendingDelete = {text("onboot"), text("agent")};
    VmSpec spec;
    spec.name = text("wanted");
    spec.hardware.agent = false;
    const ConfigPlan plan = planConfig(spec, found, {});
    QCOMPARE(plan.values.keys(), (QStringList{text("agent"), text("name")}));
    QCOMPARE(plan.revert, (QStringList{text("cores"), text("memory"), text("onboot")}));
    QVERIFY(!planConfig({}, found, {}).isEmpty());
}

void TestConfigPlan::disksAreGrownToTheSizeAsked()
{
    VmSpec spec;
    spec.disks = {{text("scsi0"), Q_INT64_C(3584) << 20},
                  {text("scsi1"), Q_INT64_C(100) << 30},
                  {text("scsi2"), 1 << 20}};
    const auto found = recordedWith({{text("scsi1"), text("local:100/vm-100-disk-1.qcow2,size=0.1T")},
                                     {text("scsi2"), text("local:100/vm-100-disk-2.qcow2,size=1G")}});
    QCOMPARE(planResize(spec, found), (QList<ResizePlan>{{text("scsi0"), text("3584M")}}));
}

void TestConfigPlan::drivesAreReadByTheirNames()
{
    const Config config{{text("efidisk0"), text("local:100/vm-100-disk-9.raw,efitype=4m,size=528K")},
                        {text("ide0"), text("none,media=cdrom")},
                        {text("ide2"), text("local-lvm:vm-100-cloudinit,media=cdrom")},
                        {text("scsi0"), text("local-lvm:vm-100-disk-0,size=1G")},
                        {text("scsi10"), text("local-lvm:vm-100-disk-1,size=1G")},
                        {text("scsi2"), text("local-lvm:vm-100-disk-2,size=1G")},
                        {text("scsihw"), text("virtio-scsi-single")},
                        {text("unused0"), text("local-lvm:vm-100-disk-3")},
                        {text("net1"), text("e1000=bc:24:11:aa:00:01,bridge=vmbr0")},
                        {text("net0"), text("virtio=BC:24:11:AA:00:02")},
                        {text("nameserver"), text("virtio=00:00:00:00:00:00")}};
    QCOMPARE(diskKeys(config), (QStringList{text("efidisk0"), text("scsi0"), text("scsi10"), text("scsi2")}));
    QVERIFY(hasCloudInitDrive(config));
    QVERIFY(isCloudInitDrive(text("local:cloudinit")));
    QVERIFY(isCloudInitDrive(text("store2:650/vm-650-cloudinit.qcow2,media=cdrom")));
    QVERIFY(!isCloudInitDrive(text("local:iso/cloudinit-tools.iso,media=cdrom")));
    QVERIFY(!isCloudInitDrive(text("none,media=cdrom")));
    QCOMPARE(storageOf(config.value(text("scsi0"))), text("local-lvm"));
    QCOMPARE(storageOf(text("/dev/sdb,size=1G")), QString());
    QCOMPARE(storageOf(text("none,media=cdrom")), QString());
    QCOMPARE(macsOf(config), (QSet<QString>{text("bc:24:11:aa:00:01"), text("bc:24:11:aa:00:02")}));
    QCOMPARE(smbiosUuid(recordedVm().current), text("7a1c24f2-28e4-499d-9cba-4b104f3f7dd6"));
    QCOMPARE(smbiosUuid({}), QString());
}

void TestConfigPlan::sizesOfAllFormsAreBytes_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("G") << text("1G") << (Q_INT64_C(1) << 30);
    QTest::newRow("M") << text("3584M") << (Q_INT64_C(3584) << 20);
    QTest::newRow("K") << text("3671041K") << Q_INT64_C(3671041) * 1024;
    QTest::newRow("T") << text("2T") << (Q_INT64_C(2) << 40);
    QTest::newRow("bytes") << text("4288095348") << Q_INT64_C(4288095348);
    QTest::newRow("fraction") << text("3.5G") << (Q_INT64_C(3584) << 20);
    QTest::newRow("nonsense") << text("big") << Q_INT64_C(0);
}

void TestConfigPlan::sizesOfAllFormsAreBytes()
{
    QFETCH(QString, size);
    QFETCH(qint64, bytes);
    QCOMPARE(diskSize(text("local:100/vm-100-disk-0.qcow2,size=") + size), bytes);
    QCOMPARE(diskSize(text("local:100/vm-100-disk-0.qcow2")), Q_INT64_C(0));
}

void TestConfigPlan::theMarkerIsTheLastLineOnly()
{
    const QString marked = withMarker(text("a\nb  "), job);
    QCOMPARE(marked, text("a\nb\n<!-- slipway job=5f0c1d2e-7a34-4b8e-9c51-0d6e2f8a1b79 -->"));
    QCOMPARE(markedJob(marked), job);
    QCOMPARE(markedJob(marked + text(" \n")), job);
    QCOMPARE(withoutMarker(marked), text("a\nb"));
    QCOMPARE(withMarker(marked, text("other")), text("a\nb\n") + markerLine(text("other")));
    QCOMPARE(withMarker({}, job), markerLine(job));
    QCOMPARE(markedJob(markerLine(job)), job);
    QCOMPARE(withoutMarker(markerLine(job)), QString());
    QCOMPARE(markedJob(marked + text("\nafter")), QString());
    QCOMPARE(markedJob(text("x ") + markerLine(job)), QString());
    QCOMPARE(withoutMarker(text("plain \n ")), text("plain"));
    QCOMPARE(markedJob(text(" qmclone temporary file")), QString());
}

QTEST_GUILESS_MAIN(TestConfigPlan)
#include "tst_configplan.moc"
