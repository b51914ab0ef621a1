// SPDX-License-Identifier: Apache-2.0
#include "core/provision/guestaddress.h"

#include "core/provision/ipaddress.h"

#include <algorithm>

namespace prov {

namespace {

bool isUsableV4(const QByteArray &bytes)
{
    const auto first = static_cast<quint8>(bytes[0]);
    const bool loopback = first == 127;
    const bool linkLocal = first == 169 && static_cast<quint8>(bytes[1]) == 254;
    const bool multicast = first >= 224 && first <= 239;
    return !loopback && !linkLocal && !multicast && first != 0;
}

bool isUsableV6(const QByteArray &bytes)
{
    const auto first = static_cast<quint8>(bytes[0]);
    const bool linkLocal = first == 0xfe && (static_cast<quint8>(bytes[1]) & 0xc0) == 0x80;
    const bool multicast = first == 0xff;
    const bool unspecifiedOrLoopback = bytes.startsWith(QByteArray(15, '\0'));
    return !linkLocal && !multicast && !unspecifiedOrLoopback;
}

bool isUsable(const IpAddress &address)
{
    return address.isV6() ? isUsableV6(address.bytes) : isUsableV4(address.bytes);
}

/// "10.0.20.11/24" → 10.0.20.11; nothing for dhcp, auto, manual.
std::optional<IpAddress> staticAddress(const QString &cidr)
{
    return parseAddress(cidr.section(QLatin1Char('/'), 0, 0));
}

QStringList addressesOn(const QSet<QString> &macs, const QList<pve::GuestInterface> &interfaces)
{
    QStringList result;
    for (const auto &card : interfaces) {
        if (!macs.contains(card.mac))
            continue;
        for (const auto &found : card.addresses) {
            const auto address = parseAddress(found.address);
            if (address && isUsable(*address))
                result.append(found.address);
        }
    }
    return result;
}

Check staticCheck(int index, const QString &cidr, const QStringList &found)
{
    const auto asked = staticAddress(cidr);
    const bool there = std::any_of(found.begin(), found.end(),
                                   [&asked](const QString &text) { return parseAddress(text) == asked; });
    return {QStringLiteral("address on net%1").arg(index), cidr.section(QLatin1Char('/'), 0, 0),
            found.join(QStringLiteral(", ")), there ? Check::Verdict::Applied : Check::Verdict::Differs};
}

} // namespace

bool GuestVerdict::satisfied() const
{
    return !addresses.isEmpty() && std::all_of(staticOnes.begin(), staticOnes.end(), [](const Check &check) {
        return check.verdict == Check::Verdict::Applied;
    });
}

GuestVerdict judgeGuest(const VmSpec &spec, const QMap<QString, QString> &config,
                        const QList<pve::GuestInterface> &interfaces)
{
    GuestVerdict verdict;
    verdict.addresses = addressesOn(macsOf(config), interfaces);
    for (auto it = spec.cloudInit.ipconfig.cbegin(); it != spec.cloudInit.ipconfig.cend(); ++it) {
        const auto key = QStringLiteral("net%1").arg(it.key());
        const auto found = addressesOn(macsOf({{key, config.value(key)}}), interfaces);
        for (const auto &cidr : {it->ip, it->ip6}) {
            if (staticAddress(cidr))
                verdict.staticOnes.append(staticCheck(it.key(), cidr, found));
        }
    }
    return verdict;
}

} // namespace prov
