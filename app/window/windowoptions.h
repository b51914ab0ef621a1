// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/target.h"
#include "ui/language.h"

#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace app {

/// How the window was started.
struct WindowOptions
{
    std::optional<DemoOptions> demo;
    QString dataDir;   ///< empty: the default folder; the demo's jobs are never kept
    QString spec = {}; ///< absolute path of a spec file to open; empty: none
    bool operator==(const WindowOptions &) const = default;
};

/// What to do, a text to print before ending well, or (the error) what is wrong with the arguments. Both are
/// English: no language is chosen yet, and what goes to a terminal is English in both programs
/// (core/base/shown.h).
struct WindowStart
{
    WindowOptions options;
    std::optional<ui::Language::Choice> language; ///< of this start only, before what is kept
    QString print;                                ///< not empty: help or version
    bool operator==(const WindowStart &) const = default;
};
[[nodiscard]] tl::expected<WindowStart, QString> parseWindowArguments(const QStringList &arguments);

} // namespace app
