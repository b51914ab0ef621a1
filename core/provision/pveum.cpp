// SPDX-License-Identifier: Apache-2.0
// unproven: no recording shows a call of pveum; the commands and options are those of its manual, and its
// parameters those of the API calls behind it (pve/apischema.json /access/roles, /access/acl).
#include "core/provision/pveum.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace prov {

namespace {

/// All that is needed on one path.
struct Group
{
    QStringList privileges; ///< sorted
    QString role;
    bool missing = false;
};

QString quoted(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

bool isBelow(const QString &path, const QString &above)
{
    return path.startsWith(above + u'/');
}

/// One name for each kind of path, so that a second token finds the role that it needs.
QString roleName(const QString &path, const QList<Need> &needs)
{
    if (path.startsWith(QLatin1String("/storage")))
        return QStringLiteral("SlipwayStorage");
    if (path.startsWith(QLatin1String("/sdn")))
        return QStringLiteral("SlipwayBridge");
    const auto has = [&](Need::Purpose purpose) {
        return std::ranges::any_of(
            needs, [&](const Need &need) { return need.path == path && need.purpose == purpose; });
    };
    return QStringLiteral("Slipway%1%2")
        .arg(has(Need::Purpose::Clone) ? QStringLiteral("Template") : QString(),
             has(Need::Purpose::Allocate) ? QStringLiteral("Vm") : QString());
}

/// Of alternatives none is added where one is needed anyway.
QStringList fewest(const QList<Need> &needs, const QString &path)
{
    QStringList chosen;
    for (const bool alternatives : {false, true}) {
        for (const auto &need : needs) {
            const auto isChosen = [&chosen](const QString &privilege) { return chosen.contains(privilege); };
            if (need.path == path && (need.privileges.size() > 1) == alternatives &&
                std::ranges::none_of(need.privileges, isChosen))
                chosen.append(need.privileges.first());
        }
    }
    chosen.sort();
    return chosen;
}

QMap<QString, Group> grouped(const QList<JudgedNeed> &judged)
{
    QList<Need> needs;
    QMap<QString, Group> groups;
    for (const auto &[need, granted] : judged) {
        needs.append(need);
        groups[need.path].missing |= !granted;
    }
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        it->privileges = fewest(needs, it.key());
        it->role = roleName(it.key(), needs);
    }
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        for (auto below = groups.begin(); it->missing && below != groups.end(); ++below)
            below->missing |= isBelow(below.key(), it.key());
    }
    return groups;
}

/// A role that is there already is added to, never lessened: others may have it.
QString roleLine(const QString &role, const QStringList &privileges)
{
    const QString list = u'"' + privileges.join(u' ') + u'"';
    return QStringLiteral("pveum role add %1 --privs %2 || pveum role modify %1 --append 1 --privs %2")
        .arg(role, list);
}

} // namespace

PveumLines pveumLines(const QList<JudgedNeed> &needs, const QString &identity)
{
    auto groups = grouped(needs);
    groups.removeIf([](const auto &group) { return !group.value().missing; });
    PveumLines lines;
    QMap<QString, QStringList> roles;
    for (const auto &group : std::as_const(groups))
        roles[group.role] += group.privileges;
    for (auto it = roles.begin(); it != roles.end(); ++it) {
        it->removeDuplicates();
        lines.account.append(roleLine(it.key(), *it));
    }
    const bool isToken = identity.contains(u'!');
    const auto grant = QStringLiteral("pveum acl modify %1 --%2 %3 --roles %4");
    for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
        const auto path = quoted(it.key());
        lines.account.append(grant.arg(path, isToken ? QStringLiteral("tokens") : QStringLiteral("users"),
                                       quoted(identity), it->role));
        if (isToken) {
            lines.user.append(
                grant.arg(path, QStringLiteral("users"), quoted(identity.section(u'!', 0, 0)), it->role));
        }
    }
    return lines;
}

QString pveumNewUser(const QString &user)
{
    return QStringLiteral("pveum user add ") + quoted(user);
}

QString pveumNewToken(const QString &token)
{
    return QStringLiteral("pveum user token add %1 %2 --privsep 1")
        .arg(quoted(token.section(u'!', 0, 0)), quoted(token.section(u'!', 1)));
}

} // namespace prov
