// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/inventory.h"
#include "ui/create/field.h"
#include "ui/icons.h"

#include <QAbstractButton>
#include <QPointer>

class QGridLayout;
class QLabel;

namespace ui {

/// The template that was chosen, and what is around it.
struct Source
{
    const pve::InventoryData &inventory;
    const pve::Resource &vm;
    const pve::TemplateDetails *details; ///< nullptr: not read yet
    bool isStale = false;                ///< the server does not answer any more

    [[nodiscard]] QString config(const QString &key) const; ///< empty: not set, or not read yet
    [[nodiscard]] QString memory() const;                   ///< MiB; empty as in config()
    [[nodiscard]] QString storage() const;                  ///< of its first disk
};

/// The head of a section: one line that says what the section holds, and opens it.
class SectionHead final : public QAbstractButton
{
    Q_OBJECT
public:
    SectionHead(Symbol symbol, const QString &title, QWidget *parent);

    enum class Tone { Plain, Old, Wrong };
    void setSummary(const QString &summary, Tone tone);
    [[nodiscard]] QString summary() const { return m_summary; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int titleEnd() const; ///< in pixels from the left
    void setSummaryIndent(int pixels);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Symbol m_symbol;
    int m_summaryIndent;
    QString m_summary;
    Tone m_tone = Tone::Plain;
};

/// A part of the Create page that folds up to one line. In a narrow window each field has a line of its own.
class Section : public QWidget
{
    Q_OBJECT
public:
    Section(Symbol symbol, const QString &title, QWidget *parent);

    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] SectionHead *head() const { return m_head; }
    [[nodiscard]] QList<Field *> fields() const { return m_fields; }
    /// Another template, or more is known of it.
    virtual void follow(const Source &source) = 0;
    [[nodiscard]] virtual QString summary(const Source &source) const = 0;
    virtual void reset();                           ///< nothing is wanted but what the template has
    virtual void makeRoom(const QJsonObject &spec); ///< fields for what it says, where there may be more
    /// The head's line: the summary, or what is wrong.
    void summarise(const Source &source);

signals:
    void edited();

protected:
    [[nodiscard]] QWidget *body() const { return m_body; }
    /// Two fields to a line, in order; `wide` takes a whole line.
    void add(Field *field, bool wide = false);
    /// Something to press, below the field that was added last.
    void addBelow(QWidget *widget);
    void endLine(); ///< the next field begins a new one
    void removeFields(const QList<Field *> &fields);

    void resizeEvent(QResizeEvent *event) override;

private:
    struct Entry
    {
        QLabel *label; ///< nullptr: `input` is a button
        QWidget *input;
        bool takesLine;
        bool beginsLine;
    };
    void append(const Entry &entry);
    void put(const Entry &entry); ///< into the grid, behind the last one
    void layOut();
    void goOnWith(QWidget *widget); ///< by Tab, after what was added before it

    SectionHead *m_head;
    QWidget *m_body;
    QGridLayout *m_grid;
    QList<Field *> m_fields;
    QList<Entry> m_entries;   ///< in order
    QPointer<QWidget> m_last; ///< that Tab reaches; fields may go again
    bool m_beginsLine = true; ///< the next entry
    bool m_isNarrow = false;
    int m_row = -1;   ///< of the last entry
    int m_column = 3; ///< of its label: the line is full
};

/// The summaries begin below each other, behind the longest title.
void alignSummaries(const QList<Section *> &sections);

} // namespace ui
