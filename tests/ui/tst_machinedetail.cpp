// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/machinespagerig.h"
#include "ui/machinedetail.h"
#include "ui/slipwaystyle.h"

#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTreeView>

using base::Millis;
using test::PageRig;
using namespace ui;

namespace {

const QString configCall = QStringLiteral("/nodes/{node}/qemu/{vmid}/config");

struct DetailRig : PageRig
{
    MachineDetail *detail() { return find<MachineDetail>("machineDetail"); }
    QTreeView *tasks() { return find<QTreeView>("machineTasks"); }
    QString log() { return find<QPlainTextEdit>("machineTaskLog")->toPlainText(); }
    QString origin() { return find<QLabel>("machineOrigin")->text(); }
    QString where() { return find<QLabel>("machineWhere")->text(); }
    QString task(int row, int column) { return tasks()->model()->index(row, column).data().toString(); }
    bool isGuess(const char *name)
    {
        return row(name).siblingAtColumn(MachineModel::MadeFrom).data(MachineModel::GuessRole).toBool();
    }
    void write(int vmid, const char *change)
    {
        sim::Request put{"PUT",
                         "/api2/json/nodes/pve1/qemu/" + QByteArray::number(vmid) + "/config",
                         {{"Authorization", "PVEAPIToken=" + rig.cluster.adminToken().toLatin1()},
                          {"Content-Type", "application/x-www-form-urlencoded"}},
                         change};
        QCOMPARE(rig.cluster.handle(put, rig.clock.now().time_since_epoch()).status, 200);
    }
    void makeAlone()
    {
        rig.submit(test::oneAddressed);
        rig.run();
        rig.runFor(Millis{30'000});
    }
};

} // namespace

/// Below the table: identity, tasks and the log of one.
class TestMachineDetail : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle); }
    void confirmsWhatSlipwayMade();
    void findsItUnderAnotherName();
    void claimsNoCopy();
    void unreadableConfigClaimsNothing();
    void saysWhatIsNotOurs();
    void showsTasksAndTheLogOfTheNewest();
    void showsTheTasksOfTheClusterWhileNoneIsChosen();
    void narrowTaskTableDoesWithoutSome();
    void followsALogWhileItGrows();
    void chosenTaskStaysChosen();
    void asksOnlyWhileItIsVisible();
    void signedOutAsksNothing();
    void startsSeveralAtOnce();
    void stopsSeveralAfterOneQuestion();
    void severalFailuresAreOneMessage();
};

