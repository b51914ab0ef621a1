// SPDX-License-Identifier: Apache-2.0
#include "core/pve/ticketlogin.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedclient.h"

#include <QSignalSpy>
#include <QTest>

using base::Error;

namespace {

const QByteArray whole =
    R"({"data":{"username":"tfa@pve","ticket":"PVE:tfa@pve:6B037B61::abc","CSRFPreventionToken":"6B037B61:xyz"}})";
// Not a raw string: moc loses its way in one with backslashes.
const QByteArray half =
    "{\"data\":{\"username\":\"tfa@pve\",\"NeedTFA\":1,\"CSRFPreventionToken\":\"6B037FC9:f1\","
    "\"ticket\":\"PVE:!tfa!{\\\"totp\\\"%3Atrue}:6B037FC9::XTf\"}}";
const QString ticketCall = QStringLiteral("/access/ticket");

Error refusal()
{
    return {Error::Kind::Unauthorized, 401, QStringLiteral("authentication failure"), {}};
}

} // namespace

/// The order of pve/transcripts/auth-tfa: half ticket, wrong code, right code with the same half ticket.
class TestTicketLogin : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aPasswordMayBeEnough();
    void aCodeIsAskedForUntilItIsRight();
    void aWrongPasswordIsNotTriedAgain();
    void garbageForACodeEndsIt();
    void aTicketThatCannotBeRenewedIsSaid();

private:
    [[nodiscard]] QByteArray body() { return m_script.find(pve::Verb::Post, ticketCall).request.body; }
    void answer(const QByteArray &json)
    {
        m_script.answerJson(m_script.find(pve::Verb::Post, ticketCall).serial, json);
    }
    void refuse()
    {
        m_script.answer(m_script.find(pve::Verb::Post, ticketCall).serial, base::failure(refusal()));
    }

    test::ScriptedClient m_script;
    test::ManualClock m_clock;
    pve::TicketAuthorizer m_authorizer;
};

void TestTicketLogin::init()
{
    m_authorizer.setTicket({});
}

void TestTicketLogin::aPasswordMayBeEnough()
{
    pve::TicketLogin login(m_script, m_authorizer, m_clock);
    const QSignalSpy entered(&login, &pve::TicketLogin::entered);
    login.enter({QStringLiteral("tfa@pve"), "p&w"});
    QCOMPARE(body(), QByteArray("username=tfa%40pve&password=p%26w"));
    answer(whole);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(m_authorizer.ticket().value, QByteArray("PVE:tfa@pve:6B037B61::abc"));
}

void TestTicketLogin::aCodeIsAskedForUntilItIsRight()
{
    pve::TicketLogin login(m_script, m_authorizer, m_clock);
    const QSignalSpy entered(&login, &pve::TicketLogin::entered);
    const QSignalSpy refused(&login, &pve::TicketLogin::refused);
    const QSignalSpy wanted(&login, &pve::TicketLogin::secondFactorWanted);
    login.enter({QStringLiteral("tfa@pve"), "pw"});
    answer(half);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toStringList(), QStringList{QStringLiteral("totp")});
    QVERIFY(!wanted[0][1].value<std::optional<Error>>());
    QVERIFY(m_authorizer.ticket().value.isEmpty()); // a half ticket is no session
    login.answer(QStringLiteral("totp"), QStringLiteral("000000"));
    refuse();
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[1][1].value<std::optional<Error>>(), refusal());
    login.answer(QStringLiteral("totp"), QStringLiteral(" 123456 ")); // as it was pasted
    QVERIFY(body().contains("password=totp%3A123456"));
    QVERIFY(body().contains("tfa-challenge=PVE%3A%21tfa%21"));
    answer(whole);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(refused.size(), 0);
    QVERIFY(!m_authorizer.ticket().isHalf());
}

void TestTicketLogin::aWrongPasswordIsNotTriedAgain()
{
    pve::TicketLogin login(m_script, m_authorizer, m_clock);
    const QSignalSpy refused(&login, &pve::TicketLogin::refused);
    login.enter({QStringLiteral("tfa@pve"), "pw"});
    refuse();
    QCOMPARE(refused.size(), 1);
    m_clock.advance(base::Millis(600'000));
    QVERIFY(m_script.open().isEmpty());
}

void TestTicketLogin::garbageForACodeEndsIt()
{
    pve::TicketLogin login(m_script, m_authorizer, m_clock);
    const QSignalSpy refused(&login, &pve::TicketLogin::refused);
    login.enter({QStringLiteral("tfa@pve"), "pw"});
    answer(half);
    login.answer(QStringLiteral("totp"), QStringLiteral("1"));
    answer(half);
    QCOMPARE(refused.size(), 1);
}

void TestTicketLogin::aTicketThatCannotBeRenewedIsSaid()
{
    pve::TicketLogin login(m_script, m_authorizer, m_clock);
    const QSignalSpy ended(&login, &pve::TicketLogin::ended);
    login.enter({QStringLiteral("tfa@pve"), "pw"});
    answer(whole);
    m_clock.advance(pve::Ticket::lifetime / 2);
    QVERIFY(body().contains("password=PVE%3Atfa%40pve")); // with itself, not with the password
    refuse();
    QCOMPARE(ended.size(), 1);
}

QTEST_GUILESS_MAIN(TestTicketLogin)
#include "tst_ticketlogin.moc"
