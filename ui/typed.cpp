// SPDX-License-Identifier: Apache-2.0
#include "ui/typed.h"

#include <QAbstractButton>
#include <QLineEdit>

namespace ui {

Typed::Typed(const QWidget &widget)
{
    for (const auto *line : widget.findChildren<QLineEdit *>()) {
        if (!line->objectName().isEmpty())
            m_texts.insert(line->objectName(), line->text());
    }
    for (const auto *button : widget.findChildren<QAbstractButton *>()) {
        if (!button->objectName().isEmpty() && button->isCheckable())
            m_ticked.insert(button->objectName(), button->isChecked());
    }
}

Typed::Typed(const QWidget &widget, const QStringList &lines)
{
    for (const QString &name : lines) {
        if (const auto *line = widget.findChild<QLineEdit *>(name))
            m_texts.insert(name, line->text());
    }
}

void Typed::putInto(const QWidget &widget) const
{
    for (auto each = m_ticked.begin(); each != m_ticked.end(); ++each) {
        if (auto *button = widget.findChild<QAbstractButton *>(each.key()))
            button->setChecked(each.value());
    }
    for (auto each = m_texts.begin(); each != m_texts.end(); ++each) {
        if (auto *line = widget.findChild<QLineEdit *>(each.key()))
            line->setText(each.value());
    }
}

} // namespace ui
