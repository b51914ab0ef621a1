// SPDX-License-Identifier: Apache-2.0
#include "core/provision/spec.h"

#include <QFile>
#include <QTest>

using namespace prov;

namespace {

QByteArray testData(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/spec/") + QString::fromUtf8(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no test data: %s", name);
    return file.readAll();
}

/// A minimal spec with more members, given as JSON text without braces.
QByteArray specWith(const QByteArray &members)
{
    return R"({"slipway": 1, "template": {"vmid": 9000})" + (members.isEmpty() ? members : ", " + members) +
           "}";
}

QStringList pathsOf(const QList<SpecProblem> &problems)
{
    QStringList paths;
    for (const SpecProblem &problem : problems)
        paths.append(problem.path);
    return paths;
}

QStringList problemPaths(const QByteArray &json)
{
    const auto spec = readSpec(json);
    return spec ? QStringList{} : pathsOf(spec.error());
}

} // namespace

class TestSpec : public QObject
{
    Q_OBJECT

private slots:
    void theDocumentedExampleIsRead();
    void tenMistakesGiveTenProblems();
    void oneMistakeIsOneProblem_data();
    void oneMistakeIsOneProblem();
    void goodValuesAreTaken_data();
    void goodValuesAreTaken();
    void theCloneModeFollowsFromStorageAndFormat_data();
    void theCloneModeFollowsFromStorageAndFormat();
    void missingNullAndEmptyDiffer();
    void aVmOverridesKeyByKey();
    void vmsAloneSayHowMany();
    void vmsWithoutMistakesAreReadAllTheSame_data();
    void vmsWithoutMistakesAreReadAllTheSame();
    void theDescriptionLeavesRoomForTheMarker();
    void theFingerprintIsThatOfTheMeaning();
    void everyProblemIsASentenceWithAnAdvice();
    void whoSaysWhatAnotherOneSays_data();
    void whoSaysWhatAnotherOneSays();
    void aPasswordInTheWrongPlaceIsNotRepeated();
    void aHostileFileIsRefusedNotObeyed_data();
    void aHostileFileIsRefusedNotObeyed();
};

void TestSpec::theDocumentedExampleIsRead()
{
    const auto spec = readSpec(testData("example.json"));
    QVERIFY2(spec.has_value(),
             spec ? "" : qPrintable(spec.error().first().path + u' ' + spec.error().first().text));
    QCOMPARE(spec->vms.size(), 5);
    const VmSpec &first = spec->vms.first();
    QCOMPARE(first.name, QStringLiteral("first-one"));
    QCOMPARE(first.exactVmid, 450);
    const VmSpec &last = spec->vms.last();
    QCOMPARE(last.templateId, 9000);
    QCOMPARE(last.templateNode, QStringLiteral("pve1"));
    QCOMPARE(last.name, QStringLiteral("rancher-5"));
    QCOMPARE(last.firstVmid, 401);
    QCOMPARE(last.exactVmid, 0);
    QCOMPARE(last.clone, (CloneWish{true, true, QStringLiteral("local"), QStringLiteral("qcow2"), 32000,
                                    QStringLiteral("lab"), QStringLiteral("pve1")}));
    QCOMPARE(last.hardware.cores, 4);
    QCOMPARE(last.hardware.memoryMiB, 8192);
    QCOMPARE(last.hardware.balloonMiB, 4096);
    QCOMPARE(last.hardware.tags.value, QStringList{QStringLiteral("lab")});
    QCOMPARE(last.hardware.onboot, false);
    QCOMPARE(last.disks, (QMap<QString, qint64>{{QStringLiteral("scsi0"), Q_INT64_C(100) << 30}}));
    QCOMPARE(last.network.value(0).vlan.value, 20);
    QCOMPARE(last.network.value(0).rateMBps.value, 100);
    QCOMPARE(last.cloudInit.passwordEnv, QStringLiteral("OPS_PASSWORD"));
    QCOMPARE(last.cloudInit.ipconfig.value(0).ip, QStringLiteral("10.0.20.15/24"));
    QCOMPARE(last.waitFor, WaitFor::Address);
    QVERIFY(last.requireAddress);
    QCOMPARE(spec->fingerprint.size(), 32);
}

