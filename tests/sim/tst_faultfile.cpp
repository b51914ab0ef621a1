// SPDX-License-Identifier: Apache-2.0
#include "core/sim/faultfile.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace sim;

/// Faults as people write them: what is read, and how each mistake is named.
class TestFaultFile : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryKey();
    void restHasDefaults();
    void bodyIsTextOrJson_data();
    void bodyIsTextOrJson();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void allMistakesAtOnce();
    void readmeNamesEveryKind();
};

void TestFaultFile::readsEveryKey()
{
    const auto file = readFaults(QByteArray(R"([
        {"request": "^PUT .*/config", "what": "answer-after", "seconds": 1.5, "skip": 2, "times": 3, "one_in": 4,
         "lasting": 20, "status": 596, "reason": "Broken pipe", "body": "x", "type": "text/html", "location": "https://l:1/"},
        {"request": "/clone$", "what": "full-storage", "storage": "local"}])"));
    QCOMPARE(file.mistakes, QStringList());
    QCOMPARE(file.faults.size(), 2);
    const Fault &fault = file.faults.first();
    QCOMPARE(fault.pattern, QStringLiteral("^PUT .*/config"));
    QCOMPARE(fault.action, Fault::Action::AnswerAfter);
    QCOMPARE(fault.span, Millis(1500));
    QCOMPARE(fault.skip, 2);
    QCOMPARE(fault.times, 3);
    QCOMPARE(fault.oneIn, 4);
    QCOMPARE(fault.lasting, Millis(20'000));
    QCOMPARE(fault.status, 596);
    QCOMPARE(fault.reason, QByteArray("Broken pipe"));
    QCOMPARE(fault.body, QByteArray("x"));
    QCOMPARE(fault.type, QByteArray("text/html"));
    QCOMPARE(fault.location, QByteArray("https://l:1/"));
    QCOMPARE(file.faults.last().action, Fault::Action::FullStorage);
    QCOMPARE(file.faults.last().storage, QByteArray("local"));
}

void TestFaultFile::restHasDefaults()
{
    const auto file = readFaults(QByteArray(R"([{"request": "GET", "what": "silence"}])"));
    QCOMPARE(file.faults.size(), 1);
    const Fault &fault = file.faults.first();
    QCOMPARE(fault.skip, 0);
    QCOMPARE(fault.times, -1);
    QCOMPARE(fault.oneIn, 1);
    QCOMPARE(fault.lasting, Millis(-1));
    QVERIFY(readFaults(QByteArray("[]")).mistakes.isEmpty());
}

void TestFaultFile::bodyIsTextOrJson_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("text") << QByteArray(R"("<html>\u0007")") << QByteArray("<html>\a");
    QTest::newRow("object") << QByteArray(R"({"data": [1, {"a": null}]})")
                            << QByteArray(R"({"data":[1,{"a":null}]})");
    QTest::newRow("array") << QByteArray("[[ ]]") << QByteArray("[[]]");
}

void TestFaultFile::bodyIsTextOrJson()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, body);
    const auto file =
        readFaults(R"([{"request": "GET", "what": "answer", "status": 200, "body": )" + written + "}]");
    QCOMPARE(file.mistakes, QStringList());
    QCOMPARE(file.faults.first().body, body);
}

void TestFaultFile::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char *name, const char *json, const char *place, const char *remedy) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(place) << QString::fromLatin1(remedy);
    };
    row("no JSON", "[\n  {\"request\": }]", "line 2, column 16", "mend it");
    row("empty", "", "line 1, column 1", "mend it");
    row("an object", "{}", "$", "in [ and ]");
    row("no object", "[7]", "$[0]", "wants an object");
    row("no request", R"([{"what": "silence"}])", "$[0].request", "is missing");
    row("empty request", R"([{"request": "", "what": "silence"}])", "$[0].request", "POST .*/clone$");
    row("request is a number", R"([{"request": 1, "what": "silence"}])", "$[0].request", "POST .*/clone$");
    row("bad request", R"([{"request": "a(b", "what": "silence"}])", "$[0].request", "at character 4");
    row("no what", R"([{"request": "a"}])", "$[0].what", "one of delay,");
    row("unknown what", R"([{"request": "a", "what": "explode"}])", "$[0].what", "silent-agent");
    row("seconds in quotes", R"([{"request": "a", "what": "delay", "seconds": "2"}])", "$[0].seconds",
        "without quotes");
    row("negative seconds", R"([{"request": "a", "what": "delay", "seconds": -1}])", "$[0].seconds",
        "from 0");
    row("too many seconds", R"([{"request": "a", "what": "delay", "seconds": 1e300}])", "$[0].seconds",
        "to 1000000");
    row("seconds missing", R"([{"request": "a", "what": "hold-flock"}])", "$[0].seconds", "hold-flock");
    row("status missing", R"([{"request": "a", "what": "answer"}])", "$[0].status", "is missing");
    row("odd status", R"([{"request": "a", "what": "answer", "status": 99}])", "$[0].status", "from 200");
    row("zero times", R"([{"request": "a", "what": "silence", "times": 0}])", "$[0].times", "from 1");
    row("half a time", R"([{"request": "a", "what": "silence", "times": 1.5}])", "$[0].times",
        "whole number");
    row("zero one_in", R"([{"request": "a", "what": "silence", "one_in": 0}])", "$[0].one_in", "from 1");
    row("reason of two lines", R"([{"request": "a", "what": "answer", "status": 500, "reason": "a\nb"}])",
        "$[0].reason", "single line");
    row("type is no text", R"([{"request": "a", "what": "answer", "status": 500, "type": 1}])", "$[0].type",
        "in quotes");
    row("unknown key", R"([{"request": "a", "what": "silence", "time": 1}])", "$[0].time", "times");
    row("key of another", R"([{"request": "a", "what": "silence", "status": 500}])", "$[0].status",
        "means nothing for silence");
}

void TestFaultFile::mistakesAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    QFETCH(QString, remedy);
    const auto file = readFaults(json);
    QVERIFY(file.faults.isEmpty());
    QCOMPARE(file.mistakes.size(), 1);
    const QString mistake = file.mistakes.first();
    QVERIFY2(mistake.startsWith(QString(place + u": ")), qPrintable(mistake));
    QVERIFY2(mistake.contains(remedy), qPrintable(mistake));
}

void TestFaultFile::allMistakesAtOnce()
{
    const auto file =
        readFaults(QByteArray(R"([{"request": "a", "what": "silence", "times": 0, "skip": -1}, 1,
        {"request": "(", "what": "delay"}])"));
    QCOMPARE(file.mistakes.size(), 5);
    QVERIFY(file.mistakes.last().startsWith(QStringLiteral("$[2].")));
}

void TestFaultFile::readmeNamesEveryKind()
{
    QFile readme(QStringLiteral(TEST_DATA "/../../README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(readme.readAll());
    const QStringList lines = faultHelp().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 15);
    for (const QString &line : lines) {
        const QString kind = line.trimmed().section(u' ', 0, 0);
        QVERIFY2(text.contains(QString(u'`' + kind + u'`')), qPrintable(kind));
    }
}

QTEST_APPLESS_MAIN(TestFaultFile)
#include "tst_faultfile.moc"
