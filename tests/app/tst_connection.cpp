// SPDX-License-Identifier: Apache-2.0
#include "app/connection.h"

#include "core/base/systemclock.h"

#include <QTest>

using namespace app;

class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void jobsBelongToWhatIsTrusted_data();
    void jobsBelongToWhatIsTrusted();
};

void TestConnection::jobsBelongToWhatIsTrusted_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("pin");
    QTest::addColumn<QString>("cluster");
    const QByteArray pin(32, '\x11');
    const QString leaf = QStringLiteral("leaf ") + pve::fingerprintText(pin);
    QTest::newRow("a pinned certificate") << "pve1.lab" << pin << leaf;
    QTest::newRow("the same under another name") << "10.0.0.1" << pin << leaf;
    QTest::newRow("by a CA") << "pve1.lab" << QByteArray() << "host pve1.lab:8006";
    QTest::newRow("by a CA, another host") << "pve2.lab" << QByteArray() << "host pve2.lab:8006";
}

void TestConnection::jobsBelongToWhatIsTrusted()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, pin);
    const auto url = pve::serverUrl(host);
    QVERIFY(url);
    const Target target{std::nullopt,
                        {pve::Server{*url, pin}},
                        pve::ApiToken{QStringLiteral("ops@pve"), QStringLiteral("ops@pve!a"), "5ec7e7"}};
    base::SystemClock clock;
    base::Log log(clock);
    const auto owner = Connection(target, clock, log).owner();
    QTEST(owner.cluster, "cluster");
    QCOMPARE(owner.profile, host + QStringLiteral(":8006"));
    QCOMPARE(owner.user, QStringLiteral("ops@pve!a"));
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
