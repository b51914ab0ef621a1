// SPDX-License-Identifier: Apache-2.0
#include "core/pve/probe.h"
#include "tests/support/httprig.h"
#include "tests/support/manualclock.h"
#include "tests/support/tlsstub.h"

#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using base::Error;
using pve::Verb;
using test::effect;
using test::HttpRig;
using test::PendingReply;
using Then = test::StubAction::Then;
using namespace std::chrono_literals;

namespace {

using ProbeResult = base::Result<pve::PeerCertificate>;

/// While it lives, the program takes `certificate` for one of the system's CAs.
struct SystemCa
{
    explicit SystemCa(const QSslCertificate &certificate)
    {
        auto configuration = before;
        configuration.addCaCertificate(certificate);
        QSslConfiguration::setDefaultConfiguration(configuration);
    }
    ~SystemCa() { QSslConfiguration::setDefaultConfiguration(before); }
    SystemCa(const SystemCa &) = delete;
    SystemCa &operator=(const SystemCa &) = delete;

    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
};

QList<pve::Request> allKinds()
{
    return {pve::getVersion(), effect(Verb::Post, "newid=401"), effect(Verb::Post), effect(Verb::Delete)};
}

} // namespace

class TrustTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void readsFingerprints_data();
    void readsFingerprints();
    void readsServerAddresses_data();
    void readsServerAddresses();
    void readsApiTokens_data();
    void readsApiTokens();

    void sendsNothingToAnUnknownCertificate();
    void sendsNothingWhenThePinDiffers();
    void sendsNothingWhenThePinDiffersThoughACaVouches();
    void trustsASystemCaForTheRightHost();
    void distrustsASystemCaForAnotherHost();
    void checksThePinOnEveryNewConnection();
    void noticesAChangedCertificateOnALaterConnection();
    void doesNotCarryARequestOverToAChangedCertificate_data();
    void doesNotCarryARequestOverToAChangedCertificate();
    void callsAServerWithoutTlsUntrusted();

    void probesWithoutAByteOfHttp_data();
    void probesWithoutAByteOfHttp();
    void probeSaysWhyItFailed();
    void asksTheSystemsProxyExceptForLoopback();

private:
    [[nodiscard]] ProbeResult probe(const pve::Server &server);

    std::unique_ptr<test::TlsStub> m_stub;
    test::ManualClock m_clock;
};

void TrustTest::init()
{
    m_stub = std::make_unique<test::TlsStub>(test::makeCertificate({"pve1"}));
}

void TrustTest::cleanup()
{
    m_stub.reset();
    qunsetenv("https_proxy");
    qunsetenv("no_proxy");
}

void TrustTest::readsFingerprints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray bytes = QByteArray::fromHex(QByteArray("0aff").repeated(16));
    const auto colons = pve::fingerprintText(bytes);
    QTest::newRow("as shown") << colons << bytes;
    QTest::newRow("lower case") << colons.toLower() << bytes;
    QTest::newRow("no colons") << colons.chopped(0).remove(u':') << bytes;
    QTest::newRow("blanks around") << QStringLiteral(" %1\n").arg(colons) << bytes;
    QTest::newRow("too short") << colons.chopped(3) << QByteArray();
    QTest::newRow("too long") << colons + QStringLiteral(":00") << QByteArray();
    QTest::newRow("half colons") << colons.chopped(5) + QStringLiteral("0AFF") << QByteArray();
    QTest::newRow("no hex") << QString(64, u'g') << QByteArray();
    QTest::newRow("empty") << QString() << QByteArray();
}

void TrustTest::readsFingerprints()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, expected);
    QCOMPARE(pve::fingerprintFromText(text), expected);
}

void TrustTest::readsServerAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty = refused
    QTest::newRow("host") << QStringLiteral("pve1.lab") << QStringLiteral("https://pve1.lab:8006");
    QTest::newRow("host and port") << QStringLiteral("pve1.lab:443")
                                   << QStringLiteral("https://pve1.lab:443");
    QTest::newRow("address") << QStringLiteral("10.0.0.5") << QStringLiteral("https://10.0.0.5:8006");
    QTest::newRow("IPv6") << QStringLiteral("[fe80::1]:8006") << QStringLiteral("https://[fe80::1]:8006");
    QTest::newRow("URL") << QStringLiteral("https://pve1.lab:8006/")
                         << QStringLiteral("https://pve1.lab:8006");
    QTest::newRow("URL of the API") << QStringLiteral("https://pve1:8006/api2/json")
                                    << QStringLiteral("https://pve1:8006");
    QTest::newRow("URL without port")
        << QStringLiteral("https://pve.example") << QStringLiteral("https://pve.example:443");
    QTest::newRow("blanks around") << QStringLiteral(" pve1 ") << QStringLiteral("https://pve1:8006");
    for (const char *bad :
         {"", "http://pve1:8006", "ftp://pve1", "https://root:pw@pve1:8006", "https://pve1/x", "pve1?a=b",
          "pve1#a", "pve 1", "pve1:99999", "https://", "https:pve1"})
        QTest::addRow("refused: %s", bad) << QString::fromLatin1(bad) << QString();
}

