// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/doctor.h"
#include "core/provision/doctorwording.h"
#include "core/sim/cluster.h"
#include "tests/support/manualclock.h"
#include "tests/support/simclient.h"

#include <QJsonObject>

#include <array>

namespace test {

/// A doctor at a simulated cluster, on a virtual clock.
struct ExamRig
{
    explicit ExamRig(const QString &scenario = QStringLiteral("calm"), bool bare = false,
                     const QJsonObject &world = {})
        : cluster({scenario, 1, {}, world}),
          token(bare ? cluster.bareToken() : cluster.adminToken()),
          client(
              clock,
              [this](const sim::Request &request, sim::Millis at) { return cluster.handle(request, at); },
              [this](sim::Millis at) { return cluster.wallAt(at).addSecs(skew); }, token),
          doctor(client, clock,
                 {QStringLiteral("pve1.lab:8006"), token.section(u'=', 0, 0), prov::Patient::Trust::Pinned,
                  QStringLiteral("AA:BB")})
    {
    }

    const prov::Diagnosis &examine(const prov::ExamWish &wish = {})
    {
        doctor.examine(wish);
        while (doctor.isUnderWay() && clock.nextDue())
            clock.advanceTo(*clock.nextDue());
        return doctor.diagnosis();
    }

    ManualClock clock;
    sim::Cluster cluster;
    QString token;
    qint64 skew = 0; ///< s, of the server's clock
    SimClient client;
    prov::Doctor doctor;
};

inline constexpr std::array<prov::Finding::What, 9> allFindings{
    prov::Finding::What::Reachable, prov::Finding::What::Certificate, prov::Finding::What::SignedIn,
    prov::Finding::What::Version,   prov::Finding::What::Clock,       prov::Finding::What::Quorum,
    prov::Finding::What::Nodes,     prov::Finding::What::Place,       prov::Finding::What::Privileges};

inline prov::Finding::Verdict verdictOf(const prov::Diagnosis &diagnosis, prov::Finding::What what)
{
    const auto *finding = diagnosis.finding(what);
    return finding ? finding->verdict : prov::Finding::Verdict::Skipped;
}

/// All findings are there once and in order, and there are words for each; with a remedy where one is needed.
inline QString unsaid(const prov::Diagnosis &diagnosis)
{
    QStringList wrong;
    for (std::size_t i = 0; i < allFindings.size(); ++i) {
        const auto index = static_cast<qsizetype>(i);
        if (index >= diagnosis.findings.size() || diagnosis.findings.at(index).what != allFindings.at(i))
            return QStringLiteral("no or misplaced: ") + prov::findingWord(allFindings.at(i));
        const auto words = prov::explainFinding(diagnosis, allFindings.at(i));
        const auto verdict = diagnosis.findings.at(index).verdict;
        const bool isBad = verdict == prov::Finding::Verdict::Fail || verdict == prov::Finding::Verdict::Warn;
        if (words.what.isEmpty() || (isBad && words.todo.isEmpty()))
            wrong.append(prov::findingWord(allFindings.at(i)) + QStringLiteral(": ") + words.what);
    }
    return wrong.join(QStringLiteral("; "));
}

inline QList<prov::Need> missingNeeds(const prov::Diagnosis &diagnosis)
{
    QList<prov::Need> missing;
    for (const auto &[need, granted] : diagnosis.needs) {
        if (!granted)
            missing.append(need);
    }
    return missing;
}

inline QList<prov::Need::Purpose> missingPurposes(const prov::Diagnosis &diagnosis)
{
    QList<prov::Need::Purpose> result;
    for (const auto &need : missingNeeds(diagnosis))
        result.append(need.purpose);
    return result;
}

} // namespace test
