// SPDX-License-Identifier: Apache-2.0
#include "app/introduction.h"

#include "app/accounts.h"
#include "core/store/profilefile.h"

namespace app {

using base::Error;
using Level = base::LogRecord::Level;

Begun Introduction::begin(const ConnectionOptions &options, Console &console, Next next)
{
    const auto environment = Environment::ofProcess();
    QList<store::Profile> profiles;
    if (wantsProfile(options, environment)) {
        auto read = readProfiles(console);
        if (!read)
            return tl::unexpected(read.error());
        profiles = std::move(*read);
    }
    auto whereabouts = whereaboutsOf(options, environment, profiles);
    if (!whereabouts)
        return tl::unexpected(console.refuse(ExitCode::Usage, whereabouts.error()));
    if (whereabouts->isWhole())
        return next(whereabouts->target);
    std::unique_ptr<Introduction> introduction(
        new Introduction(std::move(*whereabouts), console, std::move(next)));
    // From the event loop: Ctrl-C is heard there, and gives the terminal back as it was.
    QMetaObject::invokeMethod(introduction.get(), &Introduction::askKeychain, Qt::QueuedConnection);
    return introduction;
}

Introduction::Introduction(Whereabouts whereabouts, Console &console, Next next)
    : m_console(console), m_whereabouts(std::move(whereabouts)), m_next(std::move(next))
{
}

void Introduction::interrupt()
{
    if (m_command)
        return m_command->interrupt();
    m_prompt.reset();
    emit finished(ExitCode::Interrupted);
}

void Introduction::askKeychain()
{
    const auto &profile = m_whereabouts.profile;
    if (!profile || !profile->keepsSecret())
        return askPerson();
    m_keychain.store.read(profile->secretKey(), [this](const base::Result<QString> &secret) {
        kept(secret ? withSecretOf(*m_whereabouts.profile, *secret) : base::failure(secret.error()));
    });
}

void Introduction::kept(const base::Result<pve::Credential> &credential)
{
    if (credential)
        return goOn(*credential);
    m_console.error(QStringLiteral("The secret of the profile %1 cannot be had: %2.")
                        .arg(m_whereabouts.profile->name, credential.error().text));
    askPerson();
}

void Introduction::askPerson()
{
    const auto &credential = m_whereabouts.target.credential;
    m_prompt = Prompt::ask(secretQuestion(credential), Prompt::Echo::Off);
    if (m_prompt) {
        connect(m_prompt.get(), &Prompt::answered, this, &Introduction::typed);
        return;
    }
    const bool isToken = std::holds_alternative<pve::ApiToken>(credential);
    emit finished(m_console.refuse(
        ExitCode::NoConnection,
        QStringLiteral(
            "the secret of %1 is not known, and there is no terminal to ask for it: put it into %2")
            .arg(pve::identityOf(credential),
                 isToken ? QStringLiteral("PROXMOX_VE_API_TOKEN (user@realm!id=secret)")
                         : QStringLiteral("PROXMOX_VE_USERNAME and PROXMOX_VE_PASSWORD"))));
}

void Introduction::typed(const QString &secret)
{
    m_prompt.reset();
    const auto credential = withTyped(m_whereabouts.target.credential, secret);
    if (credential)
        return goOn(*credential);
    emit finished(m_console.refuse(ExitCode::NoConnection, credential.error().text));
}

void Introduction::goOn(const pve::Credential &credential)
{
    m_whereabouts.target.credential = credential;
    auto begun = m_next(m_whereabouts.target);
    m_whereabouts.target.credential = pve::withSecret(credential, {}); // it has been handed on
    if (!begun) {
        emit finished(begun.error());
        return;
    }
    m_command = std::move(*begun);
    connect(m_command.get(), &Activity::finished, this, &Introduction::finished);
}

tl::expected<QList<store::Profile>, ExitCode> readProfiles(Console &console)
{
    const store::ProfileFile file;
    const auto content = file.load();
    if (!content)
        return tl::unexpected(console.refuse(ExitCode::DataFolder, content.error().text));
    if (!content->keptAside.isEmpty())
        console.error(QStringLiteral("slipway-cli: the list of profiles was damaged; it is kept as %1")
                          .arg(content->keptAside));
    return content->profiles;
}

QString secretQuestion(const pve::Credential &credential)
{
    return std::holds_alternative<pve::ApiToken>(credential)
               ? QStringLiteral("Secret of the token %1: ").arg(pve::identityOf(credential))
               : QStringLiteral("Password of %1: ").arg(pve::identityOf(credential));
}

base::Result<pve::Credential> withTyped(const pve::Credential &credential, const QString &typed)
{
    if (typed.isEmpty())
        return base::failure(
            {Error::Kind::Cancelled, 0, QStringLiteral("nothing was typed: nobody can sign in with it"), {}});
    const auto *token = std::get_if<pve::ApiToken>(&credential);
    if (token == nullptr)
        return pve::withSecret(credential, typed.toUtf8());
    const QString head = token->id + u'=';
    return pve::apiTokenFromText(typed.startsWith(head) ? typed : QString(head + typed));
}

} // namespace app
