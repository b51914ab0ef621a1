// SPDX-License-Identifier: Apache-2.0
#include "core/provision/leftovers.h"
#include "core/provision/wording.h"
#include "tests/support/simclient.h"
#include "tests/ui/jobspagerig.h"
#include "ui/explanationcard.h"
#include "ui/jobdetail.h"
#include "ui/slipwaystyle.h"

#include <QApplication>
#include <QLabel>

using base::Millis;
using namespace ui;
using prov::Step;

namespace {

sim::Fault deadWorker()
{
    sim::Fault fault;
    fault.pattern = QStringLiteral("^POST .*/clone");
    fault.action = sim::Fault::Action::KillWorker;
    fault.times = 1;
    return fault;
}

/// As after `qm unlock` and `qm destroy`, by somebody else.
sim::Fault nothingListed()
{
    sim::Fault fault;
    fault.pattern = QStringLiteral("^GET /cluster/resources");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 200;
    fault.body = R"({"data":[{"id":"node/pve1","type":"node","node":"pve1","status":"online"}]})";
    return fault;
}

} // namespace

/// A VM that a dead clone has left locked is spoken of until it is gone.
class TestLeftovers : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle); }
    void leftVmIsSaidUntilItIsGone();
    void whatWasNeverSeenIsNotTakenForGone();

private:
    static void leaveOne(test::JobsPageRig &rig);
};

void TestLeftovers::leaveOne(test::JobsPageRig &rig)
{
    rig.rig.cluster.addFault(deadWorker());
    rig.rig.run();
    QCOMPARE(rig.job(0).step, Step::Failed);
    QCOMPARE(rig.job(0).vm, prov::Presence::Orphan);
    rig.page->showJob(rig.ids.first());
    QVERIFY(rig.rig.engine().act(prov::want::Retry{rig.ids.first()}).has_value());
}

void TestLeftovers::leftVmIsSaidUntilItIsGone()
{
    test::JobsPageRig rig(test::oneVm);
    test::SimClient client(
        rig.rig.clock,
        [&rig](const sim::Request &request, sim::Millis now) { return rig.rig.cluster.handle(request, now); },
        [&rig](sim::Millis at) { return rig.rig.cluster.wallAt(at); }, rig.rig.cluster.adminToken());
    pve::Inventory inventory(client, rig.rig.clock);
    const prov::Leftovers leftovers(rig.rig.engine(), inventory);
    leaveOne(rig);
    rig.rig.runFor(Millis{2000}); // at work again
    const auto row = [&rig](int role) {
        return rig.page->model().indexOf(rig.ids.first()).siblingAtColumn(JobModel::Progress).data(role);
    };
    QVERIFY(!prov::isFinal(rig.job(0).step));
    QVERIFY2(row(Qt::DisplayRole).toString().contains(u"VM 411 left locked"),
             qPrintable(row(Qt::DisplayRole).toString()));
    rig.rig.run();
    QCOMPARE(rig.job(0).step, Step::Ready);
    QVERIFY(rig.job(0).vmid != 411);
    QVERIFY(row(JobModel::DetailRole).toString().startsWith(u"VM 411 left locked"));
    QVERIFY(row(Qt::AccessibleTextRole).toString().contains(u"qm unlock 411"));
    auto *card = rig.find<ExplanationCard>("explanation");
    QTRY_VERIFY(card->isVisible());
    QVERIFY(rig.find<QLabel>("explanationTodo")->text().contains(u"qm destroy 411 --skiplock"));
    const auto batch = rig.page->model().indexOfBatch(rig.job(0).batch);
    QVERIFY(batch.data(Qt::AccessibleTextRole).toString().contains(u"1 left locked"));
    inventory.refresh();
    rig.rig.runFor(Millis{15'000});
    QVERIFY(inventory.data().vm(411));
    QCOMPARE(rig.job(0).leftBehind, QList<pve::VmId>{411});
    rig.rig.cluster.addFault(nothingListed());
    rig.rig.runFor(Millis{30'000});
    QVERIFY(!inventory.data().vm(411));
    QVERIFY(rig.job(0).leftBehind.isEmpty());
    QTRY_VERIFY(!card->isVisible());
}

void TestLeftovers::whatWasNeverSeenIsNotTakenForGone()
{
    test::JobsPageRig rig(test::oneVm);
    rig.rig.cluster.addFault(nothingListed());
    test::SimClient client(
        rig.rig.clock,
        [&rig](const sim::Request &request, sim::Millis now) { return rig.rig.cluster.handle(request, now); },
        [&rig](sim::Millis at) { return rig.rig.cluster.wallAt(at); }, rig.rig.cluster.adminToken());
    pve::Inventory inventory(client, rig.rig.clock);
    const prov::Leftovers leftovers(rig.rig.engine(), inventory);
    inventory.refresh();
    leaveOne(rig);
    rig.rig.run();
    rig.rig.runFor(Millis{30'000});
    QCOMPARE(rig.job(0).leftBehind, QList<pve::VmId>{411});
}

QTEST_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
