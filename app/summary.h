// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/texttable.h"
#include "core/provision/wording.h"
#include "core/pve/traffic.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace app {

/// The options with which a later command reaches the same jobs, each behind a blank; none: nothing does.
using Reach = std::optional<QString>;

/// What a run comes to, for people. Pure.
[[nodiscard]] QString summaryOf(const QList<prov::Job> &jobs, const pve::Traffic &traffic, qint64 wallMs,
                                const Reach &reach);
/// What happened, why and what to do, with the commands for it; what is the same for several jobs is said
/// once. Each paragraph begins with an empty line. Empty when there is nothing to explain.
[[nodiscard]] QString explanationsOf(const QList<prov::Job> &jobs, const Reach &reach);
/// The list of `slipway-cli jobs`.
[[nodiscard]] QString jobTable(const QList<prov::Job> &jobs);

using base::table;
/// "12.3 s", "4 min 05 s".
[[nodiscard]] QString spanText(qint64 ms);
/// Sentences one below the other, indented.
[[nodiscard]] QString paragraphs(const prov::Explanation &explanation, int indent);

} // namespace app
