// SPDX-License-Identifier: Apache-2.0
#include "ui/create/choicefield.h"

#include "ui/create/narrowbox.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace ui {

ChoiceField::ChoiceField(const QString &path, const QString &label, bool editable, QWidget *parent)
    : Field(path, label, parent), m_box(new NarrowBox(this))
{
    m_box->setEditable(editable);
    m_box->setMinimumContentsLength(6);
    setInput(m_box);
    connect(m_box, &QComboBox::currentTextChanged, this, &Field::edited);
    connect(m_box, &QComboBox::currentIndexChanged, this, &ChoiceField::showHint);
}

QJsonValue ChoiceField::value() const
{
    const QString shown = m_box->currentText().trimmed();
    const auto it = std::find_if(m_choices.begin(), m_choices.end(),
                                 [&shown](const Choice &choice) { return choice.text == shown; });
    if (it != m_choices.end())
        return it->value;
    return shown.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(shown);
}

QString ChoiceField::text() const
{
    return value().isUndefined() ? QString() : m_box->currentText().trimmed();
}

bool ChoiceField::setValue(const QJsonValue &value)
{
    const bool canBeTyped = m_box->isEditable() && value.isString();
    m_specs = canBeTyped ? QJsonValue(QJsonValue::Undefined) : value;
    fill(value);
    emit edited();
    return true;
}

void ChoiceField::setChoices(const QList<Choice> &choices)
{
    const bool inHand = m_box->isOpen() || (m_box->isEditable() && m_box->lineEdit()->hasFocus());
    if (choices == m_offered || inHand)
        return; // who chooses or types is left alone: the next time will do
    const QJsonValue before = ChoiceField::value();
    m_offered = choices;
    fill(before);
}

void ChoiceField::fill(const QJsonValue &chosen)
{
    const QSignalBlocker quiet(m_box);
    const auto isChosen = [&chosen](const Choice &choice) { return choice.value == chosen; };
    m_choices = m_offered;
    if (chosen == m_specs && !m_specs.isUndefined() &&
        std::none_of(m_offered.begin(), m_offered.end(), isChosen)) {
        const QByteArray json = QJsonDocument(QJsonArray{chosen}).toJson(QJsonDocument::Compact);
        const QString word =
            chosen.isString() ? chosen.toString() : QString::fromUtf8(json.mid(1, json.size() - 2));
        m_choices.append({tr("%1 (not offered)").arg(word), chosen});
    }
    m_box->clear();
    for (const Choice &choice : std::as_const(m_choices)) {
        m_box->addItem(choice.text);
        const int last = m_box->count() - 1;
        if (choice.symbol)
            m_box->setItemIcon(last, *choice.symbol == Symbol::Warn ? icon(Symbol::Warn, Family::Retry)
                                                                    : icon(*choice.symbol, Role::Text2));
        m_box->setItemData(last, ui::toolTip(choice.hint), Qt::ToolTipRole);
        m_box->setItemData(last, choice.hint, Qt::AccessibleDescriptionRole);
    }
    choose(chosen);
    showHint();
}

/// Else all of the words, for which there is room in a wide window only. A tip of the field's owner stays.
void ChoiceField::showHint()
{
    if (m_box->toolTip() != m_tip)
        return;
    const QString hint = m_box->currentData(Qt::ToolTipRole).toString();
    m_tip = hint.isEmpty() ? ui::toolTip(m_box->currentText()) : hint;
    m_box->setToolTip(m_tip);
}

void ChoiceField::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        showAge();
}

/// Also in the list that opens, which takes its colours from here.
void ChoiceField::showAge()
{
    QPalette mine; // nothing but these colours is its own: the rest follows the application
    for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText}) {
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            if (m_isStale)
                mine.setColor(group, role, Theme::of(palette()).color(Role::Text2));
        }
    }
    m_box->setPalette(mine);
}

void ChoiceField::changeEvent(QEvent *event)
{
    Field::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_isStale)
        showAge();
}

void ChoiceField::choose(const QJsonValue &value)
{
    const auto it = std::find_if(m_choices.begin(), m_choices.end(),
                                 [&value](const Choice &choice) { return choice.value == value; });
    if (it != m_choices.end())
        m_box->setCurrentIndex(static_cast<int>(it - m_choices.begin()));
    else if (m_box->isEditable() && value.isString())
        m_box->setEditText(value.toString());
    else if (m_box->count() > 0)
        m_box->setCurrentIndex(0);
}

void ChoiceField::chooseNothing()
{
    m_box->setCurrentIndex(-1);
}

} // namespace ui
