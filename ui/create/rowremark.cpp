// SPDX-License-Identifier: Apache-2.0
#include "ui/create/rowremark.h"

#include "ui/familylabel.h"
#include "ui/models/previewmodel.h"
#include "ui/symbollabel.h"

#include <QHBoxLayout>
#include <QTableView>

namespace ui {

namespace {

struct Look
{
    Symbol symbol;
    Family family;
};

Look lookOf(PreviewModel::Verdict verdict)
{
    switch (verdict) {
    case PreviewModel::Verdict::Wrong:
    case PreviewModel::Verdict::Refused:
        return {Symbol::Error, Family::Fail};
    case PreviewModel::Verdict::Warns:
        return {Symbol::Warn, Family::Retry};
    case PreviewModel::Verdict::Fits:
    case PreviewModel::Verdict::Unknown:
        return {Symbol::Info, Family::Wait};
    }
    Q_UNREACHABLE();
}

} // namespace

RowRemark::RowRemark(QTableView *table, QWidget *parent)
    : QWidget(parent),
      m_table(table),
      m_icon(new SymbolLabel(Symbol::Info, Family::Wait, 16, this)),
      m_text(new FamilyLabel({}, Family::Wait, this))
{
    m_text->setObjectName(QStringLiteral("rowRemark"));
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    connect(table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RowRemark::follow);
    connect(table->model(), &QAbstractItemModel::dataChanged, this, &RowRemark::follow);
    connect(table->model(), &QAbstractItemModel::rowsRemoved, this, &RowRemark::follow);
    follow();
}

void RowRemark::follow()
{
    const QModelIndex check = m_table->currentIndex().siblingAtColumn(PreviewModel::Check);
    const QString text = check.data(Qt::AccessibleDescriptionRole).toString();
    const Look look =
        lookOf(static_cast<PreviewModel::Verdict>(check.data(PreviewModel::VerdictRole).toInt()));
    m_icon->set(look.symbol, look.family);
    m_text->setColor(look.family);
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

} // namespace ui
