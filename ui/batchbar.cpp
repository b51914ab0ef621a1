// SPDX-License-Identifier: Apache-2.0
#include "ui/batchbar.h"

#include "ui/actionrow.h"
#include "ui/familylabel.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui {

namespace {

constexpr int barHeight = 36; ///< as the head of a job's detail

} // namespace

BatchBar::BatchBar(const QList<QAction *> &acts, QWidget *parent)
    : QWidget(parent),
      m_title(new FamilyLabel({}, Role::Text, this)),
      m_state(new FamilyLabel({}, Role::Text2, this))
{
    setObjectName(QStringLiteral("batchBar"));
    setAccessibleName(tr("Batch"));
    setMinimumHeight(barHeight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 1, 12, 0);
    layout->setSpacing(8);
    m_title->setObjectName(QStringLiteral("batchTitle"));
    m_title->setFont(strongFont());
    m_title->setElided();
    layout->addWidget(m_title);
    m_state->setObjectName(QStringLiteral("batchState"));
    m_state->setFont(smallFont());
    m_state->setElided();
    layout->addWidget(m_state);
    auto *row = new ActionRow(acts, this);
    for (auto *button : row->buttons())
        button->setProperty("small", true);
    layout->addWidget(row, 1);
    hide();
}

void BatchBar::show(const QList<const prov::Job *> &jobs, const QString &left)
{
    m_title->setText(batchTitle(jobs));
    m_state->setText(dotted({batchReady(jobs), batchRest(jobs), left}));
    m_state->setToolTip(m_state->text());
    setVisible(!jobs.isEmpty());
}

void BatchBar::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Role::Window));
    painter.fillRect(0, 0, width(), 1, theme.color(Role::Line));
}

} // namespace ui
