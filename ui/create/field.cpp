// SPDX-License-Identifier: Apache-2.0
#include "ui/create/field.h"

#include "ui/familylabel.h"
#include "ui/symbollabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

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

} // namespace ui
