// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflight.h"
#include "core/provision/preflightwording.h"
#include "tests/provision/preflightfixture.h"

#include <QSet>
#include <QTest>

using namespace test;

class TestPreflight : public QObject
{
    Q_OBJECT
private slots:
    void nothingSpeaksAgainstAGoodBatch();
    void findsWhatIsThere_data();
    void findsWhatIsThere();
    void onlyWhatIsAskedForTakesPrivileges();
    void aRightOnTheVmidItselfHidesWhatIsInherited();
    void aPoolsRightsAreEnough();
    void anAddressThatMustBeHadIsAProblem();
    void whatAllVmsShareIsSaidOnce();
    void namesAreStable();

private:
    static void row(const char *name, const QByteArray &spec, const Change &change, int vm, Subject subject,
                    Level level, const char *path)
    {
        QTest::newRow(name) << spec << change << prov::Concern{vm, subject, level, QString::fromLatin1(path)};
    }
    static void placeRows();
    static void storageRows();
    static void nameRows();
    static void networkRows();
    static void configRows();
};

void TestPreflight::nothingSpeaksAgainstAGoodBatch()
{
    const auto concerns = prov::preflight(batchOf(whole), goodFacts());
    for (const auto &concern : concerns)
        qWarning("%s", qPrintable(prov::explainConcern(concern).what));
    QVERIFY(concerns.isEmpty());
}

void TestPreflight::findsWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<Change>("change");
    QTest::addColumn<prov::Concern>("expected");
    placeRows();
    storageRows();
    nameRows();
    networkRows();
    configRows();
}

void TestPreflight::placeRows()
{
    const QByteArray linked = changed("\"mode\": \"full\", \"storage\": \"store2\"", "\"mode\": \"linked\"");
    row(
        "template is gone", whole,
        [](Facts &facts) {
            facts.inventory->vms.removeIf([](const auto &vm) { return vm.vmid == 9000; });
            facts.configs.clear();
        },
        1, Subject::TemplateMissing, Level::Problem, "$.template.vmid");
    row(
        "template is locked", whole, [](Facts &facts) { set(facts, "lock", "backup"); }, 1,
        Subject::TemplateLocked, Level::Warning, "$.template.vmid");
    row(
        "no template", whole,
        [](Facts &facts) { facts.configs[9000]->values.remove(QStringLiteral("template")); }, 1,
        Subject::NotATemplate, Level::Warning, "$.template.vmid");
    row(
        "linked clones are not to be had", linked,
        [](Facts &facts) { facts.features[9000]->hasFeature = false; }, 1, Subject::LinkedClone,
        Level::Problem, "$.clone.mode");
    row(
        "node is offline", whole,
        [](Facts &facts) { facts.inventory->nodes[0].status = QStringLiteral("offline"); }, 1,
        Subject::NodeOffline, Level::Problem, "$.template.vmid");
    row(
        "node has too little memory", whole,
        [](Facts &facts) { facts.inventory->nodes[0].mem = facts.inventory->nodes[0].maxMem - (2LL << 30); },
        0, Subject::NodeMemory, Level::Warning, "$.hardware.memory_mib");
    const QByteArray pool = changed("\"mode\": \"full\"", "\"pool\": \"lab\", \"mode\": \"full\"");
    row(
        "pool is not there", pool, [](Facts &) {}, 1, Subject::PoolMissing, Level::Problem, "$.clone.pool");
    row(
        "rights come by the pool alone", pool,
        [](Facts &facts) {
            facts.inventory->pools.append(QStringLiteral("lab"));
            deny(facts, "/vms/101", "VM.Allocate");
        },
        1, Subject::PoolOnly, Level::Warning, "$.clone.pool");
    const QByteArray target = changed("\"mode\": \"full\"", "\"target\": \"pve2\", \"mode\": \"full\"");
    const auto secondNode = [](Facts &facts) {
        pve::Resource node = facts.inventory->nodes.first();
        node.node = QStringLiteral("pve2");
        facts.inventory->nodes.append(node);
        for (pve::Storage &storage : *facts.storages[pve1])
            storage.shared = true;
        facts.storages.insert(node.node, facts.storages[pve1]);
        facts.bridges.insert(node.node, facts.bridges[pve1]);
        facts.features[9000]->nodes = {pve1, node.node};
    };
    row(
        "target cannot be had", target,
        [secondNode](Facts &facts) {
            secondNode(facts);
            facts.features[9000]->nodes = {pve1};
        },
        1, Subject::TargetNode, Level::Problem, "$.clone.target");
    row(
        "target's storage is its own", target,
        [secondNode](Facts &facts) {
            secondNode(facts);
            for (pve::Storage &storage : *facts.storages[QStringLiteral("pve2")])
                storage.shared = false;
        },
        1, Subject::TargetStorage, Level::Problem, "$.clone.storage");
    row(
        "target is no node", target,
        [secondNode](Facts &facts) {
            secondNode(facts);
            facts.inventory->nodes.removeLast();
        },
        1, Subject::NodeMissing, Level::Problem, "$.clone.target");
    for (const char *privilege : {"VM.Clone"})
        row(
            privilege, whole, [privilege](Facts &facts) { deny(facts, "/vms/9000", privilege); }, 1,
            Subject::Privilege, Level::Problem, "$.template.vmid");
    row(
        "VM.PowerMgmt", whole, [](Facts &facts) { deny(facts, "/vms/101", "VM.PowerMgmt"); }, 1,
        Subject::Privilege, Level::Problem, "$.start");
    row(
        "agent cannot be read", whole, [](Facts &facts) { deny(facts, "/vms/101", "VM.GuestAgent.Audit"); },
        1, Subject::Privilege, Level::Warning, "$.wait_for");
}

