// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>

namespace ui {

/// Sizes as people write them, "8 GiB", "8G", "8192 MiB" or a bare number, become what a spec wants. What is
/// no size stays the text it is: the spec's rules say what is wrong with it. Pure.
[[nodiscard]] QJsonValue typedMemory(const QString &text); ///< MiB, which a bare number means
[[nodiscard]] QJsonValue typedDisk(const QString &text);   ///< "100G"; a bare number means GiB

} // namespace ui
