// SPDX-License-Identifier: Apache-2.0
#include "app/target.h"

#include <QTest>

using namespace app;

namespace {
const QString token = QStringLiteral("ops@pve!ci=5ec7e75ec7e7");
}

class TestTarget : public QObject
{
    Q_OBJECT

private slots:
    void optionGoesBeforeEnvironment();
    void bareHostsGetPort8006();
    void pinIsRead();
    void demoNeedsNothing();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
};

void TestTarget::optionGoesBeforeEnvironment()
{
    const auto target =
        targetOf({{}, QStringLiteral("https://a:1"), {}}, QStringLiteral("https://b:2"), token);
    QVERIFY(target);
    QCOMPARE(target->endpoints.first().url, QUrl(QStringLiteral("https://a:1")));
    QCOMPARE(pve::identityOf(target->credential), QStringLiteral("ops@pve!ci"));
}

void TestTarget::bareHostsGetPort8006()
{
    const auto target = targetOf({}, QStringLiteral("pve1.lab"), token);
    QVERIFY(target);
    QCOMPARE(target->endpoints.first().url, QUrl(QStringLiteral("https://pve1.lab:8006")));
    QVERIFY(target->endpoints.first().pin.isEmpty());
}

void TestTarget::pinIsRead()
{
    const auto target = targetOf({{}, QStringLiteral("a"), QString(64, u'a')}, {}, token);
    QVERIFY(target);
    QCOMPARE(target->endpoints.first().pin, QByteArray(32, '\xaa'));
}

void TestTarget::demoNeedsNothing()
{
    QVERIFY(targetOf({DemoOptions{}, {}, {}}, {}, {}));
}

void TestTarget::whatIsMissingIsNamed_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("part");
    QTest::newRow("no server") << "" << token << "PROXMOX_VE_ENDPOINT";
    QTest::newRow("http") << "http://pve1:8006" << token << "only https";
    QTest::newRow("no address") << "https://" << token << "not the address";
    QTest::newRow("no token") << "pve1"
                              << ""
                              << "PROXMOX_VE_API_TOKEN is not set";
    QTest::newRow("half a token") << "pve1"
                                  << "5ec7e7"
                                  << "user@realm!id=secret";
}

void TestTarget::whatIsMissingIsNamed()
{
    QFETCH(QString, server);
    QFETCH(QString, secret);
    QFETCH(QString, part);
    const auto target = targetOf({}, server, secret);
    QVERIFY(!target);
    QVERIFY2(target.error().contains(part), qPrintable(target.error()));
    QVERIFY(!target.error().contains(QStringLiteral("5ec7e7")));
}

QTEST_APPLESS_MAIN(TestTarget)
#include "tst_target.moc"
