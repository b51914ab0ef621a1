// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/enginerig.h"
#include "tests/ui/specs.h"
#include "ui/cancelquestion.h"
#include "ui/jobspage.h"
#include "ui/jobsview.h"
#include "ui/messagebar.h"

#include <QAbstractButton>
#include <QAction>
#include <QTest>

namespace test {

/// The page over the real engine; what it wants is done as the window does it.
struct JobsPageRig
{
    explicit JobsPageRig(const QByteArray &spec = fiveVms)
    {
        rig.start();
        if (!spec.isEmpty())
            ids = rig.submit(spec);
        page = std::make_unique<ui::JobsPage>(rig.engine(), rig.clock, rig.settings, &newVms);
        const auto act = [this](const prov::UserAction &action) {
            done = rig.engine().act(action).has_value();
        };
        QObject::connect(page.get(), &ui::JobsPage::wants, page.get(), act);
        auto *question = new ui::CancelQuestion(rig.engine(), messages, page.get());
        QObject::connect(page.get(), &ui::JobsPage::severalToCancel, question, &ui::CancelQuestion::ask);
        QObject::connect(question, &ui::CancelQuestion::wants, page.get(), act);
        page->resize(1000, 700);
        page->show();
    }

    template <typename Widget>
    Widget *find(const char *name)
    {
        return page->findChild<Widget *>(QString::fromLatin1(name));
    }
    ui::JobsView *view() { return find<ui::JobsView>("jobsView"); }
    QRect cell(const QString &job, int column)
    {
        auto *model = view()->model();
        const auto found =
            model->match(model->index(0, 0), ui::JobModel::JobIdRole, job, 1, Qt::MatchExactly);
        return view()->visualRect(found.value(0).siblingAtColumn(column));
    }
    [[nodiscard]] QAbstractButton *answer() ///< to what is asked in the message bar
    {
        return messages.findChild<QAbstractButton *>(QStringLiteral("noticeAction"));
    }
    /// The only button in the row of the first batch, at its right edge.
    QPoint batchButton()
    {
        return {view()->viewport()->width() - 30, cell(ids.first(), ui::JobModel::Name).top() - 15};
    }
    void click(const QPoint &at) { QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, at); }
    const prov::Job &job(int i) { return *rig.engine().job(ids.at(i)); }

    EngineRig rig;
    QAction newVms{QStringLiteral("New VMs")};
    QStringList ids;
    ui::MessageBar messages;
    std::unique_ptr<ui::JobsPage> page;
    bool done = false;
};

} // namespace test
