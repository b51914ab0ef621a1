// SPDX-License-Identifier: Apache-2.0
// The texts are those of the recordings config-update, config-merge-and-verify, clone-errors, cloud-init,
// disk-resize, resize-absolute, delete-vm and auth-login, unless a row says otherwise.
#include "core/sim/schema.h"

#include <QTest>

using Map = QMap<QByteArray, QByteArray>;

Q_DECLARE_METATYPE(Map)

namespace {

const QByteArray configPath = "/nodes/{node}/qemu/{vmid}/config";
const QByteArray clonePath = "/nodes/{node}/qemu/{vmid}/clone";
const QByteArray resizePath = "/nodes/{node}/qemu/{vmid}/resize";
const QByteArray undefinedKey =
    "property is not defined in schema and the schema does not allow additional properties";
const QByteArray missing = "property is missing and it is not optional";
const QByteArray noDnsName = "invalid format - value does not look like a valid DNS name\n";
const QByteArray noRegex = "value does not match the regex pattern";
const QByteArray noMac = "invalid format - format error\nnet0.macaddr: invalid format - value does not look "
                         "like a valid unicast MAC address\n\n";
const QByteArray noIpv4 =
    "invalid format - format error\nipconfig0.ip: invalid format - value does not look like a valid "
    "ipv4 network configuration\n\n";
const QByteArray noModel =
    "invalid format - format error\nnet0.model: property is missing and it is not optional\n";
const QByteArray badTag = "invalid format - invalid characters in tag\n";

QByteArray inFormat(const QByteArray &text)
{
    return "invalid format - format error\n" + text + "\n";
}

} // namespace

class TestSimSchema : public QObject
{
    Q_OBJECT
private slots:
    void refusesWithPvesWords_data();
    void refusesWithPvesWords();
    void acceptsWhatPveAccepts_data();
    void acceptsWhatPveAccepts();
    void namesAllBadParametersAtOnce();
    void missesNoParameterOfThePath();
    void knowsWhoAnswers_data();
    void knowsWhoAnswers();

private:
    static void configErrors();
    static void otherErrors();
};

