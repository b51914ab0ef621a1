// SPDX-License-Identifier: Apache-2.0
// From the press of Create to what is wanted of the engine.
#include "ui/create/cloudinitsection.h"
#include "ui/create/passwordhashes.h"
#include "ui/create/previewpane.h"
#include "ui/create/specform.h"
#include "ui/createpage.h"

#include <utility>

namespace ui {

/// Not before the server was looked at; who presses twice does not wait for that.
void CreatePage::create()
{
    if (m_soon.isActive())
        judge();
    if (!m_batch)
        return goToProblem();
    if (!m_assessment.isLooking || m_due)
        return submit();
    if (!hashes())
        return;
    m_due = Due{m_batch->vms, m_assessment};
    showFoot();
}

/// What was found meanwhile is to be read first; what could not be found out is no news.
void CreatePage::submitLooked()
{
    if (!m_due || (m_batch && m_batch->vms == m_due->vms && m_assessment.isLooking))
        return;
    const Due due = *std::exchange(m_due, std::nullopt);
    if (m_batch && m_batch->vms == due.vms && !hasNews(m_assessment, due.known))
        return submit();
    showFoot();
}

void CreatePage::submit()
{
    m_due.reset();
    if (const std::optional<QStringList> passwords = hashes())
        emit wants(prov::want::Submit{*m_batch, *passwords});
    showFoot();
}

void CreatePage::taken()
{
    m_form->password().forget();
    m_soon.start();
}

std::optional<QStringList> CreatePage::hashes()
{
    QByteArray password = m_form->password().bytes();
    const auto hashes = passwordHashes(m_batch->vms, password);
    if (hashes)
        return *hashes;
    m_form->refusePassword(hashes.error());
    return std::nullopt;
}

void CreatePage::goToProblem()
{
    if (!m_form->goToProblem())
        m_preview->goToProblem();
}

} // namespace ui
