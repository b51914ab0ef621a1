// SPDX-License-Identifier: Apache-2.0
#include "tests/provision/jobrig.h"

#include "core/pve/request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace test {

using namespace prov;
using base::Error;
using base::Millis;

namespace {

QByteArray text(const QJsonValue &value)
{
    const auto wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.mid(1, wrapped.size() - 2);
}

void expect(const JobRig &rig, const char *asked)
{
    if (rig.asked() != QLatin1String(asked))
        qFatal("asks for %s, not for %s (%s)", qPrintable(rig.asked()), asked, qPrintable(rig.state()));
}

} // namespace

VmSpec JobRig::plainSpec()
{
    VmSpec spec;
    spec.templateId = 9000;
    spec.templateNode = QStringLiteral("pve1");
    spec.name = QStringLiteral("alone");
    spec.firstVmid = 401;
    spec.clone.full = true;
    spec.hardware.memoryMiB = 8192;
    spec.disks.insert(QStringLiteral("scsi0"), 100LL << 30);
    spec.waitFor = WaitFor::Running;
    return spec;
}

JobRig::JobRig(VmSpec spec)
    : job(makeJob(spec, QStringLiteral("0b7c6a52-90f5-4f0e-8f3b-000000000001"), QStringLiteral("batch"), 1,
                  {QStringLiteral("lab"), QStringLiteral("ca"), QStringLiteral("ops@pve!a")}, {},
                  1'000'000'000))
{
    context.now = TimePoint{Millis{500'000}};
    context.wall = QDateTime::fromSecsSinceEpoch(1'000'000, Qt::UTC);
}

void JobRig::feed(const Event &event)
{
    auto next = advance(job, event, context);
    job = std::move(next.job);
    commands = std::move(next.commands);
    notes = std::move(next.notes);
}

void JobRig::pass(Millis span)
{
    context.now += span;
    context.wall = context.wall.addMSecs(span.count());
}

void JobRig::tick()
{
    if (!job.wakeAt)
        qFatal("waits for nothing (%s, asks for %s)", qPrintable(state()), qPrintable(asked()));
    pass(std::max(Millis{0}, *job.wakeAt - context.now));
    feed(Tick{});
}

void JobRig::reply(const QByteArray &data)
{
    feed(Replied{job.intent ? job.intent->serial : 0,
                 pve::openEnvelope({200, QStringLiteral("OK"), {}, "{\"data\":" + data + "}", {}})});
}

void JobRig::refuse(int status, const QString &words)
{
    QJsonObject body{{QStringLiteral("data"), QJsonValue::Null},
                     {QStringLiteral("message"), QString(words + u'\n')}};
    if (status == 400)
        body.insert(QStringLiteral("errors"), QJsonObject{{QStringLiteral("vmid"), words}});
    feed(Replied{job.intent ? job.intent->serial : 0,
                 pve::openEnvelope({status, words, {}, QJsonDocument(body).toJson(), {}})});
}

void JobRig::fail(Error::Kind kind)
{
    feed(Replied{job.intent ? job.intent->serial : 0,
                 base::failure({kind, 0, QStringLiteral("failed on the way"), {}})});
}

void JobRig::endTask(const QString &words)
{
    if (!job.task)
        qFatal("watches no task (%s)", qPrintable(state()));
    feed(TaskEnded{job.task->upid, pve::taskExit(words)});
}

void JobRig::restart()
{
    auto loaded = jobFromJson(toJson(job, context.now), context.now);
    if (!loaded)
        qFatal("cannot be loaded: %s", qPrintable(loaded.error().text));
    job = *loaded;
    feed(Resumed{});
}

QString JobRig::asked() const
{
    return job.intent ? QString::fromLatin1(traits(job.intent->ask).name) : QStringLiteral("-");
}

QString JobRig::waits() const
{
    if (!job.wakeAt)
        return QStringLiteral("-");
    return QStringLiteral("%1 in %2")
        .arg(QString::fromLatin1(traits(job.next).name))
        .arg((*job.wakeAt - context.now).count());
}

QString JobRig::state() const
{
    return stepName(job.step) + (job.failure ? u' ' + reasonName(job.failure->reason) : QString()) + u'/' +
           presenceName(job.vm);
}

QByteArray JobRig::sent() const
{
    for (const auto &command : commands) {
        if (const auto *send = std::get_if<Send>(&command))
            return send->request.path + '?' + send->request.query + ' ' + send->request.body;
    }
    return {};
}

void JobRig::toClonePost()
{
    feed(Admitted{});
    expect(*this, "template_config");
    reply(R"({"template":1,"name":"debian-12","memory":"2048","scsi0":"local:9000/base.qcow2,size=32G"})");
    feed(VmidPicked{401});
    expect(*this, "probe_id");
    reply(R"("401")");
    granted();
    expect(*this, "clone");
}

void JobRig::toCloneTask()
{
    toClonePost();
    reply(upid(QStringLiteral("qmclone")));
}

void JobRig::toSettling()
{
    toCloneTask();
    pass(Millis{14'000});
    endTask();
    expect(*this, "settle_pending");
}

void JobRig::toPut()
{
    toSettling();
    reply(pending());
    expect(*this, "put_config");
}

void JobRig::toResize()
{
    toPut();
    server[QStringLiteral("memory")] = QStringLiteral("8192");
    reply();
    expect(*this, "resize");
}

void JobRig::toVerify()
{
    toResize();
    reply(upid(QStringLiteral("resize"), 2));
    server[QStringLiteral("scsi0")] = QStringLiteral("local:401/d.qcow2,size=100G");
    endTask();
    expect(*this, "verify_read");
}

void JobRig::toStart()
{
    toVerify();
    reply(pending());
    expect(*this, "start");
}

void JobRig::toGuest()
{
    toStart();
    reply(upid(QStringLiteral("qmstart"), 3));
    endTask();
}

QByteArray JobRig::config(const QString &description, const QString &lock) const
{
    QJsonObject object{{QStringLiteral("digest"), QStringLiteral("d")},
                       {QStringLiteral("description"), description}};
    if (!lock.isEmpty())
        object.insert(QStringLiteral("lock"), lock);
    if (!description.startsWith(u' ')) {
        for (auto it = server.cbegin(); it != server.cend(); ++it)
            object.insert(it.key(), it.value());
    }
    return text(object);
}

QByteArray JobRig::ours(const QString &lock) const
{
    return config(markerLine(job.id), lock);
}

QByteArray JobRig::pending() const
{
    QJsonArray rows{{QJsonObject{{QStringLiteral("key"), QStringLiteral("digest")},
                                 {QStringLiteral("value"), QStringLiteral("d")}}}};
    const auto object = QJsonDocument::fromJson(ours()).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != u"digest")
            rows.append(
                QJsonObject{{QStringLiteral("key"), it.key()}, {QStringLiteral("value"), it.value()}});
    }
    return text(rows);
}

QByteArray JobRig::upid(const QString &type, int serial) const
{
    return text(QStringLiteral("UPID:pve1:%1:%1:%2:%3:%4:ops@pve!a:")
                    .arg(serial, 8, 16, QLatin1Char('0'))
                    .arg(1'000'000 + serial, 8, 16, QLatin1Char('0'))
                    .arg(type)
                    .arg(type == u"qmclone" ? 9000 : 401));
}

QByteArray JobRig::taskRow(const QString &status, int serial) const
{
    const auto id = QString::fromUtf8(upid(QStringLiteral("qmclone"), serial)).remove(u'"');
    QJsonObject row{{QStringLiteral("upid"), id},
                    {QStringLiteral("node"), QStringLiteral("pve1")},
                    {QStringLiteral("type"), QStringLiteral("qmclone")},
                    {QStringLiteral("id"), QStringLiteral("9000")},
                    {QStringLiteral("user"), QStringLiteral("ops@pve!a")},
                    {QStringLiteral("starttime"), 1'000'000 + serial},
                    {QStringLiteral("status"), status}};
    if (status != u"RUNNING")
        row.insert(QStringLiteral("endtime"), 1'000'100);
    return text(row);
}

QByteArray JobRig::cloneLog(int vmid) const
{
    return text(QJsonArray{
        QJsonObject{{QStringLiteral("n"), 1},
                    {QStringLiteral("t"),
                     QStringLiteral("creating a clone of VM 9000 with ID %1").arg(vmid ? vmid : job.vmid)}}});
}

} // namespace test
