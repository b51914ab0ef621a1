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

} // namespace

void Desk::followChoices()
{
    m_window.setClosing(m_choices.now().closing);
    connect(&m_window, &ui::MainWindow::closingChosen, this, [this](store::Preferences::Closing closing) {
        store::Preferences preferences = m_choices.now();
        preferences.closing = closing;
        const auto key = QStringLiteral("closing");
        m_choices.set({{key, store::toJson(preferences).value(key)}}); // the others stay as they are written
    });
    m_theme.choose(themeOf(m_choices.now()));
    m_choices.showIn(m_window);
    connect(&m_choices, &Choices::changed, this, &Desk::applyChoices);
}

void Desk::applyChoices(const store::Preferences &before)
{
    const store::Preferences &now = m_choices.now();
    m_theme.choose(themeOf(now));
    m_window.setClosing(now.closing);
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
