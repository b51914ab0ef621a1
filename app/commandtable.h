// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace app {

/// The commands and options of slipway-cli, one table for parser and help.
enum class Verb : unsigned {
    Provision = 1,
    Resume = 2,
    Jobs = 4,
    Inventory = 8,
    Simulate = 16,
    Doctor = 32,
    Profile = 64,
};

struct VerbRow
{
    Verb verb;
    const char *name;
    const char *arguments; ///< for the synopsis
    const char *sentence;
    const char *notes; ///< the rest of its help
};
[[nodiscard]] std::span<const VerbRow> verbTable();

struct OptionRow
{
    const char *name;  ///< "--parallel"
    const char *value; ///< "N"; nullptr: a flag; "[=SCENARIO]": may follow after '='
    unsigned verbs;    ///< of Verb
    const char *sentence;

    [[nodiscard]] bool isOf(Verb verb) const { return (verbs & static_cast<unsigned>(verb)) != 0; }
    [[nodiscard]] bool isFlag() const { return value == nullptr; }
    [[nodiscard]] bool valueIsOptional() const { return value != nullptr && value[0] == '['; }
};
[[nodiscard]] std::span<const OptionRow> optionTable();

[[nodiscard]] QString overviewText();
[[nodiscard]] QString helpText(const VerbRow &row);

} // namespace app
