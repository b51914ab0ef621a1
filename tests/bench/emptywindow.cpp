// SPDX-License-Identifier: Apache-2.0
// The baseline of the window's budgets: a program of the same widget classes, empty, in the style that ours
// builds on. windowcost.py compares.
#include "tests/bench/firstpaint.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

namespace {

QWidget *form()
{
    auto *area = new QScrollArea;
    auto *inside = new QWidget;
    auto *layout = new QVBoxLayout(inside);
    layout->addWidget(new QLabel(QStringLiteral("Label")));
    layout->addWidget(new QLineEdit);
    layout->addWidget(new QComboBox);
    layout->addWidget(new QSpinBox);
    layout->addWidget(new QCheckBox(QStringLiteral("Check")));
    layout->addWidget(new QPushButton(QStringLiteral("Button")));
    area->setWidget(inside);
    return area;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QStandardItemModel model;
    QMainWindow window;
    auto *pages = new QStackedWidget;
    pages->addWidget(form());
    auto *table = new QTableView;
    table->setModel(&model);
    pages->addWidget(table);
    auto *tree = new QTreeView;
    tree->setModel(&model);
    auto *splitter = new QSplitter;
    splitter->addWidget(tree);
    splitter->addWidget(pages);
    auto *whole = new QWidget;
    auto *layout = new QVBoxLayout(whole);
    auto *tabs = new QTabBar;
    tabs->addTab(QStringLiteral("Page"));
    layout->addWidget(tabs);
    layout->addWidget(splitter, 1);
    window.setCentralWidget(whole);
    window.resize(1280, 800);
    new bench::FirstPaint(window); // the window takes it over
    window.show();
    return QApplication::exec();
}
