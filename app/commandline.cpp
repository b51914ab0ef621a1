// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include "app/arguments.h"
#include "core/sim/cluster.h"

#include <algorithm>
#include <array>
#include <limits>

namespace app {

namespace {

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
    ConnectionOptions connection{std::nullopt, given.value("--server"), given.value("--fingerprint"),
                                 given.value("--profile")};
    const bool namesServer = given.has("--server") || given.has("--fingerprint");
    if (given.has("--profile") && namesServer)
        return tl::unexpected(
            QStringLiteral("--profile brings its own server: leave out --server and --fingerprint"));
    if (given.has("--demo")) {
        if (namesServer || given.has("--profile"))
            return tl::unexpected(QStringLiteral(
                "--demo brings its own server: leave out --server, --fingerprint and --profile"));
        const auto demo = demoOf(given, "--demo");
        if (!demo)
            return tl::unexpected(demo.error());
        connection.demo = *demo;
    } else if (given.has("--speed")) {
        return tl::unexpected(
            QStringLiteral("--speed is for the demo: time passes at its own pace on a real server"));
    }
    if (const auto pins = pinsOf(connection.fingerprint); !pins)
        return tl::unexpected(pins.error());
    return connection;
}

Parsed<RunOptions> runOf(const Given &given)
{
    const auto connection = connectionOf(given);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto number = numberOf(given, "--parallel", 1, 64, 1);
    if (!number)
        return tl::unexpected(number.error());
    const auto parallel =
        given.value("--parallel").isEmpty() ? std::nullopt : std::optional(static_cast<int>(*number));
    return RunOptions{*connection,         given.value("--data-dir"), parallel,
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

Parsed<prov::ResultForm> formOf(const Given &given)
{
    if (!given.has("--format"))
        return prov::ResultForm::Table;
    if (const auto form = prov::resultFormFromName(given.value("--format")))
        return *form;
    return tl::unexpected(QStringLiteral("--format is table, csv, hosts, ssh or ansible, not \"%1\"")
                              .arg(given.value("--format")));
}

Parsed<CommandLine> jobs(Given given)
{
    using Verb = JobsOptions::Verb;
    static const std::array<std::pair<QString, Verb>, 5> verbs{
        {{QStringLiteral("export"), Verb::Export},
         {QStringLiteral("retry"), Verb::Retry},
         {QStringLiteral("cancel"), Verb::Cancel},
         {QStringLiteral("dismiss"), Verb::Dismiss},
         {QStringLiteral("delete-vm"), Verb::DeleteVm}}};
    const auto run = runOf(given);
    if (!run)
        return tl::unexpected(run.error());
    const auto form = formOf(given);
    if (!form)
        return tl::unexpected(form.error());
    JobsOptions options{Verb::List, {}, *form, *run, given.has("--yes")};
    const auto name = given.others.isEmpty() ? QStringLiteral("list") : given.others.takeFirst();
    if (given.has("--format") && name != u"export")
        return tl::unexpected(QStringLiteral("--format is for jobs export"));
    if (name == u"list" && given.others.isEmpty())
        return options;
    const auto found =
        std::find_if(verbs.begin(), verbs.end(), [&name](const auto &row) { return row.first == name; });
    if (found == verbs.end())
        return tl::unexpected(
            QStringLiteral("jobs can list, export, retry, cancel, dismiss and delete-vm, not \"%1\"")
                .arg(name));
    if (given.others.isEmpty() && found->second != Verb::Export)
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

Parsed<CommandLine> doctor(const Given &given)
{
    constexpr qint64 mostVmid = 999'999'999;
    constexpr qint64 mostTag = 4094;
    const auto connection = connectionOf(given);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto templateId = numberOf(given, "--template", 100, mostVmid, 0);
    if (!templateId)
        return tl::unexpected(templateId.error());
    const auto tag = numberOf(given, "--tag", 1, mostTag, 0);
    if (!tag)
        return tl::unexpected(tag.error());
    prov::ExamWish wish;
    wish.templateId = static_cast<pve::VmId>(*templateId);
    wish.storage = given.value("--storage");
    wish.bridge = given.value("--bridge");
    wish.vlan = static_cast<int>(*tag);
    wish.pool = given.value("--pool");
    return noOthers(given, DoctorOptions{*connection, wish, given.has("--json")});
}

/// What is wrong with the options of `profile add`.
std::optional<QString> mistakeIn(const ProfileOptions &add)
{
    if (add.fromEnvironment &&
        !(add.server == ConnectionOptions{} && add.user.isEmpty() && add.tokenId.isEmpty()))
        return QStringLiteral("--from-environment takes server and user from the environment: leave out "
                              "--server, --fingerprint, --user and --token-id");
    if (!add.fromEnvironment && add.server.server.isEmpty())
        return QStringLiteral("profile add wants --server URL, or --from-environment");
    if (!add.user.isEmpty() && !add.tokenId.isEmpty())
        return QStringLiteral(
            "a profile signs in with a password (--user) or a token (--token-id), not both");
    if (!add.user.isEmpty() && !pve::isUserName(add.user))
        return QStringLiteral("--user wants a user with its realm: name@realm");
    // The id is checked as the head of a whole token.
    if (!add.tokenId.isEmpty() && !pve::apiTokenFromText(add.tokenId + QStringLiteral("=x")))
        return QStringLiteral("--token-id wants the id of a token, without its secret: user@realm!name");
    if (!add.tokenId.isEmpty() && add.keepPassword)
        return QStringLiteral("--keep-password is for passwords: a token's secret always is kept");
    return std::nullopt;
}

Parsed<CommandLine> profile(Given given)
{
    using Verb = ProfileOptions::Verb;
    static const std::array<std::pair<QString, Verb>, 4> verbs{{{QStringLiteral("list"), Verb::List},
                                                                {QStringLiteral("add"), Verb::Add},
                                                                {QStringLiteral("test"), Verb::Test},
                                                                {QStringLiteral("remove"), Verb::Remove}}};
    const auto name = given.others.isEmpty() ? QStringLiteral("list") : given.others.takeFirst();
    const auto found =
        std::find_if(verbs.begin(), verbs.end(), [&name](const auto &row) { return row.first == name; });
    if (found == verbs.end())
        return tl::unexpected(QStringLiteral("profile can add, list, test and remove, not \"%1\"").arg(name));
    ProfileOptions options;
    options.verb = found->second;
    if (options.verb != Verb::List && given.others.isEmpty())
        return tl::unexpected(QStringLiteral("profile %1 wants the name of a profile").arg(name));
    if (options.verb != Verb::List)
        options.name = given.others.takeFirst().trimmed();
    options.server = {{}, given.value("--server"), given.value("--fingerprint"), {}};
    options.user = given.value("--user");
    options.tokenId = given.value("--token-id");
    options.fromEnvironment = given.has("--from-environment");
    options.keepPassword = given.has("--keep-password");
    options.replace = given.has("--replace");
    options.yes = given.has("--yes");
    options.json = given.has("--json");
    for (const char *ofAdd : {"--server", "--fingerprint", "--user", "--token-id", "--from-environment",
                              "--keep-password", "--replace"}) {
        if (options.verb != Verb::Add && given.has(ofAdd))
            return tl::unexpected(QStringLiteral("%1 is for profile add").arg(QString::fromLatin1(ofAdd)));
    }
    if (options.json && (options.verb == Verb::Add || options.verb == Verb::Remove))
        return tl::unexpected(QStringLiteral("--json is for profile list and profile test"));
    if (const auto mistake = options.verb == Verb::Add ? mistakeIn(options) : std::nullopt)
        return tl::unexpected(*mistake);
    return noOthers(given, options);
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
    case Verb::Doctor:
        return doctor(given);
    case Verb::Profile:
        return profile(given);
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
