// SPDX-License-Identifier: Apache-2.0
#include "core/sim/faultfile.h"

#include <QHash>
#include <QRegularExpression>

namespace sim {

std::optional<Fault> faultFrom(const QJsonObject &object)
{
    using A = Fault::Action;
    static const QHash<QString, A> actions{{QStringLiteral("delay"), A::Delay},
                                           {QStringLiteral("drop-before"), A::DropBefore},
                                           {QStringLiteral("drop-after"), A::DropAfter},
                                           {QStringLiteral("cut-body"), A::CutBody},
                                           {QStringLiteral("silence"), A::Silence},
                                           {QStringLiteral("answer"), A::Answer},
                                           {QStringLiteral("answer-after"), A::AnswerAfter},
                                           {QStringLiteral("kill-daemon"), A::KillDaemon},
                                           {QStringLiteral("hold-flock"), A::HoldFlock},
                                           {QStringLiteral("hold-new-flock"), A::HoldNewFlock},
                                           {QStringLiteral("kill-worker"), A::KillWorker},
                                           {QStringLiteral("kill-copy"), A::KillCopy},
                                           {QStringLiteral("deaf-task"), A::DeafTask},
                                           {QStringLiteral("key-order"), A::KeyOrder},
                                           {QStringLiteral("fail-cloud-init"), A::FailCloudInit},
                                           {QStringLiteral("stop-task"), A::StopTask},
                                           {QStringLiteral("lose-parent"), A::LoseParent},
                                           {QStringLiteral("full-storage"), A::FullStorage},
                                           {QStringLiteral("silent-agent"), A::SilentAgent}};
    Fault fault;
    fault.pattern = object[u"pattern"].toString();
    const auto action = actions.constFind(object[u"action"].toString());
    if (action == actions.cend() || !QRegularExpression(fault.pattern).isValid())
        return std::nullopt;
    fault.action = *action;
    fault.span = Millis(object[u"span"].toInteger());
    fault.skip = object[u"skip"].toInt();
    fault.times = object[u"times"].toInt(fault.times);
    fault.oneIn = object[u"oneIn"].toInt(fault.oneIn);
    fault.lasting = Millis(object[u"lasting"].toInteger(fault.lasting.count()));
    fault.storage = object[u"storage"].toString().toUtf8();
    fault.status = object[u"status"].toInt(fault.status);
    fault.reason = object[u"reason"].toString().toUtf8();
    fault.body = object[u"body"].toString().toUtf8();
    return fault;
}

} // namespace sim
