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
constexpr unsigned connected = running | of(Verb::Inventory) | of(Verb::Doctor);

constexpr std::array verbs{
    VerbRow{
        Verb::Provision, "provision", "SPEC.json", "Make the VMs of a spec file, and verify them.",
        "The spec is described in README.md. Passwords come from the environment variables that it names.\n"
        "Only this batch is driven; unfinished ones are named and left alone."},
    VerbRow{Verb::Resume, "resume", "", "Continue all unfinished jobs of this user on this server.",
            "A cloud-init password is asked for in the environment variable that the spec named."},
    VerbRow{
        Verb::Jobs, "jobs", "[list|export ID…|retry ID…|cancel ID…|dismiss ID…|delete-vm ID…]",
        "List the jobs, without contacting a server, or do something with some of them.",
        "export     prints them for other programs, without contacting a server; without an ID all of them\n"
        "retry      tries failed jobs again from the step that failed\n"
        "cancel     stops unfinished jobs; exit 0 when all are cancelled\n"
        "dismiss    forgets jobs that have ended; their VMs stay as they are. With --yes unfinished ones "
        "too\n"
        "delete-vm  removes the VMs that ended jobs have made; exit 0 when none is left\n"
        "An ID may be shortened as long as it is unique."},
    VerbRow{Verb::Inventory, "inventory", "", "Show templates, nodes, storages and VMs of the server.", ""},
    VerbRow{
        Verb::Doctor, "doctor", "", "Test the connection, and what provisioning may do there.",
        "Without options it looks at the first template that is to be seen, with its storage and bridge.\n"
        "It says which privileges are missing, and prints the commands that grant them. It changes "
        "nothing.\n"
        "Exit 0: all is well, 1: something that provisioning needs is missing, 3: no connection."},
    VerbRow{Verb::Profile, "profile", "[list|add NAME|test NAME|remove NAME]",
            "Keep servers, for --profile NAME and for the window.",
            "add     keeps server and user in a file, and the token's secret in the desktop's keychain. The "
            "secret\n"
            "        is PROXMOX_VE_API_TOKEN's, or asked for on the terminal. A certificate that is not "
            "trusted\n"
            "        yet is shown first. Exit 1: the profile is kept, but not its secret\n"
            "test    reaches the server, and signs in\n"
            "remove  forgets profile and secret"},
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
    OptionRow{"--profile", "NAME", connected, "a server of slipway-cli profile list (default: the only one)"},
    OptionRow{
        "--server", "URL[,URL]", connected | of(Verb::Profile),
        "the server; also in PROXMOX_VE_ENDPOINT; port 8006 by default; the next is used when one is down"},
    OptionRow{
        "--fingerprint", "SHA256", connected | of(Verb::Profile),
        "trust exactly the certificate with this fingerprint; for several servers one each, with commas"},
    OptionRow{"--user", "USER@REALM", of(Verb::Profile), "add: sign in with a password, asked for each time"},
    OptionRow{"--keep-password", nullptr, of(Verb::Profile), "add: keep the password in the keychain"},
    OptionRow{"--token-id", "ID", of(Verb::Profile), "add: sign in with this API token, user@realm!name"},
    OptionRow{"--from-environment", nullptr, of(Verb::Profile),
              "add: server, user and token are those of PROXMOX_VE_ENDPOINT and so on"},
    OptionRow{"--replace", nullptr, of(Verb::Profile), "add: in place of the profile with this name"},
    OptionRow{"--template", "VMID", of(Verb::Doctor), "the template that is to be cloned"},
    OptionRow{"--storage", "NAME", of(Verb::Doctor), "where the disks of the VMs are to be"},
    OptionRow{"--bridge", "NAME", of(Verb::Doctor), "the network that they are to be in"},
    OptionRow{"--tag", "N", of(Verb::Doctor), "the VLAN that they are to be in, 1 to 4094"},
    OptionRow{"--pool", "NAME", of(Verb::Doctor), "the pool that they are to be in"},
    OptionRow{"--data-dir", "DIR", running,
              "where jobs are kept (default: ~/.local/share/slipway; in the demo they are thrown away)"},
    OptionRow{"--parallel", "N", running,
              "how many VMs are made at a time, 1 to 64 (default: 3, or as in Slipway's preferences)"},
    OptionRow{"--wait", nullptr, running, "wait for detached jobs too"},
    OptionRow{"--report", "FILE", of(Verb::Provision) | of(Verb::Resume), "write a report in JSON"},
    OptionRow{"--require-address", nullptr, of(Verb::Provision), "a VM without an address is a failure"},
    OptionRow{"--again", nullptr, of(Verb::Provision), "make new VMs although an earlier batch is not done"},
    OptionRow{"--check", nullptr, of(Verb::Provision),
              "make nothing, only say what speaks against it; exit 1 where the server would refuse"},
    OptionRow{"--format", "FORM", of(Verb::Jobs),
              "export: table (default), csv, hosts (lines of /etc/hosts), ssh (its config) or ansible"},
    OptionRow{"--yes", nullptr, of(Verb::Jobs) | of(Verb::Profile), "do not ask"},
    OptionRow{"--json", nullptr, connected | of(Verb::Profile), "print one JSON object per line"},
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
        "Secrets are never taken from the command line: the API token is read from PROXMOX_VE_API_TOKEN\n"
        "(user@realm!id=secret), or PROXMOX_VE_USERNAME and PROXMOX_VE_PASSWORD sign in, with the code of a\n"
        "second factor in PROXMOX_VE_OTP; else the keychain has the secret of a profile, or the terminal is "
        "asked.\n"
        "PROXMOX_LOG_LEVEL is error, warn, info (default) or debug.\n"
        "Exit codes: 0 all ready, 1 a VM failed or was cancelled, or something is missing, 2 usage or spec "
        "wrong,\n"
        "3 cannot connect, trust or sign in, 4 only detached or secret-waiting jobs remain, 5 data folder in "
        "use,\n"
        "130 interrupted.");
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
