// SPDX-License-Identifier: Apache-2.0
// How long the window's event loop is busy at a time, under load: 10,000 VMs on a server of its own process,
// 1,000 jobs on their way, and log records that arrive at 10,000/s until there are a million, while somebody
// changes pages, scrolls and filters. A turn is the time from the end of waiting to the next aboutToBlock; it
// may be several passes of the loop, and input is served in each, so that passes are told as well. Offscreen,
// and only a release build counts. Ends with 1 when a budget is broken. turns [SECONDS]
#include "app/session.h"
#include "app/window/sparing.h"
#include "core/provision/specreader.h"
#include "core/pve/inventory.h"
#include "tests/bench/bigworld.h"
#include "tests/bench/loadserver.h"
#include "ui/mainwindow.h"
#include "ui/slipwaystyle.h"

#include <QAbstractEventDispatcher>
#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QTreeView>

#include <dlfcn.h>
#include <poll.h>

#include <algorithm>
#include <functional>
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

/// How long something took, each time.
class Durations
{
public:
    void add(double ms, const QString &doing)
    {
        if (ms > m_longest)
            m_doing = doing;
        m_longest = qMax(m_longest, ms);
        m_all.push_back(ms);
    }
    [[nodiscard]] std::size_t count() const { return m_all.size(); }
    [[nodiscard]] double longest() const { return m_longest; }
    [[nodiscard]] const QString &doing() const { return m_doing; } ///< when it was longest
    [[nodiscard]] double middle() { return at(m_all.size() / 2); }
    [[nodiscard]] double usual() { return at(m_all.size() * 999 / 1000); } ///< of 1,000 the 999th longest

private:
    [[nodiscard]] double at(std::size_t index)
    {
        std::sort(m_all.begin(), m_all.end());
        return m_all.empty() ? 0 : m_all[index];
    }

    std::vector<double> m_all;
    double m_longest = 0;
    QString m_doing;
};

/// The event loop's times.
struct Turns
{
    void wakes()
    {
        m_pass.start();
        if (!m_turn.isValid())
            m_turn.start();
    }
    void looks() { end(m_pass, passes); } ///< for what has come meanwhile, or waits for it
    void blocks() { end(m_turn, turns); }

    Durations turns;
    Durations passes;
    QString doing; ///< what the load did last
    bool counts = false;

private:
    void end(QElapsedTimer &since, Durations &durations) const
    {
        if (since.isValid() && counts)
            durations.add(static_cast<double>(since.nsecsElapsed()) / 1e6, doing);
        since.invalidate();
    }

    QElapsedTimer m_pass;
    QElapsedTimer m_turn;
};

Turns *measured = nullptr; ///< those of the program

