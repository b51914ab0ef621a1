// SPDX-License-Identifier: Apache-2.0
// The HTTP habits of pveproxy, each as the recordings http-transport and proxy-errors-59x show it.
#include "tests/sim/frontworld.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

using sim::Millis;
using sim::Request;
using sim::Response;
using test::FrontWorld;
using test::get;
using test::RawClient;
using test::shortIdle;

namespace {

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

private:
    std::unique_ptr<FrontWorld> m_world;
};

void TestSimServer::init()
{
    m_world = std::make_unique<FrontWorld>();
    QVERIFY(m_world->isListening);
}

void TestSimServer::showsItsCertificate()
{
    const auto &certificate = FrontWorld::identity().certificate;
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), {QStringLiteral("slipway-sim")});
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), {QStringLiteral("localhost")});
    QCOMPARE(names.count(QSsl::IpAddressEntry), 2);
    QVERIFY(certificate.expiryDate() > QDateTime::currentDateTimeUtc().addDays(360));
    QVERIFY(sim::makeTlsIdentity()->certificate.serialNumber() != certificate.serialNumber());

    RawClient client(m_world->port());
    QTRY_VERIFY(client.socket().isEncrypted());
    QCOMPARE(client.socket().peerCertificate(), certificate);
    QVERIFY(client.socket().sessionProtocol() >= QSsl::TlsV1_2);
}

void TestSimServer::answersAsRecorded()
{
    RawClient client(m_world->port());
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
    RawClient client(m_world->port());
    client.send(get("/api2/json/nodes/pve1/qemu/100/status/current"));
    QTRY_VERIFY(client.answer().contains("\r\nConnection: close\r\nConnection: Keep-Alive\r\n"));
    client.send(get("/api2/json/version"));
    QTRY_COMPARE(m_world->seen.size(), 2); // it stays open all the same
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
    m_world->handler = [=](const Request &, Millis) {
        Response response;
        response.status = status;
        response.reason = reason + "\n";
        return response;
    };
    RawClient client(m_world->port());
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
    RawClient client(m_world->port());
    client.send(request);
    QTRY_VERIFY(client.isClosed());
    QTEST(client.statusLine(), "status");
    QTEST(client.body(), "body");
    QVERIFY(!client.answer().contains("\r\nContent-Type"));
    QVERIFY(m_world->seen.isEmpty());
}

void TestSimServer::givesTheAnswerBeforeAResetForALargeBody()
{
    RawClient client(m_world->port());
    client.send(
        "PUT /api2/json/nodes/pve1/qemu/100/config HTTP/1.1\r\nHost: x\r\nContent-Length: 614412\r\n\r\n");
    client.send(QByteArray(614412, 'x'));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.statusLine(), QByteArray("HTTP/1.1 501 for data too large"));
    QVERIFY(m_world->seen.isEmpty());
}

void TestSimServer::handsOverRequestsWhole()
{
    RawClient client(m_world->port());
    const QByteArray body(512 * 1024, 'x');
    client.send("\r\nPUT /api2/json/a?b=c HTTP/1.1\r\nHost: x\r\nX-One: 1\r\nContent-Length: 524288\r\n\r\n" +
                body);
    QTRY_COMPARE(m_world->seen.size(), 1);
    QCOMPARE(m_world->seen[0].method, QByteArray("PUT"));
    QCOMPARE(m_world->seen[0].target, QByteArray("/api2/json/a?b=c"));
    QCOMPARE(m_world->seen[0].header("x-one"), QByteArray("1"));
    QCOMPARE(m_world->seen[0].body, body);
}

void TestSimServer::closesWithTheHundredthAnswer()
{
    RawClient client(m_world->port());
    for (int i = 0; i < 130; ++i)
        client.send(get("/api2/json/version"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(m_world->seen.size(), 100);
    QCOMPARE(client.answer().count("Connection: Keep-Alive"), 99);
    QCOMPARE(client.answer().count("Connection: close"), 1);
}

void TestSimServer::answersPipelinedRequestsInOrder()
{
    m_world->handler = [](const Request &request, Millis now) {
        Response response;
        response.body = request.target;
        response.answerAt = request.target == "/slow" ? now + Millis(60) : now;
        return response;
    };
    RawClient client(m_world->port());
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
    m_world = std::make_unique<FrontWorld>(1.0, shortIdle);
    QFETCH(QByteArray, request);
    RawClient client(m_world->port());
    QTRY_VERIFY(client.socket().isEncrypted());
    QElapsedTimer elapsed;
    elapsed.start();
    client.send(request);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(elapsed.elapsed() >= shortIdle.count() / 2);
    QCOMPARE(client.answer(), QByteArray());
    QVERIFY(m_world->seen.isEmpty());

    RawClient long9K(m_world->port()); // the request line does not count
    long9K.send(get("/api2/json/version?x=" + QByteArray(9000, 'z')));
    QTRY_COMPARE(long9K.statusLine(), QByteArray("HTTP/1.1 200 OK"));
}

void TestSimServer::repeatsTheOldVersion()
{
    RawClient client(m_world->port());
    client.send("GET /api2/json/version HTTP/1.0\r\nHost: x\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.statusLine(), QByteArray("HTTP/1.0 200 OK"));
    QVERIFY(client.answer().contains("Connection: close"));
}

void TestSimServer::compressesWhatIsLarge()
{
    const QByteArray large = "{\"data\":\"" + QByteArray("0123456789").repeated(500) + "\"}";
    m_world->handler = [&large](const Request &, Millis) {
        Response response;
        response.body = large;
        return response;
    };
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(QStringLiteral("https://127.0.0.1:%1/api2/json/x").arg(m_world->port())));
    auto tls = request.sslConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    request.setSslConfiguration(tls);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request)); // it asks for gzip by itself
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), large);

    RawClient raw(m_world->port());
    raw.send(get("/x", "Accept-Encoding: gzip\r\nConnection: close\r\n"));
    QTRY_VERIFY(raw.isClosed());
    QVERIFY(raw.answer().contains("\r\nContent-Encoding: gzip\r\n"));
    QVERIFY(raw.body().startsWith("\x1f\x8b"));
    QVERIFY(raw.body().size() < 1024);

    RawClient plain(m_world->port());
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
    m_world = std::make_unique<FrontWorld>(1.0, shortIdle);
    QFETCH(QByteArray, request);
    QFETCH(bool, hasLocation);
    RawClient client(m_world->port(), false);
    client.send(request);
    QTRY_VERIFY(client.isClosed());
    QTEST(client.statusLine(), "status");
    QCOMPARE(client.answer().contains("\r\nLocation: https://localhost/api2/json/version\r\n"), hasLocation);
    QVERIFY(m_world->seen.isEmpty());
}

QTEST_GUILESS_MAIN(TestSimServer)
#include "tst_simserver.moc"
