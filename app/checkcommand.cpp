// SPDX-License-Identifier: Apache-2.0
#include "app/checkcommand.h"

#include "app/introduction.h"
#include "app/summary.h"
#include "core/provision/preflight.h"
#include "core/provision/preflightwording.h"

#include <algorithm>

namespace app {

using prov::Concern;
using Level = Concern::Level;

namespace {

QString labelOf(const prov::BatchSpec &batch, int vm)
{
    if (vm == 0)
        return {};
    const QString &name = batch.vms.at(vm - 1).name;
    return name.isEmpty() ? QStringLiteral("VM %1 of the batch").arg(vm) : name;
}

qsizetype countOf(const QList<Concern> &concerns, Level level)
{
    return std::ranges::count(concerns, level, &Concern::level);
}

QString counted(qsizetype count, const char *one, const char *many)
{
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

QString paragraph(const prov::BatchSpec &batch, const Concern &concern)
{
    const QString label = labelOf(batch, concern.vm);
    auto words = prov::explainConcern(concern);
    words.what = prov::levelWord(concern.level) + u": " + words.what;
    const QString head = label.isEmpty() ? QStringLiteral("all") : label;
    const QString place = concern.path == u"$" ? QString() : QStringLiteral("  (%1)").arg(concern.path);
    return head + place + u'\n' + paragraphs(words, 2);
}

} // namespace

QString checkText(const prov::BatchSpec &batch, const QList<Concern> &concerns)
{
    QStringList texts;
    for (const Concern &concern : concerns)
        texts.append(paragraph(batch, concern));
    const QString vms = counted(batch.vms.size(), "VM", "VMs");
    const auto problems = countOf(concerns, Level::Problem);
    const auto warnings = countOf(concerns, Level::Warning);
    const auto unchecked = countOf(concerns, Level::NotChecked);
    if (concerns.isEmpty())
        return vms + QStringLiteral(": nothing speaks against them.");
    texts.append(vms + QStringLiteral(": ") +
                 QStringList{counted(problems, "problem", "problems"),
                             counted(warnings, "warning", "warnings"),
                             QStringLiteral("%1 not checked").arg(unchecked)}
                     .join(QStringLiteral(", ")) +
                 u'.');
    return texts.join(QStringLiteral("\n\n"));
}

QStringList problemLines(const prov::BatchSpec &batch, const QList<Concern> &concerns)
{
    QStringList lines;
    for (const Concern &concern : concerns) {
        if (concern.level != Level::Problem)
            continue;
        const auto words = prov::explainConcern(concern);
        const QString label = labelOf(batch, concern.vm);
        const QString text = words.what + u' ' + words.why;
        lines.append(label.isEmpty() ? text : QString(label + QStringLiteral(": ") + text));
    }
    return lines;
}

QJsonObject concernEvent(const prov::BatchSpec &batch, const Concern &concern)
{
    const auto words = prov::explainConcern(concern);
    QJsonObject facts;
    for (auto it = concern.facts.begin(); it != concern.facts.end(); ++it)
        facts.insert(it.key(), *it);
    return {{QStringLiteral("vm"), concern.vm},
            {QStringLiteral("name"), labelOf(batch, concern.vm)},
            {QStringLiteral("level"), prov::levelName(concern.level)},
            {QStringLiteral("subject"), prov::subjectName(concern.subject)},
            {QStringLiteral("path"), concern.path},
            {QStringLiteral("problem"), words.what},
            {QStringLiteral("reason"), words.why},
            {QStringLiteral("remedy"), words.todo},
            {QStringLiteral("facts"), facts}};
}

Begun beginCheck(const ConnectionOptions &options, const prov::BatchSpec &batch, Console &console)
{
    return Introduction::begin(options, console, [&console, batch](const Target &target) -> Begun {
        auto check = std::make_unique<Check>(target, batch, console);
        check->start();
        return check;
    });
}

void Check::arrived()
{
    m_reader = std::make_unique<prov::PreflightReader>(connection().client(), clock());
    connect(m_reader.get(), &prov::PreflightReader::finished, this, &Check::show);
    m_reader->read(m_batch, prov::PreflightReader::Scope::Whole);
}

void Check::show()
{
    const auto found = prov::preflight(m_batch, m_reader->facts());
    const auto concerns = prov::folded(found, static_cast<int>(m_batch.vms.size()));
    const auto problems = countOf(concerns, Level::Problem);
    if (!console().isJson())
        console().out(checkText(m_batch, concerns));
    for (const Concern &concern : concerns) {
        if (console().isJson())
            console().event(QStringLiteral("finding"), concernEvent(m_batch, concern));
    }
    if (console().isJson())
        console().event(QStringLiteral("check"),
                        {{QStringLiteral("vms"), m_batch.vms.size()},
                         {QStringLiteral("problems"), problems},
                         {QStringLiteral("warnings"), countOf(concerns, Level::Warning)},
                         {QStringLiteral("not_checked"), countOf(concerns, Level::NotChecked)}});
    emit finished(problems == 0 ? ExitCode::AllReady : ExitCode::SomeFailed);
}

} // namespace app
