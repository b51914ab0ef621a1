// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/field.h"
#include "ui/icons.h"

#include <QJsonValue>

#include <optional>

namespace ui {

class NarrowBox;

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

} // namespace ui
