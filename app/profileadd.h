// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/activity.h"
#include "app/commandline.h"
#include "app/console.h"
#include "app/keychain.h"
#include "app/prompt.h"
#include "core/pve/probe.h"

#include <QList>

#include <memory>

namespace app {

/// slipway-cli profile add: the certificate of each server that nothing vouches for is shown and confirmed,
/// the secret is found or asked for, the profile goes to the file and the secret to the keychain. No
/// credentials are sent.
class ProfileAdd final : public Activity
{
    Q_OBJECT
public:
    [[nodiscard]] static Begun begin(const ProfileOptions &options, Console &console);
    void interrupt() override;

private:
    ProfileAdd(store::Profile profile, pve::Credential credential, bool replace, Console &console);

    void probeNext();
    void probed(const base::Result<pve::PeerCertificate> &peer);
    void confirmNext();
    void confirmed(const QString &line);
    void refuseUnconfirmed();
    void askSecret();
    void typed(const QString &secret);
    void save();
    void secretStored(const base::Result<bool> &stored);
    void end(const QString &secret, ExitCode code = ExitCode::AllReady);

    Console &m_console;
    store::Profile m_profile;
    pve::Credential m_credential;
    bool m_replace;
    QList<qsizetype> m_toProbe;          ///< endpoints without a pin
    QList<qsizetype> m_unconfirmed;      ///< those that nothing vouches for
    QList<pve::PeerCertificate> m_peers; ///< in step with m_unconfirmed
    Keychain m_keychain;
    std::unique_ptr<pve::Probe> m_probe;
    std::unique_ptr<Prompt> m_prompt;
};

/// Who is to be added, with the secret where the environment has it; or a mistake, in a sentence. Pure.
[[nodiscard]] tl::expected<pve::Credential, QString> credentialToAdd(const ProfileOptions &options,
                                                                     const Environment &environment);
/// What a person compares before trusting it.
[[nodiscard]] QString certificateText(const pve::PeerCertificate &peer, const QString &server);

} // namespace app
