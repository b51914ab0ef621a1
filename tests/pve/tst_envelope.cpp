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

QByteArray many(const QByteArray &value)
{
    return "{\"data\":[" + QByteArray(value + ',').repeated(1'000'000) + value + "]}";
}

struct Row
{
    const char *name;
    int status;
    const char *reason;
    const char *body;
    Kind kind;
    const char *text;
    const char *fields; ///< "what=config;lock=clone"
};

constexpr Row rows[] = {
    {"message first", 500, "something shorter", R"({"message":"VM is locked (clone)\n","data":null})",
     Kind::Locked, "VM is locked (clone)", "what=config;lock=clone"},
    {"older servers: reason phrase", 500, "VM is locked (clone)", R"({"data":null})", Kind::Locked,
     "VM is locked (clone)", "what=config;lock=clone"},
    {"neither", 500, "", "", Kind::Server, "HTTP status 500", ""},
    {"HTML body", 500, "Internal Server Error", "<html>", Kind::Server, "Internal Server Error", ""},
    {"message is no text", 500, "reason", R"({"message":{"a":1}})", Kind::Server, "reason", ""},
    {"several parameters", 400, "Parameter verification failed.",
     R"({"message":"Parameter verification failed.\n","errors":{"cores":"value must have a minimum value of 1","net0":"invalid format - format error\nnet0.tag: value must have a maximum value of 4094\n"},"data":null})",
     Kind::Invalid, "Parameter verification failed.",
     "cores=value must have a minimum value of 1;net0=invalid format - format error net0.tag: value must "
     "have a maximum value of 4094"},
    {"id taken", 400, "Parameter verification failed.",
     R"({"data":null,"errors":{"vmid":"VM 100 already exists"}})", Kind::Exists, "VM 100 already exists",
     "vmid=100"},
    {"id refused", 400, "Parameter verification failed.",
     R"({"errors":{"vmid":"type check ('integer') failed - got 'abc'"}})", Kind::Invalid,
     "Parameter verification failed.", "vmid=type check ('integer') failed - got 'abc'"},
    {"task gone", 400, "Parameter verification failed.", R"({"errors":{"upid":"no such task"}})",
     Kind::NotFound, "no such task", "what=task"},
    {"no task id", 400, "Parameter verification failed.",
     R"({"errors":{"upid":"unable to parse worker upid"}})", Kind::Invalid, "Parameter verification failed.",
     "upid=unable to parse worker upid"},
    {"hotplug", 400, "Parameter verification failed.",
     R"({"errors":{"net0":"hotplug problem - interface vmbr99 does not exist\n"}})", Kind::Invalid,
     "Parameter verification failed.", "net0=hotplug problem - interface vmbr99 does not exist"},
    {"bad request", 400, "bad request", "bad request", Kind::Invalid, "bad request", ""},
    {"token refused", 401, "Authentication failed!", "", Kind::Unauthorized, "Authentication failed!", ""},
    {"login refused", 401, "x", R"({"message":"authentication failure\n","data":null})", Kind::Unauthorized,
     "authentication failure", ""},
    {"right missing", 403, "", R"({"message":"Permission check failed (/vms/9000, VM.Clone)\n"})",
     Kind::Forbidden, "Permission check failed (/vms/9000, VM.Clone)", "path=/vms/9000;privilege=VM.Clone"},
    {"one of two rights", 403, "Permission check failed (/vms/1, A.B|C.D)", "", Kind::Forbidden,
     "Permission check failed (/vms/1, A.B|C.D)", "path=/vms/1;privilege=A.B|C.D"},
    {"right at the root", 403, "Permission check failed (/, Sys.Audit)", "", Kind::Forbidden,
     "Permission check failed (/, Sys.Audit)", "path=/;privilege=Sys.Audit"},
    {"bare", 403, "Permission check failed", "", Kind::Forbidden, "Permission check failed", ""},
    {"missing pool", 403, "Permission check failed (pool 'x' does not exist)", "", Kind::Forbidden,
     "Permission check failed (pool 'x' does not exist)", ""},
    {"our mistake", 501, "Unexpected content for method 'GET'", "Unexpected content for method 'GET'",
     Kind::Server, "Unexpected content for method 'GET'", ""},
    {"not connected", 595, "Connection refused", "", Kind::NotSent, "Connection refused", ""},
    {"proxied and lost", 596, "Connection timed out", "", Kind::Lost, "Connection timed out", ""},
    {"body lost", 597, "", "", Kind::Lost, "HTTP status 597", ""},
    {"other", 599, "Too many redirections", "", Kind::Lost, "Too many redirections", ""},
    {"proxy in front", 504, "Gateway Time-out", "<html>", Kind::Lost, "Gateway Time-out", ""},
    {"redirect", 302, "Found", "", Kind::Server, "redirect (Found) not followed", ""},
    {"nothing", 0, "", "", Kind::Malformed, "HTTP status 0", ""},
};

Fields fieldsOf(const Row &row)
{
    Fields result;
    for (const auto &field : QString::fromLatin1(row.fields).split(u';', Qt::SkipEmptyParts))
        result.insert(field.section(u'=', 0, 0), field.section(u'=', 1));
    return result;
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
    QTest::newRow("too many values") << many("0") << QString();
    QTest::newRow("too many lists") << many("[]") << QString();
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
    for (const auto &row : rows) {
        QTest::newRow(row.name) << row.status << QString::fromUtf8(row.reason) << QByteArray(row.body)
                                << row.kind << QString::fromUtf8(row.text) << fieldsOf(row);
    }
    QTest::newRow("deep error body") << 500 << u"reason"_s << QByteArray(100'000, '[') << Kind::Server
                                     << u"reason"_s << Fields();
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
