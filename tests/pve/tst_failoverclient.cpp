// SPDX-License-Identifier: Apache-2.0
#include "core/pve/failoverclient.h"
#include "tests/support/scriptedclient.h"

#include <QSignalSpy>
#include <QTest>

using base::Error;
using Kind = base::Error::Kind;

class TestFailoverClient : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void staysWithTheOneThatAnswers();
    void movesWhatWasNeverSent();
    void movesNothingElse_data();
    void movesNothingElse();
    void comesRound();
    void givesTheFirstErrorWhenAllAreDown();
    void saysWhenNothingIsHeardOfTheServer_data();
    void saysWhenNothingIsHeardOfTheServer();
    void mayGoWithTheLastReply();
    void mayBeGivenUpWhileItMoves();

private:
    [[nodiscard]] static Error error(Kind kind, const QString &text = {}) { return {kind, 0, text, {}}; }
    void fail(std::size_t endpoint, const Error &error)
    {
        m_ends[endpoint].answer(m_ends[endpoint].open().first().serial, base::failure(error));
    }
    void succeed(std::size_t endpoint)
    {
        m_ends[endpoint].answerJson(m_ends[endpoint].open().first().serial, R"({"data":1})");
    }
    void send()
    {
        m_answers.clear();
        m_reply = m_client->send(pve::getVersion());
        connect(m_reply.get(), &pve::Reply::finished, this,
                [this](const pve::Answer &answer) { m_answers.append(answer); });
    }

    std::vector<test::ScriptedClient> m_ends;
    std::unique_ptr<pve::FailoverClient> m_client;
    std::unique_ptr<pve::Reply> m_reply;
    QList<pve::Answer> m_answers;
};

void TestFailoverClient::init()
{
    m_reply.reset();
    m_client.reset();
    m_ends = std::vector<test::ScriptedClient>(3);
    m_client =
        std::make_unique<pve::FailoverClient>(std::vector<pve::Client *>{&m_ends[0], &m_ends[1], &m_ends[2]});
}

void TestFailoverClient::staysWithTheOneThatAnswers()
{
    send();
    succeed(0);
    QCOMPARE(m_answers.size(), 1);
    QVERIFY(m_answers.first());
    QVERIFY(m_ends[1].all().isEmpty());
}

void TestFailoverClient::movesWhatWasNeverSent()
{
    const QSignalSpy moved(m_client.get(), &pve::FailoverClient::moved);
    send();
    fail(0, error(Kind::NotSent));
    QVERIFY(m_answers.isEmpty());
    QCOMPARE(m_client->current(), 0U); // not before the other one has answered
    succeed(1);
    QVERIFY(m_answers.first());
    QCOMPARE(moved.size(), 1);
    send();
    QCOMPARE(m_ends[0].all().size(), 1); // the one that is down is not asked again
    succeed(1);
    QVERIFY(m_answers.first());
}

void TestFailoverClient::movesNothingElse_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("perhaps executed") << Kind::Lost;
    QTest::newRow("another certificate") << Kind::Tls;
    QTest::newRow("refused") << Kind::Forbidden;
    QTest::newRow("not signed in") << Kind::Unauthorized;
    QTest::newRow("node or cluster trouble") << Kind::Unavailable;
    QTest::newRow("garbage") << Kind::Malformed;
}

void TestFailoverClient::movesNothingElse()
{
    QFETCH(Kind, kind);
    send();
    fail(0, error(kind));
    QCOMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.first().error().kind, kind);
    QVERIFY(m_ends[1].all().isEmpty());
}

void TestFailoverClient::comesRound()
{
    send();
    fail(0, error(Kind::NotSent));
    fail(1, error(Kind::NotSent));
    succeed(2);
    send();
    fail(2, error(Kind::NotSent));
    succeed(0);
    QVERIFY(m_answers.first());
    QCOMPARE(m_client->current(), 0U);
}

void TestFailoverClient::givesTheFirstErrorWhenAllAreDown()
{
    const QSignalSpy unanswered(m_client.get(), &pve::FailoverClient::unanswered);
    send();
    for (std::size_t i = 0; i < 3; ++i)
        fail(i, error(Kind::NotSent, QString::number(i)));
    QCOMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.first().error().text, QStringLiteral("0"));
    QCOMPARE(m_ends[0].all().size(), 1); // each once
    QCOMPARE(unanswered.size(), 1);
    QCOMPARE(m_client->current(), 0U);
}

void TestFailoverClient::saysWhenNothingIsHeardOfTheServer_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("http");
    QTest::addColumn<int>("said");
    QTest::newRow("no answer") << Kind::Lost << 0 << 1;
    QTest::newRow("another certificate") << Kind::Tls << 0 << 1;
    QTest::newRow("one endpoint of three is down") << Kind::NotSent << 0 << 0;
    QTest::newRow("a node that the server does not reach") << Kind::Lost << 596 << 0;
    QTest::newRow("refused") << Kind::Forbidden << 403 << 0;
    QTest::newRow("garbage") << Kind::Malformed << 0 << 0;
}

void TestFailoverClient::saysWhenNothingIsHeardOfTheServer()
{
    QFETCH(Kind, kind);
    QFETCH(int, http);
    qsizetype answersBefore = -1;
    int said = 0;
    connect(m_client.get(), &pve::FailoverClient::unanswered, this, [&] {
        ++said;
        answersBefore = m_answers.size();
    });
    send();
    fail(0, {kind, http, {}, {}});
    if (kind == Kind::NotSent)
        succeed(1);
    QTEST(said, "said");
    if (said > 0)
        QCOMPARE(answersBefore, 1);
}

void TestFailoverClient::mayGoWithTheLastReply()
{
    connect(m_client.get(), &pve::FailoverClient::unanswered, this, [] { QFAIL("it is gone"); });
    send();
    connect(m_reply.get(), &pve::Reply::finished, this, [this] {
        m_reply.reset();
        m_client.reset();
    });
    fail(0, error(Kind::Lost));
    QCOMPARE(m_answers.size(), 1);
    QVERIFY(!m_client);
}

void TestFailoverClient::mayBeGivenUpWhileItMoves()
{
    send();
    fail(0, error(Kind::NotSent));
    m_reply.reset();
    QVERIFY(m_ends[1].all().first().aborted);
    QVERIFY(m_answers.isEmpty());
}

QTEST_GUILESS_MAIN(TestFailoverClient)
#include "tst_failoverclient.moc"