void TestSpec::tenMistakesGiveTenProblems()
{
    const auto spec = readSpec(testData("ten-mistakes.json"));
    QVERIFY(!spec.has_value());
    QStringList paths = pathsOf(spec.error());
    paths.sort();
    const QStringList expected{
        QStringLiteral("$.clone.mode"),           QStringLiteral("$.cloud_init.ipconfig0.gw"),
        QStringLiteral("$.cloud_init.password"),  QStringLiteral("$.disks.scsi0"),
        QStringLiteral("$.hardware.balloon_mib"), QStringLiteral("$.hardware.cores"),
        QStringLiteral("$.hardware.tags[1]"),     QStringLiteral("$.name (VM 3)"),
        QStringLiteral("$.network.net0.vlan"),    QStringLiteral("$.vms[1].wait_for")};
    QCOMPARE(paths, expected);
}

void TestSpec::oneMistakeIsOneProblem_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    const auto raw = [](const char *name, const char *json, const char *path) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(path);
    };
    raw("empty file", "", "$");
    raw("cut", R"({"slipway": 1,)", "$");
    raw("array", "[]", "$");
    raw("no version", R"({"template": {"vmid": 9000}})", "$.slipway");
    raw("future version", R"({"slipway": 2, "template": {"vmid": 9000}})", "$.slipway");
    raw("no template", R"({"slipway": 1})", "$.template");
    raw("template is a number", R"({"slipway": 1, "template": 9000})", "$.template");
    raw("template without VMID", R"({"slipway": 1, "template": {"node": "pve1"}})", "$.template.vmid");
    raw("VMID too small", R"({"slipway": 1, "template": {"vmid": 99}})", "$.template.vmid");
    raw("VMID as text", R"({"slipway": 1, "template": {"vmid": "9000"}})", "$.template.vmid");
    raw("node leaves the path", R"({"slipway": 1, "template": {"vmid": 9000, "node": "../x"}})",
        "$.template.node");
    // Each line: the path, a tab, and members of a spec with one mistake.
    const QList<QByteArray> lines = testData("mistakes.txt").split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype tab = line.indexOf('\t');
        if (tab > 0)
            QTest::newRow(line.mid(tab + 1).constData())
                << specWith(line.mid(tab + 1)) << QString::fromUtf8(line.left(tab));
    }
}

void TestSpec::oneMistakeIsOneProblem()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    QCOMPARE(problemPaths(json), QStringList{path});
}

void TestSpec::goodValuesAreTaken_data()
{
    QTest::addColumn<QByteArray>("members");
    for (
        const char *members :
        {"",
         R"("name": null)",
         R"("hardware": {})",
         R"("name": "a.b-c.D9")",
         R"("count": 500, "name": "vm-{n:03}")",
         R"("count": 3)",
         R"("first_vmid": 100)",
         R"("vms": [])",
         R"("vms": [null, {}])",
         R"("hardware": {"memory_mib": 16, "balloon_mib": 16})",
         R"("hardware": {"balloon_mib": 0})",
         R"("hardware": {"tags": ["_x", "A.b-c+d_e"]})",
         R"("disks": {"scsi30": "1M", "virtio15": "1024T", "ide0": null})",
         R"("network": {"net31": {"vlan": 1, "mtu": 1, "rate_mbps": 0}})",
         R"("network": {"net0": {"mtu": 576}})",
         R"("network": {"net0": ""})",
         R"("network": {"net0": {"vlan": "", "mtu": "", "rate_mbps": ""}})",
         R"("cloud_init": {"ipconfig0": {"ip": "10.0.0.5/24", "gw": "10.0.1.1"}})",
         R"("cloud_init": {"ipconfig0": {"ip": "manual", "ip6": "auto"}})",
         R"("cloud_init": {"ipconfig0": {"ip6": "2001:db8::5/64", "gw6": "fe80::1"}})",
         R"("cloud_init": {"ipconfig0": {"ip": "dhcp"}}, "count": 2)",
         R"("cloud_init": {"nameservers": ["10.0.0.53", "2001:db8::53"], "searchdomain": "a.example b.example"})",
         R"("cloud_init": {"ssh_keys": ["ecdsa-sha2-nistp256 AAAA==", "sk-ssh-ed25519@openssh.com AAAA a b c"]})",
         R"("start": false)",
         R"("start": false, "wait_for": "none")",
         R"("wait_for": "address")",
         R"("wait_for": "address", "require_address": true)",
         R"("wait_for": "running", "require_address": false)"})
        QTest::newRow(members) << QByteArray(members);
}

