// SPDX-License-Identifier: Apache-2.0
#include "core/sim/vm.h"

#include <QCryptographicHash>
#include <QSet>

namespace sim {

namespace {

void appendSection(QByteArray &file, const Config &values)
{
    if (values.contains("description")) {
        const QList<QByteArray> lines = values.value("description").split('\n');
        for (const QByteArray &line : lines)
            file += '#' + line + '\n';
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (it.key() != "description")
            file += it.key() + ": " + it.value() + '\n';
    }
}

} // namespace

QByteArray Vm::shownName() const
{
    const QByteArray name = value("name");
    return name.isEmpty() ? "VM " + QByteArray::number(id) : name;
}

int Vm::cpus() const
{
    return qMax(1, value("cores").toInt()) * qMax(1, value("sockets").toInt());
}

qint64 Vm::memory() const
{
    QByteArray text = value("memory").split(',').first();
    if (text.startsWith("current="))
        text = text.mid(8);
    const qint64 mib = text.toLongLong();
    return (mib > 0 ? mib : 512) * 1024 * 1024; // 512 MiB is PVE's default
}

qint64 Vm::maxDisk() const
{
    const QByteArray boot = value("boot");
    const QList<QByteArray> order = boot.mid(boot.indexOf('=') + 1).split(';');
    for (const QByteArray &device : order) {
        if (isDriveKey(device) && config.contains(device))
            return qMax<qint64>(0, parseSize(Drive::parse(value(device)).option("size")));
    }
    return 0;
}

bool Vm::agentEnabled() const
{
    const QByteArray first = value("agent").split(',').first();
    const QByteArray flag = first.startsWith("enabled=") ? first.mid(8) : first;
    return flag == "1" || flag == "yes" || flag == "on" || flag == "true"; // "yes" is stored as sent
}

QByteArray Vm::cloudInitSlot() const
{
    const Config all = effective();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (isDriveKey(it.key()) && Drive::parse(it.value()).isCloudInit())
            return it.key();
    }
    return {};
}

Config Vm::effective() const
{
    Config all = config;
    for (auto it = pendingDelete.cbegin(); it != pendingDelete.cend(); ++it)
        all.remove(it.key());
    all.insert(pending);
    return all;
}

QByteArray Vm::digest() const
{
    QByteArray file;
    appendSection(file, config);
    if (!pending.isEmpty() || !pendingDelete.isEmpty()) {
        file += "\n[PENDING]\n";
        appendSection(file, pending);
        for (auto it = pendingDelete.cbegin(); it != pendingDelete.cend(); ++it)
            file += "delete: " + it.key() + '\n';
    }
    return QCryptographicHash::hash(file, QCryptographicHash::Sha1).toHex();
}

void Vm::applyPending()
{
    config = effective();
    pending.clear();
    pendingDelete.clear();
}

QJsonObject Vm::configJson(bool current) const
{
    const Config all = current ? config : effective();
    QJsonObject out{{QStringLiteral("digest"), QString::fromLatin1(digest())}};
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        out.insert(QString::fromLatin1(it.key()), typedValue(it.key(), it.value()));
    return out;
}

QJsonArray Vm::pendingJson() const
{
    QSet<QByteArray> keys(config.keyBegin(), config.keyEnd());
    keys.unite(QSet<QByteArray>(pending.keyBegin(), pending.keyEnd()));
    QList<QByteArray> sorted(keys.cbegin(), keys.cend());
    std::sort(sorted.begin(), sorted.end());
    QJsonArray out;
    for (const QByteArray &key : std::as_const(sorted)) {
        QJsonObject entry{{QStringLiteral("key"), QString::fromLatin1(key)}};
        if (config.contains(key))
            entry.insert(QStringLiteral("value"), typedValue(key, config.value(key)));
        if (pending.contains(key))
            entry.insert(QStringLiteral("pending"), typedValue(key, pending.value(key)));
        if (pendingDelete.contains(key))
            entry.insert(QStringLiteral("delete"), pendingDelete.value(key));
        out.append(entry);
    }
    out.append(QJsonObject{{QStringLiteral("key"), QStringLiteral("digest")},
                           {QStringLiteral("value"), QString::fromLatin1(digest())}});
    return out;
}

QJsonValue typedValue(const QByteArray &key, const QByteArray &value)
{
    // The keys whose type in apischema.json is integer, number or boolean.
    static const QSet<QByteArray> numbers{
        "acpi",       "allow-ksm", "autostart",        "balloon",       "ciupgrade", "cores", "cpulimit",
        "cpuunits",   "freeze",    "keephugepages",    "kvm",           "localtime", "numa",  "onboot",
        "protection", "reboot",    "migrate_downtime", "migrate_speed", "shares",    "smp",   "sockets",
        "tablet",     "tdf",       "template",         "vcpus"};
    if (key == "cipassword")
        return QStringLiteral("**********");
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (numbers.contains(key) && isNumber)
        return number;
    return QString::fromUtf8(value);
}

QList<QByteArray> clonedDrives(const Config &config)
{
    QList<QByteArray> keys;
    for (auto it = config.cbegin(); it != config.cend(); ++it) {
        const Drive drive = Drive::parse(it.value());
        if (isDriveKey(it.key()) && (!drive.isCdrom() || drive.isCloudInit()))
            keys.append(it.key());
    }
    return keys;
}

} // namespace sim
