// SPDX-License-Identifier: Apache-2.0
#include "core/pve/envelope.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Error;
using Kind = Error::Kind;
using Fields = QMap<QString, QString>;

Q_DECLARE_METATYPE(base::Error::Kind)

namespace {

pve::RawAnswer raw(int status, const char *reason, const QByteArray &body)
{
    return {status, QString::fromUtf8(reason), {}, body, {}};
}

QByteArray nested(int levels)
{
    return "{\"data\":" + QByteArray(levels - 1, '[') + QByteArray(levels - 1, ']') + '}';
}

} // namespace

class TestEnvelope : public QObject
{
    Q_OBJECT

private slots:
    void successIsOpened();
    void brokenSuccessIsMalformed_data();
    void brokenSuccessIsMalformed();
    void depthIsCountedOutsideStrings();
    void failureIsNamed_data();
    void failureIsNamed();
    void wordsAreFitForShowing();
};

void TestEnvelope::successIsOpened()
{
    const QDateTime date(QDate(2026, 11, 22), QTime(23, 39, 42), Qt::UTC);
    const auto answer =
        pve::openEnvelope({200, u"OK"_s, date, R"({"total":7,"data":[1]})", base::Millis{12}});
    QVERIFY(answer.has_value());
    QCOMPARE(answer->data.toArray().size(), 1);
    QCOMPARE(answer->total, std::optional<qint64>(7));
    QCOMPARE(answer->date, date);
    QCOMPARE(answer->took, base::Millis{12});
    QVERIFY(pve::openEnvelope(raw(200, "OK", R"({"data":null})"))->data.isNull());
    QCOMPARE(pve::openEnvelope(raw(200, "OK", R"({"data":null})"))->total, std::nullopt);
    QCOMPARE(pve::openEnvelope(raw(200, "OK", R"({"data":[],"total":"3"})"))->total,
             std::optional<qint64>(3));
}

void TestEnvelope::brokenSuccessIsMalformed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html><body>Sign in</body></html>") << QString();
    QTest::newRow("cut") << QByteArray(R"({"data":[{"vmid":10)") << QString();
    QTest::newRow("two answers") << QByteArray(R"({"data":1}{"data":2})") << QString();
    QTest::newRow("a list") << QByteArray(R"([1,2])") << QString();
    QTest::newRow("a word") << QByteArray(R"("data")") << QString();
    QTest::newRow("NaN") << QByteArray(R"({"data":NaN})") << QString();
    QTest::newRow("bad UTF-8") << QByteArray("{\"data\":\"\xff\xfe\"}") << QString();
    QTest::newRow("no data") << QByteArray(R"({"total":1})") << u"data"_s;
    QTest::newRow("total is no number") << QByteArray(R"({"data":[],"total":"many"})") << u"total"_s;
    QTest::newRow("total is negative") << QByteArray(R"({"data":[],"total":-1})") << u"total"_s;
    QTest::newRow("total is a list") << QByteArray(R"({"data":[],"total":[1]})") << u"total"_s;
    QTest::newRow("too deep") << nested(65) << QString();
    QTest::newRow("far too deep") << nested(200'000) << QString();
    QTest::newRow("deep and never closed") << QByteArray(1'000'000, '[') << QString();
}

void TestEnvelope::brokenSuccessIsMalformed()
{
    QFETCH(QByteArray, body);
    const auto answer = pve::openEnvelope(raw(200, "OK", body));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Malformed);
    QCOMPARE(answer.error().http, 200);
    QVERIFY(!answer.error().text.isEmpty());
    QTEST(answer.error().fields.value(u"path"_s), "path");
}

void TestEnvelope::depthIsCountedOutsideStrings()
{
    QVERIFY(pve::openEnvelope(raw(200, "OK", nested(64))).has_value());
    const QByteArray brackets(500, '[');
    QVERIFY(pve::openEnvelope(raw(200, "OK", "{\"data\":\"\\\"" + brackets + "\"}")).has_value());
    QVERIFY(pve::openEnvelope(raw(200, "OK", "{\"data\":[" + QByteArray("[],").repeated(500) + "[]]}"))
                .has_value());
}