void TestSpec::goodValuesAreTaken()
{
    QFETCH(QByteArray, members);
    QCOMPARE(problemPaths(specWith(members)), QStringList{});
}

void TestSpec::theCloneModeFollowsFromStorageAndFormat_data()
{
    QTest::addColumn<QByteArray>("clone");
    QTest::addColumn<bool>("full");
    QTest::addColumn<bool>("given");
    QTest::newRow("nothing") << QByteArray("null") << false << false;
    QTest::newRow("pool only") << QByteArray(R"({"pool": "lab"})") << false << false;
    QTest::newRow("storage") << QByteArray(R"({"storage": "local"})") << true << false;
    QTest::newRow("format") << QByteArray(R"({"format": "raw"})") << true << false;
    QTest::newRow("linked") << QByteArray(R"({"mode": "linked"})") << false << true;
    QTest::newRow("full") << QByteArray(R"({"mode": "full"})") << true << true;
}

void TestSpec::theCloneModeFollowsFromStorageAndFormat()
{
    QFETCH(QByteArray, clone);
    QFETCH(bool, full);
    QFETCH(bool, given);
    const auto spec = readSpec(specWith("\"clone\": " + clone));
    QVERIFY(spec.has_value());
    QCOMPARE(spec->vms.first().clone.full, full);
    QCOMPARE(spec->vms.first().clone.modeGiven, given);
}

