// SPDX-License-Identifier: Apache-2.0
#include "core/store/presets.h"

#include "core/provision/spec.h"
#include "core/store/datafolder.h"
#include "core/store/specfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QUrl>

namespace store {

using base::Error;

namespace {

constexpr int longestFileName = 200; // bytes; file systems take 255

tl::unexpected<Error> fails(Error::Kind kind, const base::Sentence &what)
{
    return base::failure(Error::of(kind, what));
}

/// Slashes and leading dots must not mean anything.
QByteArray encoded(const QString &name)
{
    return QUrl::toPercentEncoding(name, " ", ".");
}

bool isName(const QString &name)
{
    return !name.trimmed().isEmpty() && encoded(name).size() <= longestFileName;
}

} // namespace

QString Presets::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/slipway/presets");
}

Presets::Presets(QString folder) : m_folder(std::move(folder)) {}

QString Presets::pathOf(const QString &name) const
{
    return QStringLiteral("%1/%2.json").arg(m_folder, QString::fromLatin1(encoded(name)));
}

QStringList Presets::names() const
{
    QStringList names;
    const QStringList files = QDir(m_folder).entryList({QStringLiteral("*.json")}, QDir::Files);
    for (const QString &file : files) {
        const QString name = QUrl::fromPercentEncoding(file.chopped(5).toUtf8());
        // Else it could not be found again, or not be put back.
        if (QFileInfo(pathOf(name)).fileName() == file && isName(name))
            names.append(name);
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

bool Presets::has(const QString &name) const
{
    return QFileInfo::exists(pathOf(name));
}

base::Result<QJsonObject> Presets::load(const QString &name) const
{
    return readSpecFile(pathOf(name));
}

base::Result<bool> Presets::save(const QString &name, const QJsonObject &spec) const
{
    const QByteArray text = QJsonDocument(spec).toJson();
    if (const auto batch = prov::readSpec(text); !batch)
        return fails(Error::Kind::Malformed,
                     {"%1 %2", {batch.error().first().path, batch.error().first().sentence}});
    return putBack(name, text);
}

base::Result<bool> Presets::putBack(const QString &name, const QByteArray &text) const
{
    if (!isName(name))
        return fails(Error::Kind::Invalid,
                     {QT_TRANSLATE_NOOP("Wording", "a preset needs a name, of %1 characters at most"),
                      {longestFileName}});
    if (!DataFolder::make(m_folder))
        return fails(Error::Kind::Server,
                     {QT_TRANSLATE_NOOP("Wording", "cannot make the folder %1"), {m_folder}});
    return writeSpecFile(pathOf(name), text, true);
}

base::Result<QByteArray> Presets::take(const QString &name) const
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return fails(Error::Kind::Server, {QT_TRANSLATE_NOOP("Wording", "%1 cannot be read: %2"),
                                           {file.fileName(), file.errorString()}});
    const QByteArray text = file.readAll();
    if (!file.remove())
        return fails(Error::Kind::Server, {QT_TRANSLATE_NOOP("Wording", "%1 cannot be removed: %2"),
                                           {file.fileName(), file.errorString()}});
    return text;
}

} // namespace store
