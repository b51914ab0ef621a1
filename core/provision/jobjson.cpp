// SPDX-License-Identifier: Apache-2.0
#include "core/provision/job.h"

#include "core/provision/sentencejson.h"

#include <QJsonArray>

namespace prov {

using base::Error;

namespace {

constexpr int formatVersion = 1;

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

QJsonObject errorToJson(const Error &error)
{
    QJsonObject fields;
    for (auto it = error.fields.cbegin(); it != error.fields.cend(); ++it)
        fields.insert(it.key(), it.value());
    QJsonObject json{{key("kind"), base::kindName(error.kind)},
                     {key("http"), error.http},
                     {key("text"), error.text},
                     {key("fields"), fields}};
    if (!error.said.isEmpty())
        json.insert(key("said"), toJson(error.said));
    return json;
}

Error errorFromJson(const QJsonObject &json)
{
    Error error{base::kindFromName(json[u"kind"].toString()),
                json[u"http"].toInt(),
                json[u"text"].toString(),
                {},
                sentenceFromJson(json[u"said"])};
    const auto fields = json[u"fields"].toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it)
        error.fields.insert(it.key(), it.value().toString());
    return error;
}

QJsonArray recordsToJson(const Job &job)
{
    QJsonArray array;
    for (const auto step : workingSteps) {
        const auto &record = job.record(step);
        QJsonArray failures;
        for (const auto &tried : record.failures)
            failures.append(QJsonObject{{key("at_ms"), tried.atMs},
                                        {key("text"), toJson(tried.text)},
                                        {key("wait_ms"), tried.waitMs}});
        array.append(QJsonObject{{key("step"), stepName(step)},
                                 {key("state"), stateName(record.state)},
                                 {key("ms"), record.ms},
                                 {key("attempts"), record.attempts},
                                 {key("note"), toJson(record.note)},
                                 {key("failures"), failures}});
    }
    return array;
}

void recordsFromJson(Job &job, const QJsonArray &array)
{
    for (const auto &value : array) {
        const auto json = value.toObject();
        const auto step = stepFromName(json[u"step"].toString());
        if (!step || std::find(workingSteps.begin(), workingSteps.end(), *step) == workingSteps.end())
            continue;
        auto &record = job.record(*step);
        record.state = stateFromName(json[u"state"].toString()).value_or(StepRecord::State::Pending);
        record.ms = json[u"ms"].toInteger();
        record.attempts = json[u"attempts"].toInt();
        record.note = sentenceFromJson(json[u"note"]);
        const auto failures = json[u"failures"].toArray();
        for (const auto &tried : failures) {
            const auto row = tried.toObject();
            record.failures.append(
                {row[u"at_ms"].toInteger(), sentenceFromJson(row[u"text"]), row[u"wait_ms"].toInteger()});
        }
    }
}

QString verdictName(Check::Verdict verdict)
{
    switch (verdict) {
    case Check::Verdict::Applied:
        return key("applied");
    case Check::Verdict::PendingRestart:
        return key("pending_restart");
    case Check::Verdict::Differs:
        break;
    }
    return key("differs");
}

QJsonArray checksToJson(const QList<Check> &checks)
{
    QJsonArray array;
    for (const auto &check : checks) {
        array.append(QJsonObject{{key("field"), check.field},
                                 {key("asked"), check.asked},
                                 {key("found"), check.found},
                                 {key("verdict"), verdictName(check.verdict)}});
    }
    return array;
}

QList<Check> checksFromJson(const QJsonArray &array)
{
    QList<Check> checks;
    for (const auto &value : array) {
        const auto json = value.toObject();
        const auto verdict = json[u"verdict"].toString();
        checks.append({json[u"field"].toString(), json[u"asked"].toString(), json[u"found"].toString(),
                       verdict == verdictName(Check::Verdict::Applied) ? Check::Verdict::Applied
                       : verdict == verdictName(Check::Verdict::PendingRestart)
                           ? Check::Verdict::PendingRestart
                           : Check::Verdict::Differs});
    }
    return checks;
}

QJsonObject vmToJson(const Job &job)
{
    QJsonObject disks;
    for (auto it = job.templateDisks.cbegin(); it != job.templateDisks.cend(); ++it)
        disks.insert(it.key(), it.value());
    QJsonArray leftBehind;
    for (const auto vmid : job.leftBehind)
        leftBehind.append(vmid);
    return {{key("vmid"), job.vmid},
            {key("left_behind"), leftBehind},
            {key("node"), job.node},
            {key("presence"), presenceName(job.vm)},
            {key("smbios"), job.smbios},
            {key("template_node"), job.templateNode},
            {key("template_name"), job.templateName},
            {key("template_description"), job.templateDescription},
            {key("clone_storage"), job.cloneStorage},
            {key("template_disks"), disks},
            {key("clone_upid"), job.cloneUpid ? job.cloneUpid->text : QString()},
            {key("clone_since_s"), job.cloneSince},
            {key("ended_clones"), QJsonArray::fromStringList(job.endedClones)}};
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const auto array = value.toArray();
    for (const auto &item : array)
        list.append(item.toString());
    return list;
}

std::optional<pve::Upid> upidFrom(const QString &text)
{
    const auto upid = pve::Upid::parse(text);
    return upid ? std::optional{*upid} : std::nullopt;
}

void vmFromJson(Job &job, const QJsonObject &json)
{
    job.vmid = json[u"vmid"].toInt();
    const auto leftBehind = json[u"left_behind"].toArray();
    for (const auto &vmid : leftBehind)
        job.leftBehind.append(vmid.toInt());
    job.node = json[u"node"].toString();
    job.vm = presenceFromName(json[u"presence"].toString()).value_or(Presence::Unknown);
    job.smbios = json[u"smbios"].toString();
    job.templateNode = json[u"template_node"].toString();
    job.templateName = json[u"template_name"].toString();
    job.templateDescription = json[u"template_description"].toString();
    job.cloneStorage = json[u"clone_storage"].toString();
    const auto disks = json[u"template_disks"].toObject();
    for (auto it = disks.begin(); it != disks.end(); ++it)
        job.templateDisks.insert(it.key(), it.value().toInteger());
    job.cloneUpid = upidFrom(json[u"clone_upid"].toString());
    job.cloneSince = json[u"clone_since_s"].toInteger();
    job.endedClones = strings(json[u"ended_clones"]);
}

/// What is going on: enough to know what a crash may have left behind.
QJsonObject activityToJson(const Job &job)
{
    QJsonObject json{{key("last_serial"), qint64{job.lastSerial}},
                     {key("lock_tries"), job.lockTries},
                     {key("other_tries"), job.otherTries},
                     {key("verify_round"), job.verifyRound},
                     {key("exists_seen"), job.existsSeen},
                     {key("password_applied"), job.passwordApplied},
                     {key("password_verified"), job.passwordVerified},
                     {key("stop_sent"), job.stopSent},
                     {key("waits_for_slot"), job.waitsForSlot},
                     {key("waits_for_secret"), job.waitsForSecret},
                     {key("detached"), job.detached},
                     {key("in_doubt"), job.doubt.has_value()}};
    if (job.intent) {
        json.insert(key("intent"),
                    QJsonObject{{key("serial"), qint64{job.intent->serial}},
                                {key("ask"), QString::fromLatin1(traits(job.intent->ask).name)},
                                {key("wall_s"), job.intent->wallSeconds}});
    }
    if (job.task)
        json.insert(key("task"), job.task->upid.text);
    if (job.badExit) {
        json.insert(
            key("bad_exit"),
            QJsonObject{{key("text"), job.badExit->text},
                        {key("unexpected"), job.badExit->verdict == pve::TaskExit::Verdict::Unexpected}});
    }
    if (job.cleanup) {
        QJsonObject cleanup{{key("stopping"), job.cleanup->stopping}};
        if (job.cleanup->error)
            cleanup.insert(key("error"), errorToJson(*job.cleanup->error));
        json.insert(key("cleanup"), cleanup);
    }
    return json;
}

void cleanupFromJson(Job &job, const QJsonValue &value)
{
    if (!value.isObject())
        return;
    job.cleanup = Cleanup{};
    job.cleanup->stopping = value[u"stopping"].toBool();
    if (value[u"error"].isObject())
        job.cleanup->error = errorFromJson(value[u"error"].toObject());
}

void activityFromJson(Job &job, const QJsonObject &json, TimePoint now)
{
    job.lastSerial = static_cast<quint32>(json[u"last_serial"].toInteger());
    job.lockTries = json[u"lock_tries"].toInt();
    job.otherTries = json[u"other_tries"].toInt();
    job.verifyRound = json[u"verify_round"].toInt();
    job.existsSeen = json[u"exists_seen"].toInt();
    job.passwordApplied = json[u"password_applied"].toBool();
    job.passwordVerified = json[u"password_verified"].toBool();
    job.stopSent = json[u"stop_sent"].toBool();
    job.waitsForSlot = json[u"waits_for_slot"].toBool();
    job.waitsForSecret = json[u"waits_for_secret"].toBool();
    if (const auto intent = json[u"intent"].toObject(); !intent.isEmpty()) {
        job.intent =
            Intent{static_cast<quint32>(intent[u"serial"].toInteger()),
                   askFromName(intent[u"ask"].toString()).value_or(Ask::None), intent[u"wall_s"].toInteger()};
    }
    if (const auto upid = upidFrom(json[u"task"].toString()))
        job.task = WatchedTask{*upid, 0, now, Millis{0}, now, 0};
    job.detached = job.task && json[u"detached"].toBool();
    if (json[u"in_doubt"].toBool())
        job.doubt = Doubt{};
    if (const auto exit = json[u"bad_exit"].toObject(); !exit.isEmpty()) {
        job.badExit = pve::TaskExit{exit[u"unexpected"].toBool() ? pve::TaskExit::Verdict::Unexpected
                                                                 : pve::TaskExit::Verdict::Failed,
                                    exit[u"text"].toString()};
    }
    cleanupFromJson(job, json[u"cleanup"]);
}

QJsonObject failureToJson(const Failure &failure)
{
    return {{key("reason"), reasonName(failure.reason)},
            {key("step"), stepName(failure.step)},
            {key("error"), errorToJson(failure.error)},
            {key("fields"), QJsonArray::fromStringList(failure.fields)}};
}

std::optional<Failure> failureFromJson(const QJsonObject &json)
{
    const auto step = stepFromName(json[u"step"].toString());
    if (!step || std::find(workingSteps.begin(), workingSteps.end(), *step) == workingSteps.end())
        return std::nullopt; // nothing else can fail, or be retried
    return Failure{reasonFromName(json[u"reason"].toString()).value_or(Failure::Reason::Refused), *step,
                   errorFromJson(json[u"error"].toObject()), strings(json[u"fields"])};
}

bool isWorking(const Job &job)
{
    return job.step != Step::Queued && !isFinal(job.step);
}

} // namespace

