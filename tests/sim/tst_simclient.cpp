// SPDX-License-Identifier: Apache-2.0
#include "tests/support/manualclock.h"
#include "tests/support/simclient.h"

#include <QTest>

using namespace std::chrono_literals;
using Fate = sim::Response::Fate;
using Kind = base::Error::Kind;

class TestSimClient : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void sendsWhatTheWireWouldCarry();
    void answersWhenDueNeverInsideSend();
    void losesWhatTheSimulatorDoesNotAnswer_data();
    void losesWhatTheSimulatorDoesNotAnswer();
    void opensErrorsAsHttpDoes();
    void staysQuietWhenTheHandleIsGone();
    void countsTransmissions();

private:
    void send(const pve::Request &request);

    std::unique_ptr<test::ManualClock> m_clock;
    std::unique_ptr<test::SimClient> m_client;
    std::unique_ptr<pve::Reply> m_reply;
    sim::Response m_response; ///< answerAt counts from the request
    QList<std::pair<sim::Request, sim::Millis>> m_seen;
    QList<std::pair<pve::Answer, base::TimePoint>> m_answers;
};

void TestSimClient::init()
{
    m_reply.reset();
    m_clock = std::make_unique<test::ManualClock>();
    m_clock->advance(5s);
    m_response = {};
    m_response.body = R"({"data":null})";
    m_seen.clear();
    m_answers.clear();
    const auto handler = [this](const sim::Request &request, sim::Millis now) {
        m_seen.append({request, now});
        sim::Response response = m_response;
        response.answerAt += now;
        return response;
    };
    const auto wallAt = [](sim::Millis at) {
        return QDateTime::fromSecsSinceEpoch(1'000'000, Qt::UTC).addMSecs(at.count());
    };
    m_client =
        std::make_unique<test::SimClient>(*m_clock, handler, wallAt, QStringLiteral("ops@pve!a=s3cret"));
}

void TestSimClient::send(const pve::Request &request)
{
    m_reply = m_client->send(request);
    connect(m_reply.get(), &pve::Reply::finished, this, [this](const pve::Answer &answer) {
        m_answers.append({answer, m_clock->now()});
    });
}

void TestSimClient::sendsWhatTheWireWouldCarry()
{
    m_clock->advance(2s);
    send(pve::putResize(QStringLiteral("pve1"), 100, QStringLiteral("scsi0"), QStringLiteral("20G")));
    const auto &[put, at] = m_seen.at(0);
    QCOMPARE(put.method, QByteArray("PUT"));
    QCOMPARE(put.target, QByteArray("/api2/json/nodes/pve1/qemu/100/resize"));
    QCOMPARE(put.body, QByteArray("disk=scsi0&size=20G"));
    QCOMPARE(put.header("authorization"), QByteArray("PVEAPIToken=ops@pve!a=s3cret"));
    QCOMPARE(put.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(at, sim::Millis(2s)); // since the client was made

    send(pve::getNextId(100));
    QCOMPARE(m_seen.at(1).first.target, QByteArray("/api2/json/cluster/nextid?vmid=100"));
}

void TestSimClient::answersWhenDueNeverInsideSend()
{
    m_response.answerAt = 300ms;
    send(pve::getVersion());
    m_clock->advance(299ms);
    QVERIFY(m_answers.isEmpty());
    m_clock->advance(1ms);
    QCOMPARE(m_answers.size(), 1);
    QVERIFY(m_answers[0].first);
    QCOMPARE(m_answers[0].first->took, base::Millis(300));
    QCOMPARE(m_answers[0].first->date, QDateTime::fromSecsSinceEpoch(1'000'000, Qt::UTC).addMSecs(300));

    m_response.answerAt = 0ms;
    send(pve::getVersion());
    QCOMPARE(m_answers.size(), 1);
    m_clock->advance(0ms);
    QCOMPARE(m_answers.size(), 2);
}

void TestSimClient::losesWhatTheSimulatorDoesNotAnswer_data()
{
    QTest::addColumn<int>("fate");
    QTest::addColumn<int>("answerMs");
    QTest::addColumn<int>("lostMs");
    QTest::newRow("drop") << static_cast<int>(Fate::Drop) << 40 << 40;
    QTest::newRow("cut") << static_cast<int>(Fate::CutBody) << 40 << 40;
    QTest::newRow("silence") << static_cast<int>(Fate::Silence) << 40 << 1000;
    QTest::newRow("too late") << static_cast<int>(Fate::Answer) << 1001 << 1000;
    QTest::newRow("dropped too late") << static_cast<int>(Fate::Drop) << 1001 << 1000;
}

void TestSimClient::losesWhatTheSimulatorDoesNotAnswer()
{
    QFETCH(int, fate);
    QFETCH(int, answerMs);
    QFETCH(int, lostMs);
    m_response.fate = static_cast<Fate>(fate);
    m_response.answerAt = sim::Millis(answerMs);
    auto request = pve::postStart(QStringLiteral("pve1"), 100);
    request.deadline = 1s;
    send(request);
    const auto sent = m_clock->now();
    m_clock->advance(5s);
    QCOMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers[0].first.error().kind, Kind::Lost);
    QCOMPARE(m_answers[0].second - sent, base::Millis(lostMs));
}

void TestSimClient::opensErrorsAsHttpDoes()
{
    m_response.status = 500;
    m_response.reason = "VM is locked (clone)";
    m_response.body = R"({"data":null,"message":"VM is locked (clone)\n"})";
    send(pve::postStart(QStringLiteral("pve1"), 100));
    m_clock->advance(0ms);
    QCOMPARE(m_answers.at(0).first.error().kind, Kind::Locked);
    QCOMPARE(m_answers.at(0).first.error().http, 500);
}

void TestSimClient::staysQuietWhenTheHandleIsGone()
{
    send(pve::getVersion());
    m_reply.reset();
    m_clock->advance(1min);
    QVERIFY(m_answers.isEmpty());

    m_reply = m_client->send(pve::getVersion());
    connect(m_reply.get(), &pve::Reply::finished, this, [this] { m_reply.reset(); });
    m_clock->advance(0ms);
    QVERIFY(!m_reply);
}

void TestSimClient::countsTransmissions()
{
    pve::CloneParams params;
    params.newid = 401;
    const auto clone = pve::postClone(QStringLiteral("pve1"), 9000, params);
    send(clone);
    send(clone);
    send(pve::getVersion());
    QCOMPARE(m_client->transmissions(pve::Verb::Post, clone.endpoint), 2);
    QCOMPARE(m_client->transmissions(pve::Verb::Get, clone.endpoint), 0);
    QCOMPARE(m_client->transmissions().size(), 2);
}

QTEST_GUILESS_MAIN(TestSimClient)
#include "tst_simclient.moc"
