// SPDX-License-Identifier: Apache-2.0
#include "core/pve/decode.h"
#include "core/pve/taskpoller.h"
#include "core/sim/cluster.h"
#include "tests/support/manualclock.h"
#include "tests/support/simclient.h"

#include <QTextStream>

#include <algorithm>
#include <array>
#include <vector>

/// Polling requests per second on a node while 1, 5 or 20 full clones of the demo template run there, posted
/// one after the other and all on screen, on the virtual clock. Ends with 1 when 20 cost over 30 % more or
/// less than one.

using base::Millis;

namespace {

constexpr Millis apart{300}; // between two posts

struct Rates
{
    double whileRunning = 0; ///< requests per second from the first receipt to the first end
    double untilAllEnded = 0;
    qsizetype lists = 0;
    qsizetype statuses = 0;
    qsizetype logs = 0;
};

class Run : public QObject
{
public:
    explicit Run(int clones) : m_left(clones)
    {
        connect(&m_poller, &pve::TaskPoller::ended, this,
                [this](const pve::Upid &, const pve::TaskExit &exit) {
                    m_allGood = m_allGood && exit.good();
                    m_firstEnd = std::min(m_firstEnd, now());
                    --m_left;
                });
        m_poller.setUser(QStringLiteral("admin@pve"));
        for (int i = 0; i < clones; ++i) {
            post(401 + i);
            m_clock.advance(apart);
        }
        while (m_left > 0 && now() < Millis{600'000})
            m_clock.advance(Millis{10});
    }

    [[nodiscard]] bool allGood() const { return m_allGood && m_left == 0; }
    [[nodiscard]] Rates rates() const
    {
        return {perSecond(m_firstEnd), perSecond(now()), count("/tasks"), count("/status"), count("/log")};
    }

private:
    [[nodiscard]] Millis now() const { return m_clock.now().time_since_epoch(); }

    void post(int newid)
    {
        pve::CloneParams params;
        params.newid = newid;
        params.full = true;
        m_replies.push_back(m_client.send(pve::postClone(QStringLiteral("pve1"), 9000, params)));
        connect(m_replies.back().get(), &pve::Reply::finished, this, [this](const pve::Answer &answer) {
            const auto upid = answer.and_then(pve::decodeUpid).value();
            m_poller.watch(upid);
            m_onScreen.append(upid.text);
            m_poller.setSelected(m_onScreen.constFirst());
            m_poller.setOnScreen(m_onScreen);
        });
    }

    [[nodiscard]] qsizetype count(QByteArrayView ending) const
    {
        return std::ranges::count_if(m_cluster.requests(), [&](const auto &each) {
            const auto path = each.target.split('?').constFirst();
            return each.method == "GET" && path.endsWith(ending);
        });
    }

    [[nodiscard]] double perSecond(Millis until) const
    {
        const auto polls = std::ranges::count_if(
            m_cluster.requests(), [&](const auto &each) { return each.method == "GET" && each.at < until; });
        return static_cast<double>(polls) * 1000.0 / static_cast<double>(until.count());
    }

    test::ManualClock m_clock;
    sim::Cluster m_cluster{{}};
    test::SimClient m_client{
        m_clock,
        [this](const sim::Request &request, sim::Millis at) { return m_cluster.handle(request, at); },
        [this](sim::Millis at) { return m_cluster.wallAt(at); }, m_cluster.adminToken()};
    pve::TaskPoller m_poller{m_client, m_clock, {}};
    std::vector<std::unique_ptr<pve::Reply>> m_replies;
    QStringList m_onScreen;
    Millis m_firstEnd = Millis::max();
    int m_left;
    bool m_allGood = true;
};

} // namespace

int main()
{
    constexpr std::array clones{1, 5, 20};
    QTextStream out(stdout);
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(2);
    out << "clones  running/s  all/s  lists  statuses  logs\n";
    std::vector<double> running;
    for (const int count : clones) {
        const Run run(count);
        if (!run.allGood()) {
            out << "a clone failed or never ended\n";
            return 2;
        }
        const auto rates = run.rates();
        running.push_back(rates.whileRunning);
        out << qSetFieldWidth(6) << count << qSetFieldWidth(11) << rates.whileRunning << qSetFieldWidth(7)
            << rates.untilAllEnded << rates.lists << qSetFieldWidth(10) << rates.statuses << qSetFieldWidth(6)
            << rates.logs << qSetFieldWidth(0) << '\n';
    }
    const auto ratio = running.back() / running.front();
    out << "ratio of 20 to 1 while running: " << ratio << '\n';
    return ratio > 0.7 && ratio < 1.3 ? 0 : 1;
}
