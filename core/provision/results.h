// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/job.h"

#include <array>

namespace prov {

/// What other programs take of the VMs that were made.
enum class ResultForm {
    Table,
    Csv,     ///< RFC 4180, with a head; cells that a spreadsheet would take for formulas are guarded
    Hosts,   ///< lines of /etc/hosts
    Ssh,     ///< of ~/.ssh/config
    Ansible, ///< an inventory in INI form, a group for each batch
};
inline constexpr std::array allResultForms{ResultForm::Table, ResultForm::Csv, ResultForm::Hosts,
                                           ResultForm::Ssh, ResultForm::Ansible};
[[nodiscard]] QString resultFormName(ResultForm form); ///< "csv"
[[nodiscard]] std::optional<ResultForm> resultFormFromName(const QString &name);

/// The jobs in that form, with a line end after each line (CR LF in CSV). Table and CSV have all jobs; the
/// others have those that can be reached, and a comment names each that was left out, with the reason. Names,
/// addresses and users that could forge a line or an option are never written into those. Pure.
[[nodiscard]] QString resultsText(const QList<Job> &jobs, ResultForm form);

/// "ssh ops@10.0.20.21"; empty as long as the VM cannot be reached. Nothing in it has a meaning to a shell.
[[nodiscard]] QString sshCommand(const Job &job);
/// The same for any VM: empty unless it is an address; a user that is none is left out.
[[nodiscard]] QString sshCommand(const QString &user, const QString &address);

} // namespace prov