void TestEnvelope::failureIsNamed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Fields>("fields");
    const auto row = [](const char *name, int status, const char *reason, const char *body, Kind kind,
                        const char *text, const Fields &fields = {}) {
        QTest::newRow(name) << status << QString::fromUtf8(reason) << QByteArray(body) << kind
                            << QString::fromUtf8(text) << fields;
    };
    row("message first", 500, "something shorter", R"({"message":"VM is locked (clone)\n","data":null})",
        Kind::Locked, "VM is locked (clone)", {{u"what"_s, u"config"_s}, {u"lock"_s, u"clone"_s}});
    row("older servers: reason phrase", 500, "VM is locked (clone)", R"({"data":null})", Kind::Locked,
        "VM is locked (clone)", {{u"what"_s, u"config"_s}, {u"lock"_s, u"clone"_s}});
    row("neither", 500, "", "", Kind::Server, "HTTP status 500");
    row("HTML body", 500, "Internal Server Error", "<html>", Kind::Server, "Internal Server Error");
    row("message is no text", 500, "reason", R"({"message":{"a":1}})", Kind::Server, "reason");
    row("several parameters", 400, "Parameter verification failed.",
        R"({"message":"Parameter verification failed.\n","errors":{"cores":"value must have a minimum value of 1","net0":"invalid format - format error\nnet0.tag: value must have a maximum value of 4094\n"},"data":null})",
        Kind::Invalid, "Parameter verification failed.",
        {{u"cores"_s, u"value must have a minimum value of 1"_s},
         {u"net0"_s, u"invalid format - format error net0.tag: value must have a maximum value of 4094"_s}});
    row("id taken", 400, "Parameter verification failed.",
        R"({"data":null,"errors":{"vmid":"VM 100 already exists"}})", Kind::Exists, "VM 100 already exists",
        {{u"vmid"_s, u"100"_s}});
    row("id refused", 400, "Parameter verification failed.",
        R"({"errors":{"vmid":"type check ('integer') failed - got 'abc'"}})", Kind::Invalid,
        "Parameter verification failed.", {{u"vmid"_s, u"type check ('integer') failed - got 'abc'"_s}});
    row("task gone", 400, "Parameter verification failed.", R"({"errors":{"upid":"no such task"}})",
        Kind::NotFound, "no such task", {{u"what"_s, u"task"_s}});
    row("no task id", 400, "Parameter verification failed.",
        R"({"errors":{"upid":"unable to parse worker upid"}})", Kind::Invalid,
        "Parameter verification failed.", {{u"upid"_s, u"unable to parse worker upid"_s}});
    row("hotplug", 400, "Parameter verification failed.",
        R"({"errors":{"net0":"hotplug problem - interface vmbr99 does not exist\n"}})", Kind::Invalid,
        "Parameter verification failed.",
        {{u"net0"_s, u"hotplug problem - interface vmbr99 does not exist"_s}});
    row("bad request", 400, "bad request", "bad request", Kind::Invalid, "bad request");
    row("token refused", 401, "Authentication failed!", "", Kind::Unauthorized, "Authentication failed!");
    row("login refused", 401, "x", R"({"message":"authentication failure\n","data":null})",
        Kind::Unauthorized, "authentication failure");
    row("right missing", 403, "", R"({"message":"Permission check failed (/vms/9000, VM.Clone)\n"})",
        Kind::Forbidden, "Permission check failed (/vms/9000, VM.Clone)",
        {{u"path"_s, u"/vms/9000"_s}, {u"privilege"_s, u"VM.Clone"_s}});
    row("one of two rights", 403, "Permission check failed (/vms/1, A.B|C.D)", "", Kind::Forbidden,
        "Permission check failed (/vms/1, A.B|C.D)",
        {{u"path"_s, u"/vms/1"_s}, {u"privilege"_s, u"A.B|C.D"_s}});
    row("right at the root", 403, "Permission check failed (/, Sys.Audit)", "", Kind::Forbidden,
        "Permission check failed (/, Sys.Audit)", {{u"path"_s, u"/"_s}, {u"privilege"_s, u"Sys.Audit"_s}});
    row("bare", 403, "Permission check failed", "", Kind::Forbidden, "Permission check failed");
    row("missing pool", 403, "Permission check failed (pool 'x' does not exist)", "", Kind::Forbidden,
        "Permission check failed (pool 'x' does not exist)");
    row("our mistake", 501, "Unexpected content for method 'GET'", "Unexpected content for method 'GET'",
        Kind::Server, "Unexpected content for method 'GET'");
    row("not connected", 595, "Connection refused", "", Kind::NotSent, "Connection refused");
    row("proxied and lost", 596, "Connection timed out", "", Kind::Lost, "Connection timed out");
    row("body lost", 597, "", "", Kind::Lost, "HTTP status 597");
    row("other", 599, "Too many redirections", "", Kind::Lost, "Too many redirections");
    row("proxy in front", 504, "Gateway Time-out", "<html>", Kind::Lost, "Gateway Time-out");
    row("redirect", 302, "Found", "", Kind::Server, "redirect (Found) not followed");
    row("nothing", 0, "", "", Kind::Malformed, "HTTP status 0");
    row("deep error body", 500, "reason", QByteArray(100'000, '[').constData(), Kind::Server, "reason");
}

void TestEnvelope::failureIsNamed()
{
    QFETCH(int, status);
    QFETCH(QString, reason);
    QFETCH(QByteArray, body);
    const auto answer = pve::openEnvelope({status, reason, {}, body, {}});
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QCOMPARE(answer.error().http, status);
    QTEST(answer.error().text, "text");
    QTEST(answer.error().fields, "fields");
}

void TestEnvelope::wordsAreFitForShowing()
{
    const auto answer =
        pve::openEnvelope(raw(500, "", R"({"message":"a\u001b[31m\u202eb\r\n\nc\u0000\u0007d\n"})"));
    QCOMPARE(answer.error().text, u"a[31mb cd"_s);
}

QTEST_GUILESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
