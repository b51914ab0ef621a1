// SPDX-License-Identifier: Apache-2.0
#include "ui/create/totals.h"

#include "core/provision/configplan.h"
#include "ui/wording.h"

#include <QCoreApplication>

namespace ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::Totals)
};

constexpr qint64 mebi = 1024 * 1024;

int numberOf(const Source &source, const QString &key, int unset)
{
    const QString text = source.config(key);
    return text.isEmpty() ? unset : text.toInt();
}

qint64 memoryMiBOf(const Source &source)
{
    constexpr int unset = 512; // PVE's default
    const QString memory = source.memory();
    return memory.isEmpty() ? unset : memory.toLongLong();
}

qint64 diskOf(const prov::VmSpec &vm, const Source &source)
{
    qint64 sum = 0;
    const QStringList disks = prov::diskKeys(source.details->config.values);
    for (const QString &disk : disks)
        sum += qMax(prov::diskSize(source.config(disk)), vm.disks.value(disk));
    return sum;
}

} // namespace

Totals totalsOf(const prov::BatchSpec &batch, const Source &source)
{
    Totals totals;
    if (!source.details || batch.vms.isEmpty())
        return totals;
    for (const prov::VmSpec &vm : batch.vms) {
        const prov::HardwareWish &wish = vm.hardware;
        totals.cores += wish.cores.value_or(numberOf(source, QStringLiteral("cores"), 1)) *
                        wish.sockets.value_or(numberOf(source, QStringLiteral("sockets"), 1));
        totals.memory += mebi * (wish.memoryMiB ? *wish.memoryMiB : memoryMiBOf(source));
        totals.disk += diskOf(vm, source);
    }
    const prov::CloneWish &clone = batch.vms.first().clone;
    const QString node = clone.target.isEmpty() ? source.vm.node : clone.target;
    totals.full = clone.full;
    totals.storage = clone.storage.isEmpty() ? source.storage() : clone.storage;
    if (const pve::Resource *storage = source.inventory.storage(totals.storage, node))
        totals.free = storage->maxDisk - storage->disk;
    return totals;
}

QString totalsText(const Totals &totals)
{
    if (totals.cores == 0)
        return {};
    QStringList parts{Words::tr("%n core(s)", nullptr, totals.cores),
                      Words::tr("%1 memory").arg(sizeText(totals.memory))};
    const QString disk =
        totals.full ? sizeText(totals.disk) : Words::tr("up to %1").arg(sizeText(totals.disk));
    parts.append(
        totals.free
            ? Words::tr("%1 on %2, which has %3 free").arg(disk, totals.storage, sizeText(*totals.free))
            : Words::tr("%1 on %2").arg(disk, totals.storage));
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
