// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/choicefield.h"
#include "ui/create/section.h"

namespace ui {

/// What happens once a VM is there and verified.
class AfterSection final : public Section
{
    Q_OBJECT
public:
    explicit AfterSection(QWidget *parent);

    void follow(const Source &source) override;
    [[nodiscard]] QString summary(const Source &source) const override;

private:
    void offerWaits();
    void offerOutcomes();

    ChoiceField *m_start;
    ChoiceField *m_waitFor;
    ChoiceField *m_require;
    ChoiceField *m_onboot;
    ChoiceField *m_agent;
};

} // namespace ui
