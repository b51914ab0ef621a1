// SPDX-License-Identifier: Apache-2.0
#include "core/sim/world.h"
#include "core/sim/worldfile.h"

#include <QJsonDocument>
#include <QTest>

using sim::Millis;
using sim::World;

namespace {

QJsonObject json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("%s: %s", text.constData(), qPrintable(error.errorString()));
    return document.object();
}

World worldOf(const QByteArray &text)
{
    World world(1, QDateTime::fromSecsSinceEpoch(1'795'400'000, Qt::UTC));
    const QString wrong = readWorld(world, json(text));
    if (!wrong.isEmpty())
        qFatal("%s", qPrintable(wrong));
    return world;
}

} // namespace

class TestSimWorldFile : public QObject
{
    Q_OBJECT
private slots:
    void readsEveryPart();
    void changesWhatIsDeclared();
    void doesLaterWhatIsForLater();
    void refusesMistakes_data();
    void refusesMistakes();
    void namesAllMistakesAndAddsNothing();
};

void TestSimWorldFile::readsEveryPart()
{
    World world = worldOf(R"({
        "version": "8.4", "guestBoot": 5, "statAt": 7, "data": {"local:100/a": 12},
        "nodes": {"pve1": {"cpus": 2, "memory": 1024, "dns": "10.0.0.1"}, "pve2": {"reach": "silent"}},
        "hosts": {"elsewhere": {}, "down": {"reach": "refuses"}},
        "storages": {"local": {"type": "dir", "path": "/x", "total": 100, "used": 40, "info": 9, "mountpoint": true}},
        "bridges": {"vmbr0": {"vlanAware": true, "comment": "c"}},
        "users": {"ops@pve": {"password": "p", "totp": "1", "expire": 5}},
        "tokens": {"ops@pve!one": {"secret": "s", "separated": false}},
        "pools": {"team": {"comment": "t"}},
        "grants": [{"to": "ops@pve", "path": "/vms", "privileges": ["VM.Audit"], "propagates": false},
                   {"to": "ops@pve!one", "path": "/", "privileges": "audit"}],
        "vms": {"100": {"pool": "team", "running": true, "seen": false, "config": {"name": "a"},
                        "guestLinks": {"docker0": "02:42:00:00:00:01"}}},
        "tasks": [{"type": "qmstart", "id": "100", "user": "ops@pve", "start": -10, "end": -5, "status": "OK",
                   "log": ["one"]}],
        "held": {"flock/100": 50},
        "spans": {"qmclone 100": [10, null]},
        "faults": [{"request": "^GET", "what": "delay", "seconds": 0.005}],
        "later": [{"at": 5, "pools": {"other": {}}}]
    })");
    QCOMPARE(world.version.release(), QByteArray("8.4"));
    QCOMPARE(world.guestBoot, Millis(5));
    QCOMPARE(world.statAt, Millis(7));
    QCOMPARE(world.data.value("local:100/a"), 12);
    QCOMPARE(world.node("pve1")->memory, 1024LL << 20);
    QVERIFY(world.node("pve2")->reach == sim::Reach::Silent);
    QVERIFY(world.hosts.value("elsewhere") == sim::Reach::NoAddress);
    QVERIFY(world.hosts.value("down") == sim::Reach::Refuses);
    QCOMPARE(world.storage("local")->info, Millis(9));
    QVERIFY(world.storage("local")->isMountpoint);
    QVERIFY(world.bridge("vmbr0")->vlanAware);
    QCOMPARE(world.access.user("ops@pve")->totp, QByteArray("1"));
    QCOMPARE(world.access.tokens.first().fullName(), QByteArray("ops@pve!one"));
    QVERIFY(!world.access.tokens.first().separated);
    QVERIFY(world.access.may({"ops@pve", {}}, {"/vms"}, "VM.Audit"));
    QVERIFY(!world.access.may({"ops@pve", {}}, {"/vms/100"}, "VM.Audit"));
    const sim::Vm &vm = world.vms[100];
    QCOMPARE(vm.node, QByteArray("pve1"));
    QVERIFY(vm.running);
    QCOMPARE(vm.guestLinks.value("docker0"), QByteArray("02:42:00:00:00:01"));
    QVERIFY(!world.seen.contains(100));
    QCOMPARE(world.tasks.size(), 1);
    QCOMPARE(world.tasks.first().exit, QByteArray("OK"));
    QVERIFY(!world.gates.admits({"flock/100", "me"}));
    QCOMPARE(world.spans.value("qmclone 100"), (QList<Millis>{Millis(10), Millis(-1)}));
    QCOMPARE(world.faults.size(), 1);
    QCOMPARE(world.pools.keys(), QList<QByteArray>{"team"});
    world.advanceTo(Millis(60));
    QCOMPARE(world.pools.keys(), (QList<QByteArray>{"other", "team"}));
    QVERIFY(world.gates.admits({"flock/100", "me"}));
}

