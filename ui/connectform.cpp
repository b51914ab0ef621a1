// SPDX-License-Identifier: Apache-2.0
#include "ui/connectform.h"

#include "core/base/shown.h"
#include "ui/create/choicefield.h"
#include "ui/familylabel.h"
#include "ui/secretfield.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QRegularExpression>

#include <algorithm>

namespace ui {

namespace {

const QString pam = QStringLiteral("pam"); // what PVE's own page offers first

/// Of every server, until it is asked (pve/transcripts auth-login).
QList<pve::Realm> usualRealms()
{
    return {{pam, QStringLiteral("Linux PAM standard authentication"), false},
            {QStringLiteral("pve"), QStringLiteral("Proxmox VE authentication server"), false}};
}

/// The browser's address of a server has a fragment: "https://pve:8006/#v1:0:…".
QString withoutFragment(const QString &address)
{
    return address.section(u'#', 0, 0);
}

QStringList split(const QString &addresses)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    return addresses.split(between, Qt::SkipEmptyParts);
}

void setShown(const QWidgetList &widgets, bool visible)
{
    for (QWidget *widget : widgets)
        widget->setVisible(visible);
}

} // namespace

ConnectForm::ConnectForm(QWidget *parent)
    : QWidget(parent),
      m_name(new TextField(QStringLiteral("serverName"), tr("Name"), {}, this)),
      m_address(new TextField(QStringLiteral("address"), tr("Address"), {}, this)),
      m_byToken(new QRadioButton(tr("API token"), this)),
      m_byPassword(new QRadioButton(tr("User and password"), this)),
      m_tokenId(new TextField(QStringLiteral("tokenId"), tr("Token ID"), {}, this)),
      m_secret(new SecretField(QStringLiteral("secret"), tr("Secret"), this)),
      m_user(new TextField(QStringLiteral("user"), tr("User"), {}, this)),
      m_realm(new ChoiceField(QStringLiteral("realm"), tr("Realm"), true, this)),
      m_password(new SecretField(QStringLiteral("password"), tr("Password"), this)),
      m_keep(new QCheckBox(this)),
      m_keepPassword(new QCheckBox(tr("Keep the password in the keychain"), this))
{
    setObjectName(QStringLiteral("connectForm"));
    m_name->setPlaceholder(tr("lab"));
    m_address->setPlaceholder(QStringLiteral("pve1.lab.example"));
    m_byToken->setObjectName(QStringLiteral("signInToken"));
    m_byPassword->setObjectName(QStringLiteral("signInPassword"));
    m_tokenId->setPlaceholder(QStringLiteral("admin@pve!slipway"));
    m_user->setPlaceholder(QStringLiteral("root"));
    m_keep->setObjectName(QStringLiteral("keep"));
    m_keepPassword->setObjectName(QStringLiteral("keepPassword"));
    layOut();
    follow();
    clear();
}

void ConnectForm::layOut()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    put(*grid, m_name, tr("What you call this server; its host name when left out."), nullptr);
    put(*grid, m_address,
        tr("Host name or IP address; port 8006 when left out. Name several nodes of a cluster with blanks "
           "between, and the next is used when one is down."),
        nullptr);
    auto *ways = new QHBoxLayout;
    ways->setContentsMargins(0, 7, 0, 7);
    ways->setSpacing(24);
    ways->addWidget(m_byToken);
    ways->addWidget(m_byPassword);
    ways->addStretch();
    grid->addWidget(new QLabel(tr("Sign in with"), this), grid->rowCount(), 0);
    grid->addLayout(ways, grid->rowCount() - 1, 1);
    put(*grid, m_tokenId, tr("User, realm and the token's name."), &m_ofToken);
    put(*grid, m_secret, tr("It is sent only after the certificate is confirmed."), &m_ofToken);
    put(*grid, m_user, {}, &m_ofPassword);
    put(*grid, m_realm, {}, &m_ofPassword);
    put(*grid, m_password, tr("It is sent only after the certificate is confirmed."), &m_ofPassword);
    grid->addWidget(m_keep, grid->rowCount(), 1, Qt::AlignLeft);
    grid->addWidget(m_keepPassword, grid->rowCount(), 1, Qt::AlignLeft);
    m_ofPassword.append(m_keepPassword);
}

void ConnectForm::put(QGridLayout &grid, Field *field, const QString &hint, QWidgetList *group)
{
    QLabel *label = labelFor(*field, this);
    auto *below = new FamilyLabel(hint, Role::Text2, this);
    below->setFont(smallFont());
    below->setContentsMargins(0, 0, 0, 6);
    if (hint.isEmpty())
        below->setMaximumHeight(2); // with the grid's spacing as much as between any fields
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0, Qt::AlignTop);
    grid.addWidget(field, row, 1);
    grid.addWidget(below, row + 1, 1);
    if (group != nullptr)
        group->append({label, field, below});
}

