// SPDX-License-Identifier: Apache-2.0
#include "core/sim/scenario.h"

namespace sim {

namespace {

using A = Fault::Action;

constexpr QLatin1String kClone("^POST [^?]*/clone$");
constexpr QLatin1String kStart("^POST [^?]*/status/start$");
constexpr QLatin1String kWrite("^(POST|PUT|DELETE) ");
constexpr QLatin1String kRead("^GET ");

Fault fault(QLatin1String pattern, A action, Millis span = Millis(0), int oneIn = 1)
{
    Fault made;
    made.pattern = pattern;
    made.action = action;
    made.span = span;
    made.oneIn = oneIn;
    return made;
}

Fault limited(Fault made, int times)
{
    made.times = times;
    return made;
}

Fault answer(QLatin1String pattern, A action, int status, const QByteArray &reason, int oneIn)
{
    Fault made = fault(pattern, action, status == 596 ? Millis(30'000) : Millis(0), oneIn);
    made.status = status;
    made.reason = reason;
    return made;
}

Fault fullStorage(const QByteArray &storage)
{
    Fault made = fault(kClone, A::FullStorage);
    made.storage = storage;
    return made;
}

Fault noQuorum()
{
    Fault made = answer(kWrite, A::Answer, 500, "cluster not ready - no quorum?", 1);
    made.lasting = Millis(20'000);
    return made;
}

QList<Scenario> makeScenarios()
{
    return {
        {QStringLiteral("calm"),
         QStringLiteral("Everything works, at the pace of a healthy cluster."),
         1,
         {}},
        {QStringLiteral("slow"),
         QStringLiteral("Everything takes four times as long, and answers come late."),
         4,
         {fault(kRead, A::Delay, Millis(400)), fault(kRead, A::Delay, Millis(1500), 8)}},
        {QStringLiteral("locked"),
         QStringLiteral("A backup job locks every new VM for 25 seconds, and twice a template and a start."),
         1,
         // Twice and no more: whatever the timing, a client with three repeats gets through.
         {fault(kClone, A::HoldNewFlock, Millis(25'000)),
          limited(fault(kClone, A::HoldFlock, Millis(1500), 5), 2),
          limited(fault(kStart, A::HoldFlock, Millis(12'000), 6), 2)}},
        {QStringLiteral("flaky"),
         QStringLiteral("Proxy errors and delays, some of them after the work was done."),
         1,
         {answer(kRead, A::Answer, 599, "Too many redirections", 20),
          answer(kWrite, A::Answer, 599, "Too many redirections", 15),
          answer(kWrite, A::AnswerAfter, 596, "Connection timed out", 15),
          answer(kWrite, A::Answer, 595, "Connection refused", 15),
          fault(kRead, A::Delay, Millis(2000), 10)}},
        {QStringLiteral("lost-replies"),
         QStringLiteral(
             "One in six requests with an effect gets no answer, and nobody knows whether it was done."),
         1,
         {fault(kWrite, A::DropBefore, Millis(0), 12), fault(kWrite, A::DropAfter, Millis(0), 11),
          fault(kRead, A::DropAfter, Millis(0), 15)}},
        {QStringLiteral("storage-full"),
         QStringLiteral("The storage local has no space for another disk."),
         1,
         {fullStorage("local")}},
        {QStringLiteral("no-quorum"),
         QStringLiteral("From the first write on the cluster has no quorum for 20 seconds."),
         1,
         {noQuorum()}},
        {QStringLiteral("killed-worker"),
         QStringLiteral("The worker of the first clone is killed midway and leaves a locked stub."),
         1,
         {limited(fault(kClone, A::KillWorker), 1)}},
        {QStringLiteral("agent-silent"),
         QStringLiteral("No guest agent ever answers."),
         1,
         {fault(kStart, A::SilentAgent)}},
    };
}

} // namespace

const QList<Scenario> &scenarios()
{
    static const QList<Scenario> all = makeScenarios();
    return all;
}

const Scenario *findScenario(const QString &name)
{
    for (const Scenario &each : scenarios()) {
        if (each.name == name)
            return &each;
    }
    return nullptr;
}

} // namespace sim
