// SPDX-License-Identifier: Apache-2.0
#include "core/provision/ask.h"

#include <algorithm>
#include <array>

namespace prov {

namespace {

// Columns: effect, carries a UPID, harmless to repeat, what to read before a repeat.
constexpr std::array asks{
    AskTraits{Ask::None, "none", false, false, true, Ask::None},
    AskTraits{Ask::FindTemplate, "find_template", false, false, true, Ask::FindTemplate},
    AskTraits{Ask::TemplateConfig, "template_config", false, false, true, Ask::TemplateConfig},
    AskTraits{Ask::CloneFeature, "clone_feature", false, false, true, Ask::CloneFeature},
    AskTraits{Ask::NextId, "next_id", false, false, true, Ask::NextId},
    AskTraits{Ask::ProbeId, "probe_id", false, false, true, Ask::ProbeId},
    AskTraits{Ask::Clone, "clone", true, true, false, Ask::ProbeRepeat},
    AskTraits{Ask::ProbeRepeat, "probe_repeat", false, false, true, Ask::ProbeRepeat},
    AskTraits{Ask::BadCloneLog, "bad_clone_log", false, false, true, Ask::BadCloneLog},
    AskTraits{Ask::BadCloneProbe, "bad_clone_probe", false, false, true, Ask::BadCloneProbe},
    AskTraits{Ask::BadCloneConfig, "bad_clone_config", false, false, true, Ask::BadCloneConfig},
    AskTraits{Ask::DoubtProbe, "doubt_probe", false, false, true, Ask::DoubtProbe},
    AskTraits{Ask::DoubtConfig, "doubt_config", false, false, true, Ask::DoubtConfig},
    AskTraits{Ask::DoubtFind, "doubt_find", false, false, true, Ask::DoubtFind},
    AskTraits{Ask::DoubtTasks, "doubt_tasks", false, false, true, Ask::DoubtTasks},
    AskTraits{Ask::DoubtLog, "doubt_log", false, false, true, Ask::DoubtLog},
    AskTraits{Ask::FindVm, "find_vm", false, false, true, Ask::FindVm},
    AskTraits{Ask::SettlePending, "settle_pending", false, false, true, Ask::SettlePending},
    AskTraits{Ask::ConfigRead, "config_read", false, false, true, Ask::ConfigRead},
    AskTraits{Ask::PutConfig, "put_config", true, false, true, Ask::ConfigRead},
    AskTraits{Ask::ResizeRead, "resize_read", false, false, true, Ask::ResizeRead},
    AskTraits{Ask::Resize, "resize", true, true, true, Ask::ResizeRead},
    AskTraits{Ask::VerifyRead, "verify_read", false, false, true, Ask::VerifyRead},
    AskTraits{Ask::VerifyDump, "verify_dump", false, false, true, Ask::VerifyDump},
    AskTraits{Ask::StartStatus, "start_status", false, false, true, Ask::StartStatus},
    AskTraits{Ask::Start, "start", true, true, true, Ask::StartStatus},
    AskTraits{Ask::GuestStatus, "guest_status", false, false, true, Ask::GuestStatus},
    AskTraits{Ask::GuestInterfaces, "guest_interfaces", false, false, true, Ask::GuestInterfaces},
    AskTraits{Ask::PatienceLog, "patience_log", false, false, true, Ask::PatienceLog},
    AskTraits{Ask::CancelLog, "cancel_log", false, false, true, Ask::CancelLog},
    AskTraits{Ask::StopTask, "stop_task", true, false, false, Ask::CancelLog},
    AskTraits{Ask::CancelProbe, "cancel_probe", false, false, true, Ask::CancelProbe},
    AskTraits{Ask::CancelConfig, "cancel_config", false, false, true, Ask::CancelConfig},
    AskTraits{Ask::DeleteRead, "delete_read", false, false, true, Ask::DeleteRead},
    AskTraits{Ask::DeleteStatus, "delete_status", false, false, true, Ask::DeleteStatus},
    AskTraits{Ask::DeleteStop, "delete_stop", true, true, true, Ask::DeleteRead},
    AskTraits{Ask::Delete, "delete", true, true, false, Ask::DeleteRead},
    AskTraits{Ask::DeleteProbe, "delete_probe", false, false, true, Ask::DeleteProbe},
};

} // namespace

const AskTraits &traits(Ask ask)
{
    return *std::find_if(asks.begin(), asks.end(), [ask](const AskTraits &row) { return row.ask == ask; });
}

std::optional<Ask> askFromName(const QString &name)
{
    const auto row = std::find_if(asks.begin(), asks.end(), [&name](const AskTraits &known) {
        return QLatin1String(known.name) == name;
    });
    return row == asks.end() ? std::nullopt : std::optional{row->ask};
}

} // namespace prov
