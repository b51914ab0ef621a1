// SPDX-License-Identifier: Apache-2.0
#include "ui/createpage.h"

#include "core/base/shown.h"
#include "ui/askbar.h"
#include "ui/create/basics.h"
#include "ui/create/cloudinitsection.h"
#include "ui/create/createfoot.h"
#include "ui/create/formscroll.h"
#include "ui/create/previewpane.h"
#include "ui/create/specform.h"
#include "ui/create/totals.h"
#include "ui/wording.h"

#include <QAction>
#include <QJsonDocument>
#include <QVBoxLayout>

#include <utility>

namespace ui {

CreatePage::CreatePage(pve::Inventory &inventory, pve::Client &client, base::Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_inventory(inventory),
      m_configs(client),
      m_outlook(new Outlook(client, clock, inventory, this)),
      m_form(new SpecForm(this)),
      m_basics(&m_form->basics()),
      m_create(new QAction(this)),
      m_savePreset(new QAction(tr("Save as Preset…"), this)),
      m_batch(tl::unexpected(QList<prov::SpecProblem>()))
{
    setObjectName(QStringLiteral("createPage"));
    m_preview = new PreviewPane(this);
    m_asks = new AskBar(this);
    m_foot = new CreateFoot(m_create, m_savePreset, this);
    build();
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &CreatePage::judge);
    const auto soon = qOverload<>(&QTimer::start);
    connect(m_form, &SpecForm::edited, &m_soon, soon);
    connect(m_basics, &Basics::templateChanged, this, &CreatePage::templateChanged);
    connect(&m_preview->model(), &PreviewModel::edited, &m_soon, soon);
    connect(m_preview, &PreviewPane::templateWanted, this, &CreatePage::begin);
    connect(m_preview, &PreviewPane::said, this, &CreatePage::said);
    connect(&m_preview->model(), &PreviewModel::countWanted, m_basics, &Basics::setCount);
    connect(m_create, &QAction::triggered, this, &CreatePage::create);
    connect(&inventory, &pve::Inventory::changed, this, &CreatePage::offerTemplates);
    connect(&inventory, &pve::Inventory::templateRead, this,
            [this](pve::VmId vmid) { templateRead(vmid, {}); });
    connect(&inventory, &pve::Inventory::templateFailed, this,
            [this](pve::VmId vmid, const base::Error &error) { templateRead(vmid, base::shown(error)); });
    connect(&inventory, &pve::Inventory::refreshed, this, &CreatePage::readAgain);
    connect(&inventory, &pve::Inventory::refreshed, this, &CreatePage::noteAge);
    connect(&inventory, &pve::Inventory::failed, this, &CreatePage::noteAge);
    connect(m_outlook, &Outlook::changed, this, &CreatePage::assess);
    connect(&m_configs, &pve::TemplateConfigs::changed, this, &CreatePage::offerTemplates);
    noteAge();
    offerTemplates();
    judge();
}

CreatePage::~CreatePage() = default;

void CreatePage::build()
{
    auto *scroll = m_scroll = new FormScroll(m_form, this);
    for (const Section *section : m_form->sections())
        connect(section->head(), &SectionHead::toggled, scroll,
                [scroll, section] { scroll->reveal(section); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 100); // as high as the form is, if there is room
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_asks);
    layout->addWidget(m_foot);
    m_create->setShortcut(Qt::CTRL | Qt::Key_Return);
    m_savePreset->setObjectName(QStringLiteral("savePreset"));
    addAction(m_create);
    addAction(m_savePreset);
}

void CreatePage::chooseTemplate(pve::VmId vmid)
{
    m_basics->chooseTemplate(vmid);
}

PresetPicker &CreatePage::presets()
{
    return m_basics->presets();
}

void CreatePage::begin()
{
    m_scroll->reveal(m_basics); // nobody changes a field unseen
    m_basics->fields().first()->input()->setFocus(Qt::ShortcutFocusReason);
}

void CreatePage::offerTemplates()
{
    m_basics->offerTemplates(m_inventory.data(), m_configs);
    if (isVisible())
        m_configs.read(m_inventory.data());
    m_soon.start();
}

void CreatePage::templateChanged()
{
    const pve::VmId vmid = m_basics->templateId();
    m_unread.clear();
    if (vmid != 0 && std::exchange(m_rowsOf, vmid) != vmid)
        m_preview->model().templateChanged();
    if (vmid != 0)
        m_inventory.readTemplate(vmid);
    emit templateChosen(vmid);
    m_soon.start();
}

void CreatePage::templateRead(pve::VmId vmid, const QString &trouble)
{
    if (vmid != m_basics->templateId())
        return; // the answer for one that was chosen before
    m_unread = trouble;
    m_soon.start();
}

void CreatePage::readAgain()
{
    if (!m_unread.isEmpty())
        m_inventory.readTemplate(m_basics->templateId());
}

void CreatePage::noteAge()
{
    const bool isStale = m_inventory.error().has_value();
    if (std::exchange(m_isStale, isStale) == isStale)
        return;
    m_basics->setStale(m_isStale);
    m_preview->setStale(m_isStale);
    m_soon.start();
}

Source CreatePage::sourceOf(const pve::Resource &vm) const
{
    return {m_inventory.data(), vm, m_inventory.templateDetails(vm.vmid), m_isStale};
}

QJsonObject CreatePage::spec() const
{
    QJsonObject spec = m_form->spec();
    if (const pve::Resource *vm = m_inventory.data().vm(m_basics->templateId()))
        insertAt(spec, QStringLiteral("template.node"), vm->node);
    if (const QJsonArray own = m_preview->model().own(m_basics->count()); !own.isEmpty())
        spec.insert(QStringLiteral("vms"), own);
    return spec;
}

void CreatePage::open(const QJsonObject &spec)
{
    m_isOpening = true;
    m_rowsOf = valueAt(spec, QStringLiteral("template.vmid")).toInt(m_rowsOf);
    m_form->open(spec);
    m_preview->model().setOwn(spec.value(QStringLiteral("vms")).toArray());
    offerTemplates();
    judge();
}

CreatePage::Draft CreatePage::draft() const
{
    return {spec(), m_form->password().typed(), m_due};
}

void CreatePage::takeUp(const Draft &draft)
{
    open(draft.spec);
    m_form->password().type(draft.password);
    if (!draft.due)
        return;
    m_due = draft.due;
    judge(); // the server is looked at anew
}

void CreatePage::clear()
{
    m_isOpening = false;
    m_form->clear();
    m_preview->model().setOwn(QJsonArray());
    judge();
}

/// The spec has come as far into the fields as it can.
void CreatePage::settle()
{
    const pve::VmId vmid = m_basics->templateId();
    const bool isSettled = vmid != 0 && (m_inventory.templateDetails(vmid) != nullptr || !m_unread.isEmpty());
    if (!isSettled || !std::exchange(m_isOpening, false))
        return;
    showFoot();
    emit opened(besides());
}

QString CreatePage::besides() const
{
    const QStringList paths = m_form->unseen() + m_preview->model().unseen(m_basics->count());
    return m_isOpening || paths.isEmpty()
               ? QString()
               : tr("Also part of the spec, without a field here: %1.").arg(paths.join(QStringLiteral(", ")));
}

/// What was typed becomes a spec, and the spec's rules say what they think of it; then the server's facts.
void CreatePage::judge()
{
    m_soon.stop();
    const pve::Resource *vm = m_inventory.data().vm(m_basics->templateId());
    m_preview->setEmpty(vm == nullptr);
    m_create->setText(tr("Create %n VM(s)", nullptr, m_basics->count()));
    m_create->setEnabled(vm != nullptr);
    m_batch = tl::unexpected(QList<prov::SpecProblem>());
    m_readable.clear();
    if (vm == nullptr) {
        m_form->follow(nullptr);
    } else {
        const Source source = sourceOf(*vm);
        m_form->follow(&source);
        m_spec = spec();
        const auto reading = prov::readVms(QJsonDocument(m_spec).toJson(QJsonDocument::Compact));
        m_readable = reading.vms;
        m_batch = prov::batchOf(reading);
    }
    if (!m_readable.isEmpty() && (isVisible() || m_due))
        m_outlook->lookSoon(m_readable);
    else
        m_outlook->rest();
    assess();
    settle();
}

void CreatePage::assess()
{
    const pve::Resource *vm = m_inventory.data().vm(m_basics->templateId());
    m_assessment = m_outlook->assess(m_readable);
    if (vm == nullptr) {
        m_objections = {};
        m_due.reset();
        m_basics->showExpected({});
        return showFoot();
    }
    const Source source = sourceOf(*vm);
    const QList<prov::SpecProblem> problems = m_batch ? QList<prov::SpecProblem>() : m_batch.error();
    m_objections = objectionsTo(m_form->paths(), problems, m_assessment);
    m_form->show(m_objections, source);
    PreviewModel &preview = m_preview->model();
    preview.show(m_spec, m_basics->count(), source, problems, m_assessment);
    const auto nameAt = [&preview](int row) {
        return preview.index(row, PreviewModel::Name).data().toString();
    };
    m_basics->showNames(nameAt(0), nameAt(preview.rowCount() - 1));
    const QModelIndex vmid = preview.index(0, PreviewModel::VmId);
    m_basics->showExpected(vmid.data(PreviewModel::ExpectedRole).toBool() ? vmid.data().toString()
                                                                          : QString());
    m_preview->setTotals(totalsText(m_batch ? totalsOf(*m_batch, source) : Totals()));
    showFoot();
    submitLooked();
}

void CreatePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_outlook->open();
    m_configs.forget();
    offerTemplates();
}

void CreatePage::setForecaster(const Forecaster &forecast)
{
    m_forecast = forecast;
}

void CreatePage::lookAgain()
{
    m_outlook->forget();
    m_configs.forget();
    offerTemplates();
}

void CreatePage::showFoot()
{
    CreateFoot::Standing standing{m_objections, {}, besides(), {}, m_due.has_value()};
    if (m_form->password().isOwed())
        standing.besides = QString(standing.besides + u'\n' + PasswordField::owed()).trimmed();
    if (!m_unread.isEmpty())
        standing.unread = tr("The template's configuration could not be read: “%1”.").arg(m_unread);
    if (const auto forecast = m_batch && m_forecast ? m_forecast(m_batch->vms) : std::nullopt)
        standing.forecast = forecastText(*forecast);
    m_foot->say(standing);
}

} // namespace ui
