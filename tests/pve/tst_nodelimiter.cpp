// SPDX-License-Identifier: Apache-2.0
#include "core/pve/nodelimiter.h"
#include "tests/support/scriptedclient.h"

#include <QTest>

#include <memory>
#include <vector>

using Lane = pve::Request::Lane;
using pve::Verb;

namespace {

pve::Request ask(const char *name, Lane lane, Verb verb = Verb::Get,
                 const QString &node = QStringLiteral("pve1"))
{
    pve::Request request;
    request.verb = verb;
    request.lane = lane;
    request.node = node;
    request.endpoint = QString::fromLatin1(name);
    return request;
}

pve::Request read(const char *name)
{
    return ask(name, Lane::Protected);
}
pve::Request write(const char *name)
{
    return ask(name, Lane::Protected, Verb::Put);
}
pve::Request agent(const char *name)
{
    return ask(name, Lane::Agent);
}
pve::Request stop(const char *name)
{
    return ask(name, Lane::Stop, Verb::Delete);
}

} // namespace

class NodeLimiterTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void passesFreeCallsAtOnce();
    void keepsTwoWorkersPerNode();
    void countsEachNodeForItself();
    void keepsTheOrderOfEquals();
    void putsEffectsBeforeReads();
    void letsNoReadStarve();
    void letsOneAgentCallThroughAndNobodyWaitBehindIt();
    void stopsOneTaskAtATime();
    void dropsAWaitingRequestWithItsHandle();
    void freesThePlaceOfADestroyedHandle();
    void maySendAndDestroyInsideFinished();
    void handsTheAnswerOnOnce();

private:
    pve::Reply *send(const pve::Request &request);
    void finish(const char *name);
    [[nodiscard]] QString underWay() const;

    std::unique_ptr<test::ScriptedClient> m_inner;
    std::unique_ptr<pve::NodeLimiter> m_limiter;
    std::vector<std::unique_ptr<pve::Reply>> m_replies;
};

void NodeLimiterTest::init()
{
    m_inner = std::make_unique<test::ScriptedClient>();
    m_limiter = std::make_unique<pve::NodeLimiter>(*m_inner);
}

void NodeLimiterTest::cleanup()
{
    m_replies.clear();
    m_limiter.reset();
    m_inner.reset();
}

pve::Reply *NodeLimiterTest::send(const pve::Request &request)
{
    m_replies.push_back(m_limiter->send(request));
    return m_replies.back().get();
}

void NodeLimiterTest::finish(const char *name)
{
    for (const auto &sent : m_inner->open()) {
        if (sent.request.endpoint == QLatin1String(name)) {
            m_inner->answerJson(sent.serial, R"({"data":null})");
            return;
        }
    }
    QFAIL(name);
}

QString NodeLimiterTest::underWay() const
{
    QStringList names;
    for (const auto &sent : m_inner->open())
        names.append(sent.request.endpoint);
    return names.join(u' ');
}

void NodeLimiterTest::passesFreeCallsAtOnce()
{
    for (const char *name : {"a", "b", "c", "d"})
        send(read(name));
    send(ask("list", Lane::Free));
    QCOMPARE(underWay(), QStringLiteral("a b list"));
    QCOMPARE(m_limiter->waiting(QStringLiteral("pve1")), 2);
}

void NodeLimiterTest::keepsTwoWorkersPerNode()
{
    send(read("a"));
    send(agent("b"));
    send(stop("c"));
    QCOMPARE(underWay(), QStringLiteral("a b"));
    finish("a");
    QCOMPARE(underWay(), QStringLiteral("b c"));
    finish("b");
    finish("c");
    QCOMPARE(underWay(), QString());
}

void NodeLimiterTest::countsEachNodeForItself()
{
    for (const char *name : {"a", "b", "c"})
        send(read(name));
    send(ask("x", Lane::Protected, Verb::Get, QStringLiteral("pve2")));
    send(ask("any", Lane::Protected, Verb::Get, {}));
    QCOMPARE(underWay(), QStringLiteral("a b x any"));
    finish("x");
    QCOMPARE(underWay(), QStringLiteral("a b any"));
}

