// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/jsonpath.h"
#include <QWidget>

class QLabel;

namespace ui {

class FamilyLabel;
class SymbolLabel;

/// One input of the Create page: where its value stands in the spec ("hardware.cores"), and below it the
/// place that says what is wrong with it. It judges nothing: what was typed goes into the spec as it is, and
/// the spec's rules answer. An empty input stands for "as the template".
class Field : public QWidget
{
    Q_OBJECT
public:
    /// `label` is the field's accessible name; the form shows it beside the field.
    Field(const QString &path, const QString &label, QWidget *parent);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString label() const { return m_label; }
    [[nodiscard]] QWidget *input() const { return m_input; }
    /// Undefined: as the template.
    [[nodiscard]] virtual QJsonValue value() const = 0;
    /// Shows what a spec says; undefined: nothing. False: the input cannot show it, and shows nothing.
    virtual bool setValue(const QJsonValue &value) = 0;
    [[nodiscard]] virtual QString text() const = 0; ///< for summaries; empty: as the template
    void setProblem(const QString &sentence);       ///< empty: nothing is wrong
    void setWarning(const QString &sentence);       ///< shown where there is no problem
    [[nodiscard]] QString problem() const { return m_problem; }

signals:
    void edited();

protected:
    void setInput(QWidget *input); ///< once

private:
    void showSentence();

    QString m_path;
    QString m_label;
    QString m_problem;
    QString m_warning;
    QWidget *m_input = nullptr;
    QWidget *m_complaint = nullptr;
    FamilyLabel *m_sentence = nullptr;
    SymbolLabel *m_symbol = nullptr;
};

/// The label of a form, level with the field's input.
[[nodiscard]] QLabel *labelFor(const Field &field, QWidget *parent);

} // namespace ui
