// SPDX-License-Identifier: Apache-2.0
#include "core/provision/specwriter.h"

#include "core/provision/configplan.h"
#include "core/provision/pattern.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace prov {

namespace {

QJsonValue json(const QString &value)
{
    return value;
}

QJsonValue json(const QStringList &value)
{
    return QJsonArray::fromStringList(value);
}

QJsonValue json(int value)
{
    return value;
}

/// Says only what is wanted.
class Writer
{
public:
    void put(const char16_t *key, const QJsonValue &value) { object.insert(QStringView(key), value); }
    void text(const char16_t *key, const QString &value)
    {
        if (!value.isEmpty())
            put(key, value);
    }
    template <typename T>
    void given(const char16_t *key, const std::optional<T> &value)
    {
        if (value)
            put(key, *value);
    }
    template <typename T>
    void wish(const char16_t *key, const Wish<T> &value)
    {
        if (value.isSet())
            put(key, json(value.value));
        else if (value.isRemove())
            put(key, QString());
    }
    void part(const QString &key, const QJsonObject &value)
    {
        if (!value.isEmpty())
            object.insert(key, value);
    }

    QJsonObject object;
};

QJsonObject cloneOf(const CloneWish &wish)
{
    Writer writer;
    const bool placed = !wish.storage.isEmpty() || !wish.format.isEmpty();
    if (wish.modeGiven || wish.full != placed)
        writer.text(u"mode", wish.full ? QStringLiteral("full") : QStringLiteral("linked"));
    writer.text(u"storage", wish.storage);
    writer.text(u"format", wish.format);
    writer.given(u"bwlimit_kib", wish.bwlimitKiB);
    writer.text(u"pool", wish.pool);
    writer.text(u"target", wish.target);
    return writer.object;
}

QJsonObject hardwareOf(const HardwareWish &wish)
{
    Writer writer;
    writer.given(u"cores", wish.cores);
    writer.given(u"sockets", wish.sockets);
    writer.given(u"memory_mib", wish.memoryMiB);
    writer.given(u"balloon_mib", wish.balloonMiB);
    writer.wish(u"cpu", wish.cpu);
    writer.wish(u"tags", wish.tags);
    writer.given(u"onboot", wish.onboot);
    writer.given(u"agent", wish.agent);
    writer.wish(u"description", wish.description);
    return writer.object;
}

QJsonValue netOf(const NetWish &wish)
{
    if (wish.remove)
        return QString();
    Writer writer;
    writer.given(u"model", wish.model);
    writer.given(u"bridge", wish.bridge);
    writer.wish(u"vlan", wish.vlan);
    writer.given(u"firewall", wish.firewall);
    writer.wish(u"mtu", wish.mtu);
    writer.wish(u"rate_mbps", wish.rateMBps);
    return writer.object;
}

QJsonValue ipConfigOf(const IpConfigWish &wish)
{
    if (wish.remove)
        return QString();
    Writer writer;
    writer.text(u"ip", wish.ip);
    writer.text(u"gw", wish.gw);
    writer.text(u"ip6", wish.ip6);
    writer.text(u"gw6", wish.gw6);
    return writer.object;
}

QJsonObject cloudInitOf(const CloudInitWish &wish)
{
    Writer writer;
    writer.wish(u"user", wish.user);
    writer.text(u"password_env", wish.passwordEnv);
    writer.wish(u"ssh_keys", wish.sshKeys);
    writer.wish(u"nameservers", wish.nameservers);
    writer.wish(u"searchdomain", wish.searchdomain);
    writer.given(u"upgrade", wish.upgrade);
    for (auto it = wish.ipconfig.begin(); it != wish.ipconfig.end(); ++it)
        writer.object.insert(QStringLiteral("ipconfig%1").arg(it.key()), ipConfigOf(*it));
    return writer.object;
}

QJsonObject vmOf(const VmSpec &spec)
{
    Writer from;
    from.put(u"vmid", spec.templateId);
    from.text(u"node", spec.templateNode);
    QJsonObject disks;
    for (auto it = spec.disks.begin(); it != spec.disks.end(); ++it)
        disks.insert(it.key(), sizeText(*it));
    QJsonObject network;
    for (auto it = spec.network.begin(); it != spec.network.end(); ++it)
        network.insert(QStringLiteral("net%1").arg(it.key()), netOf(*it));
    Writer writer;
    writer.put(u"template", from.object);
    writer.text(u"name", spec.name);
    if (spec.exactVmid != 0)
        writer.put(u"vmid", spec.exactVmid);
    writer.part(QStringLiteral("clone"), cloneOf(spec.clone));
    writer.part(QStringLiteral("hardware"), hardwareOf(spec.hardware));
    writer.part(QStringLiteral("disks"), disks);
    writer.part(QStringLiteral("network"), network);
    writer.part(QStringLiteral("cloud_init"), cloudInitOf(spec.cloudInit));
    writer.put(u"start", spec.start);
    writer.text(u"wait_for", spec.waitFor == WaitFor::None      ? QStringLiteral("none")
                             : spec.waitFor == WaitFor::Running ? QStringLiteral("running")
                                                                : QStringLiteral("address"));
    if (spec.requireAddress)
        writer.put(u"require_address", true);
    return writer.object;
}

/// One text for all of them, with a number that counts; empty: there is none.
QString patternOf(const QStringList &texts)
{
    static const QRegularExpression digits(QStringLiteral(R"(\d{1,9})"));
    const QString &first = texts.first();
    for (auto it = digits.globalMatch(first); it.hasNext();) {
        const QRegularExpressionMatch run = it.next();
        const int offset = run.captured().toInt() - 1;
        if (offset < 0)
            continue;
        const bool isPadded = run.captured().startsWith(u'0');
        const QString counter =
            (offset == 0 ? QStringLiteral("{n%1}") : QStringLiteral("{%2+n%1}"))
                .arg(isPadded ? QStringLiteral(":0%1").arg(run.capturedLength()) : QString());
        QString pattern = first;
        pattern.replace(run.capturedStart(), run.capturedLength(),
                        offset == 0 ? counter : counter.arg(offset));
        bool fits = true;
        for (int i = 0; i < texts.size() && fits; ++i)
            fits = expandPattern(pattern, i + 1) == texts.at(i);
        if (fits)
            return pattern;
    }
    return {};
}

bool mayCount(const QString &path)
{
    return path == u"name" || path == u"hardware.description" || path.startsWith(u"cloud_init.ipconfig");
}

/// What one VM says that the batch does not; null takes the batch's away.
QJsonObject difference(const QJsonObject &batch, const QJsonObject &own)
{
    QJsonObject result;
    for (auto it = own.begin(); it != own.end(); ++it) {
        const QJsonValue base = batch.value(it.key());
        if (base == it.value())
            continue;
        if (base.isObject() && it.value().isObject())
            result.insert(it.key(), difference(base.toObject(), it.value().toObject()));
        else
            result.insert(it.key(), it.value());
    }
    for (auto it = batch.begin(); it != batch.end(); ++it) {
        if (!own.contains(it.key()))
            result.insert(it.key(), QJsonValue::Null);
    }
    return result;
}

/// Not said by all: nobody's, unless it holds a brace, which only the batch's part may.
QJsonValue commonLeaf(const QList<QJsonObject> &vms, const QString &key, const QString &path)
{
    bool isShared = true;
    QStringList texts;
    for (const QJsonObject &vm : vms) {
        const QJsonValue value = vm.value(key);
        isShared = isShared && value == vms.first().value(key);
        if (value.isString())
            texts.append(value.toString());
        const QStringList words = value.toVariant().toStringList();
        if (words.join(QString()).contains(u'{'))
            return value;
    }
    if (isShared)
        return vms.first().value(key);
    const bool counts = mayCount(path) && texts.size() == vms.size();
    const QString pattern = counts ? patternOf(texts) : QString();
    return pattern.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(pattern);
}

/// The batch's part of a spec for all of them.
QJsonObject commonPart(const QList<QJsonObject> &vms, const QString &at)
{
    QSet<QString> keys;
    for (const QJsonObject &vm : vms) {
        const QStringList own = vm.keys();
        keys.unite(QSet<QString>(own.begin(), own.end()));
    }
    QJsonObject result;
    for (const QString &key : std::as_const(keys)) {
        const QString path = at + key;
        QList<QJsonObject> inner; // who says nothing of it says nothing in it
        for (const QJsonObject &vm : vms) {
            if (vm.value(key).isObject() || !vm.contains(key))
                inner.append(vm.value(key).toObject());
        }
        const auto isObject = [&key](const QJsonObject &vm) { return vm.value(key).isObject(); };
        const bool isPart = inner.size() == vms.size() && std::any_of(vms.begin(), vms.end(), isObject);
        const QJsonObject part = isPart ? commonPart(inner, path + u'.') : QJsonObject();
        const QJsonValue value = isPart ? QJsonValue(part) : commonLeaf(vms, key, path);
        if (!value.isUndefined() && !(isPart && part.isEmpty()))
            result.insert(key, value);
    }
    return result;
}

/// As the VM reads the batch's part: with its own number.
QJsonObject expanded(const QJsonObject &batch, int n, const QString &at)
{
    QJsonObject result = batch;
    for (auto it = result.begin(); it != result.end(); ++it) {
        const QString path = at + it.key();
        if (it.value().isObject())
            it.value() = expanded(it.value().toObject(), n, path + u'.');
        else if (it.value().isString() && mayCount(path))
            it.value() = expandPattern(it.value().toString(), n).value_or(it.value().toString());
    }
    return result;
}

} // namespace

QJsonObject specOf(const QList<VmSpec> &vms)
{
    if (vms.isEmpty())
        return {};
    QList<QJsonObject> objects;
    for (const VmSpec &vm : vms)
        objects.append(vmOf(vm));
    QJsonObject spec = commonPart(objects, {});
    spec.remove(QStringLiteral("vmid")); // a matter of each VM
    QJsonArray own;
    for (int i = 0; i < objects.size(); ++i) {
        const QJsonObject differs = difference(expanded(spec, i + 1, {}), objects.at(i));
        if (differs.isEmpty())
            continue;
        while (own.size() < i)
            own.append(QJsonValue::Null);
        own.append(differs);
    }
    if (!own.isEmpty())
        spec.insert(QStringLiteral("vms"), own);
    spec.insert(QStringLiteral("slipway"), 1);
    spec.insert(QStringLiteral("count"), static_cast<int>(vms.size()));
    if (vms.first().firstVmid != 0)
        spec.insert(QStringLiteral("first_vmid"), vms.first().firstVmid);
    return spec;
}

} // namespace prov
