// SPDX-License-Identifier: Apache-2.0
// Servers that answer, but not as they should: each ends in bounded time and memory, and with the right
// error.
#include "tests/support/httptest.h"

#include <QProcess>
#include <QTest>

using base::Error;
using pve::Verb;
using test::effect;
using test::goodBody;
using test::HttpRig;
using test::PendingReply;
using Then = test::StubAction::Then;
using namespace std::chrono_literals;

class BrokenAnswersTest : public test::HttpTest
{
    Q_OBJECT
private slots:
    void refusesWhatIsCompressed();
    void judgesBrokenAnswers_data();
    void judgesBrokenAnswers();
    void isNeverGoodWhenClosedEarly_data();
    void isNeverGoodWhenClosedEarly();
    void keepsTheMeaningOfARefusalThatIsLate();
    void doesNotTakeASecondAnswerForTheNextRequest();
    void takesLargeAnswersAndChunks();
    void stopsAnEndlessBody();
    void stopsAnEndlessHead_data();
    void stopsAnEndlessHead();
    void stopsAGzipBomb();
};

namespace {

QByteArray gzip(const QByteArray &plain)
{
    QProcess process;
    process.start(QStringLiteral("gzip"), {QStringLiteral("-c")});
    process.write(plain);
    process.closeWriteChannel();
    process.waitForFinished();
    return process.readAllStandardOutput();
}

/// What a server may get rid of before it notices that nobody listens; the buffers of the system included.
constexpr qint64 mostWritten = 1024 * 1024;

const QByteArray zipped = "Content-Encoding: gzip\r\n";

} // namespace

void BrokenAnswersTest::refusesWhatIsCompressed()
{
    m_stub->answerAll({test::httpAnswer(200, "OK", gzip(goodBody), zipped), Then::KeepOpen, {}});
    PendingReply pending(m_rig->client.send(pve::getVersion()));
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Malformed);
    QCOMPARE(pending.error().text, QStringLiteral("the answer is compressed though nobody asked for it"));
    QCOMPARE(m_stub->requests().value(0).header("Accept-Encoding"), QByteArray());
    QTRY_COMPARE(m_stub->openConnections(), 0);

    m_stub->answerAll({test::httpAnswer(403, "no", gzip(R"({"message":"x"})"), zipped), Then::Close, {}});
    PendingReply refused(m_rig->client.send(pve::getVersion()));
    QVERIFY(refused.wait());
    QCOMPARE(refused.error(), (Error{Error::Kind::Forbidden, 403, QStringLiteral("no"), {}}));
}

void BrokenAnswersTest::judgesBrokenAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Then>("then");
    QTest::addColumn<Error::Kind>("kind");
    const auto whole = test::httpAnswer(200, "OK", goodBody);
    const QByteArray bare = "HTTP/1.1 200 OK\r\n\r\n";
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const auto zip = test::httpAnswer(200, "OK", gzip(goodBody), zipped);
    QTest::newRow("cut in the body") << whole.chopped(9) << Then::Close << Error::Kind::Lost;
    QTest::newRow("reset in the body") << whole.chopped(9) << Then::Reset << Error::Kind::Lost;
    QTest::newRow("cut in the head") << whole.left(30) << Then::Close << Error::Kind::Lost;
    QTest::newRow("cut after the head")
        << whole.left(whole.indexOf("\r\n\r\n") + 4) << Then::Close << Error::Kind::Lost;
    QTest::newRow("no length, whole") << bare + goodBody << Then::Close << Error::Kind::Malformed;
    QTest::newRow("no length, cut") << bare + goodBody.chopped(9) << Then::Close << Error::Kind::Malformed;
    QTest::newRow("chunk cut") << chunked + "20\r\n" + goodBody.left(12) << Then::Close << Error::Kind::Lost;
    QTest::newRow("chunk missing") << chunked + "9\r\n" + goodBody.left(9) + "\r\n"
                                   << Then::Close << Error::Kind::Lost;
    QTest::newRow("gzip cut") << zip.chopped(20) << Then::Close << Error::Kind::Malformed;
    QTest::newRow("gzip garbage") << test::httpAnswer(200, "OK", "no gzip at all", zipped) << Then::KeepOpen
                                  << Error::Kind::Malformed;
    const auto with = [&whole](const QByteArray &line) {
        return QByteArray(whole).replace("\r\nDate", QByteArray("\r\n" + line + "\r\nDate"));
    };
    QTest::newRow("two lengths") << with("Content-Length: 3") << Then::KeepOpen << Error::Kind::Malformed;
    QTest::newRow("length and chunks")
        << with("Transfer-Encoding: chunked") << Then::KeepOpen << Error::Kind::Malformed;
    QTest::newRow("no HTTP, with an end")
        << QByteArray("220 mail.example ESMTP\r\n\r\n") << Then::KeepOpen << Error::Kind::Malformed;
    QTest::newRow("nothing but 1xx") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << Then::Close
                                     << Error::Kind::Lost;
    QTest::newRow("HTML") << test::httpAnswer(200, "OK", "<html><b>login</b></html>") << Then::KeepOpen
                          << Error::Kind::Malformed;
    QTest::newRow("empty") << test::httpAnswer(200, "OK", "") << Then::KeepOpen << Error::Kind::Malformed;
    QTest::newRow("no HTTP") << QByteArray("220 mail.example ESMTP\r\n") << Then::Close << Error::Kind::Lost;
}

