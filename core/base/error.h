// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sentence.h"

#include <QMap>
#include <QMetaType>
#include <QString>

namespace base {

/// What went wrong, sorted by what the caller may do next (design: "Errors"). Plain value; shown to people
/// only through wording.
struct Error
{
    enum class Kind {
        NotSent, ///< certainly not executed: refused connection, 595, name lookup; may be repeated at once
        Lost,    ///< sent, answer lost: a request with an effect may have happened
        Tls,     ///< certificate not trusted; fields: fingerprint (SHA-256, AA:BB:…), subject, issuer
        Unauthorized, ///< 401: ticket or token refused
        Forbidden,    ///< 403; fields: privilege ("VM.Clone", "A|B"; empty when PVE names none), path
        NotFound,     ///< VM, task, node or path is not there
        Locked, ///< a lock is held by somebody; fields: what (clone, backup, config, storage, cfs …), id
        Unavailable, ///< node or cluster trouble: no quorum, pmxcfs down; wait
        Invalid,     ///< 400: input refused; fields: parameter → server's text
        Exists,      ///< VMID or volume is taken; fields: vmid
        Server,      ///< any other refusal, in the server's words
        Malformed,   ///< the answer is not what it should be; fields: path of the offending value
        Cancelled,   ///< given up by ourselves
    };

    Kind kind = Kind::Server;
    int http = 0; ///< status code, 0 when there was no answer
    QString text; ///< the server's words (or ours when it had none), one line, no control characters
    QMap<QString, QString> fields; ///< see Kind
    Sentence said = {}; ///< `text` for a translation, when it is ours: shown(); empty when it is the server's

    /// In words of ours.
    [[nodiscard]] static Error of(Kind kind, const Sentence &said, const QMap<QString, QString> &fields = {},
                                  int http = 0);
    /// To be a fact of another sentence.
    [[nodiscard]] Sentence words() const { return said.isEmpty() ? Sentence(text) : said; }
    bool operator==(const Error &) const = default;
};

/// True when a request with an effect may have been executed although no good answer came.
[[nodiscard]] inline bool mayHaveHappened(const Error &error)
{
    return error.kind == Error::Kind::Lost || error.kind == Error::Kind::Malformed;
}

/// Stable lower-case words for files and machine-readable output ("not_sent", "locked" …).
[[nodiscard]] QString kindName(Error::Kind kind);
[[nodiscard]] Error::Kind kindFromName(const QString &name, Error::Kind fallback = Error::Kind::Server);

} // namespace base

Q_DECLARE_METATYPE(base::Error)
