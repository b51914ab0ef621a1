// SPDX-License-Identifier: Apache-2.0
#include "tests/app/windowtest.h"
#include "ui/jobspage.h"
#include "ui/models/jobmodel.h"
#include "ui/models/previewmodel.h"

#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

/// From Create to ready VMs, and what goes on when the window is closed.
class TestWindow : public test::WindowTest
{
    Q_OBJECT
private slots:
    void firstStartOffersTwoButtons();
    void fiveVmsByMouseAndKeyboard();
    void lockedVmsShowTheirRetriesInTheLog();
    void unfinishedJobsGoOnAtTheNextStart();
    void closingWithUnfinishedJobsAsksOnce();
    void closingAsksNoMoreWhenAllHaveEnded();
    void connectingAgainKeepsTheWindowsParts();
    void shortcutsReachEverything();
    void aGivenSpecFileWaitsForTheServer();
    void aSpecIsDroppedOnAnyPage_data();
    void aSpecIsDroppedOnAnyPage();
    void aSpecIsDroppedOnAField();

private:
    [[nodiscard]] QString writeSpec(const QString &name) const;
    void drop(const QString &file, QPoint place = {5, 5});
    bool accepts(const QMimeData &data, QPoint place);
    QPoint middleOf(const char *field) const;
    void describeFive();
    [[nodiscard]] int rowsAt(prov::Step step) const;
};

void TestWindow::describeFive()
{
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(child<QComboBox>("template.vmid")->count(), 3, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000); // the template was read
    auto *count = child<QSpinBox>("count");
    count->setFocus();
    count->selectAll();
    QTest::keyClicks(count, QStringLiteral("5"));
    type("name", QStringLiteral("rancher-{n}"));
    type("first_vmid", QStringLiteral("401"));
    type("hardware.cores", QStringLiteral("4"));
    type("hardware.memory_mib", QStringLiteral("8192"));
    type("network.net0.vlan", QStringLiteral("20"));
    type("cloud_init.user", QStringLiteral("ops"));
    type("cloud_init.password_env", QStringLiteral("only for the demo"));
    type("cloud_init.ipconfig0.ip", QStringLiteral("10.0.20.{20+n}/24"));
    type("cloud_init.ipconfig0.gw", QStringLiteral("10.0.20.1"));
    QTRY_COMPARE(child<QPushButton>("create")->text(), QStringLiteral("Create 5 VMs"));
}

int TestWindow::rowsAt(prov::Step step) const
{
    int count = 0;
    const ui::Workspace *workspace = m_desk->window().workspace();
    const QList<prov::Job> jobs = workspace ? workspace->engine().jobs() : QList<prov::Job>();
    for (const prov::Job &job : jobs)
        count += job.step == step ? 1 : 0;
    return count;
}

