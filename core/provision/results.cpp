// SPDX-License-Identifier: Apache-2.0
#include "core/provision/results.h"

#include "core/base/plaintext.h"
#include "core/base/texttable.h"
#include "core/provision/ipaddress.h"
#include "core/provision/specrules.h"

#include <QSet>

#include <algorithm>

namespace prov {

namespace {

constexpr std::array<std::pair<ResultForm, const char16_t *>, allResultForms.size()> names{{
    {ResultForm::Table, u"table"},
    {ResultForm::Csv, u"csv"},
    {ResultForm::Hosts, u"hosts"},
    {ResultForm::Ssh, u"ssh"},
    {ResultForm::Ansible, u"ansible"},
}};

/// The first that is nothing but an address: what a guest says of itself is not to be trusted.
QString addressOf(const Job &job)
{
    const auto it = std::find_if(job.addresses.begin(), job.addresses.end(),
                                 [](const QString &text) { return parseAddress(text).has_value(); });
    return it == job.addresses.end() ? QString() : *it;
}

/// Empty: the template's, which nobody told us, or one that a shell would read as something else.
QString plainUser(const QString &user)
{
    const bool isPlain = !user.isEmpty() && rules::userName(user).isEmpty() && !user.contains(u'$');
    return isPlain ? user : QString();
}

/// Why nobody can be sent there; empty: one can.
QString obstacleOf(const Job &job)
{
    if (job.step != Step::Ready)
        return QStringLiteral("not ready (%1)").arg(stepName(job.step));
    if (job.vm == Presence::None)
        return QStringLiteral("its VM was deleted");
    return addressOf(job).isEmpty() ? QStringLiteral("no address is known") : QString();
}

struct Host
{
    QString name;
    QString address;
    QString user;
    QString batch;
};

struct Hosts
{
    QList<Host> list;
    QString leftOut; ///< a comment line each
};

/// In each of these files a name stands for one machine only.
Hosts hostsOf(const QList<Job> &jobs)
{
    Hosts hosts;
    QSet<QString> taken;
    for (const Job &job : jobs) {
        QString obstacle = obstacleOf(job);
        if (obstacle.isEmpty() && (job.spec.name.isEmpty() || !rules::vmName(job.spec.name).isEmpty()))
            obstacle = QStringLiteral("that is not a host name");
        if (obstacle.isEmpty() && taken.contains(job.spec.name.toLower()))
            obstacle = QStringLiteral("another one above has this name");
        if (obstacle.isEmpty()) {
            taken.insert(job.spec.name.toLower());
            hosts.list.append(
                {job.spec.name, addressOf(job), plainUser(job.spec.cloudInit.user.value), job.batch});
        } else {
            hosts.leftOut += QStringLiteral("# left out: %1: %2\n").arg(base::blanked(job.label()), obstacle);
        }
    }
    return hosts;
}

QString hostLines(const Hosts &hosts)
{
    QString text;
    for (const Host &host : hosts.list)
        text += host.address + u' ' + host.name + u'\n';
    return text + hosts.leftOut;
}

QString sshConfig(const Hosts &hosts)
{
    QString text;
    for (const Host &host : hosts.list) {
        text += QStringLiteral("Host %1\n    HostName %2\n").arg(host.name, host.address);
        if (!host.user.isEmpty())
            text += QStringLiteral("    User %1\n").arg(host.user);
    }
    return text + hosts.leftOut;
}

/// Groups are named like Python's variables.
QString groupOf(const QString &batch)
{
    QString name = QStringLiteral("batch_");
    for (const QChar c : batch.left(8))
        name += c.unicode() < 128 && c.isLetterOrNumber() ? c : QChar(u'_');
    return name;
}

QString ansibleInventory(const Hosts &hosts)
{
    QStringList groups;
    QHash<QString, QString> lines;
    for (const Host &host : hosts.list) {
        const QString group = groupOf(host.batch);
        if (!groups.contains(group))
            groups.append(group);
        lines[group] += host.name + QStringLiteral(" ansible_host=") + host.address;
        if (!host.user.isEmpty())
            lines[group] += QStringLiteral(" ansible_user=") + host.user;
        lines[group] += u'\n';
    }
    QString text;
    for (const QString &group : std::as_const(groups))
        text += QStringLiteral("[%1]\n").arg(group) + lines.value(group) + u'\n';
    if (hosts.leftOut.isEmpty())
        text.chop(1);
    return text + hosts.leftOut;
}

QList<QStringList> rowsOf(const QList<Job> &jobs)
{
    QList<QStringList> rows{{QStringLiteral("name"), QStringLiteral("vmid"), QStringLiteral("node"),
                             QStringLiteral("state"), QStringLiteral("user"), QStringLiteral("addresses")}};
    for (const Job &job : jobs) {
        const QString vmid = job.vmid == 0 ? QString() : QString::number(job.vmid);
        QStringList row{job.label(),
                        vmid,
                        job.node,
                        stepName(job.step),
                        plainUser(job.spec.cloudInit.user.value),
                        job.addresses.join(u' ')};
        for (QString &cell : row)
            cell = base::blanked(cell);
        rows.append(row);
    }
    return rows;
}

/// Spreadsheets calculate cells that begin so, even quoted ones; an apostrophe makes them text.
QString guarded(const QString &cell)
{
    static const QString signs = QStringLiteral("=+-@");
    const QString inside = cell.trimmed();
    return !inside.isEmpty() && signs.contains(inside.front()) ? u'\'' + cell : cell;
}

QString csv(const QList<QStringList> &rows)
{
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &plain : row) {
            QString cell = guarded(plain);
            if (cell.contains(u',') || cell.contains(u'"'))
                cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
            cells.append(cell);
        }
        text += cells.join(u',') + QStringLiteral("\r\n");
    }
    return text;
}

} // namespace

QString resultFormName(ResultForm form)
{
    for (const auto &[value, name] : names) {
        if (value == form)
            return QString::fromUtf16(name);
    }
    return {};
}

std::optional<ResultForm> resultFormFromName(const QString &name)
{
    for (const ResultForm form : allResultForms) {
        if (resultFormName(form) == name)
            return form;
    }
    return std::nullopt;
}

QString resultsText(const QList<Job> &jobs, ResultForm form)
{
    switch (form) {
    case ResultForm::Table:
        return base::table(rowsOf(jobs)) + u'\n';
    case ResultForm::Csv:
        return csv(rowsOf(jobs));
    case ResultForm::Hosts:
        return hostLines(hostsOf(jobs));
    case ResultForm::Ssh:
        return sshConfig(hostsOf(jobs));
    case ResultForm::Ansible:
        return ansibleInventory(hostsOf(jobs));
    }
    Q_UNREACHABLE();
}

QString sshCommand(const Job &job)
{
    return obstacleOf(job).isEmpty() ? sshCommand(job.spec.cloudInit.user.value, addressOf(job)) : QString();
}

QString sshCommand(const QString &user, const QString &address)
{
    // The address is what a guest says of itself, and this goes into somebody's shell.
    if (!parseAddress(address))
        return {};
    const QString plain = plainUser(user);
    return QStringLiteral("ssh ") + (plain.isEmpty() ? plain : QString(plain + u'@')) + address;
}

} // namespace prov
