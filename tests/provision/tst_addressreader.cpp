// SPDX-License-Identifier: Apache-2.0
#include "core/provision/addressreader.h"
#include "core/pve/failures.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedclient.h"

#include <QSignalSpy>
#include <QTest>

using base::Millis;

namespace {

/// That run, from VM 200 on, over so many nodes.
QList<pve::Resource> guests(int count, int nodes)
{
    QList<pve::Resource> vms;
    for (int i = 0; i < count; ++i) {
        pve::Resource vm;
        vm.vmid = 200 + i;
        vm.node = QStringLiteral("pve%1").arg(1 + i % nodes);
        vm.status = QStringLiteral("running");
        vms.append(vm);
    }
    return vms;
}

QByteArray answerTo(const pve::Request &request, bool isStatic)
{
    if (request.lane == pve::Request::Lane::Agent)
        return R"({"data":{"result":[]}})";
    return isStatic
               ? R"({"data":{"agent":"1","net0":"virtio=BC:24:11:00:00:01","ipconfig0":"ip=10.0.0.1/8"}})"
               : R"({"data":{"agent":"1","net0":"virtio=BC:24:11:00:00:01","ipconfig0":"ip=dhcp"}})";
}

/// No guest answers: each agent takes its three seconds.
struct Silent
{
    /// How many agents were asked until it was done, or stopped when the patience was over.
    int read(const QList<pve::Resource> &vms, Millis patience)
    {
        QSignalSpy finished(&reader, &prov::AddressReader::finished);
        int asked = 0;
        reader.read(vms);
        clock.advance(Millis{0});
        for (const auto begin = clock.now(); finished.isEmpty() && clock.now() - begin < patience;) {
            const auto sent = client.open().first();
            if (sent.request.lane != pve::Request::Lane::Agent) {
                client.answerJson(sent.serial, answerTo(sent.request, false));
                continue;
            }
            ++asked;
            clock.advance(Millis{3'000});
            client.answer(sent.serial, base::failure(silence));
        }
        reader.stop();
        return asked;
    }

    test::ManualClock clock;
    test::ScriptedClient client;
    prov::AddressReader reader{client, clock};
    const base::Error silence = pve::failureFromText(QStringLiteral("QEMU guest agent is not running"), 500);
};

} // namespace

/// How gently the addresses of VMs are read, and how long guests are waited for.
class TestAddressReader : public QObject
{
    Q_OBJECT
private slots:
    void asksFewAgentsOneAtATime_data();
    void asksFewAgentsOneAtATime();
    void silentGuestsCostLittleTime_data();
    void silentGuestsCostLittleTime();
    void whoeverKeptSilentIsNotWaitedForAgain();
    void whoeverBootsMayStillAnswer();
};

void TestAddressReader::asksFewAgentsOneAtATime_data()
{
    QTest::addColumn<int>("unknown"); // VMs whose addresses only their guests know
    QTest::addColumn<int>("askedStatics");
    QTest::addColumn<int>("unread");
    QTest::newRow("few") << 14 << 6 << 0;
    QTest::newRow("many") << 25 << 0 << 5;
}

/// Beside ten that run with static addresses, and one that is off.
void TestAddressReader::asksFewAgentsOneAtATime()
{
    QFETCH(const int, unknown);
    test::ManualClock clock;
    test::ScriptedClient client;
    prov::AddressReader reader(client, clock);
    QSignalSpy finished(&reader, &prov::AddressReader::finished);
    QList<pve::Resource> vms = guests(10 + unknown + 1, 1);
    vms.last().status = QStringLiteral("stopped");
    reader.read(vms);
    clock.advance(Millis{0});
    QStringList asked;
    while (finished.isEmpty()) {
        QCOMPARE(client.open().size(), 1);
        const auto sent = client.open().first();
        const bool isStatic = sent.request.path.contains("/qemu/20"); // the first ten
        if (sent.request.lane == pve::Request::Lane::Agent)
            asked.append(isStatic ? QStringLiteral("static") : QStringLiteral("unknown"));
        client.answerJson(sent.serial, answerTo(sent.request, isStatic));
    }
    QCOMPARE(asked.size(), prov::AddressReader::mostAgents);
    QTEST(static_cast<int>(asked.count(QStringLiteral("static"))), "askedStatics");
    QVERIFY(asked.indexOf(QStringLiteral("static")) < 0 ||
            asked.indexOf(QStringLiteral("static")) > asked.lastIndexOf(QStringLiteral("unknown")));
    QTEST(reader.addresses().unread, "unread");
}

void TestAddressReader::silentGuestsCostLittleTime_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("nodes");
    QTest::addColumn<bool>("isStatic");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("unread");
    QTest::newRow("one node") << 4 << 1 << false << 12 << 4;
    QTest::newRow("each node at the same time") << 18 << 3 << false << 18 << 18;
    QTest::newRow("static addresses") << 18 << 1 << true << 12 << 0;
    QTest::newRow("static addresses on each node") << 18 << 3 << true << 12 << 0;
}

void TestAddressReader::silentGuestsCostLittleTime()
{
    QFETCH(const bool, isStatic);
    QFETCH(const int, nodes);
    test::ManualClock clock;
    test::ScriptedClient client;
    prov::AddressReader reader(client, clock);
    QSignalSpy finished(&reader, &prov::AddressReader::finished);
    const base::Error silence{
        base::Error::Kind::Server, 500, QStringLiteral("QEMU guest agent is not running"), {}};
    QFETCH(const int, count);
    reader.read(guests(count, nodes));
    clock.advance(Millis{0});
    const base::TimePoint begin = clock.now();
    while (finished.isEmpty()) {
        const auto open = client.open();
        QVERIFY(!open.isEmpty() && open.size() <= nodes);
        if (open.first().request.lane == pve::Request::Lane::Agent)
            clock.advance(Millis{3'000});
        for (const auto &sent : open) {
            if (sent.request.lane == pve::Request::Lane::Agent)
                client.answer(sent.serial, base::failure(silence));
            else
                client.answerJson(sent.serial, answerTo(sent.request, isStatic));
        }
    }
    QTEST(static_cast<int>((clock.now() - begin) / Millis{1'000}), "seconds");
    QTEST(reader.addresses().unread, "unread");
}

/// A dozen on one node, more than there is time for: the next reading gets to those that were not asked, and
/// then there is nobody left to wait for.
void TestAddressReader::whoeverKeptSilentIsNotWaitedForAgain()
{
    Silent rig;
    auto vms = guests(12, 1);
    for (auto &vm : vms)
        vm.uptime = prov::AddressReader::bootsFor;
    QCOMPARE(rig.read(vms, Millis{30'000}), 10);
    QCOMPARE(rig.reader.addresses().unread, 12);
    QCOMPARE(rig.read(vms, Millis{30'000}), 2);
    QCOMPARE(rig.read(vms, Millis{30'000}), 0);
    QCOMPARE(rig.reader.addresses().unread, 12); // it is not known what they have
    QCOMPARE(rig.reader.addresses().error, rig.silence);
    vms[3].uptime = 20; // it was started again
    QCOMPARE(rig.read(vms, Millis{30'000}), 1);
    rig.reader.forget();
    QCOMPARE(rig.read(vms, Millis{30'000}), 10);
    rig.clock.advance(prov::AddressReader::silentFor);
    QCOMPARE(rig.read(vms, Millis{30'000}), 10);
}

void TestAddressReader::whoeverBootsMayStillAnswer()
{
    Silent rig;
    auto vms = guests(2, 1);
    QCOMPARE(rig.read(vms, Millis{30'000}), 2);
    vms[0].uptime = prov::AddressReader::bootsFor; // its silence was that of a guest that booted
    QCOMPARE(rig.read(vms, Millis{30'000}), 2);
    QCOMPARE(rig.read(vms, Millis{30'000}), 1);
}

QTEST_GUILESS_MAIN(TestAddressReader)
#include "tst_addressreader.moc"