void TestWindow::firstStartOffersTwoButtons()
{
    open(std::nullopt);
    QVERIFY(sees("startPage"));
    QVERIFY(!has("workspace"));
    QCOMPARE(m_desk->window().focusWidget(), child<QWidget>("connect"));
    click("connect");
    QVERIFY(sees("connectPanel"));
    click("backFromConnect");
    QCOMPARE(m_desk->window().focusWidget(), child<QWidget>("connect"));
    auto *demo = child<QAbstractButton>("demo");
    demo->setFocus();
    QTest::keyClick(demo, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QVERIFY(sees("createPage"));
}

void TestWindow::fiveVmsByMouseAndKeyboard()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    describeFive();
    auto *preview = child<QTableView>("preview")->model();
    QTRY_COMPARE(preview->index(4, ui::PreviewModel::Check).data().toString(), QStringLiteral("Fits"));
    create();
    auto *tabs = child<QTabBar>("tabs");
    QCOMPARE(tabs->currentIndex(), int{ui::Workspace::Jobs});
    QTRY_COMPARE(tabs->tabText(ui::Workspace::Jobs), QStringLiteral("Jobs (5)"));
    QTRY_COMPARE_WITH_TIMEOUT(rowsAt(prov::Step::Ready), 5, 90'000);
    QTRY_COMPARE(tabs->tabText(ui::Workspace::Jobs), QStringLiteral("Jobs"));
    const QList<prov::Job> jobs = m_desk->window().workspace()->engine().jobs();
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(jobs[i].label(), QStringLiteral("rancher-%1").arg(i + 1));
        QVERIFY(jobs[i].addresses.contains(QStringLiteral("10.0.20.%1").arg(21 + i)));
        QVERIFY(!jobs[i].checks.isEmpty());
        for (const prov::Check &check : jobs[i].checks)
            QCOMPARE(check.verdict, prov::Check::Verdict::Applied);
    }
    // What was made stands in the inventory without being asked for.
    const auto *tree = child<QTreeView>("inventoryTree")->model();
    QTRY_VERIFY_WITH_TIMEOUT(!tree->match(tree->index(1, 0, tree->index(1, 0)), Qt::DisplayRole,
                                          QStringLiteral("rancher-5"), 1, Qt::MatchWrap)
                                  .isEmpty(),
                             20'000);
}

void TestWindow::lockedVmsShowTheirRetriesInTheLog()
{
    open(app::DemoOptions{QStringLiteral("locked"), 1, 60});
    describeFive();
    create();
    QTest::keyClick(&m_desk->window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(sees("logPanel"));
    QTRY_COMPARE_WITH_TIMEOUT(rowsAt(prov::Step::Ready), 5, 120'000);
    type("logFind", QStringLiteral("attempt"));
    const auto *table = child<QWidget>("logPanel")->findChild<QTableView *>();
    QTRY_VERIFY(table->model()->rowCount() > 0);
}

void TestWindow::unfinishedJobsGoOnAtTheNextStart()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken(), true);
    click("trust");
    describeFive(); // with a password: its hash is in the keychain
    create();
    QTRY_VERIFY_WITH_TIMEOUT(rowsAt(prov::Step::Cloning) > 0, 20'000);
    m_desk.reset();

    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000); // nothing was typed
    QCOMPARE(child<QTabBar>("tabs")->currentIndex(), int{ui::Workspace::Jobs});
    QVERIFY2(said().contains(QStringLiteral("5 jobs were resumed.")), qPrintable(said()));
    QTRY_COMPARE_WITH_TIMEOUT(rowsAt(prov::Step::Ready), 5, 120'000);
    QVERIFY(!server.cluster().vmids().contains(406)); // none was made twice
}

void TestWindow::closingWithUnfinishedJobsAsksOnce()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 1});
    describeFive();
    create();
    QTRY_COMPARE(child<QTabBar>("tabs")->tabText(ui::Workspace::Jobs), QStringLiteral("Jobs (5)"));
    QVERIFY(!m_desk->window().close());
    QVERIFY(m_desk->window().isVisible());
    QVERIFY(sees("messageBar"));
    QVERIFY(m_desk->window().close());
}

void TestWindow::closingAsksNoMoreWhenAllHaveEnded()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    describeFive();
    create();
    QVERIFY(!m_desk->window().close());
    QVERIFY(sees("messageBar"));
    QTRY_COMPARE_WITH_TIMEOUT(rowsAt(prov::Step::Ready), 5, 90'000);
    QTRY_VERIFY(!child<QWidget>("messageBar")->isVisible());
    describeFive();
    child<QLineEdit>("first_vmid")->clear();
    create();
    QTRY_COMPARE(rowsAt(prov::Step::Ready), 5);
    QVERIFY(!m_desk->window().close()); // of these it has not been asked
}

void TestWindow::connectingAgainKeepsTheWindowsParts()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    child<QSplitter>("inventorySplitter")->setSizes({400, 800});
    child<QHeaderView>("jobsHeader")->resizeSection(ui::JobModel::Name, 321);
    const QList<int> sizes = child<QSplitter>("inventorySplitter")->sizes();
    const ui::Workspace *before = m_desk->window().workspace();
    emit m_desk->window().demoWanted();
    QVERIFY(m_desk->window().workspace() != before);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_COMPARE(child<QSplitter>("inventorySplitter")->sizes(), sizes);
    QCOMPARE(child<QHeaderView>("jobsHeader")->sectionSize(ui::JobModel::Name), 321);
}

