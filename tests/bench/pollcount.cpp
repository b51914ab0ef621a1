// SPDX-License-Identifier: Apache-2.0
#include "tests/pve/pollworld.h"

#include <QTextStream>

#include <array>

/// Polling requests per second on a node while 1, 5 or 20 clones run there, each of 14 s, watched one by one
/// and all on screen, on the virtual clock. Ends 1 when the rate for 20 differs from that for 1 by more than
/// 30 %.

using base::Millis;

namespace {

constexpr Millis apart{300}; // between two clones: about what it takes to post one
constexpr Millis cloneTime{14'000};
constexpr Millis latency{20};

struct Rates
{
    double whileRunning = 0; ///< requests per second from the first receipt to the first end
    double untilAllEnded = 0;
    qint64 list = 0;
    qint64 status = 0;
    qint64 log = 0;
};

double perSecond(const QList<test::FakeNodes::Seen> &seen, Millis from, Millis to)
{
    const auto count =
        std::ranges::count_if(seen, [&](const auto &each) { return each.at >= from && each.at < to; });
    return static_cast<double>(count) * 1000.0 / static_cast<double>((to - from).count());
}

Rates measure(int clones)
{
    test::PollWorld world;
    world.nodes.setLatency(latency);
    QStringList all;
    Millis lastEnd{0};
    QObject::connect(&world.poller, &pve::TaskPoller::ended, &world.poller,
                     [&] { lastEnd = world.nodes.now(); });
    for (int i = 0; i < clones; ++i) {
        const auto upid = world.watch(i);
        world.nodes.task(upid).end = world.nodes.now() + cloneTime;
        all.append(upid.text);
        world.poller.setSelected(all.constFirst());
        world.poller.setOnScreen(all);
        world.nodes.run(apart);
    }
    while (std::ranges::any_of(
        all, [&](const auto &text) { return world.poller.isWatching(pve::Upid::parse(text).value()); }))
        world.nodes.run(Millis{10});
    const auto &seen = world.nodes.all();
    return {perSecond(seen, Millis{0}, cloneTime), perSecond(seen, Millis{0}, lastEnd),
            world.nodes.seen(test::lists).size(), world.nodes.seen(test::statuses).size(),
            world.nodes.seen(test::logs).size()};
}

} // namespace

int main()
{
    QTextStream out(stdout);
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(2);
    out << "clones  running/s  all/s  lists  statuses  logs\n";
    std::array<Rates, 3> rates{measure(1), measure(5), measure(20)};
    const std::array<int, 3> clones{1, 5, 20};
    for (size_t i = 0; i < rates.size(); ++i) {
        const auto &rate = rates[i];
        out << qSetFieldWidth(6) << clones[i] << qSetFieldWidth(11) << rate.whileRunning << qSetFieldWidth(7)
            << rate.untilAllEnded << rate.list << qSetFieldWidth(10) << rate.status << qSetFieldWidth(6)
            << rate.log << qSetFieldWidth(0) << '\n';
    }
    const auto ratio = rates[2].whileRunning / rates[0].whileRunning;
    out << "ratio of 20 to 1 while running: " << ratio << '\n';
    return ratio > 0.7 && ratio < 1.3 ? 0 : 1;
}
