// SPDX-License-Identifier: Apache-2.0
#include "ui/create/placementsection.h"

#include "ui/wording.h"

namespace ui {

namespace {

const QJsonValue byDefault(QJsonValue::Undefined);

} // namespace

PlacementSection::PlacementSection(QWidget *parent) : Section(Symbol::Node, tr("Placement"), parent)
{
    const auto choice = [this](const char16_t *path, const QString &label) {
        auto *field = new ChoiceField(QString::fromUtf16(path), label, false, body());
        add(field);
        return field;
    };
    const auto text = [this](const char16_t *path, const QString &label, TextField::As as) {
        auto *field = new TextField(QString::fromUtf16(path), label, {as, {}, {}}, body());
        add(field);
        return field;
    };
    m_node = choice(u"clone.target", tr("Node"));
    m_mode = choice(u"clone.mode", tr("Clone"));
    m_storage = choice(u"clone.storage", tr("Storage"));
    m_format = choice(u"clone.format", tr("Disk format"));
    m_pool = text(u"clone.pool", tr("Pool"), TextField::As::Text);
    m_pool->setPlaceholder(tr("none"));
    m_tags = text(u"hardware.tags", tr("Tags"), TextField::As::Words);
    m_notes = new TextField(QStringLiteral("hardware.description"), tr("Notes"), {}, body());
    m_notes->setPlaceholder(tr("as the template; {n} counts the VMs"));
    add(m_notes, true);
    m_mode->setChoices({{tr("Linked, or full when a storage is chosen"), byDefault},
                        {tr("Full"), QStringLiteral("full")},
                        {tr("Linked"), QStringLiteral("linked")}});
    m_format->setChoices({{tr("As the template"), byDefault},
                          {QStringLiteral("raw"), QStringLiteral("raw")},
                          {QStringLiteral("qcow2"), QStringLiteral("qcow2")},
                          {QStringLiteral("vmdk"), QStringLiteral("vmdk")}});
}

void PlacementSection::follow(const Source &source)
{
    QList<ChoiceField::Choice> nodes{{tr("%1 (the template's)").arg(source.vm.node), byDefault}};
    if (source.details) {
        for (const QString &node : source.details->targets)
            nodes.append({node, node});
    }
    m_node->setChoices(nodes);
    m_tags->setPlaceholder(source.config(QStringLiteral("tags")));
    offerStorages(source);
}

void PlacementSection::offerStorages(const Source &source)
{
    const QString own = source.storage();
    QList<ChoiceField::Choice> storages{
        {own.isEmpty() ? tr("As the template") : tr("%1 (the template's)").arg(own), byDefault}};
    const QString node = m_node->text().isEmpty() ? source.vm.node : m_node->text();
    for (const pve::Resource &storage : source.inventory.storages) {
        if (storage.node == node)
            storages.append({tr("%1, %2 free").arg(storage.storage, sizeText(storage.maxDisk - storage.disk)),
                             storage.storage});
    }
    m_storage->setChoices(storages);
}

QString PlacementSection::summary(const Source &source) const
{
    const QString node = m_node->text().isEmpty() ? source.vm.node : m_node->text();
    const QString storage = m_storage->value().toString();
    const bool full =
        m_mode->value() == QStringLiteral("full") ||
        (m_mode->value().isUndefined() && (!storage.isEmpty() || !m_format->value().isUndefined()));
    QStringList parts{node};
    if (!storage.isEmpty())
        parts.append(tr("full clone to %1").arg(storage));
    else
        parts.append(full ? tr("full clone") : tr("linked clone"));
    if (!m_pool->text().isEmpty())
        parts.append(tr("pool %1").arg(m_pool->text()));
    if (!m_tags->text().isEmpty())
        parts.append(tr("tags %1").arg(m_tags->text()));
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
