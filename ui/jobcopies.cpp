// SPDX-License-Identifier: Apache-2.0
#include "ui/jobcopies.h"

#include "core/base/plaintext.h"
#include "ui/icons.h"
#include "ui/models/jobmodel.h"
#include "ui/words.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace ui {

using prov::ResultForm;

namespace {

QString wordOf(ResultForm form)
{
    switch (form) {
    case ResultForm::Table:
        return Words::tr("Table");
    case ResultForm::Csv:
        return Words::tr("CSV");
    case ResultForm::Hosts:
        return Words::tr("Lines of /etc/hosts");
    case ResultForm::Ssh:
        return Words::tr("SSH Config");
    case ResultForm::Ansible:
        return Words::tr("Ansible Inventory");
    }
    Q_UNREACHABLE();
}

} // namespace

JobCopies::JobCopies(const prov::Engine &engine, QWidget *parent)
    : QObject(parent),
      m_engine(engine),
      m_ssh(new QAction(icon(Symbol::Key), tr("Copy ssh Command"), this)),
      m_address(new QAction(icon(Symbol::Copy), tr("Copy Address"), this)),
      m_row(new QAction(icon(Symbol::Copy), tr("Copy Row"), this)),
      m_results(new QMenu(tr("Copy Results"), parent))
{
    m_ssh->setObjectName(QStringLiteral("copySsh"));
    m_ssh->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_ssh->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_address->setObjectName(QStringLiteral("copyAddress"));
    connect(m_address, &QAction::triggered, this, &JobCopies::copyAddress);
    m_row->setObjectName(QStringLiteral("copyRow"));
    m_row->setShortcut(QKeySequence::Copy);
    m_row->setShortcutContext(Qt::WidgetShortcut);
    m_results->setObjectName(QStringLiteral("copyResultsMenu"));
    m_results->menuAction()->setObjectName(QStringLiteral("copyResults"));
    m_results->setIcon(icon(Symbol::Copy));
    connect(m_ssh, &QAction::triggered, this, &JobCopies::copySsh);
    connect(m_row, &QAction::triggered, this, &JobCopies::copyRow);
    m_results->addSection(tr("Of This Batch"));
    addForms(false);
    m_results->addSection(tr("Of All Jobs"));
    addForms(true);
    follow({});
}

void JobCopies::addForms(bool ofAll)
{
    for (const ResultForm form : prov::allResultForms) {
        QAction *action = m_results->addAction(wordOf(form));
        action->setObjectName(prov::resultFormName(form) +
                              (ofAll ? QStringLiteral("OfAll") : QStringLiteral("OfBatch")));
        connect(action, &QAction::triggered, this, [=, this] { copyResults(form, ofAll); });
    }
}

void JobCopies::follow(const QModelIndex &row)
{
    m_at = row;
    const prov::Job *job = m_engine.job(row.data(JobModel::JobIdRole).toString());
    m_ssh->setVisible(job != nullptr && !prov::sshCommand(*job).isEmpty());
    m_ssh->setEnabled(m_ssh->isVisible());
    m_address->setVisible(!row.data(JobModel::AddressRole).toString().isEmpty());
    m_row->setEnabled(job != nullptr);
    m_results->menuAction()->setVisible(row.isValid());
}

void JobCopies::copyResults(ResultForm form, bool ofAll)
{
    const QString batch = m_at.data(JobModel::BatchRole).toString();
    QList<prov::Job> jobs;
    for (const prov::Job &job : m_engine.jobs()) {
        if (ofAll || job.batch == batch)
            jobs.append(job);
    }
    copy(prov::resultsText(jobs, form),
         tr("%1 of %n job(s) copied.", nullptr, static_cast<int>(jobs.size())).arg(wordOf(form)));
}

void JobCopies::copySsh()
{
    const prov::Job *job = m_engine.job(m_at.data(JobModel::JobIdRole).toString());
    const QString command = job ? prov::sshCommand(*job) : QString();
    if (!command.isEmpty())
        copy(command, tr("“%1” copied.").arg(command));
}

void JobCopies::copyAddress()
{
    if (const QString address = m_at.data(JobModel::AddressRole).toString(); !address.isEmpty())
        copy(address, tr("“%1” copied.").arg(address));
}

void JobCopies::copyRow()
{
    QStringList cells;
    for (int column = JobModel::Name; column < JobModel::Actions; ++column)
        cells.append(base::blanked(m_at.sibling(m_at.row(), column).data().toString()));
    copy(cells.join(u'\t'), tr("Row of %1 copied.").arg(cells.first()));
}

void JobCopies::copy(const QString &text, const QString &sentence)
{
    QGuiApplication::clipboard()->setText(text);
    emit copied(sentence);
}

} // namespace ui
