// SPDX-License-Identifier: Apache-2.0
#include "ui/create/aftersection.h"

#include "core/provision/configplan.h"

namespace ui {

AfterSection::AfterSection(QWidget *parent) : Section(Symbol::Play, tr("After creation"), parent)
{
    const auto choice = [this](const char16_t *path, const QString &label) {
        auto *field = new ChoiceField(QString::fromUtf16(path), label, false, body());
        add(field);
        return field;
    };
    m_start = choice(u"start", tr("When it is ready"));
    m_waitFor = choice(u"wait_for", tr("Wait"));
    m_require = choice(u"require_address", tr("Without an address"));
    m_onboot = choice(u"hardware.onboot", tr("Start with the node"));
    m_agent = choice(u"hardware.agent", tr("Guest agent"));
    m_start->setChoices({{tr("Start it"), true}, {tr("Leave it stopped"), false}});
    m_onboot->setChoices(
        {{tr("As the template"), QJsonValue(QJsonValue::Undefined)}, {tr("Yes"), true}, {tr("No"), false}});
    connect(m_start, &Field::edited, this, &AfterSection::offerWaits);
    connect(m_waitFor, &Field::edited, this, &AfterSection::offerOutcomes);
    offerWaits();
}

/// A stopped VM neither runs nor has an address: there is nothing to wait for.
void AfterSection::offerWaits()
{
    if (m_start->value().toBool())
        m_waitFor->setChoices({{tr("Until it has an address"), QStringLiteral("address")},
                               {tr("Until it runs"), QStringLiteral("running")},
                               {tr("Not at all"), QStringLiteral("none")}});
    else
        m_waitFor->setChoices({{tr("Not at all"), QStringLiteral("none")}});
    m_waitFor->input()->setEnabled(m_start->value().toBool());
    offerOutcomes();
}

/// Only an address that is waited for can be missing.
void AfterSection::offerOutcomes()
{
    const bool isAwaited = m_waitFor->value().toString() == u"address";
    QList<ChoiceField::Choice> outcomes{{tr("It is ready, with a remark"), false}};
    if (isAwaited)
        outcomes.append({tr("It has failed"), true});
    m_require->setChoices(outcomes);
    m_require->input()->setEnabled(isAwaited);
}

void AfterSection::follow(const Source &source)
{
    const bool isOn = source.details && prov::agentIsOn(source.details->config.values);
    const QString unsaid = !source.details ? tr("As the template")
                           : isOn          ? tr("On (as the template)")
                                           : tr("Off (as the template)");
    m_agent->setChoices({{unsaid, QJsonValue(QJsonValue::Undefined)}, {tr("On"), true}, {tr("Off"), false}});
}

QString AfterSection::summary(const Source &) const
{
    if (!m_start->value().toBool())
        return tr("leave it stopped");
    const QString wait = m_waitFor->value().toString();
    if (m_require->value().toBool())
        return tr("start · must get an address");
    return wait == u"address"   ? tr("start · wait until it has an address")
           : wait == u"running" ? tr("start · wait until it runs")
                                : tr("start");
}

} // namespace ui
