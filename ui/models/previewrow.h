// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/previewmodel.h"

namespace ui {

struct PreviewInput
{
    const QJsonObject &spec;
    int count;
    const Source &source;
    const QList<prov::SpecProblem> &problems;
    const Assessment &assessment;
    const QStringList &paths; ///< by column: where its value stands in the spec
};
/// What each VM will be, as far as it can be said before: the server may choose other VMIDs. Pure.
[[nodiscard]] QList<PreviewModel::Row> previewRows(const PreviewInput &input);

} // namespace ui
