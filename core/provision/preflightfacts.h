// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/provision/ipaddress.h"
#include "core/pve/inventorydata.h"

#include <QMap>
#include <QSet>
#include <QtGlobal>

#include <optional>

namespace prov {

/// An address that another VM has.
struct AddressInUse
{
    enum class Source { Config, Guest }; ///< set by its ipconfig, or told by its agent
    IpAddress address;
    pve::VmId vmid = 0;
    QString name;
    Source source = Source::Config;
    bool operator==(const AddressInUse &) const = default;
};

/// Of the VMs that may be seen.
struct AddressesInUse
{
    QList<AddressInUse> known;
    int unread = 0;                     ///< VMs that did not say
    std::optional<base::Error> error{}; ///< the last reason
    bool operator==(const AddressesInUse &) const = default;
};

/// A reason of ours why something was not read.
[[nodiscard]] inline base::Error gaveUp(const base::Sentence &why)
{
    return base::Error::of(base::Error::Kind::Cancelled, why);
}

/// What a preflight judges by: facts, or why they could not be read. What is in no map was not asked for.
struct PreflightFacts
{
    template <typename K, typename T>
    using Known = QMap<K, base::Result<T>>;

    [[nodiscard]] static base::Error notAsked()
    {
        return gaveUp(QT_TRANSLATE_NOOP("Wording", "It was not asked for."));
    }

    base::Result<pve::InventoryData> inventory = base::failure(notAsked()); ///< without bridges
    base::Result<pve::Version> version = base::failure(notAsked());
    base::Result<pve::Permissions> listed = base::failure(notAsked()); ///< paths with rights on them
    Known<QString, QSet<QString>> privileges;     ///< by path, what is inherited included
    Known<pve::VmId, pve::VmConfig> configs;      ///< of the templates
    Known<pve::VmId, pve::Feature> features;      ///< of the templates
    Known<QString, QList<pve::Storage>> storages; ///< by node; enabled ones
    Known<QString, QList<pve::Bridge>> bridges;   ///< by node
    Known<pve::VmId, bool> taken;                 ///< VMIDs that were asked about
    base::Result<AddressesInUse> addresses = base::failure(notAsked());

    bool operator==(const PreflightFacts &) const = default;
};

template <typename K, typename T>
[[nodiscard]] base::Result<T> factAt(const PreflightFacts::Known<K, T> &facts, const K &key)
{
    return facts.value(key, base::failure(PreflightFacts::notAsked()));
}

} // namespace prov
