// SPDX-License-Identifier: Apache-2.0
// How long the window's event loop is busy at a time, under load: 10,000 VMs on a server of its own process,
// 1,000 jobs on their way, and log records that arrive at 10,000/s until there are a million, while somebody
// changes pages, scrolls and filters. A turn is the time from the end of waiting to the next
// aboutToBlock. Offscreen, and only a release build counts. Ends with 1 when a budget is broken. turns
// [SECONDS]
#include "app/session.h"
#include "core/provision/specreader.h"
#include "core/pve/inventory.h"
#include "core/sim/server.h"
#include "tests/bench/bigworld.h"
#include "ui/mainwindow.h"
#include "ui/slipwaystyle.h"

#include <QAbstractEventDispatcher>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <dlfcn.h>
#include <poll.h>

#include <algorithm>
#include <vector>

namespace {

constexpr int vmCount = 10'000;
constexpr int jobCount = 1'000;
constexpr int jobsInBatch = 50;
constexpr int recordCount = 1'000'000;
constexpr int earlierRecords = 400'000; ///< are there from the beginning
constexpr int recordsPerSecond = 10'000;
constexpr int settleMs = 2'000; ///< of the beginning, left out
constexpr double usualMs = 16;  ///< 99.9 of 100 turns
constexpr double mostMs = 50;

class NoProbe final : public ui::ServerProbe
{
public:
    void probe(const QUrl &) override {}
    void readRealms(const pve::Server &) override {}
};

int serve()
{
    sim::Server server({{QStringLiteral("calm"), 1, {}, bench::bigWorld(vmCount)}, 0, 1.0});
    QTextStream out(stdout);
    if (!server.listen()) {
        out << server.errorText() << '\n';
        return 2;
    }
    out << server.url() << ' ' << server.fingerprint() << '\n' << Qt::flush;
    return QCoreApplication::exec();
}

QElapsedTimer sinceWake; ///< the event loop's last return from waiting

/// The time of each turn, in ms.
class Turns : public QObject
{
public:
    Turns()
    {
        const auto *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &Turns::end);
    }
    void begin() { m_counts = true; }
    /// Of 1,000 turns the 999th longest.
    [[nodiscard]] double usual() { return at(m_turns.size() * 999 / 1000); }
    [[nodiscard]] double longest() { return at(m_turns.size() - 1); }
    [[nodiscard]] double middle() { return at(m_turns.size() / 2); }
    [[nodiscard]] std::size_t count() const { return m_turns.size(); }
    QString doing; ///< what the load did last, for the longest turn
    [[nodiscard]] const QString &longestDoing() const { return m_longestDoing; }

private:
    void end()
    {
        if (!m_counts || !sinceWake.isValid())
            return;
        const double ms = static_cast<double>(sinceWake.nsecsElapsed()) / 1e6;
        sinceWake.invalidate();
        if (ms > m_longest) {
            m_longest = ms;
            m_longestDoing = doing;
        }
        m_turns.push_back(ms);
    }
    [[nodiscard]] double at(std::size_t index)
    {
        std::sort(m_turns.begin(), m_turns.end());
        return m_turns.empty() ? 0 : m_turns[std::min(index, m_turns.size() - 1)];
    }

    std::vector<double> m_turns;
    double m_longest = 0;
    QString m_longestDoing;
    bool m_counts = false;
};

/// What goes on while it is measured.
class Load : public QObject
{
public:
    Load(app::Session &session, ui::MainWindow &window, Turns &turns)
        : m_session(session), m_window(window), m_turns(turns)
    {
        connect(&m_records, &QTimer::timeout, this, &Load::record);
        connect(&m_hand, &QTimer::timeout, this, &Load::act);
    }
    void begin()
    {
        for (int i = 0; i < jobCount / jobsInBatch; ++i)
            submit(i);
        m_window.workspace()->openLog(true);
        m_elapsed.start();
        m_records.start(10);
        m_hand.start(100);
    }
    [[nodiscard]] int records() const { return m_recorded; }

private:
    void submit(int batch)
    {
        const QByteArray spec =
            QStringLiteral(R"({"slipway": 1, "template": {"vmid": %1, "node": "pve1"}, "count": %2,
                "name": "load-%3-{n}", "hardware": {"memory_mib": 4096}, "start": false})")
                .arg(bench::templateId)
                .arg(jobsInBatch)
                .arg(batch)
                .toUtf8();
        const auto read = prov::readSpec(spec);
        if (!read)
            qFatal("the spec is wrong: %s", qPrintable(read.error().first().text));
        const auto done = m_session.engine().act(prov::want::Submit{*read, {}});
        if (!done)
            qFatal("not submitted: %s", qPrintable(done.error().text));
    }
    void record()
    {
        const auto due =
            std::min<qint64>(recordCount, earlierRecords + m_elapsed.elapsed() * recordsPerSecond / 1000);
        for (; m_recorded < due; ++m_recorded)
            m_session.log().add(m_recorded % 50 == 0 ? base::LogRecord::Level::Warn
                                                     : base::LogRecord::Level::Info,
                                QStringLiteral("record %1 of the load").arg(m_recorded));
    }
    void act()
    {
        ++m_step;
        auto *workspace = m_window.workspace();
        const auto scroll = [this](const char *name) {
            auto *bar = view(name)->verticalScrollBar();
            bar->setValue((m_step * 7919) % qMax(1, bar->maximum()));
        };
        m_turns.doing = QStringLiteral("step %1").arg(m_step % 10);
        switch (m_step % 10) {
        case 0:
            workspace->showPage(ui::Workspace::Jobs);
            break;
        case 1:
        case 2:
            scroll("jobsView");
            break;
        case 3:
        case 4:
            scroll("inventoryTree");
            break;
        case 5:
            m_window.findChild<QLineEdit *>(QStringLiteral("inventoryFilter"))
                ->setText(m_step % 20 == 5 ? QStringLiteral("vm-1") : QString());
            break;
        case 6:
            workspace->showPage(ui::Workspace::Create);
            break;
        case 7:
            m_window.findChild<QLineEdit *>(QStringLiteral("logFind"))
                ->setText(m_step % 20 == 7 ? QStringLiteral("9 of") : QString());
            break;
        default:
            scroll("logTable");
        }
    }
    QAbstractItemView *view(const char *name)
    {
        auto *found = m_window.findChild<QAbstractItemView *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no view %s", name);
        return found;
    }

    app::Session &m_session;
    ui::MainWindow &m_window;
    Turns &m_turns;
    QTimer m_records;
    QTimer m_hand;
    QElapsedTimer m_elapsed;
    int m_recorded = 0;
    int m_step = 0;
};

