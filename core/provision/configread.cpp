// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"
#include "core/provision/propertystring.h"

#include <QRegularExpression>

namespace prov {

namespace {

const QString volumeKey = QStringLiteral("file"); ///< the default key of a drive

PropertyString drive(const QString &value)
{
    return PropertyString::parse(value, volumeKey);
}

QString volume(const QString &driveValue)
{
    return drive(driveValue).value(volumeKey).value_or(QString());
}

} // namespace

bool isCloudInitDrive(const QString &driveValue)
{
    // "local:100/vm-100-cloudinit.qcow2", "local-lvm:vm-100-cloudinit", and "local:cloudinit" while it is
    // pending.
    static const QRegularExpression name(QStringLiteral(R"([:/](?:vm-\d+-)?cloudinit(?:\.[a-z0-9]+)?$)"));
    return name.match(volume(driveValue)).hasMatch();
}

bool hasCloudInitDrive(const QMap<QString, QString> &config)
{
    static const QRegularExpression key(QStringLiteral(R"(^(?:ide|sata|scsi)\d+$)"));
    for (auto it = config.begin(); it != config.end(); ++it) {
        if (key.match(it.key()).hasMatch() && isCloudInitDrive(it.value()))
            return true;
    }
    return false;
}

/// `agent` may be "1" or "enabled=1,…" (pve/forms.md "Comparing").
bool agentIsOn(const QMap<QString, QString> &config)
{
    const auto enabled = QStringLiteral("enabled");
    const auto agent = PropertyString::parse(config.value(QStringLiteral("agent")), enabled);
    return propertyFlag(agent.value(enabled).value_or(QString()));
}

QStringList diskKeys(const QMap<QString, QString> &config)
{
    static const QRegularExpression key(QStringLiteral(R"(^(?:ide|sata|scsi|virtio|efidisk|tpmstate)\d+$)"));
    QStringList keys;
    for (auto it = config.begin(); it != config.end(); ++it) {
        const bool cdrom = drive(it.value()).value(QStringLiteral("media")) == QStringLiteral("cdrom");
        if (key.match(it.key()).hasMatch() && !cdrom && !isCloudInitDrive(it.value()))
            keys.append(it.key());
    }
    return keys;
}

qint64 diskSize(const QString &driveValue)
{
    // Any unit, a fraction, or plain bytes: pve/FACTS.md 11 "Resize absolute".
    static const QRegularExpression size(QStringLiteral(R"(^(\d+(?:\.\d+)?)([KMGT]?)$)"));
    const auto match = size.match(drive(driveValue).value(QStringLiteral("size")).value_or(QString()));
    if (!match.hasMatch())
        return 0;
    const QString unit = match.captured(2);
    const int power = unit.isEmpty() ? 0 : static_cast<int>(QStringLiteral("KMGT").indexOf(unit)) + 1;
    return static_cast<qint64>(match.captured(1).toDouble() *
                               static_cast<double>(Q_INT64_C(1) << (10 * power)));
}

QString sizeText(qint64 bytes)
{
    const qint64 mebibytes = bytes >> 20;
    return mebibytes % 1024 == 0 ? QStringLiteral("%1G").arg(mebibytes / 1024)
                                 : QStringLiteral("%1M").arg(mebibytes);
}

QString storageOf(const QString &driveValue)
{
    const QString name = volume(driveValue);
    const qsizetype colon = name.indexOf(u':');
    return colon > 0 && !name.startsWith(u'/') ? name.left(colon) : QString();
}

QSet<QString> macsOf(const QMap<QString, QString> &config)
{
    static const QRegularExpression key(QStringLiteral(R"(^net\d+$)"));
    QSet<QString> macs;
    for (auto it = config.begin(); it != config.end(); ++it) {
        if (!key.match(it.key()).hasMatch())
            continue;
        if (const auto mac = parseNet(it.value()).value(QStringLiteral("macaddr")))
            macs.insert(mac->toLower());
    }
    return macs;
}

QString smbiosUuid(const QMap<QString, QString> &config)
{
    return PropertyString::parse(config.value(QStringLiteral("smbios1")))
        .value(QStringLiteral("uuid"))
        .value_or(QString());
}

} // namespace prov
