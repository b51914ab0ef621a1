// SPDX-License-Identifier: Apache-2.0
#include "core/pve/curl.h"

namespace pve {

namespace {

bool isSecret(const QByteArray &name)
{
    return name == "cipassword" || name == "password";
}

QByteArray nameOf(const QByteArray &parameter)
{
    return parameter.left(parameter.indexOf('='));
}

QString quoted(const QByteArray &text)
{
    const QString escaped = QString::fromUtf8(text).replace(u'\'', QLatin1String(R"('\'')"));
    return QStringLiteral("'%1'").arg(escaped);
}

} // namespace

Request withoutSecrets(Request request)
{
    auto parameters = request.body.split('&');
    for (auto &parameter : parameters) {
        if (isSecret(nameOf(parameter)))
            parameter = nameOf(parameter) + '=';
    }
    request.body = parameters.join('&');
    return request;
}

QString curlCommand(const Request &request)
{
    QString command = QStringLiteral("curl --request %1 --header \"Authorization: $PVE_AUTHORIZATION\"")
                          .arg(verbName(request.verb));
    const auto parameters = request.body.isEmpty() ? QList<QByteArray>() : request.body.split('&');
    for (const auto &parameter : parameters) {
        const auto name = nameOf(parameter);
        if (isSecret(name)) {
            const auto word = QString::fromLatin1(name);
            command += QStringLiteral(" --data-urlencode \"%1=$PVE_%2\"").arg(word, word.toUpper());
        } else {
            command += QStringLiteral(" --data %1").arg(quoted(parameter));
        }
    }
    const auto query = request.query.isEmpty() ? QByteArray() : QByteArray('?' + request.query);
    const QByteArray path = "/api2/json" + request.path + query;
    return command + QStringLiteral(" \"$PVE_URL\"") + quoted(path);
}

} // namespace pve
