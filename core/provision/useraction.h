// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace prov {

/// Everything that a person can want of the engine, as values: window and command line speak no other
/// language.
namespace want {

struct Submit
{
    BatchSpec batch;
    QStringList passwordHashes; ///< "$6$…", one per VM, empty where the spec names no password
};
struct Cancel
{
    QString job;
};
struct Retry
{
    QString job;
};
struct Dismiss ///< forget a job that has ended; its VM stays as it is
{
    QString job;
};
struct Restore ///< a job that this engine has dismissed: takes it back into the journal
{
    QString job;
};
struct KeepWatching
{
    QString job;
};
struct GiveUp ///< a detached job: ends it here; nothing is stopped or deleted on the server
{
    QString job;
};
struct StopTask ///< on the server, as far as that may be done: what Cancel does
{
    QString job;
};
struct ProvideSecret
{
    QString job;
    QString passwordHash;
};
struct DeleteVm
{
    QString job;
};

} // namespace want

using UserAction =
    std::variant<want::Submit, want::Cancel, want::Retry, want::Dismiss, want::Restore, want::KeepWatching,
                 want::StopTask, want::GiveUp, want::ProvideSecret, want::DeleteVm>;

} // namespace prov
