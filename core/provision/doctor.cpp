// SPDX-License-Identifier: Apache-2.0
#include "core/provision/doctor.h"

#include "core/provision/placechoice.h"
#include "core/pve/decode.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace prov {

using base::Error;
using Verdict = Finding::Verdict;
using What = Finding::What;

namespace {

constexpr std::array<What, 9> allFindings{What::Reachable, What::Certificate, What::SignedIn,
                                          What::Version,   What::Clock,       What::Quorum,
                                          What::Nodes,     What::Place,       What::Privileges};

Verdict ofSkew(std::optional<qint64> seconds)
{
    if (!seconds)
        return Verdict::Skipped;
    return std::abs(*seconds) > Diagnosis::toleratedSkew ? Verdict::Warn : Verdict::Ok;
}

Verdict ofNodes(int online, int all)
{
    if (online == 0)
        return Verdict::Fail;
    return online < all ? Verdict::Warn : Verdict::Ok;
}

Verdict ofPlace(PlaceProblem problem, bool isRead)
{
    switch (problem) {
    case PlaceProblem::None:
        return isRead ? Verdict::Ok : Verdict::Warn;
    case PlaceProblem::NoTemplate:
    case PlaceProblem::HiddenTemplate:
    case PlaceProblem::NotATemplate: // such a VM can be cloned too, in full
        return Verdict::Warn;
    case PlaceProblem::NoSuchTemplate:
    case PlaceProblem::NoSuchStorage:
    case PlaceProblem::NoSuchPool:
        return Verdict::Fail;
    }
    Q_UNREACHABLE();
}

Verdict ofNeeds(const QList<JudgedNeed> &needs)
{
    auto worst = Verdict::Ok;
    for (const auto &[need, granted] : needs) {
        if (!granted && need.essential)
            return Verdict::Fail;
        if (!granted)
            worst = Verdict::Warn;
    }
    return worst;
}

} // namespace

Doctor::Doctor(pve::Client &client, base::Clock &clock, Patient patient, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock)
{
    m_diagnosis.patient = std::move(patient);
}

Doctor::~Doctor() = default;

void Doctor::examine(const ExamWish &wish)
{
    const auto patient = m_diagnosis.patient;
    m_diagnosis = {};
    m_diagnosis.patient = patient;
    m_wish = wish;
    m_begin = m_clock.now();
    m_isUnderWay = true;
    m_resources.clear();
    m_templateError.reset();
    m_permissions.clear();
    ask(pve::getVersion(), &Doctor::versionRead);
}

void Doctor::ask(const pve::Request &request, Step then)
{
    m_reply = m_client.send(request);
    connect(m_reply.get(), &pve::Reply::finished, this, [this, then](const pve::Answer &answer) {
        const auto done = std::move(m_reply);
        (this->*then)(answer);
        tell();
    });
}

/// Last in each turn: whoever listens may begin anew.
void Doctor::tell()
{
    m_diagnosis.took = m_clock.now() - m_begin;
    emit changed();
    if (!m_isUnderWay)
        emit finished();
}

void Doctor::report(What what, Verdict verdict, const std::optional<Error> &error)
{
    m_diagnosis.findings.append({what, verdict, error});
}

void Doctor::versionRead(const pve::Answer &answer)
{
    const auto version = answer.and_then(pve::decodeVersion);
    if (!version) {
        reportRefusal(version.error());
        return;
    }
    m_diagnosis.roundTrip = answer->took;
    m_diagnosis.version = *version;
    for (const auto what : {What::Reachable, What::Certificate, What::SignedIn})
        report(what, Verdict::Ok);
    const int major = majorOf(*version);
    report(What::Version, major == 8 || major == 9 ? Verdict::Ok : Verdict::Warn);
    if (answer->date.isValid())
        m_diagnosis.skew = m_clock.wallNow().secsTo(answer->date);
    report(What::Clock, ofSkew(m_diagnosis.skew));
    ask(pve::getClusterStatus(), &Doctor::quorumRead);
}

/// The first answer tells how far we came.
void Doctor::reportRefusal(const Error &error)
{
    if (error.kind == Error::Kind::Tls) {
        report(What::Reachable, Verdict::Ok);
        report(What::Certificate, Verdict::Fail, error);
    } else if (error.kind == Error::Kind::Unauthorized) {
        report(What::Reachable, Verdict::Ok);
        report(What::Certificate, Verdict::Ok);
        report(What::SignedIn, Verdict::Fail, error);
    } else {
        report(What::Reachable, Verdict::Fail, error);
    }
    conclude();
}

