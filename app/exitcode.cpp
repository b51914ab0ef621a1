// SPDX-License-Identifier: Apache-2.0
#include "app/exitcode.h"

#include <algorithm>

namespace app {

using base::Error;
using prov::Job;

namespace {

bool lostAccess(const Job &job)
{
    return job.failure && (job.failure->error.kind == Error::Kind::Unauthorized ||
                           job.failure->error.kind == Error::Kind::Tls);
}

} // namespace

ExitCode exitCodeOf(const QList<Job> &jobs)
{
    const auto any = [&jobs](auto holds) { return std::any_of(jobs.begin(), jobs.end(), holds); };
    if (any(lostAccess))
        return ExitCode::NoConnection;
    if (any([](const Job &job) { return prov::isFinal(job.step) && job.step != prov::Step::Ready; }))
        return ExitCode::SomeFailed;
    if (any([](const Job &job) { return !prov::isFinal(job.step); }))
        return ExitCode::Unfinished;
    return ExitCode::AllReady;
}

ExitCode exitCodeOfCancel(const QList<Job> &jobs)
{
    const bool done = std::all_of(jobs.begin(), jobs.end(), [](const Job &job) {
        return job.step == prov::Step::Cancelled &&
               (job.vm == prov::Presence::None || job.vm == prov::Presence::Present);
    });
    return done ? ExitCode::AllReady : ExitCode::SomeFailed;
}

ExitCode exitCodeOfDelete(const QList<Job> &jobs)
{
    const bool done =
        std::all_of(jobs.begin(), jobs.end(), [](const Job &job) { return job.vm == prov::Presence::None; });
    return done ? ExitCode::AllReady : ExitCode::SomeFailed;
}

} // namespace app
