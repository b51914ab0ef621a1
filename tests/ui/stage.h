// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/enginerig.h"
#include "ui/jobdetail.h"
#include "ui/jobspage.h"
#include "ui/mainwindow.h"
#include "ui/pace.h"
#include "ui/themefollower.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>

namespace test {

using base::Millis;

/// A server whose certificate nobody knows yet.
class UnknownServer final : public ui::ServerProbe
{
public:
    void probe(const QUrl &) override
    {
        pve::PeerCertificate peer;
        peer.leafSha256 =
            QByteArray::fromHex("3f9a51c07e24b8d619e3405baa720c8fd4661b972ef0835ca805bd3971e24a16");
        peer.subject =
            QStringLiteral("CN=pve1.lab.example, OU=PVE Cluster Node, O=Proxmox Virtual Environment");
        peer.issuer = QStringLiteral("CN=Proxmox Virtual Environment, O=PVE Cluster Manager CA");
        peer.notBefore = QDateTime::fromString(QStringLiteral("2025-03-02T00:00:00Z"), Qt::ISODate);
        peer.notAfter = QDateTime::fromString(QStringLiteral("2027-03-02T00:00:00Z"), Qt::ISODate);
        QMetaObject::invokeMethod(
            this, [this, peer] { emit finished(peer); }, Qt::QueuedConnection);
    }
    void readRealms(const pve::Server &) override
    {
        const QList<pve::Realm> realms{
            {QStringLiteral("pam"), QStringLiteral("Linux PAM standard authentication"), false},
            {QStringLiteral("pve"), QStringLiteral("Proxmox VE authentication server"), true}};
        QMetaObject::invokeMethod(
            this, [this, realms] { emit realmsRead(realms); }, Qt::QueuedConnection);
    }
};

/// A window over the whole core, and the pictures of it.
class Stage
{
public:
    explicit Stage(const QString &dir)
        : m_dir(dir), m_settings(m_place.filePath(QStringLiteral("w.ini")), QSettings::IniFormat)
    {
        rig.start();
        m_inventory.refresh();
        window.openWorkspace({rig.engine(), m_inventory, m_client, rig.log(), rig.clock, rig.settings,
                              QStringLiteral("lab"), QStringLiteral("admin@pve!slipway"),
                              QUrl(QStringLiteral("https://pve1.lab.example:8006"))},
                             true, {});
        window.resize(1280, 800);
        window.show();
        run(Millis{1000});
    }
    ~Stage() { window.closeWorkspace(); }

    void run(Millis span)
    {
        rig.runFor(span);
        layOut();
    }
    void layOut()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents(); // what the first turn has put off
    }
    template <typename T>
    T *child(const char *name)
    {
        return window.findChild<T *>(QString::fromLatin1(name));
    }
    void type(const char *field, const char *text)
    {
        child<QLineEdit>(field)->setText(QString::fromLatin1(text));
    }
    void shoot(const QString &name) { shoot(window, name); }
    /// A menu or dialog of the window.
    void shootPart(const char *part, const QString &name) { shoot(*child<QWidget>(part), name); }
    void shoot(QWidget &part, const QString &name)
    {
        // What comes in batches (ui/pace.h) does so by the computer's own clock.
        for (const QDeadlineTimer batch(2 * ui::showPace); !batch.hasExpired();)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, ui::showPace);
        using Choice = ui::ThemeFollower::Choice;
        for (const Choice choice : {Choice::Light, Choice::Dark}) {
            m_theme.choose(choice);
            layOut();
            const QString suffix = choice == Choice::Dark ? QStringLiteral("-dark") : QString();
            part.grab().save(QDir(m_dir).filePath(name + suffix + QStringLiteral(".png")));
        }
        m_theme.choose(Choice::Light);
    }
    void select(int job, ui::JobDetail::Tab tab)
    {
        ui::JobsPage &jobs = window.workspace()->jobs();
        jobs.showJob(rig.jobs().at(job).id);
        jobs.detail()->setTab(tab);
        window.workspace()->showPage(ui::Workspace::Jobs);
        child<QWidget>("jobsView")->setFocus();
    }

    EngineRig rig;

private:
    QString m_dir;
    QTemporaryDir m_place;
    QSettings m_settings;
    ui::ThemeFollower m_theme;
    UnknownServer m_probe;
    SimClient m_client{
        rig.clock,
        [this](const sim::Request &request, sim::Millis now) { return rig.cluster.handle(request, now); },
        [this](sim::Millis at) { return rig.cluster.wallAt(at); }, rig.cluster.adminToken()};
    pve::Inventory m_inventory{m_client, rig.clock};

public:
    ui::MainWindow window{m_probe, m_settings};
};

} // namespace test
