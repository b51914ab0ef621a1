// SPDX-License-Identifier: Apache-2.0
#include "core/pve/trust.h"

#include "core/pve/failures.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

namespace pve {

namespace {

constexpr int pvePort = 8006;
constexpr int httpsPort = 443;

QString distinguishedName(const QSslCertificate &certificate,
                          QStringList (QSslCertificate::*values)(const QByteArray &) const,
                          const QList<QByteArray> &attributes)
{
    QStringList parts;
    for (const auto &attribute : attributes) {
        for (const auto &value : (certificate.*values)(attribute))
            parts.append(QString::fromLatin1(attribute) % u'=' % value);
    }
    return plainText(parts.join(QStringLiteral(", ")));
}

PeerCertificate describe(const QList<QSslCertificate> &chain)
{
    if (chain.isEmpty())
        return {};
    const auto &leaf = chain.first();
    PeerCertificate result;
    result.leafSha256 = leaf.digest(QCryptographicHash::Sha256);
    result.subject = distinguishedName(leaf, &QSslCertificate::subjectInfo, leaf.subjectInfoAttributes());
    result.issuer = distinguishedName(leaf, &QSslCertificate::issuerInfo, leaf.issuerInfoAttributes());
    result.notBefore = leaf.effectiveDate().toUTC();
    result.notAfter = leaf.expiryDate().toUTC();
    return result;
}

base::Error invalidUrl(const base::Sentence &why)
{
    return base::Error::of(base::Error::Kind::Invalid, why, {{QStringLiteral("url"), why.english()}});
}

} // namespace

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

QByteArray fingerprintFromText(const QString &text)
{
    static const QRegularExpression hex(
        QStringLiteral("^(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){31})$"));
    const auto trimmed = text.trimmed();
    if (!hex.match(trimmed).hasMatch())
        return {};
    return QByteArray::fromHex(trimmed.toLatin1().replace(':', ""));
}

base::Result<QUrl> serverUrl(const QString &text)
{
    const auto trimmed = text.trimmed();
    const bool hasScheme = trimmed.contains(QLatin1String("://"));
    const QUrl given(hasScheme ? trimmed : QStringLiteral("https://") % trimmed, QUrl::StrictMode);
    if (!given.isValid() || given.host().isEmpty())
        return base::failure(invalidUrl(QT_TRANSLATE_NOOP("Wording", "not the address of a server")));
    if (given.scheme() != QLatin1String("https"))
        return base::failure(invalidUrl(QT_TRANSLATE_NOOP("Wording", "only https is spoken")));
    if (!given.userInfo().isEmpty())
        return base::failure(
            invalidUrl(QT_TRANSLATE_NOOP("Wording", "no user name or password belongs into the address")));
    static const QRegularExpression root(QStringLiteral("^/?(?:api2/json/?)?$"));
    if (!root.match(given.path()).hasMatch() || given.hasQuery() || given.hasFragment())
        return base::failure(invalidUrl(QT_TRANSLATE_NOOP("Wording", "host and port are enough")));
    QUrl result;
    result.setScheme(given.scheme());
    result.setHost(given.host());
    result.setPort(given.port(hasScheme ? httpsPort : pvePort));
    return result;
}

PeerCertificate judged(const QList<QSslCertificate> &chain, const QList<QSslError> &errors,
                       const Server &server)
{
    auto peer = describe(chain);
    peer.trusted = server.pin.isEmpty() ? errors.isEmpty() : peer.leafSha256 == server.pin;
    return peer;
}

QSslConfiguration tlsConfiguration(const Server &server)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // A resumed session would skip the check of the certificate.
    configuration.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    if (!server.pin.isEmpty())
        configuration.setCaCertificates({});
    return configuration;
}

base::Error untrusted(const PeerCertificate &peer, const Server &server)
{
    auto error = base::Error::of(
        base::Error::Kind::Tls,
        server.pin.isEmpty()
            ? QT_TRANSLATE_NOOP("Wording", "the server's certificate is not trusted")
            : QT_TRANSLATE_NOOP("Wording", "the server shows another certificate than the pinned one"));
    error.fields = {{QStringLiteral("fingerprint"), fingerprintText(peer.leafSha256)},
                    {QStringLiteral("subject"), peer.subject},
                    {QStringLiteral("issuer"), peer.issuer},
                    {QStringLiteral("notBefore"), peer.notBefore.toString(Qt::ISODate)},
                    {QStringLiteral("notAfter"), peer.notAfter.toString(Qt::ISODate)}};
    if (!server.pin.isEmpty())
        error.fields.insert(QStringLiteral("pinned"), fingerprintText(server.pin));
    return error;
}

} // namespace pve