void TrustTest::readsServerAddresses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const auto url = pve::serverUrl(text);
    QCOMPARE(url ? url->toString() : QString(), expected);
    if (!url)
        QCOMPARE(url.error().kind, Error::Kind::Invalid);
}

void TrustTest::readsApiTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("user"); // empty = refused
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << QStringLiteral("ops@pve!slipway=0-1-2") << QStringLiteral("ops@pve")
                           << QStringLiteral("ops@pve!slipway");
    QTest::newRow("mail as user") << QStringLiteral("a.b@c.de@ldap-1!t=x=y ")
                                  << QStringLiteral("a.b@c.de@ldap-1") << QStringLiteral("a.b@c.de@ldap-1!t");
    for (const char *bad :
         {"", "ops@pve", "ops@pve!slipway", "ops@pve!slipway=", "ops!slipway=x", "ops@pve=x", "@pve!a=x",
          "ops@pve!a=x y", "ops@pve!a=x\r\nHost: y", "ops\r\n@pve!a=x", "ops@pve!a=\xe4"})
        QTest::addRow("refused: %s", QByteArray(bad).toPercentEncoding(" @!=").constData())
            << QString::fromLatin1(bad) << QString() << QString();
}

void TrustTest::readsApiTokens()
{
    QFETCH(const QString, text);
    QFETCH(const QString, user);
    QFETCH(const QString, id);
    const auto token = pve::apiTokenFromText(text);
    QCOMPARE(token ? token->user : QString(), user);
    QCOMPARE(token ? token->id : QString(), id);
    if (token)
        QCOMPARE(token->secret, text.trimmed().section(u'=', 1).toLatin1());
}

void TrustTest::sendsNothingToAnUnknownCertificate()
{
    HttpRig rig(m_stub->url(), {}, m_clock);
    for (const auto &request : allKinds()) {
        PendingReply pending(rig.client.send(request));
        QVERIFY(pending.wait());
        const auto error = pending.error();
        QCOMPARE(error.kind, Error::Kind::Tls);
        QCOMPARE(error.fields.value(QStringLiteral("fingerprint")),
                 pve::fingerprintText(m_stub->certificate().sha256()));
        QCOMPARE(error.fields.value(QStringLiteral("subject")), QStringLiteral("CN=pve1"));
        QCOMPARE(error.fields.value(QStringLiteral("issuer")), QStringLiteral("CN=pve1"));
        const auto notBefore =
            QDateTime::fromString(error.fields.value(QStringLiteral("notBefore")), Qt::ISODate);
        const auto notAfter =
            QDateTime::fromString(error.fields.value(QStringLiteral("notAfter")), Qt::ISODate);
        QCOMPARE(notBefore.secsTo(notAfter), 25 * 3600);
        QVERIFY(!error.fields.contains(QStringLiteral("pinned")));
    }
    QCOMPARE(m_stub->plaintext(), QByteArray());
    QCOMPARE(rig.traffic.transmissions, 0);
    QVERIFY(!rig.client.peerCertificate());
}

void TrustTest::sendsNothingWhenThePinDiffers()
{
    const auto pin = test::makeCertificate({"pve1"}).sha256();
    HttpRig rig(m_stub->url(), pin, m_clock);
    for (const auto &request : allKinds()) {
        PendingReply pending(rig.client.send(request));
        QVERIFY(pending.wait());
        QCOMPARE(pending.error().kind, Error::Kind::Tls);
        QCOMPARE(pending.error().fields.value(QStringLiteral("pinned")), pve::fingerprintText(pin));
    }
    QCOMPARE(m_stub->plaintext(), QByteArray());
}

void TrustTest::sendsNothingWhenThePinDiffersThoughACaVouches()
{
    const auto ca = test::makeCertificate({"a CA", nullptr, true});
    const SystemCa system(ca.certificate);
    m_stub->setCertificate(test::makeCertificate({"pve1", &ca}));
    HttpRig rig(m_stub->url(), test::makeCertificate({"pve1", &ca}).sha256(), m_clock);
    for (const auto &request : allKinds()) {
        PendingReply pending(rig.client.send(request));
        QVERIFY(pending.wait());
        QCOMPARE(pending.error().kind, Error::Kind::Tls);
    }
    QCOMPARE(m_stub->plaintext(), QByteArray());
}