void TestSpec::missingNullAndEmptyDiffer()
{
    const auto spec = readSpec(specWith(R"("hardware": {"cpu": "", "tags": [], "description": null},
        "network": {"net0": {"vlan": "", "rate_mbps": 0}, "net1": "", "net2": {}},
        "cloud_init": {"user": "", "ssh_keys": [], "searchdomain": null, "ipconfig0": "", "ipconfig1": {"ip": ""}})"));
    QVERIFY(spec.has_value());
    const VmSpec &vm = spec->vms.first();
    QVERIFY(vm.hardware.cpu.isRemove());
    QVERIFY(vm.hardware.tags.isRemove());
    QVERIFY(vm.hardware.description.isKeep());
    QVERIFY(vm.network.value(0).vlan.isRemove());
    QVERIFY(vm.network.value(0).mtu.isKeep());
    QCOMPARE(vm.network.value(0).rateMBps, Wish<int>::set(0));
    QVERIFY(vm.network.value(1).remove);
    QVERIFY(!vm.network.contains(2));
    QVERIFY(vm.cloudInit.user.isRemove());
    QVERIFY(vm.cloudInit.sshKeys.isRemove());
    QVERIFY(vm.cloudInit.searchdomain.isKeep());
    QVERIFY(vm.cloudInit.ipconfig.value(0).remove);
    QVERIFY(vm.cloudInit.ipconfig.value(1).remove);
    QVERIFY(!vm.cloudInit.asksForAnything());
    QVERIFY(vm.start);
    QCOMPARE(vm.waitFor, WaitFor::Running);
}

void TestSpec::aVmOverridesKeyByKey()
{
    const auto spec = readSpec(specWith(R"("name": "vm-{n}", "count": 3,
        "hardware": {"cores": 2, "memory_mib": 1024, "cpu": "host", "tags": ["a"]},
        "network": {"net0": {"bridge": "vmbr0", "vlan": 20}},
        "vms": [{"hardware": {"cores": 8, "memory_mib": null}, "network": {"net0": {"vlan": ""}, "net1": {"bridge": "vmbr1"}}},
                {"name": "db-{n:02}", "hardware": null, "start": false, "disks": {"scsi0": "2T"},
                 "cloud_init": {"searchdomain": "d{n}.example"}}])"));
    QVERIFY(spec.has_value());
    const VmSpec &one = spec->vms.at(0);
    QCOMPARE(one.name, QStringLiteral("vm-1"));
    QCOMPARE(one.hardware.cores, 8);
    QVERIFY(!one.hardware.memoryMiB.has_value());
    QCOMPARE(one.hardware.cpu.value, QStringLiteral("host"));
    QCOMPARE(one.network.value(0).bridge, QStringLiteral("vmbr0"));
    QVERIFY(one.network.value(0).vlan.isRemove());
    QCOMPARE(one.network.value(1).bridge, QStringLiteral("vmbr1"));
    const VmSpec &two = spec->vms.at(1);
    QCOMPARE(two.name, QStringLiteral("db-02"));
    QCOMPARE(two.hardware, HardwareWish{});
    QCOMPARE(two.waitFor, WaitFor::None);
    QCOMPARE(two.disks.value(QStringLiteral("scsi0")), Q_INT64_C(2) << 40);
    QCOMPARE(two.cloudInit.searchdomain.value, QStringLiteral("d2.example"));
    const VmSpec &three = spec->vms.at(2);
    QCOMPARE(three.name, QStringLiteral("vm-3"));
    QCOMPARE(three.hardware.memoryMiB, 1024);
    QCOMPARE(three.network.value(0).vlan.value, 20);
}

void TestSpec::vmsAloneSayHowMany()
{
    const auto spec = readSpec(specWith(R"("vms": [{"name": "a"}, {"name": "b"}])"));
    QVERIFY(spec.has_value());
    QCOMPARE(spec->vms.size(), 2);
}

void TestSpec::vmsWithoutMistakesAreReadAllTheSame_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QList<int>>("right");
    const auto row = [](const char *name, const char *members, const QList<int> &right) {
        QTest::newRow(name) << QByteArray(members) << right;
    };
    row("nothing wrong", R"("count": 3)", {1, 2, 3});
    row("one is wrong", R"("count": 3, "vms": [null, {"name": "a_b"}])", {1, 3});
    row("all but one", R"("count": 3, "name": "a_{n}", "vms": [null, {"name": "ab"}])", {2});
    row("the batch is", R"("count": 3, "hardware": {"cores": "x"})", {});
    row("the batch is, but for one",
        R"("count": 3, "hardware": {"cores": "x"}, "vms": [{"hardware": {"cores": 1}}])", {1});
    row("the second of a name", R"("count": 3, "name": "v{n}", "vms": [null, {"name": "v1"}])", {1, 3});
    row("the same name for all", R"("count": 3, "name": "v")", {});
    row("too many of them", R"("count": 1, "vms": [{"name": "a"}, {"name": "b"}])", {1});
    row("no such key", R"("count": 2, "colour": 1)", {1, 2});
}

void TestSpec::vmsWithoutMistakesAreReadAllTheSame()
{
    QFETCH(QByteArray, members);
    QFETCH(QList<int>, right);
    const SpecReading reading = readVms(specWith(members));
    QCOMPARE(reading.vms.keys(), right);
    const auto spec = readSpec(specWith(members));
    QCOMPARE(spec.has_value(), reading.problems.isEmpty());
    if (spec)
        QCOMPARE(reading.vms.values(), spec->vms);
    else
        QCOMPARE(reading.problems, spec.error());
}

void TestSpec::theDescriptionLeavesRoomForTheMarker()
{
    // The marker line of a job has 58 bytes with its line break.
    const auto described = [](qsizetype length) {
        return specWith(R"("hardware": {"description": ")" + QByteArray(length, 'x') + R"("})");
    };
    QCOMPARE(problemPaths(described(8192 - 58)), QStringList{});
    QCOMPARE(problemPaths(described(8192 - 57)), QStringList{QStringLiteral("$.hardware.description")});
    QCOMPARE(
        problemPaths(specWith(R"("hardware": {"description": ")" + QByteArray("ü").repeated(4096) + R"("})")),
        QStringList{QStringLiteral("$.hardware.description")});
}

void TestSpec::theFingerprintIsThatOfTheMeaning()
{
    const auto fingerprint = [](const QByteArray &members) {
        return readSpec(specWith(members))->fingerprint;
    };
    const QByteArray base =
        fingerprint(R"("count": 2, "name": "vm-{n}", "hardware": {"tags": ["a", "b"], "cores": 2})");
    QCOMPARE(
        fingerprint(
            R"("hardware": {"cores": 2, "cpu": null, "tags": ["B", "a"]}, "name": "vm-{n}", "count": 2)"),
        base);
    QCOMPARE(
        fingerprint(
            R"("hardware": {"cores": 2, "tags": ["a", "b"]}, "vms": [{"name": "vm-1"}, {"name": "vm-2"}])"),
        base);
    QVERIFY(fingerprint(R"("count": 2, "name": "vm-{n}", "hardware": {"tags": ["a", "b"], "cores": 4})") !=
            base);
    QVERIFY(fingerprint(R"("count": 3, "name": "vm-{n}", "hardware": {"tags": ["a", "b"], "cores": 2})") !=
            base);
}

void TestSpec::everyProblemIsASentenceWithAnAdvice()
{
    const auto spec = readSpec(testData("ten-mistakes.json"));
    QVERIFY(!spec.has_value());
    QCOMPARE(spec.error().size(), 10);
    for (const SpecProblem &problem : spec.error()) {
        QVERIFY2(problem.text.endsWith(u'.') && problem.text.size() > 30, qPrintable(problem.text));
        QVERIFY2(!problem.text.contains(QStringLiteral("hunter2")), "a secret is repeated");
    }
}

void TestSpec::whoSaysWhatAnotherOneSays_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::newRow("all, from the batch")
        << QByteArray(R"("count": 2, "name": "web")") << QStringLiteral("$.name")
        << QStringLiteral(
               "gives the name \"web\" to the VMs 1, 2 of this batch: put {n} into the name, or give "
               "each VM its own.");
    QTest::newRow("one, by itself")
        << QByteArray(R"("count": 3, "name": "web-{n}", "vms": [null, null, {"name": "web-1"}])")
        << QStringLiteral("$.vms[2].name")
        << QStringLiteral("\"web-1\" is the name of VM 1 of this batch too: give this VM another name.");
    QTest::newRow("one, by the pattern")
        << QByteArray(R"("count": 3, "name": "web-{n}", "vms": [{"name": "web-3"}])")
        << QStringLiteral("$.name (VM 3)")
        << QStringLiteral("\"web-3\" is the name of VM 1 of this batch too: give this VM another name.");
}

