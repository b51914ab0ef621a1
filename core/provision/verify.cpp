// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"

#include "core/provision/asked.h"

#include <QRegularExpression>

namespace prov {

namespace {

using Config = QMap<QString, QString>;
using Verdict = Check::Verdict;

/// A stopped VM takes over what is pending at its next start, so there both states have to be as asked.
Verdict verdict(bool inForce, bool afterRestart, bool running)
{
    if (running)
        return inForce ? Verdict::Applied : afterRestart ? Verdict::PendingRestart : Verdict::Differs;
    return inForce && afterRestart ? Verdict::Applied : Verdict::Differs;
}

Check checkAsked(const Asked &asked, const VerifyInput &input, const Config &effective)
{
    const bool inForce = asked.isMetBy(input.found.current);
    const bool afterRestart = asked.isMetBy(effective);
    // What makes the difference is what is shown.
    const bool showPending = inForce && !afterRestart && !input.running;
    return {asked.field(), asked.value, asked.found(showPending ? effective : input.found.current),
            verdict(inForce, afterRestart, input.running)};
}

/// Storages round up to whole extents (pve/forms.md "Comparing").
Check checkDisk(const QString &disk, qint64 asked, const VerifyInput &input)
{
    constexpr qint64 extent = 16 << 20;
    const qint64 found = diskSize(input.found.current.value(disk));
    const bool good = asked <= found && found < asked + extent;
    return {disk + QStringLiteral(".size"), sizeText(asked), found > 0 ? sizeText(found) : QString(),
            good ? Verdict::Applied : Verdict::Differs};
}

/// The config shows asterisks, also for an inherited password; the user data has the crypt string
/// (pve/FACTS.md 11). Neither hash is in the row.
Check checkPassword(const VerifyInput &input, const ConfigExtras &extras)
{
    static const QRegularExpression line(QStringLiteral("^password: *(.*?) *$"),
                                         QRegularExpression::MultilineOption);
    const QString found = line.match(input.userDataDump.value_or(QString())).captured(1);
    const QString asGiven = QString::fromLatin1(QT_TRANSLATE_NOOP("Wording", "as given"));
    Check check{QStringLiteral("cipassword"), asGiven, asGiven, Verdict::Applied};
    if (!input.userDataDump || extras.passwordHash.isEmpty())
        check.found = QString::fromLatin1(QT_TRANSLATE_NOOP("Wording", "not checked"));
    else if (found.isEmpty())
        check.found.clear();
    else if (found != extras.passwordHash)
        check.found = QString::fromLatin1(QT_TRANSLATE_NOOP("Wording", "another one"));
    if (check.found != check.asked)
        check.verdict = Verdict::Differs;
    return check;
}

} // namespace

QList<Check> verify(const VmSpec &spec, const VerifyInput &input, const ConfigExtras &extras)
{
    QList<Check> checks;
    const Config effective = input.found.effective();
    const QList<Asked> list = askedOf(spec);
    for (const Asked &asked : list)
        checks.append(checkAsked(asked, input, effective));
    for (auto it = spec.disks.begin(); it != spec.disks.end(); ++it)
        checks.append(checkDisk(it.key(), it.value(), input));
    if (!spec.cloudInit.passwordEnv.isEmpty())
        checks.append(checkPassword(input, extras));
    return checks;
}

} // namespace prov
