// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

namespace prov {

/// The words of both programs for what jobs do and why they stop. Whole sentences, translated through
/// QCoreApplication (context "Wording"); server text in them is quoted and plain. The only place that turns
/// enums and errors into words.
struct Explanation
{
    QString what; ///< what happened
    QString why;  ///< the server's words quoted, where it had any
    QString todo; ///< what the person can do about it
    [[nodiscard]] bool isEmpty() const { return what.isEmpty(); }
    [[nodiscard]] QString reasoned() const; ///< what and why, in one line
    [[nodiscard]] QString whole() const;    ///< all of it, in one line
    bool operator==(const Explanation &) const = default;
};

/// Of a job that failed, was cancelled, is detached or waits for its secret, whose VM could not be deleted,
/// or that has left one behind; empty when there is nothing to explain.
[[nodiscard]] Explanation explain(const Job &job);
/// Of a server that could not be connected to, trusted or signed in to. `server` is its host:port, `identity`
/// whoever signed in ("ops@pve", "ops@pve!slipway"), where that is known.
[[nodiscard]] Explanation explainConnection(const base::Error &error, const QString &server,
                                            const QString &identity = {});

/// What is wrong with a spec, without its path: "must be a whole number from 1 to 4094, but is 5000."
[[nodiscard]] QString problemWords(const SpecProblem &problem);

/// "Cloning", "Waiting for the guest" …
[[nodiscard]] QString stepWord(Step step);
/// What the job does right now: its step, or what it waits for.
[[nodiscard]] QString stateWord(const Job &job);

/// What to do about a failed job: the `todo` of explain() (remedy.cpp; pve/failures.md, column "do").
[[nodiscard]] QString remedyOf(const Job &job, const Failure &failure);
/// Of locked VMs that earlier tries of the job have left, whatever became of it since; empty without any.
[[nodiscard]] Explanation leftBehind(const Job &job);
/// The commands with which an administrator removes what a dead clone has left (pve/failures.md, "Locks").
[[nodiscard]] QString orphanRemedy(pve::VmId vmid);

} // namespace prov
