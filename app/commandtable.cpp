// SPDX-License-Identifier: Apache-2.0
#include "app/commandtable.h"

#include "core/sim/faultfile.h"

#include <array>

namespace app {

namespace {

constexpr unsigned of(Verb verb)
{
    return static_cast<unsigned>(verb);
}

constexpr unsigned running = of(Verb::Provision) | of(Verb::Resume) | of(Verb::Jobs);
constexpr unsigned connected = running | of(Verb::Inventory);

constexpr std::array verbs{
    VerbRow{
        Verb::Provision, "provision", "SPEC.json", "Make the VMs of a spec file, and verify them.",
        "The spec is described in README.md. Passwords come from the environment variables that it names.\n"
        "Only this batch is driven; unfinished ones are named and left alone."},
    VerbRow{Verb::Resume, "resume", "", "Continue all unfinished jobs of this user on this server.",
            "A cloud-init password is asked for in the environment variable that the spec named."},
    VerbRow{Verb::Jobs, "jobs", "[list|retry ID…|cancel ID…|dismiss ID…|delete-vm ID…]",
            "List the jobs, without contacting a server, or do something with some of them.",
            "retry      tries failed jobs again from the step that failed\n"
            "cancel     stops unfinished jobs; exit 0 when all are cancelled\n"
            "dismiss    forgets jobs that have ended; their VMs stay as they are. With --yes unfinished ones "
            "too\n"
            "delete-vm  removes the VMs that ended jobs have made; exit 0 when none is left\n"
            "An ID may be shortened as long as it is unique."},
    VerbRow{Verb::Inventory, "inventory", "", "Show templates, nodes, storages and VMs of the server.", ""},
    VerbRow{
        Verb::Simulate, "simulate", "", "Serve a simulated cluster on 127.0.0.1 until Ctrl-C.",
        "Prints its URL, the fingerprint of its certificate, a token, and the password of the token's user.\n"
        "FILE is a JSON array of what goes wrong besides the scenario, as\n"
        "  [{\"request\": \"^POST .*/clone$\", \"what\": \"delay\", \"seconds\": 2.5, \"times\": 1}]\n"
        "request  a regular expression on the method and the path with its query, without /api2/json\n"
        "skip     so many such requests go by first; then times are hit (all), one in one_in of them\n"
        "lasting  seconds from the first hit on, then it is over\n"
        "what     happens, and the keys that go with it:"},
};

constexpr std::array options{
    OptionRow{"--demo", "[=SCENARIO]", connected,
              "use a simulated cluster inside this process (simulate --list names the scenarios)"},
    OptionRow{"--speed", "X", connected | of(Verb::Simulate),
              "let the simulated cluster's time run X times faster"},
    OptionRow{"--server", "URL", connected, "the server; also in PROXMOX_VE_ENDPOINT; port 8006 by default"},
    OptionRow{"--fingerprint", "SHA256", connected, "trust exactly the certificate with this fingerprint"},
    OptionRow{"--data-dir", "DIR", running,
              "where jobs are kept (default: ~/.local/share/slipway; in the demo they are thrown away)"},
    OptionRow{"--parallel", "N", running, "how many VMs are made at a time, 1 to 64 (default: 3)"},
    OptionRow{"--wait", nullptr, running, "wait for detached jobs too"},
    OptionRow{"--report", "FILE", of(Verb::Provision) | of(Verb::Resume), "write a report in JSON"},
    OptionRow{"--require-address", nullptr, of(Verb::Provision), "a VM without an address is a failure"},
    OptionRow{"--again", nullptr, of(Verb::Provision), "make new VMs although an earlier batch is not done"},
    OptionRow{"--check", nullptr, of(Verb::Provision),
              "make nothing, only say what speaks against it; exit 1 where the server would refuse"},
    OptionRow{"--yes", nullptr, of(Verb::Jobs), "do not ask"},
    OptionRow{"--json", nullptr, connected, "print one JSON object per line"},
    OptionRow{"--port", "N", of(Verb::Simulate), "the port (default: a free one)"},
    OptionRow{"--scenario", "NAME", of(Verb::Simulate), "what the cluster is like (default: calm)"},
    OptionRow{"--seed", "N", of(Verb::Simulate), "of everything random in the cluster (default: 1)"},
    OptionRow{"--faults", "FILE", of(Verb::Simulate), "let go wrong what this file says"},
    OptionRow{"--list", nullptr, of(Verb::Simulate), "name the scenarios, and end"},
};

QString optionLine(const OptionRow &row)
{
    auto left = QString::fromUtf8(row.name);
    if (!row.isFlag())
        left += (row.valueIsOptional() ? QString() : QStringLiteral(" ")) + QString::fromUtf8(row.value);
    return QStringLiteral("  %1  %2\n").arg(left, -20).arg(QString::fromUtf8(row.sentence));
}

} // namespace

std::span<const VerbRow> verbTable()
{
    return verbs;
}

std::span<const OptionRow> optionTable()
{
    return options;
}

QString overviewText()
{
    auto text = QStringLiteral("Slipway turns Proxmox VE templates into running, verified machines.\n\n"
                               "usage: slipway-cli COMMAND [OPTIONS]\n\n");
    for (const auto &row : verbs)
        text += QStringLiteral("  %1  %2\n")
                    .arg(QString::fromUtf8(row.name), -10)
                    .arg(QString::fromUtf8(row.sentence));
    text += QStringLiteral(
        "\nslipway-cli COMMAND --help says more; --version tells the version.\n"
        "The API token is read from PROXMOX_VE_API_TOKEN (user@realm!id=secret), never from the command "
        "line.\n"
        "PROXMOX_LOG_LEVEL is error, warn, info (default) or debug.\n"
        "Exit codes: 0 all ready, 1 a VM failed or was cancelled, 2 usage or spec wrong, 3 cannot connect, "
        "trust\n"
        "or sign in, 4 only detached or secret-waiting jobs remain, 5 data folder in use, 130 interrupted.");
    return text;
}

QString helpText(const VerbRow &row)
{
    auto text = QStringLiteral("usage: slipway-cli %1 %2")
                    .arg(QString::fromUtf8(row.name), QString::fromUtf8(row.arguments))
                    .trimmed();
    text += QStringLiteral(" [OPTIONS]\n\n") + QString::fromUtf8(row.sentence) + u'\n';
    if (row.notes[0] != '\0')
        text += u'\n' + QString::fromUtf8(row.notes) + u'\n';
    if (row.verb == Verb::Simulate)
        text += sim::faultHelp();
    text += u'\n';
    for (const auto &option : options) {
        if (option.isOf(row.verb))
            text += optionLine(option);
    }
    return text.chopped(1);
}

} // namespace app
