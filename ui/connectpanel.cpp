// SPDX-License-Identifier: Apache-2.0
#include "ui/connectpanel.h"

#include "ui/certificatecard.h"
#include "ui/explanationcard.h"
#include "ui/familylabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

FamilyLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new FamilyLabel(text, Role::Text2, parent);
    label->setFont(smallFont());
    return label;
}

/// The browser's address of a server has a fragment: "https://pve:8006/#v1:0:…".
QString withoutFragment(const QString &address)
{
    return address.section(u'#', 0, 0);
}

} // namespace

ConnectPanel::ConnectPanel(ServerProbe &probe, QWidget *parent)
    : QWidget(parent),
      m_probe(probe),
      m_address(new TextField(QStringLiteral("address"), tr("Address"), {}, this)),
      m_tokenId(new TextField(QStringLiteral("tokenId"), tr("Token ID"), {}, this)),
      m_secret(new TextField(QStringLiteral("secret"), tr("Secret"), {}, this)),
      m_name(new TextField(QStringLiteral("serverName"), tr("Name"), {}, this)),
      m_keep(new QCheckBox(tr("Keep this server, and the secret in the keychain"), this))
{
    setObjectName(QStringLiteral("connectPanel"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_address->setPlaceholder(QStringLiteral("pve1.lab.example"));
    m_tokenId->setPlaceholder(QStringLiteral("admin@pve!slipway"));
    m_secret->edit()->setEchoMode(QLineEdit::Password);

    auto *columns = new QHBoxLayout;
    columns->setContentsMargins(32, 32, 32, 32);
    columns->setSpacing(40);
    columns->addWidget(makeForm(), 2);
    columns->addWidget(makeResult(), 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addLayout(columns, 1);
    connect(&probe, &ServerProbe::finished, this, &ConnectPanel::probed);
}

QWidget *ConnectPanel::makeHead()
{
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Window);
    auto *title = new QLabel(tr("Connect to Proxmox VE"), head);
    title->setFont(titleFont());
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(32, 12, 16, 12);
    row->addWidget(title);
    return head;
}

QWidget *ConnectPanel::makeForm()
{
    auto *form = new QWidget(this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    int row = 0;
    const auto put = [&](Field *field, const QString &words) {
        grid->addWidget(labelFor(*field, form), row, 0, Qt::AlignTop);
        grid->addWidget(field, row++, 1);
        grid->addWidget(hint(words, form), row++, 1);
        grid->setRowMinimumHeight(row++, 6);
    };
    put(m_address, tr("Host name or IP address; port 8006 when left out."));
    put(m_tokenId, tr("User, realm and the token's name."));
    put(m_secret, tr("It is sent only after the certificate is confirmed."));

    put(m_name, tr("What you call this server; its host name when left out."));
    m_name->setPlaceholder(tr("lab"));
    m_keep->setObjectName(QStringLiteral("keep"));
    m_keep->setChecked(true);
    grid->addWidget(m_keep, row++, 1);
    grid->setRowMinimumHeight(row++, 6);

    auto *cancel = new QPushButton(tr("Cancel"), form);
    cancel->setObjectName(QStringLiteral("cancelConnect"));
    m_connect = new QPushButton(tr("Connect"), form);
    m_connect->setObjectName(QStringLiteral("connectNow"));
    m_connect->setProperty("primary", true);
    connect(cancel, &QPushButton::clicked, this, &ConnectPanel::cancelled);
    connect(m_connect, &QPushButton::clicked, this, &ConnectPanel::test);
    connect(m_tokenId->edit(), &QLineEdit::textChanged, this, &ConnectPanel::splitToken);
    for (const TextField *field : {m_address, m_tokenId, m_secret, m_name})
        connect(field->edit(), &QLineEdit::returnPressed, this, &ConnectPanel::test);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);

    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(grid);
    layout->addLayout(buttons);
    layout->addStretch();
    return form;
}

QWidget *ConnectPanel::makeResult()
{
    auto *result = new QWidget(this);
    m_state = new FamilyLabel({}, Role::Text2, result);
    m_state->setObjectName(QStringLiteral("connectState"));
    m_certificate = new CertificateCard(result);
    m_certificate->hide();
    m_error = new ExplanationCard(result);
    m_error->setObjectName(QStringLiteral("connectError"));
    m_error->hide();
    connect(m_certificate, &CertificateCard::trusted, this, &ConnectPanel::trust);
    connect(m_certificate, &CertificateCard::distrusted, m_certificate, &QWidget::hide);
    connect(m_certificate, &CertificateCard::distrusted, this,
            [this] { say(tr("Nothing was sent. Check the address, or ask who runs the server.")); });
    auto *layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_certificate);
    layout->addWidget(m_error);
    layout->addStretch();
    return result;
}

void ConnectPanel::begin()
{
    say({});
    m_certificate->hide();
    m_error->hide();
    m_address->input()->setFocus(Qt::OtherFocusReason);
}

void ConnectPanel::fill(const pve::Server &server, const QString &tokenId, const QString &name)
{
    m_url = server.url;
    if (!server.pin.isEmpty())
        m_confirmed.insert(server.url.authority(), server.pin);
    m_address->setText(server.url.authority());
    m_tokenId->setText(tokenId);
    m_name->setText(name);
    m_secret->input()->setFocus(Qt::OtherFocusReason);
}

void ConnectPanel::forget()
{
    m_secret->edit()->setText({}); // not clear(): that can be undone
    m_token = {};
    m_probing = false;
}

void ConnectPanel::say(const QString &text)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    m_connect->setEnabled(true);
}