void TestPreflight::storageRows()
{
    row(
        "storage is not there", changed("store2", "nosuch"), [](Facts &) {}, 1, Subject::StorageMissing,
        Level::Problem, "$.clone.storage");
    row(
        "storage takes no images", whole,
        [](Facts &facts) { storageNamed(facts, "store2").content = {QStringLiteral("iso")}; }, 1,
        Subject::StorageWithoutImages, Level::Problem, "$.clone.storage");
    row(
        "template's storage takes no images", changed(", \"storage\": \"store2\"", ""),
        [](Facts &facts) { storageNamed(facts, "local").content = {QStringLiteral("iso")}; }, 1,
        Subject::StorageWithoutImages, Level::Warning, "$.clone.storage");
    row(
        "storage is not active", whole, [](Facts &facts) { storageNamed(facts, "store2").active = false; }, 1,
        Subject::StorageInactive, Level::Warning, "$.clone.storage");
    // 3 × 40 GiB; one of them fits
    row(
        "thin storage has too little", changed("2G", "40G"), [](Facts &) {}, 0, Subject::Space,
        Level::Warning, "$.clone.storage");
    row(
        "thick storage has too little", changed("2G", "40G"),
        [](Facts &facts) { storageNamed(facts, "store2").type = QStringLiteral("lvm"); }, 0, Subject::Space,
        Level::Problem, "$.clone.storage");
    row(
        "AllocateSpace", whole,
        [](Facts &facts) { deny(facts, "/storage/store2", "Datastore.AllocateSpace"); }, 1,
        Subject::Privilege, Level::Problem, "$.clone.storage");
}

void TestPreflight::nameRows()
{
    const QByteArray vmid = changed("\"count\": 3", "\"count\": 3, \"vms\": [null, {\"vmid\": 555}]");
    row(
        "VMID of a VM", changed("\"count\": 3", "\"count\": 3, \"vms\": [null, {\"vmid\": 100}]"),
        [](Facts &) {}, 2, Subject::VmIdTaken, Level::Problem, "$.vmid");
    row(
        "VMID of a container", vmid,
        [](Facts &facts) { facts.inventory->containers.insert(555, QStringLiteral("ct")); }, 2,
        Subject::VmIdTaken, Level::Problem, "$.vmid");
    row(
        "VMID that the server knows", vmid, [](Facts &facts) { facts.taken.insert(555, true); }, 2,
        Subject::VmIdTaken, Level::Problem, "$.vmid");
    row(
        "name of a VM", changed("\"web-{n}\"", "\"web-{n}\", \"vms\": [{\"name\": \"Plain\"}]"),
        [](Facts &) {}, 1, Subject::NameUsed, Level::Warning, "$.name");
    row(
        "names that the server makes up", changed("\"name\": \"web-{n}\",", ""), [](Facts &) {}, 0,
        Subject::NameByServer, Level::Warning, "$.name");
}