void BrokenAnswersTest::judgesBrokenAnswers()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Then, then);
    QFETCH(const Error::Kind, kind);
    m_stub->answerAll({bytes, then, {}});
    PendingReply pending(m_rig->client.send(effect(Verb::Post, "newid=401")));
    QVERIFY(pending.wait());
    QVERIFY(!*pending.answer);
    QCOMPARE(kindName(pending.error().kind), kindName(kind));
    QVERIFY(mayHaveHappened(pending.error()));
    QCOMPARE(m_stub->count("POST"), 1);
}

void BrokenAnswersTest::isNeverGoodWhenClosedEarly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray size = QByteArray::number(goodBody.size(), 16);
    QTest::newRow("length") << test::httpAnswer(200, "OK", goodBody);
    QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size +
                                          "\r\n" + goodBody + "\r\n0\r\n\r\n");
    QTest::newRow("refusal") << test::httpAnswer(403, "not you", R"({"data":null,"message":"not you"})");
}

/// Closed after each number of bytes in turn.
void BrokenAnswersTest::isNeverGoodWhenClosedEarly()
{
    QFETCH(const QByteArray, bytes);
    const auto headSize = bytes.indexOf("\r\n\r\n") + 4;
    const bool isRefusal = bytes.startsWith("HTTP/1.1 403");
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        m_stub->answerAll({bytes.left(size), Then::Close, {}});
        PendingReply pending(m_rig->client.send(effect(Verb::Post, "newid=401")));
        QVERIFY(pending.wait());
        QVERIFY(!*pending.answer);
        const bool isUnderstood = isRefusal && size >= headSize;
        QCOMPARE(kindName(pending.error().kind),
                 kindName(isUnderstood ? Error::Kind::Forbidden : Error::Kind::Lost));
        QCOMPARE(pending.error().http, size >= headSize ? bytes.mid(9, 3).toInt() : 0);
        QCOMPARE(m_rig->exchanges.size(), size + 1);
        QCOMPARE(m_rig->exchanges.last().transmissions, 1);
    }
    QCOMPARE(m_stub->count("POST"), bytes.size());
}

void BrokenAnswersTest::keepsTheMeaningOfARefusalThatIsLate()
{
    m_stub->answerAll({test::httpAnswer(403, "not you", "{}").chopped(1), Then::KeepOpen, {}});
    PendingReply pending(m_rig->client.send(effect(Verb::Post, "newid=401")));
    QTRY_COMPARE(m_stub->count("POST"), 1);
    // The head is there when a later request on another connection has been answered.
    m_stub->answerAll({test::httpAnswer(200, "OK", goodBody), Then::KeepOpen, {}});
    PendingReply other(m_rig->client.send(pve::getVersion()));
    QVERIFY(other.wait());
    m_manual->advance(60s);
    QVERIFY(pending.wait());
    QCOMPARE(pending.error(), (Error{Error::Kind::Forbidden, 403, QStringLiteral("not you"), {}}));
}

void BrokenAnswersTest::doesNotTakeASecondAnswerForTheNextRequest()
{
    const auto second = test::httpAnswer(200, "OK", R"({"data":"a lie"})");
    for (const auto &more : {second, QByteArray("H"), QByteArray("\r\n")}) {
        m_stub->answerAll({test::httpAnswer(200, "OK", goodBody) + more, Then::KeepOpen, {}});
        for (int i = 0; i < 3; ++i) {
            PendingReply pending(m_rig->client.send(effect(Verb::Post, "newid=401")));
            QVERIFY(pending.wait());
            QVERIFY2(*pending.answer, qPrintable(pending.error().text));
            QVERIFY((*pending.answer)->data.toString().startsWith(u"UPID:"));
        }
    }
    QCOMPARE(m_stub->connections(), 9);
    // One that comes when nothing is under way ends the connection as well.
    m_stub->answerAll({test::httpAnswer(200, "OK", goodBody), Then::KeepOpen, {}});
    PendingReply pending(m_rig->client.send(pve::getVersion()));
    QVERIFY(pending.wait());
    m_stub->sayAll(second);
    QTRY_COMPARE(m_stub->openConnections(), 0);
}

