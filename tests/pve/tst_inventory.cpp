// SPDX-License-Identifier: Apache-2.0
#include "core/pve/inventory.h"
#include "core/sim/cluster.h"
#include "tests/support/manualclock.h"
#include "tests/support/simclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {

constexpr base::Millis idleInterval{60'000}; ///< of a window that nobody sees

struct World
{
    explicit World(bool bare = false) : token(bare ? cluster.bareToken() : cluster.adminToken()) {}

    test::ManualClock clock;
    sim::Cluster cluster{{}};
    QString token;
    test::SimClient client{
        clock, [this](const sim::Request &request, sim::Millis now) { return cluster.handle(request, now); },
        [this](sim::Millis at) { return cluster.wallAt(at); }, token};
    pve::Inventory inventory{client, clock};

    int rounds() const { return client.transmissions(pve::Verb::Get, QStringLiteral("/cluster/resources")); }
    int bridgeReads() const
    {
        return client.transmissions(pve::Verb::Get, QStringLiteral("/nodes/{node}/network"));
    }
    void breakDown(base::Millis lasting)
    {
        sim::Fault fault;
        fault.pattern = QStringLiteral("GET /cluster/resources");
        fault.action = sim::Fault::Action::Answer;
        fault.status = 595;
        fault.reason = "Connection refused";
        fault.lasting = lasting;
        cluster.addFault(fault);
    }
};

} // namespace

/// What is known of a server, when it is asked, and what remains when it does not answer.
class TestInventory : public QObject
{
    Q_OBJECT
private slots:
    void readsNodesVmsStoragesAndBridges();
    void asksOnceAnIntervalAndForBridgesRarely();
    void refreshingResourcesLeavesBridgesTheirTurn();
    void changesOfOneselfAreSeenSoon();
    void changesOfOneselfBringNoRetrySooner();
    void largeClustersAreReadInParts();
    void touchesNoWorkerOfPvedaemon();
    void refreshDuringARoundAsksOnceMore();
    void idleWindowsAskOnceAMinute();
    void idleWindowsAskOnceAMinuteOfAServerThatFails();
    void comingBackReadsAtOnceWhatIsOld();
    void keepsTheLastDataBesideTheError();
    void asksAgainAfterSomebodyElseFoundTheServerSilent();
    void aSilentServerEndsTheRoundThatIsUnderWay();
    void saysChangedOnlyWhenSomethingChanged();
    void newcomersAreSeenAtTheNextRound();
    void readsATemplateOnDemand();
    void namesATemplateThatCannotBeRead();
    void aTokenWithoutRightsSeesNodesOnly();
};

void TestInventory::readsNodesVmsStoragesAndBridges()
{
    World world;
    QSignalSpy changed(&world.inventory, &pve::Inventory::changed);
    world.inventory.refresh();
    QVERIFY(!world.inventory.readAt().isValid());
    world.clock.advance(1s);
    const pve::InventoryData &data = world.inventory.data();
    QCOMPARE(data.nodes.size(), 3);
    QCOMPARE(data.nodes.first().node, QStringLiteral("pve1"));
    QVERIFY(data.isOnline(QStringLiteral("pve2")) && !data.isOnline(QStringLiteral("pve9")));
    QVERIFY(data.vm(9000) != nullptr && data.vm(9000)->isTemplate);
    QVERIFY(data.vm(9999) == nullptr);
    QVERIFY(std::is_sorted(data.vms.begin(), data.vms.end(),
                           [](const auto &a, const auto &b) { return a.vmid < b.vmid; }));
    const pve::Resource *local = data.storage(QStringLiteral("local"), QStringLiteral("pve1"));
    QVERIFY(local != nullptr && local->maxDisk > local->disk && local->disk > 0);
    QCOMPARE(data.bridges.size(), 3);
    QCOMPARE(data.bridges.value(QStringLiteral("pve1")).first().name, QStringLiteral("vmbr0"));
    QVERIFY(world.inventory.readAt().isValid());
    QVERIFY(!changed.isEmpty());
}

void TestInventory::asksOnceAnIntervalAndForBridgesRarely()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(59s);
    QCOMPARE(world.rounds(), 6);
    QCOMPARE(world.bridgeReads(), 3);
    world.clock.advance(5s);
    QCOMPARE(world.rounds(), 7);
    QCOMPARE(world.bridgeReads(), 6);
}

void TestInventory::refreshingResourcesLeavesBridgesTheirTurn()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(1s);
    for (int i = 0; i < 50; ++i) {
        world.inventory.refreshResources();
        world.clock.advance(1s);
    }
    QCOMPARE(world.rounds(), 11); // however often: each fifth second
    QCOMPARE(world.bridgeReads(), 3);
    world.clock.advance(20s);
    QCOMPARE(world.bridgeReads(), 6); // often interrupted intervals do not put them off
    world.inventory.refresh();
    world.clock.advance(1s);
    QCOMPARE(world.bridgeReads(), 9);
}

