// SPDX-License-Identifier: Apache-2.0
#include "core/store/preferences.h"

#include <QCoreApplication>

namespace store {

namespace {

using base::Millis;
using Group = Preference::Group;
using Unit = Preference::Unit;
using Values = Preference::Values;
using Jobs = prov::Settings;
using Polling = pve::PollSettings;

template <typename T>
Values toValues(const T &value)
{
    return {static_cast<qint64>(value)};
}
Values toValues(Millis value)
{
    return {value.count()};
}
Values toValues(const std::vector<Millis> &list)
{
    Values values;
    for (const Millis value : list)
        values.push_back(value.count());
    return values;
}

template <typename T>
void assign(T &to, const Values &values)
{
    to = static_cast<T>(values.front());
}
void assign(Millis &to, const Values &values)
{
    to = Millis(values.front());
}
void assign(std::vector<Millis> &to, const Values &values)
{
    to.clear();
    for (const qint64 value : values)
        to.emplace_back(value);
}

template <auto member>
Values get(const Preferences &preferences)
{
    return toValues(preferences.*member);
}
template <auto member>
void set(Preferences &preferences, const Values &values)
{
    assign(preferences.*member, values);
}
template <auto part, auto member>
Values get(const Preferences &preferences)
{
    return toValues(preferences.*part.*member);
}
template <auto part, auto member>
void set(Preferences &preferences, const Values &values)
{
    assign(preferences.*part.*member, values);
}
/// Engine and poller have it both.
template <auto ofJobs, auto ofPolling>
void setBoth(Preferences &preferences, const Values &values)
{
    assign(preferences.jobs.*ofJobs, values);
    assign(preferences.polling.*ofPolling, values);
}

constexpr auto jobs = &Preferences::jobs;
constexpr auto polling = &Preferences::polling;
constexpr qint64 second = 1'000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;

struct Access
{
    Values (*get)(const Preferences &preferences);
    void (*set)(Preferences &preferences, const Values &values);
};
template <auto... path>
constexpr Access at{get<path...>, set<path...>};

struct Range
{
    qint64 minimum;
    qint64 maximum;
};

Preference number(const char *key, Group group, Unit unit, Range range, const char *label, const char *hint,
                  Access access)
{
    return {key, group, unit, range.minimum, range.maximum, 1, 1, {}, label, hint, access.get, access.set};
}

Preference time(const char *key, Group group, Range range, const char *label, const char *hint, Access access)
{
    return number(key, group, Unit::Milliseconds, range, label, hint, access);
}

Preference waits(const char *key, const char *label, const char *hint, Access access)
{
    auto list = time(key, Group::Waiting, {0, 10 * minute}, label, hint, access);
    list.most = 20;
    return list;
}

Preference choice(const char *key, Group group, const std::vector<Preference::Word> &words, const char *label,
                  const char *hint, Access access)
{
    const auto last = static_cast<qint64>(words.size()) - 1;
    return {key, group, Unit::None, 0, last, 1, 1, words, label, hint, access.get, access.set};
}

/// The words' context.
struct Rows
{
    Q_DECLARE_TR_FUNCTIONS(Preferences)
public:
    static std::vector<Preference> jobRows();
    static std::vector<Preference> waitingRows();
    static std::vector<Preference> pollingRows();
    static std::vector<Preference> windowRows();
};

std::vector<Preference> Rows::jobRows()
{
    return {
        number("parallel_jobs", Group::Jobs, Unit::None, {1, 64}, QT_TR_NOOP("VMs at the same time"),
               QT_TR_NOOP("Per server, across batches; the others wait their turn."),
               at<jobs, &Jobs::parallelJobs>),
        time("task_patience_ms", Group::Jobs, {10 * second, 24 * hour}, QT_TR_NOOP("Patience with a task"),
             QT_TR_NOOP(
                 "How long it may show no progress. Then it is watched on as detached, and never failed."),
             at<jobs, &Jobs::taskPatience>),
        number("task_patience_gaps", Group::Jobs, Unit::None, {1, 20}, QT_TR_NOOP("Gaps between log lines"),
               QT_TR_NOOP("Patience lasts at least so many times the longest gap in the task's log."),
               at<jobs, &Jobs::patienceGaps>),
        time("guest_patience_ms", Group::Jobs, {10 * second, 24 * hour}, QT_TR_NOOP("Patience with a guest"),
             QT_TR_NOOP("How long a started VM may take to tell its address."),
             at<jobs, &Jobs::guestPatience>),
        time("guest_first_look_ms", Group::Jobs, {0, 10 * minute}, QT_TR_NOOP("First question to a guest"),
             QT_TR_NOOP("After the start."), at<jobs, &Jobs::guestFirstLook>),
        time("guest_interval_ms", Group::Jobs, {second, 10 * minute},
             QT_TR_NOOP("Between questions to a guest"),
             QT_TR_NOOP("Each takes one of the node's three workers."), at<jobs, &Jobs::guestInterval>),
    };
}

std::vector<Preference> Rows::waitingRows()
{
    return {
        choice("settle_policy", Group::Waiting,
               {{"learned", QT_TR_NOOP("As long as needed")}, {"fixed", QT_TR_NOOP("Always the whole wait")}},
               QT_TR_NOOP("After a clone"), QT_TR_NOOP("How the storage's lock is waited for."),
               at<jobs, &Jobs::settleFixed>),
        time("settle_wait_ms", Group::Waiting, {0, minute}, QT_TR_NOOP("Settle wait"),
             QT_TR_NOOP("For a clone that is still locked when its task has ended."),
             at<jobs, &Jobs::settleWait>),
        time("settle_look_ms", Group::Waiting, {100, 10 * second}, QT_TR_NOOP("Between looks while settling"),
             "", at<jobs, &Jobs::settleLook>),
        waits("config_waits_ms", QT_TR_NOOP("Waits before configuring"),
              QT_TR_NOOP("Before each attempt, the first as well. Repeated on lock errors only."),
              at<jobs, &Jobs::configWaits>),
        waits("clone_waits_ms", QT_TR_NOOP("Waits before cloning again"),
              QT_TR_NOOP("After a lock error, when the VMID is free again."), at<jobs, &Jobs::cloneWaits>),
        waits("task_waits_ms", QT_TR_NOOP("Waits before repeating other tasks"),
              QT_TR_NOOP("Resize and start, after a lock error."), at<jobs, &Jobs::taskWaits>),
        number("digest_rounds", Group::Waiting, Unit::None, {0, 20}, QT_TR_NOOP("Rounds on changed values"),
               QT_TR_NOOP("How often to read and write again when somebody else changes the VM meanwhile."),
               at<jobs, &Jobs::digestRounds>),
        time("back_off_first_ms", Group::Waiting, {100, minute}, QT_TR_NOOP("First wait in trouble"),
             QT_TR_NOOP("When server or network fail. It doubles with each try, and the job stays alive."),
             at<jobs, &Jobs::backOffFirst>),
        time("back_off_most_ms", Group::Waiting, {second, 10 * minute}, QT_TR_NOOP("Longest wait in trouble"),
             QT_TR_NOOP("Of jobs, and of polling."),
             {get<jobs, &Jobs::backOffMost>, setBoth<&Jobs::backOffMost, &Polling::maxBackOff>}),
        // Less than the server takes to show what it has begun would clone twice (design: at least 10 s).
        time("doubt_gap_ms", Group::Waiting, {10 * second, 10 * minute},
             QT_TR_NOOP("Between two looks when in doubt"),
             QT_TR_NOOP("A VMID counts as free when it was seen free twice, so far apart."),
             at<jobs, &Jobs::doubtGap>),
        time("read_again_ms", Group::Waiting, {0, 10 * minute}, QT_TR_NOOP("Patience with a new VM"),
             QT_TR_NOOP("How long it may be invisible or forbidden."), at<jobs, &Jobs::readAgain>),
    };
}

std::vector<Preference> Rows::pollingRows()
{
    return {
        time("poll_interval_ms", Group::Polling, {500, minute}, QT_TR_NOOP("Poll interval"),
             QT_TR_NOOP("One list per node, whatever the number of tasks."), at<polling, &Polling::interval>),
        time("detached_interval_ms", Group::Polling, {second, hour}, QT_TR_NOOP("Interval for detached jobs"),
             "",
             {get<jobs, &Jobs::detachedInterval>, setBoth<&Jobs::detachedInterval, &Polling::slowInterval>}),
        time("cross_check_ms", Group::Polling, {second, 10 * minute}, QT_TR_NOOP("Cross-check interval"),
             QT_TR_NOOP("One task per node in turn is asked for its own status."),
             at<polling, &Polling::crossCheck>),
        time("poll_deadline_ms", Group::Polling, {second, 5 * minute}, QT_TR_NOOP("Deadline of a poll"),
             QT_TR_NOOP("Then it counts as unanswered, and is repeated."), at<polling, &Polling::deadline>),
        number("poll_log_period_polls", Group::Polling, Unit::Polls, {1, 1'000},
               QT_TR_NOOP("“Still running” in the log"),
               QT_TR_NOOP("A line of level debug every so many polls."), at<jobs, &Jobs::pollLogPeriod>),
        time("inventory_interval_ms", Group::Polling, {2 * second, hour}, QT_TR_NOOP("Inventory interval"),
             QT_TR_NOOP("The server's own figures lag up to 10 seconds behind."),
             at<&Preferences::inventoryVisible>),
        time("inventory_hidden_interval_ms", Group::Polling, {2 * second, 24 * hour},
             QT_TR_NOOP("Inventory interval, minimised"), "", at<&Preferences::inventoryHidden>),
    };
}

std::vector<Preference> Rows::windowRows()
{
    return {
        choice("log_level", Group::Log,
               {{"error", QT_TR_NOOP("Error")},
                {"warn", QT_TR_NOOP("Warning")},
                {"info", QT_TR_NOOP("Information")},
                {"debug", QT_TR_NOOP("Debug")}},
               QT_TR_NOOP("Lowest level shown"),
               QT_TR_NOOP("Of the window's log. PROXMOX_LOG_LEVEL, where it is set, counts at a start."),
               at<&Preferences::logLevel>),
        choice("theme", Group::Appearance,
               {{"system", QT_TR_NOOP("As the desktop")},
                {"light", QT_TR_NOOP("Light")},
                {"dark", QT_TR_NOOP("Dark")}},
               QT_TR_NOOP("Theme"), "", at<&Preferences::theme>),
        choice("language", Group::Appearance,
               {{"system", QT_TR_NOOP("As the desktop")}, {"english", "English"}, {"german", "Deutsch"}},
               QT_TR_NOOP("Language"), "", at<&Preferences::language>),
        choice("closing", Group::Closing,
               {{"ask", QT_TR_NOOP("Ask")},
                {"background", QT_TR_NOOP("Keep working in the background")},
                {"close", QT_TR_NOOP("Close, and continue at the next start")}},
               QT_TR_NOOP("With unfinished VMs"), "", at<&Preferences::closing>),
    };
}

} // namespace

const std::vector<Preference> &preferenceTable()
{
    static const std::vector<Preference> table = [] {
        std::vector<Preference> all;
        for (const auto &rows :
             {Rows::jobRows(), Rows::waitingRows(), Rows::pollingRows(), Rows::windowRows()})
            all.insert(all.end(), rows.begin(), rows.end());
        return all;
    }();
    return table;
}

} // namespace store
