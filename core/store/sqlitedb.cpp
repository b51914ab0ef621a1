// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlitedb.h"

#include <QFile>
#include <QSqlError>
#include <QSqlRecord>
#include <QUuid>

#include <utility>

namespace store {

namespace {

constexpr auto inMemory = u":memory:";

/// SQLite gives its -wal and -shm files the mode of the main file, so creating that one privately is enough.
bool createPrivately(const QString &path)
{
    QFile file(path);
    return file.exists() ||
           file.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner);
}

/// QtSql takes a null string for NULL; to us it is an empty text.
QVariant bindable(const QVariant &value)
{
    const bool nullText = value.typeId() == QMetaType::QString && value.toString().isNull();
    return nullText ? QVariant(QStringLiteral("")) : value;
}

} // namespace

SqliteDb::Transaction::Transaction(Transaction &&other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}

SqliteDb::Transaction::~Transaction()
{
    if (m_db)
        static_cast<void>(m_db->run(QLatin1String("ROLLBACK")));
}

Done SqliteDb::Transaction::commit()
{
    auto done = m_db->run(QLatin1String("COMMIT"));
    if (done)
        m_db = nullptr;
    return done;
}

SqliteDb::SqliteDb(QString file)
    : m_file(std::move(file)),
      m_db(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QUuid::createUuid().toString()))
{
}

SqliteDb::~SqliteDb()
{
    const auto name = m_db.connectionName();
    m_prepared.clear();
    m_db.close();
    m_db = {};
    QSqlDatabase::removeDatabase(name);
}

base::Result<std::unique_ptr<SqliteDb>> SqliteDb::open(const QString &file)
{
    std::unique_ptr<SqliteDb> db(new SqliteDb(file));
    if (file != inMemory && !createPrivately(file))
        return base::failure(base::Error::of(base::Error::Kind::Server,
                                             {QT_TRANSLATE_NOOP("Wording", "cannot create %1"), {file}}));
    db->m_db.setDatabaseName(file);
    if (!db->m_db.open())
        return base::failure(db->error(db->m_db.lastError()));
    for (const auto pragma :
         {QLatin1String("PRAGMA journal_mode=WAL"), QLatin1String("PRAGMA synchronous=FULL")}) {
        if (const auto done = db->rows(pragma); !done)
            return base::failure(done.error());
    }
    return db;
}

base::Error SqliteDb::error(const QSqlError &cause) const
{
    const auto text = cause.databaseText().isEmpty() ? cause.driverText() : cause.databaseText();
    return {base::Error::Kind::Server, 0, text, {{QStringLiteral("file"), m_file}}};
}

base::Result<QSqlQuery *> SqliteDb::start(QLatin1String sql, const QVariantList &values)
{
    // QLatin1String's own < makes GCC 12 warn of an overlong memcmp as soon as it optimises.
    const std::string_view text(sql.data(), static_cast<size_t>(sql.size()));
    auto known = m_prepared.find(text);
    if (known == m_prepared.end()) {
        QSqlQuery query(m_db);
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return base::failure(error(query.lastError()));
        known = m_prepared.emplace(text, std::move(query)).first;
    }
    auto &query = known->second;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), bindable(values[i]));
    if (!query.exec()) {
        const auto cause = error(query.lastError());
        query.finish();
        return base::failure(cause);
    }
    return &query;
}

Done SqliteDb::run(QLatin1String sql, const QVariantList &values)
{
    return start(sql, values).map([](QSqlQuery *query) { query->finish(); });
}

base::Result<QList<QVariantList>> SqliteDb::rows(QLatin1String sql, const QVariantList &values)
{
    const auto started = start(sql, values);
    if (!started)
        return base::failure(started.error());
    auto &query = **started;
    const auto columns = query.record().count();
    QList<QVariantList> found;
    while (query.next()) {
        QVariantList row;
        for (int i = 0; i < columns; ++i)
            row.append(query.value(i));
        found.append(row);
    }
    const auto cause = query.lastError();
    query.finish();
    if (cause.isValid())
        return base::failure(error(cause));
    return found;
}

base::Result<SqliteDb::Transaction> SqliteDb::begin()
{
    // IMMEDIATE: a lock that cannot be had is met here, not at the first write.
    return run(QLatin1String("BEGIN IMMEDIATE")).map([this] { return Transaction(*this); });
}

base::Result<int> SqliteDb::version()
{
    if (const auto made = run(QLatin1String("CREATE TABLE IF NOT EXISTS meta (version INTEGER NOT NULL)"));
        !made)
        return base::failure(made.error());
    return rows(QLatin1String("SELECT version FROM meta")).map([](const QList<QVariantList> &found) {
        return found.isEmpty() ? 0 : found.first().first().toInt();
    });
}

Done SqliteDb::migrate(const QList<QList<QLatin1String>> &steps)
{
    const auto from = version();
    if (!from)
        return base::failure(from.error());
    if (*from > steps.size()) {
        return base::failure(base::Error::of(
            base::Error::Kind::Server,
            {QT_TRANSLATE_NOOP("Wording",
                               "%1 was written by a newer Slipway (version %2, this one knows %3)"),
             {m_file, *from, steps.size()}},
            {{QStringLiteral("file"), m_file}}));
    }
    for (auto step = *from; step < steps.size(); ++step) {
        auto transaction = begin();
        if (!transaction)
            return base::failure(transaction.error());
        auto statements = steps[step];
        statements << QLatin1String("DELETE FROM meta");
        for (const auto sql : statements) {
            if (const auto done = run(sql); !done)
                return done;
        }
        if (const auto done = run(QLatin1String("INSERT INTO meta VALUES (?)"), {step + 1}); !done)
            return done;
        if (const auto done = transaction->commit(); !done)
            return done;
    }
    return {};
}

} // namespace store
