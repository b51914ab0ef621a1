// SPDX-License-Identifier: Apache-2.0
#include "ui/create/placementsection.h"

#include "ui/wording.h"

namespace ui {

namespace {

const QJsonValue byDefault(QJsonValue::Undefined);

/// Files may have any format, block devices are raw; LVM can keep chains of snapshots.
/// unproven: by the server's source, the recordings have no storage but "dir"
QStringList formatsOf(const QString &storageType)
{
    static const QStringList blocks{QStringLiteral("lvmthin"), QStringLiteral("zfspool"),
                                    QStringLiteral("zfs"),     QStringLiteral("rbd"),
                                    QStringLiteral("iscsi"),   QStringLiteral("iscsidirect")};
    QStringList formats{QStringLiteral("raw")};
    if (!blocks.contains(storageType))
        formats.append(QStringLiteral("qcow2"));
    if (!blocks.contains(storageType) && storageType != u"lvm")
        formats.append(QStringLiteral("vmdk"));
    return formats;
}

} // namespace

ModeField::ModeField(QWidget *parent) : ChoiceField(QStringLiteral("clone.mode"), tr("Clone"), false, parent)
{
    offer(true);
}

void ModeField::offer(bool canLink)
{
    m_canLink = canLink;
    QList<Choice> choices{{canLink ? tr("Linked, or full when a storage is chosen")
                                   : tr("Full, for this template cannot be linked to"),
                           byDefault},
                          {tr("Full"), QStringLiteral("full")}};
    if (canLink)
        choices.append({tr("Linked"), QStringLiteral("linked")});
    setChoices(choices);
}

QJsonValue ModeField::value() const
{
    const QJsonValue chosen = ChoiceField::value();
    return chosen.isUndefined() && !m_canLink ? QJsonValue(QStringLiteral("full")) : chosen;
}

PlacementSection::PlacementSection(QWidget *parent) : Section(Symbol::Node, tr("Placement"), parent)
{
    enum class Words { Given, Any };
    const auto choice = [this](const char16_t *path, const QString &label, Words words) {
        auto *field = new ChoiceField(QString::fromUtf16(path), label, words == Words::Any, body());
        add(field);
        return field;
    };
    const auto text = [this](const char16_t *path, const QString &label, TextField::As as,
                             const QString &hint = {}) {
        auto *field = new TextField(QString::fromUtf16(path), label, {as, hint, {}}, body());
        add(field);
        return field;
    };
    m_node = choice(u"clone.target", tr("Node"), Words::Given);
    m_mode = new ModeField(body());
    add(m_mode);
    m_storage = choice(u"clone.storage", tr("Storage"), Words::Given);
    m_format = choice(u"clone.format", tr("Disk format"), Words::Given);
    m_pool = choice(u"clone.pool", tr("Pool"), Words::Any); // one that may not be seen can be used
    m_limit = text(u"clone.bwlimit_kib", tr("Copy at most"), TextField::As::Number, tr("KiB/s"));
    m_limit->setPlaceholder(tr("as the server allows"));
    m_tags = text(u"hardware.tags", tr("Tags"), TextField::As::Words);
    m_notes = new TextField(QStringLiteral("hardware.description"), tr("Notes"), {}, body());
    m_notes->setPlaceholder(tr("as the template; {n} counts the VMs"));
    add(m_notes, true);
    connect(m_node, &Field::edited, this, [this] { emit nodeChosen(m_node->value().toString()); });
}

void PlacementSection::follow(const Source &source)
{
    QList<ChoiceField::Choice> nodes{{tr("%1 (the template's)").arg(source.vm.node), byDefault}};
    if (source.details) {
        for (const QString &node : source.details->targets)
            nodes.append({node, node});
    }
    m_node->setChoices(nodes);
    emit nodeChosen(m_node->value().toString());
    for (ChoiceField *field : {m_node, m_storage, m_pool})
        field->setStale(source.isStale);
    m_mode->offer(!source.details || source.details->canLink);
    QList<ChoiceField::Choice> pools{{tr("none"), byDefault}};
    for (const QString &pool : source.inventory.pools)
        pools.append({pool, pool});
    m_pool->setChoices(pools);
    m_tags->setPlaceholder(source.config(QStringLiteral("tags")));
    offerStorages(source);
    offerFormats(source);
}

QString PlacementSection::node(const Source &source) const
{
    const QString chosen = m_node->value().toString();
    return chosen.isEmpty() ? source.vm.node : chosen;
}

/// A clone on another node than the template's needs a storage that both have.
void PlacementSection::offerStorages(const Source &source)
{
    const QString own = source.storage();
    QList<ChoiceField::Choice> storages{
        {own.isEmpty() ? tr("As the template") : tr("%1 (the template's)").arg(own), byDefault}};
    const QString target = node(source);
    for (const pve::Resource &storage : source.inventory.storages) {
        if (storage.node == target && (storage.shared || target == source.vm.node))
            storages.append({tr("%1, %2 free").arg(storage.storage, sizeText(storage.maxDisk - storage.disk)),
                             storage.storage});
    }
    m_storage->setChoices(storages);
}

void PlacementSection::offerFormats(const Source &source)
{
    const QString chosen = m_storage->value().toString();
    const pve::Resource *storage =
        source.inventory.storage(chosen.isEmpty() ? source.storage() : chosen, node(source));
    const QStringList formats = formatsOf(storage == nullptr ? QString() : storage->storageType);
    QList<ChoiceField::Choice> choices{{tr("As the template"), byDefault}};
    for (const QString &format : formats)
        choices.append({format, format});
    m_format->setChoices(choices);
}

QString PlacementSection::summary(const Source &source) const
{
    const QString storage = m_storage->value().toString();
    const bool full =
        m_mode->value() == QStringLiteral("full") ||
        (m_mode->value().isUndefined() && (!storage.isEmpty() || !m_format->value().isUndefined()));
    QStringList parts{node(source)};
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