/// A whole token pasted into the ID ("id=secret", as PVE and the environment have it) goes where it belongs,
/// and out of sight.
void ConnectPanel::splitToken(const QString &text)
{
    const base::Result<pve::ApiToken> token = pve::apiTokenFromText(text);
    constexpr qsizetype uuid = 36; // a secret of a genuine server: before that it is being typed
    if (!token || token->secret.size() < uuid)
        return;
    m_secret->setText(QString::fromLatin1(token->secret));
    m_tokenId->setText(token->id);
}

bool ConnectPanel::readForm()
{
    const base::Result<QUrl> url = pve::serverUrl(withoutFragment(m_address->text()));
    const base::Result<pve::ApiToken> token =
        pve::apiTokenFromText(m_tokenId->text() + u'=' + m_secret->text());
    const bool secretIsMissing = m_secret->text().isEmpty();
    m_address->setProblem(url ? QString()
                          : m_address->text().isEmpty()
                              ? tr("The address is missing.")
                              : tr("This is no address: %1.").arg(url.error().text));
    m_secret->setProblem(secretIsMissing ? tr("The secret is missing.") : QString());
    const bool idIsGood = pve::apiTokenFromText(m_tokenId->text() + QStringLiteral("=x")).has_value();
    m_tokenId->setProblem(idIsGood ? QString() : tr("A token ID looks like admin@pve!slipway."));
    if (!url || !token)
        return false;
    m_url = *url;
    m_token = *token;
    return true;
}

void ConnectPanel::test()
{
    if (!m_connect->isEnabled())
        return; // it goes on already
    m_certificate->hide();
    m_error->hide();
    if (!readForm())
        return say({});
    say(tr("Asking %1 for its certificate …").arg(m_url.authority()));
    m_connect->setEnabled(false);
    m_probing = true;
    m_probe.probe(m_url);
}

void ConnectPanel::probed(const base::Result<pve::PeerCertificate> &peer)
{
    if (!std::exchange(m_probing, false))
        return; // it was given up meanwhile
    if (!peer)
        return showRefusal(peer.error());
    if (peer->trusted)
        return go({});
    if (const QByteArray pin = m_confirmed.value(m_url.authority()); !pin.isEmpty()) {
        const pve::Server server{m_url, pin};
        return peer->leafSha256 == pin ? go(pin) : showRefusal(pve::untrusted(*peer, server));
    }
    m_leaf = peer->leafSha256;
    say({});
    m_certificate->show(*peer);
}

void ConnectPanel::trust()
{
    m_certificate->hide();
    m_confirmed.insert(m_url.authority(), m_leaf);
    go(m_leaf);
}

void ConnectPanel::go(const QByteArray &pin)
{
    say(tr("Signing in as %1 …").arg(m_token.id));
    m_connect->setEnabled(false);
    emit connectWanted({m_url, pin}, m_token, m_name->text(), m_keep->isChecked());
}

void ConnectPanel::showRefusal(const base::Error &error)
{
    say({});
    m_error->explain(prov::explainConnection(error, m_url.authority()), {Family::Fail, Symbol::Error, {}});
}

} // namespace ui
