// SPDX-License-Identifier: Apache-2.0
// Draws the page of jobs and the log panel into a folder, for looking at them: pageshots DIR.
#include "tests/support/enginerig.h"
#include "tests/ui/specs.h"
#include "ui/jobdetail.h"
#include "ui/jobspage.h"
#include "ui/logpanel.h"
#include "ui/messagebar.h"
#include "ui/plurals.h"
#include "ui/slipwaystyle.h"
#include "ui/themefollower.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QSplitter>
#include <QVBoxLayout>

using base::Millis;
using namespace ui;

namespace {

sim::Fault locked(const QString &pattern, int times)
{
    sim::Fault fault;
    fault.pattern = pattern;
    fault.action = sim::Fault::Action::Answer;
    fault.reason = "can't lock file '/var/lock/qemu-server/lock-403.conf' - got timeout";
    fault.times = times;
    return fault;
}

struct Stage
{
    explicit Stage(const QString &scenario = QStringLiteral("calm")) : rig(scenario) { rig.start(); }
    test::EngineRig rig;
};

struct Page
{
    Page(Stage &stage, const QString &name, JobDetail::Tab tab, const QString &jobName)
    {
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        auto *messages = new MessageBar(&window);
        auto *splitter = new QSplitter(Qt::Vertical, &window);
        auto *newVms = new QAction(icon(Symbol::Plus), QStringLiteral("New VMs"), &window);
        jobs = new JobsPage(stage.rig.engine(), stage.rig.clock, stage.rig.settings, newVms);
        splitter->addWidget(jobs);
        splitter->addWidget(new LogPanel(stage.rig.log(), stage.rig.engine()));
        splitter->setSizes({560, 162});
        layout->addWidget(messages);
        layout->addWidget(splitter);
        if (name == QLatin1String("failing"))
            messages->post(
                {QStringLiteral("resumed"), Family::Run, Symbol::Info, QStringLiteral("2 jobs were resumed."),
                 QStringLiteral("They were under way when Slipway last closed."), QStringLiteral("Show")});
        for (const auto &job : stage.rig.jobs()) {
            if (job.label() == jobName)
                jobs->showJob(job.id);
        }
        jobs->detail().setTab(tab);
        window.resize(1056, 754);
    }
    QWidget window;
    JobsPage *jobs;
};

void shoot(Stage &stage, const QString &dir, const QString &name, JobDetail::Tab tab, const QString &jobName,
           ThemeFollower &follower, const std::function<void()> &meanwhile = {})
{
    Page page(stage, name, tab, jobName);
    page.window.show();
    if (meanwhile)
        meanwhile();
    for (const auto choice : {ThemeFollower::Choice::Light, ThemeFollower::Choice::Dark}) {
        follower.choose(choice);
        QCoreApplication::processEvents();
        const auto file =
            name + (choice == ThemeFollower::Choice::Dark ? QStringLiteral("-dark") : QString());
        page.window.grab().save(QDir(dir).filePath(file + QStringLiteral(".png")));
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(new SlipwayStyle);
    EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    ThemeFollower follower;
    const auto dir = QCoreApplication::arguments().value(1);
    if (dir.isEmpty() || !QDir().mkpath(dir))
        qFatal("usage: pageshots DIR");

    Stage empty;
    shoot(empty, dir, QStringLiteral("empty"), JobDetail::Steps, {}, follower);

    Stage busy;
    busy.rig.cluster.addFault(locked(QStringLiteral("^PUT .*/403/config"), 2));
    busy.rig.submit(test::fiveVms);
    shoot(busy, dir, QStringLiteral("busy"), JobDetail::Steps, QStringLiteral("rancher-3"), follower,
          [&busy] {
              for (int i = 0; i < 3000; ++i) {
                  busy.rig.runFor(Millis{100});
                  const auto jobs = busy.rig.jobs();
                  if (!jobs[2].record(prov::Step::Configuring).failures.isEmpty())
                      break;
              }
          });
    Stage clone;
    clone.rig.submit(test::fiveVms);
    shoot(clone, dir, QStringLiteral("tasklog"), JobDetail::TaskLog, QStringLiteral("rancher-1"), follower,
          [&clone] { clone.rig.runFor(Millis{9'000}); });

    busy.rig.run();
    shoot(busy, dir, QStringLiteral("ready"), JobDetail::Verification, QStringLiteral("rancher-2"), follower);

    Stage failing;
    failing.rig.cluster.addFault(locked(QStringLiteral("^PUT .*/403/config"), -1));
    auto refused = locked(QStringLiteral("^POST .*/402/status/start"), -1);
    refused.status = 403;
    refused.reason = "Permission check failed (/vms/402, VM.PowerMgmt)";
    failing.rig.cluster.addFault(refused);
    failing.rig.submit(test::fiveVms);
    failing.rig.run();
    shoot(failing, dir, QStringLiteral("failing"), JobDetail::Steps, QStringLiteral("rancher-3"), follower);
    return 0;
}
