// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginerig.h"
#include "tests/ui/specs.h"
#include "ui/jobspage.h"
#include "ui/machinespage.h"
#include "ui/palette/searchfield.h"
#include "ui/workspace.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

namespace {

struct Rig
{
    Rig()
    {
        engine.start();
        inventory.refresh();
        engine.runFor(base::Millis{1000});
        workspace = std::make_unique<ui::Workspace>(ui::Workspace::Parts{
            engine.engine(), inventory, client, engine.log(), engine.clock, engine.settings,
            QStringLiteral("lab"), QStringLiteral("admin@pve!slipway")});
        workspace->resize(1280, 800);
        workspace->show();
        workspace->begin();
    }
    template <typename T>
    T *child(const char *name)
    {
        return workspace->findChild<T *>(QString::fromLatin1(name));
    }
    /// As a person does it: from wherever the keyboard is.
    void find(const char *typed)
    {
        QTest::keyClick(workspace->focusWidget(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(child<QWidget>("searchField")->hasFocus());
        QTest::keyClicks(child<QWidget>("searchField"), QString::fromLatin1(typed));
        QTRY_VERIFY(child<QListView>("paletteList")->model()->rowCount() > 0);
        QTest::keyClick(child<QWidget>("searchField"), Qt::Key_Return);
        QTRY_VERIFY(child<QWidget>("palette")->isHidden());
    }
    [[nodiscard]] int page() { return child<QTabBar>("tabs")->currentIndex(); }

    test::EngineRig engine;
    test::SimClient client{
        engine.clock,
        [this](const sim::Request &request, sim::Millis now) { return engine.cluster.handle(request, now); },
        [this](sim::Millis at) { return engine.cluster.wallAt(at); }, engine.cluster.adminToken()};
    pve::Inventory inventory{client, engine.clock};
    std::unique_ptr<ui::Workspace> workspace;
};

} // namespace

/// What follows when something is chosen in the palette.
class TestPalette : public QObject
{
    Q_OBJECT
private slots:
    void anActionIsTriggered();
    void aTemplateIsChosenOnThePageThatMakesVms();
    void aVmIsShownOnItsPageAndANodeInTheInventory();
    void aJobIsShownOnItsPage();
    void actsOnAJobSayWhichOne();
    void theInventorysFilterIsAKeyAway();
};

void TestPalette::anActionIsTriggered()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(rig.workspace.get()));
    rig.workspace->showPage(ui::Workspace::Jobs);
    rig.find("new v");
    QCOMPARE(rig.page(), int{ui::Workspace::Create});
    QCOMPARE(rig.workspace->focusWidget(), rig.child<QComboBox>("template.vmid"));
    QVERIFY(rig.child<QWidget>("logPanel")->isHidden());
    rig.find("log");
    QVERIFY(rig.child<QWidget>("logPanel")->isVisible());
}

void TestPalette::aTemplateIsChosenOnThePageThatMakesVms()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(rig.workspace.get()));
    rig.workspace->showPage(ui::Workspace::Jobs);
    rig.find("win-2022");
    QCOMPARE(rig.page(), int{ui::Workspace::Create});
    QVERIFY(rig.child<QComboBox>("template.vmid")->currentText().contains(QStringLiteral("9010")));
}

void TestPalette::aVmIsShownOnItsPageAndANodeInTheInventory()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(rig.workspace.get()));
    auto *tree = rig.child<QTreeView>("inventoryTree");
    rig.find("vm mail");
    QCOMPARE(rig.page(), int{ui::Workspace::Machines});
    QCOMPARE(rig.child<ui::MachinesPage>("machinesPage")->chosen(), 123);
    QVERIFY(rig.child<QWidget>("machinesPage")->isAncestorOf(rig.workspace->focusWidget()));
    rig.find("node pve3");
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("pve3"));
    QVERIFY(tree->hasFocus());
}

void TestPalette::aJobIsShownOnItsPage()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(rig.workspace.get()));
    rig.engine.submit(test::fiveVms);
    rig.find("job rancher-3");
    QCOMPARE(rig.page(), int{ui::Workspace::Jobs});
    const prov::Job *job = rig.engine.engine().job(rig.workspace->jobs().selectedJob());
    QVERIFY(job != nullptr);
    QCOMPARE(job->label(), QStringLiteral("rancher-3"));
}

void TestPalette::actsOnAJobSayWhichOne()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(rig.workspace.get()));
    const QStringList jobs = rig.engine.submit(test::fiveVms);
    rig.workspace->showPage(ui::Workspace::Jobs);
    rig.workspace->jobs().showJob(jobs.at(1));
    const QList<QAction *> actions = ui::availableActions(*rig.workspace);
    const auto cancel = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->text() == QStringLiteral("Cancel Job");
    });
    QVERIFY(cancel != actions.end());
    QCOMPARE((*cancel)->property("concerns").toString(), QStringLiteral("rancher-2"));
    rig.workspace->showPage(ui::Workspace::Create);
    QVERIFY(!ui::availableActions(*rig.workspace).contains(*cancel)); // nobody sees what it would cancel
}

void TestPalette::theInventorysFilterIsAKeyAway()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(rig.workspace.get()));
    rig.child<QWidget>("name")->setFocus();
    QTest::keyClick(rig.workspace->focusWidget(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(rig.child<QWidget>("inventoryFilter")->hasFocus());
    rig.engine.submit(test::fiveVms);
    rig.workspace->showPage(ui::Workspace::Jobs);
    rig.workspace->jobs().showJob(rig.engine.jobs().first().id);
    rig.child<QWidget>("jobsView")->setFocus();
    QTest::keyClick(rig.workspace->focusWidget(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(rig.child<QWidget>("findJobs")->hasFocus()); // the page's own
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
