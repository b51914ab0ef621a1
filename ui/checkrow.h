// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/wording.h"
#include "ui/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

class FamilyLabel;

/// One check of a connection: a node on the rail, what is checked, and what came of it. What the person has
/// to do about it may stand below.
class CheckRow final : public QWidget
{
    Q_OBJECT
public:
    enum class State { ToCome, UnderWay, Ok, Warn, Fail, Skipped };

    CheckRow(const QString &word, QWidget *parent);
    void set(State state, const prov::Explanation &explanation);
    void setLast(bool last); ///< the rail ends here
    void place(QWidget *below);
    [[nodiscard]] State state() const { return m_state; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_word;
    State m_state = State::ToCome;
    bool m_isLast = false;
    FamilyLabel *m_title;
    FamilyLabel *m_verdict;
    FamilyLabel *m_what;
    FamilyLabel *m_more;
    QVBoxLayout *m_body;
};

} // namespace ui
