// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/configplan.h"

namespace prov {

/// What the guest agent's answer means for a VM (design "Address"): addresses on an interface whose MAC is
/// one of the VM's netN, neither loopback, link-local nor multicast.
struct GuestVerdict
{
    QStringList addresses;
    QList<Check> staticOnes;              ///< one row per static address that was asked for
    [[nodiscard]] bool satisfied() const; ///< there is one, and every static one is there
};
[[nodiscard]] GuestVerdict judgeGuest(const VmSpec &spec, const QMap<QString, QString> &config,
                                      const QList<pve::GuestInterface> &interfaces);

} // namespace prov