void TestSimWorldFile::changesWhatIsDeclared()
{
    World world = worldOf(R"({"nodes": {"pve1": {"cpus": 2}},
        "storages": {"local": {"type": "dir", "path": "/x", "total": 100}},
        "vms": {"100": {"config": {"name": "a"}}}})");
    QCOMPARE(
        readWorld(world, json(R"({"storages": {"local": {"used": 7}}, "nodes": {"pve1": {"daemon": false}},
                                       "vms": {"100": {}}})")),
        QString());
    QCOMPARE(world.storages.size(), 1);
    QCOMPARE(world.storage("local")->total, 100);
    QCOMPARE(world.storage("local")->used, 7);
    QCOMPARE(world.nodes.size(), 1);
    QCOMPARE(world.node("pve1")->cpus, 2);
    QVERIFY(!world.node("pve1")->daemonRuns);
    QVERIFY(world.vms.isEmpty()); // one without a configuration is taken away
}

void TestSimWorldFile::doesLaterWhatIsForLater()
{
    World world = worldOf(R"({"nodes": {"pve1": {}}, "tasks": [
        {"type": "qmclone", "id": "1", "user": "a@pve", "start": 10, "end": 20, "status": "OK"}]})");
    QCOMPARE(world.tasks.size(), 0);
    world.advanceTo(Millis(15));
    QVERIFY(world.tasks.first().isRunning());
    world.advanceTo(Millis(25));
    QCOMPARE(world.tasks.first().exit, QByteArray("OK"));
}

void TestSimWorldFile::refusesMistakes_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QString>("begin");
    const auto row = [](const char *name, const QByteArray &part, const char *begin) {
        QTest::newRow(name) << part << QString::fromLatin1(begin);
    };
    row("unknown part", R"("node": {})", "$.node: unknown; there is bridges, data, ");
    row("part of another kind", R"("vms": [])", "$.vms: wants an object");
    row("item of another kind", R"("vms": {"100": 1})", "$.vms.100: wants an object");
    row("unknown key", R"("vms": {"100": {"runing": true}})", "$.vms.100.runing: unknown; there is config, ");
    row("flag", R"("vms": {"100": {"running": 1}})", "$.vms.100.running: wants true or false");
    row("number", R"("nodes": {"pve1": {"cpus": "2"}})", "$.nodes.pve1.cpus: wants a number");
    row("text", R"("pools": {"a": {"comment": 1}})", "$.pools.a.comment: wants a text");
    row("config", R"("vms": {"100": {"config": {"cores": 1}}})",
        "$.vms.100.config: wants an object of texts");
    row("reach", R"("hosts": {"x": {"reach": "far"}})", "$.hosts.x.reach: wants answers, no-address");
    row("privileges", R"("grants": [{}, {"privileges": "some"}])", "$.grants[1].privileges: wants \"all\"");
    row("log", R"("tasks": [{"log": "x"}])", "$.tasks[0].log: wants a list of texts");
    row("held", R"("held": {"flock/1": "x"})", "$.held: wants an object of numbers");
    row("spans", R"("spans": {"qmclone 1": [true]})", "$.spans: wants an object of lists of numbers");
    row("fault", R"("faults": [{"request": "^GET", "what": "explode"}])", "$.faults[0].what: ");
    row("pattern", R"("faults": [{"request": "(", "what": "delay", "seconds": 1}])", "$.faults[0].request: ");
    row("later without a time", R"("later": [{"vms": {}}])", "$.later[0].at: wants a number");
    row("inside later", R"("later": [{"at": 1, "vms": {"1": {"x": 1}}}])", "$.later[0].vms.1.x: unknown");
    row("no node", "", "$.nodes: there has to be one");
}

void TestSimWorldFile::refusesMistakes()
{
    QFETCH(QByteArray, part);
    QFETCH(QString, begin);
    World world(1, {});
    const QString wrong = readWorld(world, json('{' + part + '}'));
    QVERIFY2(wrong.startsWith(begin), qPrintable(wrong));
}

void TestSimWorldFile::namesAllMistakesAndAddsNothing()
{
    World world(1, {});
    const QString wrong = readWorld(world, json(R"({"nodes": {"pve1": {}}, "statAt": "x", "nonsense": 1})"));
    QCOMPARE(wrong.count(u'\n'), 1);
    QVERIFY(world.nodes.isEmpty());
}

QTEST_GUILESS_MAIN(TestSimWorldFile)
#include "tst_simworldfile.moc"
