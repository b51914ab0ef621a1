// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

class QWidget;

namespace ui {

/// What people have typed into lines and ticked, by the inputs' objectNames (those without one are left
/// alone), to be put into the widget that takes the place of the one it is of. It may hold secrets: keep it
/// no longer than needed.
class Typed
{
public:
    explicit Typed(const QWidget &widget);
    Typed(const QWidget &widget, const QStringList &lines); ///< nothing but these

    void putInto(const QWidget &widget) const;

private:
    QHash<QString, QString> m_texts;
    QHash<QString, bool> m_ticked;
};

} // namespace ui
