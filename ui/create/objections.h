// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"
#include "ui/create/outlook.h"

#include <QHash>
#include <QStringList>

namespace ui {

/// What speaks against a batch, each thing where it is said: beside its field, in its row, or in the foot of
/// the page. Whole sentences: problem, reason and remedy.
struct Objections
{
    QHash<QString, QString> wrong;    ///< by path of a field: mistakes, and what will surely be refused
    QHash<QString, QString> warnings; ///< likewise: what does no harm to the others
    int mistakes = 0;                 ///< in the spec, wherever they are said; the same in every VM is one
    QStringList homeless;             ///< mistakes that no field and no row says
    QStringList concerns;             ///< of the batch, and how many of its VMs have some of their own
    QStringList unread;               ///< what could not be found out about the batch
    bool isRefused = false;           ///< something will surely fail

    bool operator==(const Objections &) const = default;
};

/// `paths` are those of the fields. Pure, but for the language.
[[nodiscard]] Objections objectionsTo(const QStringList &paths, const QList<prov::SpecProblem> &problems,
                                      const Assessment &assessment);

} // namespace ui
