// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>

#include <optional>

namespace base {

/// One line of the log as data (design "Log"). `text` is one plain sentence, English in every language
/// of the program (core/base/shown.h); it holds no secret.
struct LogRecord
{
    enum class Level { Error, Warn, Info, Debug };
    QDateTime time; ///< UTC, ms
    Level level = Level::Info;
    QString job;  ///< job id, may be empty
    int vmid = 0; ///< 0 = none
    QString step; ///< "cloning" …, may be empty
    QString text;
    QJsonObject fields; ///< structured extras: upid, attempt, wait_ms …

    bool operator==(const LogRecord &) const = default;
};

[[nodiscard]] QString levelName(LogRecord::Level level); ///< "error", "warn", "info", "debug"
/// Accepts the four names in any case; nothing for anything else.
[[nodiscard]] std::optional<LogRecord::Level> levelFromName(const QString &name);

} // namespace base

Q_DECLARE_METATYPE(base::LogRecord)
