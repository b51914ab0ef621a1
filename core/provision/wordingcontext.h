// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace prov {

/// The translation context of core's words, for Wording::tr(), in a form that lupdate understands. Without a
/// translator installed, as in slipway-cli, they are English.
struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace prov
