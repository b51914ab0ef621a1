// SPDX-License-Identifier: Apache-2.0
#include "core/store/datafolder.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace store {

QString DataFolder::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/slipway");
}

bool DataFolder::make(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir())
        return true;
    return QDir().mkpath(folder.path()) &&
           QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

base::Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString &path, base::Millis patience)
{
    const auto absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (!make(absolute)) {
        return base::failure(
            base::Error::of(base::Error::Kind::Server,
                            {QT_TRANSLATE_NOOP("Wording", "cannot make the data folder %1"), {absolute}}));
    }
    std::unique_ptr<DataFolder> folder(new DataFolder(absolute));
    if (!folder->m_lock.tryLock(static_cast<int>(patience.count())))
        return base::failure(folder->refusal());
    return folder;
}

DataFolder::DataFolder(QString path) : m_path(std::move(path)), m_lock(m_path + QStringLiteral("/lock"))
{
    m_lock.setStaleLockTime(0); // a lock is stale when its process is gone, however old it is
}

QString DataFolder::journalFile() const
{
    return m_path + QStringLiteral("/journal.sqlite");
}

base::Error DataFolder::refusal() const
{
    if (m_lock.error() == QLockFile::PermissionError || m_lock.error() == QLockFile::UnknownError) {
        return base::Error::of(
            base::Error::Kind::Server,
            {QT_TRANSLATE_NOOP("Wording", "cannot write to the data folder %1"), {m_path}});
    }
    qint64 pid = 0;
    QString host;
    QString program;
    if (!m_lock.getLockInfo(&pid, &host, &program)) {
        return base::Error::of(base::Error::Kind::Locked,
                               {QT_TRANSLATE_NOOP("Wording", "the data folder %1 is in use"), {m_path}},
                               {{QStringLiteral("what"), QStringLiteral("data folder")}});
    }
    return base::Error::of(
        base::Error::Kind::Locked,
        {QT_TRANSLATE_NOOP("Wording", "the data folder %1 is in use by %2, process %3 on %4"),
         {m_path, program, pid, host}},
        {{QStringLiteral("what"), QStringLiteral("data folder")},
         {QStringLiteral("pid"), QString::number(pid)},
         {QStringLiteral("program"), program},
         {QStringLiteral("host"), host}});
}

} // namespace store
