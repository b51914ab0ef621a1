// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <map>
#include <memory>
#include <string_view>

namespace store {

using Done = tl::expected<void, base::Error>;

/// One SQLite file, written so that what was committed survives a crash of the program and of the machine
/// (WAL, synchronous=FULL). Errors are Error::Kind::Server with SQLite's words and the file in
/// `fields["file"]`. Synchronous; main thread only.
class SqliteDb
{
public:
    /// Rolls back at the end of its scope unless committed.
    class Transaction
    {
    public:
        Transaction(Transaction &&other) noexcept;
        Transaction &operator=(Transaction &&) = delete;
        ~Transaction();
        [[nodiscard]] Done commit();

    private:
        friend class SqliteDb;
        explicit Transaction(SqliteDb &db) : m_db(&db) {}
        SqliteDb *m_db; ///< null when committed or moved from
    };

    /// Opens or creates `file` (mode 0600); ":memory:" is a database that ends with this object.
    [[nodiscard]] static base::Result<std::unique_ptr<SqliteDb>> open(const QString &file);
    SqliteDb(const SqliteDb &) = delete;
    SqliteDb &operator=(const SqliteDb &) = delete;
    ~SqliteDb();

    /// Takes the schema to the newest version, one transaction a step: `steps[i]` holds the statements that
    /// lead from version i to i + 1. A file of a newer program is refused and left alone.
    [[nodiscard]] Done migrate(const QList<QList<QLatin1String>> &steps);

    [[nodiscard]] base::Result<Transaction> begin();
    /// Runs one statement; prepared once per text, which must stay where it is (a literal).
    [[nodiscard]] Done run(QLatin1String sql, const QVariantList &values = {});
    /// Runs one query and returns all of its rows.
    [[nodiscard]] base::Result<QList<QVariantList>> rows(QLatin1String sql, const QVariantList &values = {});

private:
    explicit SqliteDb(QString file);
    [[nodiscard]] base::Result<QSqlQuery *> start(QLatin1String sql, const QVariantList &values);
    [[nodiscard]] base::Result<int> version();
    [[nodiscard]] base::Error error(const QSqlError &cause) const;

    QString m_file;
    QSqlDatabase m_db;
    std::map<std::string_view, QSqlQuery> m_prepared;
};

} // namespace store
