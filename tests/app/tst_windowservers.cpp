// SPDX-License-Identifier: Apache-2.0
#include "tests/app/windowtest.h"
#include "ui/palette/palettesource.h"
#include "ui/serverlabel.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include <utility>

namespace {

/// A keychain that answers when it is told to.
class SlowKeychain final : public store::SecretStore
{
public:
    explicit SlowKeychain(store::SecretStore &inner) : m_inner(inner) {}
    void read(const QString &key, ReadDone done) override { m_waiting.append({key, std::move(done)}); }
    void write(const QString &key, const QString &value, WriteDone done) override
    {
        m_inner.write(key, value, std::move(done));
    }
    void remove(const QString &key, WriteDone done) override { m_inner.remove(key, std::move(done)); }
    [[nodiscard]] qsizetype waiting() const { return m_waiting.size(); }
    void answer()
    {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &[key, done] : waiting)
            done(QStringLiteral("8c8529ca-9e9d-41fd-a8e4-8a77711d9b27"));
    }

private:
    store::SecretStore &m_inner;
    QList<std::pair<QString, ReadDone>> m_waiting;
};

} // namespace

/// Which server, as whom, and whether to trust it; servers that are kept.
class TestWindowServers : public test::WindowTest
{
    Q_OBJECT
private slots:
    void aServerIsTrustedByItsWholeFingerprint();
    void aWrongTokenIsRefusedInWords();
    void aFolderInUseIsSaidAndOneCanGoBack();
    void aFolderThatBecomesFreeIsTaken();
    void mistakesInTheFormAreSaidBesideTheField();
    void aKnownServerNeedsNoTyping();
    void aKnownServerWithoutItsSecretAsksForThatAlone();
    void aKnownServerWithAnotherCertificateIsBlocked();
    void anotherCertificateInMidSessionEndsIt();
    void serversAreSwitchedAndForgotten();
    void aKnownServerIsEditedWithoutItsSecret();
    void theMenuLeadsToAnotherServer();
    void aLateKeychainInterruptsNothing();
    void aDamagedListOfServersIsSaid();
    void anyRequestWithoutAnAnswerIsSaidAtOnce();
    void inANarrowWindowTheFormHasThePageUntilThereIsMore();
};

void TestWindowServers::aServerIsTrustedByItsWholeFingerprint()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken());
    QString shown = child<QLabel>("fingerprint")->text();
    shown.remove(QStringLiteral("   ")).remove(u'\n');
    QCOMPARE(shown.remove(u':'), server.fingerprint().remove(u':'));
    QVERIFY(server.cluster().requests().isEmpty()); // nothing was sent yet
    QWidget *first = m_desk->window().focusWidget();
    QCOMPARE(first, child<QWidget>("fingerprint")); // it is to be compared
    QTest::keyClick(first, Qt::Key_Return);
    QTest::keyClick(first, Qt::Key_Space);
    QVERIFY(sees("certificate")); // typing ahead trusts nothing
    QCOMPARE(first->nextInFocusChain(), child<QWidget>("trust"));
    QCOMPARE(first->nextInFocusChain()->nextInFocusChain(), child<QWidget>("distrust"));
    click("distrust");
    QVERIFY(!child<QWidget>("certificate")->isVisible());
    QVERIFY(server.cluster().requests().isEmpty());
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_VERIFY(!has("secret")); // it went with the form
}

void TestWindowServers::aWrongTokenIsRefusedInWords()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, QStringLiteral("admin@pve!slipway=wrong"));
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("connectError"), 20'000);
    QVERIFY(!has("workspace"));
    QVERIFY(child<QPushButton>("connectNow")->isEnabled());
}

void TestWindowServers::aFolderInUseIsSaidAndOneCanGoBack()
{
    const auto held = store::DataFolder::open(m_dir->path());
    QVERIFY(held);
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken());
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("waiting"), 20'000);
    QVERIFY(!child<QLabel>("waiting")->text().isEmpty());
    QVERIFY(server.cluster().requests().isEmpty());
    click("back");
    QVERIFY(sees("startPage"));
}

/// Another program that is about to end, say.
void TestWindowServers::aFolderThatBecomesFreeIsTaken()
{
    auto held = store::DataFolder::open(m_dir->path());
    QVERIFY(held);
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    connectTo(server, server.cluster().adminToken());
    click("trust");
    QVERIFY(!child<QLabel>("waiting")->isVisible());
    QVERIFY(!has("workspace"));
    held->reset();
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
}

void TestWindowServers::mistakesInTheFormAreSaidBesideTheField()
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

void TestWindowServers::aKnownServerNeedsNoTyping()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server, QStringLiteral("lab"));
    QCOMPARE(m_desk->window().windowTitle(), QStringLiteral("Slipway – lab"));
    QFile profiles(m_dir->filePath(QStringLiteral("profiles.json")));
    QVERIFY(profiles.open(QIODevice::ReadOnly));
    QVERIFY(!profiles.readAll().contains(server.cluster().adminToken().section(u'=', 1).toUtf8()));

    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QCOMPARE(m_desk->window().windowTitle(), QStringLiteral("Slipway – lab"));
}