void TrustTest::trustsASystemCaForTheRightHost()
{
    const auto ca = test::makeCertificate({"a CA", nullptr, true});
    const SystemCa system(ca.certificate);
    m_stub->setCertificate(test::makeCertificate({"pve1", &ca}));
    HttpRig rig(m_stub->url(), {}, m_clock);
    PendingReply pending(rig.client.send(pve::getVersion()));
    QVERIFY(pending.wait());
    QVERIFY2(*pending.answer, qPrintable(pending.error().text));
    QVERIFY(rig.client.peerCertificate());
    const auto peer = *rig.client.peerCertificate();
    QCOMPARE(peer.leafSha256, m_stub->certificate().sha256());
    QCOMPARE(peer.subject, QStringLiteral("CN=pve1"));
    QCOMPARE(peer.issuer, QStringLiteral("CN=a CA"));
    QVERIFY(peer.trusted);
}

void TrustTest::distrustsASystemCaForAnotherHost()
{
    const auto ca = test::makeCertificate({"a CA", nullptr, true});
    const SystemCa system(ca.certificate);
    m_stub->setCertificate(test::makeCertificate({"pve2.lab", &ca, false, "DNS:pve2.lab,IP:127.0.0.2"}));
    HttpRig rig(m_stub->url(), {}, m_clock);
    PendingReply pending(rig.client.send(effect(Verb::Post)));
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Tls);
    QCOMPARE(m_stub->plaintext(), QByteArray());
}

void TrustTest::checksThePinOnEveryNewConnection()
{
    HttpRig rig(m_stub->url(), m_stub->certificate().sha256(), m_clock);
    for (int i = 1; i <= 3; ++i) {
        PendingReply pending(rig.client.send(pve::getVersion()));
        QVERIFY(pending.wait());
        QVERIFY2(*pending.answer, qPrintable(pending.error().text));
        m_stub->closeConnections();
        QTRY_COMPARE(m_stub->openConnections(), 0);
    }
    QCOMPARE(m_stub->connections(), 3);
    QCOMPARE(rig.client.peerCertificate()->leafSha256, m_stub->certificate().sha256());
}

void TrustTest::noticesAChangedCertificateOnALaterConnection()
{
    HttpRig rig(m_stub->url(), m_stub->certificate().sha256(), m_clock);
    PendingReply first(rig.client.send(pve::getVersion()));
    QVERIFY(first.wait());
    QVERIFY(*first.answer);
    const auto before = m_stub->plaintext();
    m_stub->setCertificate(test::makeCertificate({"pve1"}));
    m_stub->closeConnections();
    QTRY_COMPARE(m_stub->openConnections(), 0);
    for (const auto &request : allKinds()) {
        PendingReply pending(rig.client.send(request));
        QVERIFY(pending.wait());
        QCOMPARE(pending.error().kind, Error::Kind::Tls);
        QCOMPARE(pending.error().fields.value(QStringLiteral("fingerprint")),
                 pve::fingerprintText(m_stub->certificate().sha256()));
    }
    QCOMPARE(m_stub->plaintext(), before);
}

void TrustTest::doesNotCarryARequestOverToAChangedCertificate_data()
{
    QTest::addColumn<pve::Request>("request");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("GET is repeated, up to the new certificate") << pve::getVersion() << Error::Kind::Tls;
    QTest::newRow("POST is not repeated") << effect(Verb::Post, "newid=401") << Error::Kind::Lost;
    QTest::newRow("POST without a body neither") << effect(Verb::Post) << Error::Kind::Lost;
}

void TrustTest::doesNotCarryARequestOverToAChangedCertificate()
{
    QFETCH(const pve::Request, request);
    QFETCH(const Error::Kind, kind);
    HttpRig rig(m_stub->url(), m_stub->certificate().sha256(), m_clock);
    PendingReply first(rig.client.send(pve::getVersion()));
    QVERIFY(first.wait());
    m_stub->setScript([this](const test::StubRequest &) {
        m_stub->setCertificate(test::makeCertificate({"pve1"}));
        return test::StubAction{{}, Then::Close, {}};
    });
    PendingReply pending(rig.client.send(request));
    QVERIFY(pending.wait());
    QCOMPARE(kindName(pending.error().kind), kindName(kind));
    QCOMPARE(m_stub->requests().size(), 2);
    QCOMPARE(m_stub->plaintext().count("PVEAPIToken"), 2);
}