void ConnectForm::follow()
{
    auto *ways = new QButtonGroup(this);
    ways->addButton(m_byToken);
    ways->addButton(m_byPassword);
    connect(m_byPassword, &QRadioButton::toggled, this, &ConnectForm::showWay);
    connect(m_byPassword, &QRadioButton::clicked, this, &ConnectForm::realmsWanted);
    connect(m_address->edit(), &QLineEdit::textEdited, this, [this] { setRealms({}); });
    connect(m_address->edit(), &QLineEdit::editingFinished, this, [this] {
        if (wantsPassword() && m_realms.isEmpty())
            emit realmsWanted();
    });
    connect(m_tokenId->edit(), &QLineEdit::textChanged, this, &ConnectForm::splitToken);
    connect(m_user->edit(), &QLineEdit::editingFinished, this, &ConnectForm::splitUser);
    connect(m_keep, &QCheckBox::toggled, m_keepPassword, &QWidget::setEnabled);
    auto *realms = qobject_cast<QComboBox *>(m_realm->input());
    connect(realms, &QComboBox::activated, this, [this] { m_realmTouched = true; });
    connect(realms->lineEdit(), &QLineEdit::textEdited, this, [this] { m_realmTouched = true; });
    connect(realms->lineEdit(), &QLineEdit::returnPressed, this, &ConnectForm::submitted);
    for (const TextField *field : {m_name, m_address, m_tokenId, static_cast<TextField *>(m_secret), m_user,
                                   static_cast<TextField *>(m_password)})
        connect(field->edit(), &QLineEdit::returnPressed, this, &ConnectForm::submitted);
}

void ConnectForm::showWay()
{
    const bool password = wantsPassword();
    setShown(m_ofToken, !password);
    setShown(m_ofPassword, password);
    m_keep->setText(password ? tr("Keep this server")
                             : tr("Keep this server, and the secret in the keychain"));
}

bool ConnectForm::wantsPassword() const
{
    return m_byPassword->isChecked();
}

void ConnectForm::clear()
{
    fill({{}, {}, {}, pve::ApiToken{}, true, false}, false);
}

void ConnectForm::fill(const ServerWish &wish, bool secretIsKept)
{
    m_profileId = wish.profileId;
    m_name->setText(wish.name);
    QStringList addresses;
    for (const pve::Server &server : wish.endpoints)
        addresses.append(server.url.authority());
    m_address->setText(addresses.join(u' '));
    const bool isToken = std::holds_alternative<pve::ApiToken>(wish.credential);
    const QString identity = pve::identityOf(wish.credential);
    (isToken ? m_byToken : m_byPassword)->setChecked(true);
    m_tokenId->setText(isToken ? identity : QString());
    m_user->setText(isToken ? QString() : identity.section(u'@', 0, -2));
    m_realmTouched = false;
    setRealms({});
    if (!isToken)
        chooseRealm(identity.section(u'@', -1));
    m_keep->setChecked(wish.keep);
    m_keep->setVisible(wish.profileId.isEmpty()); // who is known stays known
    m_keepPassword->setChecked(wish.keepsPassword);
    m_keptFor = secretIsKept ? identity : QString();
    const QString kept = secretIsKept ? tr("as it is in the keychain") : QString();
    m_secret->setPlaceholder(isToken ? kept : QString());
    m_password->setPlaceholder(isToken ? QString() : kept);
    for (Field *field : findChildren<Field *>())
        field->setProblem({});
    forgetSecret();
    showWay();
}

void ConnectForm::forgetSecret()
{
    m_secret->forget();
    m_password->forget();
}

void ConnectForm::focusFirst()
{
    TextField *secret = wantsPassword() ? m_password : m_secret;
    TextField *who = wantsPassword() ? m_user : m_tokenId;
    TextField *first = m_address->text().isEmpty() ? m_address : who->text().isEmpty() ? who : secret;
    first->input()->setFocus(Qt::OtherFocusReason);
}

/// A whole token pasted into the ID ("id=secret", as PVE and the environment have it) goes where it belongs,
/// and out of sight.
void ConnectForm::splitToken(const QString &text)
{
    const base::Result<pve::ApiToken> token = pve::apiTokenFromText(text);
    constexpr qsizetype uuid = 36; // a secret of a genuine server: before that it is being typed
    if (!token || token->secret.size() < uuid)
        return;
    m_secret->setText(QString::fromLatin1(token->secret));
    m_tokenId->setText(token->id);
}

/// "ops@pve" says the realm too.
void ConnectForm::splitUser()
{
    const QString user = m_user->text();
    if (!user.contains(u'@'))
        return;
    m_user->setText(user.section(u'@', 0, -2));
    chooseRealm(user.section(u'@', -1));
}

void ConnectForm::chooseRealm(const QString &realm)
{
    m_realm->choose(realm);
    m_realmTouched = true;
}

QString ConnectForm::chosenRealm() const
{
    return m_realmTouched ? m_realm->value().toString() : QString();
}

