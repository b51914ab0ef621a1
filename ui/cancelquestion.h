// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"

#include <QObject>

namespace ui {

class MessageBar;

/// Asks in the message bar before several jobs are cancelled at once, for that cannot be taken back. The
/// answer holds for the very jobs that were named, as far as they can still be cancelled. Engine and messages
/// outlive it.
class CancelQuestion final : public QObject
{
    Q_OBJECT
public:
    CancelQuestion(const prov::Engine &engine, MessageBar &messages, QObject *parent);
    void ask(const QStringList &jobIds);

signals:
    void wants(const prov::UserAction &action);
    void answered(); ///< the question is over; the keyboard can go back

private:
    [[nodiscard]] QList<const prov::Job *> stillToCancel() const;
    void follow();
    void cancel();
    void withdraw();

    const prov::Engine &m_engine;
    MessageBar &m_messages;
    QStringList m_asked;
};

} // namespace ui
