// SPDX-License-Identifier: Apache-2.0
#include "core/base/log.h"

#include "core/base/plaintext.h"

#include <QStringList>
#include <QtGlobal>

namespace base {

namespace {

constexpr auto levelVariable = "PROXMOX_LOG_LEVEL";

} // namespace

Log::Log(const Clock &clock, std::size_t capacity) : m_clock(clock), m_records(capacity) {}

LogRecord Log::add(LogRecord record)
{
    if (!record.time.isValid())
        record.time = m_clock.wallNow();
    record = m_redactor.redacted(std::move(record));
    record.text = blanked(record.text);
    m_records.append(record);
    emit recorded(record);
    return record;
}

void Log::add(LogRecord::Level level, const QString &text, const QJsonObject &fields)
{
    LogRecord record;
    record.level = level;
    record.text = text;
    record.fields = fields;
    add(std::move(record));
}

void Log::setLevel(LogRecord::Level level)
{
    if (level == m_level)
        return;
    m_level = level;
    emit levelChanged(level);
}

void Log::setLevelFromEnvironment()
{
    const auto word = qEnvironmentVariable(levelVariable);
    if (word.isEmpty())
        return;
    const auto level = levelFromName(word);
    setLevel(level.value_or(LogRecord::Level::Info));
    if (!level) {
        add(LogRecord::Level::Warn,
            QStringLiteral(
                "PROXMOX_LOG_LEVEL is \"%1\", which is not one of error, warn, info, debug: using info")
                .arg(word));
    }
}

QString formatLine(const LogRecord &record, const QString &name)
{
    QStringList who;
    if (const auto &shown = name.isEmpty() ? record.job : name; !shown.isEmpty())
        who.append(shown);
    if (record.vmid != 0)
        who.append(QString::number(record.vmid));
    if (!record.step.isEmpty())
        who.append(record.step);
    const auto time = record.time.toLocalTime().toString(u"HH:mm:ss.zzz");
    QString line = time + u' ' + levelName(record.level).leftJustified(5) + u' ';
    if (!who.isEmpty())
        line += who.join(u' ') + u"  ";
    return line + record.text;
}

} // namespace base
