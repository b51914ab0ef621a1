// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace store {

/// Turns a cloud-init password into the only form that PVE keeps as it is: SHA-512 crypt, "$6$salt$…" ("$y$"
/// would be hashed again; design "Secrets of a job"). Salted anew each time. The buffer is zeroed in place
/// before the function returns, whatever comes of it; copies that the caller shares with others are not.
/// Invalid when the password is empty, too long for crypt (511 bytes) or holds a NUL.
[[nodiscard]] base::Result<QString> hashPassword(QByteArray &password);

/// True when `hash` was made of `password`.
[[nodiscard]] bool matchesHash(const QByteArray &password, const QString &hash);

} // namespace store
