// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sim/fault.h"

#include <QByteArray>
#include <QString>

/// What windowshots draws, a page of the window each: into a folder, light and dark.
namespace shots {

void shootFirstPages(const QString &dir);
/// A user with password, as far as the second factor.
void shootPassword(const QString &dir);
/// What the doctor finds on a server with the privileges of the scenario.
void shootChecks(const QString &dir, const QString &scenario, const QString &name);
void shootPreferences(const QString &dir);
void shootCreate(const QString &dir);
/// In small windows, with more messages than there is room for.
void shootNarrow(const QString &dir);
/// A spec that was opened, with what has no field; a preset's name is asked for.
void shootSpecs(const QString &dir);
void shootCalm(const QString &dir);
/// Somebody holds the lock of the third VM while others are ready, and others still clone.
void shootBusy(const QString &dir);
void shootFailing(const QString &dir);
/// A job in each of the states that are met seldom.
void shootStates(const QString &dir);
/// A worker is killed and its job retried; the older batch is asked about, cancelled, and some of it deleted.
void shootBatches(const QString &dir);
/// The palette, and the inventory's filter where it is not understood and where nothing fits.
void shootPalette(const QString &dir);
/// VMs of others and of Slipway's; one is asked about, one starts.
void shootMachines(const QString &dir);
/// One is locked, one may not be stopped, and then the server does not answer.
void shootMachinesFailing(const QString &dir);

/// What the server says to requests that match, so many times; -1 = always.
[[nodiscard]] inline sim::Fault answer(const QString &pattern, int status, const QByteArray &reason,
                                       int times)
{
    sim::Fault fault;
    fault.pattern = pattern;
    fault.action = sim::Fault::Action::Answer;
    fault.status = status;
    fault.reason = reason;
    fault.times = times;
    return fault;
}

} // namespace shots
