// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rowdelegate.h"

namespace ui {

/// A job's state as a pill: icon, word and colour from JobModel's roles.
class PillDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
};

/// How far a job is: bar, percent and what it does; or, at its end, the result or the remedy.
class ProgressDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    /// At work, without a percent: a piece of bar moves.
    [[nodiscard]] static bool moves(const QModelIndex &index);
    /// Where the piece is now, 0…1; in the middle at first.
    void setPhase(double phase) { m_phase = phase; }
    [[nodiscard]] double phase() const { return m_phase; }
    /// The icon behind the address that copies it; empty without an address.
    [[nodiscard]] static QRect copyRect(const QRect &cell, const QModelIndex &index);

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;

private:
    double m_phase = 0.5;
};

/// "0:59 / 1:21 min": the time that a job took, and that others like it took, as far as there is room for it.
class ElapsedDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
};

/// Tries as blocks: failed, current, left.
class AttemptsDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
};

/// The job's first action and "more", as icons; the same stand in the menu and above the detail.
class ActionsDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] static QRect firstRect(const QRect &cell);
    [[nodiscard]] static QRect moreRect(const QRect &cell);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace ui
