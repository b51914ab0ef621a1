// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/field.h"

#include <QLineEdit>

namespace ui {

/// A line edit with a hint at its right edge: a unit or a range.
class HintedEdit final : public QLineEdit
{
    Q_OBJECT
public:
    HintedEdit(const QString &hint, QWidget *parent);
    void setHint(const QString &hint);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hint;
};

/// A line of text.
class TextField : public Field
{
    Q_OBJECT
public:
    enum class As {
        Text,
        Number, ///< goes into the spec as a number when it is one
        Memory, ///< also with a unit; becomes MiB when the field is left
        Size,   ///< of a disk: without a unit it is GiB
        Words,  ///< a list, with blanks or commas between
    };
    struct Look
    {
        As as = As::Text;
        QString hint;
        QString none; ///< this word removes what the template has; empty: no word does
    };
    TextField(const QString &path, const QString &label, const Look &look, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    bool setValue(const QJsonValue &value) override;
    [[nodiscard]] QString text() const override;
    void setText(const QString &text);
    void setPlaceholder(const QString &text);
    [[nodiscard]] HintedEdit *edit() const { return m_edit; }

private:
    [[nodiscard]] QString written(const QJsonValue &value) const; ///< as it is typed

    Look m_look;
    HintedEdit *m_edit;
};

} // namespace ui
