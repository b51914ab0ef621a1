// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/provision/diagnosis.h"
#include "ui/serverwish.h"
#include "ui/trustround.h"
#include "ui/typed.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QFrame;
class QLabel;
class QPushButton;

namespace ui {

class CertificateCard;
class CodeCard;
class ConnectForm;
class ConnectionChecks;
class ExplanationCard;
class FamilyLabel;

/// Where and as whom to connect, and what comes of it. The server is asked for its certificates first; one
/// that the system does not vouch for is shown with its whole fingerprint, and secrets leave this computer
/// only after a person has confirmed it. The probe must outlive the panel.
class ConnectPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectPanel(ServerProbe &probe, QWidget *parent = nullptr);

    void begin(); ///< a new server
    /// A server that is known, and why the person is asked; see ConnectForm::fill().
    void fill(const ServerWish &wish, bool secretIsKept, const QString &why);
    /// What follows on connectWanted() and testWanted().
    void askCode(const QString &server, const QStringList &factors, const QString &refusal);
    void showDiagnosis(const prov::Diagnosis &diagnosis, bool isFinished);
    void showRefusal(const base::Error &error);
    void forget(); ///< the secret: it has been used

    /// What was typed, what is under way and what came of it, for a panel that takes the place of this one.
    /// It holds the secret as it was typed.
    struct Begun;
    [[nodiscard]] Begun begun() const;
    /// After begin() or fill(). Where a certificate was looked at it is looked at again.
    void goOn(const Begun &begun);

signals:
    /// The secret is in it: it is to be used and forgotten.
    void connectWanted(const ui::ServerWish &wish);
    void testWanted(const ui::ServerWish &wish); ///< nothing is to be kept
    void codeEntered(const QString &factor, const QString &code);
    void attemptEnded(); ///< what was wanted is not any more
    void cancelled();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Purpose { Connect, Test, Realms };
    /// What the panel was told of what is tried, in values.
    struct Told
    {
        struct Code
        {
            QString server;
            QStringList factors;
            QString refusal;
        };
        struct Trouble
        {
            base::Error error;
            QString server;
            QString identity;
        };
        std::optional<Code> code;
        std::optional<prov::Diagnosis> diagnosis;
        bool isFinished = false;
        std::optional<Trouble> trouble;
    };

    void layOut(); // connectpanelparts.cpp
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeLeft();
    [[nodiscard]] QWidget *makeRight();
    void followRound();
    void start(Purpose purpose);
    void take(Purpose purpose, const ServerWish &wish);
    void showChecks(Purpose purpose);
    void readRealms();
    void showUnknown(const pve::PeerCertificate &peer, const QUrl &url, int number, int count);
    void distrust();
    void settled(const QList<pve::Server> &servers, const QStringList &down);
    void realmsRead(const base::Result<QList<pve::Realm>> &realms);
    void go();
    void sayGone();
    void passed(prov::Finding::What last);
    void stopAsking();
    void explain(const Told::Trouble &trouble);
    [[nodiscard]] QString identity() const;
    void setBusy(bool busy);
    void say(const QString &text); ///< beside the title of what comes of it
    void placeColumns();
    void reset();

    ServerProbe &m_probe;
    TrustRound m_round;
    ConnectForm *m_form;
    QPushButton *m_test = nullptr;
    QPushButton *m_connect = nullptr;
    QBoxLayout *m_columns = nullptr;
    QFrame *m_line = nullptr; ///< between them
    QWidget *m_left = nullptr;
    QWidget *m_right = nullptr;
    QWidget *m_leftArea = nullptr; ///< with their scroll bars
    QWidget *m_rightArea = nullptr;
    int m_widestForm = 0;
    QLabel *m_title = nullptr;
    FamilyLabel *m_state = nullptr;
    ConnectionChecks *m_checks;
    CertificateCard *m_certificate;
    CodeCard *m_code;
    ExplanationCard *m_error;
    Purpose m_purpose = Purpose::Connect;
    std::optional<ServerWish> m_wish; ///< what is tried; nothing: a person has the word
    bool m_isGone = false;            ///< it left with connectWanted() or testWanted()
    Told m_told;
};

struct ConnectPanel::Begun
{
    Typed typed;
    QString realm;
    TrustRound::Confirmed confirmed;
    Purpose purpose;
    std::optional<ServerWish> wish;
    bool isGone;
    Told told;
};

} // namespace ui
