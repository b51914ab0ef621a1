// SPDX-License-Identifier: Apache-2.0
#include "ui/create/passwordhashes.h"

#include "core/base/shown.h"
#include "core/store/crypthash.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QSet>

namespace ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::PasswordHashes)
};

} // namespace

/// One hash for all of them: it is the same password, so salting it anew for each would hide nothing, and
/// five hundred hashes take more than a second.
tl::expected<QStringList, QString> passwordHashes(const QList<prov::VmSpec> &vms, QByteArray &password)
{
    QSet<QString> variables;
    for (const prov::VmSpec &vm : vms)
        variables.insert(vm.cloudInit.passwordEnv);
    variables.remove(QString());
    if (variables.isEmpty())
        return QStringList(vms.size());
    if (variables.size() > 1)
        return tl::unexpected(
            Words::tr("The VMs are to have %n different password(s), and only one can be typed here. Create "
                      "them with slipway-cli.",
                      nullptr, static_cast<int>(variables.size())));
    if (password.isEmpty())
        return tl::unexpected(
            Words::tr("The password is in no spec. Type it here, or make the VMs without one."));
    const base::Result<QString> hash = store::hashPassword(password);
    if (!hash)
        return tl::unexpected(sentence(base::shown(hash.error())));
    QStringList result;
    for (const prov::VmSpec &vm : vms)
        result.append(vm.cloudInit.passwordEnv.isEmpty() ? QString() : *hash);
    return result;
}

} // namespace ui
