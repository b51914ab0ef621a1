// SPDX-License-Identifier: Apache-2.0
#include "tests/app/windowtest.h"
#include "ui/aboutdialog.h"
#include "ui/jobspage.h"
#include "ui/shortcutsdialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QSpinBox>

using prov::Step;

/// A long day: the window goes and comes back many times, and VMs are deleted in between. What is of the
/// whole program works after each of it.
class TestWindowReturns : public test::WindowTest
{
    Q_OBJECT
private slots:
    void theProgramsOwnActionsStayAlive();

private:
    void makeTwoVms();
    void trigger(const char *name) const
    {
        m_desk->window().findChild<QAction *>(QString::fromLatin1(name))->trigger();
    }
    /// Hidden with whatever is open, and brought back as a second start does it.
    void goAndComeBack(int round);
    void deleteVm(const prov::Job &job);
    template <typename Dialog>
    void opens(bool &isOpen) const
    {
        auto *dialog = m_desk->window().findChild<Dialog *>();
        isOpen = dialog != nullptr && dialog->isVisible();
        if (isOpen)
            dialog->close();
    }
    void tryAll();
};

void TestWindowReturns::makeTwoVms()
{
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(child<QComboBox>("template.vmid")->count(), 3, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000); // the template was read
    child<QSpinBox>("count")->setValue(2);
    type("name", QStringLiteral("web-{n}"));
    QTRY_COMPARE(child<QPushButton>("create")->text(), QStringLiteral("Create 2 VMs"));
    create();
    QTRY_COMPARE(m_desk->window().workspace()->unfinished(), 2);
}

void TestWindowReturns::goAndComeBack(int round)
{
    ui::MainWindow &window = m_desk->window();
    const char *const open[] = {"openMainMenu", "about", "preferences", "search"};
    trigger(open[round % 4]);
    if (window.workspace()->unfinished() > 0)
        QVERIFY(!window.close()); // the preference: it works on in the background
    else
        window.hide();
    QVERIFY(window.isHidden());
    window.showAgain();
    QVERIFY(window.isVisible());
    if (auto *popup = QApplication::activePopupWidget())
        popup->close();
    for (auto *dialog : window.findChildren<QDialog *>())
        dialog->close();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

void TestWindowReturns::deleteVm(const prov::Job &job)
{
    ui::MainWindow &window = m_desk->window();
    window.showPreferences(false);
    window.workspace()->showPage(ui::Workspace::Jobs);
    window.workspace()->jobs().showJob(job.id);
    auto *action = window.findChild<QAction *>(QStringLiteral("deleteVm"));
    QTRY_VERIFY(action->isEnabled()); // the page hears of the end after the engine
    action->trigger();
    auto *name = window.workspace()->jobs().findChild<QLineEdit *>(QStringLiteral("askField"));
    QTRY_VERIFY(name->isVisible());
    QTest::keyClicks(name, job.label());
    QTest::keyClick(name, Qt::Key_Return);
    const auto &engine = window.workspace()->engine();
    QTRY_VERIFY_WITH_TIMEOUT(engine.job(job.id)->vm != prov::Presence::Present, 60'000);
}

void TestWindowReturns::tryAll()
{
    ui::MainWindow &window = m_desk->window();
    QGuiApplication::clipboard()->clear();
    trigger("copyDiagnostics");
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Slipway ")));
    QTest::keyClick(&window, Qt::Key_F1);
    bool isOpen = false;
    opens<ui::ShortcutsDialog>(isOpen);
    QVERIFY(isOpen);
    trigger("about");
    opens<ui::AboutDialog>(isOpen);
    QVERIFY(isOpen);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const bool works = window.workspace()->unfinished() > 0;
    QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
    if (!works) {
        QVERIFY(window.isHidden());
        return window.showAgain();
    }
    QVERIFY2(said().contains(QStringLiteral("unfinished.")), qPrintable(said()));
    click("noticeAction"); // works on in the background
    QVERIFY(window.isHidden());
    window.showAgain();
}

void TestWindowReturns::theProgramsOwnActionsStayAlive()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    m_choices->set({{QStringLiteral("closing"), QStringLiteral("background")}});
    addServer(server, QStringLiteral("lab"));
    makeTwoVms();
    const auto &engine = m_desk->window().workspace()->engine();
    const auto jobs = engine.jobs();
    for (int round = 0; round < 24; ++round) {
        goAndComeBack(round);
        tryAll();
        if (QTest::currentTestFailed())
            return;
        if (round % 12 == 5) {
            const auto &job = jobs.at(round / 12);
            QTRY_COMPARE_WITH_TIMEOUT(engine.job(job.id)->step, Step::Ready, 90'000);
            deleteVm(job);
        }
    }
}

QTEST_MAIN(TestWindowReturns)
#include "tst_windowreturns.moc"
