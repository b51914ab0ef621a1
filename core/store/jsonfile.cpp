// SPDX-License-Identifier: Apache-2.0
#include "core/store/jsonfile.h"

#include "core/store/datafolder.h"
#include "core/store/wholefile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QStandardPaths>

namespace store {

using base::Error;

namespace {

constexpr int lockPatienceMs = 500; // the window waits as well; whoever holds it writes one small file
constexpr qint64 mostBytes = 4 << 20;

tl::unexpected<Error> fails(const QString &text)
{
    return base::failure({Error::Kind::Server, 0, text, {}});
}

} // namespace

QString JsonFile::defaultPath(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/slipway/") + name;
}

JsonFile::JsonFile(QString path, Kind kind, Check check)
    : m_path(std::move(path)), m_kind(std::move(kind)), m_check(std::move(check))
{
}

base::Result<JsonFile::Content> JsonFile::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return Content{};
    if (!file.open(QIODevice::ReadOnly))
        return fails(QStringLiteral("cannot read %1: %2").arg(m_path, file.errorString()));
    QJsonParseError broken;
    const auto document = QJsonDocument::fromJson(file.read(mostBytes), &broken);
    if (!document.isObject()) {
        return putAside(broken.error == QJsonParseError::NoError
                            ? QStringLiteral("it holds no JSON object")
                            : QStringLiteral("%1 at byte %2").arg(broken.errorString()).arg(broken.offset));
    }
    auto root = document.object();
    const int version = root.take(m_kind.mark).toInt();
    if (version > m_kind.version) {
        return base::failure(
            {Error::Kind::Invalid,
             0,
             QStringLiteral("%1 is of a later version of Slipway (%2): use that one, or move the file away")
                 .arg(m_path)
                 .arg(version),
             {}});
    }
    if (version != m_kind.version)
        return putAside(QStringLiteral("it is no file of %1").arg(m_kind.holds));
    if (const auto good = m_check(root); !good)
        return putAside(good.error().text);
    return Content{root, {}};
}

base::Result<JsonFile::Content> JsonFile::putAside(const QString &why) const
{
    const auto stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    auto aside = QStringLiteral("%1.damaged-%2").arg(m_path, stamp);
    for (int i = 2; QFileInfo::exists(aside); ++i)
        aside = QStringLiteral("%1.damaged-%2-%3").arg(m_path, stamp).arg(i);
    if (!QFile::rename(m_path, aside))
        return fails(QStringLiteral("%1 is damaged (%2) and cannot be put aside").arg(m_path, why));
    return Content{{}, aside};
}

base::Result<JsonFile::Content> JsonFile::change(const Change &change) const
{
    const auto folder = QFileInfo(m_path).path();
    if (!DataFolder::make(folder))
        return fails(QStringLiteral("cannot make the folder %1").arg(folder));
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(lockPatienceMs))
        return fails(QStringLiteral("cannot lock %1: another program is writing it").arg(m_path));
    auto content = load();
    if (!content)
        return content;
    if (const auto changed = change(content->root); !changed)
        return base::failure(changed.error());
    if (const auto saved = save(content->root); !saved)
        return base::failure(saved.error());
    return content;
}

base::Result<bool> JsonFile::save(QJsonObject root) const
{
    root.insert(m_kind.mark, m_kind.version);
    const auto written = replaceFile(m_path, QJsonDocument(root).toJson(), true);
    if (!written)
        return fails(QStringLiteral("cannot write %1: %2").arg(m_path, written.error().text));
    return true;
}

} // namespace store
