// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/searchfield.h"

#include "ui/palette/palettedelegate.h"
#include "ui/palette/palettelist.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int pageRows = 10;
constexpr int keysMargin = 8;

} // namespace

SearchField::SearchField(QWidget *host, QWidget *parent)
    : QLineEdit(parent),
      m_list(new PaletteList(m_model, this, host)),
      m_search(new QAction(icon(Symbol::Search, Role::Text2), tr("Search"), this)),
      m_what(tr("Search VMs, jobs, actions"))
{
    setObjectName(QStringLiteral("searchField"));
    setPlaceholderText(m_what);
    setAccessibleName(m_what);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    QLineEdit::addAction(icon(Symbol::Search, Role::Text2), QLineEdit::LeadingPosition);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setShortcut(Qt::CTRL | Qt::Key_K);
    setToolTip(tr("%1 (%2)").arg(m_what, keys()));
    connect(m_search, &QAction::triggered, this, &SearchField::begin);
    connect(this, &QLineEdit::textChanged, this, &SearchField::typed);
    connect(&m_model, &PaletteModel::ranked, this, &SearchField::follow);
    connect(m_list, &PaletteList::clicked, this, &SearchField::take);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, const QWidget *now) {
        if (now == this && before != nullptr)
            m_before = before;
    });
}

void SearchField::setSource(const std::function<PaletteSource()> &source)
{
    m_source = source;
}

bool SearchField::isOpen() const
{
    return !m_list->isHidden();
}

QSize SearchField::sizeHint() const
{
    return {std::max(260, wholeWidth()), QLineEdit::sizeHint().height()};
}

QString SearchField::keys() const
{
    return m_search->shortcut().toString(QKeySequence::NativeText);
}

/// With the icon, the placeholder and the keys.
int SearchField::wholeWidth() const
{
    return 64 + fontMetrics().horizontalAdvance(m_what) + fontMetrics().horizontalAdvance(keys());
}

QSize SearchField::minimumSizeHint() const
{
    return {100, QLineEdit::minimumSizeHint().height()};
}

void SearchField::begin()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
    open();
}

void SearchField::open()
{
    if (isOpen())
        return;
    m_picked.reset();
    m_list->show();
    m_list->raise();
    m_model.begin(m_source ? m_source() : PaletteSource());
}

void SearchField::close()
{
    m_list->hide();
    m_takesFirst = false;
    clear();
    m_model.end();
}

void SearchField::giveBack()
{
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    else
        clearFocus();
}

void SearchField::typed(const QString &text)
{
    m_picked.reset();
    m_takesFirst = false;
    if (!text.isEmpty())
        open();
    if (isOpen())
        m_model.setQuery(text);
}

void SearchField::follow()
{
    if (!isOpen())
        return;
    int current = m_model.rowCount() > 0 ? 0 : -1;
    for (int row = 0; m_picked && row < m_model.rowCount(); ++row) {
        if (m_model.entryAt(row).is(*m_picked))
            current = row;
    }
    m_list->follow(text());
    m_list->setCurrent(current);
    if (m_takesFirst && m_model.isComplete())
        take(current);
}

void SearchField::move(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    const int row = qBound(0, m_list->current() + rows, m_model.rowCount() - 1);
    m_picked = m_model.entryAt(row);
    m_list->setCurrent(row);
}

void SearchField::take(int row)
{
    if (row < 0)
        return;
    const PaletteEntry entry = m_model.entryAt(row);
    m_model.used(entry);
    close();
    giveBack();
    emit chosen(entry);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return giveBack();
    case Qt::Key_Down:
        return isOpen() ? move(1) : open();
    case Qt::Key_Up:
        return move(-1);
    case Qt::Key_PageDown:
        return move(pageRows);
    case Qt::Key_PageUp:
        return move(-pageRows);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isOpen())
            return open();
        if (m_picked || m_model.isComplete())
            return take(m_list->current());
        m_takesFirst = true;
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::mousePressEvent(QMouseEvent *event)
{
    QLineEdit::mousePressEvent(event);
    open();
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) // its own menu
        close();
}

/// Half a word says less than the other one.
void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    constexpr int aside = 48; // the icon and the margins
    const bool fits = width() >= aside + fontMetrics().horizontalAdvance(m_what);
    setPlaceholderText(fits ? m_what : m_search->text());
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || width() < wholeWidth())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintKeys(painter, rect().adjusted(0, 0, -keysMargin, 0), Theme::of(palette()), keys());
}

} // namespace ui