void TestPreflight::networkRows()
{
    using Source = prov::AddressInUse::Source;
    const char *ip = "$.cloud_init.ipconfig0.ip";
    for (const Source source : {Source::Config, Source::Guest})
        row(
            source == Source::Config ? "address of another's configuration" : "address that a guest has",
            whole, [source](Facts &facts) { facts.addresses->known.append(used("10.0.20.12", source)); }, 2,
            Subject::AddressUsed, Level::Warning, ip);
    row(
        "address of the gateway", changed("{10+n}", "{0+n}"), [](Facts &) {}, 1, Subject::AddressIsGateway,
        Level::Warning, ip);
    row(
        "gateway outside", changed("10.0.20.1\"", "10.0.21.1\""), [](Facts &) {}, 1, Subject::GatewayOutside,
        Level::Warning, "$.cloud_init.ipconfig0.gw");
    row(
        "address of the template",
        changed(", \"ipconfig0\": {\"ip\": \"10.0.20.{10+n}/24\", \"gw\": \"10.0.20.1\"}", ""),
        [](Facts &facts) { set(facts, "ipconfig0", "ip=10.0.20.5/24"); }, 1, Subject::AddressTwice,
        Level::Warning, ip);
    row(
        "bridge is not there", changed("\"vmbr0\", \"vlan\": 20", "\"vmbr9\""), [](Facts &) {}, 1,
        Subject::BridgeMissing, Level::Problem, "$.network.net0.bridge");
    row(
        "bridge is not there, and nothing starts",
        changed("\"vmbr0\", \"vlan\": 20", "\"vmbr9\"")
            .replace("\"wait_for\": \"address\"", "\"start\": false, \"wait_for\": \"none\""),
        [](Facts &) {}, 1, Subject::BridgeMissing, Level::Warning, "$.network.net0.bridge");
    row(
        "VLAN on a plain bridge", whole, [](Facts &facts) { (*facts.bridges[pve1])[0].vlanAware = false; }, 1,
        Subject::VlanUnaware, Level::Warning, "$.network.net0.vlan");
    row(
        "SDN.Use", whole, [](Facts &facts) { deny(facts, "/sdn/zones/localnetwork/vmbr0/20", "SDN.Use"); }, 1,
        Subject::Privilege, Level::Problem, "$.network");
}

void TestPreflight::configRows()
{
    row(
        "no cloud-init drive", whole,
        [](Facts &facts) { facts.configs[9000]->values.remove(QStringLiteral("ide2")); }, 1,
        Subject::CloudInitDrive, Level::Warning, "$.cloud_init");
    row(
        "user's file", whole, [](Facts &facts) { set(facts, "cicustom", "user=local:snippets/a.yaml"); }, 1,
        Subject::CiCustom, Level::Warning, "$.cloud_init");
    row(
        "network's file", whole,
        [](Facts &facts) { set(facts, "cicustom", "network=local:snippets/a.yaml"); }, 1, Subject::CiCustom,
        Level::Warning, "$.cloud_init");
    row(
        "balloon above the template's memory", changed("\"memory_mib\": 1024", "\"balloon_mib\": 512"),
        [](Facts &) {}, 1, Subject::Balloon, Level::Problem, "$.hardware.balloon_mib");
    row(
        "agent is off", whole, [](Facts &facts) { set(facts, "agent", "0"); }, 1, Subject::AgentOff,
        Level::Warning, "$.wait_for");
    row(
        "disk is not there", changed("scsi0", "virtio3"), [](Facts &) {}, 1, Subject::DiskMissing,
        Level::Problem, "$.disks.virtio3");
    row(
        "disk would shrink", changed("2G", "512M"), [](Facts &) {}, 1, Subject::DiskShrink, Level::Problem,
        "$.disks.scsi0");
}

/// Each says just that, and says it in whole sentences.
void TestPreflight::findsWhatIsThere()
{
    QFETCH(QByteArray, spec);
    QFETCH(Change, change);
    QFETCH(prov::Concern, expected);
    Facts facts = goodFacts();
    change(facts);
    const auto concerns = prov::preflight(batchOf(spec), facts);
    bool isFound = false;
    for (const auto &concern : concerns) {
        const auto words = prov::explainConcern(concern);
        QVERIFY2(concern.subject == expected.subject && concern.level == expected.level &&
                     concern.path == expected.path,
                 qPrintable(prov::subjectName(concern.subject) + u' ' + concern.path + u' ' + words.what));
        isFound = isFound || concern.vm == expected.vm;
        for (const QString &sentence : {words.what, words.why, words.todo}) {
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u"  ") && !sentence.contains(u"()"), qPrintable(sentence));
        }
    }
    QVERIFY(isFound);
}

