// SPDX-License-Identifier: Apache-2.0
#include "app/window/diagnostics.h"
#include "tests/app/windowtest.h"
#include "ui/jobspage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>

using prov::Step;
using Closing = store::Preferences::Closing;

namespace {

class FakeSleepGuard final : public app::SleepGuard
{
public:
    void hold(const QString &) override { held = true; }
    void release() override { held = false; }
    bool held = false;
};

class FakeNotifier final : public app::Notifier
{
public:
    void notify(const QString &title, const QString &body) override
    {
        said.append(title);
        text = body;
    }
    QStringList said;
    QString text;
};

} // namespace

/// How the program behaves towards the desktop and the person: closing, the session's end, diagnostics.
class TestWindowManners : public test::WindowTest
{
    Q_OBJECT
private slots:
    void diagnosticsHaveNoSecretInThem();
    void diagnosticsAreThereWithoutAServer();
    void theLogOfDiagnosticsIsBounded();
    void aHiddenWindowEndsWithItsJobs();
    void theAnswerToClosingIsRemembered();
    void aHiddenWindowComesBackWhenItsServerGoes();
    void theSessionsEndAsksNothingAndKeepsTheShape();
    void theComputerStaysAwakeAndTheEndIsTold();
    void aHiddenWindowSaysThatAPasswordIsNeeded();
    void theDemoKeepsNoComputerAwake();
    void aJobThatLeftTheListComesBack();
    void whatNobodySeesIsAskedForSeldom_data();
    void whatNobodySeesIsAskedForSeldom();
    void whatIsOldIsDatedBelowEveryPage();

private:
    /// In seconds: how often the inventory is read while somebody looks, and while nobody does.
    void pace(int watched, int unwatched);
    [[nodiscard]] static qsizetype looks(sim::Server &server);
    /// A real server with two VMs under way.
    void work(sim::Server &server);
    void describe();
    [[nodiscard]] bool allReady() const;
    [[nodiscard]] QSettings settings() const
    {
        return QSettings(m_dir->filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    }
};

void TestWindowManners::work(sim::Server &server)
{
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server, QStringLiteral("lab"));
    describe();
}

void TestWindowManners::describe()
{
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(child<QComboBox>("template.vmid")->count(), 3, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000); // the template was read
    child<QSpinBox>("count")->setValue(2);
    type("name", QStringLiteral("web-{n}"));
    type("first_vmid", QStringLiteral("401"));
    type("cloud_init.user", QStringLiteral("ops"));
    type("cloud_init.ipconfig0.ip", QStringLiteral("10.0.20.{20+n}/24"));
    type("cloud_init.ipconfig0.gw", QStringLiteral("10.0.20.1"));
    QTRY_COMPARE(child<QPushButton>("create")->text(), QStringLiteral("Create 2 VMs"));
    create();
    QTRY_COMPARE(m_desk->window().workspace()->unfinished(), 2);
}

bool TestWindowManners::allReady() const
{
    const auto jobs = m_desk->window().workspace()->engine().jobs();
    return std::all_of(jobs.begin(), jobs.end(),
                       [](const prov::Job &job) { return job.step == Step::Ready; });
}

void TestWindowManners::diagnosticsHaveNoSecretInThem()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server);
    m_desk->window().findChild<QAction *>(QStringLiteral("copyDiagnostics"))->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("Slipway " SLIPWAY_VERSION)));
    QVERIFY(text.contains(QString::fromLatin1(qVersion())));
    QVERIFY2(text.contains(QRegularExpression(QStringLiteral("Proxmox VE: \\d"))), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("\nLog:\n")));
    QVERIFY(!text.contains(server.cluster().adminToken().section(u'=', 1)));
    QVERIFY2(said().contains(QStringLiteral("The diagnostics were copied.")), qPrintable(said()));
}

void TestWindowManners::diagnosticsAreThereWithoutAServer()
{
    open(std::nullopt);
    m_desk->window().findChild<QAction *>(QStringLiteral("copyDiagnostics"))->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Proxmox VE: not connected")));
}

void TestWindowManners::theLogOfDiagnosticsIsBounded()
{
    base::Log log(m_clock);
    log.add(base::LogRecord::Level::Info, QStringLiteral("the old secret is hunter22"));
    for (int i = 0; i < 500; ++i)
        log.add(base::LogRecord::Level::Debug, QStringLiteral("record %1 of hunter22").arg(i));
    log.hide(QStringLiteral("hunter22")); // learned after the records
    store::Preferences preferences;
    preferences.closing = Closing::Background;
    const QString text = app::Diagnostics{QStringLiteral("9.2.11"), preferences, &log}.text();
    QVERIFY(text.contains(QStringLiteral("Proxmox VE: 9.2.11\n")));
    QVERIFY(text.contains(QStringLiteral("closing = \"background\"\n")));
    QVERIFY(!text.contains(QStringLiteral("parallel_jobs"))); // a default
    QVERIFY(!text.contains(QStringLiteral("hunter22")));
    QVERIFY(!text.contains(QStringLiteral("old secret")));
    QVERIFY(text.contains(QStringLiteral("record 0 of ***")));
    QCOMPARE(text.count(QStringLiteral("record ")), 500);
}

