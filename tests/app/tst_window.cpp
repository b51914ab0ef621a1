// SPDX-License-Identifier: Apache-2.0
#include "app/window/desk.h"
#include "core/base/systemclock.h"
#include "core/sim/server.h"
#include "core/store/memorystore.h"
#include "ui/createpage.h"
#include "ui/jobspage.h"
#include "ui/models/jobmodel.h"
#include "ui/models/previewmodel.h"
#include "ui/plurals.h"
#include "ui/slipwaystyle.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace std::chrono_literals;

/// The whole window over the simulated cluster, on the wire, by mouse and keyboard.
class TestWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void firstStartOffersTwoButtons();
    void fiveVmsByMouseAndKeyboard();
    void lockedVmsShowTheirRetriesInTheLog();
    void aServerIsTrustedByItsWholeFingerprint();
    void aWrongTokenIsRefusedInWords();
    void aFolderInUseIsSaidAndOneCanGoBack();
    void mistakesInTheFormAreSaidBesideTheField();
    void unfinishedJobsGoOnAtTheNextStart();
    void closingWithUnfinishedJobsAsksOnce();
    void closingAsksNoMoreWhenAllHaveEnded();
    void connectingAgainKeepsTheWindowsParts();
    void aKnownServerNeedsNoTyping();
    void aKnownServerWithoutItsSecretAsksForThatAlone();
    void aKnownServerWithAnotherCertificateIsBlocked();
    void serversAreSwitchedAndForgotten();
    void shortcutsReachEverything();

private:
    template <typename T>
    T *child(const char *name) const
    {
        T *found = m_desk->window().findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no widget %s", name);
        return found;
    }
    bool has(const char *name) const
    {
        return m_desk->window().findChild<QWidget *>(QString::fromLatin1(name)) != nullptr;
    }
    void open(const std::optional<app::DemoOptions> &demo)
    {
        m_desk.reset();
        m_accounts = std::make_unique<app::Accounts>(
            store::ProfileFile(m_dir->filePath(QStringLiteral("profiles.json"))), *m_keychain);
        m_desk = std::make_unique<app::Desk>(app::WindowOptions{demo, m_dir->path()}, *m_accounts);
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowExposed(&m_desk->window()));
    }
    void click(const char *name) { QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton); }
    void type(const char *field, const QString &text)
    {
        auto *edit = child<QLineEdit>(field);
        edit->setFocus();
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    void connectTo(sim::Server &server, const QString &token, bool keep = false);
    void describeFive();
    [[nodiscard]] int rowsAt(prov::Step step) const;
    [[nodiscard]] static sim::Server::Setup fastServer() { return {{QStringLiteral("calm"), 1, {}}, 0, 60}; }

    ui::EnglishPlurals m_plurals;
    std::unique_ptr<QTemporaryDir> m_dir;
    base::SystemClock m_clock;
    std::unique_ptr<store::MemoryStore> m_keychain; ///< outlives the program, as a keychain does
    std::unique_ptr<app::Accounts> m_accounts;
    std::unique_ptr<app::Desk> m_desk;
};

void TestWindow::initTestCase()
{
    QCoreApplication::installTranslator(&m_plurals);
    QApplication::setStyle(new ui::SlipwayStyle); // it makes Return press buttons
}

void TestWindow::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_unique<store::MemoryStore>(m_clock);
}

void TestWindow::cleanup()
{
    m_desk.reset();
}

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
    QVERIFY(child<QWidget>("startPage")->isVisible());
    QVERIFY(!has("workspace"));
    click("connect");
    QVERIFY(child<QWidget>("connectPanel")->isVisible());
    click("cancelConnect");
    auto *demo = child<QAbstractButton>("demo");
    demo->setFocus();
    QTest::keyClick(demo, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QVERIFY(child<QWidget>("createPage")->isVisible());
}

