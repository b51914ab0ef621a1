// SPDX-License-Identifier: Apache-2.0
// How HttpClient spreads its requests over connections, and when it gives one up.
#include "tests/support/httptest.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>
#include <vector>

using base::Error;
using pve::Verb;
using test::effect;
using test::goodBody;
using test::HttpRig;
using test::PendingReply;
using test::StubAction;
using test::StubRequest;
using Then = test::StubAction::Then;
using namespace std::chrono_literals;

namespace {

using PendingReplies = std::vector<std::unique_ptr<PendingReply>>;

const StubAction good{test::httpAnswer(200, "OK", goodBody), Then::KeepOpen, {}};
const StubAction silence{{}, Then::KeepOpen, {}};

/// Requests that can be told apart: /0, /1 …
pve::Request numbered(int number)
{
    auto request = effect(Verb::Post, "newid=401");
    request.path = '/' + QByteArray::number(number);
    return request;
}

} // namespace

class ConnectionsTest : public test::HttpTest
{
    Q_OBJECT
private slots:
    void sharesSixConnections();
    void servesInTheOrderOfAsking();
    void passesOverThoseWhoLeftTheLine();
    void waitingCountsForTheDeadline();
    void makesRoomForAnEffectWhenAllHaveRested();

    void restsBeforeAnEffectOnlyShortly_data();
    void restsBeforeAnEffectOnlyShortly();
    void closesWhatHasRested();
    void endsAConnectionAfterAHundredRequests();
    void endsAConnectionAfterAFailure();
    void endsAConnectionThatTheServerWantsClosed();

    void closesTheConnectionOfADestroyedHandle();
    void maySendInsideItsSignals();
    void givesUpAHandshakeThatGoesNowhere();

private:
    [[nodiscard]] bool isGood(const pve::Request &request)
    {
        PendingReply pending(m_rig->client.send(request));
        return pending.wait() && pending.answer->has_value();
    }
    [[nodiscard]] QByteArrayList targets() const
    {
        QByteArrayList all;
        for (const auto &request : m_stub->requests())
            all.append(request.target.mid(10)); // without /api2/json
        return all;
    }
};

void ConnectionsTest::sharesSixConnections()
{
    m_stub->answerAll(silence);
    PendingReplies pending;
    for (int i = 0; i < 7; ++i)
        pending.push_back(std::make_unique<PendingReply>(m_rig->client.send(numbered(i))));
    QTRY_COMPARE(m_stub->requests().size(), 6);
    m_stub->sayAll(good.bytes);
    for (std::size_t i = 0; i < 6; ++i)
        QVERIFY(pending[i]->wait());
    QTRY_COMPARE(m_stub->requests().size(), 7);
    m_stub->sayAll(good.bytes);
    QVERIFY(pending[6]->wait());
    QVERIFY2(*pending[6]->answer, qPrintable(pending[6]->error().text));
    QCOMPARE(m_stub->connections(), 6);
    QCOMPARE(m_rig->traffic.transmissions, 7);
    QCOMPARE(m_rig->exchanges.size(), 7);
}

void ConnectionsTest::servesInTheOrderOfAsking()
{
    m_stub->answerAll(silence);
    PendingReplies busy;
    for (int i = 0; i < 5; ++i)
        busy.push_back(std::make_unique<PendingReply>(m_rig->client.send(pve::getVersion())));
    QTRY_COMPARE(m_stub->requests().size(), 5);
    m_stub->answerAll(good);
    PendingReplies pending;
    for (int i = 0; i < 20; ++i)
        pending.push_back(std::make_unique<PendingReply>(m_rig->client.send(numbered(i))));
    QVERIFY(pending.back()->wait());
    const auto seen = targets().mid(5);
    QCOMPARE(seen.size(), 20);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(seen[i], '/' + QByteArray::number(i));
}

