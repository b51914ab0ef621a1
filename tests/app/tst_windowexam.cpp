// SPDX-License-Identifier: Apache-2.0
#include "tests/app/windowtest.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

/// Testing a connection before it is made: what is found, and what grants what is missing.
class TestWindowExam : public test::WindowTest
{
    Q_OBJECT
private slots:
    void missingPrivilegesComeWithTheirCommands();
    void aGoodServerIsConnectedToAfterwards();
    void aTestAsksForTheSecondFactorToo();
    void whatCannotBeSignedInToIsExplained();

private:
    void test(sim::Server &server, const QString &token);
    [[nodiscard]] QString verdict(int check) const
    {
        return child<QWidget>(qPrintable(QStringLiteral("check%1").arg(check)))->accessibleName();
    }
    void awaitEnd() { QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("testConnection")->isEnabled(), 30'000); }
};

void TestWindowExam::test(sim::Server &server, const QString &token)
{
    click("connect");
    type("address", server.url());
    type("tokenId", token.section(u'=', 0, 0));
    type("secret", token.section(u'=', 1));
    click("testConnection");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    QVERIFY(server.cluster().requests().isEmpty());
    click("trust");
    awaitEnd();
}

void TestWindowExam::missingPrivilegesComeWithTheirCommands()
{
    sim::Server server({{QStringLiteral("forbidden"), 1, {}}, 0, 60});
    QVERIFY(server.listen());
    open(std::nullopt);
    test(server, server.cluster().adminToken());
    QVERIFY2(verdict(2).contains(QStringLiteral("OK")), qPrintable(verdict(2)));
    QVERIFY2(!verdict(8).contains(QStringLiteral("OK")), qPrintable(verdict(8)));
    QVERIFY(sees("privileges"));
    QCOMPARE(child<QPushButton>("connectNow")->text(), QStringLiteral("Connect Anyway"));
    auto *copy = child<QPushButton>("pveumCopy");
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Return);
    const QString lines = QGuiApplication::clipboard()->text();
    QVERIFY2(lines.contains(QStringLiteral("pveum acl modify")), qPrintable(lines));
    QVERIFY2(lines.contains(QStringLiteral("\"SDN.Use\"")), qPrintable(lines));
    QCOMPARE(lines, QString(child<QLabel>("pveumLines")->text() + u'\n'));
    QVERIFY(m_accounts->profiles().isEmpty()); // nothing is kept
    QVERIFY(!has("workspace"));
    const auto before = server.cluster().requests().size();
    click("checkAgain");
    awaitEnd();
    QVERIFY(server.cluster().requests().size() > before);
}

void TestWindowExam::aGoodServerIsConnectedToAfterwards()
{
    sim::Server::Setup setup = fastServer();
    setup.cluster.epoch = QDateTime::currentDateTimeUtc(); // its clock is right
    setup.speed = 1;
    sim::Server server(setup);
    QVERIFY(server.listen());
    open(std::nullopt);
    test(server, server.cluster().adminToken());
    for (int check = 0; check <= 8; ++check)
        QVERIFY2(verdict(check).contains(QStringLiteral("OK")), qPrintable(verdict(check)));
    QVERIFY(!child<QWidget>("pveum")->isVisible());
    QCOMPARE(child<QPushButton>("connectNow")->text(), QStringLiteral("Connect"));
    QCOMPARE(m_desk->window().focusWidget(), child<QPushButton>("connectNow"));
    QTest::keyClick(m_desk->window().focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
}

void TestWindowExam::aTestAsksForTheSecondFactorToo()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    const auto who = server.cluster().secondFactorLogin();
    open(std::nullopt);
    click("connect");
    type("address", server.url());
    click("signInPassword");
    type("user", who.user);
    type("password", who.password);
    click("testConnection");
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(sees("codeCard"), 20'000);
    type("code", who.totp);
    click("continue");
    awaitEnd();
    QVERIFY(sees("privileges"));
    QVERIFY2(verdict(8).contains(QStringLiteral("OK")), qPrintable(verdict(8)));
}

void TestWindowExam::whatCannotBeSignedInToIsExplained()
{
    sim::Server server(fastServer());
    QVERIFY(server.listen());
    open(std::nullopt);
    test(server, QStringLiteral("admin@pve!slipway=wrong"));
    QVERIFY(sees("connectError"));
    QVERIFY2(verdict(2).contains(QStringLiteral("Failed")), qPrintable(verdict(2)));
    const QString said = child<QLabel>("explanationTodo")->text();
    QVERIFY2(said.contains(QStringLiteral("expired")), qPrintable(said));
}

QTEST_MAIN(TestWindowExam)
#include "tst_windowexam.moc"
