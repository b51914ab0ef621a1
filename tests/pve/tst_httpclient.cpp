// SPDX-License-Identifier: Apache-2.0
#include "tests/support/httptest.h"

#include <QTest>

using base::Error;
using pve::Verb;
using test::effect;
using test::goodBody;
using test::HttpRig;
using test::PendingReply;
using test::StubAction;
using Then = test::StubAction::Then;
using namespace std::chrono_literals;

class HttpClientTest : public test::HttpTest
{
    Q_OBJECT
private slots:
    void sendsWhatTheRequestSaysAndOpensTheAnswer();
    void keepsEveryEncodingAsItIs_data();
    void keepsEveryEncodingAsItIs();
    void writesNothingThatEndsALine();

    void passesRefusalsWithTheirWords_data();
    void passesRefusalsWithTheirWords();
    void quotesNoSecret_data();
    void quotesNoSecret();
    void doesNotFollowARedirect();
};

void HttpClientTest::sendsWhatTheRequestSaysAndOpensTheAnswer()
{
    auto request = effect(Verb::Put, "cores=4&name=a%20b");
    request.query = "purge=1";
    PendingReply pending(m_rig->client.send(request));
    QVERIFY(pending.wait());
    QVERIFY2(*pending.answer, qPrintable(pending.error().text));
    QCOMPARE((*pending.answer)->date, QDateTime(QDate(2026, 11, 22), QTime(23, 52, 45), Qt::UTC));
    QVERIFY((*pending.answer)->data.toString().startsWith(u"UPID:"));

    const auto seen = m_stub->requests().value(0);
    QCOMPARE(seen.method, QByteArray("PUT"));
    QCOMPARE(seen.target, QByteArray("/api2/json/nodes/pve1/qemu/9000/clone?purge=1"));
    QCOMPARE(seen.body, request.body);
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(seen.header("Content-Length"), QByteArray::number(request.body.size()));
    QCOMPARE(seen.header("Host"), m_stub->url().authority().toLatin1());
    QVERIFY(seen.header("User-Agent").startsWith("slipway/"));
    QCOMPARE(seen.header("Accept-Encoding"), QByteArray());
    QCOMPARE(seen.header("Authorization"), QByteArray("PVEAPIToken=ops@pve!slipway=" + test::secret));

    const pve::Exchange expected{
        Verb::Put, request.endpoint, QString::fromLatin1(request.path), request.node, 200, 0ms, 1, {}};
    QCOMPARE(m_rig->exchanges, QList{expected});
    const auto key = QStringLiteral("PUT /nodes/{node}/qemu/{vmid}/clone");
    QCOMPARE(m_rig->traffic, (pve::Traffic{1, 1, {{key, 1}}}));
}

void HttpClientTest::keepsEveryEncodingAsItIs_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("upid") << QByteArray("/nodes/pve1/tasks/UPID%3Apve1%3A0000A1B2%3Aops%40pve%21a%3A/status")
                          << QByteArray();
    QTest::newRow("raw upid") << QByteArray("/nodes/pve1/tasks/UPID:pve1:0000A1B2:ops@pve!a:/status")
                              << QByteArray();
    QTest::newRow("slash and percent") << QByteArray("/pools/a%2Fb%25c%20d%C3%A4") << QByteArray();
    QTest::newRow("query") << QByteArray("/access/permissions")
                           << QByteArray("path=%2Fvms%2F100&x=a%2Bb%20c%26d%3De%25%C3%A4");
    QTest::newRow("plus") << QByteArray("/version") << QByteArray("a=1+2");
}

void HttpClientTest::keepsEveryEncodingAsItIs()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, query);
    auto request = pve::getVersion();
    request.path = path;
    request.query = query;
    PendingReply pending(m_rig->client.send(request));
    QVERIFY(pending.wait());
    QCOMPARE(m_stub->requests().value(0).target,
             QByteArray("/api2/json" + path + (query.isEmpty() ? "" : "?") + query));
}

namespace {

/// Credentials that would like to be a request of their own.
class EvilAuthorizer final : public pve::Authorizer
{
public:
    void authorize(pve::Headers &headers, const pve::Request &) const override
    {
        headers.emplaceBack("X-A", "a\r\nX-B: b\r\n\r\nDELETE /api2/json/nodes HTTP/1.1\nX-C: c\rX-D: d");
        headers.emplaceBack("X-E\r\nX-F", "e");
    }
};

} // namespace

void HttpClientTest::writesNothingThatEndsALine()
{
    const EvilAuthorizer authorizer;
    pve::HttpClient client({m_stub->url(), m_stub->certificate().sha256()}, *m_manual, authorizer,
                           m_rig->redactor);
    auto request = effect(Verb::Post, "newid=401");
    request.path = "/a b\r\nX-G: g\n\t#\xc3\xa4";
    request.query = "c d\r\n";
    PendingReply pending(client.send(request));
    QVERIFY(pending.wait());
    QVERIFY2(*pending.answer, qPrintable(pending.error().text));
    QCOMPARE(m_stub->requests().size(), 1);
    const auto seen = m_stub->requests().first();
    QCOMPARE(seen.target, QByteArray("/api2/json/a%20b%0D%0AX-G:%20g%0A%09%23%C3%A4?c%20d%0D%0A"));
    QByteArrayList names;
    for (const auto &[name, value] : seen.headers)
        names.append(name);
    QCOMPARE(names,
             (QByteArrayList{"Host", "User-Agent", "Content-Length", "Content-Type", "X-A", "X-E X-F"}));
    QCOMPARE(seen.body, QByteArray("newid=401"));
}

