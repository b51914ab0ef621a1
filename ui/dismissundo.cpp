// SPDX-License-Identifier: Apache-2.0
#include "ui/dismissundo.h"

#include "ui/messagebar.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

const QString removedKey = QStringLiteral("removed");

} // namespace

DismissUndo::DismissUndo(const prov::Engine &engine, MessageBar &messages, QObject *parent)
    : QObject(parent), m_messages(messages)
{
    connect(&engine, &prov::Engine::jobRemoved, this, [this](const QString &jobId) {
        m_removed.append(jobId);
        say();
    });
    connect(&messages, &MessageBar::acted, this, [this](const QString &key) {
        if (key == removedKey)
            undo();
    });
    connect(&messages, &MessageBar::closed, this, [this](const QString &key) {
        if (key == removedKey)
            m_removed.clear();
    });
}

void DismissUndo::goOn(const QStringList &removed)
{
    m_removed = removed;
    if (!m_removed.isEmpty())
        say();
}

void DismissUndo::say()
{
    m_messages.post({removedKey, Family::Run, Symbol::Info,
                     tr("Removed %n job(s) from the list.", nullptr, static_cast<int>(m_removed.size())),
                     tr("What they made on the server stays as it is."), tr("Undo")});
}

/// Backwards, so that each comes back to its place.
void DismissUndo::undo()
{
    m_messages.withdraw(removedKey);
    QStringList ids = std::exchange(m_removed, {});
    std::reverse(ids.begin(), ids.end());
    for (const QString &id : std::as_const(ids))
        emit wants(prov::want::Restore{id});
}

} // namespace ui
