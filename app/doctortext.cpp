// SPDX-License-Identifier: Apache-2.0
#include "app/doctortext.h"

#include "app/summary.h"
#include "core/provision/doctorwording.h"
#include "core/provision/pveum.h"

#include <QJsonArray>

#include <algorithm>

namespace app {

using prov::Diagnosis;
using prov::Finding;
using What = Finding::What;

namespace {

constexpr int verdictWidth = 9;
constexpr int findingWidth = 20;

QString wordOf(Finding::Verdict verdict)
{
    switch (verdict) {
    case Finding::Verdict::Ok:
        return QStringLiteral("ok");
    case Finding::Verdict::Warn:
        return QStringLiteral("warn");
    case Finding::Verdict::Fail:
        return QStringLiteral("FAIL");
    case Finding::Verdict::Skipped:
        return QStringLiteral("skipped");
    }
    Q_UNREACHABLE();
}

/// For programs.
QString nameOf(What what)
{
    switch (what) {
    case What::Reachable:
        return QStringLiteral("reachable");
    case What::Certificate:
        return QStringLiteral("certificate");
    case What::SignedIn:
        return QStringLiteral("signed_in");
    case What::Version:
        return QStringLiteral("version");
    case What::Clock:
        return QStringLiteral("clock");
    case What::Quorum:
        return QStringLiteral("quorum");
    case What::Nodes:
        return QStringLiteral("nodes");
    case What::Place:
        return QStringLiteral("place");
    case What::Privileges:
        return QStringLiteral("privileges");
    }
    Q_UNREACHABLE();
}

QString indented(const QStringList &lines)
{
    QString text;
    for (const auto &line : lines)
        text += QStringLiteral("\n  ") + line;
    return text;
}

} // namespace

QString findingText(const Diagnosis &diagnosis, What what)
{
    const auto *finding = diagnosis.finding(what);
    if (finding == nullptr)
        return {};
    const auto words = prov::explainFinding(diagnosis, what);
    QString text = wordOf(finding->verdict).leftJustified(verdictWidth) +
                   prov::findingWord(what).leftJustified(findingWidth) + words.what;
    for (const auto &more : {words.why, words.todo}) {
        if (!more.isEmpty())
            text += u'\n' + QString(verdictWidth + findingWidth, u' ') + more;
    }
    return text;
}

QString needsText(const QList<prov::JudgedNeed> &needs)
{
    QList<QStringList> rows{
        {QStringLiteral("MAY"), QStringLiteral("PRIVILEGE"), QStringLiteral("ON"), QStringLiteral("FOR")}};
    for (const auto &[need, granted] : needs)
        rows.append({granted ? QStringLiteral("may") : QStringLiteral("MAY NOT"),
                     need.privileges.join(QStringLiteral(" or ")), need.path,
                     prov::purposeWord(need.purpose)});
    return table(rows);
}

QString commandsText(const Diagnosis &diagnosis)
{
    const auto lines = prov::pveumLines(diagnosis.needs, diagnosis.patient.identity);
    if (lines.isEmpty())
        return {};
    QString text = QStringLiteral("What is missing is granted with these lines, on any node as root:") +
                   indented(lines.account);
    if (!lines.user.isEmpty())
        text +=
            QStringLiteral("\n\n") + prov::userLinesAdvice(diagnosis.patient.user()) + indented(lines.user);
    return text;
}

QJsonObject findingEvent(const Diagnosis &diagnosis, What what)
{
    const auto *finding = diagnosis.finding(what);
    const auto words = prov::explainFinding(diagnosis, what);
    return {{QStringLiteral("what"), nameOf(what)},
            {QStringLiteral("verdict"),
             finding == nullptr ? QJsonValue() : QJsonValue(wordOf(finding->verdict).toLower())},
            {QStringLiteral("text"), words.what},
            {QStringLiteral("why"), words.why},
            {QStringLiteral("todo"), words.todo}};
}

QJsonObject needEvent(const prov::JudgedNeed &judged)
{
    return {{QStringLiteral("granted"), judged.granted},
            {QStringLiteral("privileges"), QJsonArray::fromStringList(judged.need.privileges)},
            {QStringLiteral("path"), judged.need.path},
            {QStringLiteral("essential"), judged.need.essential},
            {QStringLiteral("for"), prov::purposeWord(judged.need.purpose)}};
}

QJsonObject commandsEvent(const Diagnosis &diagnosis)
{
    const auto lines = prov::pveumLines(diagnosis.needs, diagnosis.patient.identity);
    return {{QStringLiteral("account"), QJsonArray::fromStringList(lines.account)},
            {QStringLiteral("user"), QJsonArray::fromStringList(lines.user)}};
}

ExitCode exitCodeOf(const Diagnosis &diagnosis)
{
    const auto failed = [&diagnosis](What what) {
        const auto *finding = diagnosis.finding(what);
        return finding != nullptr && finding->verdict == Finding::Verdict::Fail;
    };
    if (failed(What::Reachable) || failed(What::Certificate) || failed(What::SignedIn))
        return ExitCode::NoConnection;
    return diagnosis.verdict() == Finding::Verdict::Fail ? ExitCode::SomeFailed : ExitCode::AllReady;
}

} // namespace app
