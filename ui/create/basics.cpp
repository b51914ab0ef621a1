// SPDX-License-Identifier: Apache-2.0
#include "ui/create/basics.h"

#include "core/provision/configplan.h"
#include "ui/create/narrow.h"
#include "ui/create/presetpicker.h"
#include "ui/familylabel.h"
#include "ui/wording.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QSpinBox>

#include <utility>

namespace ui {

namespace {

constexpr int mostVms = 9999; // more than a spec may have: its rules say so, and nothing typed is changed

/// What a template lacks: in a word for the list, and what to do about it.
struct Lack
{
    QString word;
    QString remedy;
};

QList<Lack> lacksOf(const pve::VmConfig &config)
{
    QList<Lack> lacks;
    if (!prov::hasCloudInitDrive(config.values))
        lacks.append(
            {Basics::tr("no cloud-init drive"),
             Basics::tr("Without a cloud-init drive a guest sees no user, key or address. Slipway adds "
                        "one to each VM that is to have them. To add it to the template: Hardware, "
                        "Add, CloudInit Drive in Proxmox VE.")});
    if (!prov::agentIsOn(config.values))
        lacks.append({Basics::tr("no guest agent"),
                      Basics::tr("Without the guest agent nobody can say which address a VM has got. Install "
                                 "qemu-guest-agent in the template and turn it on: Options, QEMU Guest Agent "
                                 "in Proxmox VE, or “Guest agent” under After creation here.")});
    return lacks;
}

ChoiceField::Choice templateChoice(const pve::Resource &vm, const pve::VmConfig *config)
{
    QStringList parts{Basics::tr("%1 (%2)").arg(vm.name, QString::number(vm.vmid)), vm.node};
    if (vm.maxDisk > 0)
        parts.append(sizeText(vm.maxDisk));
    ChoiceField::Choice choice{{}, vm.vmid, Symbol::Template};
    QStringList remedies;
    if (config != nullptr) {
        const QStringList disks = prov::diskKeys(config->values);
        parts.append(prov::storageOf(config->values.value(disks.value(0))));
        const QList<Lack> lacks = lacksOf(*config);
        for (const Lack &lack : lacks) {
            choice.symbol = Symbol::Warn;
            parts.append(lack.word);
            remedies.append(lack.remedy);
        }
    }
    parts.removeAll(QString());
    choice.text = parts.join(QStringLiteral(" · "));
    choice.hint = remedies.join(u'\n');
    return choice;
}

} // namespace

CountField::CountField(const QString &path, const QString &label, int least, int most, QWidget *parent)
    : Field(path, label, parent), m_box(new QSpinBox(this))
{
    m_box->setRange(least, most);
    setInput(m_box);
    connect(m_box, &QSpinBox::valueChanged, this, &Field::edited);
}

QJsonValue CountField::value() const
{
    return m_box->value();
}

bool CountField::setValue(const QJsonValue &value)
{
    m_box->setValue(value.toInt(1));
    return m_box->value() == value;
}

QString CountField::text() const
{
    return QString::number(m_box->value());
}

int CountField::count() const
{
    return m_box->value();
}

Basics::Basics(QWidget *parent)
    : QWidget(parent),
      m_template(new ChoiceField(QStringLiteral("template.vmid"), tr("Template"), false, this)),
      m_count(new CountField(QStringLiteral("count"), tr("How many"), 1, mostVms, this)),
      m_name(new TextField(QStringLiteral("name"), tr("Names"), {}, this)),
      m_presets(new PresetPicker(this)),
      m_first(new TextField(QStringLiteral("first_vmid"), tr("First VMID"), {TextField::As::Number, {}, {}},
                            this)),
      m_example(new FamilyLabel({}, Role::Text2, this))
{
    m_first->setPlaceholder(tr("auto"));
    m_name->setPlaceholder(QStringLiteral("web-{n}"));
    m_example->setFont(smallFont());
    m_example->setElided();
    m_example->setObjectName(QStringLiteral("nameExample"));
    m_example->setMinimumHeight(m_name->edit()->sizeHint().height()); // beside it, whatever is said below it
    for (const Field *field : fields())
        m_labels.insert(field, labelFor(*field, this));
    auto *preset = new QLabel(tr("Preset"), this);
    preset->setBuddy(m_presets->input());
    preset->setMinimumHeight(
        m_presets->sizeHint().height()); // beside it, whatever is said below its neighbour
    m_labels.insert(m_presets, preset);
    layOut();

    connect(m_template, &Field::edited, this, &Basics::templateEdited);
    connect(m_name->edit(), &QLineEdit::textEdited, this,
            [this](const QString &text) { m_nameTyped = !text.isEmpty(); });
    for (Field *field : fields())
        connect(field, &Field::edited, this, &Basics::edited);
}

void Basics::layOut()
{
    delete layout();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 14, 16, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnMinimumWidth(0, 92);
    m_isNarrow ? putNarrow(*grid) : putWide(*grid);
}

void Basics::putWide(QGridLayout &grid) const
{
    const auto put = [&](QWidget *input, int row, int column, int span = 1) {
        grid.addWidget(m_labels.value(input), row, column, Qt::AlignTop);
        grid.addWidget(input, row, column + 1, 1, span, Qt::AlignTop);
    };
    put(m_template, 0, 0, 4);
    put(m_count, 1, 0);
    put(m_name, 1, 2);
    grid.addWidget(m_example, 1, 4, Qt::AlignTop);
    put(m_presets, 0, 5);
    put(m_first, 1, 5);
    grid.setColumnStretch(3, 1);
    grid.setColumnStretch(4, 1);
    grid.setColumnStretch(6, 1);
}

void Basics::putNarrow(QGridLayout &grid) const
{
    const auto line = [&](int row, QWidget *first) {
        auto *inputs = new QHBoxLayout;
        inputs->setSpacing(grid.horizontalSpacing());
        inputs->addWidget(first, first == m_count ? 0 : 1, Qt::AlignTop);
        grid.addWidget(m_labels.value(first), row, 0, Qt::AlignTop);
        grid.addLayout(inputs, row, 1);
        return inputs;
    };
    const auto add = [&](QHBoxLayout &inputs, QWidget *input) {
        inputs.addWidget(m_labels.value(input), 0, Qt::AlignTop);
        inputs.addWidget(input, 1, Qt::AlignTop);
    };
    line(0, m_template);
    auto *names = line(1, m_count);
    add(*names, m_name);
    names->addWidget(m_example, 0, Qt::AlignTop);
    add(*line(2, m_presets), m_first);
    grid.setColumnStretch(1, 1);
}

void Basics::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = isNarrow(*this);
    if (std::exchange(m_isNarrow, narrow) != narrow)
        layOut();
}

