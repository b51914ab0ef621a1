// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session.h"
#include "app/window/certificateprobe.h"
#include "app/window/windowoptions.h"
#include "core/pve/inventory.h"
#include "ui/mainwindow.h"

#include <QObject>
#include <QSettings>

#include <memory>

namespace app {

/// The window program without main(): one window and at most one session behind it. Members stand in the
/// order of who needs whom.
class Desk final : public QObject
{
    Q_OBJECT
public:
    explicit Desk(const WindowOptions &options, const prov::Settings &settings = {});
    ~Desk() override;

    /// Shows the window: the demo, or the first page.
    void open();
    [[nodiscard]] ui::MainWindow &window() { return m_window; }

private:
    void openDemo();
    void connectTo(const Target &target);
    void closeSession();
    void ready();
    void resume();

    WindowOptions m_options;
    prov::Settings m_jobSettings;
    bool m_isDemo = false;
    QSettings m_settings;
    CertificateProbe m_probe;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<pve::Inventory> m_inventory;
    ui::MainWindow m_window; ///< goes first: it looks at the others
};

} // namespace app
