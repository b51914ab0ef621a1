// SPDX-License-Identifier: Apache-2.0
#include "ui/create/section.h"

#include "core/provision/configplan.h"
#include "core/provision/propertystring.h"
#include "ui/create/narrow.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int bodyIndent = 62; ///< under the title: chevron, icon and their gaps
constexpr int summaryIndent = 178;
constexpr int iconSide = 16;
constexpr int pageMargin = 16;
constexpr int second = 3; ///< column of the label of a line's second field

} // namespace

QString Source::config(const QString &key) const
{
    return details ? details->config.values.value(key) : QString();
}

/// `memory` may be "2048" or "current=2048" (pve/forms.md "Comparing").
QString Source::memory() const
{
    const auto current = QStringLiteral("current");
    return prov::PropertyString::parse(config(QStringLiteral("memory")), current)
        .value(current)
        .value_or(QString());
}

QString Source::storage() const
{
    if (!details)
        return {};
    const QStringList disks = prov::diskKeys(details->config.values);
    return disks.isEmpty() ? QString() : prov::storageOf(config(disks.first()));
}

SectionHead::SectionHead(Symbol symbol, const QString &title, QWidget *parent)
    : QAbstractButton(parent), m_symbol(symbol), m_summaryIndent(summaryIndent)
{
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SectionHead::setSummary(const QString &summary, Tone tone)
{
    m_summary = summary;
    m_tone = tone;
    setAccessibleName(tr("%1: %2").arg(text(), summary));
    update();
}

QSize SectionHead::sizeHint() const
{
    return {m_summaryIndent + 200, QFontMetrics(strongFont()).height() + 12};
}

int SectionHead::titleEnd() const
{
    return bodyIndent + QFontMetrics(strongFont()).horizontalAdvance(text());
}

void SectionHead::setSummaryIndent(int pixels)
{
    m_summaryIndent = pixels;
    updateGeometry();
    update();
}

void SectionHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    if (underMouse())
        painter.fillRect(rect(), theme.color(Role::Alternate));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Role::Soft));
    const int middle = height() / 2;
    const QColor quiet = theme.color(Role::Text2);
    paintSymbol(painter, isChecked() ? Symbol::ChevronDown : Symbol::ChevronRight, quiet,
                QRect(pageMargin, middle - 7, 14, 14));
    paintSymbol(painter, m_symbol, quiet, QRect(38, middle - iconSide / 2, iconSide, iconSide));
    painter.setFont(strongFont());
    painter.setPen(theme.color(Role::Text));
    painter.drawText(rect().adjusted(bodyIndent, 0, 0, 0), Qt::AlignVCenter, text());
    painter.setFont(font());
    QRect line = rect().adjusted(m_summaryIndent, 0, -pageMargin, 0);
    if (m_tone == Tone::Wrong) {
        const QColor wrong = theme.color(Family::Fail, Shade::Text);
        paintSymbol(painter, Symbol::Error, wrong, QRect(line.left(), middle - 7, 14, 14));
        line.adjust(20, 0, 0, 0);
        painter.setPen(wrong);
    } else if (isChecked() || m_tone == Tone::Old) {
        painter.setPen(quiet);
    }
    painter.drawText(line, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, line.width()));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Role::Accent), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 4, 4);
    }
}

Section::Section(Symbol symbol, const QString &title, QWidget *parent)
    : QWidget(parent),
      m_head(new SectionHead(symbol, title, this)),
      m_body(new QWidget(this)),
      m_grid(new QGridLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_body);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(bodyIndent, 4, pageMargin, 12);
    body->addLayout(m_grid);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(4, 1);
    m_grid->setColumnMinimumWidth(2, 12);
    m_body->hide();
    connect(m_head, &SectionHead::toggled, m_body, &QWidget::setVisible);
}

void Section::setOpen(bool open)
{
    m_head->setChecked(open);
}

bool Section::isOpen() const
{
    return m_head->isChecked();
}

void Section::summarise(const Source &source)
{
    for (const Field *field : std::as_const(m_fields)) {
        if (!field->problem().isEmpty()) {
            m_head->setSummary(tr("%1: %2").arg(field->label(), field->problem()), SectionHead::Tone::Wrong);
            return;
        }
    }
    m_head->setSummary(summary(source), source.isStale ? SectionHead::Tone::Old : SectionHead::Tone::Plain);
}

void Section::reset()
{
    for (Field *field : std::as_const(m_fields))
        field->setValue(QJsonValue(QJsonValue::Undefined));
}

void Section::makeRoom(const QJsonObject &) {}

void Section::add(Field *field, bool wide)
{
    append({labelFor(*field, m_body), field, wide, m_beginsLine});
    m_fields.append(field);
    goOnWith(field->input());
    connect(field, &Field::edited, this, &Section::edited);
}

void Section::endLine()
{
    m_beginsLine = true;
}

void Section::addBelow(QWidget *widget)
{
    append({nullptr, widget, true, true});
    goOnWith(widget);
}

void Section::append(const Entry &entry)
{
    m_entries.append(entry);
    m_beginsLine = false;
    put(entry);
}

void Section::put(const Entry &entry)
{
    const bool takesLine = entry.takesLine || m_isNarrow;
    if (takesLine || entry.beginsLine || m_column == second) {
        ++m_row;
        m_column = 0;
    } else {
        m_column = second;
    }
    const int span = takesLine ? 4 : 1;
    if (entry.label != nullptr)
        m_grid->addWidget(entry.label, m_row, m_column, Qt::AlignTop);
    m_grid->addWidget(entry.input, m_row, m_column + 1, 1, span,
                      entry.label != nullptr ? Qt::AlignTop : Qt::AlignLeft);
    if (takesLine)
        m_column = second; // which is taken
}

void Section::layOut()
{
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    m_row = -1;
    m_column = second;
    for (const Entry &entry : std::as_const(m_entries))
        put(entry);
}

void Section::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = isNarrow(*this);
    if (std::exchange(m_isNarrow, narrow) != narrow)
        layOut();
}

void Section::goOnWith(QWidget *widget)
{
    setTabOrder(m_last ? m_last.data() : m_head, widget);
    m_last = widget;
}

void Section::removeFields(const QList<Field *> &fields)
{
    for (Field *field : fields) {
        m_fields.removeOne(field);
        const auto isIt = [field](const Entry &entry) { return entry.input == field; };
        const auto entry = std::find_if(m_entries.begin(), m_entries.end(), isIt);
        delete entry->label;
        m_entries.erase(entry);
        delete field;
    }
    m_last = m_fields.isEmpty() ? nullptr : m_fields.last()->input();
    m_beginsLine = true;
    layOut();
}

void alignSummaries(const QList<Section *> &sections)
{
    int indent = summaryIndent;
    for (const Section *section : sections)
        indent = qMax(indent, section->head()->titleEnd() + pageMargin);
    for (const Section *section : sections)
        section->head()->setSummaryIndent(indent);
}

} // namespace ui
