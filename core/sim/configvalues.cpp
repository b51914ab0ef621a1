// SPDX-License-Identifier: Apache-2.0
#include "core/sim/configvalues.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace sim {

namespace {

bool matches(const char *pattern, const QByteArray &text)
{
    return QRegularExpression(QLatin1String(pattern)).match(QString::fromUtf8(text)).hasMatch();
}

QByteArray storedTags(const QByteArray &value)
{
    QList<QByteArray> tags = QByteArray(value).replace(',', ';').replace(' ', ';').toLower().split(';');
    tags.removeAll(QByteArray());
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    return tags.join(';');
}

bool isNetModel(const QByteArray &key)
{
    static const QList<QByteArray> models{
        "e1000",    "e1000-82540em", "e1000-82544gc", "e1000-82545em", "e1000e",  "i82551", "i82557b",
        "i82559er", "ne2k_isa",      "ne2k_pci",      "pcnet",         "rtl8139", "virtio", "vmxnet3"};
    return models.contains(key);
}

/// model=MAC first, then the bridge, the rest in order of the alphabet; without a MAC a new one.
QByteArray storedNet(const QByteArray &value, Random &random)
{
    QByteArray model;
    QByteArray mac;
    QMap<QByteArray, QByteArray> rest;
    const QMap<QByteArray, QByteArray> given = propertyString(value);
    for (auto it = given.cbegin(); it != given.cend(); ++it) {
        if (it.key().isEmpty() || it.key() == "model") {
            model = it.value();
        } else if (isNetModel(it.key())) {
            model = it.key();
            mac = it.value();
        } else if (it.key() == "macaddr") {
            mac = it.value();
        } else {
            rest.insert(it.key(), it.value());
        }
    }
    QList<QByteArray> parts{model + '=' + (mac.isEmpty() ? random.mac() : mac)};
    if (rest.contains("bridge"))
        parts.append("bridge=" + rest.take("bridge"));
    for (auto it = rest.cbegin(); it != rest.cend(); ++it)
        parts.append(it.key() + '=' + it.value());
    return parts.join(',');
}

/// Looks like the SHA-256 crypt that PVE makes; nobody logs in here, so it need not be one.
QByteArray storedPassword(const QByteArray &value, Random &random)
{
    if (matches("^\\$(?:[156]|2[ay])(\\$.+){2}", value))
        return value;
    const QByteArray salt = random.hex(8);
    const QByteArray salted = salt + value;
    QByteArray hash = QCryptographicHash::hash(salted, QCryptographicHash::Sha256).toBase64();
    return "$5$" + salt + '$' + hash.replace('+', '.').left(43);
}

QByteArray trimmedEnd(QByteArray value)
{
    while (!value.isEmpty() && QChar::isSpace(static_cast<uint>(static_cast<unsigned char>(value.back()))))
        value.chop(1);
    return value;
}

Refusal checkSshKeys(const QByteArray &value)
{
    if (!matches("^[-%a-zA-Z0-9_.!~*'()]*$", value)) {
        return Reply::parameter("sshkeys", "invalid format - invalid urlencoded string: " + value + '\n');
    }
    const QList<QByteArray> lines = QByteArray::fromPercentEncoding(value).split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray key = line.trimmed();
        if (!key.isEmpty() && !matches("^(?:ssh-|ecdsa-|sk-)\\S+ [A-Za-z0-9+/]{16,}={0,3}(?: .*)?$", key))
            return Reply::error("SSH public key validation error");
    }
    return std::nullopt;
}

} // namespace

QMap<QByteArray, QByteArray> propertyString(const QByteArray &text)
{
    QMap<QByteArray, QByteArray> out;
    const QList<QByteArray> parts = text.split(',');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        out.insert(equals < 0 ? QByteArray() : part.left(equals), part.mid(equals + 1));
    }
    return out;
}

QByteArray storedValue(const QByteArray &key, const QByteArray &value, Random &random)
{
    if (key == "cipassword")
        return storedPassword(value, random);
    QByteArray stored = trimmedEnd(value);
    if (key == "tags")
        stored = storedTags(value);
    else if (key.startsWith("net") && !stored.isEmpty())
        stored = storedNet(stored, random);
    const bool mayBeEmpty = key == "description"; // an empty description is none
    return stored.isEmpty() && !mayBeEmpty ? QByteArray(" ") : stored;
}

Refusal checkValue(const Caller &caller, const QByteArray &key, const QByteArray &value)
{
    static const QList<QByteArray> rootOnly{"lock", "args"}; // the two that the transcripts show
    if (rootOnly.contains(key) && caller.user != "root@pam")
        return Reply::error("only root can set '" + key + "' config");
    if (key == "sshkeys")
        return checkSshKeys(value);
    return std::nullopt;
}

bool appliesWhileRunning(const QByteArray &key)
{
    static const QList<QByteArray> fast{"name",    "description", "tags",       "onboot",       "protection",
                                        "startup", "hookscript",  "ciuser",     "cipassword",   "sshkeys",
                                        "citype",  "ciupgrade",   "nameserver", "searchdomain", "cicustom"};
    // unproven: a hot-plugged network card or balloon (the test bed had no port on its bridge)
    return fast.contains(key) || key.startsWith("ipconfig") || key.startsWith("net") || key == "balloon";
}

} // namespace sim
