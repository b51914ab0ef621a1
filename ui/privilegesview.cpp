// SPDX-License-Identifier: Apache-2.0
#include "ui/privilegesview.h"

#include "core/provision/doctorwording.h"
#include "core/provision/pveum.h"
#include "ui/commandblock.h"
#include "ui/familylabel.h"
#include "ui/paint.h"
#include "ui/symbollabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// A frame around rows of labels, with a hairline between them.
class PrivilegeTable final : public QWidget
{
public:
    explicit PrivilegeTable(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
    {
        m_grid->setContentsMargins(12, 6, 12, 6);
        m_grid->setHorizontalSpacing(16);
        m_grid->setVerticalSpacing(9);
        m_grid->setColumnStretch(0, 3);
        m_grid->setColumnStretch(1, 2);
    }

    void add(const QStringList &privileges, const QString &path, bool granted)
    {
        const int row = m_grid->rowCount();
        const Family family = granted ? Family::Ok : Family::Fail;
        auto *names = new FamilyLabel(privileges.join(QStringLiteral(", ")), Role::Text, this);
        auto *where = new FamilyLabel(path, Role::Text, this);
        where->setFont(monoFont());
        auto *word = new FamilyLabel(granted ? PrivilegesView::tr("Granted") : PrivilegesView::tr("Missing"),
                                     family, this);
        word->setWordWrap(false);
        names->setAccessibleName(PrivilegesView::tr("%1 on %2: %3").arg(names->text(), path, word->text()));
        auto *state = new QHBoxLayout;
        state->setSpacing(6);
        state->addWidget(new SymbolLabel(granted ? Symbol::Check : Symbol::Cancel, family, 14, this));
        state->addWidget(word, 1);
        m_grid->addWidget(names, row, 0);
        m_grid->addWidget(where, row, 1);
        m_grid->addLayout(state, row, 2);
        m_firsts.append(names);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintRound(painter, rect(), 4, theme.color(Role::Base), theme.color(Role::Line));
        for (qsizetype i = 1; i < m_firsts.size(); ++i)
            painter.fillRect(QRect(1, m_firsts[i]->y() - 5, width() - 2, 1), theme.color(Role::Soft));
    }

private:
    QGridLayout *m_grid;
    QList<QWidget *> m_firsts; ///< of each row
};

struct Group
{
    QStringList privileges;
    QString path;
    bool granted = false;
};

/// What is needed on the same path stands in one row, as far as it is granted or missing alike.
QList<Group> grouped(const QList<prov::JudgedNeed> &needs)
{
    QList<Group> groups;
    for (const auto &[need, granted] : needs) {
        const auto isIts = [&need = need, granted = granted](const Group &group) {
            return group.path == need.path && group.granted == granted;
        };
        auto it = std::find_if(groups.begin(), groups.end(), isIts);
        if (it == groups.end())
            it = groups.insert(groups.end(), Group{{}, need.path, granted});
        if (const QString name = need.privileges.value(0); !it->privileges.contains(name))
            it->privileges.append(name);
    }
    return groups;
}

} // namespace

PrivilegesView::PrivilegesView(QWidget *parent)
    : QWidget(parent),
      m_table(new QWidget(this)),
      m_account(new CommandBlock(QStringLiteral("pveum"), tr("Copy Commands"), this)),
      m_user(new CommandBlock(QStringLiteral("pveumUser"), tr("Copy Commands for the User"), this)),
      m_advice(new FamilyLabel({}, Role::Text2, this))
{
    setObjectName(QStringLiteral("privileges"));
    auto *again = new QPushButton(icon(Symbol::Retry), tr("Check Again"), this);
    again->setObjectName(QStringLiteral("checkAgain"));
    m_again = again;
    connect(again, &QPushButton::clicked, this, &PrivilegesView::checkAgainWanted);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_table);
    layout->addWidget(m_account);
    layout->addWidget(m_advice);
    layout->addWidget(m_user);
    layout->addWidget(again, 0, Qt::AlignLeft);
    hide();
}

void PrivilegesView::show(const prov::Diagnosis &diagnosis)
{
    setVisible(!diagnosis.needs.isEmpty());
    if (diagnosis.needs.isEmpty())
        return;
    fillTable(diagnosis.needs);
    const prov::PveumLines lines = prov::pveumLines(diagnosis.needs, diagnosis.patient.identity);
    m_account->show(lines.account);
    m_user->show(lines.user);
    m_advice->setText(prov::userLinesAdvice(diagnosis.patient.user()));
    m_advice->setVisible(!lines.user.isEmpty());
}

void PrivilegesView::fillTable(const QList<prov::JudgedNeed> &needs)
{
    auto *table = new PrivilegeTable(this);
    for (const Group &group : grouped(needs))
        table->add(group.privileges, group.path, group.granted);
    delete layout()->replaceWidget(m_table, table);
    delete m_table;
    m_table = table;
}

} // namespace ui
