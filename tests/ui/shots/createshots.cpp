// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shots/scenes.h"

#include "tests/ui/specs.h"
#include "tests/ui/stage.h"
#include "ui/create/section.h"
#include "ui/mainwindow.h"
#include "ui/models/previewmodel.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>

using base::Millis;
using test::Stage;

namespace shots {

namespace {

void describeFive(Stage &stage)
{
    stage.child<QSpinBox>("count")->setValue(5);
    stage.type("name", "rancher-{n}");
    stage.type("first_vmid", "401");
    stage.type("hardware.memory_mib", "8192");
    stage.type("disks.scsi0", "100");
    stage.type("network.net0.vlan", "20");
    stage.type("cloud_init.user", "ops");
    stage.type("cloud_init.ipconfig0.ip", "10.0.20.{20+n}/24");
    stage.type("cloud_init.ipconfig0.gw", "10.0.20.1");
    stage.run(Millis{0}); // judged; looked at after a moment
    stage.run(Millis{80'000});
}

} // namespace

void shootCreate(const QString &dir)
{
    Stage stage(dir);
    describeFive(stage);
    stage.shoot(QStringLiteral("create"));
    for (const char *name : {"about", "shortcuts"}) {
        stage.child<QAction>(name)->trigger();
        const QByteArray dialog = name + QByteArrayLiteral("Dialog");
        stage.shootPart(dialog.constData(), QString::fromLatin1(name));
        stage.child<QWidget>(dialog.constData())->close();
    }
    const auto heads = stage.window.findChildren<ui::SectionHead *>();
    for (qsizetype i = 0; i < heads.size(); ++i) {
        heads[i]->setChecked(true);
        stage.run(Millis{0});
        stage.shoot(QStringLiteral("create-section%1").arg(i + 1));
        heads[i]->setChecked(false);
    }
    auto *table = stage.child<QTableView>("preview");
    QAbstractItemModel *rows = table->model();
    rows->setData(rows->index(1, ui::PreviewModel::VmId), QStringLiteral("120"));
    rows->setData(rows->index(2, ui::PreviewModel::Address), QStringLiteral("10.0.20.5/24"));
    stage.type("disks.scsi0", "400");
    stage.run(Millis{0});
    stage.run(Millis{2'000});
    stage.child<QTableView>("preview")->setCurrentIndex(rows->index(2, ui::PreviewModel::Address));
    stage.shoot(QStringLiteral("create-refused"));
    table->edit(rows->index(2, ui::PreviewModel::Address));
    stage.shoot(QStringLiteral("create-editing"));
    table->reset(); // ends it
    stage.type("name", "ran_cher-{n}");
    stage.type("hardware.memory_mib", "10");
    stage.child<QAbstractButton>("create")->click();
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("create-failing"));
}

void shootSpecs(const QString &dir)
{
    Stage stage(dir);
    stage.run(Millis{80'000});
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("rancher.json")));
    if (!file.open(QIODevice::WriteOnly))
        return;
    QByteArray spec = test::fiveVms;
    file.write(spec.replace("\"tags\"", "\"agent\": true, \"tags\"")
                   .replace("\"user\"", "\"password_env\": \"OPS\", \"user\""));
    file.close();
    stage.window.openSpec(file.fileName());
    for (int turn = 0; turn < 3; ++turn)
        stage.run(Millis{80'000});
    stage.shoot(QStringLiteral("create-opened"));
    stage.child<QAbstractButton>("create")->click();
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("create-password"));
    stage.child<QAbstractButton>("savePresetButton")->click();
    stage.run(Millis{0});
    stage.shoot(QStringLiteral("create-preset"));
}

void shootNarrow(const QString &dir)
{
    for (const QSize &size : {QSize(800, 600), QSize(1024, 768)}) {
        Stage stage(dir);
        stage.window.resize(size);
        describeFive(stage);
        const QString name = QStringLiteral("create-%1").arg(size.width());
        stage.shoot(name);
        stage.type("cloud_init.ipconfig0.ip", "10.0.20.{n}/24");
        stage.run(Millis{0});
        stage.run(Millis{60'000});
        auto *table = stage.child<QTableView>("preview");
        table->setCurrentIndex(table->model()->index(1, ui::PreviewModel::Name));
        stage.shoot(name + QStringLiteral("-warned"));
        const auto heads = stage.window.findChildren<ui::SectionHead *>();
        for (qsizetype i = 0; i < heads.size(); ++i) {
            heads[i]->setChecked(true);
            stage.run(Millis{0});
            stage.shoot(name + QStringLiteral("-section%1").arg(i + 1));
            heads[i]->setChecked(false);
        }
        ui::Workspace &workspace = *stage.window.workspace();
        workspace.sayOthers({QStringLiteral("web-1 is of ops@pam"), QStringLiteral("web-2 is of ops@pam")});
        workspace.sayNoPrivileges();
        workspace.sayResumed(4);
        workspace.showPage(ui::Workspace::Create);
        workspace.saySignedOut(QStringLiteral("permission denied - invalid PVE ticket"));
        stage.shoot(name + QStringLiteral("-messages"));
    }
}

} // namespace shots
