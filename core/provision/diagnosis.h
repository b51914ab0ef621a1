// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/provision/privileges.h"
#include "core/pve/types.h"

#include <optional>

namespace prov {

/// Whom the doctor looks at: what the caller knows of the connection.
struct Patient
{
    enum class Trust { Pinned, Authority };
    QString server;   ///< "pve1.lab:8006", for people
    QString identity; ///< "ops@pve", "ops@pve!slipway"
    Trust trust = Trust::Pinned;
    QString fingerprint; ///< SHA-256 of the leaf, "AA:BB:…"; may be empty with Authority
    [[nodiscard]] bool isToken() const { return identity.contains(u'!'); }
    [[nodiscard]] QString user() const { return identity.section(u'!', 0, 0); }
    bool operator==(const Patient &) const = default;
};

/// On what provisioning is to be tried. What is empty is chosen from the inventory: the first template that
/// is to be seen, the storages of its disks, the bridges of its cards, and the pool where only a pool allows
/// to make VMs.
struct ExamWish
{
    pve::VmId templateId = 0;
    QString storage; ///< of full clones
    QString bridge;
    int vlan = 0; ///< 0: none, or that of the template's card
    QString pool;
    bool cloudInit = true;
    bool wantsAddress = true;
    bool operator==(const ExamWish &) const = default;
};

/// One row of the examination.
struct Finding
{
    enum class What { Reachable, Certificate, SignedIn, Version, Clock, Quorum, Nodes, Place, Privileges };
    enum class Verdict { Ok, Warn, Fail, Skipped }; ///< Skipped: could not be looked at, see error
    What what = What::Reachable;
    Verdict verdict = Verdict::Ok;
    std::optional<base::Error> error; ///< what stood in the way; Forbidden has privilege and path
    bool operator==(const Finding &) const = default;
};

/// What is wrong with the place that was examined.
enum class PlaceProblem {
    None,
    NoTemplate,     ///< none is to be seen
    HiddenTemplate, ///< the one asked for is not to be seen
    NoSuchTemplate,
    NotATemplate,
    NoSuchStorage, ///< not on the template's node, or not for disk images
    NoSuchPool,
};

/// Everything the doctor has found so far, as one value; words are made of it in doctorwording.h.
struct Diagnosis
{
    static constexpr qint64 toleratedSkew = 300; ///< s; beyond it tickets fail (pve/FACTS.md 2)

    Patient patient;
    QList<Finding> findings; ///< in the order of Finding::What; those to come are not there yet
    base::Millis took{0};    ///< all of it, so far

    std::optional<base::Millis> roundTrip;
    std::optional<pve::Version> version;
    std::optional<qint64> skew; ///< s, the server's clock minus ours
    std::optional<pve::ClusterStatus> cluster;
    int nodes = 0;
    int nodesOnline = 0;

    ProvisionPlace place; ///< what was examined
    QString templateName; ///< empty where it is not to be seen
    QString templateNode;
    PlaceProblem placeProblem = PlaceProblem::None;
    bool choseTemplate = false; ///< by the doctor, not by the wish; likewise:
    bool choseStorage = false;
    bool choseBridge = false;
    bool chosePool = false;

    bool hasNoPrivileges = false; ///< at all: a token that was granted nothing
    QList<JudgedNeed> needs;      ///< for pveumLines()

    [[nodiscard]] const Finding *finding(Finding::What what) const; ///< nullptr: not yet
    [[nodiscard]] Finding::Verdict verdict() const; ///< the worst of all; what was skipped counts as Ok
    bool operator==(const Diagnosis &) const = default;
};

/// "Which version of the server": 9 of "9.2.11"; 0 when it cannot be told.
[[nodiscard]] int majorOf(const pve::Version &version);

} // namespace prov
