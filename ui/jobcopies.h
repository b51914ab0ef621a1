// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"
#include "core/provision/results.h"

#include <QModelIndex>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace ui {

/// What of the jobs can be taken to other programs, through the clipboard: one job's row, address and ssh
/// command, and the results of its batch or of all. Follows the job that it was shown last. The engine
/// outlives it.
class JobCopies final : public QObject
{
    Q_OBJECT
public:
    JobCopies(const prov::Engine &engine, QWidget *parent);

    void follow(const QModelIndex &row); ///< of JobModel, or a filter over it; invalid: no job
    [[nodiscard]] QAction *ssh() const { return m_ssh; }
    [[nodiscard]] QAction *address() const { return m_address; }
    [[nodiscard]] QAction *row() const { return m_row; }
    [[nodiscard]] QMenu *results() const { return m_results; }

signals:
    void copied(const QString &sentence); ///< what is in the clipboard now

private:
    void addForms(bool ofAll);
    void copyResults(prov::ResultForm form, bool ofAll);
    void copySsh();
    void copyAddress();
    void copyRow();
    void copy(const QString &text, const QString &sentence);

    const prov::Engine &m_engine;
    QAction *m_ssh;
    QAction *m_address;
    QAction *m_row;
    QMenu *m_results;
    QPersistentModelIndex m_at;
};

} // namespace ui
