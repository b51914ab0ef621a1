// SPDX-License-Identifier: Apache-2.0
#include "tests/app/windowtest.h"
#include "ui/createpage.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>

using namespace test;
using Choice = ui::Language::Choice;

/// What is asked, waited for or offered when the language changes, goes on in the other one.
class TestWindowGoesOn : public WindowTest
{
    Q_OBJECT
private slots:
    void aCertificateIsStillToBeConfirmed_data();
    void aCertificateIsStillToBeConfirmed();
    void whatWasConfirmedIsNotAskedForAgain();
    void aSignInUnderWayIsNotGivenUp();
    void aSecondFactorIsStillAskedFor();
    void whatWaitsIsSaidAgain();
    void removedJobsCanStillBeTakenBack();
    void aCreateThatWaitsIsStillDone();
    void whatWasLeftIsStillLookedAfter();

private:
    void start(const std::optional<app::DemoOptions> &demo = std::nullopt)
    {
        m_language.choose(Choice::English);
        open(demo);
        m_choices->speakIn(m_language, Choice::English);
    }
    void speak(const QString &language)
    {
        m_desk->window().showPreferences(true);
        QSignalSpy anew(&m_desk->window(), &ui::MainWindow::spokenAnew);
        m_choices->set({{QStringLiteral("language"), language}});
        QVERIFY(anew.wait());
        m_desk->window().showPreferences(false);
    }
    void speakGerman() { speak(QStringLiteral("german")); }
    void awaitCertificate() { QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000); }
    void awaitWorkspace() { QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000); }
    /// As far as what follows on the certificate.
    void signIn(sim::Server &server, const QString &user, const QString &password);
    void describeOne();
    void makeOneVm();
    [[nodiscard]] bool lists(pve::VmId vmid) const; ///< the page of machines
    [[nodiscard]] qsizetype jobs() const { return m_desk->window().workspace()->engine().jobs().size(); }
};

void TestWindowGoesOn::signIn(sim::Server &server, const QString &user, const QString &password)
{
    click("connect");
    type("address", server.url());
    click("signInPassword");
    type("user", user);
    type("password", password);
    click("connectNow");
    awaitCertificate();
}

void TestWindowGoesOn::describeOne()
{
    auto *page = child<ui::CreatePage>("createPage");
    page->chooseTemplate(9000);
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000); // the template was read
    type("name", QStringLiteral("web-1"));
    QTRY_VERIFY(page->isRight());
}

void TestWindowGoesOn::makeOneVm()
{
    describeOne();
    create();
    QTRY_COMPARE(m_desk->window().workspace()->unfinished(), 1);
}

bool TestWindowGoesOn::lists(pve::VmId vmid) const
{
    const auto *machines = child<QAbstractItemView>("machinesView")->model();
    for (int column = 0; column < machines->columnCount(); ++column) {
        if (!machines->match(machines->index(0, column), Qt::DisplayRole, QString::number(vmid)).isEmpty())
            return true;
    }
    return false;
}

void TestWindowGoesOn::aCertificateIsStillToBeConfirmed_data()
{
    QTest::addColumn<bool>("tests");
    QTest::newRow("connecting") << false;
    QTest::newRow("testing") << true;
}

void TestWindowGoesOn::aCertificateIsStillToBeConfirmed()
{
    QFETCH(bool, tests);
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    start();
    connectTo(server, server.cluster().adminToken());
    if (tests) {
        click("distrust");
        click("testConnection");
        awaitCertificate();
    }
    speakGerman();
    awaitCertificate();
    QCOMPARE(child<QAbstractButton>("trust")->text(), QStringLiteral("Diesem Zertifikat vertrauen"));
    QVERIFY(!child<QAbstractButton>("connectNow")->isEnabled());
    QVERIFY(server.cluster().requests().isEmpty()); // nothing was sent yet
    click("trust");
    if (!tests)
        return awaitWorkspace();
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("connectState")->text().startsWith(u"fertig in"), 20'000);
    speak(QStringLiteral("english"));
    QVERIFY(child<QLabel>("connectState")->text().startsWith(u"finished in"));
    QVERIFY(sees("check8")); // the last one of a test
    QVERIFY(!child<QWidget>("check8")->accessibleDescription().isEmpty());
    QVERIFY(!has("workspace"));
}

void TestWindowGoesOn::whatWasConfirmedIsNotAskedForAgain()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    start();
    signIn(server, QStringLiteral("admin@pve"), QStringLiteral("wrong"));
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("connectError"), 20'000);
    const QString todo = child<QLabel>("explanationTodo")->text();
    speakGerman();
    QVERIFY(sees("connectError"));
    QVERIFY(child<QLabel>("explanationTodo")->text() != todo);
    QVERIFY(child<QComboBox>("realm")->currentText().startsWith(u"pve"));
    type("password", server.cluster().adminPassword());
    click("connectNow");
    awaitWorkspace();
}