void TestMachineDetail::confirmsWhatSlipwayMade()
{
    DetailRig rig;
    rig.makeAlone();
    QVERIFY(rig.isGuess("alone") && !rig.enabled("copySsh"));
    rig.click("alone");
    QCOMPARE(rig.origin(), QStringLiteral("Checking the identity…"));
    rig.rig.runFor(Millis{500});
    QCOMPARE(rig.origin(), QStringLiteral("Identity confirmed"));
    QVERIFY(!rig.isGuess("alone") && rig.enabled("copySsh"));
    QVERIFY2(rig.where().startsWith(QStringLiteral("411 on pve1 · made ")), qPrintable(rig.where()));
    QVERIFY2(rig.where().endsWith(QLatin1String("from debian-12")), qPrintable(rig.where()));
    sim::Fault fault;
    fault.pattern = QStringLiteral("^GET .*/qemu/411/config");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 403;
    rig.rig.cluster.addFault(fault);
    rig.rig.runFor(Millis{60'000});
    QCOMPARE(rig.origin(), QStringLiteral("Identity confirmed")); // read once
}

/// Marker and uuid are enough, whatever it is called now.
void TestMachineDetail::findsItUnderAnotherName()
{
    DetailRig rig;
    rig.makeAlone();
    rig.write(411, "name=renamed");
    rig.rig.runFor(Millis{30'000});
    rig.click("renamed");
    rig.rig.runFor(Millis{500});
    QCOMPARE(rig.origin(), QStringLiteral("Identity confirmed"));
    QCOMPARE(rig.row("renamed").siblingAtColumn(MachineModel::MadeFrom).data().toString(),
             QStringLiteral("debian-12"));
}

/// VMID, node, name and mark are the job's, the uuid is another one.
void TestMachineDetail::claimsNoCopy()
{
    DetailRig rig;
    rig.makeAlone();
    rig.write(411, "smbios1=uuid%3D11111111-2222-3333-4444-555555555555");
    rig.click("alone");
    rig.rig.runFor(Millis{500});
    QCOMPARE(rig.origin(), QStringLiteral("Not the VM that the job made"));
    const auto row = rig.row("alone");
    QCOMPARE(row.siblingAtColumn(MachineModel::MadeFrom).data().toString(), QString());
    const QString address = row.siblingAtColumn(MachineModel::Address).data(Qt::ToolTipRole).toString();
    QVERIFY2(!address.contains(QLatin1String("when it was made")), qPrintable(address));
    QVERIFY(!rig.enabled("copySsh"));
}

void TestMachineDetail::unreadableConfigClaimsNothing()
{
    DetailRig rig;
    rig.makeAlone();
    sim::Fault fault;
    fault.pattern = QStringLiteral("^GET .*/qemu/411/config");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 403;
    fault.reason = "Permission check failed (/vms/411, VM.Audit)";
    fault.times = 1;
    rig.rig.cluster.addFault(fault);
    rig.click("alone");
    rig.rig.runFor(Millis{500});
    QCOMPARE(rig.origin(), QStringLiteral("Identity not checked"));
    QVERIFY(rig.find<QLabel>("machineOrigin")->toolTip().contains(QLatin1String("VM.Audit")));
    QVERIFY(rig.isGuess("alone") && !rig.enabled("copySsh"));
    rig.click("web");
    rig.click("alone"); // is read anew
    rig.rig.runFor(Millis{500});
    QCOMPARE(rig.origin(), QStringLiteral("Identity confirmed"));
}

void TestMachineDetail::saysWhatIsNotOurs()
{
    DetailRig rig;
    rig.rig.cluster.addForeignVm(777, "pve3", "theirs", "<!-- slipway job=someone-else -->");
    rig.rig.runFor(Millis{30'000});
    rig.click("web");
    rig.rig.runFor(Millis{500});
    QCOMPARE(rig.origin(), QStringLiteral("Not made by Slipway"));
    QCOMPARE(rig.where(), QStringLiteral("130 on pve2"));
    rig.click("theirs");
    rig.rig.runFor(Millis{500});
    QCOMPARE(rig.origin(), QStringLiteral("Made by an unknown job"));
}

void TestMachineDetail::showsTasksAndTheLogOfTheNewest()
{
    DetailRig rig;
    QVERIFY(rig.detail() == nullptr); // made when it is first to be seen
    rig.click("web");
    QVERIFY(rig.detail()->isVisible());
    rig.rig.runFor(Millis{1'000});
    QVERIFY(!rig.tasks()->isVisible()); // it has none
    QTest::keyClick(rig.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{10'000});
    QTest::keyClick(rig.view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{10'000});
    QCOMPARE(rig.tasks()->model()->rowCount(), 2);
    QCOMPARE(rig.task(0, TaskModel::Type), QStringLiteral("Start"));
    QCOMPARE(rig.task(0, TaskModel::State), QStringLiteral("OK"));
    QCOMPARE(rig.task(1, TaskModel::Type), QStringLiteral("Shut down"));
    QCOMPARE(rig.tasks()->currentIndex().row(), 0);
    QVERIFY2(rig.log().endsWith(QLatin1String("TASK OK")), qPrintable(rig.log()));
    QCOMPARE(rig.log().count(QLatin1String("TASK OK")), 1);
    rig.click("db");
    QCOMPARE(rig.tasks()->model()->rowCount(), 0);
    QCOMPARE(rig.log(), QString());
}

void TestMachineDetail::followsALogWhileItGrows()
{
    DetailRig rig;
    rig.rig.cluster.holdFlock(130, sim::Millis{6'000});
    rig.click("web");
    QTest::keyClick(rig.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{3'000});
    QCOMPARE(rig.task(0, TaskModel::State), QStringLiteral("Running"));
    const QString before = rig.log();
    QVERIFY(!before.isEmpty());
    rig.rig.runFor(Millis{12'000});
    QVERIFY(rig.log().startsWith(before) && rig.log().size() > before.size());
    QVERIFY(rig.log().endsWith(QLatin1String("TASK OK")));
    QCOMPARE(rig.task(0, TaskModel::State), QStringLiteral("OK"));
}

void TestMachineDetail::chosenTaskStaysChosen()
{
    DetailRig rig;
    rig.click("web");
    QTest::keyClick(rig.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{10'000});
    QTest::keyClick(rig.view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{10'000});
    QTest::keyClick(rig.tasks(), Qt::Key_Down);
    rig.rig.runFor(Millis{2'000});
    const QString log = rig.log();
    QTest::keyClick(rig.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{10'000});
    QCOMPARE(rig.tasks()->model()->rowCount(), 3);
    QCOMPARE(rig.tasks()->currentIndex().row(), 2);
    QCOMPARE(rig.log(), log);
}

void TestMachineDetail::asksOnlyWhileItIsVisible()
{
    DetailRig rig;
    const auto asked = [&rig] {
        return rig.client.transmissions(pve::Verb::Get, QStringLiteral("/nodes/{node}/tasks"));
    };
    rig.click("web");
    rig.rig.runFor(Millis{10'000});
    QVERIFY(asked() > 1);
    QTest::keyClick(rig.view(), Qt::Key_Escape);
    QVERIFY(!rig.detail()->isVisible() && rig.view()->hasFocus());
    const int before = asked();
    rig.rig.runFor(Millis{30'000});
    QCOMPARE(asked(), before);
    QTest::keyClick(rig.view(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(rig.detail()->isVisible());
    rig.rig.runFor(Millis{1'000});
    QCOMPARE(asked(), before + 1);
    rig.page->hide();
    rig.rig.runFor(Millis{30'000});
    QCOMPARE(asked(), before + 1);
}

void TestMachineDetail::signedOutAsksNothing()
{
    DetailRig rig;
    rig.click("web");
    rig.rig.runFor(Millis{2'000});
    rig.page->setReadOnly();
    const auto before = rig.client.transmissions();
    rig.click("db");
    rig.rig.runFor(Millis{9'000});
    QCOMPARE(rig.client.transmissions(pve::Verb::Get, QStringLiteral("/nodes/{node}/tasks")),
             before.value(QStringLiteral("GET /nodes/{node}/tasks")));
    QCOMPARE(rig.client.transmissions(pve::Verb::Get, configCall),
             before.value(QStringLiteral("GET ") + configCall));
    QCOMPARE(rig.origin(), QStringLiteral("Identity not checked"));
}

void TestMachineDetail::startsSeveralAtOnce()
{
    DetailRig rig;
    for (int vmid = 777; vmid < 780; ++vmid)
        rig.rig.cluster.addForeignVm(vmid, "pve3", "idle-" + QByteArray::number(vmid));
    rig.rig.runFor(Millis{30'000});
    rig.click("idle-777");
    QTest::keyClick(rig.view(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(rig.view(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(rig.find<QLabel>("machinesCount")->text().endsWith(QLatin1String("3 selected")));
    QVERIFY(rig.enabled("startMachine") && !rig.enabled("openConsole") && !rig.enabled("copySsh"));
    QTest::keyClick(rig.view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    for (const auto *name : {"idle-777", "idle-778", "idle-779"})
        QCOMPARE(rig.state(name), QStringLiteral("Starting…"));
    rig.rig.runFor(Millis{10'000});
    for (const int vmid : {777, 778, 779})
        QVERIFY(rig.rig.cluster.isRunning(vmid));
}

void TestMachineDetail::stopsSeveralAfterOneQuestion()
{
    DetailRig rig;
    rig.click("web");
    QTest::keyClick(rig.view(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(rig.view(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(rig.messages->count(), 1);
    QVERIFY2(rig.said().contains(QLatin1String("web (130), db (131)")), qPrintable(rig.said()));
    QVERIFY(rig.rig.cluster.isRunning(130) && rig.rig.cluster.isRunning(131));
    auto *yes = rig.messages->findChild<QPushButton *>(QStringLiteral("noticeAction"));
    QVERIFY(yes != nullptr && yes->hasFocus());
    QTest::keyClick(yes, Qt::Key_Return);
    rig.rig.runFor(Millis{10'000});
    QVERIFY(!rig.rig.cluster.isRunning(130) && !rig.rig.cluster.isRunning(131));
    QVERIFY(rig.rig.cluster.isRunning(128));
}

void TestMachineDetail::severalFailuresAreOneMessage()
{
    DetailRig rig;
    sim::Fault fault;
    fault.pattern = QStringLiteral("^POST .*/status/shutdown");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 403;
    fault.reason = "Permission check failed (/vms/130, VM.PowerMgmt)";
    fault.times = 2;
    rig.rig.cluster.addFault(fault);
    rig.click("web");
    QTest::keyClick(rig.view(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(rig.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{5'000});
    QCOMPARE(rig.messages->count(), 1);
    QVERIFY2(rig.said().contains(QLatin1String("web (130), db (131)")), qPrintable(rig.said()));
    QTest::keyClick(rig.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier); // again
    QCOMPARE(rig.messages->count(), 0);
    rig.rig.runFor(Millis{10'000});
    QVERIFY(!rig.rig.cluster.isRunning(130) && !rig.rig.cluster.isRunning(131));
}

void TestMachineDetail::showsTheTasksOfTheClusterWhileNoneIsChosen()
{
    DetailRig rig;
    rig.rig.submit(test::oneAddressed);
    rig.rig.run();
    rig.click("web");
    rig.rig.runFor(Millis{1'000});
    QVERIFY(rig.tasks()->isColumnHidden(TaskModel::About));
    QCOMPARE(rig.tasks()->model()->rowCount(), 0);
    QTest::mouseClick(rig.find<QPushButton>("clusterTasksButton"), Qt::LeftButton);
    QCOMPARE(rig.page->chosen(), 0);
    QVERIFY(rig.detail()->isVisible());
    rig.rig.runFor(Millis{2'000});
    QCOMPARE(rig.find<QLabel>("machineName")->text(), QStringLiteral("Tasks of the cluster"));
    QVERIFY(!rig.tasks()->isColumnHidden(TaskModel::About) && !rig.tasks()->isColumnHidden(TaskModel::Node));
    QStringList shown;
    for (int row = 0; row < rig.tasks()->model()->rowCount(); ++row)
        shown.append(rig.task(row, TaskModel::Type) + QLatin1Char(' ') + rig.task(row, TaskModel::About));
    const QString all = shown.join(QStringLiteral(", "));
    QVERIFY2(shown.contains(QStringLiteral("Clone from it 9000")), qPrintable(all)); // a template's
    QVERIFY2(shown.contains(QStringLiteral("Start 411")), qPrintable(all));
    QVERIFY(!rig.log().isEmpty());
    rig.click("web");
    QVERIFY(rig.tasks()->isColumnHidden(TaskModel::About));
    QCOMPARE(rig.tasks()->model()->rowCount(), 0); // those of the cluster are gone at once
}

/// Nothing is scrolled to: at 1280 pixels all is there, and then first the node goes, which the UPID names
/// too.
void TestMachineDetail::narrowTaskTableDoesWithoutSome()
{
    DetailRig rig;
    rig.rig.submit(test::oneAddressed);
    rig.rig.run();
    QTest::keyClick(rig.view(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{2'000});
    const auto hidden = [&rig](TaskModel::Column column) { return rig.tasks()->isColumnHidden(column); };
    const auto fits = [&rig] {
        QCoreApplication::sendPostedEvents();
        return rig.tasks()->horizontalScrollBar()->maximum() == 0;
    };
    QVERIFY(fits());
    QVERIFY(!hidden(TaskModel::Duration) && !hidden(TaskModel::User));
    rig.window.resize(1000, 500);
    QVERIFY(fits());
    QVERIFY(hidden(TaskModel::Node) && !hidden(TaskModel::User));
    rig.window.resize(900, 500);
    QVERIFY(fits());
    QVERIFY(hidden(TaskModel::Node) && hidden(TaskModel::User) && !hidden(TaskModel::Duration));
}

QTEST_MAIN(TestMachineDetail)
#include "tst_machinedetail.moc"
