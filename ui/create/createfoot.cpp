// SPDX-License-Identifier: Apache-2.0
#include "ui/create/createfoot.h"

#include "ui/actionbutton.h"
#include "ui/familylabel.h"
#include "ui/symbollabel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace ui {

CreateFoot::CreateFoot(QAction *create, QAction *keep, QWidget *parent)
    : QWidget(parent),
      m_icon(new SymbolLabel(Symbol::Warn, Family::Retry, 16, this)),
      m_text(new QLabel(this)),
      m_forecast(new FamilyLabel({}, Role::Text2, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    setMinimumHeight(50); // ux/tokens.md 4
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    m_text->setObjectName(QStringLiteral("createFoot"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_forecast->setObjectName(QStringLiteral("createForecast"));
    m_forecast->setProperty("small", true);
    auto *keeper = new ActionButton(keep, this);
    keeper->setObjectName(QStringLiteral("savePresetButton"));
    auto *maker = new ActionButton(create, this);
    maker->setObjectName(QStringLiteral("create"));
    maker->setProperty("primary", true);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_forecast);
    row->addWidget(keeper);
    row->addWidget(maker);
}

void CreateFoot::say(const Standing &standing)
{
    const Objections &objections = standing.objections;
    QStringList concerns = objections.concerns;
    if (!standing.unread.isEmpty())
        concerns.prepend(standing.unread);
    QStringList text;
    if (standing.isWaiting)
        text.append(tr("The VMs are made as soon as the server was looked at. Press Create again to go ahead "
                       "without that."));
    else if (objections.mistakes > 0)
        text = QStringList{tr("%n problem(s) to solve first.", nullptr, objections.mistakes)} +
               objections.homeless;
    else if (!concerns.isEmpty())
        text.append((objections.isRefused ? tr("%1 They can be tried all the same.")
                                          : tr("%1 You can create the VMs all the same."))
                        .arg((concerns + objections.unread).join(u'\n')));
    else
        text = objections.unread;
    text.append(standing.besides);
    text.removeAll(QString());
    showIcon(standing);
    m_icon->setVisible(!text.isEmpty());
    m_text->setText(text.join(u'\n'));
    m_forecast->setText(standing.forecast);
}

void CreateFoot::showIcon(const Standing &standing)
{
    const Objections &objections = standing.objections;
    if (standing.isWaiting)
        m_icon->set(Symbol::Hourglass, Family::Wait);
    else if (objections.mistakes > 0 || objections.isRefused)
        m_icon->set(Symbol::Error, Family::Fail);
    else if (!objections.concerns.isEmpty() || !standing.unread.isEmpty())
        m_icon->set(Symbol::Warn, Family::Retry);
    else
        m_icon->set(Symbol::Info, Family::Wait);
}

} // namespace ui
