// SPDX-License-Identifier: Apache-2.0
#include "core/pve/renewingclient.h"
#include "core/pve/ticket.h"
#include "core/pve/ticketkeeper.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using base::Error;
using base::Millis;
using pve::Ticket;

namespace {

const QByteArray whole =
    R"({"username":"ops@pve","ticket":"PVE:ops@pve:6B037B61::abc/+==","CSRFPreventionToken":"6B037B61:xyz","cap":{}})";
const QByteArray renewed =
    R"({"username":"ops@pve","ticket":"PVE:ops@pve:6B039781::new","CSRFPreventionToken":"6B039781:new"})";
// Not a raw string: moc loses its way in one with backslashes.
const QByteArray half = "{\"username\":\"tfa@pve\",\"NeedTFA\":1,\"CSRFPreventionToken\":\"6B037FC9:f1\","
                        "\"ticket\":\"PVE:!tfa!{\\\"totp\\\"%3Atrue}:6B037FC9::XTf\"}";
const QString login = QStringLiteral("/access/ticket");

pve::Answer refusal(Error::Kind kind = Error::Kind::Unauthorized, int status = 401)
{
    return base::failure({kind, status, QStringLiteral("Authentication failed!"), {}});
}

/// A client that renews, over one that the test answers.
struct Rig
{
    Rig() { keeper.keep(*first); }
    static base::Result<Ticket> decoded(const QByteArray &json)
    {
        pve::Response response;
        response.data = QJsonDocument::fromJson(json).object();
        return pve::decodeTicket(response);
    }
    void answerLogin(const QByteArray &json)
    {
        script.answerJson(script.find(pve::Verb::Post, login).serial, "{\"data\":" + json + '}');
    }
    /// What the request gets in the end.
    std::unique_ptr<pve::Reply> send(const pve::Request &request, QList<pve::Answer> &answers)
    {
        auto reply = client.send(request);
        QObject::connect(reply.get(), &pve::Reply::finished, reply.get(),
                         [&answers](const pve::Answer &answer) { answers.append(answer); });
        return reply;
    }

    base::Result<Ticket> first = decoded(whole);
    test::ManualClock clock;
    test::ScriptedClient script;
    pve::TicketAuthorizer authorizer;
    pve::TicketKeeper keeper{script, authorizer, clock};
    pve::RenewingClient client{script, keeper};
};

} // namespace

class TestTicket : public QObject
{
    Q_OBJECT
private slots:
    void readsTheServersAnswer();
    void halfTicketsNameTheirFactors();
    void refusesWhatCouldEndAHeader();
    void secondFactorGoesWithTheHalfTicket();
    void readsRealms();
    void signsRequests();
    void renewsAtHalfOfItsLife();
    void triesAgainWhileTheServerIsAway();
    void saysWhenSomebodyHasToSignIn();
    void a401IsRenewedAndReplayedOnce();
    void manyAtOnceRenewOnce();
    void late401sUseTheNewTicket();
    void refusedRenewalGivesTheFirst401();
    void disturbedRenewalMayBeTriedAgain();
};

void TestTicket::readsTheServersAnswer()
{
    const auto ticket = Rig::decoded(whole);
    QVERIFY(ticket);
    QCOMPARE(ticket->user, QStringLiteral("ops@pve"));
    QCOMPARE(ticket->value, QByteArray("PVE:ops@pve:6B037B61::abc/+=="));
    QCOMPARE(ticket->csrf, QByteArray("6B037B61:xyz"));
    QVERIFY(!ticket->isHalf());
}

void TestTicket::halfTicketsNameTheirFactors()
{
    const auto ticket = Rig::decoded(half);
    QVERIFY(ticket);
    QCOMPARE(ticket->secondFactors, QStringList{QStringLiteral("totp")});
}

void TestTicket::refusesWhatCouldEndAHeader()
{
    for (const QByteArray value : {"PVE:a\\r\\nX: 1", "with blank", ""}) {
        QByteArray answer = whole;
        const auto ticket = Rig::decoded(answer.replace("PVE:ops@pve:6B037B61::abc/+==", value));
        QVERIFY2(!ticket, value.constData());
        QCOMPARE(ticket.error().kind, Error::Kind::Malformed);
    }
}

void TestTicket::secondFactorGoesWithTheHalfTicket()
{
    const auto ticket = Rig::decoded(half);
    const auto request = pve::postSecondFactor(*ticket, QStringLiteral("totp"), QStringLiteral("613637"));
    QCOMPARE(request.body, QByteArray("username=tfa%40pve&password=totp%3A613637&tfa-challenge="
                                      "PVE%3A%21tfa%21%7B%22totp%22%253Atrue%7D%3A6B037FC9%3A%3AXTf"));
}

void TestTicket::readsRealms()
{
    pve::Response response;
    response.data =
        QJsonDocument::fromJson(R"([{"type":"pve","realm":"pve","comment":"Proxmox VE authentication server"},
        {"realm":"pam","type":"pam","default":1}])")
            .array();
    const auto realms = pve::decodeRealms(response);
    QVERIFY(realms);
    QCOMPARE(realms->size(), 2);
    QCOMPARE(realms->at(0).comment, QStringLiteral("Proxmox VE authentication server"));
    QCOMPARE(realms->at(1), (pve::Realm{QStringLiteral("pam"), {}, true}));
}

