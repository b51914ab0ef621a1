// SPDX-License-Identifier: Apache-2.0
#include "ui/trustround.h"

#include <QSignalSpy>
#include <QTest>

using base::Error;

namespace {

/// It answers when it is told to.
class HandProbe final : public ui::ServerProbe
{
public:
    void probe(const QUrl &url) override { asked.append(url.authority()); }
    void readRealms(const pve::Server &) override {}
    void answer(const QByteArray &leaf, bool trusted = false)
    {
        emit finished(pve::PeerCertificate{leaf, {}, {}, {}, {}, trusted});
    }
    void fail(Error::Kind kind) { emit finished(base::failure({kind, 0, QStringLiteral("no"), {}})); }

    QStringList asked;
};

const QByteArray leafA(32, 'a');
const QByteArray leafB(32, 'b');
const QUrl first(QStringLiteral("https://pve1:8006"));
const QUrl second(QStringLiteral("https://pve2:8006"));

} // namespace

class TestTrustRound : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void eachUnknownCertificateIsConfirmed();
    void whatWasConfirmedIsNotAskedForAgain();
    void anotherCertificateEndsIt_data();
    void anotherCertificateEndsIt();
    void whoIsDownComesLast();
    void whoIsKnownKeepsItsPlace();
    void allDownIsTheFirstsError();
    void afterTheEndNothingFollows();

private:
    [[nodiscard]] QList<pve::Server> servers() const
    {
        return m_settled->at(0).at(0).value<QList<pve::Server>>();
    }

    std::unique_ptr<HandProbe> m_probe;
    std::unique_ptr<ui::TrustRound> m_round;
    std::unique_ptr<QSignalSpy> m_unknown;
    std::unique_ptr<QSignalSpy> m_settled;
    std::unique_ptr<QSignalSpy> m_failed;
};

void TestTrustRound::init()
{
    m_unknown.reset();
    m_settled.reset();
    m_failed.reset();
    m_round.reset();
    m_probe = std::make_unique<HandProbe>();
    m_round = std::make_unique<ui::TrustRound>(*m_probe);
    m_unknown = std::make_unique<QSignalSpy>(m_round.get(), &ui::TrustRound::unknown);
    m_settled = std::make_unique<QSignalSpy>(m_round.get(), &ui::TrustRound::settled);
    m_failed = std::make_unique<QSignalSpy>(m_round.get(), &ui::TrustRound::failed);
}

void TestTrustRound::eachUnknownCertificateIsConfirmed()
{
    m_round->begin({first, second});
    m_probe->answer(leafA);
    QCOMPARE(m_unknown->size(), 1);
    QCOMPARE(m_unknown->at(0).at(2).toInt(), 1);
    QCOMPARE(m_unknown->at(0).at(3).toInt(), 2);
    QCOMPARE(m_probe->asked.size(), 1); // one after the other
    m_round->trust();
    m_probe->answer(leafB, true); // an authority vouches for it
    QCOMPARE(m_unknown->size(), 1);
    QCOMPARE(servers(), (QList<pve::Server>{{first, leafA}, {second, {}}}));
}

void TestTrustRound::whatWasConfirmedIsNotAskedForAgain()
{
    m_round->know({{first, leafA}});
    m_round->begin({first});
    m_probe->answer(leafA);
    QCOMPARE(m_unknown->size(), 0);
    QCOMPARE(servers(), (QList<pve::Server>{{first, leafA}}));
}

void TestTrustRound::anotherCertificateEndsIt_data()
{
    QTest::addColumn<bool>("trusted");
    QTest::newRow("of its own") << false;
    QTest::newRow("that an authority vouches for") << true;
}

void TestTrustRound::anotherCertificateEndsIt()
{
    QFETCH(bool, trusted);
    m_round->know({{first, leafA}});
    m_round->begin({first, second});
    m_probe->answer(leafB, trusted);
    QCOMPARE(m_failed->size(), 1);
    const auto error = m_failed->at(0).at(0).value<Error>();
    QCOMPARE(error.kind, Error::Kind::Tls);
    QCOMPARE(error.fields.value(QStringLiteral("pinned")), pve::fingerprintText(leafA));
    m_round->trust(); // there is nothing to trust
    QCOMPARE(m_probe->asked.size(), 1);
    QCOMPARE(m_settled->size(), 0);
}

void TestTrustRound::whoIsDownComesLast()
{
    m_round->begin({first, second});
    m_probe->fail(Error::Kind::NotSent);
    m_probe->answer(leafB);
    m_round->trust();
    QCOMPARE(servers(), (QList<pve::Server>{{second, leafB}, {first, {}}}));
    QCOMPARE(m_settled->at(0).at(1).toStringList(), QStringList{QStringLiteral("pve1:8006")});
}

void TestTrustRound::whoIsKnownKeepsItsPlace()
{
    m_round->know({{first, leafA}, {second, leafB}});
    m_round->begin({first, second});
    m_probe->fail(Error::Kind::NotSent);
    m_probe->answer(leafB);
    QCOMPARE(servers(), (QList<pve::Server>{{first, leafA}, {second, leafB}}));
}

void TestTrustRound::allDownIsTheFirstsError()
{
    m_round->begin({first, second});
    m_probe->fail(Error::Kind::NotSent);
    m_probe->fail(Error::Kind::NotSent);
    QCOMPARE(m_failed->size(), 1);
    QCOMPARE(m_failed->at(0).at(1).toUrl(), first);
}

void TestTrustRound::afterTheEndNothingFollows()
{
    m_round->begin({first});
    m_round->end();
    m_probe->answer(leafA);
    QCOMPARE(m_unknown->size() + m_settled->size() + m_failed->size(), 0);
}

QTEST_MAIN(TestTrustRound)
#include "tst_trustround.moc"
