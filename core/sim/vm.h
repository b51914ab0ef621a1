// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/storage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <optional>

namespace sim {

using Config = QMap<QByteArray, QByteArray>;

/// A virtual machine: its configuration file as key and value, what is pending in it, and what runs.
struct Vm
{
    int id = 0;
    QByteArray node;
    Config config;
    Config pending;
    QMap<QByteArray, int> pendingDelete; ///< 1, or 2 when forced
    QByteArray pool;

    bool running = false;
    int pid = 0;
    Millis startedAt{0};
    std::optional<Millis> agentFrom; ///< when the guest agent answers; none = never
    Config driveConfig;              ///< what its cloud-init drive was made from
    bool paused = false;
    QList<QByteArray> snapshots;
    QSet<QByteArray> unplugged; ///< cards that a failed hot-plug took away
    Config guestLinks;          ///< interfaces that the guest makes itself, as docker0: name → MAC
    Config guestConfig;         ///< what the guest was started with: its network settings are from here

    [[nodiscard]] QByteArray value(const QByteArray &key) const { return config.value(key); }
    [[nodiscard]] QByteArray lock() const { return value("lock"); }
    [[nodiscard]] bool isTemplate() const { return value("template") == "1"; }
    /// "VM 648" while there is no name, as PVE shows it (pve/FACTS.md 11).
    [[nodiscard]] QByteArray shownName() const;
    [[nodiscard]] int cpus() const;
    [[nodiscard]] qint64 memory() const;  ///< bytes
    [[nodiscard]] qint64 maxDisk() const; ///< bytes of the boot disk
    [[nodiscard]] bool agentEnabled() const;
    /// Slot of the cloud-init drive, pending ones included; empty when there is none.
    [[nodiscard]] QByteArray cloudInitSlot() const;
    [[nodiscard]] Config effective() const; ///< config with what is pending
    /// SHA-1 of the configuration file, as in PVE: the digest of a clone's stub is PVE's own constant.
    [[nodiscard]] QByteArray digest() const;
    void applyPending();

    [[nodiscard]] QJsonObject configJson(bool current) const; ///< GET config
    [[nodiscard]] QJsonArray pendingJson() const;             ///< GET pending
};

/// A number where PVE has one ("cores": 2), else text ("memory": "2048"); passwords masked.
[[nodiscard]] QJsonValue typedValue(const QByteArray &key, const QByteArray &value);
/// The keys of this config that hold a drive to copy, in the plain string order in which a clone takes them.
[[nodiscard]] QList<QByteArray> clonedDrives(const Config &config);

} // namespace sim
