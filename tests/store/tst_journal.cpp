// SPDX-License-Identifier: Apache-2.0
#include "core/store/journal.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using base::LogRecord;
using prov::Job;
using prov::Step;
using store::Journal;
using store::SqliteDb;
using Level = LogRecord::Level;

namespace {

constexpr prov::TimePoint now{prov::Millis{5000}};

Job job(const QString &id, Step step = Step::Cloning)
{
    Job made;
    made.id = id;
    made.batch = QStringLiteral("batch");
    made.owner = {QStringLiteral("lab"), QStringLiteral("AA:BB"), QStringLiteral("ops@pve!a")};
    made.spec.name = QStringLiteral("rancher-ü'\";--");
    made.spec.templateId = 9000;
    made.step = step;
    return made;
}

LogRecord record(const QString &id, Level level, const QString &text)
{
    LogRecord made;
    made.time = QDateTime::fromMSecsSinceEpoch(1'795'400'000'123, Qt::UTC);
    made.level = level;
    made.job = id;
    made.vmid = 402;
    made.text = text;
    made.fields = {{QStringLiteral("attempt"), 2}};
    return made;
}

QStringList texts(const QList<LogRecord> &records)
{
    QStringList found;
    for (const auto &each : records)
        found.append(each.text);
    return found;
}

/// The journal's form of a job.
QString text(const Job &of)
{
    return QString::fromUtf8(QJsonDocument(prov::toJson(of, now)).toJson(QJsonDocument::Compact));
}

QStringList texts(const QList<Job> &jobs)
{
    QStringList found;
    for (const auto &each : jobs)
        found.append(text(each));
    return found;
}

QStringList ids(const QList<Job> &jobs)
{
    QStringList found;
    for (const auto &each : jobs)
        found.append(each.id);
    return found;
}

/// Files of this process cannot grow beyond `bytes` as long as this lives: a full disk.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

const auto a = QStringLiteral("a");
const auto b = QStringLiteral("b");

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("journal.sqlite"));
    }

    void jobsComeBackInTheOrderOfTheirMaking()
    {
        auto first = job(b, Step::Configuring);
        first.vmid = 401;
        first.remarks = {QStringLiteral("two\nlines")};
        {
            const auto journal = Journal::open(m_file);
            QVERIFY(journal);
            QVERIFY((*journal)->save({{job(b), job(a)}, {}}, now));
            QVERIFY((*journal)->save({{first}, {}}, now));
        }
        const auto loaded = (*Journal::open(m_file))->load(now);
        QVERIFY(loaded);
        QCOMPARE(loaded->problems, QStringList());
        QCOMPARE(ids(loaded->jobs), (QStringList{b, a}));
        QCOMPARE(text(loaded->jobs[0]), text(first));
        QCOMPARE(text(loaded->jobs[1]), text(job(a)));
    }

    void learnedWaitsComeBack()
    {
        prov::SettleMemory memory;
        memory.observe(prov::SettleMemory::key(QStringLiteral("pve1"), QStringLiteral("nas-vm")), true,
                       prov::Millis{2000});
        {
            const auto journal = Journal::open(m_file);
            QVERIFY((*journal)->save({{}, memory}, now));
            QVERIFY((*journal)->save({{job(a)}, {}}, now)); // without one: the old one stays
        }
        QCOMPARE((*Journal::open(m_file))->load(now)->settle, memory);
    }

    void anEmptyJournalIsNoProblem()
    {
        const auto loaded = (*Journal::open(m_file))->load(now);
        QVERIFY(loaded);
        QVERIFY(loaded->jobs.isEmpty() && loaded->problems.isEmpty());
        QCOMPARE(loaded->settle, prov::SettleMemory());
    }

    /// The write-ahead log cut at any byte, as a crash may leave it: one of the saved states, whole, and the
    /// last one when nothing is cut.
    void aCrashLeavesOneOfTheSavedStates()
    {
        constexpr int saves = 3;
        const auto journal = Journal::open(m_file);
        for (int round = 1; round <= saves; ++round) {
            auto one = job(a);
            auto two = job(b);
            one.vmid = two.vmid = round;
            QVERIFY((*journal)->save({{one, two}, {}}, now));
        }
        const auto size = QFileInfo(m_file + QStringLiteral("-wal")).size();
        QList<int> seen{0};
        for (qint64 cut = 0; cut < size; cut += 2999) {
            const int state = stateAfterCut(cut);
            QVERIFY2(state >= seen.last(),
                     qPrintable(QStringLiteral("%1 after %2 bytes").arg(state).arg(cut)));
            if (state > seen.last())
                seen.append(state);
        }
        QVERIFY(seen.contains(1) && seen.contains(2));
        QCOMPARE(stateAfterCut(size), saves);
    }

    void oneBadRowIsReportedAndKept_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("why");
        QTest::newRow("no JSON") << "{\"id\": "
                                 << "";
        QTest::newRow("no object") << "[1]"
                                   << "not a JSON object";
        QTest::newRow("empty") << ""
                               << "";
        QTest::newRow("an object, no job") << "{}"
                                           << "";
        QTest::newRow("of another job") << text(job(b)) << "it holds job b";
    }
    void oneBadRowIsReportedAndKept()
    {
        QFETCH(QString, state);
        QFETCH(QString, why);
        {
            const auto journal = Journal::open(m_file);
            QVERIFY((*journal)->save({{job(QStringLiteral("bad")), job(a)}, {}}, now));
        }
        {
            const auto db = SqliteDb::open(m_file);
            QVERIFY((*db)->run(QLatin1String("UPDATE jobs SET state = ? WHERE id = 'bad'"), {state}));
        }
        for (int round = 0; round < 2; ++round) { // it is still there, and reported, the next time
            const auto journal = Journal::open(m_file);
            const auto loaded = (*journal)->load(now);
            QVERIFY(loaded);
            QCOMPARE(ids(loaded->jobs), QStringList{a});
            QCOMPARE(loaded->problems.size(), 1);
            QVERIFY2(loaded->problems[0].startsWith(QStringLiteral("job bad cannot be read: ")),
                     qPrintable(loaded->problems[0]));
            QVERIFY2(loaded->problems[0].contains(why), qPrintable(loaded->problems[0]));
            QVERIFY((*journal)->save({{job(a)}, {}}, now));
        }
    }

    void badLearnedWaitsAreReported()
    {
        QVERIFY((*Journal::open(m_file))->save({{job(a)}, prov::SettleMemory()}, now));
        QVERIFY((*SqliteDb::open(m_file))->run(QLatin1String("UPDATE settle SET memory = '{'")));
        const auto loaded = (*Journal::open(m_file))->load(now);
        QVERIFY(loaded);
        QCOMPARE(ids(loaded->jobs), QStringList{a});
        QCOMPARE(loaded->problems.size(), 1);
    }

    void aFileOfVersion1IsTakenAlong()
    {
        {
            const auto db = SqliteDb::open(m_file);
            for (const auto sql :
                 {QLatin1String("CREATE TABLE meta (version INTEGER NOT NULL)"),
                  QLatin1String("INSERT INTO meta VALUES (1)"),
                  QLatin1String("CREATE TABLE jobs (serial INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
                                " ended_well INTEGER NOT NULL, state TEXT NOT NULL)"),
                  QLatin1String("CREATE TABLE settle (memory TEXT NOT NULL)")})
                QVERIFY((*db)->run(sql));
            QVERIFY((*db)->run(QLatin1String("INSERT INTO jobs (id, ended_well, state) VALUES ('a', 0, ?)"),
                               {text(job(a))}));
        }
        const auto journal = Journal::open(m_file);
        QVERIFY(journal);
        QCOMPARE(texts((*journal)->load(now)->jobs), QStringList{text(job(a))});
        (*journal)->append({record(a, Level::Info, QStringLiteral("kept"))});
        QCOMPARE((*journal)->records(a).size(), 1);
    }

    void aFullDiskIsAnErrorAndChangesNothing()
    {
        const auto journal = Journal::open(m_file);
        QVERIFY((*journal)->save({{job(a)}, {}}, now));
        auto large = job(a);
        large.remarks = {QString(100'000, u'x')};
        {
            const FullDisk full(static_cast<rlim_t>(QFileInfo(m_file + QStringLiteral("-wal")).size()));
            const auto saved = (*journal)->save({{large}, {}}, now);
            QVERIFY(!saved);
            QCOMPARE(saved.error().fields[QStringLiteral("file")], m_file);
            QVERIFY(!saved.error().text.isEmpty());
        }
        QCOMPARE(texts((*journal)->load(now)->jobs), QStringList{text(job(a))});
        QVERIFY((*journal)->save({{large}, {}}, now)); // there is room again
        QCOMPARE(texts((*journal)->load(now)->jobs), QStringList{text(large)});
    }

    void recordsComeBackInOrder()
    {
        const auto one = record(a, Level::Debug, QStringLiteral("still running"));
        const auto two = record(a, Level::Warn, QStringLiteral("'quoted' ü"));
        {
            const auto journal = Journal::open(m_file);
            QVERIFY((*journal)->save({{job(a), job(b)}, {}}, now));
            (*journal)->append({one, record(b, Level::Info, QStringLiteral("other"))});
            (*journal)->append({two});
        }
        QCOMPARE((*Journal::open(m_file))->records(a), (QList<LogRecord>{one, two}));
    }

    void debugRecordsStayOnlyWhereTheyAreNeeded_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("kept");
        QTest::newRow("running") << static_cast<int>(Step::Cloning) << true;
        QTest::newRow("cancelling") << static_cast<int>(Step::Cancelling) << true;
        QTest::newRow("failed") << static_cast<int>(Step::Failed) << true;
        QTest::newRow("ready") << static_cast<int>(Step::Ready) << false;
        QTest::newRow("cancelled") << static_cast<int>(Step::Cancelled) << false;
    }
    void debugRecordsStayOnlyWhereTheyAreNeeded()
    {
        QFETCH(int, step);
        QFETCH(bool, kept);
        const auto journal = Journal::open(m_file);
        QVERIFY((*journal)->save({{job(a), job(b)}, {}}, now));
        (*journal)->append({record(a, Level::Debug, QStringLiteral("poll")),
                            record(a, Level::Info, QStringLiteral("end")),
                            record(b, Level::Debug, QStringLiteral("of another"))});
        QVERIFY((*journal)->save({{job(a, static_cast<Step>(step))}, {}}, now));
        (*journal)->append({record(a, Level::Debug, QStringLiteral("late"))});
        const QStringList all{QStringLiteral("poll"), QStringLiteral("end"), QStringLiteral("late")};
        QCOMPARE(texts((*journal)->records(a)), kept ? all : all.mid(1, 1));
        QCOMPARE((*journal)->records(b).size(), 1);
    }

    void removedJobsTakeTheirRecordsAlong()
    {
        const auto journal = Journal::open(m_file);
        QVERIFY((*journal)->save({{job(a), job(b)}, {}}, now));
        (*journal)->append(
            {record(a, Level::Info, QStringLiteral("x")), record(b, Level::Info, QStringLiteral("y"))});
        QVERIFY((*journal)->remove({a, QStringLiteral("unknown")}));
        QCOMPARE(ids((*journal)->load(now)->jobs), QStringList{b});
        QVERIFY((*journal)->records(a).isEmpty());
        QCOMPARE((*journal)->records(b).size(), 1);
    }

    void theDemosJournalLeavesNothing()
    {
        const QDir here(QDir::currentPath());
        const auto before = here.entryList();
        const auto one = Journal::inMemory();
        const auto two = Journal::inMemory();
        QVERIFY((*one)->save({{job(a)}, {}}, now));
        QCOMPARE((*one)->load(now)->jobs.size(), 1);
        QCOMPARE((*two)->load(now)->jobs.size(), 0);
        QCOMPARE(here.entryList(), before);
    }

private:
    /// The round whose state is found; 0 when no job is there yet, -1 when it is no saved state.
    int stateAfterCut(qint64 bytes)
    {
        const QTemporaryDir crashed;
        const auto file = crashed.filePath(QStringLiteral("journal.sqlite"));
        QFile wal(file + QStringLiteral("-wal"));
        if (!QFile::copy(m_file, file) || !QFile::copy(m_file + QStringLiteral("-wal"), wal.fileName()) ||
            !wal.resize(bytes))
            return -1;
        const auto journal = Journal::open(file);
        const auto loaded = journal ? (*journal)->load(now) : base::failure(journal.error());
        if (!loaded || !loaded->problems.isEmpty())
            return -1;
        if (loaded->jobs.isEmpty())
            return 0;
        return loaded->jobs.size() == 2 && loaded->jobs[0].vmid == loaded->jobs[1].vmid ? loaded->jobs[0].vmid
                                                                                        : -1;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
