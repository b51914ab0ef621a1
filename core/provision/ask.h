// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace prov {

/// What a job can ask of the server: one name per request and purpose. What each means for repeating and
/// waiting stands in one table (ask.cpp); how it is built, in requestfor.cpp.
enum class Ask {
    None,
    // Reserving
    FindTemplate,
    TemplateConfig,
    CloneFeature,
    NextId,
    ProbeId,
    // Cloning
    Clone,
    ProbeRepeat, ///< is the VMID still free, before a clone is repeated
    BadCloneLog,
    BadCloneProbe,
    BadCloneConfig,
    // doubt about a clone
    DoubtProbe,
    DoubtConfig,
    DoubtFind,
    DoubtTasks,
    DoubtLog,
    // Settling … Verifying
    FindVm,
    SettlePending,
    ConfigRead,
    PutConfig,
    ResizeRead,
    Resize,
    VerifyRead,
    VerifyDump,
    // Starting, AwaitingGuest
    StartStatus,
    Start,
    GuestStatus,
    GuestInterfaces,
    // watching a task
    PatienceLog,
    // Cancelling
    CancelLog,
    StopTask,
    CancelProbe,
    CancelConfig,
    // Cleanup
    DeleteRead,
    DeleteStatus,
    DeleteStop,
    Delete,
    DeleteProbe,
};

struct AskTraits
{
    Ask ask;
    const char *name;
    bool effect;           ///< changes something on the server
    bool carriesUpid;      ///< the answer names a task
    bool harmlessToRepeat; ///< with the same parameters; if not, a lost answer is a doubt
    Ask first; ///< what to read before it is repeated or, after a lost answer, instead; itself for reads
};
[[nodiscard]] const AskTraits &traits(Ask ask);
[[nodiscard]] std::optional<Ask> askFromName(const QString &name);

} // namespace prov
