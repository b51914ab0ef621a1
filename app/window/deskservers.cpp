// SPDX-License-Identifier: Apache-2.0
#include "app/window/desk.h"

#include "core/base/shown.h"
#include "ui/startpage.h"
#include "ui/wording.h"

#include <QPointer>

#include <utility>

namespace app {

ui::ServerWish Desk::wishOf(const store::Profile &profile)
{
    return {profile.id, profile.name, profile.endpoints, withoutSecret(profile), true, profile.keepsPassword};
}

bool Desk::keepsSecret(const store::Profile &profile)
{
    return profile.usesToken() || profile.keepsPassword;
}

QString Desk::serverName() const
{
    return m_wish.name.isEmpty()
               ? m_session ? m_session->connection().serverName() : m_wish.endpoints.first().url.authority()
               : m_wish.name;
}

/// With the secret of the keychain; what it does not give, a person has to.
void Desk::openKnown(const QString &id)
{
    const store::Profile *profile = m_accounts.profile(id);
    if (profile == nullptr)
        return;
    if (!keepsSecret(*profile))
        return m_window.showForm(wishOf(*profile), false, {});
    m_window.showConnecting(profile->name);
    complete(wishOf(*profile), &Desk::connectTo);
}

/// What was left out comes from the keychain.
void Desk::complete(const ui::ServerWish &wish, Go go)
{
    if (!pve::secretOf(wish.credential).isEmpty() || wish.profileId.isEmpty())
        return (this->*go)(wish);
    m_accounts.readCredential(wish.profileId, [desk = QPointer(this), wish, go, number = ++m_asked](
                                                  const base::Result<pve::Credential> &credential) {
        if (!desk || desk->m_asked != number)
            return; // somebody did not want to wait
        if (!credential)
            return desk->m_window.showForm(
                wish, false, ui::MainWindow::typeAgain(ui::sentence(base::shown(credential.error()))));
        ui::ServerWish whole = wish;
        whole.credential = *credential;
        (desk->*go)(whole);
    });
}

void Desk::testConnection(const ui::ServerWish &wish)
{
    closeSession();
    m_wish = wish;
    m_isDemo = false;
    m_trial = std::make_unique<Trial>(Target{std::nullopt, wish.endpoints, wish.credential});
    m_wish.credential = pve::withSecret(m_wish.credential, {});
    connect(m_trial.get(), &Trial::changed, this, [this] { showTrial(false); });
    connect(m_trial.get(), &Trial::finished, this, [this] { showTrial(true); });
    connect(m_trial.get(), &Trial::refused, this, &Desk::refused);
    connect(m_trial.get(), &Trial::secondFactorWanted, this, &Desk::askCode);
    m_trial->start();
}

void Desk::showTrial(bool isFinished)
{
    m_window.showDiagnosis(m_trial->diagnosis(), isFinished);
    if (isFinished) // from the event loop: it is what calls
        m_trial.release()->deleteLater();
}

void Desk::edit(const QString &id)
{
    if (const store::Profile *profile = m_accounts.profile(id))
        m_window.showForm(wishOf(*profile), keepsSecret(*profile), {});
}

void Desk::signInAgain()
{
    ui::ServerWish wish = m_wish;
    closeSession();
    const store::Profile *profile = m_accounts.profile(wish.profileId);
    m_window.showForm(profile != nullptr ? wishOf(*profile) : wish,
                      profile != nullptr && keepsSecret(*profile), {});
}

/// Where the person wants it; the secret is not needed any more.
void Desk::keepServer()
{
    if (m_wish.keep) {
        m_accounts.remember(
            {m_wish.profileId, m_wish.name, m_wish.endpoints, m_wish.credential, m_wish.keepsPassword});
        if (!m_accounts.profiles().isEmpty()) { // else its file cannot be written, which is said
            m_wish.profileId = m_accounts.profiles().first().id;
            m_wish.name = m_accounts.profiles().first().name;
        }
    }
    m_wish.credential = pve::withSecret(m_wish.credential, {});
}

void Desk::showKnown()
{
    QList<ui::KnownServer> servers;
    for (const store::Profile &profile : m_accounts.profiles())
        servers.append(
            {profile.id, profile.name,
             QStringLiteral("%1 · %2").arg(profile.endpoints.first().url.authority(), profile.identity())});
    m_window.showKnown(servers);
}

void Desk::keychainFailed(const base::Error &error)
{
    if (std::exchange(m_keychainTrouble, error) != error) // said once, however often it is met
        sayTroubles();
}

void Desk::keychainWorks()
{
    m_keychainTrouble.reset();
    sayTroubles();
}

void Desk::sayTroubles()
{
    m_window.sayNotKept(m_keychainTrouble ? ui::MainWindow::keychainTrouble(base::shown(*m_keychainTrouble))
                                          : QString(),
                        ui::sentence(base::shown(m_listTrouble)));
}

} // namespace app