app::Target targetOf(QProcess &server)
{
    server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--serve")});
    while (!server.canReadLine()) {
        if (!server.waitForReadyRead(60'000))
            qFatal("the server does not come");
    }
    const auto said = QString::fromUtf8(server.readLine()).trimmed().split(u' ');
    app::Target target;
    target.endpoints = app::endpointsOf(said.at(0), said.at(1)).value_or(QList<pve::Server>());
    target.credential = pve::ApiToken{QStringLiteral("root@pam"), QStringLiteral("root@pam!load"), "x"};
    return target;
}

} // namespace

/// In place of the C library's: Qt tells when it is about to wait, but not when the wait is over (its awake
/// comes after sockets and timers were served).
extern "C" int ppoll(pollfd *fds, nfds_t count, const timespec *timeout, const sigset_t *mask)
{
    using Real = int (*)(pollfd *, nfds_t, const timespec *, const sigset_t *);
    static const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "ppoll"));
    const int ready = real(fds, count, timeout, mask);
    sinceWake.start();
    return ready;
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_NO_GLIB", "1"); // it waits elsewhere
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments == QStringList(QStringLiteral("--serve")))
        return serve();
    const int seconds = arguments.isEmpty() ? 60 : arguments.first().toInt();
    QApplication::setStyle(new ui::SlipwayStyle); // takes it over
    QProcess server;
    store::Preferences preferences;
    preferences.jobs.parallelJobs = 64;
    app::Session session(targetOf(server), preferences, app::openStorage({}, true).value());
    pve::Inventory inventory(session.client(), session.clock());
    NoProbe probe;
    const QTemporaryDir place;
    QSettings shape(place.filePath(QStringLiteral("w.ini")), QSettings::IniFormat);
    ui::MainWindow window(probe, shape);
    Turns turns;
    Load load(session, window, turns);
    QObject::connect(&session, &app::Session::refused,
                     [](const base::Error &error) { qFatal("refused: %s", qPrintable(error.text)); });
    QObject::connect(&session, &app::Session::ready, &window, [&] {
        window.openWorkspace({session.engine(), inventory, session.client(), session.log(), session.clock(),
                              preferences.jobs, QStringLiteral("load"), QStringLiteral("root@pam!load")},
                             true, {});
        window.show();
        inventory.refresh();
    });
    QObject::connect(&inventory, &pve::Inventory::changed, &window, [&] {
        inventory.disconnect(&window);
        load.begin();
        QTimer::singleShot(settleMs, &turns, &Turns::begin);
        QTimer::singleShot(settleMs + seconds * 1000, &application,
                           [] { QCoreApplication::exit(); }); // quit() asks the window, which has jobs
    });
    session.start();
    QApplication::exec();
    server.kill();
    server.waitForFinished();

    QTextStream out(stdout);
    out << QStringLiteral("%1 turns in %2 s, %3 records, %4 VMs, %5 jobs\n")
               .arg(turns.count())
               .arg(seconds)
               .arg(load.records())
               .arg(inventory.data().vms.size())
               .arg(session.engine().jobs().size())
        << QStringLiteral(
               "median %1 ms, 99.9 % of them up to %2 ms (budget %3), longest %4 ms (budget %5; after %6)\n")
               .arg(turns.middle(), 0, 'f', 2)
               .arg(turns.usual(), 0, 'f', 1)
               .arg(usualMs)
               .arg(turns.longest(), 0, 'f', 1)
               .arg(mostMs)
               .arg(turns.longestDoing());
    return turns.usual() <= usualMs && turns.longest() <= mostMs ? 0 : 1;
}
