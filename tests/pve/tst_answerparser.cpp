// SPDX-License-Identifier: Apache-2.0
#include "core/pve/answerparser.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using pve::AnswerParser;
using pve::HttpLimits;
using pve::RawAnswer;
using State = AnswerParser::State;

namespace {

const QByteArray json = R"({"data":[{"vmid":100},{"vmid":101}]})";
const QByteArray head = "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 23:52:45 GMT\r\n";

QByteArray plain()
{
    return head + "Content-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json;
}

QByteArray chunked()
{
    QByteArray bytes = head + "Transfer-Encoding: chunked\r\n\r\n";
    bytes += "1\r\n" + json.left(1) + "\r\n6;name=\"va\"\r\n" + json.mid(1, 6) + "\r\n";
    bytes += QByteArray::number(json.size() - 7, 16) + "\r\n" + json.mid(7) + "\r\n0\r\n";
    return bytes + "X-Trailer: 1\r\n\r\n";
}

/// All that becomes of `bytes`, given in bits of `step`; Incomplete when more is wanted.
struct Outcome
{
    State state = State::Incomplete;
    RawAnswer answer;
    bool leavesOpen = false;
    QString fault;
    bool operator==(const Outcome &) const = default;
};

Outcome parse(const QByteArray &bytes, qsizetype step, const HttpLimits &limits = {})
{
    AnswerParser parser(limits);
    Outcome outcome;
    for (qsizetype at = 0; at < bytes.size() && outcome.state == State::Incomplete; at += step)
        outcome.state = parser.take(bytes.mid(at, step));
    if (parser.status() > 0)
        outcome.answer = parser.answer();
    outcome.leavesOpen = outcome.state == State::Whole && parser.leavesOpen();
    outcome.fault = parser.fault().english();
    return outcome;
}

} // namespace

class AnswerParserTest : public QObject
{
    Q_OBJECT
private slots:
    void readsAnswersInAnyBits_data();
    void readsAnswersInAnyBits();
    void saysWhetherAnotherMayFollow_data();
    void saysWhetherAnotherMayFollow();
    void refuses_data();
    void refuses();
    void keepsTheMeaningOfARefusal_data();
    void keepsTheMeaningOfARefusal();
    void endsWithTheConnectionWhereNothingElseSaysSo();
    void blanksControlCharacters();
    void takesWhatJustFits();
    void survivesDamage_data();
    void survivesDamage();
};

void AnswerParserTest::readsAnswersInAnyBits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    const QByteArray empty = head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    QTest::newRow("length") << plain() << json;
    QTest::newRow("length given twice")
        << plain().replace("\r\n\r\n", "\r\nContent-Length: 36\r\n\r\n") << json;
    QTest::newRow("chunks") << chunked() << json;
    QTest::newRow("chunks, none") << empty << QByteArray();
    QTest::newRow("chunks, long trailers")
        << empty.chopped(2) + "X: " + QByteArray(70'000, 'y') + "\r\nContent-Encoding: gzip\r\n\r\n"
        << QByteArray();
    QTest::newRow("after 1xx") << "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" +
                                      plain()
                               << json;
}

void AnswerParserTest::readsAnswersInAnyBits()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, body);
    const QDateTime date(QDate(2026, 11, 22), QTime(23, 52, 45), Qt::UTC);
    const Outcome expected{State::Whole, {200, QStringLiteral("OK"), date, body, {}}, true, {}};
    const qsizetype growth = std::max(qsizetype{1}, bytes.size() / 500);
    for (qsizetype step = 1; step <= bytes.size() + growth; step += growth) {
        const auto outcome = parse(bytes, step);
        QCOMPARE(outcome.answer.body, body);
        QVERIFY2(outcome == expected, qPrintable(outcome.fault));
        QCOMPARE(parse(bytes.left(std::min(step, bytes.size()) - 1), step).state, State::Incomplete);
    }
}

void AnswerParserTest::saysWhetherAnotherMayFollow_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");
    const auto with = [](const QByteArray &line) {
        return plain().replace("\r\nDate", QByteArray("\r\n" + line + "\r\nDate"));
    };
    QTest::newRow("says nothing") << plain() << true;
    QTest::newRow("keeps") << with("Connection: Keep-Alive") << true;
    QTest::newRow("closes") << with("Connection: close") << false;
    // pve/transcripts/http-transport: a daemon's header beside pveproxy's own
    QTest::newRow("both") << with("Connection: close\r\nConnection: Keep-Alive") << false;
    QTest::newRow("old version") << plain().replace("HTTP/1.1", "HTTP/1.0") << false;
    QTest::newRow("goes on unasked") << plain() + "H" << false;
    QTest::newRow("answers twice") << plain() + plain() << false;
}