void TestWindowManners::aHiddenWindowEndsWithItsJobs()
{
    sim::Server server(fastServer());
    work(server);
    QSignalSpy lastGone(qGuiApp, &QGuiApplication::lastWindowClosed); // Qt would end the program
    QSignalSpy ended(&m_desk->window(), &ui::MainWindow::endedInBackground);
    QVERIFY(!m_desk->window().close());
    QVERIFY(m_desk->window().isVisible());
    QVERIFY2(said().contains(QStringLiteral("2 VMs are unfinished.")), qPrintable(said()));
    QCOMPARE(m_desk->window().focusWidget(), child<QWidget>("noticeAction"));
    QTest::keyClick(m_desk->window().focusWidget(), Qt::Key_Escape); // of the question, and of nothing else
    QTRY_VERIFY(!said().contains(QStringLiteral("unfinished")));
    QVERIFY(!m_desk->window().close()); // it is asked again
    click("noticeAction");
    QVERIFY(m_desk->window().isHidden());
    QCOMPARE(m_choices->now().closing, Closing::Ask); // it was not to be remembered
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 90'000);
    QVERIFY(allReady());
    QVERIFY(m_desk->window().isHidden());
    QVERIFY(lastGone.isEmpty());
}

void TestWindowManners::theAnswerToClosingIsRemembered()
{
    sim::Server server(fastServer());
    work(server);
    QVERIFY(!m_desk->window().close());
    child<QCheckBox>("noticeCheck")->click();
    click("noticeAction");
    QVERIFY(m_desk->window().isHidden());
    m_desk->window().showAgain();
    QVERIFY(m_desk->window().isVisible());
    QSignalSpy lastGone(qGuiApp, &QGuiApplication::lastWindowClosed);
    QVERIFY(!m_desk->window().close()); // nothing is asked now
    QVERIFY(m_desk->window().isHidden());
    QVERIFY(lastGone.isEmpty());
    m_desk->window().showAgain();
    QCOMPARE(m_choices->now().closing, Closing::Background);
    m_desk->window().findChild<QAction *>(QStringLiteral("quit"))->trigger(); // is more than closing
    QVERIFY(m_desk->window().isVisible());
    QVERIFY2(said().contains(QStringLiteral("2 VMs are unfinished.")), qPrintable(said()));
    m_choices->set({{QStringLiteral("closing"), QStringLiteral("close")}});
    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QVERIFY(m_desk->window().workspace()->unfinished() > 0);
    QVERIFY(m_desk->window().close());
}

void TestWindowManners::aHiddenWindowComesBackWhenItsServerGoes()
{
    sim::Server server(fastServer());
    work(server);
    QVERIFY(!m_desk->window().close());
    click("noticeAction");
    QVERIFY(m_desk->window().isHidden());
    m_desk->window().closeWorkspace(); // as it is when the server shows another certificate
    QVERIFY(m_desk->window().isVisible());
}

void TestWindowManners::theSessionsEndAsksNothingAndKeepsTheShape()
{
    sim::Server server(fastServer());
    work(server);
    m_desk->window().resize(1111, 777);
    const QSize size = m_desk->window().size();
    QElapsedTimer taken;
    taken.start();
    m_desk->endSession();
    QVERIFY2(taken.elapsed() < 1000, qPrintable(QString::number(taken.elapsed()))); // design 3
    QVERIFY(settings().contains(QStringLiteral("window/geometry")));                // already, not at the end
    QVERIFY(m_desk->window().close());
    m_desk.reset();
    open(std::nullopt);
    QCOMPARE(m_desk->window().size(), size);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(allReady(), 90'000);
}

void TestWindowManners::theComputerStaysAwakeAndTheEndIsTold()
{
    auto *sleep = new FakeSleepGuard;
    auto *notifier = new FakeNotifier;
    m_desktop = {std::unique_ptr<app::SleepGuard>(sleep), std::unique_ptr<app::Notifier>(notifier)};
    sim::Server server(fastServer());
    work(server);
    QVERIFY(sleep->held);
    QVERIFY(!m_desk->window().close());
    click("noticeAction"); // so that nobody looks
    QTRY_VERIFY_WITH_TIMEOUT(!sleep->held, 90'000);
    QVERIFY(allReady());
    QCOMPARE(notifier->said, (QStringList{QStringLiteral("web-1 to web-2")}));
    QVERIFY2(notifier->text.startsWith(QStringLiteral("2 of 2 ready")), qPrintable(notifier->text));
    emit sleep->failed(QStringLiteral("no bus")); // a line in the log, and nothing else
    QVERIFY(!said().contains(QStringLiteral("no bus")));
    emit notifier->activated();
    QVERIFY(m_desk->window().isVisible());
}

void TestWindowManners::aHiddenWindowSaysThatAPasswordIsNeeded()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server, QStringLiteral("lab"));
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000);
    type("cloud_init.password_env", QStringLiteral("only for this test"));
    describe();
    const auto jobs = m_desk->window().workspace()->engine().jobs();
    m_desk.reset(); // before any of them needs it
    for (const auto &job : jobs)
        m_keychain->remove(QStringLiteral("job/") + job.id, [](const auto &) {});
    auto *notifier = new FakeNotifier;
    m_desktop.notifier.reset(notifier);
    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    m_desk->window().hide();
    const auto &engine = m_desk->window().workspace()->engine();
    QTRY_VERIFY_WITH_TIMEOUT(
        engine.job(jobs.at(0).id)->waitsForSecret && engine.job(jobs.at(1).id)->waitsForSecret, 90'000);
    QCOMPARE(notifier->said, QStringList{QStringLiteral("A password is needed")}); // once for both
    QVERIFY2(notifier->text.startsWith(QStringLiteral("web-")), qPrintable(notifier->text));
    emit notifier->activated();
    QVERIFY(m_desk->window().isVisible());
}

