// SPDX-License-Identifier: Apache-2.0
#include "core/store/crypthash.h"

#include <array>
#include <crypt.h>
#include <string.h>

namespace store {

namespace {

constexpr auto sha512Prefix = "$6$";

/// explicit_bzero, because the compiler may leave out a fill of what is not read any more.
void wipe(QByteArray &bytes)
{
    explicit_bzero(bytes.data(), static_cast<size_t>(bytes.size()));
}

QString crypted(const QByteArray &password, const char *setting)
{
    crypt_data data{};
    const char *hash = crypt_rn(password.constData(), setting, &data, int{sizeof data});
    const auto text = QString::fromLatin1(hash); // null when crypt_rn has failed
    explicit_bzero(&data, sizeof data);
    return text;
}

base::Sentence problemOf(const QByteArray &password)
{
    if (password.isEmpty())
        return QT_TRANSLATE_NOOP("Wording", "the password is empty");
    if (password.contains('\0'))
        return QT_TRANSLATE_NOOP("Wording", "the password holds a NUL byte");
    if (password.size() >= CRYPT_MAX_PASSPHRASE_SIZE)
        return {QT_TRANSLATE_NOOP("Wording", "the password has more than %1 bytes"),
                {CRYPT_MAX_PASSPHRASE_SIZE - 1}};
    return {};
}

base::Result<QString> hashed(const QByteArray &password)
{
    if (const auto problem = problemOf(password); !problem.isEmpty())
        return base::failure(base::Error::of(base::Error::Kind::Invalid, problem));
    std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
    // No random bytes given: libcrypt asks the system for them.
    if (crypt_gensalt_rn(sha512Prefix, 0, nullptr, 0, setting.data(), int{setting.size()}) == nullptr)
        return base::failure(base::Error::of(
            base::Error::Kind::Server, {QT_TRANSLATE_NOOP("Wording", "no salt for the password's hash")}));
    const auto hash = crypted(password, setting.data());
    if (hash.isEmpty())
        return base::failure(base::Error::of(
            base::Error::Kind::Server, {QT_TRANSLATE_NOOP("Wording", "libcrypt refused the password")}));
    return hash;
}

} // namespace

base::Result<QString> hashPassword(QByteArray &password)
{
    auto result = hashed(password);
    wipe(password);
    return result;
}

bool matchesHash(const QByteArray &password, const QString &hash)
{
    return problemOf(password).isEmpty() && !hash.isEmpty() &&
           crypted(password, hash.toLatin1().constData()) == hash;
}

} // namespace store
