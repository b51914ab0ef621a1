// SPDX-License-Identifier: Apache-2.0
#include "app/window/windowoptions.h"

#include <QDir>
#include <QTest>

using app::DemoOptions;
using app::WindowOptions;

/// How the window is started.
class TestWindowOptions : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void readsASpecFile();
    void refuses_data();
    void refuses();
    void printsHelpAndVersion();
    void takesALanguage();
};

void TestWindowOptions::reads_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("demo");
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<double>("speed");
    QTest::addColumn<QString>("dataDir");
    QTest::newRow("nothing") << QString() << false << QString() << 1.0 << QString();
    QTest::newRow("demo") << QStringLiteral("--demo") << true << QStringLiteral("calm") << 1.0 << QString();
    QTest::newRow("scenario") << QStringLiteral("--demo=locked") << true << QStringLiteral("locked") << 1.0
                              << QString();
    QTest::newRow("speed") << QStringLiteral("--demo --speed 20") << true << QStringLiteral("calm") << 20.0
                           << QString();
    QTest::newRow("folder") << QStringLiteral("--data-dir /tmp/x") << false << QString() << 1.0
                            << QStringLiteral("/tmp/x");
}

void TestWindowOptions::reads()
{
    QFETCH(QString, line);
    QFETCH(bool, demo);
    QFETCH(QString, scenario);
    QFETCH(double, speed);
    QFETCH(QString, dataDir);
    const auto start = app::parseWindowArguments(line.split(u' ', Qt::SkipEmptyParts));
    QVERIFY(start);
    QVERIFY(start->print.isEmpty());
    const auto expected = demo ? std::optional(DemoOptions{scenario, 1, speed}) : std::nullopt;
    QCOMPARE(start->options, (WindowOptions{expected, dataDir, {}}));
}

void TestWindowOptions::readsASpecFile()
{
    const auto relative =
        app::parseWindowArguments({QStringLiteral("--demo"), QStringLiteral("five vms.json")});
    QVERIFY(relative && relative->options.demo);
    QCOMPARE(relative->options.spec, QDir::current().absoluteFilePath(QStringLiteral("five vms.json")));
    const auto absolute = app::parseWindowArguments({QStringLiteral("/x/A.JSON")});
    QVERIFY(absolute);
    QCOMPARE(absolute->options.spec, QStringLiteral("/x/A.JSON"));
}

void TestWindowOptions::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("unknown scenario") << QStringLiteral("--demo=nosuch");
    QTest::newRow("unknown option") << QStringLiteral("--token=admin@pve!a=s3cret");
    QTest::newRow("stray argument") << QStringLiteral("admin@pve!a=s3cret");
    QTest::newRow("speed without demo") << QStringLiteral("--speed 2");
    QTest::newRow("speed of nothing") << QStringLiteral("--demo --speed x");
    QTest::newRow("too fast") << QStringLiteral("--demo --speed 1001");
    QTest::newRow("unknown language") << QStringLiteral("--language fr");
    QTest::newRow("two files") << QStringLiteral("a.json b.json");
    QTest::newRow("no folder") << QStringLiteral("--data-dir");
}

void TestWindowOptions::refuses()
{
    QFETCH(QString, line);
    const auto start = app::parseWindowArguments(line.split(u' '));
    QVERIFY(!start);
    QVERIFY(!start.error().isEmpty());
    QVERIFY(!start.error().contains(QStringLiteral("s3cret")));
}

void TestWindowOptions::takesALanguage()
{
    const auto start = app::parseWindowArguments({QStringLiteral("--language"), QStringLiteral("de")});
    QVERIFY(start);
    QCOMPARE(start->language, std::optional(ui::Language::Choice::German));
    QVERIFY(!app::parseWindowArguments({})->language);
}

void TestWindowOptions::printsHelpAndVersion()
{
    const auto help = app::parseWindowArguments({QStringLiteral("--help")});
    QVERIFY(help && help->print.contains(QStringLiteral("--demo")));
    const auto version = app::parseWindowArguments({QStringLiteral("--version")});
    QVERIFY(version && version->print.contains(QStringLiteral(SLIPWAY_VERSION)));
}

QTEST_GUILESS_MAIN(TestWindowOptions)
#include "tst_windowoptions.moc"
