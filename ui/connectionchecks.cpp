// SPDX-License-Identifier: Apache-2.0
#include "ui/connectionchecks.h"

#include "core/provision/doctorwording.h"
#include "ui/privilegesview.h"

#include <QVBoxLayout>

namespace ui {

namespace {

using What = prov::Finding::What;

constexpr What all[] = {What::Reachable, What::Certificate, What::SignedIn, What::Version,   What::Clock,
                        What::Quorum,    What::Nodes,       What::Place,    What::Privileges};

CheckRow::State stateOf(prov::Finding::Verdict verdict)
{
    switch (verdict) {
    case prov::Finding::Verdict::Ok:
        return CheckRow::State::Ok;
    case prov::Finding::Verdict::Warn:
        return CheckRow::State::Warn;
    case prov::Finding::Verdict::Fail:
        return CheckRow::State::Fail;
    case prov::Finding::Verdict::Skipped:
        return CheckRow::State::Skipped;
    }
    Q_UNREACHABLE();
}

} // namespace

ConnectionChecks::ConnectionChecks(QWidget *parent) : QWidget(parent), m_privileges(new PrivilegesView(this))
{
    setObjectName(QStringLiteral("connectionChecks"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const What what : all) {
        auto *row = new CheckRow(prov::findingWord(what), this);
        row->setObjectName(QStringLiteral("check%1").arg(static_cast<int>(what)));
        m_rows.insert(what, row);
        layout->addWidget(row);
    }
    place(What::Privileges, m_privileges);
    connect(m_privileges, &PrivilegesView::checkAgainWanted, this, &ConnectionChecks::checkAgainWanted);
}

void ConnectionChecks::begin(Scope scope)
{
    const What last = scope == Scope::Test ? What::Privileges : What::SignedIn;
    for (const What what : all) {
        m_rows.value(what)->set(CheckRow::State::ToCome, {});
        m_rows.value(what)->setVisible(what <= last);
        m_rows.value(what)->setLast(what == last);
    }
    m_privileges->hide();
}

void ConnectionChecks::set(What what, CheckRow::State state, const prov::Explanation &explanation)
{
    m_rows.value(what)->set(state, explanation);
}

void ConnectionChecks::show(const prov::Diagnosis &diagnosis)
{
    for (const prov::Finding &finding : diagnosis.findings)
        set(finding.what, stateOf(finding.verdict), prov::explainFinding(diagnosis, finding.what));
    m_privileges->show(diagnosis);
}

} // namespace ui
