// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/section.h"

class QLabel;
class QMenu;

namespace ui {

/// A password that is in no spec: the spec gets the name of the variable from which slipway-cli would take
/// it, and what was typed is asked for here.
class PasswordField final : public TextField
{
    Q_OBJECT
public:
    PasswordField(const QString &label, QWidget *parent);
    [[nodiscard]] QJsonValue value() const override;
    [[nodiscard]] QByteArray bytes() const; ///< to be overwritten by who takes them
    void forget();
};

/// User, password, keys, addresses and name servers. The first network device's addresses only; patterns such
/// as {10+n} count the VMs.
class CloudInitSection final : public Section
{
    Q_OBJECT
public:
    explicit CloudInitSection(QWidget *parent);

    void follow(const Source &source) override;
    [[nodiscard]] QString summary(const Source &source) const override;
    [[nodiscard]] PasswordField *password() const { return m_password; }

private:
    void makeKeyMenu();

    QLabel *m_note;
    TextField *m_user;
    PasswordField *m_password;
    LinesField *m_keys;
    TextField *m_address;
    TextField *m_gateway;
    TextField *m_address6;
    TextField *m_gateway6;
    TextField *m_nameservers;
    TextField *m_domain;
    ChoiceField *m_upgrade;
    QMenu *m_keyFiles;
};

} // namespace ui
