// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/palette/palettequery.h"
#include "ui/palette/palettesource.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QTimer>

#include <tuple>

namespace ui {

/// What of a source fits what was typed, the best first: by fit, then what was used last, then by kind and
/// the source's order. Works in slices, one in a turn of the event loop, the first at once; what is found so
/// far is shown meanwhile (ui/pace.h). At most `most` rows; the others are counted.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int most = 50;
    static constexpr int madeInASlice = 500;
    static constexpr int rankedInASlice = 4000;
    enum Role {
        EntryRole = Qt::UserRole, ///< PaletteEntry
    };

    explicit PaletteModel(QObject *parent = nullptr);

    void begin(PaletteSource source); ///< everything that fits an empty query
    void setQuery(const QString &text);
    void end(); ///< forgets the source
    void used(const PaletteEntry &entry);

    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] int more() const { return m_fitting - static_cast<int>(m_shown.size()); }
    [[nodiscard]] const PaletteEntry &entryAt(int row) const { return m_shown.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    void ranked(); ///< rows or count may be others

private:
    /// Smaller is better; `at` is its place in m_entries.
    struct Hit
    {
        PaletteQuery::Fit fit;
        bool actsOnIt; ///< who types a name wants to go there, not to cancel it
        qsizetype usedAgo;
        PaletteEntry::Kind kind;
        qsizetype at;
        bool operator<(const Hit &other) const
        {
            return std::tie(fit, actsOnIt, usedAgo, kind, at) <
                   std::tie(other.fit, other.actsOnIt, other.usedAgo, other.kind, other.at);
        }
    };
    void rankAgain();
    void workASlice();
    void rank(qsizetype at);
    void show();
    [[nodiscard]] qsizetype usedAgo(const PaletteEntry &entry) const;

    PaletteSource m_source;
    PaletteQuery m_query;
    QList<PaletteEntry> m_entries;
    std::vector<Hit> m_best; ///< sorted, at most `most`
    QList<PaletteEntry> m_shown;
    QList<PaletteEntry> m_used; ///< the last one first
    qsizetype m_ranked = 0;     ///< of m_entries
    int m_fitting = 0;
    QTimer m_turn;
    QElapsedTimer m_shownSince; ///< of this query; invalid: not yet
};

} // namespace ui
