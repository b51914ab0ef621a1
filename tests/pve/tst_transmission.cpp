// SPDX-License-Identifier: Apache-2.0
#include "tests/support/httptest.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using base::Error;
using pve::Verb;
using test::effect;
using test::goodBody;
using test::HttpRig;
using test::PendingReply;
using test::StubAction;
using Then = test::StubAction::Then;
using namespace std::chrono_literals;

class TransmissionTest : public test::HttpTest
{
    Q_OBJECT
private slots:
    void goesOnAfterAHundredRequestsPerConnection();

    void provesThatNothingWasSent_data();
    void provesThatNothingWasSent();

    void endsATrickleAtItsDeadline();
    void endsASilenceAtItsDeadline();
    void endsASilenceWhenIdle();
    void finishesOnceAndNotInsideSend();
    void abortsWhenTheHandleIsDestroyed();
    void mayBeDestroyedInsideFinished();
};

void TransmissionTest::goesOnAfterAHundredRequestsPerConnection()
{
    m_stub->setScript([](const test::StubRequest &request) -> StubAction {
        const bool last = request.ordinal == 100;
        auto answer = test::httpAnswer(200, "OK", goodBody);
        if (last)
            answer.replace("Keep-Alive", "close");
        return {answer, last ? Then::Close : Then::KeepOpen, {}};
    });
    for (int i = 0; i < 205; ++i) {
        PendingReply pending(m_rig->client.send(i % 2 ? pve::getVersion() : effect(Verb::Post, "newid=401")));
        QVERIFY(pending.wait());
        QVERIFY2(*pending.answer, qPrintable(pending.error().text));
    }
    QCOMPARE(m_stub->requests().size(), 205);
    QCOMPARE(m_stub->connections(), 3);
    QCOMPARE(m_rig->traffic.transmissions, 205);
}

void TransmissionTest::provesThatNothingWasSent_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("listening");
    for (const QByteArray body : {"", "newid=401"}) {
        QTest::addRow("refused%s", body.isEmpty() ? "" : ", body")
            << QByteArray("127.0.0.1") << body << false;
        QTest::addRow("no such host%s", body.isEmpty() ? "" : ", body")
            << QByteArray("pve.invalid") << body << false;
    }
    QTest::newRow("TLS never answered") << QByteArray("127.0.0.1") << QByteArray("newid=401") << true;
}

void TransmissionTest::provesThatNothingWasSent()
{
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, listening);
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    const auto url =
        QUrl(QStringLiteral("https://%1:%2").arg(QString::fromLatin1(host)).arg(mute.serverPort()));
    if (!listening)
        mute.close();
    HttpRig rig(url, {}, *m_manual);
    PendingReply pending(rig.client.send(effect(Verb::Post, body)));
    if (listening) {
        QTRY_VERIFY(mute.hasPendingConnections());
        auto *socket = mute.nextPendingConnection();
        QTRY_VERIFY(socket->bytesAvailable() > 0); // the client's hello
        m_manual->advance(60s);
    }
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::NotSent);
    QCOMPARE(pending.error().http, 0);
    QVERIFY(!pending.error().text.isEmpty());
    QCOMPARE(rig.traffic.transmissions, 0);
}

void TransmissionTest::endsATrickleAtItsDeadline()
{
    // The idle time-out must not end it: bytes keep coming. Only the Clock can.
    m_stub->answerAll({test::httpAnswer(200, "OK", goodBody), Then::KeepOpen, 1ms});
    auto request = effect(Verb::Post, "newid=401");
    request.deadline = 5s;
    PendingReply pending(m_rig->client.send(request));
    QTRY_COMPARE(m_stub->requests().size(), 1);
    m_manual->advance(4999ms);
    QVERIFY(!pending.answer);
    m_manual->advance(1ms);
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Lost);
    QCOMPARE(pending.error().text, QStringLiteral("no complete answer within 5 s"));
    QCOMPARE(m_rig->exchanges.value(0).took, base::Millis{5s});
    QTRY_COMPARE(m_stub->openConnections(), 0);
}

void TransmissionTest::endsASilenceAtItsDeadline()
{
    m_stub->answerAll({{}, Then::KeepOpen, {}});
    PendingReply pending(m_rig->client.send(effect(Verb::Delete)));
    QTRY_COMPARE(m_stub->requests().size(), 1);
    m_manual->advance(60s);
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Lost);
}

void TransmissionTest::endsASilenceWhenIdle()
{
    m_stub->answerAll({{}, Then::KeepOpen, {}});
    PendingReply pending(m_rig->client.send(effect(Verb::Post, "newid=401")));
    QTRY_COMPARE(m_stub->count("POST"), 1);
    m_manual->advance(39'999ms);
    QVERIFY(!pending.answer);
    m_manual->advance(1ms);
    QVERIFY(pending.wait());
    QCOMPARE(pending.error().kind, Error::Kind::Lost);
    QCOMPARE(pending.error().text, QStringLiteral("nothing came from the server for too long"));
    QTRY_COMPARE(m_stub->openConnections(), 0);
}

void TransmissionTest::finishesOnceAndNotInsideSend()
{
    HttpRig dead(QUrl(QStringLiteral("https://127.0.0.1:1")), {}, *m_manual);
    PendingReply refused(dead.client.send(pve::getVersion()));
    QVERIFY(!refused.answer);
    PendingReply good(m_rig->client.send(pve::getVersion()));
    QVERIFY(refused.wait());
    QVERIFY(good.wait());
    m_manual->advance(120s);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(refused.times, 1);
    QCOMPARE(good.times, 1);
    QCOMPARE(m_manual->pendingTimers(), 0);
}

void TransmissionTest::abortsWhenTheHandleIsDestroyed()
{
    m_stub->answerAll({{}, Then::KeepOpen, {}});
    PendingReply pending(m_rig->client.send(pve::getVersion()));
    QTRY_COMPARE(m_stub->requests().size(), 1);
    pending.reply.reset();
    QTRY_COMPARE(m_stub->openConnections(), 0);
    QCOMPARE(pending.times, 0);
    QCOMPARE(m_manual->pendingTimers(), 0);
    QCOMPARE(m_rig->exchanges.value(0).error, std::optional{Error::Kind::Cancelled});
}

void TransmissionTest::mayBeDestroyedInsideFinished()
{
    auto reply = m_rig->client.send(pve::getVersion());
    bool finished = false;
    connect(reply.get(), &pve::Reply::finished, this, [&] {
        reply.reset();
        finished = true;
    });
    QTRY_VERIFY(finished);
    PendingReply next(m_rig->client.send(pve::getVersion()));
    QVERIFY(next.wait());
    QVERIFY(*next.answer);
}

QTEST_GUILESS_MAIN(TransmissionTest)
#include "tst_transmission.moc"
