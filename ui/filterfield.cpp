// SPDX-License-Identifier: Apache-2.0
#include "ui/filterfield.h"

#include "ui/familylabel.h"
#include "ui/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace ui {

FilterField::FilterField(const QString &name, QWidget *parent)
    : QLineEdit(parent), m_note(new FamilyLabel({}, Family::Retry, parent))
{
    setPlaceholderText(name);
    setAccessibleName(name);
    setToolTip(tr("Words that all have to fit: plain ones, and node:, status:, tag:, pool: or template:. "
                  "Quotes hold blanks together."));
    setClearButtonEnabled(true);
    addAction(icon(Symbol::Search, Role::Text2), QLineEdit::LeadingPosition);
    m_note->setWordWrap(true);
    m_note->hide();
    connect(this, &QLineEdit::textChanged, this, &FilterField::follow);
}

QWidget *FilterField::note() const
{
    return m_note;
}

void FilterField::follow()
{
    const FilterWords now = words();
    const QString key = now.unknownKey();
    const QString said =
        key.isEmpty() ? QString()
                      : tr("“%1:” is no filter. Write node:, status:, tag:, pool: or template:, or put "
                           "the word in quotes.")
                            .arg(key);
    m_note->setText(said);
    m_note->setHidden(said.isEmpty());
    setAccessibleDescription(said);
    emit wordsChanged(now);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    QLineEdit::keyPressEvent(event);
}

} // namespace ui