void NodeLimiterTest::keepsTheOrderOfEquals()
{
    for (const char *name : {"a", "b", "c", "d", "e"})
        send(read(name));
    finish("b");
    QCOMPARE(underWay(), QStringLiteral("a c"));
    finish("a");
    QCOMPARE(underWay(), QStringLiteral("c d"));
    finish("d");
    QCOMPARE(underWay(), QStringLiteral("c e"));
}

void NodeLimiterTest::putsEffectsBeforeReads()
{
    send(read("a"));
    send(read("b"));
    send(read("c"));
    send(write("w1"));
    send(write("w2"));
    finish("a");
    QCOMPARE(underWay(), QStringLiteral("b w1"));
    finish("b");
    QCOMPARE(underWay(), QStringLiteral("w1 w2"));
    finish("w1");
    QCOMPARE(underWay(), QStringLiteral("w2 c"));
}

void NodeLimiterTest::letsNoReadStarve()
{
    send(write("w"));
    send(write("w"));
    send(read("r"));
    int overtakes = 0;
    while (!underWay().contains(u'r')) {
        send(write("w"));
        finish("w");
        ++overtakes;
        QVERIFY(overtakes < 20);
    }
    QCOMPARE(overtakes - 1, pve::NodeLimiter::patience);
}

void NodeLimiterTest::letsOneAgentCallThroughAndNobodyWaitBehindIt()
{
    send(agent("g1"));
    send(agent("g2"));
    send(agent("g3"));
    send(read("a"));
    send(read("b"));
    QCOMPARE(underWay(), QStringLiteral("g1 a"));
    finish("a");
    QCOMPARE(underWay(), QStringLiteral("g1 b"));
    finish("g1");
    QCOMPARE(underWay(), QStringLiteral("b g2"));
    finish("b");
    QCOMPARE(underWay(), QStringLiteral("g2"));
    finish("g2");
    QCOMPARE(underWay(), QStringLiteral("g3"));
}

void NodeLimiterTest::stopsOneTaskAtATime()
{
    send(stop("s1"));
    send(stop("s2"));
    send(write("w"));
    QCOMPARE(underWay(), QStringLiteral("s1 w"));
    finish("w");
    QCOMPARE(underWay(), QStringLiteral("s1"));
    finish("s1");
    QCOMPARE(underWay(), QStringLiteral("s2"));
}

void NodeLimiterTest::dropsAWaitingRequestWithItsHandle()
{
    for (const char *name : {"a", "b", "c", "d"})
        send(read(name));
    m_replies[2].reset();
    finish("a");
    QCOMPARE(underWay(), QStringLiteral("b d"));
    QCOMPARE(m_inner->count(QStringLiteral("c")), 0);
}

void NodeLimiterTest::freesThePlaceOfADestroyedHandle()
{
    for (const char *name : {"a", "b", "c"})
        send(read(name));
    m_replies[0].reset();
    QCOMPARE(underWay(), QStringLiteral("b c"));
    QVERIFY(m_inner->all().first().aborted);
}

void NodeLimiterTest::maySendAndDestroyInsideFinished()
{
    auto *first = send(read("a"));
    send(read("b"));
    send(read("c"));
    connect(first, &pve::Reply::finished, this, [this] {
        send(write("w"));
        m_replies[0].reset();
    });
    finish("a");
    QCOMPARE(underWay(), QStringLiteral("b c"));
    finish("b");
    QCOMPARE(underWay(), QStringLiteral("c w"));
}

void NodeLimiterTest::handsTheAnswerOnOnce()
{
    auto *reply = send(read("a"));
    QList<pve::Answer> answers;
    connect(reply, &pve::Reply::finished, this,
            [&answers](const pve::Answer &answer) { answers.append(answer); });
    m_inner->answerJson(1, R"({"data":7})");
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.first()->data, QJsonValue(7));
}

QTEST_GUILESS_MAIN(NodeLimiterTest)
#include "tst_nodelimiter.moc"