void AnswerParserTest::saysWhetherAnotherMayFollow()
{
    QFETCH(const QByteArray, bytes);
    const auto outcome = parse(bytes, bytes.size());
    QCOMPARE(outcome.state, State::Whole);
    QCOMPARE(outcome.answer.body, json);
    QTEST(outcome.leavesOpen, "expected");
}

void AnswerParserTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const QByteArray &bytes, const char *fault) {
        QTest::newRow(name) << bytes << QString::fromLatin1(fault);
    };
    const auto with = [](const QByteArray &line) -> QByteArray { return head + line + "\r\n\r\n" + json; };
    const char *nonsense = "the answer is not HTTP";
    const char *longHead = "the head of the answer is longer than 2000 bytes";
    const char *tooLong = "the answer is longer than 1000 bytes";
    const QByteArray chunks = head + "Transfer-Encoding: chunked\r\n\r\n";
    row("two lengths", with("Content-Length: 3\r\nContent-Length: 36"), nonsense);
    row("two lengths in one line", with("Content-Length: 3, 36"), nonsense);
    row("length and chunks", with("Content-Length: 36\r\nTransfer-Encoding: chunked"), nonsense);
    row("negative length", with("Content-Length: -1"), nonsense);
    row("overflowing length", with("Content-Length: 18446744073709551652"), nonsense);
    row("no length at all", with("X: 1"), "the answer has no length");
    row("unknown transfer coding", with("Transfer-Encoding: gzip"), "the answer has no length");
    row("compressed", with("Content-Length: 36\r\nContent-Encoding: gzip"),
        "the answer is compressed though nobody asked for it");
    row("header without colon", with("Content-Length 36"), nonsense);
    row("header without name", with(": 36"), nonsense);
    row("blank in a name", with("Content-Length : 36"), nonsense);
    row("another protocol", "220 mail.example ESMTP\r\n\r\n", nonsense);
    row("HTTP/2", plain().replace("HTTP/1.1", "HTTP/2.0"), nonsense);
    row("no status", plain().replace("200", "2x0"), nonsense);
    row("endless line", "HTTP/1.1 200 " + QByteArray(5000, 'x'), longHead);
    row("endless header", "HTTP/1.1 200 OK\r\nX: " + QByteArray(5000, 'x'), longHead);
    row("endless headers", "HTTP/1.1 200 OK\r\n" + QByteArray("X: 1\r\n").repeated(1000), longHead);
    row("whole, but long, head", with("X: " + QByteArray(5000, 'x')), longHead);
    row("endless 1xx", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(6),
        "the answer begins again and again");
    row("long body", with("Content-Length: 1001"), tooLong);
    row("long chunk", chunks + "3e9\r\n", tooLong);
    row("long chunks", chunks + QByteArray("64\r\n" + QByteArray(100, 'x') + "\r\n").repeated(11), tooLong);
    row("endless chunk head", chunks + "1;" + QByteArray(5000, 'x'), tooLong);
    row("endless trailers", chunks + "0\r\n" + QByteArray("X: 1\r\n").repeated(1000), tooLong);
    row("chunk without size", chunks + "x\r\n\r\n\r\n", nonsense);
    row("chunk without end", chunks + "1\r\nabc\r\n0\r\n\r\n", nonsense);
}

void AnswerParserTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    for (const qsizetype step : {qsizetype{1}, qsizetype{7}, bytes.size()}) {
        const auto outcome = parse(bytes, step, {base::Millis{0}, 1000, 2000});
        QCOMPARE(outcome.state, State::Broken);
        QTEST(outcome.fault, "fault");
    }
}

void AnswerParserTest::keepsTheMeaningOfARefusal_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray begin = "HTTP/1.1 403 no\r\n";
    QTest::newRow("long") << begin + "Content-Length: 1001\r\n\r\n";
    QTest::newRow("damaged") << begin + "Transfer-Encoding: chunked\r\n\r\nx\r\n\r\n\r\n";
    QTest::newRow("not there yet") << begin + "Content-Length: 36\r\n\r\n{";
    QTest::newRow("compressed") << begin + "Content-Length: 1\r\nContent-Encoding: br\r\n\r\n{";
}

