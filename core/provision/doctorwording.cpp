// SPDX-License-Identifier: Apache-2.0
#include "core/provision/doctorwording.h"

#include "core/provision/wordingcontext.h"

#include <algorithm>
#include <cstdlib>

namespace prov {

using base::Error;
using Purpose = Need::Purpose;
using What = Finding::What;

namespace {

Explanation certificate(const Patient &patient)
{
    const auto how =
        patient.trust == Patient::Trust::Pinned
            ? Wording::tr("It is the certificate that was confirmed for %1.").arg(patient.server)
            : Wording::tr("A certificate authority of the system vouches for %1.").arg(patient.server);
    return {patient.fingerprint.isEmpty() ? how
                                          : how + u' ' + Wording::tr("SHA-256 %1").arg(patient.fingerprint),
            {},
            {}};
}

Explanation version(const Diagnosis &diagnosis, Finding::Verdict verdict)
{
    const auto found = Wording::tr("The server runs Proxmox VE %1.").arg(diagnosis.version->version);
    if (verdict == Finding::Verdict::Ok)
        return {found, {}, {}};
    return {found, Wording::tr("Slipway knows versions 8 and 9."),
            Wording::tr("Try one VM first; commands for privileges may not fit this version.")};
}

Explanation clock(const Diagnosis &diagnosis, Finding::Verdict verdict)
{
    if (!diagnosis.skew)
        return {Wording::tr("The server does not say what time it is."), {}, {}};
    const auto seconds = *diagnosis.skew;
    const auto apart = seconds < 0
                           ? Wording::tr("The server's clock is %1 s behind this computer's.").arg(-seconds)
                           : Wording::tr("The server's clock is %1 s ahead of this computer's.").arg(seconds);
    if (verdict == Finding::Verdict::Ok)
        return {seconds == 0 ? Wording::tr("The clocks agree.") : apart, {}, {}};
    return {
        apart,
        Wording::tr("With more than %1 s between clocks, sessions can be refused, and expiry dates are met "
                    "too early or too late.")
            .arg(Diagnosis::toleratedSkew),
        Wording::tr("Set both by a time server (chronyc tracking shows how far a clock is off).")};
}

Explanation quorum(const Diagnosis &diagnosis, const Finding &finding)
{
    if (finding.error && finding.error->kind == Error::Kind::Forbidden) {
        return {
            Wording::tr("Whether the cluster has quorum cannot be seen."),
            Wording::tr("That takes %1 on %2.")
                .arg(finding.error->fields.value(QStringLiteral("privilege"), QStringLiteral("Sys.Audit")),
                     finding.error->fields.value(QStringLiteral("path"), QStringLiteral("/"))),
            Wording::tr("It is not needed for making VMs.")};
    }
    if (!diagnosis.cluster)
        return {};
    if (diagnosis.cluster->name.isEmpty())
        return {Wording::tr("The server stands alone and needs no quorum."), {}, {}};
    const auto &name = diagnosis.cluster->name;
    if (diagnosis.cluster->quorate)
        return {Wording::tr("Cluster %1 has quorum.").arg(name), {}, {}};
    return {Wording::tr("Cluster %1 has no quorum.").arg(name),
            Wording::tr("Without a majority of its nodes it refuses every change."),
            Wording::tr("Bring the missing nodes or the network between them back (pvecm status).")};
}

Explanation nodes(const Diagnosis &diagnosis, Finding::Verdict verdict)
{
    const auto found = Wording::tr("Nodes online: %1 of %2.").arg(diagnosis.nodesOnline).arg(diagnosis.nodes);
    if (verdict == Finding::Verdict::Ok)
        return {found, {}, {}};
    return {found, Wording::tr("What is on the others can be neither read nor cloned."),
            Wording::tr("Look at those nodes, or use templates of nodes that are online.")};
}

QString templateLabel(const Diagnosis &diagnosis)
{
    const auto id = QString::number(diagnosis.place.templateId);
    return diagnosis.templateName.isEmpty() ? id : diagnosis.templateName + u" (" + id + u')';
}

/// The place in a sentence, with what the doctor has chosen.
QString placeWord(const Diagnosis &diagnosis)
{
    const auto &place = diagnosis.place;
    QStringList parts{Wording::tr("template %1").arg(templateLabel(diagnosis))};
    if (!diagnosis.templateNode.isEmpty())
        parts.append(Wording::tr("node %1").arg(diagnosis.templateNode));
    if (!place.storages.isEmpty())
        parts.append(Wording::tr("storage %1").arg(place.storages.join(QStringLiteral(", "))));
    if (!place.bridges.isEmpty())
        parts.append(Wording::tr("bridge %1").arg(place.bridges.join(QStringLiteral(", "))));
    if (!place.pool.isEmpty())
        parts.append(Wording::tr("pool %1").arg(place.pool));
    QStringList chosen;
    for (const auto &[isChosen, name] : {std::pair{diagnosis.choseTemplate, Wording::tr("template")},
                                         std::pair{diagnosis.choseStorage, Wording::tr("storage")},
                                         std::pair{diagnosis.choseBridge, Wording::tr("bridge")},
                                         std::pair{diagnosis.chosePool, Wording::tr("pool")}}) {
        if (isChosen)
            chosen.append(name);
    }
    const auto sentence = Wording::tr("Tried on %1.").arg(parts.join(QStringLiteral(", ")));
    if (chosen.isEmpty())
        return sentence;
    return sentence + u' ' +
           Wording::tr("Chosen here, since not named: %1.").arg(chosen.join(QStringLiteral(", ")));
}

Explanation place(const Diagnosis &diagnosis)
{
    const auto &place = diagnosis.place;
    const auto label = templateLabel(diagnosis);
    switch (diagnosis.placeProblem) {
    case PlaceProblem::None:
        return {placeWord(diagnosis), {}, {}};
    case PlaceProblem::NoTemplate:
        return {Wording::tr("No template is to be seen."),
                Wording::tr("There is none, or VM.Audit on it is missing."),
                Wording::tr(
                    "Turn a VM into a template, or name a template and test again. What is below holds for "
                    "all templates.")};
    case PlaceProblem::HiddenTemplate:
        return {Wording::tr("Template %1 is not to be seen.").arg(label),
                Wording::tr("VM.Audit on /vms/%1 is missing, or there is no such template.")
                    .arg(place.templateId),
                Wording::tr("Have VM.Audit granted and test again, or name another template.")};
    case PlaceProblem::NoSuchTemplate:
        return {Wording::tr("There is no VM %1.").arg(label), {}, Wording::tr("Name another template.")};
    case PlaceProblem::NotATemplate:
        return {Wording::tr("VM %1 is not a template.").arg(label),
                Wording::tr("It can be cloned in full only, and not while its configuration is locked."),
                Wording::tr("Turn it into a template, or name another one.")};
    case PlaceProblem::NoSuchStorage:
        return {Wording::tr("A storage that was to be used is not there: %1.")
                    .arg(place.storages.join(QStringLiteral(", "))),
                Wording::tr("Node %1 does not have it, it is disabled, or it takes no disk images.")
                    .arg(diagnosis.templateNode),
                Wording::tr("Name a storage of that node (pvesm status --content images).")};
    case PlaceProblem::NoSuchPool:
        return {Wording::tr("There is no pool %1.").arg(place.pool),
                {},
                Wording::tr("Name another pool, or make it.")};
    }
    Q_UNREACHABLE();
}

Explanation withoutAny(const Patient &patient)
{
    const auto todo =
        Wording::tr("An administrator can grant what provisioning needs with the commands below. Then test "
                    "again: what the template has can be seen only with them.");
    if (!patient.isToken())
        return {Wording::tr("%1 has no privileges at all.").arg(patient.identity), {}, todo};
    return {Wording::tr("This token has no privileges of its own."),
            Wording::tr(
                "A token with privilege separation has only what is granted to the token itself, and never "
                "more than its user %1.")
                .arg(patient.user()),
            todo};
}

Explanation privileges(const Diagnosis &diagnosis)
{
    if (diagnosis.hasNoPrivileges)
        return withoutAny(diagnosis.patient);
    QStringList consequences;
    int missing = 0;
    for (const auto &[need, granted] : diagnosis.needs) {
        if (granted)
            continue;
        ++missing;
        consequences.append(consequenceWithout(need.purpose));
    }
    const auto all = diagnosis.needs.size();
    if (missing == 0)
        return {Wording::tr("All %1 privileges for provisioning are granted.").arg(all), {}, {}};
    consequences.removeDuplicates();
    return {Wording::tr("%1 of %2 privileges for provisioning are missing.").arg(missing).arg(all),
            consequences.join(u' '), Wording::tr("An administrator can grant them with the commands below.")};
}

/// When all is as it should be, or was looked at in full.
Explanation found(const Diagnosis &diagnosis, const Finding &finding)
{
    const auto &patient = diagnosis.patient;
    switch (finding.what) {
    case What::Reachable:
        return {
            diagnosis.roundTrip
                ? Wording::tr("%1 answered in %2 ms.").arg(patient.server).arg(diagnosis.roundTrip->count())
                : Wording::tr("%1 answers.").arg(patient.server),
            {},
            {}};
    case What::Certificate:
        return certificate(patient);
    case What::SignedIn:
        return {patient.isToken() ? Wording::tr("Signed in with the API token %1.").arg(patient.identity)
                                  : Wording::tr("Signed in as %1.").arg(patient.identity),
                {},
                {}};
    case What::Version:
        return version(diagnosis, finding.verdict);
    case What::Clock:
        return clock(diagnosis, finding.verdict);
    case What::Quorum:
        return quorum(diagnosis, finding);
    case What::Nodes:
        return nodes(diagnosis, finding.verdict);
    case What::Place:
        return place(diagnosis);
    case What::Privileges:
        return privileges(diagnosis);
    }
    Q_UNREACHABLE();
}

} // namespace

QString findingWord(What what)
{
    switch (what) {
    case What::Reachable:
        return Wording::tr("Reachable");
    case What::Certificate:
        return Wording::tr("Certificate");
    case What::SignedIn:
        return Wording::tr("Signed in");
    case What::Version:
        return Wording::tr("Version");
    case What::Clock:
        return Wording::tr("Clock");
    case What::Quorum:
        return Wording::tr("Quorum");
    case What::Nodes:
        return Wording::tr("Nodes");
    case What::Place:
        return Wording::tr("Template and place");
    case What::Privileges:
        return Wording::tr("Privileges");
    }
    Q_UNREACHABLE();
}

QString verdictWord(Finding::Verdict verdict)
{
    switch (verdict) {
    case Finding::Verdict::Ok:
        return Wording::tr("OK");
    case Finding::Verdict::Warn:
        return Wording::tr("Warning");
    case Finding::Verdict::Fail:
        return Wording::tr("Failed");
    case Finding::Verdict::Skipped:
        return Wording::tr("Skipped");
    }
    Q_UNREACHABLE();
}

Explanation explainFinding(const Diagnosis &diagnosis, What what)
{
    const auto *finding = diagnosis.finding(what);
    if (finding == nullptr)
        return {};
    const bool isQuorumHidden = what == What::Quorum && finding->verdict == Finding::Verdict::Skipped;
    if (finding->error && !isQuorumHidden)
        return explainConnection(*finding->error, diagnosis.patient.server);
    const bool isClock = what == What::Clock && diagnosis.version;
    if (finding->verdict == Finding::Verdict::Skipped && !finding->error && !isClock)
        return {Wording::tr("Not looked at, because of what is above."), {}, {}};
    return found(diagnosis, *finding);
}

QString userLinesAdvice(const QString &user)
{
    return Wording::tr(
               "A token never has more rights than its user. Only where %1 lacks these rights itself, grant "
               "them to it too: an entry on a path hides what is inherited there.")
        .arg(user);
}

} // namespace prov
