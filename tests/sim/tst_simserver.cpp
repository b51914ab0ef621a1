// SPDX-License-Identifier: Apache-2.0
// The wire habits of pveproxy, each as the recordings http-transport and proxy-errors-59x show it.
#include "core/sim/front.h"
#include "core/sim/server.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTest>

using sim::Millis;
using sim::Request;
using sim::Response;

namespace {

constexpr Millis shortIdle{250};

/// A TLS client that sends bytes as they are and keeps what comes back.
class RawClient
{
public:
    RawClient(quint16 port, bool encrypted = true)
    {
        QObject::connect(&m_socket, &QSslSocket::readyRead, &m_socket,
                         [this] { m_answer += m_socket.readAll(); });
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (encrypted)
            m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        else
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] const QByteArray &answer() const { return m_answer; }
    [[nodiscard]] QByteArray statusLine() const { return m_answer.left(m_answer.indexOf("\r\n")); }
    [[nodiscard]] QByteArray body() const { return m_answer.mid(m_answer.indexOf("\r\n\r\n") + 4); }
    [[nodiscard]] QSslSocket &socket() { return m_socket; }

private:
    QSslSocket m_socket;
    QByteArray m_answer;
};

QByteArray get(const QByteArray &target, const QByteArray &headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

QByteArray withoutDates(QByteArray answer)
{
    const QByteArray date = "Sun, 22 Nov 2026 23:52:45 GMT";
    return answer.replace(date, "DATE");
}

} // namespace

class TestSimServer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void showsItsCertificate();
    void answersAsRecorded();
    void passesOnThatTheDaemonCloses();
    void sendsReasonsAndClosesAfterErrors_data();
    void sendsReasonsAndClosesAfterErrors();
    void refusesBeforeTheApi_data();
    void refusesBeforeTheApi();
    void givesTheAnswerBeforeAResetForALargeBody();
    void handsOverRequestsWhole();
    void closesWithTheHundredthAnswer();
    void answersPipelinedRequestsInOrder();
    void closesSilently_data();
    void closesSilently();
    void repeatsTheOldVersion();
    void compressesWhatIsLarge();
    void redirectsPlainHttp_data();
    void redirectsPlainHttp();
    void answersWhenDue();
    void runsFasterThanLife();
    void dropsCutsAndKeepsSilent_data();
    void dropsCutsAndKeepsSilent();
    void servesManyConnections();
    void isFast();
    void theServerPutsAClusterBehindIt();
    void theServerSaysWhyItCannotListen();

private:
    void start(double speed = 1.0, Millis idle = shortIdle);

    sim::Identity m_identity;
    std::unique_ptr<sim::Front> m_front;
    std::function<Response(const Request &, Millis)> m_handler;
    QList<Request> m_seen;
};

void TestSimServer::initTestCase()
{
    const auto identity = sim::makeIdentity();
    QVERIFY(identity);
    m_identity = *identity;
}

void TestSimServer::start(double speed, Millis idle)
{
    sim::Front::Setup setup;
    setup.identity = m_identity;
    setup.idle = idle;
    setup.speed = speed;
    setup.wallAt = [](Millis) { return QDateTime::fromSecsSinceEpoch(1'795'391'565, Qt::UTC); };
    setup.handler = [this](const Request &request, Millis now) {
        m_seen.append(request);
        return m_handler(request, now);
    };
    m_front = std::make_unique<sim::Front>(std::move(setup));
    QVERIFY(m_front->listen(QHostAddress::LocalHost));
}

void TestSimServer::init()
{
    m_seen.clear();
    m_handler = [](const Request &, Millis) {
        Response response;
        response.body = R"({"data":null})";
        return response;
    };
    start();
}

void TestSimServer::showsItsCertificate()
{
    const auto &certificate = m_identity.certificate;
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), {QStringLiteral("slipway-sim")});
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), {QStringLiteral("localhost")});
    QCOMPARE(names.count(QSsl::IpAddressEntry), 2);
    QVERIFY(certificate.expiryDate() > QDateTime::currentDateTimeUtc().addDays(360));
    QVERIFY(sim::makeIdentity()->certificate.serialNumber() != certificate.serialNumber());

    RawClient client(m_front->serverPort());
    QTRY_VERIFY(client.socket().isEncrypted());
    QCOMPARE(client.socket().peerCertificate(), certificate);
    QVERIFY(client.socket().sessionProtocol() >= QSsl::TlsV1_2);
}

