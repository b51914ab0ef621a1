// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

namespace test {

/// A certificate with its key, made on the spot, for 127.0.0.1 and localhost.
struct TestCertificate
{
    QSslCertificate certificate;
    QSslKey key;

    [[nodiscard]] QByteArray sha256() const;
};

/// Self-signed, or signed by `issuer`; `isCa` makes one that may sign others.
[[nodiscard]] TestCertificate makeCertificate(const QByteArray &commonName,
                                              const TestCertificate *issuer = nullptr, bool isCa = false);

} // namespace test
