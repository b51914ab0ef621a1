// SPDX-License-Identifier: Apache-2.0
#include "core/sim/storage.h"

#include <QRegularExpression>

namespace sim {

QByteArray Storage::volume(int vmid, const QByteArray &name, const QByteArray &format) const
{
    if (!isDirectory())
        return id + ':' + name;
    return id + ':' + QByteArray::number(vmid) + '/' + name + '.' + format;
}

QByteArray Storage::linkedVolume(const QByteArray &base, int vmid, const QByteArray &name) const
{
    const QByteArray own = volume(vmid, name);
    return base + '/' + own.mid(own.indexOf(':') + 1);
}

QByteArray Storage::path(const QByteArray &volume) const
{
    QByteArray name = volume.mid(volume.indexOf(':') + 1);
    if (!isDirectory())
        return "rbd:" + id + '/' + name; // unproven: PVE adds connection options
    if (name.count('/') > 1)             // a linked clone lies in its own folder
        name = name.mid(name.indexOf('/', name.indexOf('/') + 1) + 1);
    return folder + "/images/" + name;
}

QByteArray Storage::gate(const QByteArray &node) const
{
    return "storage/" + (shared ? QByteArray() : node + '/') + id;
}

QByteArray Storage::lockTimeout() const
{
    if (shared)
        return "cfs-lock 'storage-" + id + "' error: got lock request timeout";
    return "can't lock file '/var/lock/pve-manager/pve-storage-" + id + "' - got timeout";
}

Drive Drive::parse(const QByteArray &text)
{
    QList<QByteArray> parts = text.split(',');
    Drive drive;
    drive.volume = parts.takeFirst();
    if (drive.volume.startsWith("file="))
        drive.volume = drive.volume.mid(5);
    drive.options = parts;
    return drive;
}

QByteArray Drive::text() const
{
    return (QList<QByteArray>{volume} + options).join(',');
}

QByteArray Drive::option(const QByteArray &name) const
{
    const QByteArray start = name + '=';
    for (const QByteArray &each : options) {
        if (each.startsWith(start))
            return each.mid(name.size() + 1);
    }
    return {};
}

void Drive::setOption(const QByteArray &name, const QByteArray &value)
{
    const QByteArray start = name + '=';
    options.removeIf([&start](const QByteArray &each) { return each.startsWith(start); });
    options.append(start + value);
}

bool isDriveKey(const QByteArray &key)
{
    static const QRegularExpression pattern(QStringLiteral("^(ide|sata|scsi|virtio|efidisk|tpmstate)\\d+$"));
    return pattern.match(QString::fromLatin1(key)).hasMatch();
}

qint64 parseSize(const QByteArray &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d+(?:\\.\\d+)?)([KMGT]?)$"));
    const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return -1;
    double bytes = match.captured(1).toDouble();
    const QString unit = match.captured(2);
    for (qsizetype i = unit.isEmpty() ? -1 : QStringLiteral("KMGT").indexOf(unit); i >= 0; --i)
        bytes *= 1024;
    return static_cast<qint64>(bytes);
}

QByteArray formatSize(qint64 bytes)
{
    static const char *units[] = {"", "K", "M", "G", "T"};
    int unit = 0;
    while (bytes != 0 && unit < 4 && bytes % 1024 == 0) {
        bytes /= 1024;
        ++unit;
    }
    return QByteArray::number(bytes) + units[unit];
}

qint64 volumeBytes(const Drive &drive)
{
    return (parseSize(drive.option("size")) + 1023) / 1024 * 1024;
}

QByteArray humanSize(double bytes)
{
    static const char *units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (bytes >= 1024 && unit < 4) {
        bytes /= 1024;
        ++unit;
    }
    return QByteArray::number(bytes, 'f', 1) + ' ' + units[unit];
}

} // namespace sim
