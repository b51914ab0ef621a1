// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/palettelist.h"

#include "ui/familylabel.h"
#include "ui/palette/palettedelegate.h"
#include "ui/palette/palettemodel.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int wanted = 600;
constexpr int rowsToSee = 12;
constexpr int margin = 10;

} // namespace

PaletteList::PaletteList(PaletteModel &model, QWidget *field, QWidget *host)
    : QWidget(host),
      m_model(model),
      m_field(field),
      m_view(new QListView(this)),
      m_foot(new FamilyLabel({}, Role::Text2, this))
{
    setObjectName(QStringLiteral("palette"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_view->setObjectName(QStringLiteral("paletteList"));
    m_view->setAccessibleName(tr("Search results"));
    m_view->setModel(&model);
    m_view->setItemDelegate(new PaletteDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setFocusProxy(field); // rows are read out and drawn as those of a focused list
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_foot->setObjectName(QStringLiteral("paletteFoot"));
    m_foot->setMargin(margin);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_foot);
    connect(m_view, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { emit clicked(index.row()); });
    host->installEventFilter(this);
    hide();
}

int PaletteList::current() const
{
    return m_view->currentIndex().row();
}

void PaletteList::setCurrent(int row)
{
    m_view->setCurrentIndex(m_model.index(row));
}

void PaletteList::follow(const QString &typed)
{
    QString said;
    if (m_model.more() > 0)
        said = tr("%n other(s) besides these. Type more to narrow them.", nullptr, m_model.more());
    else if (m_model.rowCount() == 0 && m_model.isComplete())
        said = tr("Nothing fits “%1”.").arg(typed.simplified());
    m_foot->setText(said);
    m_foot->setHidden(said.isEmpty());
    m_view->setHidden(m_model.rowCount() == 0);
    place();
}

void PaletteList::place()
{
    const QWidget *host = parentWidget();
    const QPoint corner = m_field->mapTo(host, QPoint(m_field->width(), m_field->height() + 4));
    const int width = qMin(qMax(m_field->width(), wanted), host->width() - 2 * margin);
    const int rows = qMin(m_model.rowCount(), rowsToSee) * m_view->sizeHintForRow(0);
    const int foot = m_foot->isHidden() ? 0 : m_foot->heightForWidth(width);
    const int height = qMin(rows + foot + 2, host->height() - corner.y() - margin);
    setGeometry(qMax(margin, corner.x() - width), corner.y(), width, height);
}

void PaletteList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), theme.color(Role::Edge));
    painter.fillRect(rect().adjusted(1, 1, -1, -1), theme.color(Role::Base));
}

bool PaletteList::eventFilter(QObject *host, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(host, event);
}

} // namespace ui
