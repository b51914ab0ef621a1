// SPDX-License-Identifier: Apache-2.0
#include "ui/logstrip.h"

#include "ui/actionbutton.h"
#include "ui/familylabel.h"
#include "ui/wording.h"

#include <QAction>
#include <QHBoxLayout>

namespace ui {

namespace {

FamilyLabel *smallLabel(const char *name, QWidget *parent)
{
    auto *label = new FamilyLabel({}, Role::Text2, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setFont(smallFont());
    label->setWordWrap(false);
    return label;
}

} // namespace

LogStrip::LogStrip(QAction *toggle, base::Log &log, const pve::Inventory &inventory, QWidget *parent)
    : QWidget(parent),
      m_log(log),
      m_inventory(inventory),
      m_newest(smallLabel("newestRecord", this)),
      m_state(smallLabel("state", this))
{
    setAutoFillBackground(true);
    m_newest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *button = new ActionButton(toggle, this);
    button->setObjectName(QStringLiteral("logToggle"));
    button->setProperty("small", true);
    button->setFlat(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 16, 2);
    row->setSpacing(12);
    row->addWidget(button, 0, Qt::AlignLeft);
    row->addWidget(m_newest, 1);
    row->addWidget(m_state, 0, Qt::AlignRight);
    connect(toggle, &QAction::toggled, m_newest, &QWidget::setHidden);
    connect(&log, &base::Log::recorded, this, &LogStrip::showNewest);
    connect(&inventory, &pve::Inventory::refreshed, this, &LogStrip::showState);
    if (!log.records().empty())
        showNewest(log.records().back());
    showState();
}

void LogStrip::setUnfinished(int jobs)
{
    m_unfinished = jobs;
    showState();
}

void LogStrip::showNewest(const base::LogRecord &record)
{
    if (m_log.shows(record))
        m_newest->setText(tr("%1  %2").arg(timeText(record.time), record.text));
}

void LogStrip::showState()
{
    const QString jobs =
        m_unfinished == 0 ? tr("No jobs running") : tr("%n job(s) running", nullptr, m_unfinished);
    m_state->setText(m_inventory.readAt().isValid()
                         ? tr("%1 · refreshed %2").arg(jobs, timeText(m_inventory.readAt()))
                         : jobs);
}

} // namespace ui