void TestWindowGoesOn::aSignInUnderWayIsNotGivenUp()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    start();
    connectTo(server, server.cluster().adminToken());
    click("trust");
    QVERIFY(!has("workspace")); // its answer comes from the event loop
    QVERIFY(m_desk->window().showsForm());
    speakGerman();
    awaitWorkspace();
}

void TestWindowGoesOn::aSecondFactorIsStillAskedFor()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    start();
    const auto who = server.cluster().secondFactorLogin();
    signIn(server, who.user, who.password);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("codeCard"), 20'000);
    click("recovery");
    type("code", QStringLiteral("half a c"));
    speakGerman();
    QVERIFY(sees("codeCard"));
    QCOMPARE(child<QAbstractButton>("continue")->text(), QStringLiteral("Weiter"));
    QVERIFY(child<QAbstractButton>("recovery")->isChecked());
    QCOMPARE(child<QLineEdit>("code")->text(), QStringLiteral("half a c"));
    type("code", who.recovery.first());
    click("continue");
    awaitWorkspace();
}

void TestWindowGoesOn::whatWaitsIsSaidAgain()
{
    const auto held = store::DataFolder::open(m_dir->path());
    QVERIFY(held);
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    start();
    connectTo(server, server.cluster().adminToken());
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("waiting"), 20'000);
    const QString before = child<QLabel>("waiting")->text();
    speakGerman();
    QVERIFY(sees("waiting"));
    QVERIFY2(child<QLabel>("waiting")->text() != before, qPrintable(before));
    speak(QStringLiteral("english"));
    QCOMPARE(child<QLabel>("waiting")->text(), before);
}

void TestWindowGoesOn::removedJobsCanStillBeTakenBack()
{
    start(app::DemoOptions{QStringLiteral("calm"), 1, 60});
    awaitWorkspace();
    makeOneVm();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().workspace()->unfinished(), 0, 60'000);
    QTRY_VERIFY(child<QAction>("dismiss")->isEnabled()); // the page hears of the end after the engine
    child<QAction>("dismiss")->trigger();
    QCOMPARE(jobs(), qsizetype{0});
    speakGerman();
    QVERIFY2(said().contains(u"aus der Liste entfernt"), qPrintable(said()));
    click("noticeAction");
    QCOMPARE(jobs(), qsizetype{1});
}

void TestWindowGoesOn::aCreateThatWaitsIsStillDone()
{
    auto setup = fastServer();
    sim::Fault slow;
    slow.pattern = QStringLiteral("GET [^?]*/storage");
    slow.action = sim::Fault::Action::Delay;
    slow.span = base::Millis{120'000}; // 2 s of ours
    setup.cluster.faults = {slow};
    sim::Server server(setup);
    QVERIFY(server.listen());
    start();
    addServer(server);
    describeOne();
    click("create"); // once: it waits for the look at the server
    QCOMPARE(jobs(), qsizetype{0});
    speakGerman();
    QCOMPARE(jobs(), qsizetype{0});
    QTRY_COMPARE_WITH_TIMEOUT(jobs(), qsizetype{1}, 30'000);
}

/// A half-made VM of an earlier try was seen on the server; an administrator removes it after the change.
void TestWindowGoesOn::whatWasLeftIsStillLookedAfter()
{
    auto setup = fastServer();
    sim::Fault deadWorker;
    deadWorker.pattern = QStringLiteral("^POST .*/clone");
    deadWorker.action = sim::Fault::Action::KillWorker;
    deadWorker.times = 1;
    setup.cluster.faults = {deadWorker};
    sim::Server server(setup);
    QVERIFY(server.listen());
    start();
    addServer(server);
    makeOneVm();
    const auto &engine = m_desk->window().workspace()->engine();
    const auto job = [&engine]() -> const prov::Job & { return *engine.job(engine.jobIds().first()); };
    QTRY_COMPARE_WITH_TIMEOUT(job().vm, prov::Presence::Orphan, 60'000);
    const pve::VmId left = job().vmid;
    QTRY_VERIFY(child<QAction>("retry")->isEnabled());
    child<QAction>("retry")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(job().step, prov::Step::Ready, 90'000);
    QCOMPARE(job().leftBehind, QList<pve::VmId>{left});
    child<QAction>("refresh")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(lists(left), 20'000);
    speakGerman();
    sim::Fault gone;
    gone.pattern = QStringLiteral("^GET /cluster/resources");
    gone.action = sim::Fault::Action::Answer;
    gone.status = 200;
    gone.body = R"({"data":[{"id":"node/pve1","type":"node","node":"pve1","status":"online"}]})";
    server.cluster().addFault(gone);
    child<QAction>("refresh")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(job().leftBehind.isEmpty(), 20'000);
}

QTEST_MAIN(TestWindowGoesOn)
#include "tst_windowgoeson.moc"