void TestInventory::changesOfOneselfAreSeenSoon()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(7s);
    world.inventory.refreshResources();
    world.clock.advance(1s);
    QCOMPARE(world.rounds(), 2); // the last look is old enough
    world.inventory.refreshResources();
    world.inventory.refreshResources();
    world.clock.advance(3s);
    QCOMPARE(world.rounds(), 2);
    world.clock.advance(2s);
    QCOMPARE(world.rounds(), 3);
    world.clock.advance(9s);
    QCOMPARE(world.rounds(), 3); // and then as ever
    world.clock.advance(1s);
    QCOMPARE(world.rounds(), 4);
}

void TestInventory::changesOfOneselfBringNoRetrySooner()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(1s);
    world.breakDown(base::Millis{3'600'000});
    world.inventory.setInterval(base::Millis{60'000});
    world.inventory.refresh();
    world.clock.advance(1s);
    const int before = world.rounds();
    world.inventory.refreshResources();
    world.clock.advance(30s);
    QCOMPARE(world.rounds(), before);
    world.clock.advance(30s);
    QCOMPARE(world.rounds(), before + 1);
}

void TestInventory::largeClustersAreReadInParts()
{
    World world;
    QJsonArray rows;
    for (int vmid = 100; vmid < 1'300; ++vmid)
        rows.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("qemu/%1").arg(vmid)},
                                {QStringLiteral("type"), QStringLiteral("qemu")},
                                {QStringLiteral("node"), QStringLiteral("pve1")},
                                {QStringLiteral("vmid"), vmid}});
    sim::Fault fault;
    fault.pattern = QStringLiteral("GET /cluster/resources");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 200;
    fault.body = QJsonDocument(QJsonObject{{QStringLiteral("data"), rows}}).toJson();
    world.cluster.addFault(fault);
    QSignalSpy refreshed(&world.inventory, &pve::Inventory::refreshed);
    world.inventory.refresh();
    world.clock.advance(1s);
    QCOMPARE(refreshed.size(), 1);
    QCOMPARE(world.inventory.data().vms.size(), 1'200);
    QCOMPARE(world.inventory.data().vms.last().vmid, 1'299);
}

void TestInventory::touchesNoWorkerOfPvedaemon()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(2min);
    const auto &requests = world.cluster.requests();
    QVERIFY(!requests.isEmpty());
    QVERIFY(std::none_of(requests.begin(), requests.end(), [](const auto &it) { return it.isProtected; }));
}

void TestInventory::refreshDuringARoundAsksOnceMore()
{
    World world;
    world.inventory.refresh();
    world.inventory.refresh();
    world.inventory.refresh();
    QCOMPARE(world.rounds(), 1);
    world.clock.advance(1s);
    QCOMPARE(world.rounds(), 2);
}

void TestInventory::idleWindowsAskOnceAMinute()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(1s);
    world.inventory.setInterval(base::Millis{60'000});
    world.clock.advance(3min + 1s);
    QCOMPARE(world.rounds(), 4);
}

void TestInventory::idleWindowsAskOnceAMinuteOfAServerThatFails()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(1s);
    world.inventory.setInterval(idleInterval);
    world.breakDown(base::Millis{10min});
    world.clock.advance(9min + 30s);
    QVERIFY(world.inventory.error());
    QCOMPARE(world.rounds(), 10);
    world.inventory.setInterval(pve::Inventory::defaultInterval);
    world.clock.advance(1s);
    QCOMPARE(world.rounds(), 11);
}

void TestInventory::comingBackReadsAtOnceWhatIsOld()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(1s);
    world.inventory.setInterval(idleInterval);
    world.clock.advance(5s);
    world.inventory.setInterval(pve::Inventory::defaultInterval);
    QCOMPARE(world.rounds(), 1); // not old yet
    world.clock.advance(6s);
    QCOMPARE(world.rounds(), 2);
    world.inventory.setInterval(idleInterval);
    world.clock.advance(40s);
    QCOMPARE(world.rounds(), 2);
    world.inventory.setInterval(pve::Inventory::defaultInterval);
    world.clock.advance(1ms);
    QCOMPARE(world.rounds(), 3);
}

void TestInventory::asksAgainAfterSomebodyElseFoundTheServerSilent()
{
    World world;
    const base::Error lost{base::Error::Kind::Lost, 0, QStringLiteral("no answer"), {}};
    world.inventory.lose(lost); // nobody has asked for anything yet
    QVERIFY(!world.inventory.error());
    world.inventory.refresh();
    world.clock.advance(2s);
    const QDateTime readAt = world.inventory.readAt();
    const QSignalSpy failed(&world.inventory, &pve::Inventory::failed);
    const QSignalSpy refreshed(&world.inventory, &pve::Inventory::refreshed);
    world.inventory.lose(lost);
    world.inventory.lose(lost); // of many jobs
    QCOMPARE(failed.size(), 1);
    QCOMPARE(world.inventory.error(), lost);
    QCOMPARE(world.inventory.readAt(), readAt);
    QVERIFY(!world.inventory.data().nodes.isEmpty());
    world.clock.advance(3s); // not after an interval
    QCOMPARE(refreshed.size(), 1);
    QVERIFY(!world.inventory.error());
}

