// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/logstore.h"
#include "core/base/redactor.h"

#include <QObject>

#include <cstddef>

namespace base {

/// The log of one program run: the newest records of all levels in memory, told to whoever listens. The level
/// filters what is shown or written, old records too, so it is only kept here and applied by the listeners
/// (shows()). Main thread only.
class Log final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t defaultCapacity = 1'000'000;

    /// `clock` stamps the records and must outlive the log.
    explicit Log(const Clock &clock, std::size_t capacity = defaultCapacity);

    /// Stamps a record that has no time yet, makes its text one plain line, blots out secrets, keeps and
    /// announces it. Returns what became of it: the only form that may be written anywhere.
    LogRecord add(LogRecord record);
    void add(LogRecord::Level level, const QString &text, const QJsonObject &fields = {});

    /// Oldest first.
    [[nodiscard]] const LogStore &records() const { return m_records; }

    [[nodiscard]] LogRecord::Level level() const { return m_level; }
    void setLevel(LogRecord::Level level);
    /// Takes the level from PROXMOX_LOG_LEVEL; unset or empty changes nothing, an unknown word gives info and
    /// a warning.
    void setLevelFromEnvironment();
    [[nodiscard]] bool shows(const LogRecord &record) const { return record.level <= m_level; }

    /// From now on this value reads "***" in every record.
    void hide(const QString &secret) { m_redactor.add(secret); }
    /// What is hidden here, for those who write elsewhere.
    [[nodiscard]] const Redactor &redactor() const { return m_redactor; }

signals:
    void recorded(const base::LogRecord &record);
    void levelChanged(base::LogRecord::Level level);

private:
    const Clock &m_clock;
    LogStore m_records;
    LogRecord::Level m_level = LogRecord::Level::Info;
    Redactor m_redactor;
};

/// "12:00:31.123 warn  rancher-2 402 configuring  text", in local time. `name` is the VM's, the job's id is
/// used when it is empty; parts that the record has not are left out.
[[nodiscard]] QString formatLine(const LogRecord &record, const QString &name = {});

} // namespace base
