// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflight.h"
#include "core/provision/preflightreader.h"
#include "core/pve/nodelimiter.h"
#include "core/sim/cluster.h"
#include "tests/support/manualclock.h"
#include "tests/support/simclient.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using Level = prov::Concern::Level;
using Scope = prov::PreflightReader::Scope;
using Subject = prov::Concern::Subject;
using base::Millis;

namespace {

/// Of the demo cluster; 10.0.20.21 and on are free there.
QByteArray specOf(int count, const QByteArray &more = {})
{
    return R"({"slipway": 1, "template": {"vmid": 9000}, "name": "web-{n}", "count": )" +
           QByteArray::number(count) + more +
           R"(, "clone": {"mode": "full"}, "hardware": {"cores": 4}, "cloud_init": {"user": "ops",
           "ipconfig0": {"ip": "10.{n}.20.21/24"}}, "wait_for": "address"})";
}

prov::BatchSpec batchOf(const QByteArray &json)
{
    const auto batch = prov::readSpec(json);
    if (!batch)
        qFatal("%s", qPrintable(batch.error().first().path));
    return *batch;
}

/// A reader over the simulated cluster, and the most requests that were under way at once.
struct Rig
{
    explicit Rig(const QString &scenario = QStringLiteral("calm"), const QJsonObject &start = {})
        : cluster({scenario, 1, {}, start}),
          client(
              clock,
              [this](const sim::Request &request, Millis now) {
                  if (request.target.endsWith("/config"))
                      configTimes.append(now);
                  return cluster.handle(request, now);
              },
              [this](Millis at) { return cluster.wallAt(at); }, cluster.adminToken())
    {
    }
    /// Until it is finished; false: it is not.
    bool read(const QByteArray &spec, Scope scope = Scope::Whole)
    {
        QSignalSpy finished(&reader, &prov::PreflightReader::finished);
        reader.read(batchOf(spec), scope);
        clock.advance(Millis{31'000});
        return finished.size() == 1;
    }
    QList<prov::Concern> concerns(const QByteArray &spec)
    {
        return prov::preflight(batchOf(spec), reader.facts());
    }
    int requests() const { return static_cast<int>(cluster.requests().size()); }

    test::ManualClock clock;
    sim::Cluster cluster;
    QList<Millis> configTimes;
    test::SimClient client;
    pve::NodeLimiter limiter{client};
    prov::PreflightReader reader{limiter, clock};
};

bool contains(const QList<prov::Concern> &concerns, Subject subject, Level level)
{
    return std::any_of(concerns.begin(), concerns.end(), [&](const prov::Concern &concern) {
        return concern.subject == subject && concern.level == level;
    });
}

sim::Fault refuse(const char *pattern, int status, const char *reason)
{
    sim::Fault fault;
    fault.pattern = QString::fromLatin1(pattern);
    fault.action = sim::Fault::Action::Answer;
    fault.status = status;
    fault.reason = reason;
    return fault;
}

} // namespace

class TestPreflightReader : public QObject
{
    Q_OBJECT
private slots:
    void readsAFewThingsWhateverTheCount_data();
    void readsAFewThingsWhateverTheCount();
    void nothingHasAnEffect_data();
    void nothingHasAnEffect();
    void asksOtherVmsOneAtATimeAndOnlyForStaticAddresses();
    void findsAddressesOfOthers();
    void asksNoMoreThanItMay();
    void asksAgentsForWhatNoConfigurationSays();
    void silentGuestsDoNotUseUpThePatience();
    void asksAboutVmidsThatMayBeHidden();
    void aSecondReadingSoonAfterIsFree();
    void resourcesThatAreKnownAreNotRead();
    void unreadFactsStayUnread();
    void silenceEndsAfterThePatience();
    void aNewReadingReplacesTheOld();
};

void TestPreflightReader::readsAFewThingsWhateverTheCount_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("3") << 3;
    QTest::newRow("300") << 300;
}

void TestPreflightReader::readsAFewThingsWhateverTheCount()
{
    QFETCH(int, count);
    Rig rig;
    const QByteArray spec = specOf(count).replace("10.{n}.20.21/24", "dhcp");
    QVERIFY(rig.read(spec, Scope::Whole));
    // resources, version, permissions; configuration, feature, storages, bridges; rights on template, VM,
    // storage and bridge
    QCOMPARE(rig.requests(), 11);
    QCOMPARE(static_cast<int>(std::count_if(rig.cluster.requests().begin(), rig.cluster.requests().end(),
                                            [](const auto &each) { return each.isProtected; })),
             2);
}

