// SPDX-License-Identifier: Apache-2.0
// The preferences in the window: over whatever else it shows.
#include "ui/mainwindow.h"

#include "ui/messagebar.h"
#include "ui/preferencefield.h"
#include "ui/preferencespage.h"

#include <QAction>
#include <QStackedWidget>

namespace ui {

namespace {

const QString preferencesKey = QStringLiteral("preferences");

} // namespace

void MainWindow::offerPreferences()
{
    m_whole->addWidget(m_stack);
    auto *action = new QAction(icon(Symbol::Settings, Role::Text2), tr("Preferences"), m_whole);
    action->setObjectName(QStringLiteral("preferences"));
    action->setShortcut(Qt::CTRL | Qt::Key_Comma);
    addAction(action);
    connect(action, &QAction::triggered, this, [this] { showPreferences(true); });
    for (const store::Preference &preference : store::preferenceTable())
        offerPreference(preference);
    connect(m_messages, &MessageBar::acted, this, [this](const QString &key) {
        if (key == preferencesKey)
            showPreferences(true);
    });
}

/// For the palette: somebody looks for "theme".
void MainWindow::offerPreference(const store::Preference &preference)
{
    auto *action = new QAction(preferenceLabel(preference), m_whole);
    const QString name = preference.name();
    action->setObjectName(QStringLiteral("preference ") + name);
    action->setProperty("concerns", tr("Preferences"));
    action->setProperty("afterOthers", true);
    addAction(action);
    connect(action, &QAction::triggered, this, [this, name] {
        showPreferences(true);
        preferences().reveal(name);
    });
}

PreferencesPage &MainWindow::preferences()
{
    if (m_preferences == nullptr) {
        m_preferences = new PreferencesPage(this);
        m_preferences->setEngine(m_engine);
        m_whole->addWidget(m_preferences);
        connect(m_preferences, &PreferencesPage::done, this, [this] { showPreferences(false); });
        emit preferencesMade();
    }
    return *m_preferences;
}

void MainWindow::sayPreferences(const QString &why)
{
    if (why.isEmpty())
        m_messages->withdraw(preferencesKey);
    else
        m_messages->post({preferencesKey, Family::Retry, Symbol::Warn,
                          tr("Not all preferences could be used or kept."), why, tr("Preferences")});
}

/// The preferences show what it has learned.
void MainWindow::setEngine(prov::Engine *engine)
{
    m_engine = engine;
    if (m_preferences != nullptr)
        m_preferences->setEngine(engine);
}

void MainWindow::showPreferences(bool show)
{
    if (show == (m_whole->currentWidget() != m_stack))
        return;
    if (show) {
        m_focusBefore = focusWidget();
        m_whole->setCurrentWidget(&preferences());
        m_preferences->begin();
        return;
    }
    m_whole->setCurrentWidget(m_stack);
    if (m_focusBefore)
        m_focusBefore->setFocus();
}

} // namespace ui
