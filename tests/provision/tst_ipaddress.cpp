// SPDX-License-Identifier: Apache-2.0
#include "core/provision/ipaddress.h"

#include <QTest>

class TestIpAddress : public QObject
{
    Q_OBJECT
private slots:
    void isSpelledInOneWay_data();
    void isSpelledInOneWay();
};

void TestIpAddress::isSpelledInOneWay_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *typed, const char *shown) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(shown);
    };
    row("10.0.20.255", "10.0.20.255");
    row("2001:DB8:0:0:0:0:0:1", "2001:db8::1");
    row("::", "::");
    row("::1", "::1");
    row("fe80::", "fe80::");
    row("1:0:0:2:0:0:0:3", "1:0:0:2::3");
    row("1:0:0:2:3:0:0:4", "1::2:3:0:0:4");
    row("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7");
    row("::ffff:10.0.20.1", "::ffff:a00:1401");
}

void TestIpAddress::isSpelledInOneWay()
{
    QFETCH(const QString, typed);
    const auto address = prov::parseAddress(typed);
    QVERIFY(address);
    QTEST(prov::addressText(*address), "shown");
    QCOMPARE(prov::parseAddress(prov::addressText(*address)), address);
}

QTEST_APPLESS_MAIN(TestIpAddress)
#include "tst_ipaddress.moc"