void TestPreflightReader::nothingHasAnEffect_data()
{
    QTest::addColumn<QString>("scenario");
    for (const QString &name : sim::Cluster::scenarioNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestPreflightReader::nothingHasAnEffect()
{
    QFETCH(QString, scenario);
    Rig rig(scenario);
    QVERIFY(rig.read(specOf(3, R"(, "vms": [{"vmid": 700}])")));
    QVERIFY(rig.requests() > 3);
    for (const auto &request : rig.cluster.requests())
        QCOMPARE(request.method, QByteArray("GET"));
}

void TestPreflightReader::asksOtherVmsOneAtATimeAndOnlyForStaticAddresses()
{
    Rig rig;
    QVERIFY(rig.read(specOf(1).replace("10.{n}.20.21/24", "dhcp")));
    QCOMPARE(rig.configTimes.size(), 1); // the template's
    Rig other;
    QVERIFY(other.read(specOf(1)));
    QCOMPARE(other.configTimes.size(), 13);
    for (qsizetype i = 2; i < other.configTimes.size(); ++i)
        QVERIFY(other.configTimes.at(i) > other.configTimes.at(i - 1)); // each after the answer before it
    Rig quick;
    QVERIFY(quick.read(specOf(1), Scope::Quick));
    QCOMPARE(quick.configTimes.size(), 1);
    QVERIFY(contains(quick.concerns(specOf(1)), Subject::AddressUsed, Level::NotChecked));
}

void TestPreflightReader::findsAddressesOfOthers()
{
    Rig rig;
    const QByteArray spec = specOf(2).replace("10.{n}.20.21", "10.0.20.{n}");
    QVERIFY(rig.read(spec));
    const auto concerns = rig.concerns(spec);
    QCOMPARE(concerns.size(), 1); // VM 120 has 10.0.20.2
    QCOMPARE(concerns.first().vm, 2);
    QCOMPARE(concerns.first().subject, Subject::AddressUsed);
    QCOMPARE(concerns.first().facts.value(QStringLiteral("by")), QStringLiteral("gateway (120)"));
}

void TestPreflightReader::asksNoMoreThanItMay()
{
    Rig rig;
    for (int i = 0; i < 600; ++i)
        rig.cluster.addForeignVm(2000 + i, "pve1", "more");
    rig.cluster.advanceTo(Millis{20'000});
    QVERIFY(rig.read(specOf(1)));
    QCOMPARE(rig.configTimes.size(), 1 + prov::AddressReader::mostVms);
    const auto &addresses = rig.reader.facts().addresses;
    QVERIFY(addresses.has_value());
    QCOMPARE(addresses->unread, 112);
    QVERIFY(contains(rig.concerns(specOf(1)), Subject::AddressUsed, Level::NotChecked));
}

/// The guest of VM 121 says that it has one address more; that of 122 has whatever DHCP gives it, and says
/// nothing.
void TestPreflightReader::asksAgentsForWhatNoConfigurationSays()
{
    Rig rig;
    const QByteArray mac = rig.cluster.config(121).value("net0").mid(7, 17); // "virtio=…"
    sim::Fault second = refuse("GET [^?]*/qemu/121/agent", 200, "OK");
    second.body = R"({"data":{"result":[{"name":"eth0","hardware-address":")" + mac +
                  R"(","ip-addresses":[{"ip-address":"10.0.20.3","ip-address-type":"ipv4","prefix":24},
                     {"ip-address":"10.0.20.77","ip-address-type":"ipv4","prefix":24}]}]}})";
    rig.cluster.addFault(second);
    sim::Fault dhcp = refuse("GET [^?]*/qemu/122/config", 200, "OK");
    dhcp.body =
        R"({"data":{"agent":"1","net0":"virtio=BC:24:11:00:00:22,bridge=vmbr0","ipconfig0":"ip=dhcp"}})";
    rig.cluster.addFault(dhcp);
    rig.cluster.addFault(refuse("GET [^?]*/qemu/122/agent", 500, "QEMU guest agent is not running"));
    const QByteArray spec = specOf(2, R"(, "vms": [{"cloud_init": {"ipconfig0": {"ip": "10.0.20.3/24"}}}])")
                                .replace("10.{n}.20.21", "10.0.20.77");
    QVERIFY(rig.read(spec));
    QCOMPARE(rig.reader.facts().addresses->unread, 1);
    const auto concerns = rig.concerns(spec);
    QCOMPARE(concerns.size(), 3);
    for (const int vm : {0, 1}) { // each once, though 10.0.20.3 is in both places
        QCOMPARE(concerns.at(vm).vm, vm + 1);
        QCOMPARE(concerns.at(vm).subject, Subject::AddressUsed);
        QCOMPARE(concerns.at(vm).facts.value(QStringLiteral("source")),
                 vm == 0 ? QStringLiteral("config") : QStringLiteral("guest"));
    }
    QCOMPARE(concerns.at(2).level, Level::NotChecked);
}