void AnswerParserTest::keepsTheMeaningOfARefusal()
{
    QFETCH(const QByteArray, bytes);
    const auto outcome = parse(bytes, 1, {base::Millis{0}, 1000, 2000});
    QCOMPARE(outcome.answer, (RawAnswer{403, QStringLiteral("no"), outcome.answer.date, {}, {}}));
}

void AnswerParserTest::endsWithTheConnectionWhereNothingElseSaysSo()
{
    AnswerParser parser({});
    QVERIFY(!parser.hasBegun());
    QCOMPARE(parser.takeEnd(), State::Incomplete);
    QCOMPARE(parser.take("HTTP/1.1 401 No ticket\r\nConnection: close\r\n\r\n" + json), State::Incomplete);
    QVERIFY(parser.hasBegun());
    QCOMPARE(parser.takeEnd(), State::Whole);
    QCOMPARE(parser.answer().body, json);
    QVERIFY(!parser.leavesOpen());

    AnswerParser cut({});
    QCOMPARE(cut.take("HTTP/1.1 401 No ticket\r\nContent-Length: 99\r\n\r\n" + json), State::Incomplete);
    QCOMPARE(cut.takeEnd(), State::Incomplete);
}

void AnswerParserTest::blanksControlCharacters()
{
    const QByteArray bytes = "HTTP/1.1 500 a\x1b[31m b\rc\nd\x7f\xc3\xa4\r\nX: y\nContent-Length: 1\r\n"
                             "Content-Length: 0\r\n\r\n"; // the first is a part of X
    const auto outcome = parse(bytes, bytes.size());
    QCOMPARE(outcome.state, State::Whole);
    QCOMPARE(outcome.answer.reason, QStringLiteral("a [31m b c d ä"));
}

void AnswerParserTest::takesWhatJustFits()
{
    const QByteArray end = "\r\nContent-Length: 0\r\n\r\n";
    for (const QByteArray begin : {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nX", "HTTP/1.1 200 OK"}) {
        const QByteArray rest = (begin.endsWith('X') ? ": y" : "") + end;
        const QByteArray filling(HttpLimits().headBytes - begin.size() - rest.size(), 'y');
        QCOMPARE(parse(begin + filling + rest, 4096).state, State::Whole);
        QCOMPARE(parse(begin + filling + 'y' + rest, 4096).state, State::Broken);
    }
    const HttpLimits limits{base::Millis{0}, json.size(), plain().indexOf("\r\n\r\n") + 4};
    QCOMPARE(parse(plain(), 1, limits).state, State::Whole);
    QCOMPARE(parse(plain(), 1, {limits.idle, limits.bodyBytes - 1, limits.headBytes}).state, State::Broken);
    QCOMPARE(parse(plain(), 1, {limits.idle, limits.bodyBytes, limits.headBytes - 1}).state, State::Broken);
}

void AnswerParserTest::survivesDamage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("length") << plain();
    QTest::newRow("chunks") << chunked();
}

/// Any few bytes changed, in bits of any size: it ends in one of its states, and never takes another body for
/// whole than a head announces.
void AnswerParserTest::survivesDamage()
{
    QFETCH(const QByteArray, bytes);
    QRandomGenerator random(20261122);
    static constexpr char spice[] = "\t\r\n :;,\"0123456789abcdefHTP/.x\xff"; // and its NUL
    for (int round = 0; round < 20'000; ++round) {
        auto damaged = bytes;
        for (int i = random.bounded(4); i >= 0; --i) {
            const auto at = random.bounded(static_cast<int>(damaged.size()));
            const char c = spice[random.bounded(static_cast<int>(sizeof spice))];
            if (random.bounded(2))
                damaged[at] = c;
            else
                damaged.insert(at, c);
        }
        const auto outcome = parse(damaged, 1 + random.bounded(40), {base::Millis{0}, 1000, 2000});
        QVERIFY(outcome.answer.body.size() <= damaged.size());
        QVERIFY(outcome.state != State::Broken || !outcome.fault.isEmpty());
    }
}

QTEST_GUILESS_MAIN(AnswerParserTest)
#include "tst_answerparser.moc"
