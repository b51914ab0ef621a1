// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/logrecord.h"

#include <QStringList>

namespace base {

/// Knows the secrets of this session and blots them out of what is about to be logged, and of what a server
/// says of a request that it refused: both end up in files. The second line of defence: the first is that
/// nobody puts a secret there. Plain value; it holds the secrets in memory, as their users do.
class Redactor
{
public:
    /// Secrets of less than four characters are not blotted out: they would take half of every text with
    /// them.
    static constexpr int shortestSecret = 4;

    /// From now on `secret` reads "***", as it stands and percent-encoded.
    void add(const QString &secret);
    [[nodiscard]] QString redacted(QString text) const;
    /// Text and values of the fields, at any depth.
    [[nodiscard]] LogRecord redacted(LogRecord record) const;
    /// Text, sentence and fields.
    [[nodiscard]] Error redacted(Error error) const;

private:
    [[nodiscard]] QJsonValue redacted(const QJsonValue &value) const;

    QStringList m_secrets; ///< longest first: a secret inside another must not leave the other's rest behind
};

} // namespace base
