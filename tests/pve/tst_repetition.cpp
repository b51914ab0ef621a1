// SPDX-License-Identifier: Apache-2.0
// What is written a second time when a connection closes without an answer, and what never is.
#include "tests/support/httptest.h"

#include <QTest>

using base::Error;
using pve::Verb;
using test::effect;
using test::goodBody;
using test::HttpRig;
using test::PendingReply;
using test::StubAction;
using test::StubRequest;
using Then = test::StubAction::Then;

namespace {

const StubAction good{test::httpAnswer(200, "OK", goodBody), Then::KeepOpen, {}};

} // namespace

class RepetitionTest : public test::HttpTest
{
    Q_OBJECT
private slots:
    void transmitsAnEffectOnceWhenTheConnectionCloses_data();
    void transmitsAnEffectOnceWhenTheConnectionCloses();
    void neverDoublesAnEffectOnAConnectionThatJustClosed_data();
    void neverDoublesAnEffectOnAConnectionThatJustClosed();
    void repeatsAGetOnAConnectionThatWasClosed();
    void repeatsAGetOnce_data();
    void repeatsAGetOnce();
    void repeatsNothingThatGotAByte_data();
    void repeatsNothingThatGotAByte();
    void saysLostWhenTheRepetitionFindsNobody();
    void doesNotRepeatOnANewConnection();

private:
    [[nodiscard]] bool isGood(const pve::Request &request)
    {
        PendingReply pending(m_rig->client.send(request));
        return pending.wait() && pending.answer->has_value();
    }
};

void RepetitionTest::transmitsAnEffectOnceWhenTheConnectionCloses_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("warm");
    QTest::addColumn<Then>("then");
    const QList<std::pair<Verb, QByteArray>> effects{{Verb::Post, "newid=401"},
                                                     {Verb::Post, {}},
                                                     {Verb::Put, "cores=4"},
                                                     {Verb::Put, {}},
                                                     {Verb::Delete, {}}};
    for (const auto &[verb, body] : effects) {
        for (const bool warm : {false, true}) {
            for (const auto then : {Then::Close, Then::Reset}) {
                QTest::addRow("%s%s, %s connection, %s", qPrintable(pve::verbName(verb)),
                              body.isEmpty() ? "" : " body", warm ? "reused" : "cold",
                              then == Then::Close ? "closed" : "reset")
                    << verb << body << warm << then;
            }
        }
    }
}

void RepetitionTest::transmitsAnEffectOnceWhenTheConnectionCloses()
{
    QFETCH(const Verb, verb);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, warm);
    QFETCH(const Then, then);
    if (warm) {
        PendingReply first(m_rig->client.send(pve::getVersion()));
        QVERIFY(first.wait());
        QVERIFY(*first.answer);
    }
    m_stub->answerAll({{}, then, {}});
    PendingReply pending(m_rig->client.send(effect(verb, body)));
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Lost);
    // A second transmission would be there by the time a later request has been answered.
    m_stub->answerAll({test::httpAnswer(200, "OK", goodBody), Then::KeepOpen, {}});
    PendingReply last(m_rig->client.send(pve::getVersion()));
    QVERIFY(last.wait());
    QVERIFY(*last.answer);
    QCOMPARE(m_stub->count(pve::verbName(verb).toLatin1()), 1);
    QCOMPARE(m_stub->plaintext().count("/clone HTTP/1.1"), 1);
    QCOMPARE(m_rig->exchanges.value(warm ? 1 : 0).transmissions, 1);
    if (warm)
        QCOMPARE(m_stub->requests().value(1).connection, m_stub->requests().value(0).connection);
}

void RepetitionTest::neverDoublesAnEffectOnAConnectionThatJustClosed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("with a body") << QByteArray("newid=401");
    QTest::newRow("without a body") << QByteArray();
}

