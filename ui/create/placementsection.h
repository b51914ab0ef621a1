// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/section.h"

namespace ui {

/// Where the VMs go and how they are copied, and under which tags they are found again.
class PlacementSection final : public Section
{
    Q_OBJECT
public:
    explicit PlacementSection(QWidget *parent);

    void follow(const Source &source) override;
    [[nodiscard]] QString summary(const Source &source) const override;

private:
    void offerStorages(const Source &source);

    ChoiceField *m_node;
    ChoiceField *m_mode;
    ChoiceField *m_storage;
    ChoiceField *m_format;
    TextField *m_pool;
    TextField *m_tags;
    TextField *m_notes;
};

} // namespace ui