void BrokenAnswersTest::takesLargeAnswersAndChunks()
{
    const QByteArray big = R"({"data":")" + QByteArray(20'000'000, 'x') + R"("})";
    QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (qsizetype at = 0; at < big.size(); at += 70'000) {
        const auto chunk = big.mid(at, 70'000);
        chunked += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    for (const auto &bytes : {test::httpAnswer(200, "OK", big), QByteArray(chunked + "0\r\n\r\n")}) {
        m_stub->answerAll({"HTTP/1.1 100 Continue\r\n\r\n" + bytes, Then::KeepOpen, {}});
        PendingReply pending(m_rig->client.send(pve::getVersion()));
        QVERIFY(pending.wait());
        QVERIFY2(*pending.answer, qPrintable(pending.error().text));
        QCOMPARE((*pending.answer)->data.toString().size(), 20'000'000);
    }
    QCOMPARE(m_stub->connections(), 1);
}

void BrokenAnswersTest::stopsAnEndlessBody()
{
    HttpRig rig(m_stub->url(), m_stub->certificate().sha256(), *m_manual, {40s, 300'000});
    for (const QByteArray head : {"Content-Length: 999999999999", "Transfer-Encoding: chunked"}) {
        m_stub->answerAll(
            {"HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n", Then::SendForEver, {}, "4\r\nxxxx\r\n"});
        PendingReply pending(rig.client.send(pve::getVersion()));
        QVERIFY(pending.wait());
        QCOMPARE(pending.error().kind, Error::Kind::Malformed);
        QCOMPARE(pending.error().text, QStringLiteral("the answer is longer than 300000 bytes"));
        QTRY_COMPARE(m_stub->openConnections(), 0);
    }
}

void BrokenAnswersTest::stopsAnEndlessHead_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("status line") << QByteArray("HTTP/1.1 200 O") << QByteArray("K");
    QTest::newRow("one header") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << QByteArray("y");
    QTest::newRow("many headers") << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X: y\r\n");
    QTest::newRow("folded header") << QByteArray("HTTP/1.1 200 OK\r\nX: y\r\n") << QByteArray(" y\r\n");
    QTest::newRow("no HTTP") << QByteArray("220 ") << QByteArray("y");
    QTest::newRow("1xx") << QByteArray("HTTP/1.1 100 C\r\n\r\n") << QByteArray("HTTP/1.1 100 C\r\n\r\n");
    QTest::newRow("refusal") << QByteArray("HTTP/1.1 403 no\r\n") << QByteArray("X: y\r\n");
}

void BrokenAnswersTest::stopsAnEndlessHead()
{
    QFETCH(const QByteArray, begin);
    QFETCH(const QByteArray, more);
    m_stub->answerAll({begin, Then::SendForEver, {}, more});
    PendingReply pending(m_rig->client.send(effect(Verb::Post, "newid=401")));
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Malformed);
    QVERIFY(mayHaveHappened(pending.error()));
    QTRY_COMPARE(m_stub->openConnections(), 0);
    QVERIFY2(m_stub->written() < mostWritten, qPrintable(QString::number(m_stub->written())));
    QCOMPARE(m_stub->count("POST"), 1);

    // A single line of a mebibyte.
    const QByteArray line = "X: " + QByteArray(1024 * 1024, 'y') + "\r\n";
    m_stub->answerAll({test::httpAnswer(200, "OK", goodBody, line), Then::KeepOpen, {}});
    PendingReply longLine(m_rig->client.send(pve::getVersion()));
    QVERIFY(longLine.wait());
    QCOMPARE(longLine.error().kind, Error::Kind::Malformed);
    QCOMPARE(longLine.error().text, QStringLiteral("the head of the answer is longer than 65536 bytes"));
}

void BrokenAnswersTest::stopsAGzipBomb()
{
    // The more of it is taken, the larger it is.
    m_stub->answerAll({"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 30000000\r\n\r\n",
                       Then::SendForEver,
                       {},
                       gzip(QByteArray(10'000'000, ' '))});
    PendingReply pending(m_rig->client.send(pve::getVersion()));
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Malformed);
    QTRY_COMPARE(m_stub->openConnections(), 0);
    QVERIFY2(m_stub->written() < mostWritten, qPrintable(QString::number(m_stub->written())));
}

QTEST_GUILESS_MAIN(BrokenAnswersTest)
#include "tst_brokenanswers.moc"
