// SPDX-License-Identifier: Apache-2.0
#include "app/passwords.h"

#include "core/store/crypthash.h"

namespace app {

namespace {

tl::expected<QString, QString> hashFrom(const QString &variable)
{
    auto password = qgetenv(variable.toUtf8().constData());
    if (password.isEmpty()) {
        return tl::unexpected(
            QStringLiteral(
                "%1 is not set: the spec names this environment variable for the cloud-init password. Set it "
                "without a trace in the shell's history: read -rs %1 && export %1")
                .arg(variable));
    }
    const auto hash = store::hashPassword(password);
    if (!hash)
        return tl::unexpected(QStringLiteral("%1: %2").arg(variable, hash.error().text));
    return *hash;
}

} // namespace

tl::expected<QStringList, QString> passwordHashes(const QList<prov::VmSpec> &vms)
{
    QStringList hashes;
    for (const auto &vm : vms) {
        if (vm.cloudInit.passwordEnv.isEmpty()) {
            hashes.append(QString());
            continue;
        }
        const auto hash = hashFrom(vm.cloudInit.passwordEnv);
        if (!hash)
            return tl::unexpected(hash.error());
        hashes.append(*hash);
    }
    return hashes;
}

void provideSecrets(prov::Engine &engine, const QStringList &ids)
{
    for (const auto &id : ids) {
        const auto *job = engine.job(id);
        if (!job || job->passwordVerified || job->spec.cloudInit.passwordEnv.isEmpty())
            continue;
        if (const auto hash = hashFrom(job->spec.cloudInit.passwordEnv)) {
            const auto done = engine.act(prov::want::ProvideSecret{id, *hash});
            Q_ASSERT(done);
        }
    }
}

} // namespace app
