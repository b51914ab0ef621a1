// SPDX-License-Identifier: Apache-2.0
// One panel in place of another, in the words of now.
#include "ui/connectform.h"
#include "ui/connectpanel.h"

namespace ui {

ConnectPanel::Begun ConnectPanel::begun() const
{
    return {Typed(*this), m_form->chosenRealm(), m_round.confirmed(), m_purpose, m_wish, m_isGone, m_told};
}

void ConnectPanel::goOn(const Begun &begun)
{
    if (!begun.realm.isEmpty())
        m_form->chooseRealm(begun.realm);
    begun.typed.putInto(*this);
    m_round.know(begun.confirmed);
    if (begun.wish && !begun.isGone)
        return start(begun.purpose); // nothing secret was sent yet
    if (begun.wish) {
        reset();
        take(begun.purpose, *begun.wish);
        m_isGone = true;
        passed(prov::Finding::What::Certificate);
        sayGone();
    }
    const Told &told = begun.told;
    if (told.diagnosis) {
        showChecks(Purpose::Test);
        showDiagnosis(*told.diagnosis, told.isFinished);
    }
    if (told.code)
        askCode(told.code->server, told.code->factors, told.code->refusal);
    if (told.trouble)
        explain(*told.trouble);
    if (!begun.wish && m_form->wantsPassword())
        readRealms();
    begun.typed.putInto(*this); // the code too
}

} // namespace ui
