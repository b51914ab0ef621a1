// SPDX-License-Identifier: Apache-2.0
#include "tests/app/windowtest.h"
#include "tests/support/relay.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

#include <algorithm>

/// Passwords, second factors, several endpoints, and a sign-in that ends; by mouse and keyboard.
class TestWindowSignIn : public test::WindowTest
{
    Q_OBJECT
private slots:
    void init() { prepare({}); }
    void aPasswordIsAskedForAgainUnlessItIsKept();
    void aKeptPasswordNeedsNoTyping();
    void aWrongPasswordIsRefusedInWords();
    void aSecretCanBeShown();
    void aSecondFactorIsAskedForUntilItIsRight();
    void aRecoveryCodeWillDoToo();
    void aSecondFactorCanBeGivenUp();
    void aRealmThatIsNotThereIsSaidBeforeThePassword();
    void theNextEndpointIsUsedWhenOneIsDown();
    void anEndpointThatIsDownIsNoObstacle();
    void jobsContinueAfterTheNextSignIn();

private:
    void prepare(const QString &scenario);
    /// As far as what follows on Connect.
    void fillPassword(const QString &user, const QString &password, bool keepPassword);
    void enterCode(const QString &code);
    void makeOneVm();
    [[nodiscard]] QString admin() const { return m_server->cluster().adminUser(); }
    [[nodiscard]] QString password() const { return m_server->cluster().adminPassword(); }
    [[nodiscard]] qsizetype asked(const QByteArray &method, const QByteArray &target) const;
    [[nodiscard]] QString label() const { return child<QAbstractButton>("serversButton")->accessibleName(); }
    void awaitWorkspace() { QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000); }

    std::unique_ptr<sim::Server> m_server;
};

void TestWindowSignIn::prepare(const QString &scenario)
{
    test::WindowTest::init();
    sim::Server::Setup setup = fastServer();
    if (!scenario.isEmpty())
        setup.cluster.scenario = scenario;
    m_server = std::make_unique<sim::Server>(setup);
    QVERIFY(m_server->listen());
    open(std::nullopt);
}

void TestWindowSignIn::fillPassword(const QString &user, const QString &password, bool keepPassword)
{
    click("connect");
    type("serverName", QStringLiteral("lab"));
    type("address", m_server->url());
    click("signInPassword");
    type("user", user);
    type("password", password);
    if (keepPassword)
        click("keepPassword");
}

