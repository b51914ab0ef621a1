// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/prompt.h"
#include "core/base/error.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace app {

/// The second factor of a sign-in on the command line: PROXMOX_VE_OTP once, then the terminal, without echo;
/// three codes in all.
class SecondFactor final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Connection::secondFactorWanted(): answered() or failed() follows.
    void ask(const QStringList &factors, const std::optional<base::Error> &refusal);
    void giveUp() { m_prompt.reset(); } ///< the terminal is as it was before

signals:
    void answered(const QString &factor, const QString &code);
    void failed(const QString &why); ///< no code is to be had, or none of them was right

private:
    void typed(const QString &code);

    QStringList m_factors;
    int m_asked = 0;
    std::unique_ptr<Prompt> m_prompt;
};

/// Which of the factors a code is for. Codes of an app are digits; recovery codes
/// have hyphens as well (unproven: their form is from PVE's own window, no transcript has one). Pure.
[[nodiscard]] QString factorOf(const QString &code, const QStringList &factors);

} // namespace app