/// What goes on while it is measured.
class Load : public QObject
{
    struct Act
    {
        const char *name;
        std::function<void(int round)> run;
    };

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
        const int round = m_step / static_cast<int>(m_acts.size());
        const Act &next = m_acts.at(static_cast<std::size_t>(m_step++) % m_acts.size());
        m_turns.doing = QString::fromLatin1(next.name);
        next.run(round);
    }
    /// What a hand does, in this order and again, ten times a second.
    std::vector<Act> script()
    {
        return {
            {"the page of jobs", [this](int) { m_window.workspace()->showPage(ui::Workspace::Jobs); }},
            {"scrolling the jobs", [this](int round) { scroll("jobsView", round); }},
            {"choosing a job", [this](int round) { choose("jobsView", round); }},
            {"scrolling the inventory", [this](int round) { scroll("inventoryTree", round); }},
            {"filtering the inventory", [this](int round) { fill("inventoryFilter", "vm-1", round); }},
            {"the page of machines",
             [this](int) { m_window.workspace()->showPage(ui::Workspace::Machines); }},
            {"scrolling the machines", [this](int round) { scroll("machinesView", round); }},
            {"sorting the machines", [this](int round) { sort("machinesView", round); }},
            {"filtering the machines", [this](int round) { fill("findMachines", "status:stopped", round); }},
            {"choosing a machine", [this](int round) { choose("machinesView", round); }},
            {"the page that creates", [this](int) { m_window.workspace()->showPage(ui::Workspace::Create); }},
            {"the preferences", [this](int) { m_window.showPreferences(true); }},
            {"away with the preferences", [this](int) { m_window.showPreferences(false); }},
            {"searching everything", [this](int round) { type("searchField", u'1' + round % 9); }},
            {"searching on", [this](int round) { type("searchField", u'0' + round % 10); }},
            {"away with the search", [this](int) { press("searchField", Qt::Key_Escape); }},
            {"filtering the log", [this](int round) { fill("logFind", "9 of", round); }},
            {"scrolling the log", [this](int round) { scroll("logTable", round); }}};
    }
    void scroll(const char *name, int round)
    {
        auto *bar = part<QAbstractItemView>(name).verticalScrollBar();
        bar->setValue(((round + 1) * 7919) % qMax(1, bar->maximum()));
    }
    void choose(const char *name, int round)
    {
        auto &view = part<QAbstractItemView>(name);
        QModelIndex index = view.indexAt({40, 60 + 26 * (round % 8)});
        if (index.isValid())
            view.setCurrentIndex(index);
    }
    void sort(const char *name, int round)
    {
        part<QTreeView>(name).sortByColumn(round % 4,
                                           round % 8 < 4 ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
    void fill(const char *name, const char *text, int round)
    {
        part<QLineEdit>(name).setText(round % 2 == 0 ? QString::fromLatin1(text) : QString());
    }
    void type(const char *name, int character)
    {
        auto &field = part<QLineEdit>(name);
        field.setFocus();
        const QString text = QChar(character);
        QKeyEvent key(QEvent::KeyPress, character, Qt::NoModifier, text);
        QCoreApplication::sendEvent(&field, &key);
    }
    void press(const char *name, Qt::Key which)
    {
        QKeyEvent key(QEvent::KeyPress, which, Qt::NoModifier);
        QCoreApplication::sendEvent(&part<QLineEdit>(name), &key);
    }
    template <class Part>
    Part &part(const char *name)
    {
        auto *found = m_window.findChild<Part *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return *found;
    }

    app::Session &m_session;
    ui::MainWindow &m_window;
    Turns &m_turns;
    QTimer m_records;
    QTimer m_hand;
    QElapsedTimer m_elapsed;
    int m_recorded = 0;
    int m_step = 0;
    const std::vector<Act> m_acts = script();
};

void tell(QTextStream &out, const char *what, Durations &durations)
{
    out << QStringLiteral("%1 %2, median %3 ms, 99.9 % of them up to %4 ms, longest %5 ms (after %6)\n")
               .arg(durations.count())
               .arg(QLatin1String(what))
               .arg(durations.middle(), 0, 'f', 2)
               .arg(durations.usual(), 0, 'f', 1)
               .arg(durations.longest(), 0, 'f', 1)
               .arg(durations.doing());
}

} // namespace

/// In place of the C library's: Qt tells when it is about to wait, but not when the wait is over (its awake
/// comes after sockets and timers were served).
extern "C" int ppoll(pollfd *fds, nfds_t count, const timespec *timeout, const sigset_t *mask)
{
    using Real = int (*)(pollfd *, nfds_t, const timespec *, const sigset_t *);
    static const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "ppoll"));
    if (measured != nullptr)
        measured->looks();
    const int ready = real(fds, count, timeout, mask);
    if (measured != nullptr)
        measured->wakes();
    return ready;
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_NO_GLIB", "1"); // it waits elsewhere
    app::spareMachineCode();
    QApplication application(argc, argv);
    if (bench::LoadServer::asksForServer())
        return bench::LoadServer::runAsServer();
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const int seconds = arguments.isEmpty() ? 60 : arguments.first().toInt();
    QApplication::setStyle(new ui::SlipwayStyle); // takes it over
    bench::LoadServer server(vmCount);
    store::Preferences preferences;
    preferences.jobs.parallelJobs = 64;
    app::Session session(server.target(), preferences, app::openStorage({}, true).value());
    pve::Inventory inventory(session.client(), session.clock());
    NoProbe probe;
    const QTemporaryDir place;
    QSettings shape(place.filePath(QStringLiteral("w.ini")), QSettings::IniFormat);
    ui::MainWindow window(probe, shape);
    Turns turns;
    measured = &turns;
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock,
                     [&turns] { turns.blocks(); });
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
        QTimer::singleShot(settleMs, &window, [&turns] { turns.counts = true; });
        QTimer::singleShot(settleMs + seconds * 1000, &application,
                           [] { QCoreApplication::exit(); }); // quit() asks the window, which has jobs
    });
    session.start();
    QApplication::exec();

    measured = nullptr;
    QTextStream out(stdout);
    out << QStringLiteral("%1 s, %2 records, %3 VMs, %4 jobs\n")
               .arg(seconds)
               .arg(load.records())
               .arg(inventory.data().vms.size())
               .arg(session.engine().jobs().size());
    tell(out, "turns", turns.turns);
    tell(out, "passes", turns.passes);
    out << QStringLiteral("budget of a turn: 99.9 % up to %1 ms, all up to %2 ms\n").arg(usualMs).arg(mostMs);
    return turns.turns.usual() <= usualMs && turns.turns.longest() <= mostMs ? 0 : 1;
}