void RepetitionTest::neverDoublesAnEffectOnAConnectionThatJustClosed()
{
    QFETCH(const QByteArray, body);
    for (int round = 1; round <= 30; ++round) {
        PendingReply first(m_rig->client.send(pve::getVersion()));
        QVERIFY(first.wait());
        const int before = m_stub->count("POST");
        m_stub->closeConnections();
        PendingReply pending(m_rig->client.send(effect(Verb::Post, body)));
        QVERIFY(pending.wait());
        const int seen = m_stub->count("POST") - before;
        if (*pending.answer) {
            QCOMPARE(seen, 1);
        } else {
            QVERIFY2(mayHaveHappened(pending.error()) || pending.error().kind == Error::Kind::NotSent,
                     qPrintable(pending.error().text));
            QVERIFY(seen <= (pending.error().kind == Error::Kind::NotSent ? 0 : 1));
        }
    }
}

void RepetitionTest::repeatsAGetOnAConnectionThatWasClosed()
{
    PendingReply first(m_rig->client.send(pve::getVersion()));
    QVERIFY(first.wait());
    m_stub->closeConnections();
    QTRY_COMPARE(m_stub->openConnections(), 0);
    PendingReply second(m_rig->client.send(pve::getVersion()));
    QVERIFY(second.wait());
    QVERIFY2(*second.answer, qPrintable(second.error().text));
    QCOMPARE(m_stub->connections(), 2);
}

void RepetitionTest::repeatsAGetOnce_data()
{
    QTest::addColumn<Then>("then");
    QTest::addColumn<int>("failures");
    QTest::newRow("closed, once") << Then::Close << 1;
    QTest::newRow("reset, once") << Then::Reset << 1;
    QTest::newRow("closed, twice") << Then::Close << 2;
    QTest::newRow("reset, twice") << Then::Reset << 2;
}

/// The connection ends when the server has read the request, so nobody can see it coming.
void RepetitionTest::repeatsAGetOnce()
{
    QFETCH(const Then, then);
    QFETCH(const int, failures);
    QVERIFY(isGood(pve::getVersion()));
    m_stub->setScript([&](const StubRequest &) {
        return m_stub->requests().size() <= 1 + failures ? StubAction{{}, then, {}} : good;
    });
    PendingReply pending(m_rig->client.send(pve::getVersion()));
    QVERIFY(pending.wait());
    QCOMPARE(pending.answer->has_value(), failures == 1);
    if (failures == 2)
        QCOMPARE(pending.error().kind, Error::Kind::Lost);
    QCOMPARE(m_stub->requests().size(), 3);
    QCOMPARE(m_stub->requests().last().connection, 2);
    QCOMPARE(m_rig->exchanges.size(), 2);
    QCOMPARE(m_rig->exchanges.last().transmissions, 2);
    QCOMPARE(pending.times, 1);
}

void RepetitionTest::repeatsNothingThatGotAByte_data()
{
    QTest::addColumn<pve::Request>("request");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("GET, a byte") << pve::getVersion() << QByteArray("H");
    QTest::newRow("POST, a byte") << effect(Verb::Post) << QByteArray("H");
    QTest::newRow("POST, nothing") << effect(Verb::Post) << QByteArray();
    QTest::newRow("DELETE, nothing") << effect(Verb::Delete) << QByteArray();
}

void RepetitionTest::repeatsNothingThatGotAByte()
{
    QFETCH(const pve::Request, request);
    QFETCH(const QByteArray, bytes);
    QVERIFY(isGood(pve::getVersion()));
    m_stub->answerAll({bytes, Then::Close, {}});
    PendingReply pending(m_rig->client.send(request));
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Lost);
    QVERIFY(!isGood(pve::getVersion())); // a repetition would have gone before it
    QCOMPARE(m_stub->requests().size(), 3);
}

void RepetitionTest::saysLostWhenTheRepetitionFindsNobody()
{
    QVERIFY(isGood(pve::getVersion()));
    m_stub->setScript([this](const StubRequest &) {
        m_stub->stopListening();
        return StubAction{{}, Then::Close, {}};
    });
    PendingReply pending(m_rig->client.send(pve::getVersion()));
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Lost);
    QCOMPARE(m_rig->exchanges.last().transmissions, 1);
}

void RepetitionTest::doesNotRepeatOnANewConnection()
{
    m_stub->answerAll({{}, Then::Close, {}});
    PendingReply pending(m_rig->client.send(pve::getVersion()));
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Lost);
    QCOMPARE(m_stub->requests().size(), 1);
}

QTEST_GUILESS_MAIN(RepetitionTest)
#include "tst_repetition.moc"
