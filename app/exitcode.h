// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

namespace app {

/// How slipway-cli ends. The numbers are an interface for scripts: README "On your own server".
enum class ExitCode {
    AllReady = 0,
    SomeFailed = 1,
    Usage = 2,
    NoConnection = 3,
    Unfinished = 4, ///< only detached jobs, or jobs that wait for a secret, remain
    DataFolder = 5,
    Interrupted = 130,
};

/// Of a run that ended by itself; when mixed, the first that applies of 3, 1, 4, 0.
[[nodiscard]] ExitCode exitCodeOf(const QList<prov::Job> &jobs);
/// Of `jobs cancel`: 0 when all of them are cancelled and left nothing that only an administrator can remove.
[[nodiscard]] ExitCode exitCodeOfCancel(const QList<prov::Job> &jobs);
/// Of `jobs delete-vm`: 0 when none of the VMs is left.
[[nodiscard]] ExitCode exitCodeOfDelete(const QList<prov::Job> &jobs);

} // namespace app
