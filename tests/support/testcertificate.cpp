// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcertificate.h"

#include <QCryptographicHash>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace test {

namespace {

template <auto release>
struct Release
{
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;

QByteArray contents(BIO *memory)
{
    QByteArray result(static_cast<qsizetype>(BIO_ctrl_pending(memory)), '\0');
    BIO_read(memory, result.data(), static_cast<int>(result.size()));
    return result;
}

template <typename Read>
auto fromPem(const QByteArray &pem, Read read)
{
    const Memory memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return read(memory.get(), nullptr, nullptr, nullptr);
}

void addExtension(X509 *certificate, int nid, const char *value)
{
    using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value));
    X509_add_ext(certificate, extension.get(), -1);
}

void fill(X509 *certificate, EVP_PKEY *key, const QByteArray &commonName)
{
    quint32 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0);
}

} // namespace

QByteArray TestCertificate::sha256() const
{
    return certificate.digest(QCryptographicHash::Sha256);
}

TestCertificate makeCertificate(const CertificateWish &wish)
{
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    const Certificate certificate(X509_new());
    fill(certificate.get(), key.get(), wish.commonName);
    addExtension(certificate.get(), NID_basic_constraints,
                 wish.isCa ? "critical,CA:TRUE" : "critical,CA:FALSE");
    addExtension(certificate.get(), NID_subject_alt_name, wish.names.constData());
    if (wish.issuer) {
        const Certificate issuing(fromPem(wish.issuer->certificate.toPem(), PEM_read_bio_X509));
        const Key issuingKey(fromPem(wish.issuer->key.toPem(), PEM_read_bio_PrivateKey));
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuing.get()));
        X509_sign(certificate.get(), issuingKey.get(), EVP_sha256());
    } else {
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
        X509_sign(certificate.get(), key.get(), EVP_sha256());
    }
    const Memory certificatePem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificatePem.get(), certificate.get());
    const Memory keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {QSslCertificate(contents(certificatePem.get())), QSslKey(contents(keyPem.get()), QSsl::Ec)};
}

} // namespace test