void TestWindowManners::theDemoKeepsNoComputerAwake()
{
    auto *sleep = new FakeSleepGuard;
    m_desktop.sleep.reset(sleep);
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    describe();
    QVERIFY(!sleep->held);
}

void TestWindowManners::aJobThatLeftTheListComesBack()
{
    open(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    describe();
    QTRY_VERIFY_WITH_TIMEOUT(allReady(), 90'000);
    const prov::Engine &engine = m_desk->window().workspace()->engine();
    const auto jobs = engine.jobs();
    m_desk->window().workspace()->jobs().showJob(jobs.first().id);
    auto *dismiss = m_desk->window().findChild<QAction *>(QStringLiteral("dismiss"));
    QTRY_VERIFY(dismiss->isEnabled()); // the page hears of the end after the engine
    dismiss->trigger();
    QCOMPARE(engine.jobs().size(), 1);
    QVERIFY2(said().contains(QStringLiteral("Removed 1 job from the list.")), qPrintable(said()));
    click("noticeAction");
    QCOMPARE(engine.jobs(), jobs);
    QTRY_VERIFY(!said().contains(QStringLiteral("Removed 1 job from the list.")));
}

void TestWindowManners::pace(int watched, int unwatched)
{
    m_choices->set({{QStringLiteral("inventory_interval_ms"), 1000 * watched},
                    {QStringLiteral("inventory_hidden_interval_ms"), 1000 * unwatched}});
}

qsizetype TestWindowManners::looks(sim::Server &server)
{
    const auto &requests = server.cluster().requests();
    return std::count_if(requests.begin(), requests.end(), [](const auto &request) {
        return request.target.startsWith("/api2/json/cluster/resources");
    });
}

void TestWindowManners::whatNobodySeesIsAskedForSeldom_data()
{
    QTest::addColumn<bool>("hides");
    QTest::newRow("minimised") << false;
    QTest::newRow("hidden") << true;
}

/// One of the two paces is an hour, so that only the other one can ask again.
void TestWindowManners::whatNobodySeesIsAskedForSeldom()
{
    QFETCH(const bool, hides);
    QVERIFY(store::Preferences().inventoryHidden >= std::chrono::minutes(1));
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server);
    ui::MainWindow &window = m_desk->window();
    QTRY_VERIFY_WITH_TIMEOUT(looks(server) > 0, 20'000);
    pace(3600, 2);
    hides ? window.hide() : window.showMinimized();
    const auto seen = looks(server);
    QTRY_VERIFY_WITH_TIMEOUT(looks(server) >= seen + 2, 20'000);
    pace(2, 3600);
    window.showAgain();
    const auto unseen = looks(server);
    QTRY_VERIFY_WITH_TIMEOUT(looks(server) >= unseen + 2, 20'000);
}

void TestWindowManners::whatIsOldIsDatedBelowEveryPage()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server);
    pace(2, 2);
    QTRY_VERIFY_WITH_TIMEOUT(looks(server) > 0, 20'000);
    auto *note = child<QWidget>("pagesTrouble");
    QVERIFY(note->isHidden());
    sim::Fault fault;
    fault.pattern = QStringLiteral("GET /cluster/resources");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 595;
    fault.lasting = sim::Millis{300'000}; // 5 s of ours
    server.cluster().addFault(fault);
    QTRY_VERIFY_WITH_TIMEOUT(note->isVisible(), 20'000);
    const QString text = note->findChild<QLabel *>()->text();
    QVERIFY2(text.startsWith(QStringLiteral("Last seen ")), qPrintable(text));
    auto *tabs = child<QTabBar>("tabs");
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        QVERIFY(note->isVisible());
    }
    QTRY_VERIFY_WITH_TIMEOUT(note->isHidden(), 30'000);
}

QTEST_MAIN(TestWindowManners)
#include "tst_windowmanners.moc"
