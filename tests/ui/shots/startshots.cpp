// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shots/scenes.h"

#include "core/provision/doctor.h"
#include "tests/ui/stage.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>

using base::Millis;
using test::Stage;

namespace shots {

namespace {

ui::ServerWish labWish(bool token)
{
    const pve::Server server{QUrl(QStringLiteral("https://pve1.lab.example:8006")), {}};
    const pve::Credential by =
        token ? pve::Credential(
                    pve::ApiToken{QStringLiteral("admin@pve"), QStringLiteral("admin@pve!slipway"), {}})
              : pve::Credential(pve::PasswordLogin{QStringLiteral("ops@pve"), {}});
    return {QStringLiteral("1"), QStringLiteral("lab"), {server}, by, true, false};
}

} // namespace

void shootFirstPages(const QString &dir)
{
    Stage stage(dir);
    stage.window.closeWorkspace();
    stage.window.showStart();
    stage.shoot(QStringLiteral("start"));
    stage.child<QAction>("openMainMenu")->trigger();
    stage.shootPart("mainMenu", QStringLiteral("main-menu"));
    stage.child<QMenu>("mainMenu")->close();
    stage.window.showKnown(
        {{QStringLiteral("1"), QStringLiteral("lab"),
          QStringLiteral("pve1.lab.example:8006 · admin@pve!slipway")},
         {QStringLiteral("2"), QStringLiteral("office"), QStringLiteral("10.0.0.5:8006 · ops@pam!console")}});
    stage.shoot(QStringLiteral("start-known"));
    stage.child<QWidget>("known")->findChild<QAction *>(QStringLiteral("forgetKnown"))->trigger();
    stage.shoot(QStringLiteral("start-forget"));
    stage.window.showKnown({});
    stage.window.showConnect();
    stage.type("address", "pve1.lab.example");
    stage.type("tokenId", "admin@pve!slipway");
    stage.type("secret", "3f9a51c0-7e24-b8d6-19e3-405baa720c8f");
    stage.child<QAbstractButton>("connectNow")->click();
    stage.shoot(QStringLiteral("connect"));
    stage.child<QAbstractButton>("trust")->click();
    stage.window.showRefusal(
        {base::Error::Kind::Unauthorized, 401, QStringLiteral("invalid token value!"), {}});
    stage.shoot(QStringLiteral("connect-failing"));
    stage.window.showForm(labWish(true), false,
                          ui::MainWindow::typeAgain(QStringLiteral("The keychain is locked.")));
    stage.window.sayNotKept(ui::MainWindow::keychainTrouble(QStringLiteral("the keychain is locked")), {});
    stage.shoot(QStringLiteral("connect-again"));
    stage.window.sayNotKept({}, {});
    stage.window.showForm(labWish(true), true, {});
    stage.shoot(QStringLiteral("connect-edit"));
}

void shootPassword(const QString &dir)
{
    Stage stage(dir);
    stage.window.closeWorkspace();
    stage.window.showConnect();
    stage.type("serverName", "lab");
    stage.type("address", "pve1.lab.example, pve2.lab.example");
    stage.child<QAbstractButton>("signInPassword")->click();
    stage.type("user", "ops@pve");
    stage.type("password", "corr3ct-horse");
    stage.shoot(QStringLiteral("connect-password"));
    stage.child<QAbstractButton>("connectNow")->click();
    stage.layOut();
    stage.shoot(QStringLiteral("connect-certificate2"));
    stage.child<QAbstractButton>("trust")->click();
    stage.layOut();
    stage.child<QAbstractButton>("trust")->click();
    stage.layOut();
    stage.window.askCode(QStringLiteral("lab"), {QStringLiteral("totp"), QStringLiteral("recovery")},
                         QStringLiteral("authentication failure"));
    stage.shoot(QStringLiteral("connect-code"));
    stage.window.showRefusal(
        {base::Error::Kind::Unauthorized, 401, QStringLiteral("authentication failure"), {}});
    stage.layOut();
    stage.shoot(QStringLiteral("connect-refused"));
}

void shootChecks(const QString &dir, const QString &scenario, const QString &name)
{
    Stage stage(dir);
    stage.window.closeWorkspace();
    stage.window.showConnect();
    stage.type("serverName", "lab");
    stage.type("address", "pve1.lab.example");
    stage.type("tokenId", "admin@pve!slipway");
    stage.type("secret", "3f9a51c0-7e24-b8d6-19e3-405baa720c8f");
    stage.child<QAbstractButton>("testConnection")->click();
    stage.layOut();
    stage.child<QAbstractButton>("trust")->click();
    sim::Cluster cluster({scenario, 1, stage.rig.clock.wallNow()});
    test::SimClient client(
        stage.rig.clock,
        [&cluster](const sim::Request &request, sim::Millis now) { return cluster.handle(request, now); },
        [&cluster](sim::Millis at) { return cluster.wallAt(at); }, cluster.adminToken());
    prov::Doctor doctor(client, stage.rig.clock,
                        {QStringLiteral("pve1.lab.example:8006"), QStringLiteral("admin@pve!slipway"),
                         prov::Patient::Trust::Pinned, QStringLiteral("3F:9A:51:C0:7E:24:B8:D6")});
    bool isFinished = false;
    QObject::connect(&doctor, &prov::Doctor::finished, &doctor, [&isFinished] { isFinished = true; });
    doctor.examine();
    while (!isFinished)
        stage.rig.runFor(Millis{100});
    stage.window.showDiagnosis(doctor.diagnosis(), true);
    stage.shoot(name);
}

} // namespace shots