void HttpClientTest::passesRefusalsWithTheirWords_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Then>("then");
    QTest::addColumn<Error>("expected");
    const auto lost = [](int status, const QString &text) {
        return Error{Error::Kind::Lost, status, text, {}};
    };
    const QByteArray noLength = "HTTP/1.1 401 No ticket\r\nConnection: close\r\n\r\n";
    QTest::newRow("401 without length")
        << noLength << Then::Close << Error{Error::Kind::Unauthorized, 401, QStringLiteral("No ticket"), {}};
    QTest::newRow("403 old server") << test::httpAnswer(403, "Permission check failed (/vms/100, VM.Audit)",
                                                        R"({"data":null})")
                                    << Then::Close
                                    << Error{Error::Kind::Forbidden,
                                             403,
                                             QStringLiteral("Permission check failed (/vms/100, VM.Audit)"),
                                             {{QStringLiteral("path"), QStringLiteral("/vms/100")},
                                              {QStringLiteral("privilege"), QStringLiteral("VM.Audit")}}};
    QTest::newRow("500 in UTF-8")
        << test::httpAnswer(500, "Gerät läßt sich nicht öffnen – 磁盘", {}) << Then::Close
        << Error{Error::Kind::Server, 500, QStringLiteral("Gerät läßt sich nicht öffnen – 磁盘"), {}};
    QTest::newRow("500 cut body")
        << test::httpAnswer(500, "no such storage", R"({"data":null,"message":"something else"})").chopped(5)
        << Then::Close << Error{Error::Kind::Server, 500, QStringLiteral("no such storage"), {}};
    QTest::newRow("595") << test::httpAnswer(595, "Connection refused", {}) << Then::Close
                         << Error{Error::Kind::NotSent, 595, QStringLiteral("Connection refused"), {}};
    QTest::newRow("596") << test::httpAnswer(596, "Connection timed out", {}) << Then::Close
                         << lost(596, QStringLiteral("Connection timed out"));
    QTest::newRow("599 without length")
        << QByteArray("HTTP/1.1 599 Too many redirections\r\nConnection: close\r\n\r\n") << Then::Close
        << lost(599, QStringLiteral("Too many redirections"));
}

void HttpClientTest::passesRefusalsWithTheirWords()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Then, then);
    QFETCH(const Error, expected);
    m_stub->answerAll({bytes, then, {}});
    for (const auto &request : {pve::getVersion(), effect(Verb::Post, "newid=401"), effect(Verb::Delete)}) {
        PendingReply pending(m_rig->client.send(request));
        QVERIFY(pending.wait());
        QCOMPARE(pending.error().text, expected.text);
        QCOMPARE(pending.error(), expected);
    }
    QCOMPARE(m_stub->requests().size(), 3);
}

void HttpClientTest::quotesNoSecret_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("in the reason phrase") << test::httpAnswer(500, "no such token " + test::secret, {});
    QTest::newRow("in the message") << test::httpAnswer(
        500, "no", R"({"data":null,"message":"no such token )" + test::secret + R"("})");
    QTest::newRow("in a field") << test::httpAnswer(400, "Parameter verification failed.",
                                                    R"({"data":null,"errors":{"x":"got ')" + test::secret +
                                                        R"('"}})");
    QTest::newRow("in an answer that is no answer") << test::httpAnswer(200, "OK", "token " + test::secret);
}

void HttpClientTest::quotesNoSecret()
{
    QFETCH(const QByteArray, bytes);
    m_stub->answerAll({bytes, Then::Close, {}});
    PendingReply pending(m_rig->client.send(effect(Verb::Post, "newid=401")));
    QVERIFY(pending.wait());
    const auto error = pending.error();
    const QString said = error.text + error.fields.values().join(u' ');
    QVERIFY2(said.contains(u"***"), qPrintable(said));
    QVERIFY2(!said.contains(QString::fromLatin1(test::secret)), qPrintable(said));
}

void HttpClientTest::doesNotFollowARedirect()
{
    test::TlsStub other(m_stub->certificate());
    const QByteArray location = "Location: " + other.url().toEncoded() + "/api2/json/version\r\n";
    for (const int status : {301, 302, 307, 308}) {
        m_stub->answerAll({test::httpAnswer(status, "Moved", {}, location), Then::KeepOpen, {}});
        PendingReply pending(m_rig->client.send(pve::getVersion()));
        QVERIFY(pending.wait());
        QCOMPARE(pending.error().kind, Error::Kind::Server);
        QCOMPARE(pending.error().http, status);
    }
    QCOMPARE(other.connections(), 0);
    QCOMPARE(m_stub->requests().size(), 4);
}

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_httpclient.moc"
