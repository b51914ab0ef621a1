// SPDX-License-Identifier: Apache-2.0
#include "core/store/wholefile.h"

#include <QSaveFile>

namespace store {

base::Result<bool> replaceFile(const QString &path, const QByteArray &content, bool isPrivate)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         (!isPrivate || file.setPermissions(QSaveFile::ReadOwner | QSaveFile::WriteOwner)) &&
                         file.write(content) == content.size() && file.commit();
    if (!written)
        return base::failure({base::Error::Kind::Server, 0, file.errorString(), {}});
    return true;
}

} // namespace store
