// SPDX-License-Identifier: Apache-2.0
#include "ui/specdesk.h"

#include "core/base/shown.h"
#include "core/provision/specwriter.h"
#include "core/store/specfile.h"
#include "ui/askbar.h"
#include "ui/create/jsonpath.h"
#include "ui/create/presetpicker.h"
#include "ui/createpage.h"
#include "ui/messagebar.h"
#include "ui/wording.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>

#include <utility>

namespace ui {

namespace {

const QString openedKey = QStringLiteral("specOpened");
const QString refusedKey = QStringLiteral("specRefused");
const QString savedKey = QStringLiteral("specSaved");
const QString replaceKey = QStringLiteral("presetReplace");
const QString deletedKey = QStringLiteral("presetDeleted");
const QString saidKey = QStringLiteral("pageSaid");
const QString nameKey = QStringLiteral("presetName");

} // namespace

SpecDesk::SpecDesk(CreatePage &page, MessageBar &messages, const store::Presets &presets, QWidget *window)
    : QObject(window),
      m_page(page),
      m_messages(messages),
      m_presets(presets),
      m_window(window),
      m_open(new QAction(tr("Open Spec…"), window)),
      m_save(new QAction(icon(Symbol::Save, Role::Text2), tr("Save Spec…"), window))
{
    m_open->setObjectName(QStringLiteral("openSpec"));
    m_open->setShortcut(Qt::CTRL | Qt::Key_O);
    m_save->setObjectName(QStringLiteral("saveSpec"));
    m_save->setShortcut(Qt::CTRL | Qt::Key_S);
    window->addActions({m_open, m_save});
    connect(m_open, &QAction::triggered, this, [this] { chooseFile(true); });
    connect(m_save, &QAction::triggered, this, [this] { chooseFile(false); });
    connect(&messages, &MessageBar::acted, this, &SpecDesk::acted);
    connect(&messages, &MessageBar::closed, this, [this](const QString &notice) {
        if (notice == openedKey)
            forgetOpened();
    });
    connect(&page, &CreatePage::opened, this, &SpecDesk::sayOpened);
    connect(&page, &CreatePage::said, this, &SpecDesk::say);
    connect(&page, &CreatePage::wants, this, &SpecDesk::forgetOpened); // it was meant
    connect(page.savePreset(), &QAction::triggered, this, [this] { askPresetName({}); });
    connect(&page.asks(), &AskBar::answered, this, [this](const QString &question, const QString &name) {
        if (question == nameKey)
            presetNamed(name.trimmed());
    });
    connect(&page.presets(), &PresetPicker::chosen, this, &SpecDesk::usePreset);
    connect(&page.presets(), &PresetPicker::emptyWanted, this, &SpecDesk::emptyPage);
    connect(&page.presets(), &PresetPicker::deleteWanted, this, &SpecDesk::deletePreset);
    offerPresets({});
}

void SpecDesk::refuse(const QString &what, const QString &why)
{
    m_messages.post({refusedKey, Family::Fail, Symbol::Error, what, why, {}});
}

void SpecDesk::say(const QString &text, QAction *undo)
{
    m_undo = undo;
    if (text.isEmpty())
        return m_messages.withdraw(saidKey);
    m_messages.post(
        {saidKey, Family::Run, Symbol::Info, text, {}, undo != nullptr ? undo->text() : QString()});
}

void SpecDesk::chooseFile(bool toOpen)
{
    auto *dialog = new QFileDialog(m_window, toOpen ? tr("Open Spec") : tr("Save Spec"), m_folder,
                                   tr("Spec files (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("specDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(toOpen ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(toOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, toOpen ? &SpecDesk::openFile : &SpecDesk::saveFile);
    dialog->open();
}

void SpecDesk::openFile(const QString &path)
{
    m_folder = QFileInfo(path).absolutePath();
    const auto spec = store::readSpecFile(path);
    if (!spec)
        return refuse(tr("The spec was not opened."), sentence(base::shown(spec.error())));
    fill(*spec, tr("%1 was opened.").arg(QFileInfo(path).fileName()));
}

void SpecDesk::saveFile(const QString &path)
{
    m_folder = QFileInfo(path).absolutePath();
    const QJsonObject spec = m_page.spec();
    const auto saved = store::writeSpecFile(path, QJsonDocument(spec).toJson(), false);
    if (!saved)
        return refuse(tr("The spec was not saved."), sentence(base::shown(saved.error())));
    m_messages.withdraw(refusedKey);
    QStringList text;
    if (!m_page.isRight())
        text.append(tr("There are problems to solve before slipway-cli takes it."));
    const QString variable = valueAt(spec, QStringLiteral("cloud_init.password_env")).toString();
    if (!variable.isEmpty())
        text.append(
            tr("The password is not in it: slipway-cli takes it from the variable %1.").arg(variable));
    m_messages.post(
        {savedKey, Family::Ok, Symbol::Save, tr("The spec was saved as %1.").arg(path), text.join(u' '), {}});
}

/// For something else on the page; Undo brings back what is there now.
void SpecDesk::prepare(const QString &title, const QString &remark)
{
    m_messages.withdraw(refusedKey);
    m_messages.withdraw(savedKey);
    m_before = m_page.spec();
    m_title = title;
    m_remark = remark;
    offerPresets({});
    sayOpened({}); // what the page does not show is known when the template was read
}

void SpecDesk::fill(const QJsonObject &spec, const QString &title, const QString &remark)
{
    prepare(title, remark);
    m_page.open(spec);
    emit filled();
}

void SpecDesk::emptyPage()
{
    prepare(tr("The page is as new."), {});
    m_page.clear();
}

void SpecDesk::sayOpened(const QString &besides)
{
    if (m_title.isEmpty())
        return;
    QStringList text{m_remark, besides};
    text.removeAll(QString());
    m_messages.post({openedKey, Family::Ok, Symbol::Info, m_title, text.join(u' '), tr("Undo")});
}

void SpecDesk::forgetOpened()
{
    m_messages.withdraw(openedKey);
    m_title.clear();
}

void SpecDesk::createAgain(const QList<prov::VmSpec> &vms)
{
    QList<prov::VmSpec> anew = vms;
    bool hasPassword = false;
    for (prov::VmSpec &vm : anew) {
        vm.exactVmid = 0;
        vm.firstVmid = 0;
        hasPassword = hasPassword || !vm.cloudInit.passwordEnv.isEmpty();
    }
    const QString names =
        vms.size() == 1 ? vms.first().name : tr("%n VM(s)", nullptr, static_cast<int>(vms.size()));
    fill(prov::specOf(anew), tr("What made %1 is here again.").arg(names),
         hasPassword ? tr("VMIDs are chosen anew. The password is not kept: type it again.")
                     : tr("VMIDs are chosen anew."));
}

void SpecDesk::acted(const QString &notice)
{
    if (notice == saidKey && m_undo != nullptr) {
        m_undo->trigger(); // which is said in its turn
        emit filled();
    } else if (notice == openedKey) {
        forgetOpened();
        offerPresets({});
        m_page.open(m_before);
        emit filled();
    } else if (notice == replaceKey) {
        savePreset(m_named);
    } else if (notice == deletedKey) {
        m_messages.withdraw(notice);
        const auto back = m_presets.putBack(m_deleted, m_deletedText);
        if (!back)
            refuse(tr("The preset could not be put back."), sentence(base::shown(back.error())));
        offerPresets(back ? m_deleted : QString());
    }
}

void SpecDesk::offerPresets(const QString &current)
{
    m_page.presets().offer(m_presets.names(), current);
}

void SpecDesk::usePreset(const QString &name)
{
    const auto spec = m_presets.load(name);
    if (!spec)
        return refuse(tr("The preset “%1” cannot be used.").arg(name),
                      tr("%1 Mend the file or delete the preset.").arg(sentence(base::shown(spec.error()))));
    fill(*spec, tr("The preset “%1” is on the page.").arg(name));
    offerPresets(name);
}

void SpecDesk::askPresetName(const QString &suggestion)
{
    m_messages.withdraw(replaceKey);
    if (!m_page.isRight())
        return refuse(tr("The preset was not saved."),
                      tr("There are problems to solve first: a preset holds no mistakes."));
    m_messages.withdraw(refusedKey);
    AskBar::Question question;
    question.key = nameKey;
    question.sentence = tr("Name of the preset. It holds all of the page but the password.");
    question.button = tr("Save");
    question.suggestion = suggestion.isEmpty() ? m_page.presets().current() : suggestion;
    m_page.asks().ask(question);
}

void SpecDesk::presetNamed(const QString &name)
{
    if (!m_presets.has(name) || name.isEmpty())
        return savePreset(name);
    m_named = name;
    m_messages.post({replaceKey, Family::Retry, Symbol::Warn, tr("There is a preset “%1” already.").arg(name),
                     tr("It would be lost."), tr("Replace It")});
}

void SpecDesk::savePreset(const QString &name)
{
    m_messages.withdraw(replaceKey);
    const auto saved = m_presets.save(name, m_page.spec());
    if (!saved) {
        askPresetName(name);
        return refuse(tr("The preset was not saved."), sentence(base::shown(saved.error())));
    }
    if (name == m_deleted) // putting that back would overwrite this one
        m_messages.withdraw(deletedKey);
    offerPresets(name);
    m_messages.post({savedKey, Family::Ok, Symbol::Save, tr("The preset “%1” was saved.").arg(name), {}, {}});
}

void SpecDesk::deletePreset(const QString &name)
{
    const auto text = m_presets.take(name);
    offerPresets({});
    m_page.presets().setFocus();
    if (!text)
        return refuse(tr("The preset was not deleted."), sentence(base::shown(text.error())));
    m_deleted = name;
    m_deletedText = *text;
    m_messages.withdraw(refusedKey);
    m_messages.post({deletedKey,
                     Family::Wait,
                     Symbol::Trash,
                     tr("The preset “%1” was deleted.").arg(name),
                     {},
                     tr("Undo")});
}

} // namespace ui
