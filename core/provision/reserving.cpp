// SPDX-License-Identifier: Apache-2.0
#include "core/provision/steps.h"

#include "core/pve/decode.h"
#include "core/pve/failures.h"

#include <algorithm>

namespace prov {

using base::Error;

namespace {

void pickVmid(Turn &turn, pve::VmId from)
{
    const auto exact = turn.job.spec.exactVmid;
    turn.stopAsking();
    turn.command(PickVmid{exact ? exact : from, exact != 0, false});
}

void chooseVmid(Turn &turn)
{
    const auto &job = turn.job;
    const auto from = job.vmid ? job.vmid : job.spec.firstVmid;
    if (from || job.spec.exactVmid)
        pickVmid(turn, from);
    else
        turn.ask(Ask::NextId);
}

void templateKnown(Turn &turn)
{
    auto &job = turn.job;
    job.node = job.templateNode; // until the clone is done, whatever its target
    const auto &target = job.spec.clone.target;
    if (!target.isEmpty() && target != job.templateNode)
        turn.ask(Ask::CloneFeature);
    else
        chooseVmid(turn);
}

void begin(Turn &turn)
{
    auto &job = turn.job;
    if (job.templateNode.isEmpty())
        job.templateNode = job.spec.templateNode;
    turn.ask(job.templateNode.isEmpty() ? Ask::FindTemplate : Ask::TemplateConfig);
}

void findTemplate(Turn &turn, const QList<pve::Resource> &resources)
{
    const auto wanted = turn.job.spec.templateId;
    const auto found = std::find_if(resources.begin(), resources.end(), [wanted](const pve::Resource &row) {
        return row.type == pve::Resource::Type::Qemu && row.vmid == wanted;
    });
    if (found == resources.end()) {
        return turn.fail(
            Failure::Reason::Refused,
            Error::of(Error::Kind::NotFound,
                      {QT_TRANSLATE_NOOP("Wording", "template %1 is not on this server, or may not be seen"),
                       {wanted}},
                      {{QStringLiteral("what"), QStringLiteral("template")}}));
    }
    turn.job.templateNode = found->node;
    turn.ask(Ask::TemplateConfig);
}

void readTemplate(Turn &turn, const pve::VmConfig &config)
{
    auto &job = turn.job;
    auto &clone = job.spec.clone;
    const bool isTemplate = config.values.value(QStringLiteral("template")) == QLatin1String("1");
    if (!isTemplate && !clone.full) {
        if (clone.modeGiven) {
            return turn.fail(
                Failure::Reason::Refused,
                Error::of(Error::Kind::Invalid,
                          {QT_TRANSLATE_NOOP("Wording",
                                             "VM %1 is not a template: only a full clone of it is possible"),
                           {job.spec.templateId}},
                          {{QStringLiteral("clone.mode"), QStringLiteral("linked")}}));
        }
        clone.full = true; // what is no template can only be copied
    }
    job.templateName = pve::plainText(config.values.value(QStringLiteral("name"))); // to be shown
    job.templateDescription = withoutMarker(config.values.value(QStringLiteral("description")));
    job.templateDisks.clear();
    const auto disks = diskKeys(config.values);
    for (const auto &disk : disks)
        job.templateDisks.insert(disk, diskSize(config.values.value(disk)));
    job.cloneStorage = clone.storage;
    if (job.cloneStorage.isEmpty() && !disks.isEmpty())
        job.cloneStorage = storageOf(config.values.value(disks.last()));
    templateKnown(turn);
}

void checkFeature(Turn &turn, const pve::Feature &feature)
{
    const auto &spec = turn.job.spec;
    if (feature.nodes.contains(spec.clone.target))
        return chooseVmid(turn);
    turn.fail(
        Failure::Reason::Refused,
        Error::of(
            Error::Kind::Invalid,
            {QT_TRANSLATE_NOOP(
                 "Wording",
                 "VM %1 cannot be cloned to node %2: its disks are not on shared storage (possible: %3)"),
             {spec.templateId, spec.clone.target, feature.nodes.join(QStringLiteral(", "))}},
            {{QStringLiteral("clone.target"), spec.clone.target}}));
}

void probed(Turn &turn, const pve::Answer &answer)
{
    if (answer) {
        turn.job.leftBehind.removeAll(turn.job.vmid); // an administrator has removed it
        return turn.enter(Step::Cloning);
    }
    if (answer.error().kind == Error::Kind::Exists)
        return takeOtherVmid(turn, answer.error());
    turn.fail(Failure::Reason::Refused, answer.error());
}

/// Unwraps a decoded answer: hands the value on, or fails the job.
template <typename T, typename Next>
void withValue(Turn &turn, const base::Result<T> &result, Next next)
{
    if (result)
        next(turn, *result);
    else
        turn.fail(Failure::Reason::Refused, result.error());
}

void replied(Turn &turn, Ask ask, const pve::Answer &answer)
{
    if (ask == Ask::ProbeId)
        return probed(turn, answer);
    if (!answer) {
        const bool moved = ask == Ask::TemplateConfig &&
                           (answer.error().kind == Error::Kind::NotFound || isNodeGone(answer.error()));
        if (moved && !std::exchange(turn.job.lostVmSearched, true))
            return turn.ask(Ask::FindTemplate);
        return turn.fail(Failure::Reason::Refused, answer.error());
    }
    if (ask == Ask::FindTemplate)
        return withValue(turn, pve::decodeResources(*answer), findTemplate);
    if (ask == Ask::TemplateConfig)
        return withValue(turn, pve::decodeConfig(*answer), readTemplate);
    if (ask == Ask::CloneFeature)
        return withValue(turn, pve::decodeFeature(*answer), checkFeature);
    if (ask == Ask::NextId)
        return withValue(turn, pve::decodeNextId(*answer), pickVmid);
}

} // namespace

void takeOtherVmid(Turn &turn, const Error &why)
{
    auto &job = turn.job;
    if (job.spec.exactVmid) {
        return turn.fail(Failure::Reason::Taken, {Error::Kind::Exists,
                                                  0,
                                                  why.text,
                                                  {{QStringLiteral("vmid"), QString::number(job.vmid)}},
                                                  why.said});
    }
    turn.note(base::LogRecord::Level::Info,
              QStringLiteral("VMID %1 is taken; the next one is tried").arg(job.vmid));
    const auto taken = job.vmid;
    if (job.step != Step::Reserving) {
        job.doubt.reset();
        job.cloneUpid.reset();
        job.vm = Presence::None;
        job.step = Step::Reserving;
        job.record(Step::Cloning).state = StepRecord::State::Pending;
        job.record(Step::Reserving).state = StepRecord::State::Running;
        job.stepStart = turn.now();
    }
    turn.stopAsking();
    turn.command(PickVmid{taken, false, true});
}

const StepRules reservingRules{begin, replied, noTask, beginAgain};

} // namespace prov
