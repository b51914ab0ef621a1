// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sentence.h"
#include "core/pve/types.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace prov {

using base::Sentence;

/// "As the template" (Keep), "remove it" (Remove), or a value. In the spec file: missing or null, "" or [],
/// anything else.
template <typename T>
struct Wish
{
    enum class Kind { Keep, Remove, Set };
    Kind kind = Kind::Keep;
    T value{};

    static Wish set(T v) { return {Kind::Set, std::move(v)}; }
    static Wish remove() { return {Kind::Remove, {}}; }
    [[nodiscard]] bool isSet() const { return kind == Kind::Set; }
    [[nodiscard]] bool isRemove() const { return kind == Kind::Remove; }
    [[nodiscard]] bool isKeep() const { return kind == Kind::Keep; }
    bool operator==(const Wish &) const = default;
};

enum class WaitFor { None, Running, Address };

struct CloneWish
{
    bool full = false;      ///< resolved: linked for a template unless storage or format is given
    bool modeGiven = false; ///< false: `full` was chosen by us
    QString storage;
    QString format; ///< raw, qcow2, vmdk
    std::optional<int> bwlimitKiB;
    QString pool;
    QString target; ///< node; empty = the template's
    bool operator==(const CloneWish &) const = default;
};

struct HardwareWish
{
    std::optional<int> cores;
    std::optional<int> sockets;
    std::optional<int> memoryMiB;
    std::optional<int> balloonMiB; ///< 0 = ballooning off
    Wish<QString> cpu;
    Wish<QStringList> tags; ///< normal form: lower case, sorted, unique
    std::optional<bool> onboot;
    std::optional<bool> agent;
    Wish<QString> description; ///< without our marker line
    bool operator==(const HardwareWish &) const = default;
};

/// One network device. Every optional that is absent stays as the template has it.
struct NetWish
{
    bool remove = false; ///< the whole device
    std::optional<QString> model;
    std::optional<QString> bridge;
    Wish<int> vlan; ///< 1–4094
    std::optional<bool> firewall;
    Wish<int> mtu;      ///< 1 = the bridge's; 576–65520
    Wish<int> rateMBps; ///< 0 is a real value
    bool operator==(const NetWish &) const = default;
};

struct IpConfigWish
{
    bool remove = false;
    QString ip; ///< "dhcp", "manual" or CIDR; empty = none
    QString gw;
    QString ip6; ///< "auto", "dhcp", "manual" or CIDR
    QString gw6;
    bool operator==(const IpConfigWish &) const = default;
};

struct CloudInitWish
{
    Wish<QString> user;
    QString
        passwordEnv; ///< name of the environment variable that holds it; the password itself is in no spec
    Wish<QStringList> sshKeys;
    Wish<QStringList> nameservers;
    Wish<QString> searchdomain;
    std::optional<bool> upgrade;
    QMap<int, IpConfigWish> ipconfig; ///< 0–31
    [[nodiscard]] bool asksForAnything() const;
    bool operator==(const CloudInitWish &) const = default;
};

/// One VM as it is wanted: patterns resolved, defaults of the batch applied, valid.
struct VmSpec
{
    pve::VmId templateId = 0;
    QString templateNode; ///< empty: to be found
    QString name;
    pve::VmId firstVmid = 0; ///< where the search starts; 0 = the server's choice
    pve::VmId exactVmid = 0; ///< this one or none; 0 = free choice
    CloneWish clone;
    HardwareWish hardware;
    QMap<QString, qint64> disks; ///< "scsi0" → wanted size in bytes, a multiple of 1 MiB
    QMap<int, NetWish> network;  ///< 0–31
    CloudInitWish cloudInit;
    bool start = true;
    WaitFor waitFor = WaitFor::Running;
    bool requireAddress = false; ///< no address in time is a failure, not a remark
    bool operator==(const VmSpec &) const = default;
};

/// One thing wrong with a spec file, in words: what, why, and what to do.
struct SpecProblem
{
    QString path;           ///< JSON path: "$.network.net0.vlan"
    QString text;           ///< in English
    Sentence sentence = {}; ///< the same, for a translation: problemWords()
    bool operator==(const SpecProblem &) const = default;
};

struct BatchSpec
{
    QList<VmSpec> vms;
    QByteArray
        fingerprint; ///< SHA-256 of the VMs as canonical JSON: files that ask for the same have the same
    bool operator==(const BatchSpec &) const = default;
};

/// What could be read of a spec file: everything that is wrong with it, and the VMs in which nothing is, by
/// their number from 1. Of VMs that must not share a value, the one that had it first may be right.
struct SpecReading
{
    QMap<int, VmSpec> vms;
    QList<SpecProblem> problems;
    bool operator==(const SpecReading &) const = default;
};
[[nodiscard]] SpecReading readVms(const QByteArray &json);
/// The whole batch, if nothing is wrong.
[[nodiscard]] tl::expected<BatchSpec, QList<SpecProblem>> batchOf(const SpecReading &reading);

/// Reads, checks and expands a spec file. All problems at once; unknown keys are problems. Pure.
/// Rules: pve/forms.md and README ("Spec file"). `{n}` counts from 1, `{10+n}` adds,
/// `{n:02}` pads.
[[nodiscard]] tl::expected<BatchSpec, QList<SpecProblem>> readSpec(const QByteArray &json);

/// The spec of one VM as JSON and back, for the journal. Round trip is identity.
[[nodiscard]] QJsonObject toJson(const VmSpec &spec);
[[nodiscard]] base::Result<VmSpec> vmSpecFromJson(const QJsonObject &json);

} // namespace prov
