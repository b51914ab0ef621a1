// SPDX-License-Identifier: Apache-2.0
#include "ui/secretfield.h"

#include "ui/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace ui {

SecretField::SecretField(const QString &path, const QString &label, QWidget *parent)
    : TextField(path, label, {}, parent), m_toggle(new QToolButton(edit()))
{
    m_toggle->setObjectName(path + QStringLiteral("Shown"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setFont(smallFont());
    m_toggle->setCursor(Qt::ArrowCursor);
    m_toggle->setFocusPolicy(Qt::TabFocus);
    m_toggle->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding); // room for the focus around the word
    const QFontMetrics metrics(smallFont());
    const int room = std::max(metrics.horizontalAdvance(tr("Show")), metrics.horizontalAdvance(tr("Hide")));
    edit()->setTextMargins(0, 0, room + 16, 0);
    auto *row = new QHBoxLayout(edit());
    row->setContentsMargins(0, 3, 4, 3);
    row->addStretch();
    row->addWidget(m_toggle);
    connect(m_toggle, &QToolButton::toggled, this, &SecretField::show);
    show(false);
}

void SecretField::show(bool shown)
{
    edit()->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_toggle->setText(shown ? tr("Hide") : tr("Show"));
    m_toggle->setAccessibleName(shown ? tr("Hide: %1").arg(label()) : tr("Show: %1").arg(label()));
}

void SecretField::forget()
{
    edit()->setText({}); // not clear(): that can be undone
    m_toggle->setChecked(false);
}

} // namespace ui
