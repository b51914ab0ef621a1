// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace store {

/// The folder where a user's jobs live, held by this process alone as long as this object lives: two programs
/// that drive the same jobs would make VMs twice. A lock that a crash has left is taken over.
class DataFolder
{
public:
    static constexpr base::Millis defaultPatience{5'000};

    /// AppDataLocation of "slipway" for both programs: $XDG_DATA_HOME/slipway, else ~/.local/share/slipway.
    [[nodiscard]] static QString defaultPath();
    /// Makes the folder, and what is above it, for its owner alone (mode 0700). One that is there stays as it
    /// is.
    [[nodiscard]] static bool make(const QString &path);
    /// Makes the folder (mode 0700) if it is missing and waits at most `patience` for its lock, blocking: it
    /// is called before anything moves. Held by another: Error::Kind::Locked, fields: what = "data folder",
    /// pid, program, host. Anything else: Error::Kind::Server.
    [[nodiscard]] static base::Result<std::unique_ptr<DataFolder>>
    open(const QString &path, base::Millis patience = defaultPatience);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString journalFile() const;

private:
    explicit DataFolder(QString path);
    [[nodiscard]] base::Error refusal() const;

    QString m_path;
    QLockFile m_lock;
};

} // namespace store
