// SPDX-License-Identifier: Apache-2.0
#include "core/provision/specrules.h"

#include "core/provision/configplan.h"
#include "core/provision/ipaddress.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUuid>

namespace prov {

namespace {

Sentence unless(const char16_t *pattern, const QString &text, const char *wrong)
{
    const QRegularExpression expression(QStringLiteral("^(?:%1)\\z").arg(QString::fromUtf16(pattern)));
    return expression.match(text).hasMatch() ? Sentence{} : Sentence{wrong, {text.left(60)}};
}

Sentence staticAddress(const QString &text, bool v6)
{
    const std::optional<Cidr> cidr = parseCidr(text);
    if (cidr && cidr->address.isV6() == v6)
        return {};
    if (v6)
        return {QT_TRANSLATE_NOOP("Wording",
                                  "\"%1\" is not an address that PVE takes: write auto, dhcp, manual, or "
                                  "an IPv6 address with its prefix length (8–128), such as "
                                  "2001:db8::5/64."),
                {text}};
    return {QT_TRANSLATE_NOOP("Wording",
                              "\"%1\" is not an address that PVE takes: write dhcp, manual, or an IPv4 "
                              "address with its prefix length (8–32), such as 10.0.20.11/24."),
            {text}};
}

Sentence gateway(const QString &text, bool v6)
{
    const std::optional<IpAddress> address = parseAddress(text);
    return address && address->isV6() == v6
               ? Sentence{}
               : Sentence{QT_TRANSLATE_NOOP("Wording",
                                            "\"%1\" is not an %2 address; a gateway has no prefix length."),
                          {text, v6 ? QStringLiteral("IPv6") : QStringLiteral("IPv4")}};
}

} // namespace

namespace rules {

Sentence vmName(const QString &text)
{
    static const char16_t *name =
        uR"((?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)*[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)";
    const Sentence wrong = unless(
        name, text,
        QT_TRANSLATE_NOOP("Wording", "\"%1\" is not a DNS name, and PVE takes no other: use letters, digits, "
                                     "hyphens (not at an end) and dots; no underscores."));
    if (!wrong.isEmpty())
        return wrong;
    const QStringList labels = text.split(u'.');
    for (const QString &label : labels) {
        if (label.size() > 63)
            return Sentence{
                QT_TRANSLATE_NOOP(
                    "Wording",
                    "has a part of more than 63 characters, which no guest can use as its host name; "
                    "shorten it."),
                {}};
    }
    return text.size() <= 253
               ? Sentence{}
               : Sentence{QT_TRANSLATE_NOOP("Wording",
                                            "is longer than the 253 characters of a DNS name; shorten it."),
                          {}};
}

Sentence nodeName(const QString &text)
{
    return unless(
        u"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?", text,
        QT_TRANSLATE_NOOP("Wording", "\"%1\" is not the name of a node: use letters, digits and hyphens."));
}

// unproven: the exact character sets of storage, bridge, CPU and pool names; these exclude what would break a
// value.
Sentence identifier(const QString &text)
{
    return unless(
        u"[A-Za-z0-9][A-Za-z0-9._-]*", text,
        QT_TRANSLATE_NOOP(
            "Wording",
            "\"%1\" is not a name that PVE uses here: use letters, digits, dots, hyphens and underscores."));
}

Sentence poolName(const QString &text)
{
    return unless(u"[A-Za-z0-9][A-Za-z0-9._/-]*", text,
                  QT_TRANSLATE_NOOP(
                      "Wording",
                      "\"%1\" is not the name of a pool: use letters, digits, dots, hyphens, underscores and "
                      "slashes."));
}

Sentence tag(const QString &text)
{
    return unless(
        u"[A-Za-z0-9_][A-Za-z0-9_+.-]*", text,
        QT_TRANSLATE_NOOP(
            "Wording",
            "\"%1\" is not a tag: use letters a–z, digits, and _ + . - after the first character; one "
            "tag per list entry."));
}

Sentence description(const QString &text)
{
    if (text.contains(QStringLiteral("<!-- slipway job=")))
        return Sentence{
            QT_TRANSLATE_NOOP(
                "Wording",
                "holds a Slipway marker line, by which VMs are recognised later; remove that line."),
            {}};
    constexpr int limit = 8192;
    const auto bytes = withMarker(text, QUuid().toString(QUuid::WithoutBraces)).toUtf8().size();
    return bytes <= limit
               ? Sentence{}
               : Sentence{QT_TRANSLATE_NOOP(
                              "Wording",
                              "is too long: with the line that Slipway adds it has %1 bytes, and PVE takes "
                              "%2; shorten it by %3."),
                          {QString::number(bytes), QString::number(limit), QString::number(bytes - limit)}};
}

Sentence userName(const QString &text)
{
    return unless(
        u"[A-Za-z_][A-Za-z0-9_.-]*\\$?", text,
        QT_TRANSLATE_NOOP(
            "Wording",
            "\"%1\" is not a user name that guests take: begin with a letter or _, then letters, digits, "
            "_ . -."));
}

Sentence environmentVariable(const QString &text)
{
    // Not repeated in the sentence: it may well be the password itself.
    static const QRegularExpression name(QStringLiteral(R"(^[A-Za-z_][A-Za-z0-9_]*\z)"));
    return name.match(text).hasMatch()
               ? Sentence{}
               : Sentence{QT_TRANSLATE_NOOP(
                              "Wording",
                              "is not the name of an environment variable: write the name of the variable "
                              "that holds the password, such as OPS_PASSWORD; never the password itself."),
                          {}};
}

Sentence sshKey(const QString &text)
{
    static const QRegularExpression key(QStringLiteral(
        R"(^\s*(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-nistp(?:256|384|521)|)"
        R"(sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)[ \t]+[A-Za-z0-9+/]+={0,2}(?:[ \t][^\n\r]*)?\z)"));
    return key.match(text).hasMatch()
               ? Sentence{}
               : Sentence{
                     QT_TRANSLATE_NOOP("Wording",
                                       "does not look like a public key, and PVE would refuse it: write one "
                                       "line of a .pub file, \"ssh-ed25519 AAAA… comment\"."),
                     {}};
}

Sentence nameserver(const QString &text)
{
    return parseAddress(text)
               ? Sentence{}
               : Sentence{QT_TRANSLATE_NOOP(
                              "Wording",
                              "\"%1\" is not an IP address; PVE would take it and the guest would not "
                              "resolve names. Write one address per list entry."),
                          {text.left(60)}};
}

Sentence searchdomain(const QString &text)
{
    const QStringList domains = text.split(u' ');
    for (const QString &domain : domains) {
        if (!vmName(domain).isEmpty())
            return Sentence{
                QT_TRANSLATE_NOOP(
                    "Wording",
                    "\"%1\" is not a DNS domain; write one such as lab.example, or several with one space "
                    "between."),
                {text.left(60)}};
    }
    return {};
}

Sentence diskSize(const QString &text)
{
    return sizeFromText(text)
               ? Sentence{}
               : Sentence{QT_TRANSLATE_NOOP(
                              "Wording",
                              "\"%1\" is not a disk size: write the whole size as a whole number with M, "
                              "G or T, such as 100G (at most 1024T; no \"+\", no fractions)."),
                          {text.left(60)}};
}

Sentence address4(const QString &text)
{
    return text == u"dhcp" || text == u"manual" ? Sentence{} : staticAddress(text, false);
}

Sentence address6(const QString &text)
{
    return text == u"auto" || text == u"dhcp" || text == u"manual" ? Sentence{} : staticAddress(text, true);
}

Sentence gateway4(const QString &text)
{
    return gateway(text, false);
}

Sentence gateway6(const QString &text)
{
    return gateway(text, true);
}

} // namespace rules

std::optional<qint64> sizeFromText(const QString &text)
{
    static const QRegularExpression size(QStringLiteral(R"(^([1-9]\d{0,9})([MGT])\z)"));
    const QRegularExpressionMatch match = size.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QChar unit = match.captured(2).front();
    const int shift = unit == u'M' ? 20 : unit == u'G' ? 30 : 40;
    constexpr qint64 most = Q_INT64_C(1) << 50;
    const qint64 number = match.captured(1).toLongLong();
    return number <= (most >> shift) ? std::optional(number << shift) : std::nullopt;
}

bool isDiskKey(const QString &key)
{
    static const QRegularExpression disk(QStringLiteral(
        R"(^(?:ide[0-3]|sata[0-5]|scsi(?:\d|[12]\d|30)|virtio(?:\d|1[0-5])|efidisk0|tpmstate0)\z)"));
    return disk.match(key).hasMatch();
}

std::optional<int> slotOf(const QString &key, const QString &stem)
{
    bool good = false;
    const int slot = key.startsWith(stem) ? key.mid(stem.size()).toInt(&good) : -1;
    return good && slot >= 0 && slot <= 31 && key == stem + QString::number(slot) ? std::optional(slot)
                                                                                  : std::nullopt;
}

} // namespace prov
