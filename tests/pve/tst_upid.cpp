// SPDX-License-Identifier: Apache-2.0
#include "core/pve/upid.h"

#include <QTest>

class TestUpid : public QObject
{
    Q_OBJECT

private slots:
    void everyPartIsRead();
    void goodTextsAreTaken_data();
    void goodTextsAreTaken();
    void badTextsAreRefused_data();
    void badTextsAreRefused();
};

void TestUpid::everyPartIsRead()
{
    const auto text = QStringLiteral("UPID:pve1:00003988:000B791E:6B039271:qmclone:640:admin@pve!full:");
    const auto upid = pve::Upid::parse(text);
    QVERIFY(upid.has_value());
    QCOMPARE(upid->text, text);
    QCOMPARE(upid->node, QStringLiteral("pve1"));
    QCOMPARE(upid->pid, 0x3988u);
    QCOMPARE(upid->pstart, quint64{0xB791E});
    QCOMPARE(upid->startTime, qint64{0x6B039271});
    QCOMPARE(upid->type, QStringLiteral("qmclone"));
    QCOMPARE(upid->id, QStringLiteral("640"));
    QCOMPARE(upid->user, QStringLiteral("admin@pve!full"));
}

void TestUpid::goodTextsAreTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("pstart");
    QTest::newRow("no id") << QStringLiteral("UPID:pve1:00003988:000B791E:6B039271:vzdump::root@pam:")
                           << quint64{0xB791E};
    QTest::newRow("small hex") << QStringLiteral("UPID:pve1:0000abcd:000b791e:6b039271:qmstart:100:root@pam:")
                               << quint64{0xB791E};
    QTest::newRow("nine digits") << QStringLiteral(
                                        "UPID:pve-2:0000ABCD:FFFFFFFFF:6B039271:qmstart:100:root@pam:")
                                 << quint64{0xFFFFFFFFF};
}

void TestUpid::goodTextsAreTaken()
{
    QFETCH(QString, text);
    QFETCH(quint64, pstart);
    const auto upid = pve::Upid::parse(text);
    QVERIFY(upid.has_value());
    QCOMPARE(upid->text, text);
    QCOMPARE(upid->pstart, pstart);
}

void TestUpid::badTextsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("empty", "");
    row("word", "nonsense");
    row("no trailing colon", "UPID:pve1:00003988:000B791E:6B039271:qmclone:640:admin@pve");
    row("more behind", "UPID:pve1:00003988:000B791E:6B039271:qmclone:640:admin@pve:x");
    row("newline behind", "UPID:pve1:00003988:000B791E:6B039271:qmclone:640:admin@pve:\n");
    row("blank in front", " UPID:pve1:00003988:000B791E:6B039271:qmclone:640:admin@pve:");
    row("node leaves the path", "UPID:..:00003988:000B791E:6B039271:qmclone:640:admin@pve:");
    row("node with a slash", "UPID:pve1/../pve2:00003988:000B791E:6B039271:qmclone:640:admin@pve:");
    row("node with a dot", "UPID:pve1.lan:00003988:000B791E:6B039271:qmclone:640:admin@pve:");
    row("node ends with a hyphen", "UPID:pve1-:00003988:000B791E:6B039271:qmclone:640:admin@pve:");
    row("no node", "UPID::00003988:000B791E:6B039271:qmclone:640:admin@pve:");
    row("short pid", "UPID:pve1:3988:000B791E:6B039271:qmclone:640:admin@pve:");
    row("no hex", "UPID:pve1:0000398G:000B791E:6B039271:qmclone:640:admin@pve:");
    row("no type", "UPID:pve1:00003988:000B791E:6B039271::640:admin@pve:");
    row("id leaves the path",
        "UPID:pve1:00003988:000B791E:6B039271:qmclone:../../../access/users:admin@pve:");
    row("type with a slash", "UPID:pve1:00003988:000B791E:6B039271:qm/clone:640:admin@pve:");
    row("user with a slash", "UPID:pve1:00003988:000B791E:6B039271:qmclone:640:a/../b:");
    row("escape sequence", "UPID:pve1:00003988:000B791E:6B039271:qmclone:\x1b[2J:admin@pve:");
    row("bidi override", "UPID:pve1:00003988:000B791E:6B039271:qmclone:\u202e640:admin@pve:");
    row("no user", "UPID:pve1:00003988:000B791E:6B039271:qmclone:640::");
}

void TestUpid::badTextsAreRefused()
{
    QFETCH(QString, text);
    const auto upid = pve::Upid::parse(text);
    QVERIFY(!upid);
    QCOMPARE(upid.error().kind, base::Error::Kind::Malformed);
}

QTEST_GUILESS_MAIN(TestUpid)
#include "tst_upid.moc"
