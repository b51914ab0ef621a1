// SPDX-License-Identifier: Apache-2.0
#include "core/provision/placechoice.h"

#include "core/provision/configplan.h"
#include "core/provision/propertystring.h"

#include <QRegularExpression>

#include <algorithm>

namespace prov {

namespace {

using Type = pve::Resource::Type;

/// "vmbr0" or "vmbr0/20"; empty without a bridge.
QString cardPath(const QString &bridge, const QString &tag)
{
    return bridge.isEmpty() || tag.isEmpty() ? bridge : bridge + u'/' + tag;
}

} // namespace

QStringList storagesOf(const QMap<QString, QString> &config)
{
    QStringList storages;
    const auto disks = diskKeys(config);
    for (auto it = config.begin(); it != config.end(); ++it) {
        if (disks.contains(it.key()) || isCloudInitDrive(it.value()))
            storages.append(storageOf(it.value()));
    }
    storages.removeDuplicates();
    return storages;
}

QStringList cardsOf(const QMap<QString, QString> &config)
{
    static const QRegularExpression key(QStringLiteral(R"(^net\d+$)"));
    QStringList cards;
    for (auto it = config.begin(); it != config.end(); ++it) {
        if (!key.match(it.key()).hasMatch())
            continue;
        const auto net = parseNet(it.value());
        cards.append(cardPath(net.value(QStringLiteral("bridge")).value_or(QString()),
                              net.value(QStringLiteral("tag")).value_or(QString())));
    }
    return cards;
}

namespace {

/// net0 as it will be: what is not wished for stays as the template has it.
QString wantedCard(const ExamWish &wish, const QMap<QString, QString> &config)
{
    const auto net = parseNet(config.value(QStringLiteral("net0")));
    const auto bridge = net.value(QStringLiteral("bridge")).value_or(QString());
    const auto tag = net.value(QStringLiteral("tag")).value_or(QString());
    return cardPath(wish.bridge.isEmpty() ? bridge : wish.bridge,
                    wish.vlan == 0 ? tag : QString::number(wish.vlan));
}

bool holds(const pve::Permissions &permissions, const QString &path, QLatin1String privilege)
{
    return permissions.value(path).contains(privilege);
}

} // namespace

void chooseTemplate(Diagnosis &diagnosis, const ExamWish &wish, const QList<pve::Resource> &resources)
{
    diagnosis.place.templateId = wish.templateId;
    diagnosis.choseTemplate = false;
    const pve::Resource *best = nullptr;
    for (const auto &vm : resources) {
        const bool fits = wish.templateId == 0 ? vm.isTemplate : vm.vmid == wish.templateId;
        if (vm.type == Type::Qemu && fits && (best == nullptr || vm.vmid < best->vmid))
            best = &vm;
    }
    if (best == nullptr)
        return;
    diagnosis.place.templateId = best->vmid;
    diagnosis.templateName = best->name;
    diagnosis.templateNode = best->node;
    diagnosis.choseTemplate = wish.templateId == 0;
}

void choosePool(Diagnosis &diagnosis, const ExamWish &wish, const pve::Permissions &listed)
{
    const auto allocate = QLatin1String("VM.Allocate");
    const auto folder = QLatin1String("/pool/");
    diagnosis.place.pool = wish.pool;
    if (!wish.pool.isEmpty() || holds(listed, QStringLiteral("/vms"), allocate))
        return;
    for (auto it = listed.begin(); it != listed.end(); ++it) {
        if (it.key().startsWith(folder) && it->contains(allocate)) {
            diagnosis.place.pool = it.key().mid(folder.size());
            diagnosis.chosePool = true;
            return;
        }
    }
}

void chooseDevices(Diagnosis &diagnosis, const ExamWish &wish, const QMap<QString, QString> &config)
{
    auto &place = diagnosis.place;
    place.wantsAddress = wish.wantsAddress;
    place.storages = wish.storage.isEmpty() ? storagesOf(config) : QStringList{wish.storage};
    place.bridges = cardsOf(config);
    place.bridges.append(wantedCard(wish, config));
    for (auto *names : {&place.storages, &place.bridges}) {
        names->removeAll(QString());
        names->removeDuplicates();
    }
    place.addsCloudInitDrive = wish.cloudInit && !config.isEmpty() && !hasCloudInitDrive(config);
    diagnosis.choseStorage = wish.storage.isEmpty() && !place.storages.isEmpty();
    diagnosis.choseBridge = wish.bridge.isEmpty() && !place.bridges.isEmpty();
}

PlaceProblem problemOf(const Diagnosis &diagnosis, const QList<pve::Resource> &resources,
                       const pve::Permissions &permissions)
{
    const auto &place = diagnosis.place;
    const auto isThere = [&resources](const auto &fits) { return std::ranges::any_of(resources, fits); };
    if (place.templateId == 0)
        return PlaceProblem::NoTemplate;
    const auto path = QStringLiteral("/vms/%1").arg(place.templateId);
    const auto isIt = [&](const pve::Resource &it) { return it.vmid == place.templateId; };
    if (!isThere(isIt)) {
        return holds(permissions, path, QLatin1String("VM.Audit")) ? PlaceProblem::NoSuchTemplate
                                                                   : PlaceProblem::HiddenTemplate;
    }
    if (!isThere([&](const pve::Resource &it) { return isIt(it) && it.isTemplate; }))
        return PlaceProblem::NotATemplate;
    for (const auto &storage : place.storages) {
        const auto fits = [&](const pve::Resource &it) {
            return it.type == Type::Storage && it.storage == storage && it.node == diagnosis.templateNode &&
                   it.content.contains(QStringLiteral("images"));
        };
        if (holds(permissions, QStringLiteral("/storage/") + storage, QLatin1String("Datastore.Audit")) &&
            !isThere(fits))
            return PlaceProblem::NoSuchStorage;
    }
    const QString pool = QStringLiteral("/pool/") + place.pool;
    const auto isPool = [&](const pve::Resource &it) {
        return it.type == Type::Pool && it.pool == place.pool;
    };
    if (!place.pool.isEmpty() && holds(permissions, pool, QLatin1String("Pool.Audit")) && !isThere(isPool))
        return PlaceProblem::NoSuchPool;
    return PlaceProblem::None;
}

} // namespace prov
