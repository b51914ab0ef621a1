// SPDX-License-Identifier: Apache-2.0
#include "ui/create/presetpicker.h"

#include "ui/create/narrowbox.h"
#include "ui/icons.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace ui {

PresetPicker::PresetPicker(QWidget *parent)
    : QWidget(parent), m_box(new NarrowBox(this)), m_delete(new QPushButton(this))
{
    m_box->setObjectName(QStringLiteral("preset"));
    m_box->setAccessibleName(tr("Preset"));
    m_box->setMinimumContentsLength(16);
    m_delete->setObjectName(QStringLiteral("deletePreset"));
    m_delete->setIcon(icon(Symbol::Trash, Role::Text2));
    m_delete->setToolTip(tr("Delete Preset"));
    m_delete->setAccessibleName(m_delete->toolTip());
    m_delete->setFlat(true);
    setFocusProxy(m_box);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_box, 1);
    row->addWidget(m_delete);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        follow();
        if (index > m_count)
            emit emptyWanted();
        else if (index > 0)
            emit chosen(current());
    });
    connect(m_delete, &QPushButton::clicked, this, [this] { emit deleteWanted(current()); });
    offer({}, {});
}

QString PresetPicker::current() const
{
    return m_box->currentIndex() > 0 && m_box->currentIndex() <= m_count ? m_box->currentText() : QString();
}

QWidget *PresetPicker::input() const
{
    return m_box;
}

void PresetPicker::offer(const QStringList &names, const QString &current)
{
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_box->addItem(names.isEmpty() ? tr("none saved") : tr("none"));
    m_box->addItems(names);
    m_count = static_cast<int>(names.size());
    m_box->insertSeparator(m_box->count());
    m_box->addItem(tr("Empty the page"));
    m_box->setCurrentIndex(1 + static_cast<int>(names.indexOf(current)));
    follow();
}

void PresetPicker::follow()
{
    m_delete->setVisible(!current().isEmpty());
}

} // namespace ui
