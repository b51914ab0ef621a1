// SPDX-License-Identifier: Apache-2.0
#include "core/base/logrecord.h"

#include <array>

namespace base {

namespace {

constexpr std::array levels{LogRecord::Level::Error, LogRecord::Level::Warn, LogRecord::Level::Info,
                            LogRecord::Level::Debug};

} // namespace

QString levelName(LogRecord::Level level)
{
    switch (level) {
    case LogRecord::Level::Error:
        return QStringLiteral("error");
    case LogRecord::Level::Warn:
        return QStringLiteral("warn");
    case LogRecord::Level::Info:
        return QStringLiteral("info");
    case LogRecord::Level::Debug:
        return QStringLiteral("debug");
    }
    return {};
}

std::optional<LogRecord::Level> levelFromName(const QString &name)
{
    for (const auto level : levels) {
        if (name.compare(levelName(level), Qt::CaseInsensitive) == 0)
            return level;
    }
    return std::nullopt;
}

} // namespace base
