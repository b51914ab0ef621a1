// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/jsonpath.h"
#include "ui/icons.h"

#include <QLineEdit>
#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace ui {

class FamilyLabel;
class NarrowBox;
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

/// A list of texts, one a line.
class LinesField final : public Field
{
    Q_OBJECT
public:
    LinesField(const QString &path, const QString &label, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    bool setValue(const QJsonValue &value) override;
    [[nodiscard]] QString text() const override;
    [[nodiscard]] QStringList lines() const;
    void append(const QString &line);
    void setPlaceholder(const QString &text);

private:
    QPlainTextEdit *m_edit;
};

/// One of several words; the first choice, without a value, is "as the template" or the default. What a spec
/// says and nobody offers is one choice more.
class ChoiceField : public Field
{
    Q_OBJECT
public:
    struct Choice
    {
        QString text;
        QJsonValue value;
        std::optional<Symbol> symbol{};
        QString hint{}; ///< what there is to know about it
        bool operator==(const Choice &) const = default;
    };
    /// Editable: other words may be typed.
    ChoiceField(const QString &path, const QString &label, bool editable, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    bool setValue(const QJsonValue &value) override;
    [[nodiscard]] QString text() const override;
    /// Keeps what is chosen, where it is still among them.
    void setChoices(const QList<Choice> &choices);
    void choose(const QJsonValue &value);
    void chooseNothing();
    void setStale(bool stale); ///< what is offered is old: it is greyed

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAge();
    void fill(const QJsonValue &chosen);
    void showHint();

    QList<Choice> m_offered;
    QList<Choice> m_choices; ///< what is offered, and the spec's
    QJsonValue m_specs{QJsonValue::Undefined};
    NarrowBox *m_box;
    QString m_tip; ///< that was set here
    bool m_isStale = false;
};

/// The label of a form, level with the field's input.
[[nodiscard]] QLabel *labelFor(const Field &field, QWidget *parent);

} // namespace ui
