// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/wording.h"
#include "core/pve/traffic.h"

#include <QString>
#include <QStringList>

namespace app {

/// What a run comes to, for people. Pure.
[[nodiscard]] QString summaryOf(const QList<prov::Job> &jobs, const pve::Traffic &traffic, qint64 wallMs);
/// The list of `slipway-cli jobs`.
[[nodiscard]] QString jobTable(const QList<prov::Job> &jobs);

/// Rows in columns as wide as their widest cell; the first row is the head.
[[nodiscard]] QString table(const QList<QStringList> &rows);
/// "12.3 s", "4 min 05 s".
[[nodiscard]] QString spanText(qint64 ms);
/// Sentences one below the other, indented.
[[nodiscard]] QString paragraphs(const prov::Explanation &explanation, int indent);

} // namespace app
