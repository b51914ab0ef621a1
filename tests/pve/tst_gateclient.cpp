// SPDX-License-Identifier: Apache-2.0
#include "core/pve/gateclient.h"
#include "tests/support/scriptedclient.h"

#include <QTest>

using base::Error;

class TestGateClient : public QObject
{
    Q_OBJECT
private slots:
    void openItIsNotThere();
    void closedItKeepsRefusalsBack();
    void closedItLetsWhatWasDoneThrough();
    void closedItAsksNothing();

private:
    [[nodiscard]] std::unique_ptr<pve::Reply> send()
    {
        auto reply = m_gate.send(pve::getVersion());
        connect(reply.get(), &pve::Reply::finished, this, [this] { ++m_answers; });
        return reply;
    }
    void refuse()
    {
        m_inner.answer(m_inner.open().first().serial,
                       base::failure({Error::Kind::Unauthorized, 401, QStringLiteral("no"), {}}));
    }

    test::ScriptedClient m_inner;
    pve::GateClient m_gate{m_inner};
    int m_answers = 0;
};

void TestGateClient::openItIsNotThere()
{
    const auto reply = send();
    refuse();
    QCOMPARE(m_answers, 1);
}

void TestGateClient::closedItKeepsRefusalsBack()
{
    m_answers = 0;
    const auto reply = send();
    m_gate.close();
    refuse();
    QCOMPARE(m_answers, 0);
}

void TestGateClient::closedItLetsWhatWasDoneThrough()
{
    test::ScriptedClient inner;
    pve::GateClient gate(inner);
    int answers = 0;
    const auto reply = gate.send(pve::getVersion());
    connect(reply.get(), &pve::Reply::finished, this, [&answers] { ++answers; });
    gate.close();
    inner.answerJson(inner.open().first().serial, "{}");
    QCOMPARE(answers, 1);
}

void TestGateClient::closedItAsksNothing()
{
    m_gate.close();
    const auto before = m_inner.all().size();
    const auto reply = send();
    QVERIFY(reply != nullptr);
    QCOMPARE(m_inner.all().size(), before);
}

QTEST_GUILESS_MAIN(TestGateClient)
#include "tst_gateclient.moc"
