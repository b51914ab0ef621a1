// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/wording.h"
#include "core/pve/authorizer.h"
#include "ui/create/field.h"
#include "ui/serverprobe.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QPushButton;

namespace ui {

class ExplanationCard;
class CertificateCard;
class FamilyLabel;

/// Where and as whom to connect. The server is asked for its certificate first; one that
/// the system does not vouch for is shown with its whole fingerprint, and the token leaves this computer only
/// after a person has confirmed it. The probe must outlive the panel.
class ConnectPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectPanel(ServerProbe &probe, QWidget *parent = nullptr);

    /// A server that is known already: only what is missing has to be typed.
    void fill(const pve::Server &server, const QString &tokenId, const QString &name);
    /// What the server said to the token that was given.
    void showRefusal(const base::Error &error);
    void say(const QString &text); ///< beside the form; empty: nothing
    void begin();                  ///< the keyboard goes to the first field
    void forget();                 ///< the secret: it has been used

signals:
    /// The token's secret is in it: it is to be used and forgotten.
    /// `keep`: the server among those known, the secret in the keychain. `name` may be empty.
    void connectWanted(const pve::Server &server, const pve::ApiToken &token, const QString &name, bool keep);
    void cancelled();

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeResult();
    void test();
    void probed(const base::Result<pve::PeerCertificate> &peer);
    void trust();
    void go(const QByteArray &pin);
    void splitToken(const QString &text);
    [[nodiscard]] bool readForm();

    ServerProbe &m_probe;
    TextField *m_address;
    TextField *m_tokenId;
    TextField *m_secret;
    TextField *m_name;
    QCheckBox *m_keep;
    QPushButton *m_connect = nullptr;
    FamilyLabel *m_state = nullptr;
    CertificateCard *m_certificate = nullptr;
    ExplanationCard *m_error = nullptr;
    QUrl m_url;
    pve::ApiToken m_token;
    bool m_probing = false;
    QByteArray m_leaf;                      ///< of the certificate that is shown
    QHash<QString, QByteArray> m_confirmed; ///< leafs by host:port, by a person in this session
};

} // namespace ui