void TestSimSchema::configErrors()
{
    const auto row = [](const char *name, const QByteArray &key, const QByteArray &value,
                        const QByteArray &text) {
        QTest::newRow(name) << QByteArray("PUT") << configPath << Map{{key, value}} << Map{{key, text}};
    };
    row("cores 0", "cores", "0", "value must have a minimum value of 1");
    row("cores x", "cores", "x", "type check ('integer') failed - got 'x'");
    row("cores 1.5", "cores", "1.5", "type check ('integer') failed - got '1.5'");
    row("onboot true", "onboot", "true", "type check ('boolean') failed - got 'true'");
    row("onboot empty", "onboot", "", "type check ('boolean') failed - got ''");
    row("memory 15", "memory", "15", inFormat("memory.current: value must have a minimum value of 16"));
    row("memory empty", "memory", "", inFormat("memory.current: property is missing and it is not optional"));
    row("memory 8192M", "memory", "8192M",
        inFormat("memory.current: type check ('integer') failed - got '8192M'"));
    row("name with underscore", "name", "bad_name", noDnsName);
    row("name empty", "name", "", noDnsName);
    row("name -bad", "name", "-bad", noDnsName);
    row("tags !", "tags", "bad tag!", badTag);
    row("tags umlaut", "tags", "\xc3\x84pfel", badTag);
    row("tags -x", "tags", "-x", badTag);
    row("description", "description", QByteArray(8193, 'x'), "value may only be 8192 characters long");
    row("citype", "citype", "x",
        "value 'x' does not have a value in the enumeration 'configdrive2, nocloud, opennebula'");
    row("smbios1", "smbios1", "uuid=xyz", inFormat("smbios1.uuid: value does not match the regex pattern"));
    row("cpu", "cpu", "nosuchcpu",
        "invalid format - Built-in cputype 'nosuchcpu' is not defined (missing 'custom-' prefix?)\n");
    row("net32", "net32", "virtio,bridge=vmbr0", undefinedKey);
    row("net0 tag", "net0", "virtio,bridge=vmbr0,tag=4095",
        inFormat("net0.tag: value must have a maximum value of 4094"));
    row("net0 tag 0", "net0", "virtio=BC:24:11:AA:00:04,bridge=vmbr0,tag=0",
        inFormat("net0.tag: value must have a minimum value of 1"));
    row("net0 tag empty", "net0", "virtio=BC:24:11:AA:00:04,bridge=vmbr0,tag=",
        "invalid format - missing key in comma-separated list property\n");
    row("net0 mtu", "net0", "virtio,mtu=65521",
        inFormat("net0.mtu: value must have a maximum value of 65520"));
    row("net0 letter in MAC", "net0", "virtio=02:00:00:00:00:0g,bridge=vmbr0", noMac);
    row("net0 multicast", "net0", "virtio=01:00:5E:00:00:01,bridge=vmbr0", noMac);
    row("net0 no model", "net0", "bridge=vmbr0", noModel);
    row("net0 empty", "net0", "", noModel);
    row("net0 foo", "net0", "virtio,foo=1", inFormat("net0.foo: " + undefinedKey));
    row("net0 model", "net0", "nosuchmodel,bridge=vmbr0",
        inFormat(
            "net0.model: value 'nosuchmodel' does not have a value in the enumeration 'e1000, e1000-82540em, "
            "e1000-82544gc, e1000-82545em, e1000e, i82551, i82557b, i82559er, ne2k_isa, ne2k_pci, pcnet, "
            "rtl8139, "
            "virtio, vmxnet3'"));
    row("ipconfig0 prefix", "ipconfig0", "ip=10.0.0.5", noIpv4);
    row("ipconfig0 /33", "ipconfig0", "ip=10.0.0.5/33", noIpv4);
    row("ipconfig0 octet", "ipconfig0", "ip=10.0.0.300/24", noIpv4);
    row("ipconfig0 gw alone", "ipconfig0", "gw=10.0.0.1",
        inFormat("ipconfig0.ip: missing property required by 'ipconfig0.gw'"));
    row("ipconfig0 foo", "ipconfig0", "foo=1", inFormat("ipconfig0.foo: " + undefinedKey));
    row("sshkeys once encoded", "sshkeys", "not a key",
        "invalid format - invalid urlencoded string: not a key\n");
}

void TestSimSchema::otherErrors()
{
    const auto row = [](const char *name, const QByteArray &call, const Map &params, const Map &errors) {
        const auto space = call.indexOf(' ');
        QTest::newRow(name) << call.left(space) << call.mid(space + 1) << params << errors;
    };
    const QByteArray clone = "POST " + clonePath;
    row("clone without newid", clone, {}, {{"newid", missing}});
    row("clone newid abc", clone, {{"newid", "abc"}},
        {{"newid", "type check ('integer') failed - got 'abc'"}});
    row("clone newid 5", clone, {{"newid", "5"}},
        {{"newid", "invalid format - value does not look like a valid VM ID\n"}});
    row("clone full", clone, {{"newid", "300"}, {"full", "2"}},
        {{"full", "type check ('boolean') failed - got '2'"}});
    row("clone format", clone, {{"newid", "300"}, {"format", "xyz"}},
        {{"format", "value 'xyz' does not have a value in the enumeration 'raw, qcow2, vmdk'"}});
    row("clone bwlimit", clone, {{"newid", "300"}, {"bwlimit", "-1"}},
        {{"bwlimit", "value must have a minimum value of 0"}});
    row("clone bogus", clone, {{"newid", "300"}, {"bogus", "1"}}, {{"bogus", undefinedKey}});
    for (const char *size : {"-1G", "abc", "6g", "6GB", "6GiB", "+", "", "1e9", "1P", ".5G", "6.G", "7 G"})
        row(size, "PUT " + resizePath, {{"disk", "scsi0"}, {"size", size}}, {{"size", noRegex}});
    row("resize alone", "PUT " + resizePath, {}, {{"size", missing}, {"disk", missing}});
    row("delete force", "DELETE /nodes/{node}/qemu/{vmid}", {{"force", "1"}}, {{"force", undefinedKey}});
    row("vmid in the path", "PUT " + configPath, {{"vmid", "abc"}, {"cores", "1"}},
        {{"vmid", "type check ('integer') failed - got 'abc'"}});
    row("login", "POST /access/ticket", {{"username", "admin@pve"}, {"bogus", "1"}},
        {{"password", missing}, {"bogus", undefinedKey}});
}

