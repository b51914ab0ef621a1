// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"

#include <QObject>
#include <QStringList>

namespace app {

/// Watches some jobs of an engine until nothing more is to be waited for: each is final, waits for a secret,
/// or is detached (unless those are waited for). Their order is that of `ids`.
class Drive final : public QObject
{
    Q_OBJECT
public:
    Drive(prov::Engine &engine, const QStringList &ids, bool waitForDetached, QObject *parent = nullptr);

    void start(); ///< some or all of them may have ended already
    [[nodiscard]] QList<prov::Job> jobs() const;

signals:
    void changed(const prov::Job &job);
    void finished(); ///< once, from the event loop

private:
    void look(const QString &id);
    void finishWhenOver();
    [[nodiscard]] bool isOver() const;

    prov::Engine &m_engine;
    QStringList m_ids;
    bool m_waitForDetached;
    bool m_finished = false;
};

/// Nothing more will happen to it in this run.
[[nodiscard]] bool isSettled(const prov::Job &job, bool waitForDetached);

} // namespace app
