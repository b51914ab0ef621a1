// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/logrecord.h"
#include "core/base/sentence.h"
#include "core/provision/settings.h"
#include "core/pve/pollsettings.h"

#include <QJsonValue>
#include <QString>

#include <tl/expected.hpp>

#include <vector>

namespace store {

/// Everything that a person may set for both programs. Plain value; a default-made one holds the defaults.
struct Preferences
{
    enum class Theme { System, Light, Dark };
    enum class Language { System, English, German };
    /// What becomes of unfinished jobs when the window is closed.
    enum class Closing { Ask, Background, Close };

    prov::Settings jobs;
    pve::PollSettings polling;
    base::Millis inventoryVisible{10'000}; ///< between two looks at the inventory, as long as it is seen
    base::Millis inventoryHidden{60'000};
    base::LogRecord::Level logLevel = base::LogRecord::Level::Info;
    Theme theme = Theme::System;
    Language language = Language::System;
    Closing closing = Closing::Ask;
    bool operator==(const Preferences &) const = default;
};

/// One preference as data: its key in the file, which names the unit, its range, and its words for people.
/// Labels and hints are English, to be translated in the context "Preferences".
struct Preference
{
    enum class Group { Jobs, Waiting, Polling, Log, Appearance, Closing };
    enum class Unit { None, Milliseconds, Polls };
    struct Word
    {
        const char *word; ///< in the file
        const char *label;
    };
    /// A number, each number of a list, or the place of the word.
    using Values = std::vector<qint64>;
    enum class Wrong { NoValue, OutOfRange, TooFew, TooMany };

    const char *key;
    Group group;
    Unit unit;
    qint64 minimum;
    qint64 maximum;
    std::size_t fewest; ///< of a list; 1 and 1: no list
    std::size_t most;
    std::vector<Word> words; ///< not empty: one of them
    const char *label;
    const char *hint; ///< what it is for; may be empty
    Values (*get)(const Preferences &preferences);
    void (*set)(Preferences &preferences, const Values &values);

    [[nodiscard]] QString name() const { return QString::fromLatin1(key); }
    [[nodiscard]] bool isList() const { return most > 1; }
    [[nodiscard]] Values defaults() const { return get(Preferences()); }
    [[nodiscard]] tl::expected<Values, Wrong> check(Values values) const;
    /// As it stands in the file.
    [[nodiscard]] tl::expected<Values, Wrong> fromJson(const QJsonValue &json) const;
    [[nodiscard]] QJsonValue toJson(const Values &values) const;
    /// "a whole number from 100 to 10000": what the file may say.
    [[nodiscard]] base::Sentence wants() const;
};

/// All of them, in the order in which people see them.
[[nodiscard]] const std::vector<Preference> &preferenceTable();

} // namespace store