QJsonObject toJson(const Job &job, TimePoint now)
{
    QJsonArray remarks;
    for (const auto &remark : job.remarks)
        remarks.append(toJson(remark));
    const bool working = isWorking(job);
    QJsonObject json{{key("format"), formatVersion},
                     {key("id"), job.id},
                     {key("batch"), job.batch},
                     {key("index"), job.index},
                     {key("owner"), QJsonObject{{key("profile"), job.owner.profile},
                                                {key("cluster"), job.owner.cluster},
                                                {key("user"), job.owner.user}}},
                     {key("spec_fingerprint"), QString::fromLatin1(job.specFingerprint.toHex())},
                     {key("spec"), toJson(job.spec)},
                     {key("created_wall_ms"), job.createdWallMs},
                     {key("queued_ms"), job.queuedMs},
                     {key("step"), stepName(job.step)},
                     {key("cancelled_from"), stepName(job.cancelledFrom)},
                     {key("records"), recordsToJson(job)},
                     {key("vm"), vmToJson(job)},
                     {key("activity"), activityToJson(job)},
                     {key("checks"), checksToJson(job.checks)},
                     {key("checked_wall_ms"), job.checkedWallMs},
                     {key("addresses"), QJsonArray::fromStringList(job.addresses)},
                     {key("remarks"), remarks},
                     {key("step_ms"), working ? qint64{(now - job.stepStart).count()} : 0},
                     {key("total_ms"), working ? qint64{(now - job.jobStart).count()} : job.totalMs}};
    if (job.failure)
        json.insert(key("failure"), failureToJson(*job.failure));
    return json;
}

