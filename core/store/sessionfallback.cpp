// SPDX-License-Identifier: Apache-2.0
#include "core/store/sessionfallback.h"

#include <QPointer>

namespace store {

using base::Error;

void SessionFallback::read(const QString &key, ReadDone done)
{
    m_session.read(key,
                   [self = QPointer(this), key, done = std::move(done)](const base::Result<QString> &kept) {
                       if (!self)
                           return;
                       if (kept)
                           return done(kept);
                       self->m_keychain.read(key, [self, done](const base::Result<QString> &found) {
                           if (self && !found && found.error().kind != Error::Kind::NotFound)
                               emit self->degraded(found.error());
                           else if (self)
                               emit self->recovered();
                           done(found);
                       });
                   });
}

void SessionFallback::write(const QString &key, const QString &value, WriteDone done)
{
    m_keychain.write(
        key, value,
        [self = QPointer(this), key, value, done = std::move(done)](const base::Result<bool> &written) {
            if (!self)
                return;
            if (!written) {
                emit self->degraded(written.error());
                return self->m_session.write(key, value, done);
            }
            emit self->recovered();
            self->m_session.remove(key, done); // an older one would hide it
        });
}

void SessionFallback::remove(const QString &key, WriteDone done)
{
    m_session.remove(key, [self = QPointer(this), key, done = std::move(done)](const base::Result<bool> &) {
        if (!self)
            return;
        self->m_keychain.remove(key, [self, done](const base::Result<bool> &removed) {
            if (self && !removed)
                emit self->degraded(removed.error());
            done(removed);
        });
    });
}

} // namespace store
