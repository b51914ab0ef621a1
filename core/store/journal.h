// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/jobstore.h"
#include "core/store/sqlitedb.h"

namespace store {

/// The jobs of one data folder in one SQLite file. What save() has answered survives a crash of program and
/// machine; log records survive one of the program. Jobs hold no secrets, so neither does the file. Main
/// thread only.
class Journal final : public prov::JobStore
{
public:
    /// Opens or creates the file and takes it to today's schema. The caller holds the folder's lock
    /// (DataFolder).
    [[nodiscard]] static base::Result<std::unique_ptr<Journal>> open(const QString &file);
    /// A journal that ends with this object, for the demo.
    [[nodiscard]] static base::Result<std::unique_ptr<Journal>> inMemory();

    [[nodiscard]] base::Result<Loaded> load(prov::TimePoint now) override;
    [[nodiscard]] base::Result<bool> save(const Change &change, prov::TimePoint now) override;
    [[nodiscard]] base::Result<bool> remove(const QStringList &jobIds) override;
    void append(const QList<base::LogRecord> &records) override;
    [[nodiscard]] QList<base::LogRecord> records(const QString &jobId) override;

private:
    explicit Journal(std::unique_ptr<SqliteDb> db) : m_db(std::move(db)) {}
    [[nodiscard]] Done saveJob(const prov::Job &job, prov::TimePoint now);
    [[nodiscard]] Done saveSettle(const prov::SettleMemory &memory);
    [[nodiscard]] Done appendAll(const QList<base::LogRecord> &records);
    [[nodiscard]] Done loadSettle(Loaded &into);

    std::unique_ptr<SqliteDb> m_db;
};

} // namespace store
