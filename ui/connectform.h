// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/ticket.h"
#include "ui/serverwish.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QGridLayout;
class QRadioButton;

namespace ui {

class ChoiceField;
class Field;
class SecretField;
class TextField;

/// Where and as whom to connect, as people type it: several addresses of one cluster, a token or a user with
/// password. It judges what can be judged without the server.
class ConnectForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectForm(QWidget *parent = nullptr);

    void clear();
    /// `secretIsKept`: an empty secret stands for the one in the keychain, as long as the identity stays.
    void fill(const ServerWish &wish, bool secretIsKept);
    /// What is typed, without pins. Nothing: it cannot be used, which is said beside the fields.
    [[nodiscard]] std::optional<ServerWish> read();
    [[nodiscard]] bool wantsPassword() const;
    /// Of the server that is named; without them any realm is taken.
    void setRealms(const QList<pve::Realm> &realms);
    [[nodiscard]] QString chosenRealm() const; ///< empty: nobody has chosen, and the server's default counts
    void chooseRealm(const QString &realm);
    [[nodiscard]] QList<QUrl> addresses() const; ///< those that are some
    [[nodiscard]] QString identity() const;      ///< "admin@pve!slipway", "ops@pve"; as it is typed
    void forgetSecret();
    void focusFirst(); ///< what is still to be typed

signals:
    void submitted();
    void realmsWanted(); ///< the server or the way to sign in was changed, and realms matter

private:
    void layOut();
    void put(QGridLayout &grid, Field *field, const QString &hint, QWidgetList *group);
    void follow();
    void showWay();
    void splitToken(const QString &text);
    void splitUser();
    [[nodiscard]] QList<pve::Server> readAddresses();
    [[nodiscard]] std::optional<pve::Credential> readToken();
    [[nodiscard]] std::optional<pve::Credential> readPassword();
    [[nodiscard]] QString checkRealm(const QString &realm) const;
    void focusWrong();
    [[nodiscard]] bool mayLeaveOut(const QString &identity) const;

    TextField *m_name;
    TextField *m_address;
    QRadioButton *m_byToken;
    QRadioButton *m_byPassword;
    TextField *m_tokenId;
    SecretField *m_secret;
    TextField *m_user;
    ChoiceField *m_realm;
    SecretField *m_password;
    QCheckBox *m_keep;
    QCheckBox *m_keepPassword;
    QWidgetList m_ofToken; ///< what is shown for the one way to sign in
    QWidgetList m_ofPassword;
    QList<pve::Realm> m_realms;
    bool m_realmTouched = false;
    QString m_profileId;
    QString m_keptFor; ///< the identity whose secret is kept
};

} // namespace ui
