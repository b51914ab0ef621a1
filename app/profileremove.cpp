// SPDX-License-Identifier: Apache-2.0
#include "app/profileremove.h"

#include "app/introduction.h"
#include "core/store/profilefile.h"

namespace app {

using store::Profile;

Begun ProfileRemove::begin(const QString &name, bool yes, Console &console)
{
    const auto profiles = readProfiles(console);
    if (!profiles)
        return tl::unexpected(profiles.error());
    const auto profile = profileNamed(name, *profiles);
    if (!profile)
        return tl::unexpected(console.refuse(ExitCode::Usage, profile.error()));
    std::unique_ptr<ProfileRemove> removal(new ProfileRemove(*profile, console));
    QMetaObject::invokeMethod(removal.get(), yes ? &ProfileRemove::remove : &ProfileRemove::ask,
                              Qt::QueuedConnection);
    return removal;
}

ProfileRemove::ProfileRemove(Profile profile, Console &console)
    : m_console(console), m_profile(std::move(profile))
{
}

void ProfileRemove::interrupt()
{
    m_prompt.reset();
    emit finished(ExitCode::Interrupted);
}

void ProfileRemove::ask()
{
    m_prompt = Prompt::ask(
        QStringLiteral("Forget the profile %1 (%2 at %3), and its secret? Type yes: ")
            .arg(m_profile.name, m_profile.identity(), m_profile.endpoints.first().url.authority()),
        Prompt::Echo::On);
    if (m_prompt)
        connect(m_prompt.get(), &Prompt::answered, this, &ProfileRemove::answered);
    else
        emit finished(m_console.refuse(
            ExitCode::Usage, QStringLiteral("without a terminal to ask on, profile remove wants --yes")));
}

void ProfileRemove::answered(const QString &line)
{
    m_prompt.reset();
    if (line.trimmed() == u"yes")
        return remove();
    emit finished(m_console.refuse(ExitCode::Usage, QStringLiteral("nothing was removed")));
}

void ProfileRemove::remove()
{
    const auto saved = store::ProfileFile().change([this](QList<Profile> &profiles) -> base::Result<bool> {
        profiles.removeIf([this](const Profile &profile) { return profile.id == m_profile.id; });
        return true;
    });
    if (!saved) {
        emit finished(m_console.refuse(ExitCode::DataFolder, saved.error().text));
        return;
    }
    if (m_profile.keepsSecret()) {
        m_keychain.store.remove(m_profile.secretKey(),
                                [this](const base::Result<bool> &removed) { secretRemoved(removed); });
        return;
    }
    m_console.out(
        QStringLiteral("Removed the profile %1; the keychain had no secret of it.").arg(m_profile.name));
    emit finished(ExitCode::AllReady);
}

void ProfileRemove::secretRemoved(const base::Result<bool> &removed)
{
    if (removed) {
        m_console.out(
            QStringLiteral("Removed the profile %1, and its secret from the keychain.").arg(m_profile.name));
        emit finished(ExitCode::AllReady);
        return;
    }
    m_console.out(QStringLiteral("Removed the profile %1, but not its secret: %2.")
                      .arg(m_profile.name, removed.error().text));
    m_console.error(
        QStringLiteral("If the keychain has one, unlock it, and remove the secret with: secret-tool "
                       "clear server slipway user %1")
            .arg(m_profile.secretKey()));
    emit finished(ExitCode::SomeFailed);
}

} // namespace app