void Doctor::quorumRead(const pve::Answer &answer)
{
    const auto cluster = answer.and_then(pve::decodeClusterStatus);
    if (cluster) {
        m_diagnosis.cluster = *cluster;
        report(What::Quorum, cluster->quorate ? Verdict::Ok : Verdict::Fail);
    } else {
        const bool isHidden = cluster.error().kind == Error::Kind::Forbidden;
        report(What::Quorum, isHidden ? Verdict::Skipped : Verdict::Fail, cluster.error());
    }
    ask(pve::getResources(), &Doctor::resourcesRead);
}

void Doctor::resourcesRead(const pve::Answer &answer)
{
    const auto resources = answer.and_then(pve::decodeResources);
    if (!resources) {
        report(What::Nodes, Verdict::Fail, resources.error());
        conclude();
        return;
    }
    m_resources = *resources;
    for (const auto &node : std::as_const(m_resources)) {
        if (node.type != pve::Resource::Type::Node)
            continue;
        ++m_diagnosis.nodes;
        m_diagnosis.nodesOnline += node.status == u"online" ? 1 : 0;
    }
    report(What::Nodes, ofNodes(m_diagnosis.nodesOnline, m_diagnosis.nodes));
    ask(pve::getPermissions(), &Doctor::permissionsRead);
}

void Doctor::permissionsRead(const pve::Answer &answer)
{
    const auto listed = answer.and_then(pve::decodePermissions);
    if (!listed) {
        report(What::Place, Verdict::Skipped);
        report(What::Privileges, Verdict::Fail, listed.error());
        conclude();
        return;
    }
    chooseTemplate(m_diagnosis, m_wish, m_resources);
    choosePool(m_diagnosis, m_wish, *listed);
    chooseDevices(m_diagnosis, m_wish, {});
    m_diagnosis.hasNoPrivileges =
        std::ranges::all_of(*listed, [](const auto &held) { return held.isEmpty(); });
    if (m_diagnosis.hasNoPrivileges)
        judgeNeeds();
    else if (!m_diagnosis.templateNode.isEmpty())
        ask(pve::getConfig(m_diagnosis.templateNode, m_diagnosis.place.templateId), &Doctor::templateRead);
    else
        ask(pve::getNextId(), &Doctor::nextIdRead);
}

void Doctor::templateRead(const pve::Answer &answer)
{
    const auto config = answer.and_then(pve::decodeConfig);
    if (config)
        chooseDevices(m_diagnosis, m_wish, config->values);
    else
        m_templateError = config.error();
    ask(pve::getNextId(), &Doctor::nextIdRead);
}

void Doctor::nextIdRead(const pve::Answer &answer)
{
    m_diagnosis.place.newVmid = answer.and_then(pve::decodeNextId).value_or(0);
    m_toAsk = pathsToAsk(needs());
    askNextPath();
}

void Doctor::askNextPath()
{
    if (m_toAsk.isEmpty())
        judgeNeeds();
    else
        ask(pve::getPermissions(m_toAsk.takeFirst()), &Doctor::pathRead);
}

void Doctor::pathRead(const pve::Answer &answer)
{
    const auto held = answer.and_then(pve::decodePermissions);
    if (!held) {
        report(What::Place, Verdict::Skipped);
        report(What::Privileges, Verdict::Fail, held.error());
        conclude();
        return;
    }
    m_permissions.insert(*held);
    askNextPath();
}

QList<Need> Doctor::needs() const
{
    return needsOf(m_diagnosis.place, majorOf(*m_diagnosis.version));
}

void Doctor::judgeNeeds()
{
    m_diagnosis.needs = judge(needs(), m_permissions);
    if (m_diagnosis.hasNoPrivileges) {
        report(What::Place, Verdict::Skipped);
    } else {
        m_diagnosis.placeProblem = problemOf(m_diagnosis, m_resources, m_permissions);
        report(What::Place, ofPlace(m_diagnosis.placeProblem, !m_templateError), m_templateError);
    }
    report(What::Privileges, ofNeeds(m_diagnosis.needs));
    conclude();
}

/// What was not come to is skipped.
void Doctor::conclude()
{
    for (const auto what : allFindings) {
        if (!m_diagnosis.finding(what))
            report(what, Verdict::Skipped);
    }
    m_isUnderWay = false;
}

} // namespace prov