void TestPreflight::onlyWhatIsAskedForTakesPrivileges()
{
    Facts facts = goodFacts();
    facts.privileges[QStringLiteral("/vms/101")] =
        QSet<QString>{QStringLiteral("VM.Allocate"), QStringLiteral("VM.Audit")};
    const QByteArray bare =
        R"({"slipway": 1, "template": {"vmid": 9000}, "name": "bare", "start": false, "wait_for": "none"})";
    QVERIFY(prov::preflight(batchOf(bare), facts).isEmpty());
    QByteArray cores = bare;
    cores.replace("\"start\"", "\"hardware\": {\"cores\": 4}, \"start\"");
    const auto concerns = prov::preflight(batchOf(cores), facts);
    QCOMPARE(concerns.size(), 1);
    QCOMPARE(concerns.first().facts.value(QStringLiteral("privilege")), QStringLiteral("VM.Config.CPU"));
    cores.replace("4", "1"); // as the template has it: nothing is written
    QVERIFY(prov::preflight(batchOf(cores), facts).isEmpty());
}

void TestPreflight::aRightOnTheVmidItselfHidesWhatIsInherited()
{
    const QByteArray spec = changed("\"count\": 3", "\"count\": 3, \"vms\": [null, {\"vmid\": 555}]");
    Facts facts = goodFacts();
    facts.listed->insert(QStringLiteral("/vms/555"), {QStringLiteral("VM.Audit")});
    const auto concerns = prov::preflight(batchOf(spec), facts);
    QVERIFY(!concerns.isEmpty());
    for (const auto &concern : concerns) {
        QCOMPARE(concern.vm, 2);
        QCOMPARE(concern.subject, Subject::Privilege);
    }
}

void TestPreflight::aPoolsRightsAreEnough()
{
    const QByteArray pool = changed("\"mode\": \"full\"", "\"pool\": \"lab\", \"mode\": \"full\"");
    Facts facts = goodFacts();
    facts.inventory->pools.append(QStringLiteral("lab"));
    facts.privileges.insert(QStringLiteral("/vms/101"), QSet<QString>());
    const auto concerns = prov::preflight(batchOf(pool), facts);
    for (const auto &concern : concerns)
        QVERIFY2(concern.level != Level::Problem, qPrintable(prov::explainConcern(concern).what));
    // Without the pool the same account may make nothing.
    const auto without = prov::preflight(batchOf(whole), facts);
    QVERIFY(std::any_of(without.begin(), without.end(), [](const auto &concern) {
        return concern.subject == Subject::Privilege && concern.level == Level::Problem;
    }));
}

void TestPreflight::anAddressThatMustBeHadIsAProblem()
{
    prov::BatchSpec batch = batchOf(whole);
    batch.vms[1].requireAddress = true;
    Facts facts = goodFacts();
    set(facts, "agent", "0");
    deny(facts, "/vms/101", "VM.GuestAgent.Audit");
    const auto concerns = prov::preflight(batch, facts);
    QCOMPARE(concerns.size(), 6);
    for (const auto &concern : concerns)
        QCOMPARE(concern.level, concern.vm == 2 ? Level::Problem : Level::Warning);
}

void TestPreflight::whatAllVmsShareIsSaidOnce()
{
    const prov::BatchSpec batch =
        batchOf(changed("store2", "nosuch")
                    .replace("\"count\": 3", "\"count\": 3, \"vms\": [null, {\"vmid\": 100}]"));
    const auto concerns = prov::folded(prov::preflight(batch, goodFacts()), 3);
    QCOMPARE(concerns.size(), 2);
    QCOMPARE(concerns.at(0).subject, Subject::StorageMissing);
    QCOMPARE(concerns.at(0).vm, 0);
    QCOMPARE(concerns.at(1).subject, Subject::VmIdTaken);
    QCOMPARE(concerns.at(1).vm, 2);
}

void TestPreflight::namesAreStable()
{
    QSet<QString> names;
    const int last = static_cast<int>(Subject::NodeMemory);
    for (int i = 0; i <= last; ++i)
        names.insert(prov::subjectName(static_cast<Subject>(i)));
    QCOMPARE(names.size(), last + 1);
    QCOMPARE(prov::levelName(Level::NotChecked), QStringLiteral("not_checked"));
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
