// SPDX-License-Identifier: Apache-2.0
#include "app/arguments.h"

#include <QRegularExpression>

#include <algorithm>

namespace app {

namespace {

QString secretRefused(const QString &what)
{
    return QStringLiteral(
               "%1 was given on the command line, where every user of this machine can read it, and "
               "the shell keeps it. Make a new one, and put it into the environment variable "
               "PROXMOX_VE_API_TOKEN (user@realm!id=secret); a spec names the variables that hold "
               "cloud-init passwords.")
        .arg(what);
}

} // namespace

std::optional<QString> secretIn(const QString &argument)
{
    static const QRegularExpression token(QStringLiteral("[^\\s=:/@]+@[^\\s=:/!@]+![^\\s=]+[=:]."));
    static const QRegularExpression option(
        QStringLiteral("^--?(?:api-?)?(?:token|password|passwd|secret)(?:$|=)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression loginInUrl(QStringLiteral("://[^/@]+:[^/@]*@"));
    if (token.match(argument).hasMatch())
        return secretRefused(QStringLiteral("An API token"));
    if (option.match(argument).hasMatch())
        return secretRefused(QStringLiteral("A secret"));
    if (loginInUrl.match(argument).hasMatch())
        return secretRefused(QStringLiteral("A password"));
    return std::nullopt;
}

Parsed<Given> sortArguments(const VerbRow &verb, const QStringList &arguments)
{
    Given given;
    const auto table = optionTable();
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const auto &argument = arguments[i];
        if (!argument.startsWith(u'-') || argument.size() == 1) {
            given.others.append(argument);
            continue;
        }
        const auto name = argument.section(u'=', 0, 0);
        const bool hasValue = argument.contains(u'=');
        const auto row = std::find_if(table.begin(), table.end(), [&](const OptionRow &known) {
            return name == QLatin1String(known.name) && known.isOf(verb.verb);
        });
        if (row == table.end()) {
            return tl::unexpected(
                QStringLiteral("%1 is not an option of %2; slipway-cli %2 --help lists them")
                    .arg(name, QString::fromLatin1(verb.name)));
        }
        if (given.options.contains(name))
            return tl::unexpected(QStringLiteral("%1 is given twice").arg(name));
        if (row->isFlag() && hasValue)
            return tl::unexpected(QStringLiteral("%1 takes no value").arg(name));
        auto value = argument.section(u'=', 1);
        if (!row->isFlag() && !row->valueIsOptional() && !hasValue && i + 1 < arguments.size())
            value = arguments[++i];
        if (!row->isFlag() && !row->valueIsOptional() && value.isEmpty())
            return tl::unexpected(
                QStringLiteral("%1 wants a value: %1 %2").arg(name, QString::fromLatin1(row->value)));
        given.options.insert(name, value);
    }
    return given;
}

Parsed<qint64> numberOf(const Given &given, const char *name, qint64 least, qint64 most, qint64 otherwise)
{
    if (!given.has(name))
        return otherwise;
    bool ok = false;
    const auto value = given.value(name).toLongLong(&ok);
    if (ok && value >= least && value <= most)
        return value;
    return tl::unexpected(QStringLiteral("%1 wants a whole number from %2 to %3")
                              .arg(QString::fromLatin1(name))
                              .arg(least)
                              .arg(most));
}

} // namespace app
