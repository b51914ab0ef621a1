// SPDX-License-Identifier: Apache-2.0
#include "core/pve/jsonbody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace {

/// `{"data":[…], …}` of several slices, with what makes bracket counting hard.
QByteArray large(const QByteArray &before = {}, const QByteArray &after = {})
{
    QByteArray rows;
    for (int i = 0; i < 12'000; ++i)
        rows += QByteArray(i == 0 ? "" : ",") + R"({"vmid":)" + QByteArray::number(i) +
                R"(,"name":"a\"],[{\\","tags":["x",["y"]],"sub":{"data":[1,2]}})";
    return "{" + before + "\"data\" : [" + rows + "]" + after + "}";
}

struct Read
{
    int slices = 0;
    QJsonObject object;
    QString fault;
};

Read read(const QByteArray &bytes)
{
    pve::JsonBody body(bytes);
    Read read{1, {}, {}};
    while (body.goOn())
        ++read.slices;
    read.object = body.object();
    read.fault = body.fault().english();
    return read;
}

} // namespace

class TestJsonBody : public QObject
{
    Q_OBJECT
private slots:
    void slicesSayWhatTheWholeSays_data();
    void slicesSayWhatTheWholeSays();
    void brokenIsRefused_data();
    void brokenIsRefused();
};

void TestJsonBody::slicesSayWhatTheWholeSays_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isSliced");
    QTest::newRow("small") << QByteArray(R"({"data":[1,2],"total":2})") << false;
    QTest::newRow("large") << large() << true;
    QTest::newRow("total behind") << large({}, R"(,"total":12000)") << true;
    QTest::newRow("others before") << large(R"("total":1,"list":[1,[2]],"o":{"data":[3]},)") << true;
    QTest::newRow("another list") << large().replace("\"data\" :", "\"rows\" :") << false;
    QTest::newRow("a key that ends alike") << large().replace("\"data\" :", "\"a\\\"data\" :") << false;
    QTest::newRow("a large text") << "{\"data\":\"" + QByteArray(500'000, '[') + "\"}" << false;
}

void TestJsonBody::slicesSayWhatTheWholeSays()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isSliced);
    const auto found = read(bytes);
    QCOMPARE(found.fault, QString());
    QCOMPARE(found.object, QJsonDocument::fromJson(bytes).object());
    QVERIFY(!found.object.isEmpty());
    QCOMPARE(found.slices > 3, isSliced);
}

void TestJsonBody::brokenIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = large();
    QTest::newRow("cut short") << whole.left(whole.size() - 40'000);
    QTest::newRow("cut behind the list") << whole.chopped(1);
    QTest::newRow("more behind") << whole + '}';
    QTest::newRow("comma at the end of the list") << QByteArray(whole).insert(whole.size() - 2, ',');
    QTest::newRow("a bad row") << QByteArray(whole).replace("\"vmid\":6000,", "\"vmid\":6000;");
    const qsizetype slice = whole.indexOf("},{\"vmid\":", 128 * 1024) + 1;
    QTest::newRow("nothing between two commas") << QByteArray(whole).insert(slice, ',');
}

void TestJsonBody::brokenIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!QJsonDocument::fromJson(bytes).isObject());
    const auto found = read(bytes);
    QVERIFY(found.fault.startsWith(QStringLiteral("the answer is no JSON object")));
}

QTEST_GUILESS_MAIN(TestJsonBody)
#include "tst_jsonbody.moc"
