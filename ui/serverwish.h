// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/credential.h"
#include "core/pve/trust.h"

#include <QList>
#include <QString>

namespace ui {

/// What a person wants to connect to, and how it is to be kept.
struct ServerWish
{
    QString profileId; ///< of the known server that it is, or that changes; empty: a new one
    QString name;      ///< empty: the host
    QList<pve::Server> endpoints;
    pve::Credential credential; ///< an empty secret: the one that the keychain has
    bool keep = false;          ///< among the known servers; a token's secret in the keychain
    bool keepsPassword = false; ///< in the keychain as well
};

} // namespace ui
