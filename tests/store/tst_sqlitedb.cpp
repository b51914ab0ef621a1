// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlitedb.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using store::SqliteDb;

namespace {

constexpr QLatin1String makeTable("CREATE TABLE t (n INTEGER)");
constexpr QLatin1String insert("INSERT INTO t VALUES (?)");
constexpr QLatin1String select("SELECT n FROM t ORDER BY n");

QList<QList<QLatin1String>> oneStep()
{
    return {{makeTable}};
}

QList<int> numbers(SqliteDb &db)
{
    const auto rows = db.rows(select);
    QList<int> found;
    for (const auto &row : *rows)
        found.append(row.first().toInt());
    return found;
}

} // namespace

class TestSqliteDb : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("it.sqlite"));
    }

    void whatWasWrittenIsThereAfterReopening()
    {
        {
            const auto db = SqliteDb::open(m_file);
            QVERIFY(db);
            QVERIFY((*db)->migrate(oneStep()));
            QVERIFY((*db)->run(insert, {5}));
        }
        const auto db = SqliteDb::open(m_file);
        QVERIFY((*db)->migrate(oneStep()));
        QCOMPARE(numbers(**db), QList<int>{5});
    }

    void fileIsPrivateAndDurable()
    {
        const auto db = SqliteDb::open(m_file);
        QVERIFY(db);
        QVERIFY((*db)->migrate(oneStep()));
        const auto files = QDir(m_dir->path()).entryInfoList({QStringLiteral("it.sqlite*")});
        QCOMPARE(files.size(), 3); // with -wal and -shm
        for (const auto &file : files)
            QVERIFY2(!(file.permissions() & QFileDevice::Permissions(0x0077)), qPrintable(file.fileName()));
        const auto pragma = [&](QLatin1String sql) { return (*db)->rows(sql)->first().first().toString(); };
        QCOMPARE(pragma(QLatin1String("PRAGMA journal_mode")), QStringLiteral("wal"));
        QCOMPARE(pragma(QLatin1String("PRAGMA synchronous")), QStringLiteral("2")); // FULL
    }

    void transactionIsAllOrNothing()
    {
        const auto db = SqliteDb::open(m_file);
        QVERIFY((*db)->migrate(oneStep()));
        {
            auto transaction = (*db)->begin();
            QVERIFY(transaction);
            QVERIFY((*db)->run(insert, {1}));
        }
        QCOMPARE(numbers(**db), QList<int>{});
        {
            auto transaction = (*db)->begin();
            QVERIFY((*db)->run(insert, {2}));
            QVERIFY(transaction->commit());
        }
        QCOMPARE(numbers(**db), QList<int>{2});
    }

    void eachVersionIsTakenToTheNewest_data()
    {
        QTest::addColumn<int>("from");
        QTest::newRow("nothing") << 0;
        QTest::newRow("version 1") << 1;
        QTest::newRow("version 2") << 2;
        QTest::newRow("newest") << 3;
    }
    void eachVersionIsTakenToTheNewest()
    {
        QFETCH(int, from);
        const QList<QList<QLatin1String>> steps{
            {makeTable},
            {QLatin1String("INSERT INTO t VALUES (10)")},
            {QLatin1String("UPDATE t SET n = n + 1"), QLatin1String("INSERT INTO t VALUES (20)")}};
        const auto db = SqliteDb::open(m_file);
        QVERIFY((*db)->migrate(steps.first(from)));
        QVERIFY((*db)->migrate(steps));
        QVERIFY((*db)->migrate(steps));
        QCOMPARE(numbers(**db), (QList<int>{11, 20}));
    }

    void failedStepLeavesTheVersionBefore()
    {
        const auto db = SqliteDb::open(m_file);
        const QList<QList<QLatin1String>> steps{
            {makeTable},
            {QLatin1String("INSERT INTO t VALUES (10)"), QLatin1String("INSERT INTO missing VALUES (1)")}};
        const auto done = (*db)->migrate(steps);
        QVERIFY(!done);
        QVERIFY2(done.error().text.contains(QStringLiteral("missing")), qPrintable(done.error().text));
        QCOMPARE(numbers(**db), QList<int>{});
        QCOMPARE((*db)->rows(QLatin1String("SELECT version FROM meta"))->first().first().toInt(), 1);
    }

    void fileOfANewerProgramIsRefusedAndKept()
    {
        const auto db = SqliteDb::open(m_file);
        QVERIFY((*db)->migrate({{makeTable}, {QLatin1String("INSERT INTO t VALUES (10)")}}));
        const auto done = (*db)->migrate(oneStep());
        QVERIFY(!done);
        QVERIFY2(done.error().text.contains(QStringLiteral("newer")), qPrintable(done.error().text));
        QCOMPARE(numbers(**db), QList<int>{10});
    }

    void errorsComeInSqlitesWords()
    {
        const auto db = SqliteDb::open(m_file);
        const auto failed = (*db)->run(QLatin1String("INSERT INTO nowhere VALUES (1)"));
        QVERIFY(!failed);
        QVERIFY(failed.error().text.contains(QStringLiteral("no such table: nowhere")));
        QCOMPARE(failed.error().fields[QStringLiteral("file")], m_file);
    }

    void nullStringIsAnEmptyText()
    {
        const auto db = SqliteDb::open(m_file);
        QVERIFY((*db)->run(QLatin1String("CREATE TABLE s (x TEXT NOT NULL)")));
        QVERIFY((*db)->run(QLatin1String("INSERT INTO s VALUES (?)"), {QString()}));
        QCOMPARE((*db)->rows(QLatin1String("SELECT x FROM s"))->first().first().toString(),
                 QStringLiteral(""));
    }

    void fileThatIsNoDatabaseIsAnError()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        const auto db = SqliteDb::open(m_file);
        QVERIFY(!db);
        QVERIFY2(db.error().text.contains(QStringLiteral("not a database")), qPrintable(db.error().text));
    }

    void folderThatIsNotThereIsAnError()
    {
        const auto db = SqliteDb::open(m_dir->filePath(QStringLiteral("no/such/it.sqlite")));
        QVERIFY(!db);
        QVERIFY(db.error().text.contains(QStringLiteral("no/such")));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestSqliteDb)
#include "tst_sqlitedb.moc"
