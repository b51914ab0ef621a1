// SPDX-License-Identifier: Apache-2.0
#include "core/sim/course.h"

namespace sim {

Course courseOf(const QList<Fault> &faults)
{
    Course course;
    for (const Fault &fault : faults) {
        switch (fault.action) {
        case Fault::Action::DropBefore:
            course.instead = fault;
            course.fate = Response::Fate::Drop;
            break;
        case Fault::Action::Answer:
            course.instead = fault;
            break;
        case Fault::Action::AnswerAfter:
            course.afterwards = fault;
            break;
        case Fault::Action::DropAfter:
            course.fate = Response::Fate::Drop;
            break;
        case Fault::Action::CutBody:
            course.fate = Response::Fate::CutBody;
            break;
        case Fault::Action::SlowBody:
            course.bodySpan = fault.span;
            break;
        case Fault::Action::EndlessBody:
            course.fate = Response::Fate::Endless;
            break;
        case Fault::Action::Scribble:
            course.scribbled = true;
            break;
        case Fault::Action::Silence:
            course.fate = Response::Fate::Silence;
            break;
        case Fault::Action::Delay:
            course.late += fault.span;
            break;
        case Fault::Action::KillDaemon:
            course.afterwards = fault;
            course.afterwards->status = 596;
            course.afterwards->reason = "Broken pipe";
            break;
        case Fault::Action::HoldFlock:
        case Fault::Action::HoldNewFlock:
        case Fault::Action::KillWorker:
        case Fault::Action::KillCopy:
        case Fault::Action::DeafTask:
        case Fault::Action::KeyOrder:
        case Fault::Action::FailCloudInit:
        case Fault::Action::StopTask:
        case Fault::Action::LoseParent:
        case Fault::Action::FullStorage:
        case Fault::Action::SilentAgent:
            course.ofTask.append(fault);
            break;
        }
    }
    return course;
}

} // namespace sim
