// SPDX-License-Identifier: Apache-2.0
#include "core/provision/propertystring.h"

#include <QTest>

using namespace prov;

namespace {

PropertyString parse(const char *text, const char *defaultKey = "")
{
    return PropertyString::parse(QString::fromUtf8(text), QString::fromUtf8(defaultKey));
}

} // namespace

class TestPropertyString : public QObject
{
    Q_OBJECT

private slots:
    void printingGivesBackWhatWasParsed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("defaultKey");
        const auto row = [](const char *text, const char *defaultKey) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(defaultKey);
        };
        row("8192", "current");
        row("current=8192", "current");
        row("1,fstrim_cloned_disks=1", "enabled");
        row("enabled=1,fstrim_cloned_disks=1", "enabled");
        row("cputype=x86-64-v2-AES,flags=+aes", "cputype");
        row("local:9000/base-9000-disk-0.qcow2,size=1G", "file");
        row("ip=10.0.0.5/24,gw=10.0.0.1,ip6=2001:db8::5/64,gw6=2001:db8::1", "");
        row("uuid=7a1c24f2-28e4-499d-9cba-4b104f3f7dd6,base64=1,serial=YQ==", "");
        row("", "");
    }
    void printingGivesBackWhatWasParsed()
    {
        QFETCH(QString, text);
        QFETCH(QString, defaultKey);
        QCOMPARE(PropertyString::parse(text, defaultKey).print(), text);
    }

    void theDefaultKeyIsReadInBothForms()
    {
        QCOMPARE(parse("8192", "current").value(QStringLiteral("current")), QStringLiteral("8192"));
        QCOMPARE(parse("current=8192", "current").value(QStringLiteral("current")), QStringLiteral("8192"));
        QVERIFY(!parse("8192", "current").value(QStringLiteral("max")).has_value());
    }

    void aMergeKeepsOrderAndForm()
    {
        PropertyString agent = parse("enabled=0,fstrim_cloned_disks=1", "enabled");
        agent.set(QStringLiteral("enabled"), QStringLiteral("1"));
        agent.set(QStringLiteral("type"), QStringLiteral("isa"));
        QCOMPARE(agent.print(), QStringLiteral("enabled=1,fstrim_cloned_disks=1,type=isa"));
        agent.remove(QStringLiteral("fstrim_cloned_disks"));
        QCOMPARE(agent.print(), QStringLiteral("enabled=1,type=isa"));
        PropertyString bare = parse("fstrim_cloned_disks=1", "enabled");
        bare.set(QStringLiteral("enabled"), QStringLiteral("1"));
        QCOMPARE(bare.print(), QStringLiteral("1,fstrim_cloned_disks=1"));
    }

    void everyFormOfANetworkDeviceIsOneValue_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        const QString same = QStringLiteral("virtio=BC:24:11:AA:00:03,bridge=vmbr0,tag=42");
        QTest::newRow("as stored") << same << same;
        QTest::newRow("long form") << QStringLiteral(
                                          "model=virtio,macaddr=BC:24:11:AA:00:03,bridge=vmbr0,tag=42")
                                   << same;
        QTest::newRow("model not first")
            << QStringLiteral("bridge=vmbr0,virtio=BC:24:11:AA:00:03,tag=42") << same;
        QTest::newRow("no MAC") << QStringLiteral("virtio,bridge=vmbr0")
                                << QStringLiteral("virtio,bridge=vmbr0");
        QTest::newRow("model with digits") << QStringLiteral("e1000-82540em=bc:24:11:aa:00:03")
                                           << QStringLiteral("e1000-82540em=bc:24:11:aa:00:03");
    }
    void everyFormOfANetworkDeviceIsOneValue()
    {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        QCOMPARE(printNet(parseNet(text)), printed);
    }

    void aNewModelKeepsTheMac()
    {
        PropertyString net = parseNet(QStringLiteral("virtio=BC:24:11:AA:00:03,bridge=vmbr0"));
        net.set(QStringLiteral("model"), QStringLiteral("e1000"));
        QCOMPARE(printNet(net), QStringLiteral("e1000=BC:24:11:AA:00:03,bridge=vmbr0"));
    }

    void flagsAreReadAsThePerlCodeReadsThem()
    {
        for (const char *yes : {"1", "yes", "on", "true", "True"})
            QVERIFY2(propertyFlag(QString::fromUtf8(yes)), yes);
        for (const char *no : {"0", "no", "off", "false", "", "2"})
            QVERIFY2(!propertyFlag(QString::fromUtf8(no)), no);
    }
};

QTEST_GUILESS_MAIN(TestPropertyString)
#include "tst_propertystring.moc"
