// SPDX-License-Identifier: Apache-2.0
#include "app/window/freedesktopnotifier.h"
#include "app/window/logindguard.h"
#include "tests/support/manualclock.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QLocalServer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

namespace {

constexpr const char *busNames[] = {"DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"};

/// logind, as far as one can see from a descriptor whether it is still held.
class FakeLogind final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    bool refuses = false;
    QStringList asked;
    int watched = -1; ///< the reading end: it ends when nobody holds the other one

    [[nodiscard]] bool isHeld() const
    {
        char byte = 0;
        return watched >= 0 && ::read(watched, &byte, 1) < 0;
    }

public slots:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                    const QString &mode)
    {
        asked = {what, who, why, mode};
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, QStringLiteral("Permission denied"));
            return {};
        }
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
            return {};
        if (watched >= 0)
            ::close(watched);
        watched = ends[0];
        QDBusUnixFileDescriptor held;
        held.giveFileDescriptor(ends[1]);
        return held;
    }
};

class FakeNotifications final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList shown; ///< title, body
    uint replaced = 0;

public slots:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
                const QStringList &, const QVariantMap &, int)
    {
        shown = {title, body};
        replaced = replaces;
        return 7;
    }

signals:
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &token);
};

} // namespace

/// The desktop's services, played on a bus of our own.
class TestDesktop : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void withoutABusItIsSaid();
    void aBusThatIsSilentIsSaid();
    void sleepIsBlockedAsLongAsItIsHeld();
    void whatIsReleasedBeforeTheAnswerIsNotHeld();
    void aRefusalIsSaid();
    void notificationsAreShownPlain();
    void aClickOnTheNotificationIsTold();

private:
    void useBus() const
    {
        for (const char *name : busNames)
            qputenv(name, m_address);
    }

    test::ManualClock m_clock;
    QProcess m_daemon;
    QByteArray m_address;
    FakeLogind m_logind;
    FakeNotifications m_notifications;
};

void TestDesktop::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                   QStringLiteral("--print-address")});
    QTRY_VERIFY_WITH_TIMEOUT(m_daemon.canReadLine(), 10'000);
    m_address = m_daemon.readLine().trimmed();
    QDBusConnection bus =
        QDBusConnection::connectToBus(QString::fromLatin1(m_address), QStringLiteral("fake"));
    QVERIFY(bus.isConnected());
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.login1")));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
    const auto all = QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals;
    QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/login1"), &m_logind, all));
    QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_notifications, all));
}

void TestDesktop::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("fake"));
    m_daemon.terminate();
    QVERIFY(m_daemon.waitForFinished());
}

void TestDesktop::withoutABusItIsSaid()
{
    const QTemporaryDir empty;
    for (const char *name : busNames)
        qputenv(name, "unix:path=" + empty.filePath(QStringLiteral("bus")).toUtf8());
    app::LogindGuard guard(m_clock);
    app::FreedesktopNotifier notifier(m_clock);
    QSignalSpy awake(&guard, &app::SleepGuard::failed);
    QSignalSpy told(&notifier, &app::Notifier::failed);
    guard.hold(QStringLiteral("VMs"));
    notifier.notify(QStringLiteral("title"), QStringLiteral("text"));
    QTRY_COMPARE(awake.size(), 1);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(!awake.first().first().toString().isEmpty());
}

