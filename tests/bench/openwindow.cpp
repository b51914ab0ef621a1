// SPDX-License-Identifier: Apache-2.0
// Slipway's window as it stands all day: connected to a small cluster in a process of its own, each page
// looked at once, nothing to do. Says "painted", then "idle". windowcost.py compares its memory with
// emptywindow's.
#include "app/session.h"
#include "app/window/sparing.h"
#include "core/pve/inventory.h"
#include "tests/bench/firstpaint.h"
#include "tests/bench/loadserver.h"
#include "ui/mainwindow.h"
#include "ui/slipwaystyle.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace {

class NoProbe final : public ui::ServerProbe
{
public:
    void probe(const QUrl &) override {}
    void readRealms(const pve::Server &) override {}
};

void lookAround(ui::MainWindow &window)
{
    ui::Workspace &workspace = *window.workspace();
    workspace.openLog(true);
    for (const auto page : {ui::Workspace::Jobs, ui::Workspace::Machines, ui::Workspace::Create}) {
        workspace.showPage(page);
        window.repaint();
    }
}

} // namespace

int main(int argc, char **argv)
{
    app::spareMachineCode();
    QApplication application(argc, argv);
    if (bench::LoadServer::asksForServer())
        return bench::LoadServer::runAsServer();
    QApplication::setApplicationName(QStringLiteral("slipway"));
    QApplication::setStyle(new ui::SlipwayStyle); // takes it over
    bench::LoadServer server(20);
    const store::Preferences preferences;
    app::Session session(server.target(), preferences, app::openStorage({}, true).value());
    pve::Inventory inventory(session.client(), session.clock());
    NoProbe probe;
    const QTemporaryDir place;
    QSettings shape(place.filePath(QStringLiteral("w.ini")), QSettings::IniFormat);
    ui::MainWindow window(probe, shape);
    QObject::connect(&session, &app::Session::ready, &window, [&] {
        window.openWorkspace({session.engine(), inventory, session.client(), session.log(), session.clock(),
                              preferences.jobs, QStringLiteral("idle"), QStringLiteral("root@pam!load")},
                             true, {});
        inventory.refresh();
    });
    QObject::connect(&inventory, &pve::Inventory::changed, &window, [&] {
        inventory.disconnect(&window);
        lookAround(window);
        QTextStream(stdout) << "idle\n" << Qt::flush;
    });
    new bench::FirstPaint(window); // the window takes it over
    window.show();
    session.start();
    return QApplication::exec();
}
