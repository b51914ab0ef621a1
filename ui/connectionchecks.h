// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/diagnosis.h"
#include "ui/checkrow.h"

#include <QMap>
#include <QWidget>

namespace ui {

class PrivilegesView;

/// What is found out about a connection, check by check: while it is made, the first three; in a test all of
/// the doctor's, with the privileges and the commands that grant the missing ones.
class ConnectionChecks final : public QWidget
{
    Q_OBJECT
public:
    using What = prov::Finding::What;
    enum class Scope { SignIn, Test };

    explicit ConnectionChecks(QWidget *parent = nullptr);
    void begin(Scope scope); ///< everything is still to come
    void set(What what, CheckRow::State state, const prov::Explanation &explanation);
    using QWidget::show;
    void show(const prov::Diagnosis &diagnosis);
    void place(What what, QWidget *below) { m_rows.value(what)->place(below); }
    [[nodiscard]] CheckRow::State state(What what) const { return m_rows.value(what)->state(); }

signals:
    void checkAgainWanted();

private:
    QMap<What, CheckRow *> m_rows;
    PrivilegesView *m_privileges;
};

} // namespace ui