void TestSimSchema::refusesWithPvesWords_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Map>("params");
    QTest::addColumn<Map>("errors");
    configErrors();
    otherErrors();
}

void TestSimSchema::refusesWithPvesWords()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(Map, params);
    QFETCH(Map, errors);
    QCOMPARE(sim::checkParameters(method, path, params), errors);
}

void TestSimSchema::acceptsWhatPveAccepts_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const QByteArray &key, const QByteArray &value) {
        QTest::newRow(name) << key << value;
    };
    row("agent", "agent", "yes");
    row("agent with keys", "agent", "enabled=1,fstrim_cloned_disks=1");
    row("memory", "memory", "current=4096");
    row("cpu", "cpu", "cputype=x86-64-v2-AES,flags=+aes");
    row("cpu host", "cpu", "host");
    row("mtu 1", "net0", "virtio=BC:24:11:AA:00:04,bridge=vmbr0,mtu=1");
    row("model and macaddr", "net31", "model=virtio,macaddr=BC:24:11:AA:00:04");
    row("virtio alone", "net0", "virtio");
    row("gateway elsewhere", "ipconfig0", "ip=10.0.0.5/24,gw=192.168.1.1");
    row("dhcp", "ipconfig1", "ip=dhcp,ip6=auto");
    row("v6", "ipconfig0", "ip6=fd00::5/64,gw6=fd00::1");
    row("tags", "tags", "prod;web,Prod a_b.c+d-e");
    row("nameserver", "nameserver", "nonsense");
    row("nameservers", "nameserver", "10.0.0.2 10.0.0.3");
    row("drive", "ide2", "local:cloudinit");
    row("disk", "scsi0", "local:9000/base-9000-disk-0.qcow2,discard=on,size=32G");
    row("boot", "boot", "order=scsi0;net0");
    row("ssh keys", "sshkeys", "ssh-ed25519%20AAAA%2BB%20alice%0A");
    row("unknown option is not ours to judge", "delete", "nosuchkey");
    row("description in characters", "description", QByteArray("\xc3\xa4").repeated(8192));
}

void TestSimSchema::acceptsWhatPveAccepts()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QCOMPARE(sim::checkParameters("PUT", configPath, {{key, value}}), Map{});
}

void TestSimSchema::namesAllBadParametersAtOnce()
{
    const Map params{{"cores", "x"}, {"memory", "y"}, {"bogus", "1"}, {"net0", "virtio,foo=1"}};
    QCOMPARE(sim::checkParameters("PUT", configPath, params).keys(), params.keys());
}

void TestSimSchema::missesNoParameterOfThePath()
{
    QCOMPARE(sim::checkParameters("GET", configPath, {}), Map{});
    QCOMPARE(sim::checkParameters("GET", "/nodes/{node}/qemu/{vmid}/feature", {}),
             (Map{{"feature", missing}}));
}

void TestSimSchema::knowsWhoAnswers_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isProtected");
    QTest::newRow("task status") << QByteArray("GET") << QByteArray("/nodes/pve1/tasks/UPID:x/status")
                                 << true;
    QTest::newRow("task list") << QByteArray("GET") << QByteArray("/nodes/pve1/tasks") << false;
    QTest::newRow("config read") << QByteArray("GET") << QByteArray("//nodes/pve1/qemu/100/config/") << false;
    QTest::newRow("config write") << QByteArray("PUT") << QByteArray("/nodes/pve1/qemu/100/config") << true;
    QTest::newRow("unknown") << QByteArray("GET") << QByteArray("/nosuch") << false;
}

void TestSimSchema::knowsWhoAnswers()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QTEST(sim::isProtected(method, path), "isProtected");
}

QTEST_GUILESS_MAIN(TestSimSchema)
#include "tst_simschema.moc"