void TestTicket::signsRequests()
{
    pve::TicketAuthorizer authorizer;
    const auto headers = [&authorizer](const pve::Request &request) {
        pve::Headers all;
        authorizer.authorize(all, request);
        return all;
    };
    QCOMPARE(headers(pve::getVersion()), pve::Headers());
    authorizer.setTicket(*Rig::decoded(whole));
    const pve::Headers cookie{{"Cookie", "PVEAuthCookie=PVE%3Aops%40pve%3A6B037B61%3A%3Aabc%2F%2B%3D%3D"}};
    QCOMPARE(headers(pve::getVersion()), cookie);
    QCOMPARE(headers(pve::postStart(QStringLiteral("pve1"), 100)),
             cookie + pve::Headers({{"CSRFPreventionToken", "6B037B61:xyz"}}));
    QCOMPARE(headers(pve::postTicket(QStringLiteral("a@pve"), "x")), pve::Headers());
}

void TestTicket::renewsAtHalfOfItsLife()
{
    Rig rig;
    QSignalSpy done(&rig.keeper, &pve::TicketKeeper::renewed);
    for (int round = 1; round <= 3; ++round) {
        rig.clock.advance(Ticket::lifetime / 2 - Millis{1});
        QVERIFY(rig.script.open().isEmpty());
        rig.clock.advance(Millis{1});
        QCOMPARE(rig.script.open().size(), 1);
        rig.answerLogin(renewed);
        QCOMPARE(done.size(), round);
    }
    QVERIFY(rig.script.all().first().request.body.contains("password=PVE%3Aops%40pve%3A6B037B61"));
    QCOMPARE(rig.authorizer.ticket().value, QByteArray("PVE:ops@pve:6B039781::new"));
}

void TestTicket::triesAgainWhileTheServerIsAway()
{
    Rig rig;
    QSignalSpy failed(&rig.keeper, &pve::TicketKeeper::failed);
    rig.clock.advance(Ticket::lifetime / 2);
    rig.script.answer(rig.script.open().first().serial, refusal(Error::Kind::NotSent, 0));
    QCOMPARE(failed.size(), 1);
    rig.clock.advance(Millis{30'000});
    QCOMPARE(rig.script.open().size(), 1);
    rig.answerLogin(renewed);
    QCOMPARE(rig.authorizer.ticket().csrf, QByteArray("6B039781:new"));
}

void TestTicket::saysWhenSomebodyHasToSignIn()
{
    for (const bool asksAgain : {false, true}) {
        Rig rig;
        QSignalSpy refused(&rig.keeper, &pve::TicketKeeper::refused);
        rig.clock.advance(Ticket::lifetime / 2);
        if (asksAgain)
            rig.answerLogin(half);
        else
            rig.script.answer(rig.script.open().first().serial, refusal());
        QCOMPARE(refused.size(), 1);
        rig.clock.advance(Ticket::lifetime);
        QVERIFY(rig.script.open().isEmpty());
    }
}

void TestTicket::a401IsRenewedAndReplayedOnce()
{
    Rig rig;
    QList<pve::Answer> answers;
    const auto start = pve::postStart(QStringLiteral("pve1"), 100);
    const auto reply = rig.send(start, answers);
    rig.script.answer(rig.script.open().first().serial, refusal());
    rig.answerLogin(renewed);
    QCOMPARE(rig.script.open().size(), 1);
    QCOMPARE(rig.script.open().first().request, start);
    QVERIFY(answers.isEmpty());
    rig.script.answer(rig.script.open().first().serial, refusal());
    QCOMPARE(answers.size(), 1); // the second 401 is the answer
    QVERIFY(rig.script.open().isEmpty());
}

void TestTicket::manyAtOnceRenewOnce()
{
    Rig rig;
    QList<pve::Answer> answers;
    std::vector<std::unique_ptr<pve::Reply>> replies;
    for (int i = 0; i < 3; ++i)
        replies.push_back(rig.send(pve::getNextId(100 + i), answers));
    const auto open = rig.script.open();
    for (const auto &sent : open)
        rig.script.answer(sent.serial, refusal());
    QCOMPARE(rig.script.count(login), 1);
    rig.answerLogin(renewed);
    const auto again = rig.script.open();
    QCOMPARE(again.size(), 3);
    for (const auto &sent : again)
        rig.script.answerJson(sent.serial, R"({"data":"100"})");
    QCOMPARE(answers.size(), 3);
    QVERIFY(
        std::all_of(answers.begin(), answers.end(), [](const auto &answer) { return answer.has_value(); }));
}

void TestTicket::late401sUseTheNewTicket()
{
    Rig rig;
    QList<pve::Answer> answers;
    const auto late = rig.send(pve::getNextId(100), answers);
    const auto sent = rig.script.open().first();
    rig.keeper.renewNow();
    rig.answerLogin(renewed);
    rig.script.answer(sent.serial, refusal());
    QCOMPARE(rig.script.count(login), 1);
    rig.script.answerJson(rig.script.open().first().serial, R"({"data":"100"})");
    QCOMPARE(answers.size(), 1);
    QVERIFY(answers.first());
}

void TestTicket::refusedRenewalGivesTheFirst401()
{
    Rig rig;
    QList<pve::Answer> answers;
    const auto reply = rig.send(pve::getVersion(), answers);
    rig.script.answer(rig.script.open().first().serial, refusal());
    rig.script.answer(rig.script.find(pve::Verb::Post, login).serial, refusal());
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.first().error().kind, Error::Kind::Unauthorized);
    QVERIFY(rig.script.open().isEmpty());
}

void TestTicket::disturbedRenewalMayBeTriedAgain()
{
    Rig rig;
    QList<pve::Answer> answers;
    const auto reply = rig.send(pve::getVersion(), answers);
    rig.script.answer(rig.script.open().first().serial, refusal());
    rig.script.answer(rig.script.find(pve::Verb::Post, login).serial, refusal(Error::Kind::Lost, 0));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.first().error().kind, Error::Kind::NotSent);
}

QTEST_GUILESS_MAIN(TestTicket)
#include "tst_ticket.moc"
