// SPDX-License-Identifier: Apache-2.0
#include "core/provision/spec.h"

#include "core/base/result.h"

#include <QJsonArray>

#include <array>
#include <type_traits>
#include <utility>

namespace prov {

namespace {

constexpr std::array<std::pair<WaitFor, const char16_t *>, 3> waitForNames{{
    {WaitFor::None, u"none"},
    {WaitFor::Running, u"running"},
    {WaitFor::Address, u"address"},
}};

// One list of fields per struct serves both directions: what is written is what is read.

template <typename Archive, typename T>
requires std::is_same_v<std::remove_const_t<T>, CloneWish>
void fields(Archive &archive, T &wish)
{
    archive(u"full", wish.full);
    archive(u"mode_given", wish.modeGiven);
    archive(u"storage", wish.storage);
    archive(u"format", wish.format);
    archive(u"bwlimit_kib", wish.bwlimitKiB);
    archive(u"pool", wish.pool);
    archive(u"target", wish.target);
}

template <typename Archive, typename T>
requires std::is_same_v<std::remove_const_t<T>, HardwareWish>
void fields(Archive &archive, T &wish)
{
    archive(u"cores", wish.cores);
    archive(u"sockets", wish.sockets);
    archive(u"memory_mib", wish.memoryMiB);
    archive(u"balloon_mib", wish.balloonMiB);
    archive(u"cpu", wish.cpu);
    archive(u"tags", wish.tags);
    archive(u"onboot", wish.onboot);
    archive(u"agent", wish.agent);
    archive(u"description", wish.description);
}

template <typename Archive, typename T>
requires std::is_same_v<std::remove_const_t<T>, NetWish>
void fields(Archive &archive, T &wish)
{
    archive(u"remove", wish.remove);
    archive(u"model", wish.model);
    archive(u"bridge", wish.bridge);
    archive(u"vlan", wish.vlan);
    archive(u"firewall", wish.firewall);
    archive(u"mtu", wish.mtu);
    archive(u"rate_mbps", wish.rateMBps);
}

template <typename Archive, typename T>
requires std::is_same_v<std::remove_const_t<T>, IpConfigWish>
void fields(Archive &archive, T &wish)
{
    archive(u"remove", wish.remove);
    archive(u"ip", wish.ip);
    archive(u"gw", wish.gw);
    archive(u"ip6", wish.ip6);
    archive(u"gw6", wish.gw6);
}

template <typename Archive, typename T>
requires std::is_same_v<std::remove_const_t<T>, CloudInitWish>
void fields(Archive &archive, T &wish)
{
    archive(u"user", wish.user);
    archive(u"password_env", wish.passwordEnv);
    archive(u"ssh_keys", wish.sshKeys);
    archive(u"nameservers", wish.nameservers);
    archive(u"searchdomain", wish.searchdomain);
    archive(u"upgrade", wish.upgrade);
    archive(u"ipconfig", wish.ipconfig);
}

template <typename Archive, typename T>
requires std::is_same_v<std::remove_const_t<T>, VmSpec>
void fields(Archive &archive, T &spec)
{
    archive(u"template", spec.templateId);
    archive(u"template_node", spec.templateNode);
    archive(u"name", spec.name);
    archive(u"first_vmid", spec.firstVmid);
    archive(u"exact_vmid", spec.exactVmid);
    archive(u"clone", spec.clone);
    archive(u"hardware", spec.hardware);
    archive(u"disks", spec.disks);
    archive(u"network", spec.network);
    archive(u"cloud_init", spec.cloudInit);
    archive(u"start", spec.start);
    archive(u"wait_for", spec.waitFor);
    archive(u"require_address", spec.requireAddress);
}

/// Struct → object. A member that is absent from the object has its zero value: absent optionals and kept
/// wishes included. null means "remove".
struct Writer
{
    QJsonObject object;

    template <typename T>
    void operator()(const char16_t *key, const T &value)
    {
        if (!(value == T{}))
            object.insert(QStringView(key), json(value));
    }

