// SPDX-License-Identifier: Apache-2.0
// When answers come, what becomes of those that do not, and many at once.
#include "core/sim/server.h"
#include "tests/sim/frontworld.h"

#include <QSignalSpy>

using sim::Millis;
using sim::Request;
using sim::Response;
using test::FrontWorld;
using test::get;
using test::RawClient;
using test::shortIdle;

class TestSimWire : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void answersWhenDue();
    void runsFasterThanLife();
    void dropsCutsAndKeepsSilent_data();
    void dropsCutsAndKeepsSilent();
    void slowBodiesComeBitByBit();
    void endlessBodiesEndWithTheClient();
    void servesManyConnections();
    void isFast();
    void theServerPutsAClusterBehindIt();
    void theServerSaysWhyItCannotListen();

private:
    std::unique_ptr<FrontWorld> m_world;
};

void TestSimWire::init()
{
    m_world = std::make_unique<FrontWorld>();
    QVERIFY(m_world->isListening);
}

void TestSimWire::answersWhenDue()
{
    m_world = std::make_unique<FrontWorld>(1.0, shortIdle);
    m_world->handler = [](const Request &, Millis now) {
        Response response;
        response.body = "late";
        response.answerAt = now + 2 * shortIdle; // longer than the idle time-out
        return response;
    };
    RawClient client(m_world->port());
    QElapsedTimer elapsed;
    elapsed.start();
    client.send(get("/x"));
    QTRY_COMPARE(client.body(), QByteArray("late"));
    QVERIFY(elapsed.elapsed() >= (2 * shortIdle).count());
}

void TestSimWire::runsFasterThanLife()
{
    m_world = std::make_unique<FrontWorld>(1000);
    m_world->handler = [](const Request &, Millis now) {
        Response response;
        response.body = "soon";
        response.answerAt = now + std::chrono::minutes(1);
        return response;
    };
    RawClient client(m_world->port());
    QElapsedTimer elapsed;
    elapsed.start();
    client.send(get("/x"));
    QTRY_COMPARE(client.body(), QByteArray("soon"));
    QVERIFY(elapsed.elapsed() >= 60);
    QVERIFY(m_world->front->now() >= std::chrono::minutes(1));
}

void TestSimWire::dropsCutsAndKeepsSilent_data()
{
    QTest::addColumn<int>("fate");
    QTest::newRow("drop") << static_cast<int>(Response::Fate::Drop);
    QTest::newRow("cut") << static_cast<int>(Response::Fate::CutBody);
    QTest::newRow("silence") << static_cast<int>(Response::Fate::Silence);
}

void TestSimWire::dropsCutsAndKeepsSilent()
{
    m_world = std::make_unique<FrontWorld>(1.0, shortIdle);
    QFETCH(int, fate);
    m_world->handler = [=](const Request &, Millis now) {
        Response response;
        response.fate = static_cast<Response::Fate>(fate);
        response.body = "0123456789";
        response.answerAt = now + Millis(20);
        return response;
    };
    RawClient client(m_world->port());
    client.send(get("/x"));
    QTRY_COMPARE(m_world->seen.size(), 1);
    if (fate == static_cast<int>(Response::Fate::Silence)) {
        RawClient idle(
            m_world->port()); // closed by the time-out, which has passed for the silent one then, too
        QTRY_VERIFY(idle.isClosed());
        QVERIFY(!client.isClosed());
        QCOMPARE(client.answer(), QByteArray());
        return;
    }
    QTRY_VERIFY(client.isClosed());
    const bool isCut = fate == static_cast<int>(Response::Fate::CutBody);
    QCOMPARE(client.answer().contains("Content-Length: 10\r\n"), isCut);
    QCOMPARE(client.answer().isEmpty() ? QByteArray() : client.body(),
             isCut ? QByteArray("01234") : QByteArray());
}

void TestSimWire::slowBodiesComeBitByBit()
{
    m_world->handler = [](const Request &, Millis now) {
        Response response;
        response.body = "0123456789";
        response.answerAt = now;
        response.bodySpan = Millis(400);
        return response;
    };
    RawClient client(m_world->port());
    client.send(get("/x"));
    QTRY_VERIFY(!client.answer().isEmpty());
    QVERIFY(client.answer().contains("Content-Length: 10\r\n"));
    QVERIFY(client.body().size() < 10);
    QTRY_COMPARE(client.body(), QByteArray("0123456789"));
    client.send(get("/y")); // and the connection goes on
    QTRY_COMPARE(m_world->seen.size(), 2);
}

void TestSimWire::endlessBodiesEndWithTheClient()
{
    m_world->handler = [](const Request &, Millis now) {
        Response response;
        response.body = "again ";
        response.answerAt = now;
        response.fate = Response::Fate::Endless;
        return response;
    };
    RawClient client(m_world->port());
    client.send(get("/x"));
    QTRY_VERIFY(client.body().size() > 1'000'000);
    QVERIFY(!client.answer().contains("Content-Length"));
    QVERIFY(client.body().startsWith("again again "));
    client.socket().abort();
    RawClient other(m_world->port());
    m_world->handler = [](const Request &, Millis now) {
        Response response;
        response.answerAt = now;
        return response;
    };
    other.send(get("/y"));
    QTRY_COMPARE(other.statusLine(), QByteArray("HTTP/1.1 200 OK"));
}

void TestSimWire::servesManyConnections()
{
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_world->port()));
        clients.back()->send(get("/x", "Connection: close\r\n"));
    }
    for (const auto &client : clients)
        QTRY_VERIFY(client->isClosed() && client->statusLine() == "HTTP/1.1 200 OK");
    QCOMPARE(m_world->seen.size(), 50);
}

/// Not a measurement: what is slower than this by far has become something else.
void TestSimWire::isFast()
{
    QElapsedTimer elapsed;
    elapsed.start();
    for (int round = 0; round < 20; ++round) {
        RawClient client(m_world->port());
        QSignalSpy closed(&client.socket(), &QSslSocket::disconnected);
        client.send(get("/api2/json/version").repeated(100));
        QVERIFY(closed.wait());
    }
    QCOMPARE(m_world->seen.size(), 2000);
    qInfo("%lld requests/s", 2000 * 1000 / std::max<qint64>(elapsed.elapsed(), 1));
    QVERIFY(elapsed.elapsed() < 10'000);
}

void TestSimWire::theServerPutsAClusterBehindIt()
{
    sim::Server server({});
    QVERIFY2(server.listen(), qPrintable(server.errorText()));
    const QUrl url(server.url());
    QCOMPARE(url.host(), QStringLiteral("127.0.0.1"));

    RawClient client(static_cast<quint16>(url.port()));
    const QByteArray token = server.cluster().adminToken().toUtf8();
    client.send(get("/api2/json/nodes", "Authorization: PVEAPIToken=" + token + "\r\n"));
    QTRY_COMPARE(client.statusLine(), QByteArray("HTTP/1.1 200 OK"));
    QVERIFY(client.body().contains("pve1"));
    const auto digest = client.socket().peerCertificate().digest(QCryptographicHash::Sha256);
    QCOMPARE(server.fingerprint(), QString::fromLatin1(digest.toHex(':').toUpper()));
}

void TestSimWire::theServerSaysWhyItCannotListen()
{
    sim::Server::Setup setup;
    setup.port = m_world->port();
    sim::Server server(setup);
    QVERIFY(!server.listen());
    QVERIFY(!server.errorText().isEmpty());
}

QTEST_GUILESS_MAIN(TestSimWire)
#include "tst_simwire.moc"
