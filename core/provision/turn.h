// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/protocol.h"

namespace prov {

/// One advance() in the making: the job as it becomes, the commands so far, and the verbs that steps share.
/// Lives for one call; internal to the reducer.
class Turn
{
public:
    Turn(const Job &before, const Context &known) : job(before), context(known) {}

    Job job;
    const Context &context;

    [[nodiscard]] TimePoint now() const { return context.now; }
    [[nodiscard]] const Settings &settings() const { return context.settings; }
    [[nodiscard]] StepRecord &record() { return job.record(job.step); }

    /// One request at a time: asking replaces whatever was to be asked later.
    void ask(Ask what);
    void askLater(Ask what, Millis wait);
    /// Forgets the wait and, if it is a read, the request under way.
    void stopAsking();

    void watch(const pve::Upid &upid);
    void watchSlowly();
    void unwatch();

    /// Ends the running step as done and begins the next one. Steps that have nothing to do call skipTo() in
    /// begin.
    void enter(Step step);
    void skipTo(Step step, const Sentence &why);
    void leaveQueue();
    void finish(Step final); ///< Ready, Failed or Cancelled
    void beginCancelling();
    void fail(Failure::Reason reason, const base::Error &error, const QStringList &fields = {});

    /// One try went wrong and another follows after `wait` (0 ms and `last`: none follows).
    void tryFailed(const Sentence &why, Millis wait);
    void lastTryFailed(const Sentence &why);

    void note(base::LogRecord::Level level, const QString &text, QJsonObject fields = {});
    void command(Command command) { m_commands.append(std::move(command)); }
    /// Only progress changed: not worth a write to disk.
    void setVolatile() { m_durable = false; }

    [[nodiscard]] Transition take();

private:
    void closeRecord(StepRecord::State state);
    void begin(Step step);

    QList<Command> m_commands;
    QList<base::LogRecord> m_notes;
    bool m_durable = true;
};

/// The rules of one working step.
struct StepRules
{
    void (*begin)(Turn &turn);
    void (*replied)(Turn &turn, Ask ask, const pve::Answer &answer);
    void (*taskEnded)(Turn &turn, const pve::TaskExit &exit);
    /// Loaded by a new process, or woken: nothing is under way any more. `lost` was when it stopped (None:
    /// nothing).
    void (*resume)(Turn &turn, Ask lost);
};
[[nodiscard]] const StepRules &rulesOf(Step step);

} // namespace prov
