// SPDX-License-Identifier: Apache-2.0
#include "core/provision/job.h"

#include <algorithm>
#include <utility>

namespace prov {

namespace {

template <typename Enum, size_t N>
using Names = std::array<std::pair<Enum, const char *>, N>;

template <typename Enum, size_t N>
QString nameIn(const Names<Enum, N> &names, Enum value)
{
    const auto row =
        std::find_if(names.begin(), names.end(), [value](const auto &known) { return known.first == value; });
    return QString::fromLatin1(row->second);
}

template <typename Enum, size_t N>
std::optional<Enum> valueIn(const Names<Enum, N> &names, const QString &name)
{
    const auto row = std::find_if(names.begin(), names.end(),
                                  [&name](const auto &known) { return QLatin1String(known.second) == name; });
    return row == names.end() ? std::nullopt : std::optional{row->first};
}

constexpr Names<Step, 13> stepNames{{{Step::Queued, "queued"},
                                     {Step::Reserving, "reserving"},
                                     {Step::Cloning, "cloning"},
                                     {Step::Settling, "settling"},
                                     {Step::Configuring, "configuring"},
                                     {Step::Resizing, "resizing"},
                                     {Step::Verifying, "verifying"},
                                     {Step::Starting, "starting"},
                                     {Step::AwaitingGuest, "awaiting_guest"},
                                     {Step::Ready, "ready"},
                                     {Step::Failed, "failed"},
                                     {Step::Cancelling, "cancelling"},
                                     {Step::Cancelled, "cancelled"}}};

constexpr Names<StepRecord::State, 6> stateNames{{{StepRecord::State::Pending, "pending"},
                                                  {StepRecord::State::Running, "running"},
                                                  {StepRecord::State::Done, "done"},
                                                  {StepRecord::State::Skipped, "skipped"},
                                                  {StepRecord::State::Failed, "failed"},
                                                  {StepRecord::State::Cancelled, "cancelled"}}};

constexpr Names<Failure::Reason, 12> reasonNames{{{Failure::Reason::Refused, "refused"},
                                                  {Failure::Reason::Task, "task"},
                                                  {Failure::Reason::Stopped, "stopped"},
                                                  {Failure::Reason::Killed, "killed"},
                                                  {Failure::Reason::Orphan, "orphan"},
                                                  {Failure::Reason::Taken, "taken"},
                                                  {Failure::Reason::Stranger, "stranger"},
                                                  {Failure::Reason::Unclear, "unclear"},
                                                  {Failure::Reason::Differs, "differs"},
                                                  {Failure::Reason::NoAddress, "no_address"},
                                                  {Failure::Reason::NotRunning, "not_running"},
                                                  {Failure::Reason::GivenUp, "given_up"}}};

constexpr Names<Presence, 4> presenceNames{{{Presence::None, "none"},
                                            {Presence::Present, "present"},
                                            {Presence::Orphan, "orphan"},
                                            {Presence::Unknown, "unknown"}}};

size_t indexOf(Step step)
{
    const auto at =
        static_cast<size_t>(std::find(workingSteps.begin(), workingSteps.end(), step) - workingSteps.begin());
    Q_ASSERT(at < workingSteps.size());
    return at;
}

} // namespace

QString stepName(Step step)
{
    return nameIn(stepNames, step);
}

std::optional<Step> stepFromName(const QString &name)
{
    return valueIn(stepNames, name);
}

QString stateName(StepRecord::State state)
{
    return nameIn(stateNames, state);
}

QString reasonName(Failure::Reason reason)
{
    return nameIn(reasonNames, reason);
}

QString presenceName(Presence presence)
{
    return nameIn(presenceNames, presence);
}

std::optional<StepRecord::State> stateFromName(const QString &name)
{
    return valueIn(stateNames, name);
}

std::optional<Failure::Reason> reasonFromName(const QString &name)
{
    return valueIn(reasonNames, name);
}

std::optional<Presence> presenceFromName(const QString &name)
{
    return valueIn(presenceNames, name);
}

bool isFinal(Step step)
{
    return step == Step::Ready || step == Step::Failed || step == Step::Cancelled;
}

StepRecord &Job::record(Step of)
{
    return records[indexOf(of)];
}

const StepRecord &Job::record(Step of) const
{
    return records[indexOf(of)];
}

QString Job::label() const
{
    return spec.name.isEmpty() ? QStringLiteral("vm %1").arg(vmid) : spec.name;
}

} // namespace prov