void TestWindow::fiveVmsByMouseAndKeyboard()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    describeFive();
    auto *preview = child<QTableView>("preview")->model();
    QTRY_COMPARE(preview->index(4, ui::PreviewModel::Check).data().toString(), QStringLiteral("Fits"));
    click("create");
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
    click("create");
    QTest::keyClick(&m_desk->window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(child<QWidget>("logPanel")->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(rowsAt(prov::Step::Ready), 5, 120'000);
    type("logFind", QStringLiteral("attempt"));
    const auto *table = child<QWidget>("logPanel")->findChild<QTableView *>();
    QTRY_VERIFY(table->model()->rowCount() > 0);
}

void TestWindow::connectTo(sim::Server &server, const QString &token, bool keep)
{
    click("connect");
    child<QCheckBox>("keep")->setChecked(keep);
    type("address", server.url() + QStringLiteral("/#v1:0:18:4"));
    type("tokenId", token.section(u'=', 0, 0));
    type("secret", token.section(u'=', 1));
    QTest::keyClick(child<QLineEdit>("secret"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("certificate")->isVisible(), 20'000);
}

void TestWindow::aServerIsTrustedByItsWholeFingerprint()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken());
    QString shown = child<QLabel>("fingerprint")->text();
    shown.remove(QStringLiteral("   ")).remove(u'\n');
    QCOMPARE(shown.remove(u':'), server.fingerprint().remove(u':'));
    QVERIFY(server.cluster().requests().isEmpty()); // nothing was sent yet
    QVERIFY(qobject_cast<QAbstractButton *>(m_desk->window().focusWidget()));
    QTest::keyClick(m_desk->window().focusWidget(), Qt::Key_Return);
    QVERIFY(child<QWidget>("certificate")->isVisible()); // typing ahead trusts nothing
    click("distrust");
    QVERIFY(!child<QWidget>("certificate")->isVisible());
    QVERIFY(server.cluster().requests().isEmpty());
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("certificate")->isVisible(), 20'000);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QVERIFY(!child<QLineEdit>("secret")->text().contains(server.cluster().adminToken().section(u'=', 1)));
}

void TestWindow::aWrongTokenIsRefusedInWords()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, QStringLiteral("admin@pve!slipway=wrong"));
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("connectError")->isVisible(), 20'000);
    QVERIFY(!has("workspace"));
    QVERIFY(child<QPushButton>("connectNow")->isEnabled());
}

void TestWindow::aFolderInUseIsSaidAndOneCanGoBack()
{
    const auto held = store::DataFolder::open(m_dir->path());
    QVERIFY(held);
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken());
    click("trust");
    QVERIFY(child<QLabel>("waiting")->isVisible());
    QVERIFY(!child<QLabel>("waiting")->text().isEmpty());
    QVERIFY(server.cluster().requests().isEmpty());
    click("back");
    QVERIFY(child<QWidget>("startPage")->isVisible());
}

void TestWindow::mistakesInTheFormAreSaidBesideTheField()
{
    open(std::nullopt);
    click("connect");
    type("address", QStringLiteral("http://pve1"));
    type("tokenId", QStringLiteral("root"));
    type("secret", QStringLiteral("x"));
    click("connectNow");
    QVERIFY(child<QLineEdit>("address")->property("wrong").toBool());
    QVERIFY(child<QLineEdit>("tokenId")->property("wrong").toBool());
    QVERIFY(!child<QLineEdit>("secret")->property("wrong").toBool());
}

void TestWindow::unfinishedJobsGoOnAtTheNextStart()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken(), true);
    click("trust");
    describeFive(); // with a password: its hash is in the keychain
    click("create");
    QTRY_VERIFY_WITH_TIMEOUT(rowsAt(prov::Step::Cloning) > 0, 20'000);
    m_desk.reset();

    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000); // nothing was typed
    QCOMPARE(child<QTabBar>("tabs")->currentIndex(), int{ui::Workspace::Jobs});
    bool said = false;
    const auto labels = child<QWidget>("messageBar")->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        said = said || label->text().contains(QStringLiteral("5 jobs were resumed."));
    QVERIFY(said);
    QTRY_COMPARE_WITH_TIMEOUT(rowsAt(prov::Step::Ready), 5, 120'000);
    QVERIFY(!server.cluster().vmids().contains(406)); // none was made twice
}

void TestWindow::closingWithUnfinishedJobsAsksOnce()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 1});
    describeFive();
    click("create");
    QTRY_COMPARE(child<QTabBar>("tabs")->tabText(ui::Workspace::Jobs), QStringLiteral("Jobs (5)"));
    QVERIFY(!m_desk->window().close());
    QVERIFY(m_desk->window().isVisible());
    QVERIFY(child<QWidget>("messageBar")->isVisible());
    QVERIFY(m_desk->window().close());
}

