// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace ui {

class NarrowBox;

/// The presets to choose from, a last entry that empties the page, and a button that deletes the one that is
/// chosen.
class PresetPicker final : public QWidget
{
    Q_OBJECT
public:
    explicit PresetPicker(QWidget *parent);

    /// `current`: the one that is shown as chosen; empty: none.
    void offer(const QStringList &names, const QString &current);
    [[nodiscard]] QString current() const; ///< empty: none
    [[nodiscard]] QWidget *input() const;

signals:
    void chosen(const QString &name);
    void emptyWanted();
    void deleteWanted(const QString &name);

private:
    void follow();

    NarrowBox *m_box;
    QPushButton *m_delete;
    int m_count = 0; ///< of the presets, which come second
};

} // namespace ui
