// SPDX-License-Identifier: Apache-2.0
#include "core/provision/requestfor.h"

#include "core/provision/configplan.h"

#include <algorithm>

namespace prov {

namespace {

pve::Request cloneRequest(const Job &job)
{
    const auto &wish = job.spec.clone;
    pve::CloneParams params;
    params.newid = job.vmid;
    params.name = job.spec.name;
    // The final description from the first moment on: the marker is what tells our VM from a stranger's.
    params.description = withMarker(extrasOf(job, {}).description, job.id);
    params.full = wish.full;
    params.storage = wish.storage;
    params.format = wish.format;
    params.pool = wish.pool;
    params.target = wish.target == job.templateNode ? QString() : wish.target;
    params.bwlimitKiB = wish.bwlimitKiB;
    return pve::postClone(job.templateNode, job.spec.templateId, params);
}

pve::Request doubtTasks(const Job &job, const Context &context)
{
    constexpr qint64 margin = 60; // s; the two clocks are compared by a Date header of whole seconds
    pve::TaskQuery query;
    query.typeFilter = QStringLiteral("qmclone");
    query.vmid = job.spec.templateId; // a qmclone carries the template's id
    query.since = std::max<qint64>(0, job.cloneSince + context.serverOffset - margin);
    return pve::getTasks(job.templateNode, query);
}

pve::Request configRequest(const Job &job, const Context &context)
{
    const auto plan = planConfig(job.spec, *job.base, extrasOf(job, context));
    return pve::putConfig(job.node, job.vmid, plan.values, plan.remove, plan.revert, plan.digest);
}

pve::Request resizeRequest(const Job &job)
{
    for (const auto &plan : planResize(job.spec, *job.base)) {
        if (!job.resized.contains(plan.disk))
            return pve::putResize(job.node, job.vmid, plan.disk, plan.size);
    }
    Q_UNREACHABLE();
}

pve::Request firstLogLine(const pve::Upid &upid)
{
    return pve::getTaskLog(upid, 0, 1);
}

} // namespace

ConfigExtras extrasOf(const Job &job, const Context &context)
{
    const auto &wish = job.spec.hardware.description;
    ConfigExtras extras;
    extras.passwordHash = context.passwordHash;
    extras.passwordApplied = job.passwordApplied;
    extras.marker = markerLine(job.id);
    extras.description = wish.isSet() ? wish.value : wish.isRemove() ? QString() : job.templateDescription;
    return extras;
}

pve::Request requestFor(Ask ask, const Job &job, const Context &context)
{
    switch (ask) {
    case Ask::None:
        break;
    case Ask::FindTemplate:
    case Ask::DoubtFind:
    case Ask::FindVm:
        return pve::getResources(QStringLiteral("vm"));
    case Ask::TemplateConfig:
        return pve::getConfig(job.templateNode, job.spec.templateId);
    case Ask::CloneFeature:
        return pve::getCloneFeature(job.templateNode, job.spec.templateId);
    case Ask::NextId:
        return pve::getNextId();
    case Ask::ProbeId:
    case Ask::ProbeRepeat:
    case Ask::BadCloneProbe:
    case Ask::DoubtProbe:
    case Ask::CancelProbe:
    case Ask::DeleteProbe:
        return pve::getNextId(job.vmid);
    case Ask::Clone:
        return cloneRequest(job);
    case Ask::BadCloneLog:
        return pve::getTaskLog(*job.cloneUpid, 0, 1000);
    case Ask::BadCloneConfig:
    case Ask::DoubtConfig:
    case Ask::CancelConfig:
        return pve::getConfig(job.node, job.vmid);
    case Ask::DoubtTasks:
        return doubtTasks(job, context);
    case Ask::DoubtLog:
        return firstLogLine(job.doubt->candidates.first().upid);
    case Ask::SettlePending:
    case Ask::ConfigRead:
    case Ask::ResizeRead:
    case Ask::VerifyRead:
    case Ask::DeleteRead:
        return pve::getPending(job.node, job.vmid);
    case Ask::PutConfig:
        return configRequest(job, context);
    case Ask::Resize:
        return resizeRequest(job);
    case Ask::VerifyDump:
        return pve::getCloudInitDump(job.node, job.vmid, QStringLiteral("user"));
    case Ask::StartStatus:
    case Ask::GuestStatus:
    case Ask::DeleteStatus:
        return pve::getStatus(job.node, job.vmid);
    case Ask::Start:
        return pve::postStart(job.node, job.vmid);
    case Ask::GuestInterfaces:
        return pve::getAgentInterfaces(job.node, job.vmid);
    case Ask::PatienceLog:
        return pve::getTaskLog(job.task->upid, job.task->logTotal, 1);
    case Ask::CancelLog:
        return firstLogLine(job.task->upid);
    case Ask::StopTask:
        return pve::stopTask(job.task->upid);
    case Ask::DeleteStop:
        return pve::postStop(job.node, job.vmid);
    case Ask::Delete:
        return pve::deleteVm(job.node, job.vmid);
    }
    Q_UNREACHABLE();
}

} // namespace prov
