// SPDX-License-Identifier: Apache-2.0
// Tickets, CSRF tokens and logins, as pve/FACTS.md 2 and the recordings auth-* have them.
#include "core/sim/tickets.h"
#include "tests/sim/startedworld.h"

using sim::Millis;
using sim::Response;
using sim::Tickets;
using test::StartedWorld;

namespace {

constexpr qint64 kNow = 1'795'400'000;

const QByteArray kStart = R"({"nodes": {"pve1": {}},
    "users": {"ops@pve": {"password": "right"}, "two@pve": {"password": "right", "totp": "123456", "recovery": ["ab12-cd34"]},
              "off@pve": {"password": "right", "enabled": false}, "old@pve": {"password": "right", "expire": 1},
              "nopassword@pve": {}},
    "grants": [{"to": "ops@pve", "path": "/", "privileges": "all"}],
    "vms": {"100": {"config": {"name": "a", "memory": "512"}}}})";

StartedWorld::Headers cookie(const QByteArray &ticket, const QByteArray &csrf = {})
{
    StartedWorld::Headers headers{{"Cookie", "PVEAuthCookie=" + ticket.toPercentEncoding()}};
    if (!csrf.isEmpty())
        headers.emplaceBack("CSRFPreventionToken", csrf);
    return headers;
}

QByteArray text(const Response &response, const char *key)
{
    return StartedWorld::dataOf(response)[QLatin1String(key)].toString().toUtf8();
}

} // namespace

class TestSimTickets : public QObject
{
    Q_OBJECT
private slots:
    void isGoodForTwoHours_data();
    void isGoodForTwoHours();
    void isOfOneClusterAndUser();
    void logsInWithPasswordOrTicket();
    void refusesLogins_data();
    void refusesLogins();
    void wantsTheSecondFactor();
    void recoveryCodesAreGoodOnce();
    void wantsTheCsrfTokenForWrites();
    void forgetsDisabledUsers();
};

void TestSimTickets::isGoodForTwoHours_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<bool>("good");
    QTest::newRow("new") << qint64(0) << true;
    QTest::newRow("last second") << qint64(7199) << true;
    QTest::newRow("over") << qint64(7200) << false;
    QTest::newRow("clock a little ahead") << qint64(-299) << true;
    QTest::newRow("from the future") << qint64(-300) << false;
}

void TestSimTickets::isGoodForTwoHours()
{
    QFETCH(qint64, age);
    QFETCH(bool, good);
    const Tickets tickets(1);
    QCOMPARE(tickets.userOf(tickets.ticket("ops@pve", kNow - age), kNow).has_value(), good);
    QCOMPARE(tickets.isCsrfTokenOf("ops@pve", tickets.csrfToken("ops@pve", kNow - age), kNow), good);
    QCOMPARE(tickets.isHalfTicketOf("ops@pve", tickets.halfTicket("ops@pve", "{}", kNow - age), kNow), good);
}

void TestSimTickets::isOfOneClusterAndUser()
{
    const Tickets tickets(1);
    const QByteArray ticket = tickets.ticket("ops@pve", kNow);
    QCOMPARE(tickets.userOf(ticket, kNow), std::optional<QByteArray>("ops@pve"));
    QVERIFY(!Tickets(2).userOf(ticket, kNow));
    QVERIFY(!tickets.userOf(QByteArray(ticket).replace("ops@", "opt@"), kNow));
    QVERIFY(!tickets.userOf(ticket.chopped(1), kNow));
    for (const QByteArray &junk : {QByteArray(), QByteArray("PVE:"), QByteArray("PVE::"), QByteArray("::")})
        QVERIFY(!tickets.userOf(junk, kNow));
    QVERIFY(!tickets.isCsrfTokenOf("two@pve", tickets.csrfToken("ops@pve", kNow), kNow));
    const QByteArray half = tickets.halfTicket("ops@pve", "{}", kNow);
    QVERIFY(!tickets.isHalfTicketOf("two@pve", half, kNow));
    QVERIFY(!tickets.userOf(half, kNow)); // no way in without the second factor
}

void TestSimTickets::logsInWithPasswordOrTicket()
{
    StartedWorld world(kStart);
    const Response login = world.ask("POST", "/access/ticket", {}, "username=ops&realm=pve&password=right");
    QCOMPARE(login.status, 200);
    const QByteArray ticket = text(login, "ticket");
    QCOMPARE(world.ask("GET", "/nodes", cookie(ticket)).status, 200);

    world.now = std::chrono::minutes(119);
    const Response renewal =
        world.ask("POST", "/access/ticket", {}, "username=ops%40pve&password=" + ticket.toPercentEncoding());
    QCOMPARE(renewal.status, 200);
    world.now = std::chrono::minutes(121);
    const Response late = world.ask("GET", "/nodes", cookie(ticket));
    QCOMPARE(late.status, 401);
    QCOMPARE(late.reason, QByteArray("Authentication failed!"));
    QCOMPARE(world.ask("GET", "/nodes", cookie(text(renewal, "ticket"))).status, 200);
}

