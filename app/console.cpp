// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"

#include "core/base/plaintext.h"

#include <QJsonDocument>

#include <cstdio>

namespace app {

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

QString printable(const QString &text)
{
    return base::blanked(text, U'\n');
}

void Console::out(const QString &text)
{
    write(stdout, printable(text).toUtf8() + '\n');
}

void Console::error(const QString &text)
{
    write(stderr, printable(text).toUtf8() + '\n');
}

void Console::event(const QString &name, QJsonObject object)
{
    object.insert(QStringLiteral("event"), name);
    out(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

ExitCode Console::refuse(ExitCode code, const QString &text)
{
    error(m_program + QStringLiteral(": ") + text);
    if (m_json) {
        event(QStringLiteral("error"),
              {{QStringLiteral("exit"), static_cast<int>(code)}, {QStringLiteral("text"), text}});
    }
    return code;
}

void Console::raw(const QByteArray &bytes)
{
    write(stdout, bytes);
}

} // namespace app
