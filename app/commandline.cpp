// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include "app/commandtable.h"
#include "core/sim/cluster.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

namespace app {

namespace {

template <typename T>
using Parsed = tl::expected<T, QString>;

/// The arguments of one command, sorted, not yet understood.
struct Given
{
    QHash<QString, QString> options; ///< "--parallel" → "3"; flags and left-out values are empty
    QStringList others;

    [[nodiscard]] bool has(const char *name) const { return options.contains(QString::fromLatin1(name)); }
    [[nodiscard]] QString value(const char *name) const { return options.value(QString::fromLatin1(name)); }
};

QString secretRefused(const QString &what)
{
    return QStringLiteral(
               "%1 was given on the command line, where every user of this machine can read it, and "
               "the shell keeps it. Make a new one, and put it into the environment variable "
               "PROXMOX_VE_API_TOKEN (user@realm!id=secret); a spec names the variables that hold "
               "cloud-init passwords.")
        .arg(what);
}

/// Says why, without the value.
std::optional<QString> secretIn(const QString &argument)
{
    static const QRegularExpression token(QStringLiteral("[^\\s=:/@]+@[^\\s=:/!@]+![^\\s=]+[=:]."));
    static const QRegularExpression option(
        QStringLiteral("^--?(?:api-?)?(?:token|password|passwd|secret)(?:$|=)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression loginInUrl(QStringLiteral("://[^/@]+:[^/@]*@"));
    if (token.match(argument).hasMatch())
        return secretRefused(QStringLiteral("An API token"));
    if (option.match(argument).hasMatch())
        return secretRefused(QStringLiteral("A secret"));
    if (loginInUrl.match(argument).hasMatch())
        return secretRefused(QStringLiteral("A password"));
    return std::nullopt;
}

Parsed<Given> sortArguments(const VerbRow &verb, const QStringList &arguments)
{
    Given given;
    const auto table = optionTable();
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const auto &argument = arguments[i];
        if (!argument.startsWith(u'-') || argument.size() == 1) {
            given.others.append(argument);
            continue;
        }
        const auto name = argument.section(u'=', 0, 0);
        const bool hasValue = argument.contains(u'=');
        const auto row = std::find_if(table.begin(), table.end(), [&](const OptionRow &known) {
            return name == QLatin1String(known.name) && known.isOf(verb.verb);
        });
        if (row == table.end()) {
            return tl::unexpected(
                QStringLiteral("%1 is not an option of %2; slipway-cli %2 --help lists them")
                    .arg(name, QString::fromLatin1(verb.name)));
        }
        if (given.options.contains(name))
            return tl::unexpected(QStringLiteral("%1 is given twice").arg(name));
        if (row->isFlag() && hasValue)
            return tl::unexpected(QStringLiteral("%1 takes no value").arg(name));
        auto value = argument.section(u'=', 1);
        if (!row->isFlag() && !row->valueIsOptional() && !hasValue && i + 1 < arguments.size())
            value = arguments[++i];
        if (!row->isFlag() && !row->valueIsOptional() && value.isEmpty())
            return tl::unexpected(
                QStringLiteral("%1 wants a value: %1 %2").arg(name, QString::fromLatin1(row->value)));
        given.options.insert(name, value);
    }
    return given;
}

Parsed<qint64> numberOf(const Given &given, const char *name, qint64 least, qint64 most, qint64 otherwise)
{
    if (!given.has(name))
        return otherwise;
    bool ok = false;
    const auto value = given.value(name).toLongLong(&ok);
    if (ok && value >= least && value <= most)
        return value;
    return tl::unexpected(QStringLiteral("%1 wants a whole number from %2 to %3")
                              .arg(QString::fromLatin1(name))
                              .arg(least)
                              .arg(most));
}

Parsed<DemoOptions> demoOf(const Given &given, const char *scenario)
{
    DemoOptions demo;
    if (const auto name = given.value(scenario); !name.isEmpty())
        demo.scenario = name;
    if (!sim::Cluster::scenarioNames().contains(demo.scenario)) {
        return tl::unexpected(
            QStringLiteral("there is no scenario \"%1\"; there are: %2")
                .arg(demo.scenario, sim::Cluster::scenarioNames().join(QStringLiteral(", "))));
    }
    const auto seed = numberOf(given, "--seed", 0, std::numeric_limits<qint64>::max(), 1);
    if (!seed)
        return tl::unexpected(seed.error());
    demo.seed = static_cast<quint64>(*seed);
    if (given.has("--speed")) {
        bool ok = false;
        demo.speed = given.value("--speed").toDouble(&ok);
        if (!ok || !(demo.speed >= 0.1 && demo.speed <= 1000))
            return tl::unexpected(QStringLiteral("--speed wants a number from 0.1 to 1000"));
    }
    return demo;
}

Parsed<ConnectionOptions> connectionOf(const Given &given)
{
    ConnectionOptions connection{std::nullopt, given.value("--server"), given.value("--fingerprint")};
    if (given.has("--demo")) {
        if (given.has("--server") || given.has("--fingerprint"))
            return tl::unexpected(
                QStringLiteral("--demo brings its own server: leave out --server and --fingerprint"));
        const auto demo = demoOf(given, "--demo");
        if (!demo)
            return tl::unexpected(demo.error());
        connection.demo = *demo;
    } else if (given.has("--speed")) {
        return tl::unexpected(
            QStringLiteral("--speed is for the demo: time passes at its own pace on a real server"));
    }
    if (given.has("--fingerprint") && pve::fingerprintFromText(connection.fingerprint).isEmpty())
        return tl::unexpected(QStringLiteral(
            "--fingerprint wants a SHA-256 fingerprint: 64 hex digits, with or without colons"));
    return connection;
}

Parsed<RunOptions> runOf(const Given &given)
{
    const auto connection = connectionOf(given);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto parallel = numberOf(given, "--parallel", 1, 64, RunOptions{}.parallel);
    if (!parallel)
        return tl::unexpected(parallel.error());
    return RunOptions{*connection,         given.value("--data-dir"), static_cast<int>(*parallel),
                      given.has("--json"), given.has("--wait"),       given.value("--report")};
}

Parsed<CommandLine> noOthers(const Given &given, CommandLine line)
{
    if (given.others.isEmpty())
        return line;
    const auto &extra = given.others.first();
    const auto text = QStringLiteral("\"%1\" is one argument too many").arg(extra);
    return tl::unexpected(sim::Cluster::scenarioNames().contains(extra)
                              ? text + QStringLiteral("; did you mean --demo=%1?").arg(extra)
                              : text);
}

Parsed<CommandLine> provision(Given given)
{
    const auto run = runOf(given);
    if (!run)
        return tl::unexpected(run.error());
    if (given.others.isEmpty())
        return tl::unexpected(QStringLiteral("provision wants a spec file: slipway-cli provision SPEC.json"));
    const auto file = given.others.takeFirst();
    return noOthers(given, ProvisionOptions{file, *run, given.has("--require-address"), given.has("--again"),
                                            given.has("--check")});
}

Parsed<CommandLine> resume(const Given &given)
{
    const auto run = runOf(given);
    return run ? noOthers(given, ResumeOptions{*run}) : tl::unexpected(run.error());
}

Parsed<CommandLine> jobs(Given given)
{
    using Verb = JobsOptions::Verb;
    static const std::array<std::pair<QString, Verb>, 4> verbs{
        {{QStringLiteral("retry"), Verb::Retry},
         {QStringLiteral("cancel"), Verb::Cancel},
         {QStringLiteral("dismiss"), Verb::Dismiss},
         {QStringLiteral("delete-vm"), Verb::DeleteVm}}};
    const auto run = runOf(given);
    if (!run)
        return tl::unexpected(run.error());
    JobsOptions options{Verb::List, {}, *run, given.has("--yes")};
    if (given.others.isEmpty() || given.others == QStringList{QStringLiteral("list")})
        return options;
    const auto name = given.others.takeFirst();
    const auto found =
        std::find_if(verbs.begin(), verbs.end(), [&name](const auto &row) { return row.first == name; });
    if (found == verbs.end())
        return tl::unexpected(
            QStringLiteral("jobs can list, retry, cancel, dismiss and delete-vm, not \"%1\"").arg(name));
    if (given.others.isEmpty())
        return tl::unexpected(
            QStringLiteral("jobs %1 wants the IDs of jobs; slipway-cli jobs lists them").arg(name));
    options.verb = found->second;
    options.ids = given.others;
    return options;
}

Parsed<CommandLine> inventory(const Given &given)
{
    const auto connection = connectionOf(given);
    return connection ? noOthers(given, InventoryOptions{*connection, given.has("--json")})
                      : tl::unexpected(connection.error());
}

Parsed<CommandLine> simulate(const Given &given)
{
    const auto port = numberOf(given, "--port", 0, std::numeric_limits<quint16>::max(), 0);
    if (!port)
        return tl::unexpected(port.error());
    const auto demo = demoOf(given, "--scenario");
    return demo ? noOthers(given, SimulateOptions{static_cast<quint16>(*port), *demo, given.value("--faults"),
                                                  given.has("--list")})
                : tl::unexpected(demo.error());
}

Parsed<CommandLine> understand(const VerbRow &verb, const Given &given)
{
    switch (verb.verb) {
    case Verb::Provision:
        return provision(given);
    case Verb::Resume:
        return resume(given);
    case Verb::Jobs:
        return jobs(given);
    case Verb::Inventory:
        return inventory(given);
    case Verb::Simulate:
        return simulate(given);
    }
    Q_UNREACHABLE();
}

bool asksForHelp(const QString &argument)
{
    return argument == u"--help" || argument == u"-h";
}

} // namespace

tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    for (const auto &argument : arguments) {
        if (const auto refusal = secretIn(argument))
            return tl::unexpected(*refusal);
    }
    if (arguments.isEmpty())
        return tl::unexpected(QStringLiteral("a command is missing\n\n") + overviewText());
    if (arguments.first() == u"help" && arguments.size() > 1)
        return parseCommandLine({arguments[1], QStringLiteral("--help")});
    const auto &name = arguments.first();
    if (asksForHelp(name) || name == u"help")
        return HelpOptions{overviewText()};
    if (name == u"--version")
        return VersionOptions{};
    const auto table = verbTable();
    const auto verb = std::find_if(table.begin(), table.end(),
                                   [&name](const VerbRow &row) { return name == QLatin1String(row.name); });
    if (verb == table.end())
        return tl::unexpected(
            QStringLiteral("there is no command \"%1\"; slipway-cli --help lists them").arg(name));
    if (std::any_of(arguments.begin(), arguments.end(), asksForHelp))
        return HelpOptions{helpText(*verb)};
    return sortArguments(*verb, arguments.mid(1)).and_then([&verb](const Given &given) {
        return understand(*verb, given);
    });
}

} // namespace app