void ConnectionsTest::passesOverThoseWhoLeftTheLine()
{
    m_stub->answerAll(silence);
    PendingReplies pending;
    for (int i = 0; i < 9; ++i)
        pending.push_back(std::make_unique<PendingReply>(m_rig->client.send(numbered(i))));
    QTRY_COMPARE(m_stub->requests().size(), 6);
    pending[6]->reply.reset();
    pending[8]->reply.reset();
    QCOMPARE(m_rig->exchanges.size(), 2);
    for (const auto &exchange : m_rig->exchanges) {
        QCOMPARE(exchange.error, std::optional{Error::Kind::Cancelled});
        QCOMPARE(exchange.transmissions, 0);
    }
    QCOMPARE(m_stub->openConnections(), 6);
    m_stub->answerAll(good);
    m_stub->sayAll(good.bytes);
    QVERIFY(pending[7]->wait());
    QVERIFY(*pending[7]->answer);
    QVERIFY(isGood(numbered(9)));
    QCOMPARE(targets().mid(6), (QByteArrayList{"/7", "/9"}));
    QCOMPARE(pending[6]->times + pending[8]->times, 0);
}

void ConnectionsTest::waitingCountsForTheDeadline()
{
    m_stub->answerAll(silence);
    PendingReplies pending;
    for (int i = 0; i < 7; ++i) {
        auto request = numbered(i);
        request.deadline = i < 6 ? 60s : 30s;
        pending.push_back(std::make_unique<PendingReply>(m_rig->client.send(request)));
    }
    QTRY_COMPARE(m_stub->requests().size(), 6);
    m_manual->advance(30s);
    QVERIFY(pending[6]->wait());
    QCOMPARE(pending[6]->error().kind, Error::Kind::NotSent);
    QCOMPARE(pending[6]->error().text, QStringLiteral("no complete answer within 30 s"));
    QCOMPARE(m_rig->exchanges.value(0).transmissions, 0);
    m_stub->answerAll(good);
    m_stub->sayAll(good.bytes);
    QVERIFY(isGood(numbered(7)));
    QVERIFY(!targets().contains("/6"));
}

void ConnectionsTest::makesRoomForAnEffectWhenAllHaveRested()
{
    m_stub->answerAll(silence);
    PendingReplies pending;
    for (int i = 0; i < 6; ++i)
        pending.push_back(std::make_unique<PendingReply>(m_rig->client.send(numbered(i))));
    QTRY_COMPARE(m_stub->requests().size(), 6);
    m_stub->answerAll(good);
    m_stub->sayAll(good.bytes);
    for (const auto &each : pending)
        QVERIFY(each->wait());
    m_manual->advance(3s);
    QVERIFY(isGood(numbered(6)));
    QCOMPARE(m_stub->requests().last().connection, 7);
    QTRY_COMPARE(m_stub->openConnections(), 6);
}

void ConnectionsTest::restsBeforeAnEffectOnlyShortly_data()
{
    QTest::addColumn<pve::Request>("request");
    QTest::addColumn<int>("rest"); // ms
    QTest::addColumn<int>("connection");
    QTest::newRow("GET soon") << pve::getVersion() << 2000 << 1;
    QTest::newRow("GET later") << pve::getVersion() << 3000 << 1;
    QTest::newRow("GET after 4 s") << pve::getVersion() << 4000 << 2;
    for (const auto verb : {Verb::Post, Verb::Put, Verb::Delete}) {
        const auto name = pve::verbName(verb);
        QTest::addRow("%s soon", qPrintable(name)) << effect(verb) << 2000 << 1;
        QTest::addRow("%s later", qPrintable(name)) << effect(verb) << 2001 << 2;
        QTest::addRow("%s after 3 s", qPrintable(name)) << effect(verb) << 3000 << 2;
    }
}

