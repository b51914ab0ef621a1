// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/preferences.h"
#include "ui/create/choicefield.h"
#include "ui/create/textfield.h"

#include <QObject>

class QGridLayout;
class QLabel;
class QPushButton;

namespace ui {

class FamilyLabel;

[[nodiscard]] QString preferenceLabel(const store::Preference &preference);

/// One line of the preferences page: label, input with its unit, the way back to the default, and what it is
/// for. What is typed is judged at once and taken when it is complete; a wrong value is taken by nobody, and
/// stands with its reason until it is mended. Times are seconds here.
class PreferenceField final : public QObject
{
    Q_OBJECT
public:
    /// Makes its widgets in the form's next line. The preference is of the table.
    PreferenceField(const store::Preference &preference, QGridLayout *grid, QWidget *form);

    [[nodiscard]] const store::Preference &preference() const { return m_preference; }
    [[nodiscard]] Field *field() const { return m_field; }
    /// What applies. `wrong`: the file says something else; empty: it does not.
    void show(const store::Preference::Values &values, const QString &wrong);
    /// Back to what applies, where something wrong has been typed.
    void takeBack();
    /// Takes what has been typed, as when the input loses the keyboard. False: it is wrong, and stands.
    bool complete();

signals:
    void chosen(const store::Preference &preference, const store::Preference::Values &values);

private:
    void makeInput(QWidget *form);
    void makeReset(QWidget *form);
    void judge();
    void choose();
    void reset();
    void write(const store::Preference::Values &values);
    [[nodiscard]] tl::expected<store::Preference::Values, store::Preference::Wrong> typed() const;
    [[nodiscard]] QString text(const store::Preference::Values &values) const;
    [[nodiscard]] QString withUnit(const store::Preference::Values &values) const;
    [[nodiscard]] QString reason(store::Preference::Wrong wrong) const;

    const store::Preference &m_preference;
    store::Preference::Values m_shown; ///< what applies
    Field *m_field = nullptr;
    TextField *m_text = nullptr; ///< the field; nullptr: it is m_choice
    ChoiceField *m_choice = nullptr;
    QPushButton *m_reset = nullptr;
    bool m_isDefault = true; ///< and the file says nothing else
    bool m_writing = false;
};

} // namespace ui
