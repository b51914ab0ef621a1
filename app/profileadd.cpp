// SPDX-License-Identifier: Apache-2.0
#include "app/profileadd.h"

#include "app/introduction.h"
#include "app/refusal.h"
#include "core/store/profilefile.h"

#include <algorithm>

namespace app {

using store::Profile;

namespace {

tl::expected<Profile, QString> profileToAdd(const ProfileOptions &options, const Environment &environment,
                                            const pve::Credential &credential)
{
    const auto &servers = options.fromEnvironment ? environment.endpoint : options.server.server;
    if (servers.isEmpty())
        return tl::unexpected(
            QStringLiteral("PROXMOX_VE_ENDPOINT is not set: there is nothing to take over"));
    const auto endpoints = endpointsOf(servers, options.server.fingerprint);
    if (!endpoints)
        return tl::unexpected(endpoints.error());
    const bool isToken = std::holds_alternative<pve::ApiToken>(credential);
    const Profile profile{store::newProfileId(),
                          options.name,
                          *endpoints,
                          pve::userOf(credential),
                          isToken ? pve::identityOf(credential) : QString(),
                          options.keepPassword && !isToken};
    if (const auto good = store::checkProfile(profile); !good)
        return tl::unexpected(good.error().text);
    return profile;
}

const Profile *find(const QList<Profile> &profiles, const QString &name)
{
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&name](const Profile &profile) {
        return profile.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == profiles.end() ? nullptr : &*found;
}

} // namespace

Begun ProfileAdd::begin(const ProfileOptions &options, Console &console)
{
    const auto environment = Environment::ofProcess();
    if (const auto refusal = insecureRefusal(environment))
        return tl::unexpected(console.refuse(ExitCode::Usage, *refusal));
    const auto credential = credentialToAdd(options, environment);
    if (!credential)
        return tl::unexpected(console.refuse(ExitCode::Usage, credential.error()));
    auto profile = profileToAdd(options, environment, *credential);
    if (!profile)
        return tl::unexpected(console.refuse(ExitCode::Usage, profile.error()));
    const auto profiles = readProfiles(console);
    if (!profiles)
        return tl::unexpected(profiles.error());
    const auto *before = find(*profiles, options.name);
    if (before != nullptr && !options.replace) {
        return tl::unexpected(console.refuse(
            ExitCode::Usage, QStringLiteral("there is a profile \"%1\" already, for %2: remove "
                                            "it first, or use --replace")
                                 .arg(before->name, before->endpoints.first().url.authority())));
    }
    if (before != nullptr)
        profile->id = before->id; // the place of its secret
    std::unique_ptr<ProfileAdd> add(
        new ProfileAdd(std::move(*profile), *credential, before != nullptr, console));
    QMetaObject::invokeMethod(add.get(), &ProfileAdd::probeNext, Qt::QueuedConnection);
    return add;
}

ProfileAdd::ProfileAdd(Profile profile, pve::Credential credential, bool replace, Console &console)
    : m_console(console),
      m_profile(std::move(profile)),
      m_credential(std::move(credential)),
      m_replace(replace)
{
    for (qsizetype i = 0; i < m_profile.endpoints.size(); ++i) {
        if (m_profile.endpoints.at(i).pin.isEmpty())
            m_toProbe.append(i);
    }
}

void ProfileAdd::interrupt()
{
    m_prompt.reset();
    emit finished(ExitCode::Interrupted);
}

void ProfileAdd::probeNext()
{
    if (m_toProbe.isEmpty())
        return confirmNext();
    m_probe = std::make_unique<pve::Probe>(m_profile.endpoints.at(m_toProbe.first()), m_keychain.clock);
    connect(m_probe.get(), &pve::Probe::finished, this, &ProfileAdd::probed, Qt::QueuedConnection);
}

void ProfileAdd::probed(const base::Result<pve::PeerCertificate> &peer)
{
    const auto index = m_toProbe.takeFirst();
    const auto server = m_profile.endpoints.at(index).url.authority();
    if (!peer) {
        emit finished(sayRefusal(m_console, peer.error(), server));
        return;
    }
    if (!peer->trusted) {
        m_console.error(certificateText(*peer, server));
        m_unconfirmed.append(index);
        m_peers.append(*peer);
    }
    probeNext();
}

void ProfileAdd::confirmNext()
{
    if (m_unconfirmed.isEmpty())
        return askSecret();
    const auto &endpoint = m_profile.endpoints.at(m_unconfirmed.first());
    m_prompt = Prompt::ask(QStringLiteral("Is that the fingerprint of %1? Type yes to trust it from now on: ")
                               .arg(endpoint.url.authority()),
                           Prompt::Echo::On);
    if (m_prompt)
        connect(m_prompt.get(), &Prompt::answered, this, &ProfileAdd::confirmed);
    else
        refuseUnconfirmed();
}

void ProfileAdd::confirmed(const QString &line)
{
    m_prompt.reset();
    if (line.trimmed() != u"yes") {
        emit finished(m_console.refuse(
            ExitCode::NoConnection, QStringLiteral("the certificate was not confirmed: nothing was kept")));
        return;
    }
    m_profile.endpoints[m_unconfirmed.takeFirst()].pin = m_peers.takeFirst().leafSha256;
    confirmNext();
}

void ProfileAdd::refuseUnconfirmed()
{
    for (qsizetype i = 0; i < m_unconfirmed.size(); ++i)
        m_profile.endpoints[m_unconfirmed.at(i)].pin = m_peers.at(i).leafSha256;
    QStringList pins;
    for (const auto &endpoint : std::as_const(m_profile.endpoints))
        pins.append(pve::fingerprintText(endpoint.pin));
    emit finished(m_console.refuse(
        ExitCode::NoConnection,
        QStringLiteral("there is no terminal to confirm it on, and nothing was kept. When it is the right "
                       "one, add to the command: --fingerprint %1")
            .arg(pins.join(u','))));
}

void ProfileAdd::askSecret()
{
    if (!m_profile.keepsSecret() || !pve::secretOf(m_credential).isEmpty())
        return save();
    m_prompt = Prompt::ask(secretQuestion(m_credential), Prompt::Echo::Off);
    if (m_prompt) {
        connect(m_prompt.get(), &Prompt::answered, this, &ProfileAdd::typed);
        return;
    }
    emit finished(m_console.refuse(
        ExitCode::NoConnection,
        QStringLiteral(
            "there is no terminal to ask for the secret of %1 on, and nothing was kept: put it into "
            "%2")
            .arg(m_profile.identity(), m_profile.usesToken()
                                           ? QStringLiteral("PROXMOX_VE_API_TOKEN (user@realm!id=secret)")
                                           : QStringLiteral("PROXMOX_VE_PASSWORD"))));
}

void ProfileAdd::typed(const QString &secret)
{
    m_prompt.reset();
    const auto credential = withTyped(m_credential, secret);
    if (!credential) {
        emit finished(m_console.refuse(ExitCode::Usage, credential.error().text));
        return;
    }
    m_credential = *credential;
    save();
}

void ProfileAdd::save()
{
    const auto saved = store::ProfileFile().change([this](QList<Profile> &profiles) -> base::Result<bool> {
        if (m_replace)
            profiles.removeIf([this](const Profile &profile) { return profile.id == m_profile.id; });
        profiles.append(m_profile);
        return true;
    });
    if (!saved) {
        emit finished(m_console.refuse(ExitCode::DataFolder, saved.error().text));
        return;
    }
    const auto done = [this](const base::Result<bool> &stored) { secretStored(stored); };
    if (m_profile.keepsSecret())
        m_keychain.store.write(m_profile.secretKey(), QString::fromUtf8(pve::secretOf(m_credential)), done);
    else if (m_replace)
        m_keychain.store.remove(m_profile.secretKey(), done); // that of the one before
    else
        end(QStringLiteral("the password is asked for each time"));
}

void ProfileAdd::secretStored(const base::Result<bool> &stored)
{
    if (!m_profile.keepsSecret())
        return end(QStringLiteral("the password is asked for each time"));
    if (stored)
        return end(QStringLiteral("the secret is in the keychain"));
    m_console.error(
        QStringLiteral(
            "The secret was not kept: %1. Unlock or start the desktop's keychain (gnome-keyring, "
            "KWallet, KeePassXC), and add the profile again with --replace; until then the secret is "
            "taken from %2, or asked for.")
            .arg(stored.error().text, m_profile.usesToken()
                                          ? QStringLiteral("PROXMOX_VE_API_TOKEN")
                                          : QStringLiteral("PROXMOX_VE_USERNAME and PROXMOX_VE_PASSWORD")));
    end(QStringLiteral("without its secret"), ExitCode::SomeFailed);
}

void ProfileAdd::end(const QString &secret, ExitCode code)
{
    m_console.out(
        QStringLiteral("Added the profile %1: %2 at %3, %4.")
            .arg(m_profile.name, m_profile.identity(), m_profile.endpoints.first().url.authority(), secret));
    emit finished(code);
}

tl::expected<pve::Credential, QString> credentialToAdd(const ProfileOptions &options,
                                                       const Environment &environment)
{
    const auto given = credentialOf(environment);
    if (!options.tokenId.isEmpty()) {
        const bool isGiven = given && *given && pve::identityOf(**given) == options.tokenId;
        return isGiven ? **given : pve::ApiToken{options.tokenId.section(u'!', 0, 0), options.tokenId, {}};
    }
    if (!options.user.isEmpty()) {
        const bool isHis = environment.username.isEmpty() || environment.username == options.user;
        return pve::PasswordLogin{options.user, isHis ? environment.password.toUtf8() : QByteArray()};
    }
    if (!given)
        return tl::unexpected(given.error());
    if (!*given)
        return tl::unexpected(QStringLiteral(
            "it is not said who signs in: use --token-id or --user, or PROXMOX_VE_API_TOKEN or "
            "PROXMOX_VE_USERNAME"));
    return **given;
}

QString certificateText(const pve::PeerCertificate &peer, const QString &server)
{
    const auto date = [](const QDateTime &time) { return time.toString(QStringLiteral("yyyy-MM-dd")); };
    return QStringLiteral(
               "This system does not know the certificate of %1:\n"
               "  subject  %2\n"
               "  issuer   %3\n"
               "  valid    %4 to %5\n"
               "  SHA-256  %6\n"
               "Compare it with the one on the server: Node → Certificates in its web interface, or "
               "`pvenode cert info` in its shell.")
        .arg(server, peer.subject, peer.issuer, date(peer.notBefore), date(peer.notAfter),
             pve::fingerprintText(peer.leafSha256));
}

} // namespace app
