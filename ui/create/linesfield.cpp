// SPDX-License-Identifier: Apache-2.0
#include "ui/create/linesfield.h"

#include "ui/theme.h"

#include <QJsonArray>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

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

} // namespace ui
