// SPDX-License-Identifier: Apache-2.0
#include "ui/create/textfield.h"

#include "ui/create/typedsize.h"
#include "ui/theme.h"

#include <QJsonArray>
#include <QPainter>
#include <QRegularExpression>

namespace ui {

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

} // namespace ui
