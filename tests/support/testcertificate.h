// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

namespace test {

/// A certificate with its key, made on the spot.
struct TestCertificate
{
    QSslCertificate certificate;
    QSslKey key;

    [[nodiscard]] QByteArray sha256() const;
};

struct CertificateWish
{
    QByteArray commonName;
    const TestCertificate *issuer = nullptr; ///< none = self-signed
    bool isCa = false;
    QByteArray names = "IP:127.0.0.1,DNS:localhost"; ///< subjectAltName
};
[[nodiscard]] TestCertificate makeCertificate(const CertificateWish &wish);

} // namespace test