void TestSimServer::answersAsRecorded()
{
    RawClient client(m_front->serverPort());
    client.send(get("/api2/json/version"));
    QTRY_COMPARE(
        withoutDates(client.answer()),
        QByteArray("HTTP/1.1 200 OK\r\nCache-Control: max-age=0\r\nConnection: Keep-Alive\r\nDate: DATE\r\n"
                   "Pragma: no-cache\r\nServer: pve-api-daemon/3.0\r\nContent-Length: 13\r\n"
                   "Content-Type: application/json;charset=UTF-8\r\nExpires: DATE\r\n\r\n{\"data\":null}"));
    QVERIFY(!client.isClosed());
}

void TestSimServer::passesOnThatTheDaemonCloses()
{
    RawClient client(m_front->serverPort());
    client.send(get("/api2/json/nodes/pve1/qemu/100/status/current"));
    QTRY_VERIFY(client.answer().contains("\r\nConnection: close\r\nConnection: Keep-Alive\r\n"));
    client.send(get("/api2/json/version"));
    QTRY_COMPARE(m_seen.size(), 2); // it stays open all the same
}

void TestSimServer::sendsReasonsAndClosesAfterErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("400") << 400 << QByteArray("Parameter verification failed.");
    QTest::newRow("500") << 500
                         << QByteArray("can't lock file '/var/lock/qemu-server/lock-1.conf' - got timeout");
    QTest::newRow("595") << 595 << QByteArray("Connection refused");
    QTest::newRow("596") << 596 << QByteArray("Connection timed out");
    QTest::newRow("599") << 599 << QByteArray("Too many redirections");
}

void TestSimServer::sendsReasonsAndClosesAfterErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    m_handler = [=](const Request &, Millis) {
        Response response;
        response.status = status;
        response.reason = reason + "\n";
        return response;
    };
    RawClient client(m_front->serverPort());
    client.send(get("/api2/json/nodes/pve2/status"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.statusLine(), "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason);
    QVERIFY(client.answer().contains("\r\nConnection: close\r\n"));
    QVERIFY(!client.answer().contains("Content-"));
}

void TestSimServer::refusesBeforeTheApi_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &request, const QByteArray &status,
                        const QByteArray &body) { QTest::newRow(name) << request << status << body; };
    const QByteArray host = " /api2/json/version HTTP/1.1\r\nHost: x\r\n";
    row("garbage", "GARBAGE\r\n\r\n", "HTTP/1.0 400 bad request", "bad request");
    for (const QByteArray method : {"HEAD", "OPTIONS", "PATCH"})
        row(method.constData(), method + host + "\r\n", "HTTP/1.1 501 method '" + method + "' not available",
            "");
    for (const QByteArray method : {"GET", "DELETE"}) {
        const QByteArray words = "Unexpected content for method '" + method + "'";
        row(method.constData(), method + host + "Content-Length: 2\r\n\r\n{}", "HTTP/1.1 501 " + words,
            words);
    }
    row("chunked", "PUT" + host + "Transfer-Encoding: chunked\r\n\r\n7\r\ncores=1\r\n0\r\n\r\n",
        "HTTP/1.1 501 chunked transfer encoding not supported", "chunked transfer encoding not supported");
    row("text", "POST" + host + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 506 upload 'Content-Type 'text/plain' not implemented",
        "upload 'Content-Type 'text/plain' not implemented");
}

void TestSimServer::refusesBeforeTheApi()
{
    QFETCH(QByteArray, request);
    RawClient client(m_front->serverPort());
    client.send(request);
    QTRY_VERIFY(client.isClosed());
    QTEST(client.statusLine(), "status");
    QTEST(client.body(), "body");
    QVERIFY(!client.answer().contains("\r\nContent-Type"));
    QVERIFY(m_seen.isEmpty());
}

void TestSimServer::givesTheAnswerBeforeAResetForALargeBody()
{
    RawClient client(m_front->serverPort());
    client.send(
        "PUT /api2/json/nodes/pve1/qemu/100/config HTTP/1.1\r\nHost: x\r\nContent-Length: 614412\r\n\r\n");
    client.send(QByteArray(614412, 'x'));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.statusLine(), QByteArray("HTTP/1.1 501 for data too large"));
    QVERIFY(m_seen.isEmpty());
}