void Basics::offerTemplates(const pve::InventoryData &inventory, const pve::TemplateConfigs &configs)
{
    QList<ChoiceField::Choice> choices;
    m_names.clear();
    for (const pve::Resource &vm : inventory.vms) {
        if (!vm.isTemplate)
            continue;
        m_names.insert(vm.vmid, vm.name);
        choices.append(templateChoice(vm, configs.of(vm.vmid)));
    }
    m_template->setChoices(choices);
    const bool isRead = !inventory.vms.isEmpty();
    const bool gone = isRead && m_wanted != 0 && !m_names.contains(m_wanted);
    m_template->setProblem(gone ? tr("Template %1 is gone. Choose another one.").arg(m_wanted) : QString());
    if (gone)
        m_template->chooseNothing(); // and not another one in silence
    else if (m_wanted != 0)
        m_template->choose(m_wanted);
    templateEdited();
}

void Basics::setStale(bool stale)
{
    m_template->setStale(stale);
}

void Basics::chooseTemplate(pve::VmId vmid)
{
    m_template->choose(vmid);
}

void Basics::load(const QJsonObject &spec)
{
    const QJsonValue name = valueAt(spec, m_name->path());
    m_nameTyped = true; // also when the spec gives none: each VM may have its own
    m_name->setValue(name.isNull() ? QJsonValue(QJsonValue::Undefined) : name);
    m_first->setValue(valueAt(spec, m_first->path()));
    const auto own = spec.value(QStringLiteral("vms")).toArray().size();
    setCount(valueAt(spec, m_count->path()).toInt(qMax(1, static_cast<int>(own))));
    if (const pve::VmId vmid = valueAt(spec, m_template->path()).toInt(); vmid != 0)
        m_wanted = vmid; // and chosen as soon as it is offered
}

void Basics::clear()
{
    m_nameTyped = false;
    m_name->setText({});
    m_first->setText({});
    setCount(1);
    suggestName();
}

void Basics::setCount(int count)
{
    m_count->setValue(count);
}

pve::VmId Basics::templateId() const
{
    return m_template->value().toInt();
}

int Basics::count() const
{
    return m_count->count();
}

QList<Field *> Basics::fields() const
{
    return {m_template, m_count, m_name, m_first};
}

void Basics::showNames(const QString &first, const QString &last)
{
    m_example->setText(first.isEmpty() || first == last ? first : tr("%1 … %2").arg(first, last));
    m_example->setToolTip(ui::toolTip(m_example->text()));
}

void Basics::showExpected(const QString &vmid)
{
    m_first->edit()->setHint(vmid);
    m_first->edit()->setToolTip(
        vmid.isEmpty() ? QString() : tr("%1 is expected: the server decides when the VM is made.").arg(vmid));
}

void Basics::templateEdited()
{
    if (std::exchange(m_shown, templateId()) == templateId())
        return;
    if (m_shown != 0) {
        m_wanted = m_shown;
        m_template->setProblem({});
        suggestName();
    }
    emit templateChanged();
}

void Basics::suggestName()
{
    const QString name = m_names.value(templateId());
    if (!m_nameTyped && !name.isEmpty())
        m_name->setText(name + QStringLiteral("-{n}"));
}

} // namespace ui
