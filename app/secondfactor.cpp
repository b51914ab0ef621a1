// SPDX-License-Identifier: Apache-2.0
#include "app/secondfactor.h"

#include <algorithm>

namespace app {

namespace {

constexpr int mostTries = 3;
const QString totp = QStringLiteral("totp");
const QString recovery = QStringLiteral("recovery");

QString question(const QStringList &factors)
{
    if (!factors.contains(totp))
        return QStringLiteral("Recovery code: ");
    return factors.contains(recovery)
               ? QStringLiteral("Code from the authenticator app, or a recovery code: ")
               : QStringLiteral("Code from the authenticator app: ");
}

} // namespace

void SecondFactor::ask(const QStringList &factors, const std::optional<base::Error> &refusal)
{
    m_factors = factors;
    const auto said = refusal
                          ? QStringLiteral("The server did not take the code (\"%1\"). ").arg(refusal->text)
                          : QString();
    if (!factors.contains(totp) && !factors.contains(recovery)) {
        emit failed(QStringLiteral("the server wants a second factor that takes a web browser (%1): use an "
                                   "API token here")
                        .arg(factors.join(QStringLiteral(", "))));
        return;
    }
    if (m_asked++ == mostTries) {
        emit failed(said + QStringLiteral("None of %1 codes was right.").arg(mostTries));
        return;
    }
    if (const auto code = qEnvironmentVariable("PROXMOX_VE_OTP"); m_asked == 1 && !code.isEmpty())
        return typed(code);
    m_prompt = Prompt::ask(said + question(factors), Prompt::Echo::Off);
    if (m_prompt)
        connect(m_prompt.get(), &Prompt::answered, this, &SecondFactor::typed);
    else
        emit failed(said + QStringLiteral("The server wants a second factor, and there is no terminal to ask "
                                          "for it: put the code into PROXMOX_VE_OTP, or use an API token"));
}

void SecondFactor::typed(const QString &code)
{
    m_prompt.reset();
    const auto text = code.trimmed();
    if (text.isEmpty()) {
        emit failed(QStringLiteral("no code was typed: the sign-in was given up"));
        return;
    }
    emit answered(factorOf(text, m_factors), text);
}

QString factorOf(const QString &code, const QStringList &factors)
{
    const bool isDigits = std::all_of(code.begin(), code.end(), [](QChar c) { return c.isDigit(); });
    const auto &likely = isDigits ? totp : recovery;
    if (factors.contains(likely))
        return likely;
    return factors.contains(totp) ? totp : recovery;
}

} // namespace app