void TestSimServer::handsOverRequestsWhole()
{
    RawClient client(m_front->serverPort());
    const QByteArray body(512 * 1024, 'x');
    client.send("\r\nPUT /api2/json/a?b=c HTTP/1.1\r\nHost: x\r\nX-One: 1\r\nContent-Length: 524288\r\n\r\n" +
                body);
    QTRY_COMPARE(m_seen.size(), 1);
    QCOMPARE(m_seen[0].method, QByteArray("PUT"));
    QCOMPARE(m_seen[0].target, QByteArray("/api2/json/a?b=c"));
    QCOMPARE(m_seen[0].header("x-one"), QByteArray("1"));
    QCOMPARE(m_seen[0].body, body);
}

void TestSimServer::closesWithTheHundredthAnswer()
{
    RawClient client(m_front->serverPort());
    for (int i = 0; i < 130; ++i)
        client.send(get("/api2/json/version"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(m_seen.size(), 100);
    QCOMPARE(client.answer().count("Connection: Keep-Alive"), 99);
    QCOMPARE(client.answer().count("Connection: close"), 1);
}

void TestSimServer::answersPipelinedRequestsInOrder()
{
    m_handler = [](const Request &request, Millis now) {
        Response response;
        response.body = request.target;
        response.answerAt = request.target == "/slow" ? now + Millis(60) : now;
        return response;
    };
    RawClient client(m_front->serverPort());
    client.send(get("/slow") + get("/fast", "Connection: close\r\n"));
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.answer().indexOf("/slow") < client.answer().indexOf("/fast"));
    QVERIFY(client.answer().endsWith("/fast"));
}

void TestSimServer::closesSilently_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("nothing sent") << QByteArray();
    QTest::newRow("half a request") << QByteArray("GET /api2/json/version HTTP/1.1\r\nHost: x\r\n");
    QTest::newRow("half a body") << QByteArray("PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab");
    QTest::newRow("a 9 KB header") << get("/api2/json/version", "X-Pad: " + QByteArray(9000, 'y') + "\r\n");
    QTest::newRow("70 header lines") << get("/api2/json/version", QByteArray("X-N: 1\r\n").repeated(70));
}

void TestSimServer::closesSilently()
{
    QFETCH(QByteArray, request);
    RawClient client(m_front->serverPort());
    QTRY_VERIFY(client.socket().isEncrypted());
    QElapsedTimer elapsed;
    elapsed.start();
    client.send(request);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(elapsed.elapsed() >= shortIdle.count() / 2);
    QCOMPARE(client.answer(), QByteArray());
    QVERIFY(m_seen.isEmpty());

    RawClient long9K(m_front->serverPort()); // the request line does not count
    long9K.send(get("/api2/json/version?x=" + QByteArray(9000, 'z')));
    QTRY_COMPARE(long9K.statusLine(), QByteArray("HTTP/1.1 200 OK"));
}

void TestSimServer::repeatsTheOldVersion()
{
    RawClient client(m_front->serverPort());
    client.send("GET /api2/json/version HTTP/1.0\r\nHost: x\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.statusLine(), QByteArray("HTTP/1.0 200 OK"));
    QVERIFY(client.answer().contains("Connection: close"));
}

void TestSimServer::compressesWhatIsLarge()
{
    const QByteArray large = "{\"data\":\"" + QByteArray("0123456789").repeated(500) + "\"}";
    m_handler = [&large](const Request &, Millis) {
        Response response;
        response.body = large;
        return response;
    };
    QNetworkAccessManager manager;
    QNetworkRequest request(
        QUrl(QStringLiteral("https://127.0.0.1:%1/api2/json/x").arg(m_front->serverPort())));
    auto tls = request.sslConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    request.setSslConfiguration(tls);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request)); // it asks for gzip by itself
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), large);

    RawClient raw(m_front->serverPort());
    raw.send(get("/x", "Accept-Encoding: gzip\r\nConnection: close\r\n"));
    QTRY_VERIFY(raw.isClosed());
    QVERIFY(raw.answer().contains("\r\nContent-Encoding: gzip\r\n"));
    QVERIFY(raw.body().startsWith("\x1f\x8b"));
    QVERIFY(raw.body().size() < 1024);

    RawClient plain(m_front->serverPort());
    plain.send(get("/x", "Connection: close\r\n"));
    QTRY_VERIFY(plain.isClosed());
    QCOMPARE(plain.body(), large);
}

