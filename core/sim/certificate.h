// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSslCertificate>
#include <QSslKey>

#include <optional>

namespace sim {

/// What a TLS server shows and what it keeps.
struct TlsIdentity
{
    QSslCertificate certificate;
    QSslKey key;
};

/// A fresh self-signed identity for the loopback: EC P-256, CN=slipway-sim, SAN 127.0.0.1, ::1 and localhost,
/// random serial, valid from a day ago for a year. Nothing when libcrypto refuses.
[[nodiscard]] std::optional<TlsIdentity> makeTlsIdentity();

} // namespace sim
