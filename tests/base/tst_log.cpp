// SPDX-License-Identifier: Apache-2.0
#include "core/base/log.h"

#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using base::Log;
using base::LogRecord;
using Level = LogRecord::Level;

class TestLog : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qunsetenv("PROXMOX_LOG_LEVEL"); }

    void levelNamesReadBack_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("level");
        QTest::newRow("error") << "error" << static_cast<int>(Level::Error);
        QTest::newRow("warn") << "warn" << static_cast<int>(Level::Warn);
        QTest::newRow("info") << "info" << static_cast<int>(Level::Info);
        QTest::newRow("debug") << "debug" << static_cast<int>(Level::Debug);
        QTest::newRow("any case") << "DeBuG" << static_cast<int>(Level::Debug);
        QTest::newRow("another word") << "verbose" << -1;
        QTest::newRow("nothing") << "" << -1;
        QTest::newRow("with a space") << " info" << -1;
    }
    void levelNamesReadBack()
    {
        QFETCH(QString, word);
        QFETCH(int, level);
        const auto read = base::levelFromName(word);
        QCOMPARE(read ? static_cast<int>(*read) : -1, level);
        if (read)
            QCOMPARE(base::levelName(*read), word.toLower());
    }

    void keepsAllLevelsAndStampsThem()
    {
        test::ManualClock clock;
        Log log(clock);
        QSignalSpy told(&log, &Log::recorded);
        log.add(Level::Debug, QStringLiteral("still running"));
        clock.advance(base::Millis{1500});
        log.add(Level::Error, QStringLiteral("it broke"));
        QCOMPARE(told.size(), 2);
        QCOMPARE(log.records().size(), std::size_t{2});
        QCOMPARE(log.records().at(0).time.msecsTo(log.records().at(1).time), 1500);
        QVERIFY(!log.shows(log.records().at(0)));
        QVERIFY(log.shows(log.records().at(1)));
    }

    void theLevelFiltersOldRecordsToo()
    {
        test::ManualClock clock;
        Log log(clock);
        QSignalSpy changed(&log, &Log::levelChanged);
        log.add(Level::Debug, QStringLiteral("poll"));
        log.setLevel(Level::Debug);
        QVERIFY(log.shows(log.records().front()));
        log.setLevel(Level::Debug);
        QCOMPARE(changed.size(), 1);
    }

    void aTimeThatIsThereStays()
    {
        test::ManualClock clock;
        Log log(clock);
        LogRecord record;
        record.time = QDateTime::fromSecsSinceEpoch(1000, Qt::UTC);
        log.add(record);
        QCOMPARE(log.records().front().time.toSecsSinceEpoch(), 1000);
    }

    void memoryIsBounded()
    {
        test::ManualClock clock;
        Log log(clock, 3);
        for (int i = 0; i < 10; ++i)
            log.add(Level::Info, QString::number(i));
        QCOMPARE(log.records().size(), std::size_t{3});
        QCOMPARE(log.records().front().text, QStringLiteral("7"));
        QCOMPARE(log.records().back().text, QStringLiteral("9"));
        QCOMPARE(log.records().dropped(), quint64{7});
    }

    void recordsComeOutAsTheyWentIn()
    {
        constexpr int count = 5000; // some chunks
        const auto made = [](int i) {
            LogRecord record;
            record.time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + i, Qt::UTC);
            record.level = static_cast<Level>(i % 4);
            record.job = i % 7 == 0 ? QString() : QStringLiteral("job-%1").arg(i % 7);
            record.vmid = i;
            record.step = i % 3 == 0 ? QStringLiteral("cloning") : QString();
            record.text = QString(i % 50, u'ü') + QStringLiteral("😀 %1").arg(i);
            if (i % 5 == 0)
                record.fields = {{QStringLiteral("attempt"), i}, {QStringLiteral("name"), record.text}};
            return record;
        };
        base::LogStore store(3000);
        for (int i = 0; i < count; ++i)
            store.append(made(i));
        QCOMPARE(store.size(), std::size_t{3000});
        QCOMPARE(store.dropped(), quint64{2000});
        for (int i = 2000; i < count; ++i) {
            const auto index = static_cast<std::size_t>(i - 2000);
            QVERIFY2(store.at(index) == made(i), qPrintable(QString::number(i)));
            QCOMPARE(store.level(index), made(i).level);
            QCOMPARE(store.job(index), made(i).job);
        }
    }

    void bytesAreBoundedToo()
    {
        base::LogStore store(1'000'000);
        LogRecord record;
        record.text = QString(8 * 1024 * 1024, u'x');
        for (int i = 0; i < 40; ++i)
            store.append(record);
        QVERIFY(store.bytes() <= base::LogStore::mostBytes);
        QCOMPARE(store.size() + store.dropped(), quint64{40});
        QCOMPARE(store.back().text.size(), record.text.size());
    }

    void environmentSetsTheLevel_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("level");
        QTest::addColumn<int>("warnings");
        QTest::newRow("debug") << QByteArray("debug") << static_cast<int>(Level::Debug) << 0;
        QTest::newRow("upper case") << QByteArray("WARN") << static_cast<int>(Level::Warn) << 0;
        QTest::newRow("empty: unchanged") << QByteArray("") << static_cast<int>(Level::Error) << 0;
        QTest::newRow("unknown: info and a warning")
            << QByteArray("loud") << static_cast<int>(Level::Info) << 1;
    }
    void environmentSetsTheLevel()
    {
        QFETCH(QByteArray, word);
        QFETCH(int, level);
        QFETCH(int, warnings);
        qputenv("PROXMOX_LOG_LEVEL", word);
        test::ManualClock clock;
        Log log(clock);
        log.setLevel(Level::Error);
        log.setLevelFromEnvironment();
        QCOMPARE(static_cast<int>(log.level()), level);
        QCOMPARE(static_cast<int>(log.records().size()), warnings);
        if (warnings > 0) {
            QCOMPARE(log.records().front().level, Level::Warn);
            QVERIFY(log.records().front().text.contains(QString::fromLatin1(word)));
        }
    }

    void secretsAreBlottedOutEverywhere()
    {
        test::ManualClock clock;
        Log log(clock);
        log.hide(QStringLiteral("hunter/2"));
        log.hide(QStringLiteral("hunter/2-and-more"));
        log.hide(QStringLiteral("abc")); // too short to blot out
        LogRecord record;
        record.text = QStringLiteral("password hunter/2-and-more, hunter/2, pw=hunter%2F2, abc");
        record.fields = {{QStringLiteral("header"), QStringLiteral("x=hunter/2")},
                         {QStringLiteral("n"), 5},
                         {QStringLiteral("deep"),
                          QJsonArray{QJsonObject{{QStringLiteral("k"), QStringLiteral("hunter/2")}}}}};
        log.add(record);
        const auto kept = log.records().front();
        QCOMPARE(kept.text, QStringLiteral("password ***, ***, pw=***, abc"));
        QCOMPARE(kept.fields[u"header"].toString(), QStringLiteral("x=***"));
        QCOMPARE(kept.fields[u"n"].toInt(), 5);
        QCOMPARE(kept.fields[u"deep"][0][u"k"].toString(), QStringLiteral("***"));
    }

    void serverTextCannotForgeLines()
    {
        test::ManualClock clock;
        Log log(clock);
        log.add(Level::Warn, QStringLiteral("bad\n12:00:00.000 info \x1b[2J") + QChar(0x202e) +
                                 QStringLiteral("öö😀") + QString::fromUcs4(U"\U000E0041", 1) + QChar(0xd83d));
        QCOMPARE(log.records().front().text,
                 QStringLiteral("bad 12:00:00.000 info  [2J öö😀 ") + QChar(QChar::ReplacementCharacter));
    }

    void lineFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("job");
        QTest::addColumn<int>("vmid");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("line");
        QTest::newRow("all parts") << "rancher-2"
                                   << "f0e1" << 402 << "configuring"
                                   << "12:00:31.123 warn  rancher-2 402 configuring  text";
        QTest::newRow("no name") << ""
                                 << "f0e1" << 402 << ""
                                 << "12:00:31.123 warn  f0e1 402  text";
        QTest::newRow("of the program") << ""
                                        << "" << 0 << ""
                                        << "12:00:31.123 warn  text";
    }
    void lineFormat()
    {
        QFETCH(QString, name);
        QFETCH(QString, job);
        QFETCH(int, vmid);
        QFETCH(QString, step);
        QFETCH(QString, line);
        LogRecord record;
        record.time = QDateTime({2026, 1, 2}, {12, 0, 31, 123}).toUTC();
        record.level = Level::Warn;
        record.job = job;
        record.vmid = vmid;
        record.step = step;
        record.text = QStringLiteral("text");
        QCOMPARE(base::formatLine(record, name), line);
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
