// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/target.h"
#include "core/provision/diagnosis.h"
#include "core/provision/results.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>
#include <variant>

namespace app {

/// What commands that drive jobs have in common.
struct RunOptions
{
    ConnectionOptions connection;
    QString dataDir;             ///< empty: the default folder, or a throw-away journal in the demo
    std::optional<int> parallel; ///< nothing: as preferred
    bool json = false;
    bool wait = false; ///< also for detached jobs
    QString reportFile;
    bool operator==(const RunOptions &) const = default;
};

struct ProvisionOptions
{
    QString specFile;
    RunOptions run;
    bool requireAddress = false;
    bool again = false;
    bool check = false; ///< only say what speaks against it
    bool operator==(const ProvisionOptions &) const = default;
};

struct ResumeOptions
{
    RunOptions run;
    bool operator==(const ResumeOptions &) const = default;
};

struct JobsOptions
{
    enum class Verb { List, Export, Retry, Cancel, Dismiss, DeleteVm };
    Verb verb = Verb::List;
    QStringList ids;                                 ///< unique prefixes of job ids; none: all, of Export
    prov::ResultForm form = prov::ResultForm::Table; ///< of Export
    RunOptions run;
    bool yes = false;
    bool operator==(const JobsOptions &) const = default;
};

struct InventoryOptions
{
    ConnectionOptions connection;
    bool json = false;
    bool operator==(const InventoryOptions &) const = default;
};

/// slipway-cli doctor: what provisioning is to be tried on; what is empty the doctor chooses.
struct DoctorOptions
{
    ConnectionOptions connection;
    prov::ExamWish wish;
    bool json = false;
    bool operator==(const DoctorOptions &) const = default;
};

struct ProfileOptions
{
    enum class Verb { List, Add, Test, Remove };
    Verb verb = Verb::List;
    QString name;             ///< not of List
    ConnectionOptions server; ///< of Add: server and fingerprint, as typed
    QString user;             ///< of Add: "ops@pve"
    QString tokenId;          ///< of Add: "ops@pve!slipway"; neither: whom the environment names
    bool fromEnvironment = false;
    bool keepPassword = false;
    bool replace = false;
    bool yes = false;
    bool json = false;
    bool operator==(const ProfileOptions &) const = default;
};

struct SimulateOptions
{
    quint16 port = 0; ///< 0 = any free one
    DemoOptions demo;
    QString faultsFile; ///< empty: only what the scenario brings
    bool list = false;  ///< only name the scenarios
    bool operator==(const SimulateOptions &) const = default;
};

struct HelpOptions
{
    QString text;
    bool operator==(const HelpOptions &) const = default;
};

struct VersionOptions
{
    bool operator==(const VersionOptions &) const = default;
};

using CommandLine = std::variant<ProvisionOptions, ResumeOptions, JobsOptions, InventoryOptions,
                                 DoctorOptions, ProfileOptions, SimulateOptions, HelpOptions, VersionOptions>;

/// Reads the arguments (without the program's name). Pure. The error is a whole message for stderr; exit code
/// 2. Secrets are refused, and not repeated in the message: argv can be read by every user of the machine.
[[nodiscard]] tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);

} // namespace app
