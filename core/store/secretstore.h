// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

namespace store {

/// Where secrets live: the OS keychain or, without one, this session's memory. Keys are paths: "job/<uuid>",
/// "profile/<id>". Call-backs come once, from the event loop, never inside the call. Values never appear in
/// logs.
class SecretStore
{
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    using ReadDone = std::function<void(const base::Result<QString> &)>; ///< NotFound when there is none
    using WriteDone = std::function<void(const base::Result<bool> &)>;

    virtual void read(const QString &key, ReadDone done) = 0;
    virtual void write(const QString &key, const QString &value, WriteDone done) = 0;
    virtual void remove(const QString &key, WriteDone done) = 0; ///< removing what is not there is fine
};

} // namespace store