    static QJsonValue json(bool value) { return value; }
    static QJsonValue json(int value) { return value; }
    static QJsonValue json(qint64 value) { return value; }
    static QJsonValue json(const QString &value) { return value; }
    static QJsonValue json(const QStringList &value) { return QJsonArray::fromStringList(value); }
    static QJsonValue json(WaitFor value)
    {
        for (const auto &[wait, name] : waitForNames) {
            if (wait == value)
                return QString::fromUtf16(name);
        }
        return {};
    }
    template <typename T>
    static QJsonValue json(const std::optional<T> &value)
    {
        return json(*value);
    }
    template <typename T>
    static QJsonValue json(const Wish<T> &wish)
    {
        return wish.isRemove() ? QJsonValue(QJsonValue::Null) : json(wish.value);
    }
    template <typename Key, typename T>
    static QJsonValue json(const QMap<Key, T> &map)
    {
        QJsonObject result;
        for (auto it = map.begin(); it != map.end(); ++it) {
            if constexpr (std::is_same_v<Key, int>)
                result.insert(QString::number(it.key()), json(it.value()));
            else
                result.insert(it.key(), json(it.value()));
        }
        return result;
    }
    template <typename T>
    requires std::is_class_v<T>
    static QJsonValue json(const T &value)
    {
        Writer writer;
        fields(writer, value);
        return writer.object;
    }
};

/// Object → struct. Stops at the first value of the wrong type and keeps its path.
struct Reader
{
    QJsonObject object;
    QString path;
    QString bad; ///< path of the first offending value

    template <typename T>
    void operator()(const char16_t *key, T &value)
    {
        value = T{};
        const QJsonValue json = object.value(QStringView(key));
        if (json.isUndefined() || !bad.isEmpty())
            return;
        const QString at = path + u'.' + QString::fromUtf16(key);
        if (!read(json, value, at) && bad.isEmpty())
            bad = at;
    }

    bool read(const QJsonValue &json, bool &value, const QString &)
    {
        value = json.toBool();
        return json.isBool();
    }
    template <typename T>
    requires std::is_same_v<T, int> || std::is_same_v<T, qint64>
    bool read(const QJsonValue &json, T &value, const QString &)
    {
        const qint64 number = json.toInteger(-1);
        value = static_cast<T>(number);
        return number >= 0 && value == number;
    }
    bool read(const QJsonValue &json, QString &value, const QString &)
    {
        value = json.toString();
        return json.isString();
    }
    bool read(const QJsonValue &json, QStringList &value, const QString &)
    {
        const QJsonArray array = json.toArray();
        for (const QJsonValue &item : array) {
            if (!item.isString())
                return false;
            value.append(item.toString());
        }
        return json.isArray();
    }
    bool read(const QJsonValue &json, WaitFor &value, const QString &)
    {
        for (const auto &[wait, name] : waitForNames) {
            if (json.toString() == QStringView(name)) {
                value = wait;
                return true;
            }
        }
        return false;
    }
    template <typename T>
    bool read(const QJsonValue &json, std::optional<T> &value, const QString &at)
    {
        return read(json, value.emplace(), at);
    }
    template <typename T>
    bool read(const QJsonValue &json, Wish<T> &wish, const QString &at)
    {
        if (json.isNull()) {
            wish = Wish<T>::remove();
            return true;
        }
        wish = Wish<T>::set({});
        return read(json, wish.value, at);
    }
    template <typename Key, typename T>
    bool read(const QJsonValue &json, QMap<Key, T> &map, const QString &at)
    {
        const QJsonObject entries = json.toObject();
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            bool good = true;
            Key key;
            if constexpr (std::is_same_v<Key, int>)
                key = it.key().toInt(&good);
            else
                key = it.key();
            if (!good || !read(it.value(), map[key], at + u'.' + it.key()))
                return false;
        }
        return json.isObject();
    }
    template <typename T>
    requires std::is_class_v<T>
    bool read(const QJsonValue &json, T &value, const QString &at)
    {
        Reader reader{json.toObject(), at, {}};
        fields(reader, value);
        bad = reader.bad;
        return json.isObject() && bad.isEmpty();
    }
};

} // namespace

QJsonObject toJson(const VmSpec &spec)
{
    Writer writer;
    fields(writer, spec);
    return writer.object;
}

base::Result<VmSpec> vmSpecFromJson(const QJsonObject &json)
{
    VmSpec spec;
    Reader reader{json, QStringLiteral("$"), {}};
    fields(reader, spec);
    if (reader.bad.isEmpty())
        return spec;
    return base::failure(base::Error::of(
        base::Error::Kind::Malformed,
        {QT_TRANSLATE_NOOP("Wording", "the stored specification cannot be read at %1"), {reader.bad}},
        {{QStringLiteral("path"), reader.bad}}));
}

} // namespace prov