void TestInventory::aSilentServerEndsTheRoundThatIsUnderWay()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(2s);
    sim::Fault silence;
    silence.pattern = QStringLiteral("GET /cluster/resources");
    silence.action = sim::Fault::Action::Silence;
    silence.times = 1;
    world.cluster.addFault(silence);
    world.inventory.refresh();
    world.clock.advance(5s);
    QVERIFY(!world.inventory.error());
    QCOMPARE(world.rounds(), 2);
    world.inventory.lose({base::Error::Kind::Lost, 0, QStringLiteral("no answer"), {}});
    QVERIFY(world.inventory.error());
    world.clock.advance(3s);
    QCOMPARE(world.rounds(), 3);
    QVERIFY(!world.inventory.error());
}

void TestInventory::keepsTheLastDataBesideTheError()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(1s);
    const pve::InventoryData before = world.inventory.data();
    const QDateTime readAt = world.inventory.readAt();
    QSignalSpy failed(&world.inventory, &pve::Inventory::failed);
    world.breakDown(base::Millis{20s});
    world.clock.advance(12s);
    QVERIFY(!failed.isEmpty());
    QVERIFY(world.inventory.error());
    QCOMPARE(world.inventory.data(), before);
    QCOMPARE(world.inventory.readAt(), readAt);
    QSignalSpy changed(&world.inventory, &pve::Inventory::changed);
    world.clock.advance(60s);
    QVERIFY(!world.inventory.error());
    QVERIFY(world.inventory.readAt() > readAt);
    QVERIFY(!changed.isEmpty());
}

void TestInventory::saysChangedOnlyWhenSomethingChanged()
{
    World world(true); // sees no values that always move, such as uptimes
    world.inventory.refresh();
    world.clock.advance(1s);
    QSignalSpy changed(&world.inventory, &pve::Inventory::changed);
    QSignalSpy refreshed(&world.inventory, &pve::Inventory::refreshed);
    world.clock.advance(30s);
    QCOMPARE(refreshed.size(), 3);
    QCOMPARE(changed.size(), 0);
    world.breakDown(base::Millis{15s});
    world.clock.advance(60s);
    QVERIFY(!world.inventory.error());
    QCOMPARE(changed.size(), 1); // the error went
}

void TestInventory::newcomersAreSeenAtTheNextRound()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(1s);
    QSignalSpy changed(&world.inventory, &pve::Inventory::changed);
    world.cluster.addForeignVm(777, "pve2", "newcomer");
    QVERIFY(world.inventory.data().vm(777) == nullptr);
    world.clock.advance(10s);
    QVERIFY(world.inventory.data().vm(777) != nullptr);
    QVERIFY(!changed.isEmpty());
}

void TestInventory::readsATemplateOnDemand()
{
    World world;
    QSignalSpy read(&world.inventory, &pve::Inventory::templateRead);
    world.inventory.readTemplate(9001); // not known yet: nothing is asked
    world.inventory.refresh();
    world.clock.advance(1s);
    QCOMPARE(world.inventory.templateDetails(9001), nullptr);
    world.inventory.readTemplate(9001);
    world.clock.advance(1s);
    QCOMPARE(read.size(), 1);
    const pve::TemplateDetails *details = world.inventory.templateDetails(9001);
    QVERIFY(details != nullptr);
    QCOMPARE(details->config.values.value(QStringLiteral("memory")), QStringLiteral("2048"));
    QVERIFY(!details->targets.contains(QStringLiteral("pve2")));
}

void TestInventory::namesATemplateThatCannotBeRead()
{
    World world;
    world.inventory.refresh();
    world.clock.advance(1s);
    sim::Fault fault;
    fault.pattern = QStringLiteral("GET /nodes/pve1/qemu/9000/config");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 403;
    fault.reason = "Permission check failed (/vms/9000, VM.Audit)";
    world.cluster.addFault(fault);
    QSignalSpy failed(&world.inventory, &pve::Inventory::templateFailed);
    world.inventory.readTemplate(9000);
    world.clock.advance(1s);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][1].value<base::Error>().kind, base::Error::Kind::Forbidden);
    QCOMPARE(world.inventory.templateDetails(9000), nullptr);
}

void TestInventory::aTokenWithoutRightsSeesNodesOnly()
{
    World world(true);
    world.inventory.refresh();
    world.clock.advance(1s);
    QVERIFY(!world.inventory.error());
    QCOMPARE(world.inventory.data().nodes.size(), 3);
    QVERIFY(world.inventory.data().vms.isEmpty());
}

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
