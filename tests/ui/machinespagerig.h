// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/machinesrig.h"
#include "ui/machinespage.h"
#include "ui/machinesview.h"
#include "ui/messagebar.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

namespace test {

/// The page below its message bar, as it stands in the window.
struct PageRig : MachinesRig
{
    explicit PageRig(const QUrl &address = QUrl(QStringLiteral("https://pve1.lab.example:8006")))
    {
        page = new ui::MachinesPage(
            {inventory, rig.engine(), client, rig.clock, rig.log(), *messages, address, nullptr}, &window);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(messages);
        layout->addWidget(page);
        window.resize(1056, 500);
        window.show();
        QApplication::setActiveWindow(&window); // for shortcuts
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("no window");
    }
    template <typename Widget>
    Widget *find(const char *name)
    {
        return window.findChild<Widget *>(QString::fromLatin1(name));
    }
    ui::MachinesView *view() { return find<ui::MachinesView>("machinesView"); }
    QModelIndex row(const char *name)
    {
        auto *model = view()->model();
        return model
            ->match(model->index(0, ui::MachineModel::Name), Qt::DisplayRole, QString::fromLatin1(name), 1,
                    Qt::MatchExactly)
            .value(0);
    }
    QString state(const char *name)
    {
        return row(name).siblingAtColumn(ui::MachineModel::State).data().toString();
    }
    void click(const char *name)
    {
        view()->scrollTo(row(name));
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(row(name)).center());
    }
    QPushButton *button(const QString &word)
    {
        const auto buttons = window.findChildren<QPushButton *>();
        for (auto *each : buttons) {
            if (each->text() == word)
                return each;
        }
        qFatal("no button %s", qPrintable(word));
    }
    QString said()
    {
        QString all;
        const auto labels = messages->findChildren<QLabel *>();
        for (const auto *label : labels)
            all += label->text() + u' ';
        return all;
    }
    bool enabled(const char *action) { return find<QAction>(action)->isEnabled(); }

    QWidget window;
    ui::MessageBar *messages = new ui::MessageBar(&window);
    ui::MachinesPage *page = nullptr;
};

} // namespace test
