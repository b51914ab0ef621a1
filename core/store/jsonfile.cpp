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

tl::unexpected<Error> fails(const base::Sentence &what)
{
    return base::failure(Error::of(Error::Kind::Server, what));
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
        return fails({QT_TRANSLATE_NOOP("Wording", "cannot read %1: %2"), {m_path, file.errorString()}});
    QJsonParseError broken;
    const auto document = QJsonDocument::fromJson(file.read(mostBytes), &broken);
    if (!document.isObject()) {
        return putAside(broken.error == QJsonParseError::NoError
                            ? base::Sentence(QT_TRANSLATE_NOOP("Wording", "it holds no JSON object"))
                            : base::Sentence(QT_TRANSLATE_NOOP("Wording", "%1 at byte %2"),
                                             {broken.errorString(), broken.offset}));
    }
    auto root = document.object();
    const int version = root.take(m_kind.mark).toInt();
    if (version > m_kind.version) {
        return base::failure(Error::of(
            Error::Kind::Invalid,
            {QT_TRANSLATE_NOOP(
                 "Wording", "%1 is of a later version of Slipway (%2): use that one, or move the file away"),
             {m_path, version}}));
    }
    if (version != m_kind.version)
        return putAside({QT_TRANSLATE_NOOP("Wording", "it is no file of %1"), {m_kind.holds}});
    if (const auto good = m_check(root); !good)
        return putAside(good.error().words());
    return Content{root, {}};
}

base::Result<JsonFile::Content> JsonFile::putAside(const base::Sentence &why) const
{
    const auto stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    auto aside = QStringLiteral("%1.damaged-%2").arg(m_path, stamp);
    for (int i = 2; QFileInfo::exists(aside); ++i)
        aside = QStringLiteral("%1.damaged-%2-%3").arg(m_path, stamp).arg(i);
    if (!QFile::rename(m_path, aside))
        return fails(
            {QT_TRANSLATE_NOOP("Wording", "%1 is damaged (%2) and cannot be put aside"), {m_path, why}});
    return Content{{}, aside};
}

base::Result<JsonFile::Content> JsonFile::change(const Change &change) const
{
    const auto folder = QFileInfo(m_path).path();
    if (!DataFolder::make(folder))
        return fails({QT_TRANSLATE_NOOP("Wording", "cannot make the folder %1"), {folder}});
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(lockPatienceMs))
        return fails(
            {QT_TRANSLATE_NOOP("Wording", "cannot lock %1: another program is writing it"), {m_path}});
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
        return fails(
            {QT_TRANSLATE_NOOP("Wording", "cannot write %1: %2"), {m_path, written.error().words()}});
    return true;
}

} // namespace store
