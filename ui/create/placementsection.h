// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/choicefield.h"
#include "ui/create/section.h"
#include "ui/create/textfield.h"

namespace ui {

/// Linked or full. As long as nobody says, it is linked, where that is possible.
class ModeField final : public ChoiceField
{
    Q_OBJECT
public:
    explicit ModeField(QWidget *parent);
    void offer(bool canLink);
    [[nodiscard]] QJsonValue value() const override;

private:
    bool m_canLink = true;
};

/// Where the VMs go and how they are copied, and under which tags they are found again.
class PlacementSection final : public Section
{
    Q_OBJECT
public:
    explicit PlacementSection(QWidget *parent);

    void follow(const Source &source) override;
    [[nodiscard]] QString summary(const Source &source) const override;

signals:
    void nodeChosen(const QString &node); ///< empty: the template's

private:
    void offerStorages(const Source &source);
    void offerFormats(const Source &source);
    [[nodiscard]] QString node(const Source &source) const;

    ChoiceField *m_node;
    ModeField *m_mode;
    ChoiceField *m_storage;
    ChoiceField *m_format;
    ChoiceField *m_pool;
    TextField *m_limit;
    TextField *m_tags;
    TextField *m_notes;
};

} // namespace ui
