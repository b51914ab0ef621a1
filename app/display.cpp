// SPDX-License-Identifier: Apache-2.0
#include "app/display.h"

#include "app/livedisplay.h"
#include "app/report.h"
#include "app/terminal.h"
#include "core/base/log.h"
#include "core/provision/wording.h"

#include <QHash>

namespace app {

using base::LogRecord;
using prov::Job;

namespace {

/// Log lines to standard error, each new step of a job to standard output.
class PlainDisplay final : public Display
{
public:
    PlainDisplay(Console &console, const base::Clock &clock) : m_console(console), m_clock(clock) {}

    void logged(const LogRecord &record) override
    {
        m_console.error(base::formatLine(record, nameIn(record)));
    }

    void jobChanged(const Job &job) override
    {
        const auto word = prov::stateWord(job);
        if (std::exchange(m_words[job.id], word) == word)
            return;
        m_console.out(base::formatLine(
            {m_clock.wallNow(), LogRecord::Level::Info, job.id, job.vmid, prov::stepName(job.step), word, {}},
            job.label()));
    }

private:
    Console &m_console;
    const base::Clock &m_clock;
    QHash<QString, QString> m_words;
};

/// Everything as events; a job whenever something that the event shows has changed.
class JsonDisplay final : public Display
{
public:
    explicit JsonDisplay(Console &console) : m_console(console) {}

    void logged(const LogRecord &record) override
    {
        m_console.event(QStringLiteral("log"),
                        {{QStringLiteral("time"), record.time.toString(Qt::ISODateWithMs)},
                         {QStringLiteral("level"), base::levelName(record.level)},
                         {QStringLiteral("job"), record.job},
                         {QStringLiteral("vmid"), record.vmid},
                         {QStringLiteral("step"), record.step},
                         {QStringLiteral("text"), record.text},
                         {QStringLiteral("fields"), record.fields}});
    }

    void jobChanged(const Job &job) override
    {
        const auto event = jobEvent(job);
        if (std::exchange(m_events[job.id], event) != event)
            m_console.event(QStringLiteral("job"), event);
    }

private:
    Console &m_console;
    QHash<QString, QJsonObject> m_events;
};

} // namespace

QString nameIn(const LogRecord &record)
{
    return record.fields.value(u"name").toString();
}

std::unique_ptr<Display> makeDisplay(Console &console, const base::Clock &clock)
{
    if (console.isJson())
        return std::make_unique<JsonDisplay>(console);
    if (standardOutputIsTerminal())
        return std::make_unique<LiveDisplay>(console, clock);
    return std::make_unique<PlainDisplay>(console, clock);
}

} // namespace app