base::Result<Job> jobFromJson(const QJsonObject &json, TimePoint now)
{
    const auto broken = [](const Sentence &why) {
        return base::failure(
            Error::of(Error::Kind::Malformed,
                      {QT_TRANSLATE_NOOP("Wording", "the saved job cannot be read: %1"), {why}}));
    };
    if (json[u"format"].toInt() != formatVersion)
        return broken({QT_TRANSLATE_NOOP("Wording", "its format is %1, not %2"),
                       {json[u"format"].toInt(), formatVersion}});
    Job job;
    job.id = json[u"id"].toString();
    const auto step = stepFromName(json[u"step"].toString());
    if (job.id.isEmpty() || !step)
        return broken(QT_TRANSLATE_NOOP("Wording", "it has no id or no step"));
    auto spec = vmSpecFromJson(json[u"spec"].toObject());
    if (!spec)
        return broken(spec.error().words());
    if (spec->templateId == 0)
        return broken(QT_TRANSLATE_NOOP("Wording", "it names no template"));
    job.spec = std::move(*spec);
    job.batch = json[u"batch"].toString();
    job.index = json[u"index"].toInt();
    const auto owner = json[u"owner"].toObject();
    job.owner = {owner[u"profile"].toString(), owner[u"cluster"].toString(), owner[u"user"].toString()};
    job.specFingerprint = QByteArray::fromHex(json[u"spec_fingerprint"].toString().toLatin1());
    job.createdWallMs = json[u"created_wall_ms"].toInteger();
    job.queuedMs = json[u"queued_ms"].toInteger();
    job.step = *step;
    job.cancelledFrom = stepFromName(json[u"cancelled_from"].toString()).value_or(Step::Queued);
    recordsFromJson(job, json[u"records"].toArray());
    vmFromJson(job, json[u"vm"].toObject());
    activityFromJson(job, json[u"activity"].toObject(), now);
    job.checks = checksFromJson(json[u"checks"].toArray());
    job.checkedWallMs = json[u"checked_wall_ms"].toInteger();
    job.addresses = strings(json[u"addresses"]);
    const auto remarks = json[u"remarks"].toArray();
    for (const auto &remark : remarks)
        job.remarks.append(sentenceFromJson(remark));
    job.totalMs = json[u"total_ms"].toInteger();
    job.stepStart = now - Millis{json[u"step_ms"].toInteger()};
    job.jobStart = now - Millis{job.totalMs};
    job.failure = failureFromJson(json[u"failure"].toObject());
    if (job.failure.has_value() != (job.step == Step::Failed))
        return broken(QT_TRANSLATE_NOOP("Wording", "its step and its failure do not agree"));
    if (job.step == Step::Cloning && job.task)
        job.cloneUpid = job.task->upid;
    job.progress.diskBytes = job.templateDisks;
    job.progress.linked = !job.spec.clone.full;
    return job;
}

} // namespace prov
