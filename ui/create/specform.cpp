// SPDX-License-Identifier: Apache-2.0
#include "ui/create/specform.h"

#include "ui/create/aftersection.h"
#include "ui/create/basics.h"
#include "ui/create/cloudinitsection.h"
#include "ui/create/networksection.h"
#include "ui/create/objections.h"
#include "ui/create/placementsection.h"
#include "ui/create/sizesection.h"
#include "ui/create/specloader.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

SpecForm::SpecForm(QWidget *parent)
    : QWidget(parent), m_basics(new Basics(this)), m_loader(std::make_unique<SpecLoader>())
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    // In the order of the page: so the keyboard goes through it.
    auto *size = new SizeSection(this);
    auto *network = new NetworkSection(this);
    m_cloudInit = new CloudInitSection(this);
    auto *placement = new PlacementSection(this);
    connect(network, &NetworkSection::devicesChanged, m_cloudInit, &CloudInitSection::setDevices);
    connect(placement, &PlacementSection::nodeChosen, network, &NetworkSection::setNode);
    m_sections = {size, network, m_cloudInit, placement, new AfterSection(this)};
    alignSummaries(m_sections);
    auto *parts = new QVBoxLayout(this);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(m_basics);
    connect(m_basics, &Basics::edited, this, &SpecForm::edited);
    for (Section *section : std::as_const(m_sections)) {
        parts->addWidget(section);
        connect(section, &Section::edited, this, &SpecForm::edited);
    }
    parts->addStretch();
}

SpecForm::~SpecForm() = default;

PasswordField &SpecForm::password() const
{
    return *m_cloudInit->password();
}

QList<Field *> SpecForm::fields() const
{
    QList<Field *> all = m_basics->fields();
    for (const Section *section : m_sections)
        all += section->fields();
    return all;
}

QStringList SpecForm::paths() const
{
    QStringList paths;
    const QList<Field *> all = fields();
    for (const Field *field : all)
        paths.append(field->path());
    return paths;
}

QJsonObject SpecForm::spec() const
{
    QJsonObject spec = m_loader->rest();
    spec.insert(QStringLiteral("slipway"), 1);
    if (const pve::VmId wanted = m_basics->wantedTemplate(); wanted != 0)
        insertAt(spec, QStringLiteral("template.vmid"), wanted);
    const QList<Field *> all = fields();
    for (const Field *field : all)
        insertAt(spec, field->path(), field->value());
    return spec;
}

QStringList SpecForm::unseen() const
{
    return leavesOf(m_loader->rest());
}

void SpecForm::open(const QJsonObject &spec)
{
    QStringList others{QStringLiteral("slipway"), QStringLiteral("vms"), QStringLiteral("template.node")};
    const QList<Field *> basics = m_basics->fields();
    for (const Field *field : basics)
        others.append(field->path());
    for (Section *section : std::as_const(m_sections))
        section->reset();
    m_loader->open(spec, others);
    m_basics->load(spec);
}

void SpecForm::clear()
{
    for (Section *section : std::as_const(m_sections))
        section->reset();
    *m_loader = SpecLoader();
    m_basics->clear();
}

void SpecForm::follow(const Source *source)
{
    for (Section *section : std::as_const(m_sections)) {
        section->setEnabled(source != nullptr);
        if (source != nullptr)
            section->follow(*source);
    }
    if (source != nullptr)
        m_loader->fill(m_sections, source->details != nullptr);
}

void SpecForm::show(const Objections &objections, const Source &source)
{
    const QList<Field *> all = fields();
    for (Field *field : all) {
        field->setProblem(objections.wrong.value(field->path()));
        field->setWarning(objections.warnings.value(field->path()));
    }
    if (password().isOwed())
        password().setWarning(PasswordField::owed());
    for (Section *section : std::as_const(m_sections))
        section->summarise(source);
}

bool SpecForm::goToProblem()
{
    const auto isWrong = [](const Field *field) { return !field->problem().isEmpty(); };
    for (Section *section : std::as_const(m_sections)) {
        const QList<Field *> its = section->fields();
        if (std::any_of(its.begin(), its.end(), isWrong))
            section->setOpen(true);
    }
    const QList<Field *> all = fields();
    const auto first = std::find_if(all.begin(), all.end(), isWrong);
    if (first == all.end())
        return false;
    (*first)->input()->setFocus(Qt::OtherFocusReason);
    return true;
}

void SpecForm::refusePassword(const QString &why)
{
    password().setProblem(why);
    m_cloudInit->setOpen(true);
    password().input()->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
