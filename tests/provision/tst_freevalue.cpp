// SPDX-License-Identifier: Apache-2.0
#include "core/provision/freevalue.h"
#include "core/provision/ipaddress.h"

#include <QTest>

/// The next value that nobody has.
class TestFreeValue : public QObject
{
    Q_OBJECT
private slots:
    void names_data();
    void names();
    void vmids_data();
    void vmids();
    void addresses_data();
    void addresses();
};

void TestFreeValue::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("free");
    const auto row = [](const char *title, const char *name, const char *taken, const char *free) {
        QTest::newRow(title) << QString::fromLatin1(name) << QString::fromLatin1(taken)
                             << QString::fromLatin1(free);
    };
    row("counts on", "web-3", "web-3", "web-4");
    row("over what is taken", "web-3", "web-3 web-4 web-5 web-7", "web-6");
    row("without a number", "web", "web", "web-2");
    row("without a number, and a second", "web", "web web-2", "web-3");
    row("keeps its width", "web-09", "web-09", "web-10");
    row("grows over its width", "n9", "n9", "n10");
    row("within a domain", "db-1.lab.example", "db-1.lab.example", "db-2.lab.example");
    row("a domain with digits", "db.lab2", "db.lab2", "db-2.lab2");
    row("in any case", "Web-1", "web-1 web-2", "Web-3");
    row("digits alone", "7", "7", "8");
    row("too long for a number", "a12345678901", "a12345678901", "a12345678902");
}

void TestFreeValue::names()
{
    QFETCH(QString, name);
    QFETCH(QString, taken);
    const QStringList list = taken.split(u' ');
    QTEST(prov::freeName(name, QSet<QString>(list.begin(), list.end())), "free");
}

void TestFreeValue::vmids_data()
{
    QTest::addColumn<int>("vmid");
    QTest::addColumn<QSet<int>>("taken");
    QTest::addColumn<int>("free");
    QTest::newRow("next") << 120 << QSet<int>{120} << 121;
    QTest::newRow("over what is taken") << 120 << QSet<int>{120, 121, 122, 124} << 123;
    QTest::newRow("none above") << 999'999'999 << QSet<int>{999'999'999} << 0;
}

void TestFreeValue::vmids()
{
    QFETCH(int, vmid);
    QFETCH(QSet<int>, taken);
    QTEST(int(prov::freeVmid(vmid, QSet<pve::VmId>(taken.begin(), taken.end()))), "free");
}

void TestFreeValue::addresses_data()
{
    QTest::addColumn<QString>("cidr");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("free");
    const auto row = [](const char *title, const char *cidr, const char *taken, const char *free) {
        QTest::newRow(title) << QString::fromLatin1(cidr) << QString::fromLatin1(taken)
                             << QString::fromLatin1(free);
    };
    row("next", "10.0.20.12/24", "10.0.20.12", "10.0.20.13/24");
    row("over what is taken", "10.0.20.12/24", "10.0.20.12 10.0.20.13 10.0.20.14 10.0.20.16",
        "10.0.20.15/24");
    row("not the broadcast", "10.0.20.254/24", "10.0.20.254 10.0.20.1", "10.0.20.2/24");
    row("into the next octet", "10.0.20.255/16", "10.0.20.255", "10.0.21.0/16");
    row("full", "10.0.20.1/30", "10.0.20.1 10.0.20.2", "");
    row("one of two", "10.0.20.1/31", "10.0.20.1", "10.0.20.0/31");
    row("one of one", "10.0.20.1/32", "10.0.20.1", "");
    row("at the end of all", "255.255.255.254/24", "255.255.255.254", "255.255.255.1/24");
    row("nothing is taken", "10.0.20.1/24", "", "10.0.20.2/24");
    row("the broadcast itself", "10.0.20.255/24", "10.0.20.255 10.0.20.1", "10.0.20.2/24");
    row("IPv6", "2001:db8::5/64", "2001:db8::5", "2001:db8::6/64");
    row("IPv6 over what is taken", "2001:db8::fffe/64", "2001:db8::fffe 2001:db8::ffff", "2001:db8::1:0/64");
    row("IPv6 has no broadcast", "2001:db8::fe/120", "2001:db8::fe", "2001:db8::ff/120");
    row("not that of any router", "2001:db8::ff/120", "2001:db8::ff", "2001:db8::1/120");
    row("one of two in IPv6", "2001:db8::1/127", "2001:db8::1", "2001:db8::/127");
    row("one of one in IPv6", "2001:db8::1/128", "2001:db8::1", "");
    row("full in IPv6", "2001:db8::1/126", "2001:db8::1 2001:db8::2 2001:db8::3", "");
    row("no prefix", "10.0.20.12", "", "");
    row("dhcp", "dhcp", "", "");
}

void TestFreeValue::addresses()
{
    QFETCH(QString, cidr);
    QFETCH(QString, taken);
    QSet<QByteArray> bytes;
    const QStringList list = taken.split(u' ', Qt::SkipEmptyParts);
    for (const QString &address : list)
        bytes.insert(prov::parseAddress(address)->bytes);
    QTEST(prov::freeAddress(cidr, bytes), "free");
}

QTEST_APPLESS_MAIN(TestFreeValue)
#include "tst_freevalue.moc"