void TestWindow::closingAsksNoMoreWhenAllHaveEnded()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    describeFive();
    click("create");
    QVERIFY(!m_desk->window().close());
    QVERIFY(child<QWidget>("messageBar")->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(rowsAt(prov::Step::Ready), 5, 90'000);
    QTRY_VERIFY(!child<QWidget>("messageBar")->isVisible());
    describeFive();
    child<QLineEdit>("first_vmid")->clear();
    click("create");
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

void TestWindow::aKnownServerNeedsNoTyping()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    type("serverName", QStringLiteral("lab"));
    connectTo(server, server.cluster().adminToken(), true);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QCOMPARE(m_desk->window().windowTitle(), QStringLiteral("Slipway – lab"));
    QFile profiles(m_dir->filePath(QStringLiteral("profiles.json")));
    QVERIFY(profiles.open(QIODevice::ReadOnly));
    QVERIFY(!profiles.readAll().contains(server.cluster().adminToken().section(u'=', 1).toUtf8()));

    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QCOMPARE(m_desk->window().windowTitle(), QStringLiteral("Slipway – lab"));
}

void TestWindow::aKnownServerWithoutItsSecretAsksForThatAlone()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken(), true);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    m_desk.reset();
    m_keychain = std::make_unique<store::MemoryStore>(m_clock); // it has lost everything
    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(child<QLineEdit>("secret")->isVisible(), 20'000);
    QCOMPARE(child<QLineEdit>("tokenId")->text(), server.cluster().adminToken().section(u'=', 0, 0));
    QVERIFY(!child<QLabel>("connectState")->text().isEmpty());
    type("secret", server.cluster().adminToken().section(u'=', 1));
    QTest::keyClick(child<QLineEdit>("secret"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000); // the pin was kept: nothing to confirm
}

void TestWindow::aKnownServerWithAnotherCertificateIsBlocked()
{
    auto server = std::make_unique<sim::Server>(fastServer());
    QVERIFY(server->listen());
    const auto port = static_cast<quint16>(QUrl(server->url()).port());
    open(std::nullopt);
    connectTo(*server, server->cluster().adminToken(), true);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    const QString before = server->fingerprint();
    m_desk.reset();
    server.reset();
    sim::Server other({{QStringLiteral("calm"), 1, {}}, port, 60});
    QVERIFY(other.listen());
    QVERIFY(other.fingerprint() != before);

    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("connectError")->isVisible(), 20'000);
    QString said;
    const auto labels = child<QWidget>("connectError")->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        said += label->text();
    QVERIFY2(said.contains(before) && said.contains(other.fingerprint()), qPrintable(said));
    QVERIFY(other.cluster().requests().isEmpty()); // and no secret was sent
    click("connectNow");                           // nor is there a way past it in one click
    QTest::keyClicks(child<QLineEdit>("secret"), QStringLiteral("x"));
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("connectError")->isVisible(), 20'000);
    QVERIFY(!child<QWidget>("certificate")->isVisible());
    QVERIFY(other.cluster().requests().isEmpty());
}

void TestWindow::serversAreSwitchedAndForgotten()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken(), true);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    click("serversButton");
    QTRY_VERIFY_WITH_TIMEOUT(!has("workspace"), 20'000);
    QCOMPARE(m_accounts->profiles().size(), 1);
    auto *known = child<QAbstractButton>("known");
    QVERIFY(known->isVisible());
    QTest::keyClick(known, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    click("serversButton");
    QTRY_VERIFY_WITH_TIMEOUT(!has("workspace"), 20'000);
    known = child<QAbstractButton>("known");
    const QString key = m_accounts->profiles().first().secretKey();
    known->actions().first()->trigger();
    QTRY_VERIFY(!has("known"));
    QVERIFY(m_accounts->profiles().isEmpty());
    bool asked = false;
    m_keychain->read(key, [&asked](const base::Result<QString> &secret) { asked = !secret; });
    QTRY_VERIFY(asked); // the secret went with it
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

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
