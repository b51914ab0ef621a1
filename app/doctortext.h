// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exitcode.h"
#include "core/provision/diagnosis.h"

#include <QJsonObject>

namespace app {

/// What the doctor has found, for the command line. All of this is pure.

/// "FAIL     Privileges          3 of 15 …": the verdict is the first word, so that nothing depends on
/// colours; what is not well has its reason and remedy in the lines below.
[[nodiscard]] QString findingText(const prov::Diagnosis &diagnosis, prov::Finding::What what);
/// Each privilege that provisioning takes, and whether it is there.
[[nodiscard]] QString needsText(const QList<prov::JudgedNeed> &needs);
/// The shell lines that grant what is missing; empty when nothing is.
[[nodiscard]] QString commandsText(const prov::Diagnosis &diagnosis);

/// The events of --json (README "Command line").
[[nodiscard]] QJsonObject findingEvent(const prov::Diagnosis &diagnosis, prov::Finding::What what);
[[nodiscard]] QJsonObject needEvent(const prov::JudgedNeed &need);
[[nodiscard]] QJsonObject commandsEvent(const prov::Diagnosis &diagnosis);

/// NoConnection without a server that takes the sign-in, SomeFailed when provisioning could not be done.
[[nodiscard]] ExitCode exitCodeOf(const prov::Diagnosis &diagnosis);

} // namespace app