void TestWindow::shortcutsReachEverything()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    ui::MainWindow &window = m_desk->window();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    m_desk->window().workspace()->showPage(ui::Workspace::Jobs);
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(child<QTabBar>("tabs")->currentIndex(), int{ui::Workspace::Create});
    QCOMPARE(window.focusWidget(), child<QComboBox>("template.vmid"));
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier);
    auto *log = child<QWidget>("logPanel");
    QVERIFY(log->isVisible());
    QVERIFY(log->isAncestorOf(window.focusWidget()));
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!log->isVisible());
    QSignalSpy refreshed(child<QAction>("refresh"), &QAction::triggered);
    QTest::keyClick(&window, Qt::Key_F5);
    QCOMPARE(refreshed.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("create")->isEnabled(), 20'000);
    child<QLineEdit>("name")->setFocus();
    QTest::keyClick(window.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->window().workspace()->engine().jobs().size(), 1);
}

QString TestWindow::writeSpec(const QString &name) const
{
    QFile file(m_dir->filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(name));
    file.write(R"({"slipway": 1, "template": {"vmid": 9001}, "name": "given-{n}", "count": 3,
        "disks": {"scsi0": "90G"}})");
    return file.fileName();
}

void TestWindow::drop(const QString &file, QPoint place)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    data.setText(file); // as file managers do, for those who take words
    QVERIFY(accepts(data, place));
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_desk->window().windowHandle(), &event);
}

/// As the desktop does it: nobody but the window knows what is at the place.
bool TestWindow::accepts(const QMimeData &data, QPoint place)
{
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QCoreApplication::sendEvent(m_desk->window().windowHandle(), &enter);
    if (!enter.isAccepted())
        return false;
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    move.ignore();
    QCoreApplication::sendEvent(m_desk->window().windowHandle(), &move);
    return move.isAccepted();
}

QPoint TestWindow::middleOf(const char *field) const
{
    const auto *edit = child<QLineEdit>(field);
    return edit->mapTo(&m_desk->window(), edit->rect().center());
}

void TestWindow::aGivenSpecFileWaitsForTheServer()
{
    open(std::nullopt);
    m_desk->window().openSpec(writeSpec(QStringLiteral("given.json")));
    QTRY_VERIFY2(said().contains(QStringLiteral("given.json opens as soon as")), qPrintable(said()));
    click("demo");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(child<QPushButton>("create")->text(), QStringLiteral("Create 3 VMs"), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(has("disks.scsi0"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(child<QLineEdit>("disks.scsi0")->text(), QStringLiteral("90G"), 20'000);
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("given-{n}"));
    QTRY_VERIFY(said().contains(QStringLiteral("given.json was opened.")));
    QVERIFY(!said().contains(QStringLiteral("as soon as")));
}

void TestWindow::aSpecIsDroppedOnAnyPage_data()
{
    QTest::addColumn<QString>("page"); // the button that leads there from the first one
    QTest::newRow("first start") << QString();
    QTest::newRow("connecting") << QStringLiteral("connect");
    QTest::newRow("demo") << QStringLiteral("demo");
}

void TestWindow::aSpecIsDroppedOnAnyPage()
{
    QFETCH(const QString, page);
    open(std::nullopt);
    if (!page.isEmpty())
        click(qPrintable(page));
    if (page == u"demo")
        QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    m_desk->window().showPreferences(true);
    drop(writeSpec(QStringLiteral("given.json")));
    QMimeData words;
    words.setText(QStringLiteral("words"));
    QVERIFY(!accepts(words, {5, 5}));
    if (page != u"demo") {
        QTRY_VERIFY2(said().contains(QStringLiteral("given.json opens as soon as")), qPrintable(said()));
        m_desk->window().findChild<QAbstractButton *>(QStringLiteral("demo"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("given.json was opened.")), 20'000);
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("given-{n}"));
}

void TestWindow::aSpecIsDroppedOnAField()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_VERIFY(sees("name"));
    for (const char *field : {"name", "first_vmid", "inventoryFilter"}) {
        const QString file = writeSpec(QStringLiteral("%1.json").arg(QLatin1String(field)));
        drop(file, middleOf(field));
        QTRY_VERIFY2_WITH_TIMEOUT(
            said().contains(QStringLiteral("%1.json was opened").arg(QLatin1String(field))),
            qPrintable(said()), 20'000);
        QVERIFY(!child<QLineEdit>(field)->text().contains(file));
    }
    QMimeData words;
    words.setText(QStringLiteral("words"));
    QVERIFY(accepts(words, middleOf("name"))); // which takes them as ever
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
