// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>

class QTreeView;

namespace ui {

/// How wide the columns of the table of jobs are. Names, nodes and steps are as wide as what stands in them,
/// and the progress takes the rest. Where there is too little for all, they go or give way in this order:
/// attempts, node, the expected time, and only then is a name cut (ux/tokens.md 6).
class JobColumns
{
public:
    /// The view has JobModel's columns; it outlives them.
    explicit JobColumns(QTreeView &view) : m_view(view) {}

    void begin();                        ///< the view has a model now
    void read(int first, int last);      ///< rows are new
    void readSteps(int first, int last); ///< jobs have changed
    void layOut();                       ///< what there is, or the room for it, is another
    void resized(int column);            ///< by a person, unless it was done here: such a width is kept

private:
    [[nodiscard]] int scaled(int width) const;
    [[nodiscard]] int wanted(int column) const;
    void set(int column, int width);

    QTreeView &m_view;
    QMap<int, int> m_widest; ///< what stands in a column, with its margins
    QMap<int, int> m_byHand;
    bool m_isBusy = false;
};

} // namespace ui