void TestSpec::whoSaysWhatAnotherOneSays()
{
    QFETCH(QByteArray, members);
    const auto spec = readSpec(R"({"slipway": 1, "template": {"vmid": 9000}, )" + members + '}');
    QVERIFY(!spec);
    QCOMPARE(spec.error().size(), 1);
    QTEST(spec.error().first().path, "path");
    QTEST(spec.error().first().text, "text");
}

void TestSpec::aPasswordInTheWrongPlaceIsNotRepeated()
{
    const auto spec =
        readSpec(specWith(R"("cloud_init": {"password_env": "hunter2!", "password": "hunter2"})"));
    QVERIFY(!spec.has_value());
    QCOMPARE(spec.error().size(), 2);
    for (const SpecProblem &problem : spec.error())
        QVERIFY(!problem.text.contains(QStringLiteral("hunter2")));
}

void TestSpec::aHostileFileIsRefusedNotObeyed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("deep") << QByteArray("[").repeated(100000);
    QTest::newRow("deep objects") << specWith(R"("hardware": )" + QByteArray(R"({"a":)").repeated(5000));
    QTest::newRow("not UTF-8") << specWith("\"name\": \"\xff\xfe\"");
    QTest::newRow("NUL") << QByteArray("\0\0\0", 3);
    QTest::newRow("huge number") << specWith(R"("count": 1e308)");
    QTest::newRow("many VMs") << specWith(R"("vms": [)" + QByteArray("{},").repeated(2000) + "{}]");
}

void TestSpec::aHostileFileIsRefusedNotObeyed()
{
    QFETCH(QByteArray, json);
    const auto spec = readSpec(json);
    QVERIFY(!spec.has_value());
    QCOMPARE(spec.error().size(), 1);
}

QTEST_GUILESS_MAIN(TestSpec)
#include "tst_spec.moc"
