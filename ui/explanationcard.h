// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/wording.h"
#include "ui/wording.h"

#include <QWidget>

namespace ui {

class FamilyLabel;
class SymbolLabel;

/// What is the matter with a job: what happened, why in the server's words, and what to do. Hidden while
/// there is nothing to explain.
class ExplanationCard final : public QWidget
{
    Q_OBJECT
public:
    explicit ExplanationCard(QWidget *parent = nullptr);
    void explain(const prov::Explanation &explanation, const Sign &sign);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Family m_family = Family::Fail;
    SymbolLabel *m_symbol;
    FamilyLabel *m_what;
    FamilyLabel *m_why;
    FamilyLabel *m_todo;
};

} // namespace ui
