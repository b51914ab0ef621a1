// SPDX-License-Identifier: Apache-2.0
#include "app/jobrun.h"

#include "app/checkcommand.h"
#include "app/introduction.h"
#include "app/refusal.h"
#include "app/report.h"
#include "core/provision/preflight.h"
#include "core/store/preferencesfile.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace app {

using base::Error;

namespace {

/// As a POSIX shell reads it back.
QString shellWord(const QString &text)
{
    static const QRegularExpression harmless(QStringLiteral("^[A-Za-z0-9_./:@%+=,-]+$"));
    return harmless.match(text).hasMatch()
               ? text
               : u'\'' + QString(text).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

/// The window's, so that both programs behave alike. What is wrong there is not passed over: it may be what
/// somebody counts on.
tl::expected<store::Preferences, ExitCode> readPreferences(Console &console)
{
    const store::PreferencesFile file;
    const auto content = file.load();
    if (!content)
        return tl::unexpected(console.refuse(ExitCode::DataFolder, content.error().text));
    QStringList wrong;
    for (const auto &why : content->wrong)
        wrong.append(why.english());
    if (!wrong.isEmpty())
        return tl::unexpected(console.refuse(ExitCode::Usage, file.path() + QStringLiteral(": ") +
                                                                  wrong.join(QStringLiteral("; "))));
    if (!content->keptAside.isEmpty())
        console.error(QStringLiteral("slipway-cli: the file of preferences was damaged; it is kept as %1")
                          .arg(content->keptAside));
    return content->preferences;
}

} // namespace

tl::expected<Storage, ExitCode> openStorage(const RunOptions &options, Console &console)
{
    auto storage = openStorage(options.dataDir, options.connection.demo.has_value());
    if (!storage)
        return tl::unexpected(console.refuse(ExitCode::DataFolder, storage.error().text));
    return std::move(*storage);
}

Reach reachOf(const RunOptions &options)
{
    if (options.connection.demo)
        return std::nullopt; // its cluster ends with this process
    QString result;
    for (const auto &[name, value] :
         {std::pair{" --data-dir ", options.dataDir}, std::pair{" --server ", options.connection.server},
          std::pair{" --fingerprint ", options.connection.fingerprint},
          std::pair{" --profile ", options.connection.profile}}) {
        if (!value.isEmpty())
            result += QString::fromLatin1(name) + shellWord(value);
    }
    return result;
}

Begun JobRun::begin(const RunOptions &options, Console &console, Plan plan)
{
    auto storage = openStorage(options, console);
    if (!storage)
        return tl::unexpected(storage.error());
    return begin(options, console, std::move(plan), std::move(*storage));
}

Begun JobRun::begin(const RunOptions &options, Console &console, Plan plan, Storage storage)
{
    // Shared, because a std::function wants to be copied; it is held from now on, and used once.
    const auto held = std::make_shared<Storage>(std::move(storage));
    return Introduction::begin(options.connection, console,
                               [options, &console, plan = std::move(plan), held](const Target &target) {
                                   return begin(options, console, plan, target, std::move(*held));
                               });
}

Begun JobRun::begin(const RunOptions &options, Console &console, const Plan &plan, const Target &target,
                    Storage storage)
{
    auto preferences = readPreferences(console);
    if (!preferences)
        return tl::unexpected(preferences.error());
    if (options.parallel)
        preferences->jobs.parallelJobs = *options.parallel;
    std::unique_ptr<JobRun> run(new JobRun(options, console, plan, target, *preferences, std::move(storage)));
    if (!run->openReport())
        return tl::unexpected(ExitCode::Usage);
    run->start();
    return run;
}

JobRun::JobRun(const RunOptions &options, Console &console, Plan plan, const Target &target,
               const store::Preferences &preferences, Storage storage)
    : m_options(options),
      m_console(console),
      m_plan(std::move(plan)),
      m_session(target, preferences, std::move(storage)),
      m_display(makeDisplay(console, m_session.clock())),
      m_start(m_session.clock().now())
{
    auto &log = m_session.log();
    connect(&log, &base::Log::recorded, this, [this](const base::LogRecord &record) {
        if (m_session.log().shows(record))
            m_display->logged(record);
    });
    connect(&m_session, &Session::ready, this, &JobRun::look);
    connect(&m_session, &Session::refused, this, &JobRun::refused);
    connect(&m_session, &Session::unreadable, this, &JobRun::unreadable);
    connect(&m_session, &Session::secondFactorWanted, &m_factor, &SecondFactor::ask);
    connect(&m_factor, &SecondFactor::answered, &m_session, &Session::answerSecondFactor);
    connect(&m_factor, &SecondFactor::failed, this, &JobRun::notSignedIn);
    connect(&m_session, &Session::distrusted, this, &JobRun::distrusted, Qt::SingleShotConnection);
    log.setLevelFromEnvironment();
}

/// Before anything has an effect: a report that cannot be written is a mistake in the command line.
bool JobRun::openReport()
{
    if (m_options.reportFile.isEmpty())
        return true;
    m_report.emplace(m_options.reportFile);
    if (m_report->open(QIODevice::WriteOnly))
        return true;
    m_console.refuse(ExitCode::Usage, QStringLiteral("the report cannot be written to %1: %2")
                                          .arg(m_options.reportFile, m_report->errorString()));
    return false;
}

void JobRun::start()
{
    m_session.start();
}

void JobRun::look()
{
    if (!m_plan.looksAt)
        return begun();
    m_reader = std::make_unique<prov::PreflightReader>(m_session.client(), m_session.clock());
    connect(m_reader.get(), &prov::PreflightReader::finished, this, &JobRun::looked);
    m_reader->read(*m_plan.looksAt, prov::PreflightReader::Scope::Quick);
}

void JobRun::looked()
{
    const auto &batch = *m_plan.looksAt;
    const auto found = prov::preflight(batch, m_reader->facts());
    const auto lines = problemLines(batch, prov::folded(found, static_cast<int>(batch.vms.size())));
    for (const auto &line : lines)
        m_session.log().add(base::LogRecord::Level::Warn, line);
    begun();
}

void JobRun::begun()
{
    connect(&m_session.engine(), &prov::Engine::saveFailed, this,
            [this](const Error &error) { m_unsaved = error.text; });
    connect(&m_session.engine(), &prov::Engine::saved, this, [this] { m_unsaved.clear(); });
    const auto ids = m_plan.begin(m_session);
    if (!ids)
        return end(ids.error());
    m_drive = std::make_unique<Drive>(m_session.engine(), *ids, m_options.wait);
    connect(m_drive.get(), &Drive::changed, this,
            [this](const prov::Job &job) { m_display->jobChanged(job); });
    connect(m_drive.get(), &Drive::finished, this, [this] { end(m_plan.verdict(m_drive->jobs())); });
    m_drive->start();
}

void JobRun::refused(const Error &error)
{
    m_display->finish();
    end(sayRefusal(m_console, error, m_session.connection().serverName()));
}

void JobRun::unreadable(const Error &error)
{
    m_display->finish();
    end(m_console.refuse(ExitCode::DataFolder,
                         QStringLiteral("the journal cannot be read: %1").arg(error.text)));
}

void JobRun::notSignedIn(const QString &why)
{
    m_display->finish();
    end(m_console.refuse(ExitCode::NoConnection, why));
}

void JobRun::distrusted(const Error &error)
{
    m_display->finish();
    end(sayRefusal(m_console, error, m_session.connection().serverName()));
    m_console.error(howToGoOn());
}

void JobRun::interrupt()
{
    m_factor.giveUp();
    end(ExitCode::Interrupted);
}

QString JobRun::howToGoOn() const
{
    const auto reach = reachOf(m_options);
    if (!reach) {
        return m_session.keepsJobs()
                   ? QStringLiteral("The demo's cluster ends here: its jobs are kept, but cannot go on.")
                   : QStringLiteral("The demo ends here, and its jobs with it.");
    }
    const auto saved = m_unsaved.isEmpty()
                           ? QStringLiteral("everything is saved")
                           : QStringLiteral("but the last changes could not be saved (%1)").arg(m_unsaved);
    return QStringLiteral("Tasks on the server are left alone, %1. To go on: slipway-cli resume").arg(saved) +
           *reach;
}

void JobRun::end(ExitCode code)
{
    m_display->finish();
    const auto jobs = m_drive ? m_drive->jobs() : QList<prov::Job>();
    const auto &traffic = m_session.connection().traffic();
    const auto wallMs = (m_session.clock().now() - m_start).count();
    const auto report = reportOf(jobs, traffic, wallMs);
    if (m_drive && m_console.isJson())
        m_console.event(QStringLiteral("report"), report);
    else if (m_drive)
        m_console.out(summaryOf(jobs, traffic, wallMs, reachOf(m_options)));
    if (m_drive && m_report) {
        m_report->write(QJsonDocument(report).toJson());
        if (!m_report->commit())
            m_console.error(QStringLiteral("slipway-cli: the report was not written: ") +
                            m_report->errorString());
    }
    if (code == ExitCode::Interrupted || code == ExitCode::Unfinished)
        m_console.error(howToGoOn());
    emit finished(code);
}

} // namespace app
