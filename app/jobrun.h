// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/commandline.h"
#include "app/console.h"
#include "app/display.h"
#include "app/drive.h"
#include "app/secondfactor.h"
#include "app/session.h"
#include "app/summary.h"
#include "core/provision/preflightreader.h"

#include <QSaveFile>

#include <functional>
#include <memory>
#include <optional>

namespace app {

/// One run of jobs on one server: connects, begins, shows what happens, and ends with summary, report and
/// exit code. What provision, resume and the verbs of jobs differ in is a Plan.
class JobRun final : public Activity
{
    Q_OBJECT
public:
    struct Plan
    {
        /// The jobs to drive, or why there are none (already said).
        std::function<tl::expected<QStringList, ExitCode>(Session &)> begin;
        std::function<ExitCode(const QList<prov::Job> &)> verdict = exitCodeOf;
        /// The problems of this batch are said before it begins.
        std::optional<prov::BatchSpec> looksAt = std::nullopt;
    };

    /// Opens what can be opened without a server, and finds out where that is; the refusal has been said.
    /// `console` must outlive it.
    [[nodiscard]] static Begun begin(const RunOptions &options, Console &console, Plan plan);
    /// The same with a storage that is open already.
    [[nodiscard]] static Begun begin(const RunOptions &options, Console &console, Plan plan, Storage storage);

    void interrupt() override;

private:
    [[nodiscard]] static Begun begin(const RunOptions &options, Console &console, const Plan &plan,
                                     const Target &target, Storage storage);
    JobRun(const RunOptions &options, Console &console, Plan plan, const Target &target,
           const store::Preferences &preferences, Storage storage);

    [[nodiscard]] bool openReport();
    void start();
    void look();
    void looked();
    void begun();
    void refused(const base::Error &error);
    void unreadable(const base::Error &error);
    void notSignedIn(const QString &why);
    void distrusted(const base::Error &error);
    [[nodiscard]] QString howToGoOn() const;
    void end(ExitCode code);

    RunOptions m_options;
    Console &m_console;
    Plan m_plan;
    Session m_session;
    SecondFactor m_factor;
    std::unique_ptr<Display> m_display;
    std::unique_ptr<prov::PreflightReader> m_reader;
    std::unique_ptr<Drive> m_drive;
    std::optional<QSaveFile> m_report;
    QString m_unsaved; ///< why the journal cannot be written; empty: it can
    base::TimePoint m_start;
};

/// How a later command reaches the jobs of this run.
[[nodiscard]] Reach reachOf(const RunOptions &options);
/// Opens the storage, or says why not.
[[nodiscard]] tl::expected<Storage, ExitCode> openStorage(const RunOptions &options, Console &console);

} // namespace app