void TestSimTickets::refusesLogins_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("wrong password") << QByteArray("username=ops%40pve&password=wrong");
    QTest::newRow("unknown user") << QByteArray("username=nobody%40pve&password=right");
    QTest::newRow("disabled") << QByteArray("username=off%40pve&password=right");
    QTest::newRow("expired") << QByteArray("username=old%40pve&password=right");
    QTest::newRow("without a password") << QByteArray("username=nopassword%40pve&password=");
}

void TestSimTickets::refusesLogins()
{
    QFETCH(QByteArray, form);
    StartedWorld world(kStart);
    const Response response = world.ask("POST", "/access/ticket", {}, form);
    QCOMPARE(response.status, 401);
    QCOMPARE(response.reason, QByteArray("authentication failure"));
    QVERIFY(response.answerAt >= Millis(3000) && response.answerAt < Millis(3100));
}

void TestSimTickets::wantsTheSecondFactor()
{
    StartedWorld world(kStart);
    const Response first = world.ask("POST", "/access/ticket", {}, "username=two%40pve&password=right");
    QCOMPARE(StartedWorld::dataOf(first)[u"NeedTFA"].toInt(), 1);
    const QByteArray half = text(first, "ticket");
    QCOMPARE(world.ask("GET", "/nodes", cookie(half)).status, 401);

    const auto answer = [&](const QByteArray &user, const QByteArray &code) {
        return world.ask("POST", "/access/ticket", {},
                         "username=" + user + "&password=totp%3A" + code +
                             "&tfa-challenge=" + half.toPercentEncoding());
    };
    QCOMPARE(answer("two%40pve", "000000").status, 401);
    QCOMPARE(answer("ops%40pve", "123456").status, 401);
    const Response whole = answer("two%40pve", "123456");
    QCOMPARE(whole.status, 200);
    QVERIFY(!StartedWorld::dataOf(whole).toObject().contains(u"NeedTFA"));
    QCOMPARE(world.ask("GET", "/nodes", cookie(text(whole, "ticket"))).status, 200);
}

/// unproven: no recording has recovery codes.
void TestSimTickets::recoveryCodesAreGoodOnce()
{
    StartedWorld world(kStart);
    const auto half = [&world] {
        return text(world.ask("POST", "/access/ticket", {}, "username=two%40pve&password=right"), "ticket");
    };
    const QByteArray first = half();
    QVERIFY2(first.startsWith(R"(PVE:!tfa!{"recovery"%3A[0]%2C"totp"%3Atrue}:)"), first.constData());
    const auto answer = [&world](const QByteArray &ticket) {
        return world.ask("POST", "/access/ticket", {},
                         "username=two%40pve&password=recovery%3Aab12-cd34&tfa-challenge=" +
                             ticket.toPercentEncoding());
    };
    QCOMPARE(answer(first).status, 200);
    QCOMPARE(answer(first).status, 401);
    QVERIFY(half().startsWith(R"(PVE:!tfa!{"totp"%3Atrue}:)"));
}

void TestSimTickets::wantsTheCsrfTokenForWrites()
{
    StartedWorld world(kStart);
    const QByteArray ticket = world.cluster.ticket("ops@pve", world.epochSeconds());
    const QByteArray path = "/nodes/pve1/qemu/100/config";
    QCOMPARE(world.ask("GET", path, cookie(ticket)).status, 200);
    for (const QByteArray &csrf :
         {QByteArray(), QByteArray("00000000:x"), world.cluster.csrfToken("two@pve", world.epochSeconds())}) {
        const Response refused = world.ask("PUT", path, cookie(ticket, csrf), "cores=2");
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.reason, QByteArray("Permission denied - invalid csrf token"));
        QCOMPARE(refused.body, QByteArray());
    }
    const QByteArray csrf = world.cluster.csrfToken("ops@pve", world.epochSeconds());
    QCOMPARE(world.ask("PUT", path, cookie(ticket, csrf), "cores=2").status, 200);
    QCOMPARE(world.cluster.config(100).value("cores"), QByteArray("2"));
}

void TestSimTickets::forgetsDisabledUsers()
{
    StartedWorld world(kStart);
    QCOMPARE(world.ask("GET", "/nodes", cookie(world.cluster.ticket("off@pve", world.epochSeconds()))).status,
             401);
}

QTEST_GUILESS_MAIN(TestSimTickets)
#include "tst_simtickets.moc"