void ConnectForm::setRealms(const QList<pve::Realm> &realms)
{
    m_realms = realms;
    const QList<pve::Realm> offered = realms.isEmpty() ? usualRealms() : realms;
    QList<ChoiceField::Choice> choices;
    QString preferred = pam;
    for (const pve::Realm &realm : offered) {
        choices.append(
            {realm.comment.isEmpty() ? realm.id : tr("%1 – %2").arg(realm.id, realm.comment), realm.id});
        if (realm.isDefault)
            preferred = realm.id;
    }
    m_realm->setChoices(choices);
    if (!m_realmTouched)
        m_realm->choose(preferred);
}

QList<QUrl> ConnectForm::addresses() const
{
    QList<QUrl> urls;
    for (const QString &part : split(m_address->text())) {
        const base::Result<QUrl> url = pve::serverUrl(withoutFragment(part));
        if (url && !urls.contains(*url))
            urls.append(*url);
    }
    return urls;
}

QList<pve::Server> ConnectForm::readAddresses()
{
    QList<pve::Server> servers;
    QString problem = m_address->text().isEmpty() ? tr("The address is missing.") : QString();
    for (const QString &part : split(m_address->text())) {
        const base::Result<QUrl> url = pve::serverUrl(withoutFragment(part));
        if (!url && problem.isEmpty())
            problem = tr("“%1” is no address: %2.").arg(part, base::shown(url.error()));
        else if (url && !servers.contains(pve::Server{*url, {}}))
            servers.append({*url, {}});
    }
    m_address->setProblem(problem);
    return problem.isEmpty() ? servers : QList<pve::Server>();
}

QString ConnectForm::identity() const
{
    return wantsPassword() ? QString(m_user->text() + u'@' + m_realm->value().toString()) : m_tokenId->text();
}

bool ConnectForm::mayLeaveOut(const QString &identity) const
{
    return !m_keptFor.isEmpty() && identity == m_keptFor;
}

std::optional<pve::Credential> ConnectForm::readToken()
{
    const QString typed = m_secret->text();
    const bool isLeftOut = typed.isEmpty() && mayLeaveOut(m_tokenId->text());
    const base::Result<pve::ApiToken> known = pve::apiTokenFromText(m_tokenId->text() + QStringLiteral("=x"));
    const base::Result<pve::ApiToken> token = pve::apiTokenFromText(m_tokenId->text() + u'=' + typed);
    m_tokenId->setProblem(known ? QString() : tr("A token ID looks like admin@pve!slipway."));
    m_secret->setProblem(isLeftOut         ? QString()
                         : typed.isEmpty() ? tr("The secret is missing.")
                         : known && !token ? tr("This is no secret of a token: it has other characters.")
                                           : QString());
    if (known && isLeftOut)
        return pve::ApiToken{known->user, known->id, {}};
    return token ? std::optional<pve::Credential>(*token) : std::nullopt;
}

QString ConnectForm::checkRealm(const QString &realm) const
{
    if (realm.isEmpty())
        return tr("The realm is missing.");
    QStringList ids;
    for (const pve::Realm &known : m_realms)
        ids.append(known.id);
    if (ids.isEmpty() || ids.contains(realm))
        return {};
    return tr("The server has no realm “%1”. It has: %2.").arg(realm, ids.join(QStringLiteral(", ")));
}

std::optional<pve::Credential> ConnectForm::readPassword()
{
    splitUser();
    const QString realm = m_realm->value().toString();
    const QString user = identity();
    const bool isLeftOut = m_password->secret().isEmpty() && mayLeaveOut(user);
    m_user->setProblem(m_user->text().isEmpty() ? tr("The user is missing.")
                       : pve::isUserName(m_user->text() + QStringLiteral("@pam"))
                           ? QString()
                           : tr("This is no name of a user."));
    m_realm->setProblem(checkRealm(realm));
    m_password->setProblem(m_password->secret().isEmpty() && !isLeftOut ? tr("The password is missing.")
                                                                        : QString());
    for (const Field *field :
         {static_cast<Field *>(m_user), static_cast<Field *>(m_realm), static_cast<Field *>(m_password)}) {
        if (!field->problem().isEmpty())
            return std::nullopt;
    }
    return pve::PasswordLogin{user, m_password->secret().toUtf8()};
}

void ConnectForm::focusWrong()
{
    const auto fields = findChildren<Field *>();
    const auto wrong = std::find_if(fields.begin(), fields.end(), [](const Field *field) {
        return field->isVisible() && !field->problem().isEmpty();
    });
    if (wrong != fields.end())
        (*wrong)->input()->setFocus(Qt::OtherFocusReason);
}

std::optional<ServerWish> ConnectForm::read()
{
    const QList<pve::Server> servers = readAddresses();
    const std::optional<pve::Credential> credential = wantsPassword() ? readPassword() : readToken();
    if (servers.isEmpty() || !credential) {
        focusWrong();
        return std::nullopt;
    }
    return ServerWish{m_profileId, m_name->text(),      servers,
                      *credential, m_keep->isChecked(), m_keep->isChecked() && m_keepPassword->isChecked()};
}

} // namespace ui
