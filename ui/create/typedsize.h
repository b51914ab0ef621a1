// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>

#include <optional>

namespace ui {

/// "8 GiB", "8g", "1.5 GiB", "8192 MiB" in bytes; a number alone counts `unit`. Nothing for other words.
[[nodiscard]] std::optional<qint64> typedSize(const QString &typed, qint64 unit);

/// Sizes as people write them become what a spec wants, which counts whole MiB. What is no such size stays
/// what it is: the spec's rules say what is wrong with it. Pure.
[[nodiscard]] QJsonValue typedMemory(const QString &text); ///< MiB, which a bare number means
[[nodiscard]] QJsonValue typedDisk(const QString &text);   ///< "100G"; a bare number means GiB
[[nodiscard]] QJsonValue typedNumber(const QString &text); ///< a whole one

} // namespace ui
