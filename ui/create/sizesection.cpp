// SPDX-License-Identifier: Apache-2.0
#include "ui/create/sizesection.h"

#include "core/provision/configplan.h"
#include "core/provision/propertystring.h"
#include "core/provision/specrules.h"
#include "ui/wording.h"

#include <optional>

namespace ui {

namespace {

using As = TextField::As;

QString diskOf(const TextField &field)
{
    return field.path().section(u'.', 1);
}

QString or_(const QString &text, const QString &other)
{
    return text.isEmpty() ? other : text;
}

QString cpuOf(const Source &source)
{
    return prov::PropertyString::parse(source.config(QStringLiteral("cpu")), QStringLiteral("cputype"))
        .value(QStringLiteral("cputype"))
        .value_or(QString());
}

/// As it is typed: GiB, without the unit where they are whole.
QString inGib(qint64 bytes)
{
    constexpr qint64 gib = qint64{1} << 30;
    if (bytes <= 0)
        return {};
    return bytes % gib == 0 ? QString::number(bytes / gib) : prov::sizeText(bytes);
}

} // namespace

SizeSection::SizeSection(QWidget *parent) : Section(Symbol::Cpu, tr("Size"), parent)
{
    const auto number = [this](const char16_t *path, const QString &label, const QString &hint,
                               As as = As::Number) {
        auto *field = new TextField(QString::fromUtf16(path), label, {as, hint, {}}, body());
        add(field);
        return field;
    };
    m_cores = number(u"hardware.cores", tr("Cores"), tr("1–256"));
    m_sockets = number(u"hardware.sockets", tr("Sockets"), tr("1–256"));
    m_memory = number(u"hardware.memory_mib", tr("Memory"), tr("MiB"), As::Memory);
    m_balloon =
        number(u"hardware.balloon_mib", tr("Minimum memory"), tr("MiB, 0 = no ballooning"), As::Memory);
    m_cpu = new TextField(QStringLiteral("hardware.cpu"), tr("CPU type"), {As::Text, {}, {}}, body());
    add(m_cpu);
}

void SizeSection::follow(const Source &source)
{
    const QString unset = tr("as the template");
    m_cores->setPlaceholder(or_(source.config(QStringLiteral("cores")), unset));
    m_sockets->setPlaceholder(or_(source.config(QStringLiteral("sockets")), QStringLiteral("1")));
    m_memory->setPlaceholder(or_(source.memory(), unset));
    m_balloon->setPlaceholder(or_(source.config(QStringLiteral("balloon")), tr("as the memory")));
    m_cpu->setPlaceholder(or_(cpuOf(source), unset));

    if (!source.details)
        return; // what was typed stays until the template's disks are known
    const QStringList disks = prov::diskKeys(source.details->config.values);
    QStringList present;
    for (const TextField *field : std::as_const(m_disks))
        present.append(diskOf(*field));
    if (disks != present) {
        removeFields(QList<Field *>(m_disks.begin(), m_disks.end()));
        m_disks.clear();
        for (const QString &disk : disks) {
            m_disks.append(new TextField(QStringLiteral("disks.") + disk, tr("Disk %1").arg(disk),
                                         {As::Size, tr("GiB, never smaller"), {}}, body()));
            add(m_disks.last());
        }
    }
    for (TextField *field : std::as_const(m_disks))
        field->setPlaceholder(inGib(prov::diskSize(source.config(diskOf(*field)))));
}

QString SizeSection::memoryText() const
{
    const QJsonValue asked = m_memory->value();
    if (asked.isString())
        return asked.toString(); // no number: what is wrong with it is said
    return tr("%1 MiB").arg(asked.isDouble() ? QString::number(asked.toInteger())
                                             : m_memory->edit()->placeholderText());
}

QString SizeSection::summary(const Source &source) const
{
    if (!source.details)
        return tr("as the template");
    const auto shown = [](const TextField &field) {
        return or_(field.text(), field.edit()->placeholderText());
    };
    const int sockets = shown(*m_sockets).toInt();
    QStringList parts{tr("%1 × %2").arg(tr("%n core(s)", nullptr, shown(*m_cores).toInt()),
                                        tr("%n socket(s)", nullptr, sockets)),
                      memoryText()};
    for (const TextField *field : m_disks) {
        const bool asked = !field->text().isEmpty();
        const std::optional<qint64> size = asked ? prov::sizeFromText(field->value().toString())
                                                 : prov::diskSize(source.config(diskOf(*field)));
        const QString words = size && *size > 0 ? sizeText(*size) : field->text();
        parts.append((asked ? tr("%1 → %2") : tr("%1 %2")).arg(diskOf(*field), words));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
