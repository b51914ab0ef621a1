// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/machinespagerig.h"
#include "ui/slipwaystyle.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using base::Millis;
using test::PageRig;
using namespace ui;

class TestMachinesPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setStyle(new SlipwayStyle); }
    void startsAStoppedVm();
    void shutsDownByKey();
    void stopsOnlyAfterAQuestion();
    void questionIsTakenBack();
    void questionGoesWithWhatItWasAbout();
    void lockedVmSaysWhatWhyAndWhatToDo();
    void consoleOpensPvesOwnPage();
    void consoleIsNotOfferedWithoutAServersPages();
    void copiesTheSshCommand();
    void menuHoldsTheSameActions();
    void filterNarrowsAndIsCleared();
    void selectionAndScrollSurviveARefresh();
    void greysWhatIsOld();
    void readsTheAddressesOfWhatIsSeen();
};

void TestMachinesPage::startsAStoppedVm()
{
    PageRig rig;
    rig.rig.cluster.addForeignVm(777, "pve3", "idle");
    rig.rig.runFor(Millis{30'000});
    rig.click("idle");
    QCOMPARE(rig.page->chosen(), 777);
    QVERIFY(rig.enabled("startMachine") && !rig.enabled("shutDownMachine") && !rig.enabled("stopMachine"));
    QTest::mouseClick(rig.button(QStringLiteral("Start")), Qt::LeftButton);
    QCOMPARE(rig.state("idle"), QStringLiteral("Starting…"));
    QVERIFY(!rig.enabled("startMachine"));
    rig.rig.runFor(Millis{5'000});
    QVERIFY(rig.rig.cluster.isRunning(777));
    QCOMPARE(rig.state("idle"), QStringLiteral("Running"));
    QVERIFY(rig.enabled("shutDownMachine"));
    QCOMPARE(rig.messages->count(), 0);
}

void TestMachinesPage::shutsDownByKey()
{
    PageRig rig;
    rig.click("web");
    QTest::keyClick(rig.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(rig.state("web"), QStringLiteral("Shutting down…"));
    rig.rig.runFor(Millis{10'000});
    QVERIFY(!rig.rig.cluster.isRunning(130));
    QCOMPARE(rig.state("web"), QStringLiteral("Stopped"));
    QTest::keyClick(rig.view(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    rig.rig.runFor(Millis{10'000});
    QVERIFY(rig.rig.cluster.isRunning(130));
}

void TestMachinesPage::stopsOnlyAfterAQuestion()
{
    PageRig rig;
    rig.click("web");
    QTest::keyClick(rig.view(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(rig.said().contains(QLatin1String("Stop web (130)?")), qPrintable(rig.said()));
    rig.rig.runFor(Millis{10'000});
    QVERIFY(rig.rig.cluster.isRunning(130));
    auto *yes = rig.button(QStringLiteral("Stop web"));
    QVERIFY(yes->hasFocus());
    QTest::keyClick(yes, Qt::Key_Return);
    QCOMPARE(rig.messages->count(), 0);
    QCOMPARE(rig.state("web"), QStringLiteral("Stopping…"));
    rig.rig.runFor(Millis{10'000});
    QVERIFY(!rig.rig.cluster.isRunning(130));
}

void TestMachinesPage::questionIsTakenBack()
{
    PageRig rig;
    rig.click("web");
    QTest::mouseClick(rig.button(QStringLiteral("Stop…")), Qt::LeftButton);
    QCOMPARE(rig.messages->count(), 1);
    QTest::keyClick(rig.button(QStringLiteral("Stop web")), Qt::Key_Escape);
    QCOMPARE(rig.messages->count(), 0);
    QVERIFY(rig.view()->hasFocus());
    rig.rig.runFor(Millis{10'000});
    QVERIFY(rig.rig.cluster.isRunning(130));
}

/// Somebody else shuts the VM down while the question stands.
void TestMachinesPage::questionGoesWithWhatItWasAbout()
{
    PageRig rig;
    rig.click("web");
    QTest::mouseClick(rig.button(QStringLiteral("Stop…")), Qt::LeftButton);
    pve::Power other(rig.client, rig.rig.clock);
    other.run(pve::PowerAct::Stop, QStringLiteral("pve2"), 130);
    rig.rig.runFor(Millis{40'000});
    QCOMPARE(rig.state("web"), QStringLiteral("Stopped"));
    QCOMPARE(rig.messages->count(), 0);
}

void TestMachinesPage::lockedVmSaysWhatWhyAndWhatToDo()
{
    PageRig rig;
    rig.rig.cluster.holdFlock(130, sim::Millis{40'000});
    rig.click("web");
    QTest::mouseClick(rig.button(QStringLiteral("Shut Down")), Qt::LeftButton);
    rig.rig.runFor(Millis{30'000});
    QVERIFY(rig.said().contains(QLatin1String("web could not be shut down.")));
    QVERIFY(rig.said().contains(QLatin1String("got timeout")));
    QVERIFY(rig.said().contains(QLatin1String("Another task works on it.")));
    QCOMPARE(rig.state("web"), QStringLiteral("Running"));
    rig.rig.runFor(Millis{30'000});
    QTest::mouseClick(rig.button(QStringLiteral("Shut Down")), Qt::LeftButton); // again
    QCOMPARE(rig.messages->count(), 0);
    rig.rig.runFor(Millis{10'000});
    QCOMPARE(rig.state("web"), QStringLiteral("Stopped"));
}

void TestMachinesPage::consoleOpensPvesOwnPage()
{
    PageRig rig;
    QSignalSpy opened(rig.page, &MachinesPage::urlWanted);
    rig.click("web");
    QTest::keyClick(rig.view(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toUrl().toString(QUrl::FullyEncoded),
             QStringLiteral("https://pve1.lab.example:8006/"
                            "?console=kvm&novnc=1&vmid=130&vmname=web&node=pve2"));
    QVERIFY(rig.said().contains(QLatin1String("sign in there")));
    QTest::mouseClick(rig.messages->findChild<QWidget *>(QStringLiteral("noticeClose")), Qt::LeftButton);
    QTest::mouseClick(rig.button(QStringLiteral("Open Console")), Qt::LeftButton);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(rig.messages->count(), 0); // said once
}

void TestMachinesPage::consoleIsNotOfferedWithoutAServersPages()
{
    PageRig rig{QUrl()};
    QSignalSpy opened(rig.page, &MachinesPage::urlWanted);
    rig.click("web");
    QTest::keyClick(rig.view(), Qt::Key_Return);
    QCOMPARE(opened.size(), 0);
    QVERIFY(!rig.find<QAction>("openConsole")->isVisible());
}

void TestMachinesPage::copiesTheSshCommand()
{
    PageRig rig;
    rig.click("web");
    QVERIFY(!rig.enabled("copySsh")); // Slipway did not make it
    rig.rig.submit(test::oneAddressed);
    rig.rig.run();
    rig.rig.runFor(Millis{30'000});
    rig.click("alone");
    QVERIFY(!rig.enabled("copySsh")); // not confirmed yet
    rig.rig.runFor(Millis{500});
    QVERIFY(rig.enabled("copySsh"));
    QTest::keyClick(rig.view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ssh ops@10.0.20.77"));
}

void TestMachinesPage::menuHoldsTheSameActions()
{
    PageRig rig;
    rig.click("web");
    emit rig.view()->customContextMenuRequested(rig.view()->visualRect(rig.row("web")).center());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    menu->setActiveAction(rig.find<QAction>("shutDownMachine"));
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(rig.state("web"), QStringLiteral("Shutting down…"));
}

void TestMachinesPage::filterNarrowsAndIsCleared()
{
    PageRig rig;
    auto *field = rig.find<QLineEdit>("findMachines");
    const int all = rig.view()->model()->rowCount();
    QTest::keyClick(rig.view(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("tag:prod node:pve2"));
    QVERIFY(rig.view()->model()->rowCount() < all);
    QVERIFY(rig.row("web").isValid() && !rig.row("git").isValid());
    QTest::keyClicks(field, QStringLiteral(" nothing"));
    QVERIFY(!rig.view()->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(rig.view()->model()->rowCount(), all);
    QVERIFY(rig.view()->isVisible() && rig.view()->hasFocus());
}

void TestMachinesPage::selectionAndScrollSurviveARefresh()
{
    PageRig rig;
    for (int vmid = 2000; vmid < 2100; ++vmid)
        rig.rig.cluster.addForeignVm(vmid, "pve1", "vm-" + QByteArray::number(vmid));
    rig.rig.runFor(Millis{30'000});
    rig.click("vm-2050");
    const int scroll = rig.view()->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    rig.rig.cluster.addForeignVm(5000, "pve3", "more");
    rig.rig.runFor(Millis{30'000});
    QVERIFY(rig.row("more").isValid());
    QCOMPARE(rig.page->chosen(), 2050);
    QCOMPARE(rig.view()->verticalScrollBar()->value(), scroll);
}

void TestMachinesPage::greysWhatIsOld()
{
    PageRig rig;
    rig.click("web");
    sim::Fault fault;
    fault.pattern = QStringLiteral("GET /cluster/resources");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 595;
    fault.lasting = sim::Millis{15'000};
    rig.rig.cluster.addFault(fault);
    rig.rig.runFor(Millis{12'000});
    QVERIFY(rig.view()->isStale() && rig.view()->hasFocus());
    QVERIFY(!rig.enabled("shutDownMachine"));
    rig.rig.runFor(Millis{40'000});
    QVERIFY(!rig.view()->isStale());
    QVERIFY(rig.enabled("shutDownMachine"));
}

void TestMachinesPage::readsTheAddressesOfWhatIsSeen()
{
    PageRig rig;
    const auto address = [&rig](const char *name) {
        return rig.row(name).siblingAtColumn(MachineModel::Address).data().toString();
    };
    const auto configs = [&rig] {
        const auto &requests = rig.rig.cluster.requests();
        return std::count_if(requests.begin(), requests.end(),
                             [](const auto &request) { return request.target.endsWith("/config"); });
    };
    rig.find<QLineEdit>("findMachines")->setText(QStringLiteral("db"));
    QSignalSpy settled(rig.view(), &MachinesView::shownChanged);
    QTRY_VERIFY(rig.view()->shown().size() == 1 && !settled.isEmpty());
    rig.rig.runFor(Millis{1'000});
    QTRY_COMPARE(address("db"), QStringLiteral("10.0.20.12"));
    rig.find<QLineEdit>("findMachines")->clear();
    QTRY_COMPARE(settled.size(), 2);
    rig.rig.runFor(Millis{5'000});
    QTRY_COMPARE(address("web"), QStringLiteral("10.0.20.11"));
    rig.window.showMinimized();
    QVERIFY(rig.view()->shown().isEmpty());
    rig.rig.runFor(Millis{15'000}); // until it is noticed
    const auto seen = configs();
    rig.rig.runFor(Millis{300'000});
    QCOMPARE(configs(), seen);
}

QTEST_MAIN(TestMachinesPage)
#include "tst_machinespage.moc"