void TestWindowSignIn::enterCode(const QString &code)
{
    QTRY_VERIFY_WITH_TIMEOUT(sees("codeCard") && child<QWidget>("codeCard")->isEnabled(), 20'000);
    QCOMPARE(m_desk->window().focusWidget(), child<QLineEdit>("code"));
    QTest::keyClicks(m_desk->window().focusWidget(), code);
    QTest::keyClick(m_desk->window().focusWidget(), Qt::Key_Return);
    QCOMPARE(child<QLineEdit>("code")->text(), QString());
}

qsizetype TestWindowSignIn::asked(const QByteArray &method, const QByteArray &target) const
{
    const auto &requests = m_server->cluster().requests();
    return std::count_if(requests.begin(), requests.end(), [&](const sim::Cluster::Logged &each) {
        return each.method == method && each.target.endsWith(target);
    });
}

void TestWindowSignIn::makeOneVm()
{
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("create")->isEnabled(), 20'000);
    type("name", QStringLiteral("job-1"));
    QTest::keyClick(child<QLineEdit>("name"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->window().workspace()->engine().jobs().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().workspace()->engine().jobs().first().step, prov::Step::Cloning,
                              20'000);
}

void TestWindowSignIn::aPasswordIsAskedForAgainUnlessItIsKept()
{
    fillPassword(admin(), password(), false);
    QCOMPARE(child<QLineEdit>("user")->text(), admin().section(u'@', 0, 0));
    QVERIFY(child<QComboBox>("realm")->currentText().startsWith(QStringLiteral("pve")));
    QTest::keyClick(child<QLineEdit>("password"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    QVERIFY(m_server->cluster().requests().isEmpty()); // nothing was sent yet
    click("trust");
    awaitWorkspace();
    QTRY_VERIFY(!has("password")); // it went with the form
    QVERIFY(!m_accounts->profiles().first().keepsPassword);

    open(std::nullopt);
    QCOMPARE(m_desk->window().focusWidget(), child<QLineEdit>("password"));
    QCOMPARE(child<QLineEdit>("user")->text(), admin().section(u'@', 0, 0));
    QTest::keyClicks(m_desk->window().focusWidget(), password());
    QTest::keyClick(m_desk->window().focusWidget(), Qt::Key_Return);
    awaitWorkspace(); // the certificate was confirmed
    QCOMPARE(m_accounts->profiles().size(), 1);
}

void TestWindowSignIn::aKeptPasswordNeedsNoTyping()
{
    fillPassword(admin(), password(), true);
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    awaitWorkspace();
    open(std::nullopt);
    awaitWorkspace();
    QCOMPARE(m_desk->window().windowTitle(), QStringLiteral("Slipway – lab"));
}

void TestWindowSignIn::aWrongPasswordIsRefusedInWords()
{
    fillPassword(admin(), QStringLiteral(" wrong"), false);
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("connectError"), 20'000);
    const QString said = child<QLabel>("explanationTodo")->text();
    QVERIFY2(said.contains(QStringLiteral("wrong password")) && said.contains(QStringLiteral("unknown user")),
             qPrintable(said));
    QCOMPARE(m_desk->window().focusWidget(), child<QLineEdit>("password"));
    QVERIFY(m_accounts->profiles().isEmpty());
    type("password", password());
    click("connectNow");
    awaitWorkspace();
}

void TestWindowSignIn::aSecretCanBeShown()
{
    click("connect");
    type("secret", QStringLiteral("abc"));
    QCOMPARE(child<QLineEdit>("secret")->echoMode(), QLineEdit::Password);
    QTest::keyClick(child<QLineEdit>("secret"), Qt::Key_Tab);
    auto *toggle = child<QToolButton>("secretShown");
    QCOMPARE(m_desk->window().focusWidget(), toggle);
    QTest::keyClick(toggle, Qt::Key_Space);
    QCOMPARE(child<QLineEdit>("secret")->echoMode(), QLineEdit::Normal);
    QCOMPARE(toggle->text(), QStringLiteral("Hide"));
    click("cancelConnect");
    QCOMPARE(child<QLineEdit>("secret")->echoMode(), QLineEdit::Password);
    QCOMPARE(child<QLineEdit>("secret")->text(), QString());
}

void TestWindowSignIn::aSecondFactorIsAskedForUntilItIsRight()
{
    const auto who = m_server->cluster().secondFactorLogin();
    fillPassword(who.user, who.password, true);
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    enterCode(QStringLiteral("000000"));
    QTRY_VERIFY_WITH_TIMEOUT(child<QLineEdit>("code")->property("wrong").toBool(), 20'000);
    QVERIFY(child<QLabel>("problem code")->text().contains(QStringLiteral("authentication failure")));
    QVERIFY(!has("workspace"));
    enterCode(who.totp);
    awaitWorkspace();

    open(std::nullopt); // the password is kept: the code alone is asked for
    enterCode(who.totp);
    awaitWorkspace();
    QCOMPARE(m_desk->window().windowTitle(), QStringLiteral("Slipway – lab"));
}

void TestWindowSignIn::aRecoveryCodeWillDoToo()
{
    const auto who = m_server->cluster().secondFactorLogin();
    fillPassword(who.user, who.password, false);
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("codeCard"), 20'000);
    QVERIFY(child<QRadioButton>("totp")->isChecked());
    click("recovery");
    child<QLineEdit>("code")->setFocus();
    enterCode(QStringLiteral("nonsense"));
    QTRY_VERIFY_WITH_TIMEOUT(child<QLineEdit>("code")->property("wrong").toBool(), 20'000);
    QVERIFY(child<QRadioButton>("recovery")->isChecked()); // as it was chosen
    enterCode(who.recovery.first());
    awaitWorkspace();
}

void TestWindowSignIn::aSecondFactorCanBeGivenUp()
{
    const auto who = m_server->cluster().secondFactorLogin();
    fillPassword(who.user, who.password, false);
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("codeCard"), 20'000);
    click("cancelCode");
    QVERIFY(!child<QWidget>("codeCard")->isVisible());
    QVERIFY(child<QPushButton>("connectNow")->isEnabled());
    QCOMPARE(child<QLineEdit>("user")->text(), QStringLiteral("tfa"));
}

void TestWindowSignIn::aRealmThatIsNotThereIsSaidBeforeThePassword()
{
    fillPassword(QStringLiteral("admin@ldap"), password(), false);
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(child<QComboBox>("realm")->property("wrong").toBool(), 20'000);
    const QString said = child<QLabel>("problem realm")->text();
    QVERIFY2(said.contains(QStringLiteral("ldap")) && said.contains(QStringLiteral("pam, pve")),
             qPrintable(said));
    QCOMPARE(m_desk->window().focusWidget(), child<QComboBox>("realm"));
    QCOMPARE(asked("POST", "/access/ticket"), qsizetype{0});
    QCOMPARE(child<QComboBox>("realm")->itemText(1),
             QStringLiteral("pve – Proxmox VE authentication server"));
    child<QComboBox>("realm")->setFocus();
    QTest::keyClick(child<QComboBox>("realm"), Qt::Key_Down);
    QTest::keyClick(child<QComboBox>("realm"), Qt::Key_Down);
    type("user", QStringLiteral("admin@pve"));
    click("connectNow"); // the certificate is confirmed
    awaitWorkspace();
}

void TestWindowSignIn::theNextEndpointIsUsedWhenOneIsDown()
{
    const auto port = static_cast<quint16>(QUrl(m_server->url()).port());
    test::Relay first(port);
    test::Relay second(port);
    fillPassword(admin(), password(), true);
    type("address", first.address() + QStringLiteral(", ") + second.address());
    click("connectNow");
    for (const char *number : {"1 of 2", "2 of 2"}) {
        QTRY_VERIFY_WITH_TIMEOUT(
            sees("certificate") &&
                child<QWidget>("check1")->accessibleDescription().contains(QLatin1String(number)),
            20'000);
        click("trust");
    }
    awaitWorkspace();
    QVERIFY2(label().contains(first.address()), qPrintable(label()));
    makeOneVm();
    first.down();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().workspace()->engine().jobs().first().step, prov::Step::Ready,
                              90'000);
    QVERIFY2(label().contains(second.address()), qPrintable(label()));

    open(std::nullopt); // with the first one down
    awaitWorkspace();
    QVERIFY2(label().contains(second.address()), qPrintable(label()));
}

void TestWindowSignIn::anEndpointThatIsDownIsNoObstacle()
{
    test::Relay first(static_cast<quint16>(QUrl(m_server->url()).port()));
    first.down();
    fillPassword(admin(), password(), true);
    type("address", first.address() + u' ' + m_server->url());
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    awaitWorkspace();
    const auto &endpoints = m_accounts->profiles().first().endpoints;
    QCOMPARE(endpoints.size(), 2);
    QCOMPARE(endpoints.first().url, QUrl(m_server->url())); // by which the cluster is known
    QVERIFY(endpoints.last().pin.isEmpty());
}

void TestWindowSignIn::jobsContinueAfterTheNextSignIn()
{
    fillPassword(admin(), password(), false);
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    awaitWorkspace();
    makeOneVm();
    sim::Fault over;
    over.pattern = QStringLiteral("^(POST /access/ticket|GET /cluster/resources)");
    over.action = sim::Fault::Action::Answer;
    over.status = 401;
    over.reason = "permission denied - invalid PVE ticket";
    over.times = 2;
    m_server->cluster().addFault(over);
    QTest::keyClick(&m_desk->window(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("The sign-in at lab is over.")), 20'000);
    QVERIFY2(said().contains(QStringLiteral("invalid PVE ticket")), qPrintable(said()));
    QCOMPARE(m_desk->window().workspace()->engine().jobs().first().step, prov::Step::Cloning);
    auto *again =
        child<QWidget>("notice-signedOut")->findChild<QPushButton *>(QStringLiteral("noticeAction"));
    QCOMPARE(again->text(), QStringLiteral("Sign In Again"));
    again->setFocus();
    QTest::keyClick(again, Qt::Key_Return);
    QTRY_VERIFY(sees("password"));
    QTRY_COMPARE(m_desk->window().focusWidget(), child<QLineEdit>("password"));
    QTest::keyClicks(m_desk->window().focusWidget(), password());
    QTest::keyClick(m_desk->window().focusWidget(), Qt::Key_Return);
    awaitWorkspace();
    QVERIFY2(said().contains(QStringLiteral("resumed")), qPrintable(said()));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().workspace()->engine().jobs().first().step, prov::Step::Ready,
                              90'000);
    QCOMPARE(m_desk->window().workspace()->engine().jobs().size(), 1);
}

QTEST_MAIN(TestWindowSignIn)
#include "tst_windowsignin.moc"
