// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

#include <array>
#include <utility>

namespace base {

namespace {

using Kind = Error::Kind;
constexpr std::array<std::pair<Kind, const char *>, 13> kindNames{{
    {Kind::NotSent, "not_sent"},
    {Kind::Lost, "lost"},
    {Kind::Tls, "tls"},
    {Kind::Unauthorized, "unauthorized"},
    {Kind::Forbidden, "forbidden"},
    {Kind::NotFound, "not_found"},
    {Kind::Locked, "locked"},
    {Kind::Unavailable, "unavailable"},
    {Kind::Invalid, "invalid"},
    {Kind::Exists, "exists"},
    {Kind::Server, "server"},
    {Kind::Malformed, "malformed"},
    {Kind::Cancelled, "cancelled"},
}};

} // namespace

Error Error::of(Kind kind, const Sentence &said, const QMap<QString, QString> &fields, int http)
{
    return {kind, http, said.english(), fields, said};
}

QString kindName(Error::Kind kind)
{
    for (const auto &[known, name] : kindNames) {
        if (known == kind)
            return QString::fromLatin1(name);
    }
    return {};
}

Error::Kind kindFromName(const QString &name, Error::Kind fallback)
{
    for (const auto &[known, text] : kindNames) {
        if (QLatin1String(text) == name)
            return known;
    }
    return fallback;
}

} // namespace base