/// Of the demo cluster, where all have static addresses.
void TestPreflightReader::silentGuestsDoNotUseUpThePatience()
{
    Rig rig;
    sim::Fault silence;
    silence.pattern = QStringLiteral("GET [^?]*/agent/");
    silence.action = sim::Fault::Action::Delay;
    silence.span = Millis{3'000};
    rig.cluster.addFault(silence);
    QSignalSpy finished(&rig.reader, &prov::PreflightReader::finished);
    rig.reader.read(batchOf(specOf(2)), Scope::Whole);
    rig.clock.advance(prov::AddressReader::earlyFor + Millis{4'000});
    QCOMPARE(finished.size(), 1);
    QVERIFY(rig.concerns(specOf(2)).isEmpty());
}

void TestPreflightReader::asksAboutVmidsThatMayBeHidden()
{
    const QString nextId = QStringLiteral("/cluster/nextid");
    const QByteArray spec = specOf(1, R"(, "vms": [{"vmid": 120}])");
    Rig seesAll;
    QVERIFY(seesAll.read(spec, Scope::Quick));
    QCOMPARE(seesAll.client.transmissions(pve::Verb::Get, nextId), 0);
    QVERIFY(contains(seesAll.concerns(spec), Subject::VmIdTaken, Level::Problem));
    Rig poolOnly(QStringLiteral("pool-token"));
    QVERIFY(poolOnly.read(spec, Scope::Quick));
    QCOMPARE(poolOnly.client.transmissions(pve::Verb::Get, nextId), 1);
    QVERIFY(contains(poolOnly.concerns(spec), Subject::VmIdTaken, Level::Problem));
    QVERIFY(contains(poolOnly.concerns(spec), Subject::UnseenVms, Level::NotChecked));
}

void TestPreflightReader::aSecondReadingSoonAfterIsFree()
{
    Rig rig;
    QVERIFY(rig.read(specOf(2)));
    const int once = rig.requests();
    QVERIFY(rig.read(specOf(2)));
    QCOMPARE(rig.requests(), once);
    rig.reader.forget();
    QVERIFY(rig.read(specOf(2)));
    QCOMPARE(rig.requests(), 2 * once);
    rig.clock.advance(prov::PreflightReader::freshFor);
    QVERIFY(rig.read(specOf(2)));
    QCOMPARE(rig.requests(), 3 * once);
}

void TestPreflightReader::resourcesThatAreKnownAreNotRead()
{
    Rig first;
    QVERIFY(first.read(specOf(2), Scope::Quick));
    pve::InventoryData known = *first.reader.facts().inventory;
    known.bridges.insert(QStringLiteral("pve1"), *first.reader.facts().bridges[QStringLiteral("pve1")]);
    Rig rig;
    rig.reader.read(batchOf(specOf(2)), Scope::Quick, &known);
    rig.clock.advance(Millis{1000});
    QCOMPARE(rig.requests(), 9);
    QCOMPARE(rig.client.transmissions(pve::Verb::Get, QStringLiteral("/cluster/resources")), 0);
    QCOMPARE(rig.concerns(specOf(2)), first.concerns(specOf(2)));
}

void TestPreflightReader::unreadFactsStayUnread()
{
    Rig rig;
    rig.cluster.addFault(refuse("GET [^?]*/storage", 403, "Permission check failed"));
    QVERIFY(rig.read(specOf(2)));
    QVERIFY(contains(rig.concerns(specOf(2)), Subject::StorageMissing, Level::NotChecked));
    Rig nothing;
    nothing.cluster.addFault(refuse("GET ", 595, "Connection refused"));
    QVERIFY(nothing.read(specOf(2)));
    const auto concerns = nothing.concerns(specOf(2));
    QVERIFY(contains(concerns, Subject::Inventory, Level::NotChecked));
    QVERIFY(!std::any_of(concerns.begin(), concerns.end(),
                         [](const auto &concern) { return concern.level != Level::NotChecked; }));
}

void TestPreflightReader::silenceEndsAfterThePatience()
{
    Rig rig;
    sim::Fault silence;
    silence.pattern = QStringLiteral("GET [^?]*/storage");
    silence.action = sim::Fault::Action::Delay;
    silence.span = Millis{120'000};
    rig.cluster.addFault(silence);
    QSignalSpy finished(&rig.reader, &prov::PreflightReader::finished);
    rig.reader.read(batchOf(specOf(2)), Scope::Whole);
    rig.clock.advance(Millis{29'000});
    QCOMPARE(finished.size(), 0);
    QVERIFY(rig.reader.isUnderWay());
    rig.clock.advance(Millis{1'000});
    QCOMPARE(finished.size(), 1);
    QVERIFY(!rig.reader.isUnderWay());
    QVERIFY(contains(rig.concerns(specOf(2)), Subject::StorageMissing, Level::NotChecked));
    rig.clock.advance(Millis{200'000});
    QCOMPARE(finished.size(), 1);
}

void TestPreflightReader::aNewReadingReplacesTheOld()
{
    Rig rig;
    QSignalSpy finished(&rig.reader, &prov::PreflightReader::finished);
    rig.reader.read(batchOf(specOf(2)), Scope::Whole);
    rig.clock.advance(Millis{20});
    rig.reader.read(batchOf(specOf(2).replace("9000", "9001")), Scope::Quick);
    rig.clock.advance(Millis{31'000});
    QCOMPARE(finished.size(), 1);
    QVERIFY(rig.reader.facts().configs.contains(9001));
}

QTEST_GUILESS_MAIN(TestPreflightReader)
#include "tst_preflightreader.moc"
