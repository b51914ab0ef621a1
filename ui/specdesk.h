// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"
#include "core/store/presets.h"

#include <QJsonObject>
#include <QObject>

class QAction;

namespace ui {

class CreatePage;
class MessageBar;

/// Where specs come from and go to, besides the person's hands: files of slipway-cli, presets and
/// earlier jobs. Each takes the page's place as a whole, and Undo brings back what was there.
/// Page and messages outlive it.
class SpecDesk final : public QObject
{
    Q_OBJECT
public:
    /// Dialogs stand over `window`.
    SpecDesk(CreatePage &page, MessageBar &messages, const store::Presets &presets, QWidget *window);

    [[nodiscard]] QAction *openAction() const { return m_open; }
    [[nodiscard]] QAction *saveAction() const { return m_save; }
    void openFile(const QString &path);
    void createAgain(const QList<prov::VmSpec> &vms); ///< under VMIDs that are free

signals:
    void filled(); ///< the page, with something else

private:
    void chooseFile(bool toOpen);
    void saveFile(const QString &path);
    void prepare(const QString &title, const QString &remark);
    void fill(const QJsonObject &spec, const QString &title, const QString &remark = {});
    void emptyPage();
    void sayOpened(const QString &besides);
    void forgetOpened();
    void say(const QString &text, QAction *undo);
    void acted(const QString &notice);
    void usePreset(const QString &name);
    void askPresetName(const QString &suggestion);
    void presetNamed(const QString &name);
    void savePreset(const QString &name);
    void deletePreset(const QString &name);
    void offerPresets(const QString &current);
    void refuse(const QString &what, const QString &why);

    CreatePage &m_page;
    MessageBar &m_messages;
    store::Presets m_presets;
    QWidget *m_window;
    QAction *m_open;
    QAction *m_save;
    QAction *m_undo = nullptr; ///< what the page said last
    QString m_folder;          ///< of the last file
    QJsonObject m_before;      ///< what the page said before it was filled
    QString m_title;           ///< of the notice about that; empty: none is due
    QString m_remark;
    QString m_named;   ///< the preset that is there already
    QString m_deleted; ///< the preset that was deleted last
    QByteArray m_deletedText;
};

} // namespace ui
