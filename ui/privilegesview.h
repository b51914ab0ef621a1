// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/diagnosis.h"

#include <QWidget>

class QGridLayout;

namespace ui {

class CommandBlock;
class FamilyLabel;

/// The privileges that provisioning needs, path by path, and the commands that grant those that are missing.
/// Hidden while nothing is known of them.
class PrivilegesView final : public QWidget
{
    Q_OBJECT
public:
    explicit PrivilegesView(QWidget *parent = nullptr);
    void show(const prov::Diagnosis &diagnosis);

signals:
    void checkAgainWanted();

private:
    void fillTable(const QList<prov::JudgedNeed> &needs);

    QWidget *m_table;
    CommandBlock *m_account;
    CommandBlock *m_user;
    FamilyLabel *m_advice;
    QWidget *m_again;
};

} // namespace ui
