// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/turn.h"

namespace prov {

// The rules of each step, one file each (reserving.cpp … awaitingguest.cpp).
extern const StepRules reservingRules;
extern const StepRules cloningRules;
extern const StepRules settlingRules;
extern const StepRules configuringRules;
extern const StepRules resizingRules;
extern const StepRules verifyingRules;
extern const StepRules startingRules;
extern const StepRules awaitingGuestRules;

// ---- what steps share ----

/// Server or network trouble, and answers that got lost on the way: waits it out with a growing back-off and
/// asks again. True when that took care of the answer (retry.cpp).
[[nodiscard]] bool waitedOut(Turn &turn, Ask ask, const pve::Answer &answer);
/// The next wait out of a budget; counts the try. Nothing when the budget is spent.
[[nodiscard]] std::optional<Millis> nextWait(int &tries, const std::vector<Millis> &waits);
/// Classes of failure that may be repeated as a whole (pve/failures.md, column "do" = R).
[[nodiscard]] bool isLock(const base::Error &error);
[[nodiscard]] bool isWorthOneMoreTry(const base::Error &error);
[[nodiscard]] bool isNodeGone(const base::Error &error);
[[nodiscard]] bool isStorageLock(const base::Error &error);
/// The VM's config is not on the node that was asked.
[[nodiscard]] bool isVmGone(const base::Error &error);
/// A task's exit as an error, in the server's words.
[[nodiscard]] base::Error errorOf(const pve::TaskExit &exit);

/// "unable to find configuration file … on node": looks for the VM in the resources, once per step, and
/// begins the step anew where it is; fails when it is nowhere.
void findVmAgain(Turn &turn, const base::Error &error);
void foundVm(Turn &turn, const pve::Answer &answer);

/// Marker and smbios uuid of a VM read just now. Records the uuid at first sight. Fails the job (Stranger)
/// when the VM is not ours, and returns false.
[[nodiscard]] bool isOurs(Turn &turn, const pve::PendingConfig &found);
/// Takes a read of the VM as the base of what follows. False when it could not be read or is not ours: the
/// job has failed then.
[[nodiscard]] bool readBase(Turn &turn, const pve::Answer &answer);
/// The same questions without a verdict; recognise() records, of a VM whose copy has ended.
[[nodiscard]] bool matchesIdentity(const Job &job, const QMap<QString, QString> &config);
[[nodiscard]] bool recognise(Job &job, const QMap<QString, QString> &config);
/// A clone that ended like this had not begun to make its VM: what has the VMID is somebody else's
/// (pve/FACTS.md 4, "Locks and order").
[[nodiscard]] bool madeNothing(const pve::TaskExit &exit);
[[nodiscard]] QString cloneTarget(const Job &job); ///< where the VM is when the clone has ended

/// Doubt about a clone (doubt.cpp). Begins at the question "is the VMID taken?".
void beginDoubt(Turn &turn);
void doubtReplied(Turn &turn, Ask ask, const pve::Answer &answer);

/// What became of the request in doubt.
enum class Fate { Running, Finished, EndedBadly, NeverHappened, Stranger, Orphan, Unknown };
/// Told to the step that runs (cloning, cancelling). `upid`, `exit` as far as known.
void doubtResolved(Turn &turn, Fate fate, const std::optional<pve::TaskRow> &task, const base::Error &error);
void cloningDoubtResolved(Turn &turn, Fate fate, const std::optional<pve::TaskRow> &task,
                          const base::Error &error);
void cancellingDoubtResolved(Turn &turn, Fate fate, const std::optional<pve::TaskRow> &task,
                             const base::Error &error);

/// Says in the log how many values are as asked for, out of all that have been compared.
void noteVerified(Turn &turn);

/// Another VMID after the present one turned out to be taken; fails when the user had fixed it.
void takeOtherVmid(Turn &turn, const base::Error &why);

/// The password of the job is needed and not at hand: the job waits for it. True when it waits.
[[nodiscard]] bool waitsForSecret(Turn &turn);

// Patience with a silent task (patience.cpp).
void taskLogGrew(Turn &turn, const TaskLogGrew &grown);
void patienceReplied(Turn &turn, const pve::Answer &answer);
void keepWatching(Turn &turn);
/// Ends the job, its cancel or its clean-up while the task runs on; what is there stays in doubt.
void giveUp(Turn &turn);

// Cancelling (cancelling.cpp).
void beginCancel(Turn &turn);
void cancelReplied(Turn &turn, Ask ask, const pve::Answer &answer);
void cancelTaskEnded(Turn &turn, const pve::TaskExit &exit);
void resumeCancel(Turn &turn, Ask lost);
void giveUpCancel(Turn &turn, const base::Error &error);

// Retrying a failed job, from the failed step (retry.cpp).
void retryFailed(Turn &turn);

// Deleting a VM that we made, when its job has ended (cleanup.cpp).
void beginCleanup(Turn &turn);
void cleanupReplied(Turn &turn, Ask ask, const pve::Answer &answer);
void cleanupTaskEnded(Turn &turn, const pve::TaskExit &exit);
void resumeCleanup(Turn &turn);
void giveUpCleanup(Turn &turn, const base::Error &error);

// For steps that start no task, or do nothing special on resume.
void noTask(Turn &turn, const pve::TaskExit &exit);
void beginAgain(Turn &turn, Ask lost);

} // namespace prov
