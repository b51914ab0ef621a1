// SPDX-License-Identifier: Apache-2.0
#include "ui/create/field.h"

#include "ui/create/narrowbox.h"
#include "ui/create/typedsize.h"
#include "ui/familylabel.h"
#include "ui/symbollabel.h"
#include "ui/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

/// SlipwayStyle draws the frame of a mistake by this property.
void setWrong(QWidget *input, bool wrong)
{
    input->setProperty("wrong", wrong);
    input->update();
}

} // namespace

Field::Field(const QString &path, const QString &label, QWidget *parent)
    : QWidget(parent), m_path(path), m_label(label)
{
    setObjectName(QStringLiteral("field ") + path);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
}

void Field::setInput(QWidget *input)
{
    m_input = input;
    input->setObjectName(m_path);
    input->setAccessibleName(m_label);
    setFocusProxy(input);
    layout()->addWidget(input);
}

void Field::setProblem(const QString &sentence)
{
    if (m_problem == sentence)
        return;
    m_problem = sentence;
    setWrong(m_input, !sentence.isEmpty());
    showSentence();
}

void Field::setWarning(const QString &sentence)
{
    if (m_warning == sentence)
        return;
    m_warning = sentence;
    showSentence();
}

void Field::showSentence()
{
    const bool isWrong = !m_problem.isEmpty();
    const QString &sentence = isWrong ? m_problem : m_warning;
    m_input->setAccessibleDescription(sentence);
    if (m_complaint == nullptr) {
        m_complaint = new QWidget(this);
        auto *row = new QHBoxLayout(m_complaint);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(4);
        m_sentence = new FamilyLabel({}, Family::Fail, m_complaint);
        m_sentence->setObjectName(QStringLiteral("problem ") + m_path);
        m_sentence->setFont(smallFont());
        m_sentence->setWordWrap(true);
        m_symbol = new SymbolLabel(Symbol::Error, Family::Fail, 14, m_complaint);
        row->addWidget(m_symbol, 0, Qt::AlignTop);
        row->addWidget(m_sentence, 1);
        layout()->addWidget(m_complaint);
    }
    const Family family = isWrong ? Family::Fail : Family::Retry;
    m_symbol->set(isWrong ? Symbol::Error : Symbol::Warn, family);
    m_sentence->setColor(family);
    m_sentence->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
}

QLabel *labelFor(const Field &field, QWidget *parent)
{
    auto *label = new QLabel(field.label(), parent);
    label->setBuddy(field.input());
    label->setMinimumHeight(label->fontMetrics().height() + 10);
    return label;
}

HintedEdit::HintedEdit(const QString &hint, QWidget *parent) : QLineEdit(parent)
{
    setHint(hint);
}

void HintedEdit::setHint(const QString &hint)
{
    m_hint = hint;
    const int room = hint.isEmpty() ? 0 : QFontMetrics(smallFont()).horizontalAdvance(hint) + 8;
    setTextMargins(0, 0, room, 0);
    update();
}

void HintedEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(smallFont());
    painter.setPen(Theme::of(palette()).color(Role::Text2));
    painter.drawText(rect().adjusted(0, 0, -9, 0), Qt::AlignRight | Qt::AlignVCenter, m_hint);
}

TextField::TextField(const QString &path, const QString &label, const Look &look, QWidget *parent)
    : Field(path, label, parent), m_look(look), m_edit(new HintedEdit(look.hint, this))
{
    setInput(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &Field::edited);
    if (look.as == As::Memory) // the hint beside it says MiB
        connect(m_edit, &QLineEdit::editingFinished, this, [this] { setText(written(value())); });
}

QString TextField::text() const
{
    return m_edit->text().trimmed();
}

QJsonValue TextField::value() const
{
    const QString typed = text();
    if (typed.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    if (!m_look.none.isEmpty() && typed == m_look.none)
        return QString();
    bool isNumber = false;
    const int number = typed.toInt(&isNumber);
    switch (m_look.as) {
    case As::Text:
        return typed;
    case As::Number:
        return isNumber ? QJsonValue(number) : QJsonValue(typed);
    case As::Memory:
        return typedMemory(typed);
    case As::Size:
        return typedDisk(typed);
    case As::Words:
        static const QRegularExpression separators(QStringLiteral("[ ,;]+"));
        return QJsonArray::fromStringList(typed.split(separators, Qt::SkipEmptyParts));
    }
    Q_UNREACHABLE();
}

QString TextField::written(const QJsonValue &value) const
{
    if (value.isArray())
        return value.toVariant().toStringList().join(u' ');
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.isString() && value.toString().isEmpty() ? m_look.none : value.toString();
}

bool TextField::setValue(const QJsonValue &value)
{
    setText(written(value));
    if (this->value() == value)
        return true;
    setText({});
    return false;
}

void TextField::setText(const QString &text)
{
    m_edit->setText(text);
}

void TextField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

LinesField::LinesField(const QString &path, const QString &label, QWidget *parent)
    : Field(path, label, parent), m_edit(new QPlainTextEdit(this))
{
    m_edit->setTabChangesFocus(true);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setFont(monoFont());
    m_edit->setMaximumHeight(QFontMetrics(monoFont()).lineSpacing() * 3 + 20);
    setInput(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Field::edited);
}

QStringList LinesField::lines() const
{
    QStringList lines;
    const QStringList all = m_edit->toPlainText().split(u'\n');
    for (const QString &line : all) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            lines.append(trimmed);
    }
    return lines;
}

QJsonValue LinesField::value() const
{
    const QStringList all = lines();
    return all.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QJsonArray::fromStringList(all));
}

bool LinesField::setValue(const QJsonValue &value)
{
    m_edit->setPlainText(value.toVariant().toStringList().join(u'\n'));
    if (this->value() == value)
        return true;
    m_edit->setPlainText({});
    return false;
}

QString LinesField::text() const
{
    return lines().join(u' ');
}

void LinesField::append(const QString &line)
{
    m_edit->appendPlainText(line);
}

void LinesField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

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
