// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QListView;

namespace ui {

class FamilyLabel;
class PaletteModel;

/// The list below the search field, and what is to be said of it: that nothing fits, or how many more do. The
/// field keeps the keyboard. The model must outlive it.
class PaletteList final : public QWidget
{
    Q_OBJECT
public:
    PaletteList(PaletteModel &model, QWidget *field, QWidget *host);

    [[nodiscard]] int current() const; ///< row; -1: none
    void setCurrent(int row);
    void follow(const QString &typed); ///< the model ranked again
    /// Below the field, with its right edge, within the host.
    void place();

signals:
    void clicked(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *host, QEvent *event) override;

private:
    PaletteModel &m_model;
    QWidget *m_field;
    QListView *m_view;
    FamilyLabel *m_foot;
};

} // namespace ui
