// SPDX-License-Identifier: Apache-2.0
#include "ui/commandblock.h"

#include "ui/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

CommandBlock::CommandBlock(const QString &name, const QString &button, QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_copy(new QPushButton(icon(Symbol::Copy), button, this))
{
    setObjectName(name);
    m_text->setObjectName(name + QStringLiteral("Lines"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(monoFont());
    m_text->setWordWrap(true);
    m_text->setMargin(10);
    m_text->setAutoFillBackground(true);
    m_text->setBackgroundRole(QPalette::AlternateBase);
    m_copy->setObjectName(name + QStringLiteral("Copy"));
    connect(m_copy, &QPushButton::clicked, this, &CommandBlock::copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    auto *row = new QHBoxLayout;
    row->addWidget(m_copy);
    row->addStretch();
    layout->addLayout(row);
    hide();
}

void CommandBlock::show(const QStringList &lines)
{
    m_lines = lines;
    m_text->setText(lines.join(u'\n'));
    m_text->setAccessibleName(tr("Commands"));
    setVisible(!lines.isEmpty());
}

void CommandBlock::copy()
{
    QGuiApplication::clipboard()->setText(m_lines.join(u'\n') + u'\n');
}

} // namespace ui
