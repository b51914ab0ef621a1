// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/preferencesfile.h"

#include <QJsonObject>
#include <QMap>
#include <QWidget>

class QGridLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace prov {
class Engine;
}

namespace ui {

class LearnedWaits;
class MessageBar;
class PreferenceField;

/// Every preference of the table, in its groups, and the learned waits. It keeps nothing and applies nothing:
/// what a person sets goes out as the file takes it, and show() brings back what applies.
class PreferencesPage final : public QWidget
{
    Q_OBJECT
public:
    explicit PreferencesPage(QWidget *parent = nullptr);

    /// `wrong`: what the file says that its preference does not take, by key.
    void show(const store::Preferences &preferences, const QMap<QString, base::Sentence> &wrong);
    /// nullptr: no server is connected.
    void setEngine(prov::Engine *engine);
    /// For a person to begin: the keyboard goes to the first input, wrong words of the last time are gone.
    void begin();
    void reveal(const QString &preference); ///< the keyboard goes to its input

signals:
    void changed(const QJsonObject &values); ///< by key, in the units of the file; null: back to the default
    void done();

private:
    void makeHead(QVBoxLayout *layout);
    void makeGroups(QVBoxLayout *layout);
    void reveal(const PreferenceField &field);
    void leave();
    void resetAll();
    void answered(const QString &notice);

    store::Preferences m_preferences;
    QJsonObject m_before; ///< what Undo brings back
    MessageBar *m_messages;
    QScrollArea *m_scroll = nullptr;
    QPushButton *m_resetAll = nullptr;
    LearnedWaits *m_learned = nullptr;
    QList<PreferenceField *> m_fields;
};

} // namespace ui