void TestWindowServers::aKnownServerWithoutItsSecretAsksForThatAlone()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server);
    m_desk.reset();
    m_keychain = std::make_unique<store::MemoryStore>(m_clock); // it has lost everything
    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(sees("secret"), 20'000);
    QCOMPARE(child<QLineEdit>("tokenId")->text(), server.cluster().adminToken().section(u'=', 0, 0));
    QVERIFY(!child<QLabel>("connectState")->text().isEmpty());
    type("secret", server.cluster().adminToken().section(u'=', 1));
    QTest::keyClick(child<QLineEdit>("secret"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000); // the pin was kept: nothing to confirm
}

void TestWindowServers::aKnownServerWithAnotherCertificateIsBlocked()
{
    auto server = std::make_unique<sim::Server>(fastServer());
    QVERIFY(server->listen());
    const auto port = static_cast<quint16>(QUrl(server->url()).port());
    open(std::nullopt);
    addServer(*server);
    const QString before = server->fingerprint();
    m_desk.reset();
    server.reset();
    sim::Server other({{QStringLiteral("calm"), 1, {}}, port, 60});
    QVERIFY(other.listen());
    QVERIFY(other.fingerprint() != before);

    open(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(sees("connectError"), 20'000);
    QString said;
    const auto labels = child<QWidget>("connectError")->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        said += label->text();
    QVERIFY2(said.contains(before) && said.contains(other.fingerprint()), qPrintable(said));
    QVERIFY(other.cluster().requests().isEmpty()); // and no secret was sent
    click("connectNow");                           // nor is there a way past it in one click
    QTest::keyClicks(child<QLineEdit>("secret"), QStringLiteral("x"));
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("connectError"), 20'000);
    QVERIFY(!child<QWidget>("certificate")->isVisible());
    QVERIFY(other.cluster().requests().isEmpty());
}

void TestWindowServers::anotherCertificateInMidSessionEndsIt()
{
    auto server = std::make_unique<sim::Server>(fastServer());
    QVERIFY(server->listen());
    const auto port = static_cast<quint16>(QUrl(server->url()).port());
    open(std::nullopt);
    addServer(*server);
    const QString before = server->fingerprint();
    server.reset();
    sim::Server other({{QStringLiteral("calm"), 1, {}}, port, 60});
    QVERIFY(other.listen());
    QTest::keyClick(&m_desk->window(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(!has("workspace"), 20'000);
    QVERIFY(sees("connectError"));
    QString said;
    const auto labels = child<QWidget>("connectError")->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        said += label->text();
    QVERIFY2(said.contains(before) && said.contains(other.fingerprint()), qPrintable(said));
    QVERIFY(other.cluster().requests().isEmpty());
}

void TestWindowServers::serversAreSwitchedAndForgotten()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server);
    chooseInServerMenu("menuSignOut");
    QTRY_VERIFY_WITH_TIMEOUT(!has("workspace"), 20'000);
    QCOMPARE(m_accounts->profiles().size(), 1);
    auto *known = child<QAbstractButton>("known");
    QVERIFY(known->isVisible());
    QTest::keyClick(known, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QVERIFY(
        ui::availableActions(m_desk->window()).contains(child<QAction>("menuSignOut"))); // for the palette
    chooseInServerMenu("menuSignOut");
    QTRY_VERIFY_WITH_TIMEOUT(!has("workspace"), 20'000);
    QVERIFY(m_desk->window().findChild<QAction *>(QStringLiteral("menuSignOut")) == nullptr); // of which?
    known = child<QAbstractButton>("known");
    const QString key = m_accounts->profiles().first().secretKey();
    m_desk->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
    known->setFocus();
    QTest::keyClick(known, Qt::Key_Delete);
    auto *name = child<QLineEdit>("askField");
    QVERIFY(name->isVisible());
    QTest::keyClicks(name, QStringLiteral("some other"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(m_accounts->profiles().size(), 1); // nobody loses a token by accident
    type("askField", m_accounts->profiles().first().name);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!has("known"));
    QVERIFY(m_accounts->profiles().isEmpty());
    bool asked = false;
    m_keychain->read(key, [&asked](const base::Result<QString> &secret) { asked = !secret; });
    QTRY_VERIFY(asked); // the secret went with it
}

void TestWindowServers::aKnownServerIsEditedWithoutItsSecret()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server, QStringLiteral("lab"));
    const QString id = m_accounts->profiles().first().id;
    chooseInServerMenu("menuEdit");
    QTRY_VERIFY_WITH_TIMEOUT(sees("serverName"), 20'000);
    QCOMPARE(child<QLineEdit>("serverName")->text(), QStringLiteral("lab"));
    QVERIFY(child<QLineEdit>("secret")->text().isEmpty());
    type("serverName", QStringLiteral("laboratory"));
    QTest::keyClick(child<QLineEdit>("serverName"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QCOMPARE(m_accounts->profiles().size(), 1);
    QCOMPARE(m_accounts->profiles().first().id, id);
    QCOMPARE(m_accounts->profiles().first().name, QStringLiteral("laboratory"));

    chooseInServerMenu("menuEdit"); // somebody else needs a secret of his own
    QTRY_VERIFY_WITH_TIMEOUT(sees("tokenId"), 20'000);
    type("tokenId", QStringLiteral("other@pve!slipway"));
    QTest::keyClick(child<QLineEdit>("tokenId"), Qt::Key_Return);
    QVERIFY(child<QLineEdit>("secret")->property("wrong").toBool());
}

void TestWindowServers::theMenuLeadsToAnotherServer()
{
    sim::Server server(fastServer());
    sim::Server other(fastServer());
    QVERIFY(server.listen() && other.listen());
    open(std::nullopt);
    addServer(server, QStringLiteral("lab"));
    chooseInServerMenu("menuConnect");
    QTRY_VERIFY_WITH_TIMEOUT(sees("connectPanel"), 20'000);
    QVERIFY(child<QLineEdit>("address")->text().isEmpty());
    click("cancelConnect");
    addServer(other, QStringLiteral("office"));
    QCOMPARE(m_desk->window().windowTitle(), QStringLiteral("Slipway – office"));
    click("serversButton");
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().at(0)->text(), QStringLiteral("office"));
    QVERIFY(menu->actions().at(0)->isChecked());
    menu->setActiveAction(menu->actions().at(1));
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().windowTitle(), QStringLiteral("Slipway – lab"), 20'000);
}

void TestWindowServers::aLateKeychainInterruptsNothing()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server);
    m_desk.reset();
    SlowKeychain keychain(*m_keychain);
    app::Accounts accounts(store::ProfileFile(m_dir->filePath(QStringLiteral("profiles.json"))), keychain);
    m_desk = std::make_unique<app::Desk>(app::WindowOptions{{}, m_dir->path()}, accounts, *m_choices);
    m_desk->open();
    QCOMPARE(keychain.waiting(), 1);
    click("back"); // somebody does not want to wait
    click("demo");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    const QString title = m_desk->window().windowTitle();
    keychain.answer();
    QVERIFY(has("workspace"));
    QCOMPARE(m_desk->window().windowTitle(), title);

    chooseInServerMenu("menuSignOut");
    QTRY_VERIFY_WITH_TIMEOUT(!has("workspace"), 20'000);
    click("known");
    QCOMPARE(keychain.waiting(), 1);
    m_desk.reset();
    keychain.answer(); // nobody is there
}

void TestWindowServers::aDamagedListOfServersIsSaid()
{
    QFile profiles(m_dir->filePath(QStringLiteral("profiles.json")));
    QVERIFY(profiles.open(QIODevice::WriteOnly));
    profiles.write("{ half");
    profiles.close();
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    QTRY_VERIFY(sees("windowMessages")); // on the first page already
    addServer(server);
    m_desk->keychainFailed({base::Error::Kind::Locked, 0, QStringLiteral("the keychain is locked"), {}});
    QVERIFY2(said().contains(QStringLiteral("profiles.json.damaged-")), qPrintable(said()));
    QVERIFY(said().contains(QStringLiteral("locked")));
    m_desk->keychainWorks();
    QTRY_VERIFY(!said().contains(QStringLiteral("locked")));
    QVERIFY(said().contains(QStringLiteral("profiles.json.damaged-"))); // another trouble than the keychain's
}

void TestWindowServers::anyRequestWithoutAnAnswerIsSaidAtOnce()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    addServer(server);
    const auto *label = child<ui::ServerLabel>("serversButton");
    QTRY_VERIFY(label->said().endsWith(QStringLiteral(" ms")));
    sim::Fault gone;
    gone.pattern = QStringLiteral("^GET .*/network");
    gone.action = sim::Fault::Action::DropBefore;
    gone.times = -1;
    server.cluster().addFault(gone);
    child<QAction>("refresh")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(label->said().contains(QStringLiteral("last seen")), 20'000);
    // The next round asks for no networks.
    QTRY_VERIFY_WITH_TIMEOUT(label->said().endsWith(QStringLiteral(" ms")), 20'000);
}

void TestWindowServers::inANarrowWindowTheFormHasThePageUntilThereIsMore()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    m_desk->window().resize(700, 600);
    click("connect");
    const auto *panel = child<QWidget>("connectPanel");
    const auto part = [this, panel] {
        const QWidget *area = child<QWidget>("connectForm");
        while (area->parentWidget() != panel)
            area = area->parentWidget();
        return area->height() * 100 / panel->height();
    };
    QTRY_VERIFY2(part() > 80, qPrintable(QString::number(part())));
    connectTo(server, server.cluster().adminToken());
    QTRY_VERIFY2(part() < 60, qPrintable(QString::number(part())));
    QVERIFY(sees("certificate"));
}

QTEST_MAIN(TestWindowServers)
#include "tst_windowservers.moc"
