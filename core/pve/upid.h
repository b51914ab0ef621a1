// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QHashFunctions>
#include <QString>

namespace pve {

/// The name of a task: `UPID:node:pid:pstart:starttime:type:id:user:` (pve/forms.md, pve/FACTS.md 3).
struct Upid
{
    QString text; ///< exactly as the server wrote it, trailing colon included
    QString node;
    quint32 pid = 0;
    quint64 pstart = 0;
    qint64 startTime = 0; ///< s since the epoch, the server's clock
    QString type;         ///< "qmclone", "qmstart", "resize" …
    QString id;           ///< of a qmclone: the SOURCE's VMID; may be empty
    QString user;         ///< "user@realm" or "user@realm!token"

    bool operator==(const Upid &other) const { return text == other.text; }

    /// Malformed when the text is no UPID. One that could leave a path or that cannot be shown as it is
    /// (control and bidi characters) is none.
    [[nodiscard]] static base::Result<Upid> parse(const QString &text);
};

[[nodiscard]] inline size_t qHash(const Upid &upid, size_t seed = 0) noexcept
{
    return ::qHash(upid.text, seed);
}

} // namespace pve

Q_DECLARE_METATYPE(pve::Upid)