void TrustTest::callsAServerWithoutTlsUntrusted()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this, [&plain] {
        auto *socket = plain.nextPendingConnection();
        socket->write("HTTP/1.1 400 bad request\r\nContent-Length: 0\r\n\r\n");
    });
    HttpRig rig(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(plain.serverPort())), {}, m_clock);
    for (const auto &request : allKinds()) {
        PendingReply pending(rig.client.send(request));
        QVERIFY(pending.wait());
        QCOMPARE(pending.error().kind, Error::Kind::Tls);
        QVERIFY(pending.error().fields.isEmpty());
    }
}

ProbeResult TrustTest::probe(const pve::Server &server)
{
    pve::Probe probe(server, m_clock);
    ProbeResult result = base::failure({Error::Kind::Cancelled, 0, QStringLiteral("never finished"), {}});
    QTestEventLoop loop;
    connect(&probe, &pve::Probe::finished, this, [&](const ProbeResult &found) {
        result = found;
        loop.exitLoop();
    });
    loop.enterLoop(15);
    return result;
}

void TrustTest::probesWithoutAByteOfHttp_data()
{
    QTest::addColumn<bool>("vouched");
    QTest::addColumn<bool>("pinned");
    QTest::addColumn<bool>("rightPin");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("unknown") << false << false << false << false;
    QTest::newRow("CA") << true << false << false << true;
    QTest::newRow("pin") << false << true << true << true;
    QTest::newRow("wrong pin") << false << true << false << false;
    QTest::newRow("wrong pin, CA") << true << true << false << false;
}

void TrustTest::probesWithoutAByteOfHttp()
{
    QFETCH(const bool, vouched);
    QFETCH(const bool, pinned);
    QFETCH(const bool, rightPin);
    QFETCH(const bool, trusted);
    const auto ca = test::makeCertificate({"a CA", nullptr, true});
    m_stub->setCertificate(test::makeCertificate({"pve1", &ca}));
    const SystemCa system(vouched ? ca.certificate
                                  : test::makeCertificate({"other CA", nullptr, true}).certificate);
    const QByteArray pin = !pinned    ? QByteArray()
                           : rightPin ? m_stub->certificate().sha256()
                                      : QByteArray(32, 'x');
    const auto peer = probe({m_stub->url(), pin});
    QVERIFY2(peer, qPrintable(peer ? QString() : peer.error().text));
    QCOMPARE(peer->trusted, trusted);
    QCOMPARE(peer->leafSha256, m_stub->certificate().sha256());
    QCOMPARE(peer->issuer, QStringLiteral("CN=a CA"));
    QTRY_COMPARE(m_stub->openConnections(), 0);
    QCOMPARE(m_stub->plaintext(), QByteArray());
}

void TrustTest::probeSaysWhyItFailed()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const pve::Server silent{QUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort())), {}};
    {
        pve::Probe late(silent, m_clock, 5s);
        QSignalSpy finished(&late, &pve::Probe::finished);
        QTRY_VERIFY(server.hasPendingConnections());
        m_clock.advance(5s);
        QVERIFY(finished.count() == 1 || finished.wait());
        QCOMPARE(finished.value(0).value(0).value<ProbeResult>().error().kind, Error::Kind::NotSent);
    }
    server.close();
    const auto refused = probe(silent);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::NotSent);
    QCOMPARE(m_clock.pendingTimers(), 0);
}

void TrustTest::asksTheSystemsProxyExceptForLoopback()
{
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    HttpRig local(m_stub->url(), m_stub->certificate().sha256(), m_clock);
    PendingReply direct(local.client.send(pve::getVersion()));
    QVERIFY(direct.wait());
    QVERIFY2(*direct.answer, qPrintable(direct.error().text));
    QVERIFY(!proxy.hasPendingConnections());

    HttpRig far(QUrl(QStringLiteral("https://pve.invalid:8006")), {}, m_clock);
    PendingReply tunnelled(far.client.send(effect(Verb::Post, "newid=401")));
    QTRY_VERIFY(proxy.hasPendingConnections());
    auto *socket = proxy.nextPendingConnection();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    const auto asked = socket->readAll();
    QVERIFY(asked.startsWith("CONNECT pve.invalid:8006"));
    QVERIFY(!asked.contains(test::secret));
    socket->write("HTTP/1.1 403 no\r\nContent-Length: 0\r\n\r\n");
    socket->disconnectFromHost();
    QVERIFY(tunnelled.wait());
    QCOMPARE(tunnelled.error().kind, Error::Kind::NotSent);
}

QTEST_GUILESS_MAIN(TrustTest)
#include "tst_trust.moc"
