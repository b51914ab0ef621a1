// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/palette/palettemodel.h"

#include <QLineEdit>
#include <QPointer>

#include <functional>

namespace ui {

class PaletteList;

/// The command palette: a field of the toolbar, and below it, while it is used, what fits. Up and Down
/// choose, Return takes, Esc closes; the keyboard goes back to where it was.
class SearchField final : public QLineEdit
{
    Q_OBJECT
public:
    /// `host` is where the list stands.
    explicit SearchField(QWidget *host, QWidget *parent = nullptr);
    void setSource(const std::function<PaletteSource()> &source); ///< asked whenever it opens

    [[nodiscard]] QAction *search() const { return m_search; } ///< brings the keyboard here
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosen(const ui::PaletteEntry &entry); ///< the keyboard is back where it was

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QString keys() const;
    [[nodiscard]] int wholeWidth() const;
    void begin();
    void open();
    void close();
    void giveBack();
    void typed(const QString &text);
    void follow();
    void move(int rows);
    void take(int row);

    std::function<PaletteSource()> m_source;
    PaletteModel m_model;
    PaletteList *m_list;
    QAction *m_search;
    QString m_what;                       ///< can be found, for who sees the empty field
    QPointer<QWidget> m_before;           ///< had the keyboard
    std::optional<PaletteEntry> m_picked; ///< by Up and Down; otherwise the first row is current
    bool m_takesFirst = false;            ///< Return came before everything was looked at
};

} // namespace ui
