// SPDX-License-Identifier: Apache-2.0
#include "app/window/desk.h"

#include <QJsonObject>

namespace app {

namespace {

ui::ThemeFollower::Choice themeOf(const store::Preferences &preferences)
{
    switch (preferences.theme) {
    case store::Preferences::Theme::System:
        return ui::ThemeFollower::Choice::Desktop;
    case store::Preferences::Theme::Light:
        return ui::ThemeFollower::Choice::Light;
    case store::Preferences::Theme::Dark:
        return ui::ThemeFollower::Choice::Dark;
    }
    Q_UNREACHABLE();
}

const QString closingKey = QStringLiteral("closing"); ///< in both files, with the same words

QJsonValue closingOf(const store::Preferences &preferences)
{
    return store::toJson(preferences).value(closingKey);
}

} // namespace

/// The window keeps for itself what it is answered when it is closed: that is the last word at a start.
void Desk::followChoices()
{
    const QJsonValue closing = m_settings.value(closingKey).toString();
    if (m_settings.contains(closingKey) && closing != closingOf(m_choices.now()))
        m_choices.set({{closingKey, closing}});
    m_theme.choose(themeOf(m_choices.now()));
    m_choices.showIn(m_window);
    connect(&m_choices, &Choices::changed, this, &Desk::applyChoices);
}

void Desk::applyChoices(const store::Preferences &before)
{
    const store::Preferences &now = m_choices.now();
    m_theme.choose(themeOf(now));
    if (now.closing != before.closing)
        m_settings.setValue(closingKey, closingOf(now).toString());
    if (m_session) {
        m_session->apply(now);
        if (now.logLevel != before.logLevel) // else what the log's own box says stays
            m_session->log().setLevel(now.logLevel);
    }
    paceInventory();
}

/// Less is asked while nobody looks.
void Desk::paceInventory()
{
    if (m_inventory)
        m_inventory->setInterval(m_isWatched ? m_choices.now().inventoryVisible
                                             : m_choices.now().inventoryHidden);
}

} // namespace app