void TestSimServer::redirectsPlainHttp_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("hasLocation");
    QTest::newRow("GET") << get("/api2/json/version") << QByteArray("HTTP/1.1 301 Moved Permanently") << true;
    QTest::newRow("POST") << QByteArray("POST /api2/json/version HTTP/1.1\r\nHost: localhost\r\n\r\n")
                          << QByteArray("HTTP/1.1 308 Permanent Redirect") << true;
    QTest::newRow("no Host") << QByteArray("GET /api2/json/version HTTP/1.1\r\n\r\n") << QByteArray()
                             << false;
}

void TestSimServer::redirectsPlainHttp()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, hasLocation);
    RawClient client(m_front->serverPort(), false);
    client.send(request);
    QTRY_VERIFY(client.isClosed());
    QTEST(client.statusLine(), "status");
    QCOMPARE(client.answer().contains("\r\nLocation: https://localhost/api2/json/version\r\n"), hasLocation);
    QVERIFY(m_seen.isEmpty());
}

void TestSimServer::answersWhenDue()
{
    m_handler = [](const Request &, Millis now) {
        Response response;
        response.body = "late";
        response.answerAt = now + 2 * shortIdle; // longer than the idle time-out
        return response;
    };
    RawClient client(m_front->serverPort());
    QElapsedTimer elapsed;
    elapsed.start();
    client.send(get("/x"));
    QTRY_COMPARE(client.body(), QByteArray("late"));
    QVERIFY(elapsed.elapsed() >= (2 * shortIdle).count());
}

void TestSimServer::runsFasterThanLife()
{
    start(1000);
    m_handler = [](const Request &, Millis now) {
        Response response;
        response.body = "soon";
        response.answerAt = now + std::chrono::minutes(1);
        return response;
    };
    RawClient client(m_front->serverPort());
    QElapsedTimer elapsed;
    elapsed.start();
    client.send(get("/x"));
    QTRY_COMPARE(client.body(), QByteArray("soon"));
    QVERIFY(elapsed.elapsed() >= 60);
    QVERIFY(m_front->now() >= std::chrono::minutes(1));
}

void TestSimServer::dropsCutsAndKeepsSilent_data()
{
    QTest::addColumn<int>("fate");
    QTest::newRow("drop") << static_cast<int>(Response::Fate::Drop);
    QTest::newRow("cut") << static_cast<int>(Response::Fate::CutBody);
    QTest::newRow("silence") << static_cast<int>(Response::Fate::Silence);
}

void TestSimServer::dropsCutsAndKeepsSilent()
{
    QFETCH(int, fate);
    m_handler = [=](const Request &, Millis now) {
        Response response;
        response.fate = static_cast<Response::Fate>(fate);
        response.body = "0123456789";
        response.answerAt = now + Millis(20);
        return response;
    };
    RawClient client(m_front->serverPort());
    client.send(get("/x"));
    QTRY_COMPARE(m_seen.size(), 1);
    if (fate == static_cast<int>(Response::Fate::Silence)) {
        RawClient idle(
            m_front->serverPort()); // closed by the time-out, which has passed for the silent one then, too
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

void TestSimServer::servesManyConnections()
{
    start(1.0, Millis(10'000)); // fifty handshakes in a row
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_front->serverPort()));
        clients.back()->send(get("/x", "Connection: close\r\n"));
    }
    for (const auto &client : clients)
        QTRY_VERIFY(client->isClosed() && client->statusLine() == "HTTP/1.1 200 OK");
    QCOMPARE(m_seen.size(), 50);
}

/// Not a measurement: what is slower than this by far has become something else.
void TestSimServer::isFast()
{
    QElapsedTimer elapsed;
    elapsed.start();
    for (int round = 0; round < 20; ++round) {
        RawClient client(m_front->serverPort());
        QSignalSpy closed(&client.socket(), &QSslSocket::disconnected);
        client.send(get("/api2/json/version").repeated(100));
        QVERIFY(closed.wait());
    }
    QCOMPARE(m_seen.size(), 2000);
    qInfo("%lld requests/s", 2000 * 1000 / std::max<qint64>(elapsed.elapsed(), 1));
    QVERIFY(elapsed.elapsed() < 10'000);
}

void TestSimServer::theServerPutsAClusterBehindIt()
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

void TestSimServer::theServerSaysWhyItCannotListen()
{
    sim::Server::Setup setup;
    setup.port = m_front->serverPort();
    sim::Server server(setup);
    QVERIFY(!server.listen());
    QVERIFY(!server.errorText().isEmpty());
}

QTEST_GUILESS_MAIN(TestSimServer)
#include "tst_simserver.moc"
