// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/choicefield.h"
#include "ui/create/linesfield.h"
#include "ui/create/section.h"
#include "ui/create/textfield.h"

class QLabel;
class QMenu;
class QPushButton;

namespace ui {

/// A password that is in no spec: the spec gets the name of the variable from which slipway-cli would take
/// it, and what was typed is asked for here. A spec that was opened says only that there is to be one.
class PasswordField final : public TextField
{
    Q_OBJECT
public:
    PasswordField(const QString &label, QWidget *parent);
    [[nodiscard]] QJsonValue value() const override;
    bool setValue(const QJsonValue &value) override; ///< the variable's name; what was typed goes
    [[nodiscard]] QString typed() const { return edit()->text(); }
    void type(const QString &password) { edit()->setText(password); }
    [[nodiscard]] QByteArray bytes() const; ///< to be overwritten by who takes them
    [[nodiscard]] bool isOwed() const;      ///< there is to be a password, and none was typed
    [[nodiscard]] static QString owed();    ///< which is said of it
    void forget();                          ///< it was used: one is owed again

private:
    QString m_variable; ///< of the spec; empty: it names none
};

/// User, password, keys, name servers, and the addresses of each network device; patterns such as {10+n}
/// count the VMs.
class CloudInitSection final : public Section
{
    Q_OBJECT
public:
    explicit CloudInitSection(QWidget *parent);

    void follow(const Source &source) override;
    [[nodiscard]] QString summary(const Source &source) const override;
    [[nodiscard]] PasswordField *password() const { return m_password; }
    void reset() override;
    void makeRoom(const QJsonObject &spec) override; ///< for addresses of devices that are not there
    void setDevices(const QList<int> &numbers);      ///< N of netN: each can have addresses

private:
    struct Addresses
    {
        int device = 0;
        TextField *ip = nullptr;
        TextField *gw = nullptr;
        TextField *ip6 = nullptr;
        TextField *gw6 = nullptr;
        [[nodiscard]] QList<Field *> fields() const { return {ip, gw, ip6, gw6}; }
    };
    void offerAddresses(int device);
    void dropUnused();
    TextField *text(const QString &key, const QString &label, TextField::As as = TextField::As::Text);
    void makeKeyMenu();
    void followPassword();

    QLabel *m_note;
    QPushButton *m_withoutPassword;
    TextField *m_user;
    PasswordField *m_password;
    LinesField *m_keys;
    QList<Addresses> m_addresses; ///< the first device's are always there
    QList<int> m_devices;
    TextField *m_nameservers;
    TextField *m_domain;
    ChoiceField *m_upgrade;
    QMenu *m_keyFiles;
};

} // namespace ui
