// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobacts.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QList>
#include <QRect>

class QPainter;
class QWidget;

namespace ui {

/// How the row of a batch is drawn in the table of jobs, and what of it can be pressed (ux/tokens.md 5). Made
/// anew for each painting and each press.
class BatchRow
{
    Q_DECLARE_TR_FUNCTIONS(ui::BatchRow)
public:
    struct Button
    {
        JobAct act;
        QString text;
        QRect rect;
    };
    struct Look
    {
        bool isSelected = false;
        bool isFocused = false; ///< the table is
        bool isFolded = false;
    };

    BatchRow(const QList<const prov::Job *> &jobs, const prov::Engine &engine, const QRect &rect);

    [[nodiscard]] const QList<Button> &buttons() const { return m_buttons; }
    [[nodiscard]] QRect chevron() const;
    /// `left`: how long it still takes, in words; may be empty. Buttons are drawn as those of `place`, the
    /// viewport of the table.
    void paint(QPainter &painter, const QWidget &place, const Look &look, const QString &left) const;

private:
    int paintButtons(QPainter &painter, const QWidget &place) const;
    int paintState(QPainter &painter, const Theme &theme, int right, const QString &left) const;
    int paintBlocks(QPainter &painter, const Theme &theme, int right) const;
    void paintTitle(QPainter &painter, const Theme &theme, int right) const;

    QList<const prov::Job *> m_jobs;
    QRect m_rect;
    QList<Button> m_buttons;
};

} // namespace ui
