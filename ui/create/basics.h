// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/templateconfigs.h"
#include "ui/create/choicefield.h"
#include "ui/create/textfield.h"

class QGridLayout;
class QSpinBox;

namespace ui {

class FamilyLabel;
class PresetPicker;

/// A whole number that always has a value.
class CountField final : public Field
{
    Q_OBJECT
public:
    CountField(const QString &path, const QString &label, int least, int most, QWidget *parent);
    [[nodiscard]] QJsonValue value() const override;
    bool setValue(const QJsonValue &value) override;
    [[nodiscard]] QString text() const override;
    [[nodiscard]] int count() const;

private:
    QSpinBox *m_box;
};

/// The head of the Create page: which template, how many, their names and first VMID. As long as nobody typed
/// a name, it is made of the template's. Tab goes down its left side and then its right one; in a narrow
/// window that is one below the other.
class Basics final : public QWidget
{
    Q_OBJECT
public:
    explicit Basics(QWidget *parent);

    void offerTemplates(const pve::InventoryData &inventory, const pve::TemplateConfigs &configs);
    void setStale(bool stale); ///< what is offered is old
    void chooseTemplate(pve::VmId vmid);
    void load(const QJsonObject &spec); ///< a template that is not offered is said to be gone
    void clear();                       ///< but the template
    void setCount(int count);
    [[nodiscard]] pve::VmId templateId() const;                         ///< 0: none is chosen
    [[nodiscard]] pve::VmId wantedTemplate() const { return m_wanted; } ///< also when it is gone
    [[nodiscard]] int count() const;
    [[nodiscard]] QList<Field *> fields() const;
    [[nodiscard]] PresetPicker &presets() { return *m_presets; }
    void showNames(const QString &first, const QString &last);
    void showExpected(const QString &vmid); ///< that the first VM gets by itself, as it seems; empty: none

signals:
    void templateChanged();
    void edited();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void putWide(QGridLayout &grid) const;
    void putNarrow(QGridLayout &grid) const;
    void templateEdited();
    void suggestName();

    ChoiceField *m_template;
    CountField *m_count;
    TextField *m_name;
    PresetPicker *m_presets;
    TextField *m_first;
    FamilyLabel *m_example;
    QMap<const QWidget *, QLabel *> m_labels; ///< by what they stand before
    bool m_isNarrow = false;
    QMap<pve::VmId, QString> m_names; ///< of the templates
    pve::VmId m_shown = 0;
    pve::VmId m_wanted = 0; ///< what was chosen last, also when it is gone
    bool m_nameTyped = false;
};

} // namespace ui
