// SPDX-License-Identifier: Apache-2.0
#include "core/store/journal.h"

#include <QJsonDocument>

namespace store {

namespace {

using base::LogRecord;

/// What leads from each version of the file to the next. Never changed, only added to.
QList<QList<QLatin1String>> schemaSteps()
{
    return {
        {
            // `serial` keeps the order of making over later updates.
            QLatin1String("CREATE TABLE jobs (serial INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
                          " ended_well INTEGER NOT NULL, state TEXT NOT NULL)"),
            QLatin1String("CREATE TABLE settle (memory TEXT NOT NULL)"),
        },
        {
            QLatin1String(
                "CREATE TABLE records (serial INTEGER PRIMARY KEY, job TEXT NOT NULL, time INTEGER NOT NULL,"
                " level TEXT NOT NULL, vmid INTEGER NOT NULL, step TEXT NOT NULL, text TEXT NOT NULL,"
                " fields TEXT NOT NULL)"),
            QLatin1String("CREATE INDEX records_by_job ON records (job)"),
        },
    };
}

constexpr QLatin1String selectJobs("SELECT id, state FROM jobs ORDER BY serial");
constexpr QLatin1String upsertJob("INSERT INTO jobs (id, ended_well, state) VALUES (?, ?, ?)"
                                  " ON CONFLICT (id) DO UPDATE SET ended_well = excluded.ended_well,"
                                  " state = excluded.state");
constexpr QLatin1String deleteJob("DELETE FROM jobs WHERE id = ?");
constexpr QLatin1String selectSettle("SELECT memory FROM settle");
constexpr QLatin1String deleteSettle("DELETE FROM settle");
constexpr QLatin1String insertSettle("INSERT INTO settle VALUES (?)");
constexpr QLatin1String selectRecords("SELECT job, time, level, vmid, step, text, fields FROM records"
                                      " WHERE job = ? ORDER BY serial");
// A late debug record of a job that has ended well is not worth keeping.
constexpr QLatin1String insertRecord("INSERT INTO records (job, time, level, vmid, step, text, fields)"
                                     " SELECT * FROM (SELECT ? AS job, ?, ? AS level, ?, ?, ?, ?) AS new"
                                     " WHERE new.level <> 'debug' OR NOT EXISTS"
                                     " (SELECT 1 FROM jobs WHERE id = new.job AND ended_well)");
constexpr QLatin1String deleteRecords("DELETE FROM records WHERE job = ?");
constexpr QLatin1String deleteDebugRecords("DELETE FROM records WHERE job = ? AND level = 'debug'");
constexpr QLatin1String syncAtCommit("PRAGMA synchronous=FULL");
constexpr QLatin1String syncLater("PRAGMA synchronous=NORMAL");

QString toText(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

base::Result<QJsonObject> fromText(const QString &text)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject()) {
        const base::Sentence why = document.isNull()
                                       ? base::Sentence(problem.errorString())
                                       : base::Sentence(QT_TRANSLATE_NOOP("Wording", "not a JSON object"));
        return base::failure(base::Error::of(base::Error::Kind::Malformed, why));
    }
    return document.object();
}

base::Result<prov::Job> readJob(const QString &id, const QString &state, prov::TimePoint now)
{
    auto job =
        fromText(state).and_then([now](const QJsonObject &json) { return prov::jobFromJson(json, now); });
    if (job && job->id != id)
        return base::failure(base::Error::of(base::Error::Kind::Malformed,
                                             {QT_TRANSLATE_NOOP("Wording", "it holds job %1"), {job->id}}));
    return job;
}

LogRecord readRecord(const QVariantList &row)
{
    LogRecord record;
    record.job = row[0].toString();
    record.time = QDateTime::fromMSecsSinceEpoch(row[1].toLongLong(), Qt::UTC);
    record.level = base::levelFromName(row[2].toString()).value_or(LogRecord::Level::Info);
    record.vmid = row[3].toInt();
    record.step = row[4].toString();
    record.text = row[5].toString();
    record.fields = fromText(row[6].toString()).value_or(QJsonObject{});
    return record;
}

/// Nobody will ask how such a job went in detail.
bool endedWell(const prov::Job &job)
{
    return prov::isFinal(job.step) && job.step != prov::Step::Failed;
}

} // namespace