void TestDesktop::aBusThatIsSilentIsSaid()
{
    const QTemporaryDir place;
    QLocalServer deaf;
    QVERIFY(deaf.listen(place.filePath(QStringLiteral("bus"))));
    for (const char *name : busNames)
        qputenv(name, "unix:path=" + deaf.fullServerName().toUtf8());
    QStringList said;
    const auto note = [&said](const QString &why) { said.append(why); };
    app::FreedesktopNotifier notifier(m_clock);
    connect(&notifier, &app::Notifier::failed, &notifier, note);
    notifier.notify(QStringLiteral("title"), QStringLiteral("text"));
    QTRY_VERIFY(deaf.hasPendingConnections());
    m_clock.advance(store::BusGreeting::deadline - base::Millis{1});
    QCoreApplication::processEvents();
    QVERIFY(said.isEmpty());
    m_clock.advance(base::Millis{1});
    QTRY_COMPARE(said, QStringList{QStringLiteral("the session's D-Bus does not answer")});
    {
        app::LogindGuard guard(m_clock);
        connect(&guard, &app::SleepGuard::failed, &guard, note);
        guard.hold(QStringLiteral("VMs"));
    }
    QCOMPARE(m_clock.pendingTimers(), 0); // who is gone asks no more
    QCOMPARE(said.size(), 1);
}

void TestDesktop::sleepIsBlockedAsLongAsItIsHeld()
{
    useBus();
    app::LogindGuard guard(m_clock);
    guard.hold(QStringLiteral("VMs are being made."));
    QTRY_COMPARE(m_logind.asked,
                 (QStringList{QStringLiteral("sleep"), QStringLiteral("Slipway"),
                              QStringLiteral("VMs are being made."), QStringLiteral("block")}));
    QTRY_VERIFY(m_logind.isHeld());
    guard.release();
    QTRY_VERIFY(!m_logind.isHeld());
    guard.hold(QStringLiteral("more"));
    QTRY_COMPARE(m_logind.asked.at(2), QStringLiteral("more"));
    QTRY_VERIFY(m_logind.isHeld());
}

void TestDesktop::whatIsReleasedBeforeTheAnswerIsNotHeld()
{
    useBus();
    m_logind.asked.clear();
    app::LogindGuard guard(m_clock);
    guard.hold(QStringLiteral("a"));
    guard.release();
    guard.hold(QStringLiteral("b"));
    QTRY_COMPARE(m_logind.asked.value(2), QStringLiteral("b"));
    guard.release();
    QTRY_VERIFY(!m_logind.isHeld());
}

void TestDesktop::aRefusalIsSaid()
{
    useBus();
    m_logind.refuses = true;
    app::LogindGuard guard(m_clock);
    QSignalSpy failed(&guard, &app::SleepGuard::failed);
    guard.hold(QStringLiteral("a"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toString(), QStringLiteral("Permission denied"));
    m_logind.refuses = false;
}

void TestDesktop::notificationsAreShownPlain()
{
    useBus();
    app::FreedesktopNotifier notifier(m_clock);
    notifier.notify(QStringLiteral("web-1 to web-2"), QStringLiteral("<b>2</b> of 2 ready"));
    QTRY_COMPARE(m_notifications.shown, (QStringList{QStringLiteral("web-1 to web-2"),
                                                     QStringLiteral("&lt;b&gt;2&lt;/b&gt; of 2 ready")}));
    QCOMPARE(m_notifications.replaced, 0U);
}

void TestDesktop::aClickOnTheNotificationIsTold()
{
    useBus();
    app::FreedesktopNotifier notifier(m_clock);
    QSignalSpy activated(&notifier, &app::Notifier::activated);
    m_notifications.shown.clear();
    notifier.notify(QStringLiteral("title"), QStringLiteral("text"));
    QTRY_VERIFY(!m_notifications.shown.isEmpty());
    // Until the answer is read it does not know that 7 is its own.
    const auto click = [&](uint id) {
        emit m_notifications.ActivationToken(id, QStringLiteral("token"));
        emit m_notifications.ActionInvoked(id, QStringLiteral("default"));
        return activated.size();
    };
    click(6); // somebody else's
    QTRY_VERIFY(click(7) > 0);
    QCOMPARE(qEnvironmentVariable("XDG_ACTIVATION_TOKEN"), QStringLiteral("token"));
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

QTEST_GUILESS_MAIN(TestDesktop)
#include "tst_desktop.moc"
