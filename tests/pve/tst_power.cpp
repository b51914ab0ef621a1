// SPDX-License-Identifier: Apache-2.0
#include "core/pve/power.h"
#include "core/sim/cluster.h"
#include "tests/support/manualclock.h"
#include "tests/support/simclient.h"

#include <QSignalSpy>
#include <QTest>

using base::Error;
using base::Millis;
using pve::Power;
using pve::PowerAct;

namespace {

struct Rig
{
    Rig()
    {
        QObject::connect(&power, &Power::failed, &power,
                         [this](pve::VmId, PowerAct, const Error &what) { error = what; });
    }
    void fault(const char *pattern, sim::Fault::Action action, int status = 500, const char *reason = "")
    {
        sim::Fault made;
        made.pattern = QString::fromLatin1(pattern);
        made.action = action;
        made.status = status;
        made.reason = reason;
        cluster.addFault(made);
    }

    test::ManualClock clock;
    sim::Cluster cluster{{}};
    test::SimClient client{
        clock, [this](const sim::Request &request, sim::Millis now) { return cluster.handle(request, now); },
        [this](sim::Millis at) { return cluster.wallAt(at); }, cluster.adminToken()};
    Power power{client, clock};
    QSignalSpy done{&power, &Power::done};
    QSignalSpy failed{&power, &Power::failed};
    Error error;
};

const QString pve2 = QStringLiteral("pve2");

} // namespace

/// Starting and stopping VMs that are there, over the simulated cluster.
class TestPower : public QObject
{
    Q_OBJECT
private slots:
    void doesWhatItIsAskedTo();
    void oneActionPerVmAtATime();
    void severalVmsAtOnce();
    void failureOfTheTaskIsInTheServersWords();
    void refusalIsTold();
    void lostAnswerIsNotRepeated();
    void missingVmFails();
};

void TestPower::doesWhatItIsAskedTo()
{
    Rig rig;
    QVERIFY(rig.cluster.isRunning(130));
    for (const auto act : {PowerAct::ShutDown, PowerAct::Start, PowerAct::Stop}) {
        rig.done.clear();
        rig.power.run(act, pve2, 130);
        QCOMPARE(rig.power.underWay(130), std::optional(act));
        rig.clock.advance(Millis{60'000});
        QCOMPARE(rig.done.size(), 1);
        QVERIFY(!rig.power.underWay(130));
        QCOMPARE(rig.cluster.isRunning(130), act == PowerAct::Start);
        QCOMPARE(rig.power.lastDone(130)->act, act);
    }
    QCOMPARE(rig.failed.size(), 0);
}

void TestPower::oneActionPerVmAtATime()
{
    Rig rig;
    rig.power.run(PowerAct::Stop, pve2, 130);
    rig.power.run(PowerAct::Stop, pve2, 130);
    rig.power.run(PowerAct::Start, pve2, 130);
    QCOMPARE(rig.power.underWay(130), std::optional(PowerAct::Stop));
    rig.clock.advance(Millis{60'000});
    QCOMPARE(rig.done.size(), 1);
    QVERIFY(!rig.cluster.isRunning(130));
    QCOMPARE(
        rig.client.transmissions(pve::Verb::Post, QStringLiteral("/nodes/{node}/qemu/{vmid}/status/stop")),
        1);
}

void TestPower::severalVmsAtOnce()
{
    Rig rig;
    rig.power.run(PowerAct::Stop, pve2, 130);
    rig.power.run(PowerAct::Stop, pve2, 131);
    rig.power.run(PowerAct::Stop, QStringLiteral("pve3"), 124);
    rig.clock.advance(Millis{60'000});
    QCOMPARE(rig.done.size(), 3);
    QVERIFY(!rig.cluster.isRunning(130) && !rig.cluster.isRunning(131) && !rig.cluster.isRunning(124));
}

void TestPower::failureOfTheTaskIsInTheServersWords()
{
    Rig rig;
    rig.cluster.holdFlock(130, sim::Millis{60'000});
    rig.power.run(PowerAct::Stop, pve2, 130);
    rig.clock.advance(Millis{60'000});
    QCOMPARE(rig.failed.size(), 1);
    QCOMPARE(rig.done.size(), 0);
    QCOMPARE(rig.error.kind, Error::Kind::Locked);
    QVERIFY2(rig.error.text.contains(QLatin1String("got timeout")), qPrintable(rig.error.text));
    QVERIFY(rig.cluster.isRunning(130));
    QVERIFY(!rig.power.underWay(130) && !rig.power.lastDone(130));
    rig.power.run(PowerAct::Stop, pve2, 130);
    rig.clock.advance(Millis{60'000});
    QCOMPARE(rig.done.size(), 1);
}

void TestPower::refusalIsTold()
{
    Rig rig;
    rig.fault("^POST .*/status/start", sim::Fault::Action::Answer, 403,
              "Permission check failed (/vms/140, VM.PowerMgmt)");
    rig.power.run(PowerAct::Start, QStringLiteral("pve3"), 140);
    rig.clock.advance(Millis{5'000});
    QCOMPARE(rig.failed.size(), 1);
    QCOMPARE(rig.error.kind, Error::Kind::Forbidden);
}

void TestPower::lostAnswerIsNotRepeated()
{
    Rig rig;
    rig.fault("^POST .*/status/stop", sim::Fault::Action::DropAfter);
    rig.power.run(PowerAct::Stop, pve2, 130);
    rig.clock.advance(Millis{120'000});
    QCOMPARE(rig.failed.size(), 1);
    QCOMPARE(rig.error.kind, Error::Kind::Lost);
    QCOMPARE(
        rig.client.transmissions(pve::Verb::Post, QStringLiteral("/nodes/{node}/qemu/{vmid}/status/stop")),
        1);
}

void TestPower::missingVmFails()
{
    Rig rig;
    rig.power.run(PowerAct::Start, pve2, 999);
    rig.clock.advance(Millis{60'000});
    QCOMPARE(rig.failed.size(), 1);
    QCOMPARE(rig.error.kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestPower)
#include "tst_power.moc"