void ConnectionsTest::restsBeforeAnEffectOnlyShortly()
{
    QFETCH(const pve::Request, request);
    QFETCH(const int, rest);
    QVERIFY(isGood(effect(Verb::Post)));
    m_manual->advance(base::Millis{rest});
    QVERIFY(isGood(request));
    QTEST(m_stub->requests().last().connection, "connection");
}

void ConnectionsTest::closesWhatHasRested()
{
    QVERIFY(isGood(pve::getVersion()));
    m_manual->advance(3s);
    QVERIFY(isGood(pve::getVersion())); // counts anew
    m_manual->advance(3'999ms);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_stub->openConnections(), 1);
    m_manual->advance(1ms);
    QTRY_COMPARE(m_stub->openConnections(), 0);
    QCOMPARE(m_manual->pendingTimers(), 0);
    QCOMPARE(m_stub->connections(), 1);
}

void ConnectionsTest::endsAConnectionAfterAHundredRequests()
{
    for (int i = 0; i < 201; ++i) // the stub would go on
        QVERIFY(isGood(i % 2 ? pve::getVersion() : effect(Verb::Post, "newid=401")));
    QCOMPARE(m_stub->connections(), 3);
    QCOMPARE(m_stub->requests().last().ordinal, 1);
    QTRY_COMPARE(m_stub->openConnections(), 1);
}

void ConnectionsTest::endsAConnectionAfterAFailure()
{
    for (const int status : {400, 403, 500, 596}) {
        m_stub->answerAll({test::httpAnswer(status, "no", {}).replace("close", "Keep-Alive"), {}, {}});
        QVERIFY(!isGood(pve::getVersion()));
        QTRY_COMPARE(m_stub->openConnections(), 0);
    }
    QCOMPARE(m_stub->connections(), 4);
}

void ConnectionsTest::endsAConnectionThatTheServerWantsClosed()
{
    m_stub->answerAll({test::httpAnswer(200, "OK", goodBody, "Connection: close\r\n"), {}, {}});
    QVERIFY(isGood(pve::getVersion()));
    QTRY_COMPARE(m_stub->openConnections(), 0);
}

void ConnectionsTest::closesTheConnectionOfADestroyedHandle()
{
    QVERIFY(isGood(pve::getVersion()));
    m_stub->answerAll(silence);
    auto abandoned = m_rig->client.send(numbered(1));
    QTRY_COMPARE(m_stub->requests().size(), 2);
    abandoned.reset();
    QCOMPARE(m_rig->exchanges.last().transmissions, 1);
    QTRY_COMPARE(m_stub->openConnections(), 0);
    m_stub->answerAll(good);
    QVERIFY(isGood(numbered(2)));
    QCOMPARE(m_stub->requests().last().connection, 2);
    QCOMPARE(m_rig->exchanges.size(), 3);
}

void ConnectionsTest::maySendInsideItsSignals()
{
    m_stub->setScript([](const StubRequest &request) {
        return request.ordinal % 2 ? good : StubAction{{}, Then::Close, {}};
    });
    PendingReplies chain;
    int finished = 0;
    std::function<void()> next = [&] {
        chain.push_back(std::make_unique<PendingReply>(m_rig->client.send(pve::getVersion())));
        connect(chain.back()->reply.get(), &pve::Reply::finished, this, [&] {
            chain.back()->reply.reset();
            if (++finished < 20)
                next();
        });
    };
    next();
    QTRY_COMPARE(finished, 20);
    QCOMPARE(m_rig->exchanges.size(), 20);
}

void ConnectionsTest::givesUpAHandshakeThatGoesNowhere()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    HttpRig rig(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(mute.serverPort())), {}, *m_manual);
    PendingReply pending(rig.client.send(effect(Verb::Post, "newid=401")));
    QTRY_VERIFY(mute.hasPendingConnections());
    auto *socket = mute.nextPendingConnection();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    m_manual->advance(40s);
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::NotSent);
    QCOMPARE(rig.traffic.transmissions, 0);
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"
