// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"
#include "core/provision/preflightchecks.h"
#include "core/provision/propertystring.h"

namespace prov {

using Level = Concern::Level;
using Subject = Concern::Subject;

namespace {

QString option(const PlannedVm::Config &config, const QString &key, const QString &name,
               const QString &byDefault)
{
    return PropertyString::parse(config.value(key), name).value(name).value_or(byDefault);
}

/// The snippets win over what is asked for (pve/failures.md, last part).
Concerns snippetConcerns(const PlannedVm &vm)
{
    const auto custom = PropertyString::parse(vm.original->value(QStringLiteral("cicustom")));
    const CloudInitWish &wish = vm.spec.cloudInit;
    const bool asksUser =
        wish.user.isSet() || wish.sshKeys.isSet() || !wish.passwordEnv.isEmpty() || wish.upgrade;
    const bool asksNetwork =
        !wish.ipconfig.isEmpty() || wish.nameservers.isSet() || wish.searchdomain.isSet();
    QStringList files;
    for (const auto &[part, asked] : {std::pair{"user", asksUser}, std::pair{"network", asksNetwork}}) {
        if (const auto file = custom.value(QString::fromLatin1(part)); file && asked)
            files.append(*file);
    }
    if (files.isEmpty())
        return {};
    return {{vm.number,
             Subject::CiCustom,
             Level::Warning,
             QStringLiteral("$.cloud_init"),
             {{QStringLiteral("files"), files.join(QStringLiteral(", "))}}}};
}

/// The plan lowers the template's balloon with the memory; one that is asked for it leaves.
Concerns balloonConcerns(const PlannedVm &vm)
{
    const auto memory = option(vm.wanted, QStringLiteral("memory"), QStringLiteral("current"),
                               QStringLiteral("512")); // PVE's default
    const auto balloon = vm.wanted.value(QStringLiteral("balloon"));
    const bool isWritten =
        vm.changed.contains(QStringLiteral("balloon")) || vm.changed.contains(QStringLiteral("memory"));
    if (!isWritten || balloon.toInt() <= memory.toInt())
        return {};
    return {{vm.number,
             Subject::Balloon,
             Level::Problem,
             QStringLiteral("$.hardware.balloon_mib"),
             {{QStringLiteral("balloon"), balloon}, {QStringLiteral("memory"), memory}}}};
}

Concerns agentConcerns(const PlannedVm &vm)
{
    if (vm.spec.waitFor != WaitFor::Address || agentIsOn(vm.wanted))
        return {};
    const Level level = vm.spec.requireAddress ? Level::Problem : Level::Warning;
    return {{vm.number, Subject::AgentOff, level, QStringLiteral("$.wait_for")}};
}

Concerns diskConcerns(const PlannedVm &vm)
{
    Concerns concerns;
    const QStringList there = diskKeys(*vm.original);
    for (auto it = vm.spec.disks.begin(); it != vm.spec.disks.end(); ++it) {
        const QString path = QStringLiteral("$.disks.") + it.key();
        const qint64 found = diskSize(vm.original->value(it.key()));
        if (!there.contains(it.key())) {
            concerns.append({vm.number,
                             Subject::DiskMissing,
                             Level::Problem,
                             path,
                             {{QStringLiteral("value"), it.key()},
                              {QStringLiteral("disks"), there.join(QStringLiteral(", "))}}});
        } else if (it.value() < found) { // not touched, and so not as asked for
            concerns.append({vm.number,
                             Subject::DiskShrink,
                             Level::Problem,
                             path,
                             {{QStringLiteral("value"), it.key()},
                              {QStringLiteral("asked"), QString::number(it.value())},
                              {QStringLiteral("found"), QString::number(found)}}});
        }
    }
    return concerns;
}

} // namespace

Concerns configConcerns(const PlannedVm &vm)
{
    if (!vm.original)
        return {}; // that it could not be read is said
    Concerns concerns = snippetConcerns(vm) + balloonConcerns(vm) + agentConcerns(vm) + diskConcerns(vm);
    if (vm.addsDrive)
        concerns.append(
            {vm.number, Subject::CloudInitDrive, Level::Warning, QStringLiteral("$.cloud_init"), {}});
    return concerns;
}

} // namespace prov