base::Result<std::unique_ptr<Journal>> Journal::open(const QString &file)
{
    auto db = SqliteDb::open(file);
    if (!db)
        return base::failure(db.error());
    if (const auto done = (*db)->migrate(schemaSteps()); !done)
        return base::failure(done.error());
    return std::unique_ptr<Journal>(new Journal(std::move(*db)));
}

base::Result<std::unique_ptr<Journal>> Journal::inMemory()
{
    return open(QStringLiteral(":memory:"));
}

base::Result<prov::JobStore::Loaded> Journal::load(prov::TimePoint now)
{
    const auto rows = m_db->rows(selectJobs);
    if (!rows)
        return base::failure(rows.error());
    Loaded loaded;
    for (const auto &row : *rows) {
        const auto id = row[0].toString();
        if (const auto job = readJob(id, row[1].toString(), now))
            loaded.jobs.append(*job);
        else
            loaded.problems.append(QStringLiteral("job %1 cannot be read: %2").arg(id, job.error().text));
    }
    if (const auto done = loadSettle(loaded); !done)
        return base::failure(done.error());
    return loaded;
}

Done Journal::loadSettle(Loaded &into)
{
    const auto rows = m_db->rows(selectSettle);
    if (!rows)
        return base::failure(rows.error());
    if (rows->isEmpty())
        return {};
    if (const auto json = fromText(rows->first().first().toString()))
        into.settle = prov::SettleMemory::fromJson(*json);
    else
        into.problems.append(QStringLiteral("the learned waits cannot be read: %1").arg(json.error().text));
    return {};
}

base::Result<bool> Journal::save(const Change &change, prov::TimePoint now)
{
    auto transaction = m_db->begin();
    if (!transaction)
        return base::failure(transaction.error());
    for (const auto &job : change.jobs) {
        if (const auto done = saveJob(job, now); !done)
            return base::failure(done.error());
    }
    if (change.settle) {
        if (const auto done = saveSettle(*change.settle); !done)
            return base::failure(done.error());
    }
    return transaction->commit().map([] { return true; });
}

Done Journal::saveJob(const prov::Job &job, prov::TimePoint now)
{
    const bool well = endedWell(job);
    const auto saved = m_db->run(upsertJob, {job.id, well, toText(prov::toJson(job, now))});
    return saved && well ? m_db->run(deleteDebugRecords, {job.id}) : saved;
}

Done Journal::saveSettle(const prov::SettleMemory &memory)
{
    return m_db->run(deleteSettle).and_then([&] {
        return m_db->run(insertSettle, {toText(memory.toJson())});
    });
}

base::Result<bool> Journal::remove(const QStringList &jobIds)
{
    auto transaction = m_db->begin();
    if (!transaction)
        return base::failure(transaction.error());
    for (const auto &id : jobIds) {
        const auto done = m_db->run(deleteJob, {id}).and_then([&] { return m_db->run(deleteRecords, {id}); });
        if (!done)
            return base::failure(done.error());
    }
    return transaction->commit().map([] { return true; });
}

void Journal::append(const QList<LogRecord> &records)
{
    // Spares the disk a flush for every line: what a later save() flushes, it flushes in order.
    if (!m_db->run(syncLater))
        return;
    static_cast<void>(appendAll(records));
    static_cast<void>(m_db->run(syncAtCommit));
}

Done Journal::appendAll(const QList<LogRecord> &records)
{
    auto transaction = m_db->begin();
    if (!transaction)
        return base::failure(transaction.error());
    for (const auto &record : records) {
        const auto done = m_db->run(insertRecord, {record.job, record.time.toMSecsSinceEpoch(),
                                                   base::levelName(record.level), record.vmid, record.step,
                                                   record.text, toText(record.fields)});
        if (!done)
            return done;
    }
    return transaction->commit();
}

QList<LogRecord> Journal::records(const QString &jobId)
{
    QList<LogRecord> found;
    for (const auto &row : m_db->rows(selectRecords, {jobId}).value_or(QList<QVariantList>{}))
        found.append(readRecord(row));
    return found;
}

} // namespace store
