// SPDX-License-Identifier: Apache-2.0
#include "ui/aboutdialog.h"
#include "ui/mainmenu.h"
#include "ui/shortcutsdialog.h"

#include <QApplication>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace ui;

/// The menu of the whole program, over a window with a few actions.
class TestMainMenu : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void f10OpensItWithTheKeyboardInside();
    void itOffersWhatTheWindowHas();
    void theButtonOpensIt();
    void diagnosticsAreAskedFor();
    void whatItOffersWorksHoweverOftenItIsOpened();
    void shortcutsAreReadFromTheActions();
    void aboutIsOneWindowAndNotModal();
    void quitIsAskedFor();

private:
    QAction *action(const char *name) const
    {
        return m_window->findChild<QAction *>(QString::fromLatin1(name));
    }
    QStringList offered() const;

    std::unique_ptr<QMainWindow> m_window;
    MainMenu *m_menu = nullptr;
};

void TestMainMenu::init()
{
    m_window = std::make_unique<QMainWindow>();
    m_menu = new MainMenu(m_window.get());
    m_window->setCentralWidget(m_menu->makeButton());
    m_window->resize(600, 400);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QStringList TestMainMenu::offered() const
{
    QStringList names;
    const auto actions = m_menu->actions();
    for (const QAction *action : actions)
        names.append(action->isSeparator() ? QStringLiteral("-") : action->objectName());
    return names;
}

void TestMainMenu::f10OpensItWithTheKeyboardInside()
{
    QTest::keyClick(m_window.get(), Qt::Key_F10);
    QTRY_COMPARE(QApplication::activePopupWidget(), m_menu);
    QVERIFY(m_menu->activeAction() != nullptr);
    QVERIFY(m_menu->geometry().right() <= m_window->geometry().right());
}

void TestMainMenu::itOffersWhatTheWindowHas()
{
    const QStringList own{QStringLiteral("shortcuts"), QStringLiteral("copyDiagnostics"),
                          QStringLiteral("about"), QStringLiteral("-"), QStringLiteral("quit")};
    action("openMainMenu")->trigger();
    QStringList shown = offered();
    shown.removeAll(QStringLiteral("-"));
    QStringList expected = own;
    expected.removeAll(QStringLiteral("-"));
    QCOMPARE(shown, expected);
    m_menu->close();
    auto *preferences = new QAction(QStringLiteral("Preferences"), m_window.get());
    preferences->setObjectName(QStringLiteral("preferences"));
    action("openMainMenu")->trigger();
    QVERIFY(offered().contains(QStringLiteral("preferences")));
    delete preferences;
    QVERIFY(!offered().contains(QStringLiteral("preferences")));
}

void TestMainMenu::theButtonOpensIt()
{
    auto *button = m_window->findChild<QToolButton *>(QStringLiteral("mainMenuButton"));
    QVERIFY(!button->accessibleName().isEmpty());
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(QApplication::activePopupWidget(), m_menu);
}

void TestMainMenu::diagnosticsAreAskedFor()
{
    QSignalSpy wanted(m_menu, &MainMenu::diagnosticsWanted);
    action("copyDiagnostics")->trigger();
    QCOMPARE(wanted.size(), 1);
}

void TestMainMenu::whatItOffersWorksHoweverOftenItIsOpened()
{
    QSignalSpy diagnostics(m_menu, &MainMenu::diagnosticsWanted);
    QSignalSpy quit(m_menu, &MainMenu::quitWanted);
    for (int times = 1; times <= 3; ++times) {
        action("openMainMenu")->trigger();
        m_menu->close();
        for (const char *name : {"shortcuts", "copyDiagnostics", "about", "quit"})
            action(name)->trigger();
        QCOMPARE(diagnostics.size(), times);
        QCOMPARE(quit.size(), times);
        const auto dialogs = m_window->findChildren<QDialog *>();
        QCOMPARE(dialogs.size(), 2);
        qDeleteAll(dialogs);
    }
}

void TestMainMenu::shortcutsAreReadFromTheActions()
{
    auto *spare = new QAction(QStringLiteral("Save && &Go …"), m_window.get());
    spare->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    new QAction(QStringLiteral("Without keys"), m_window.get());
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *dialog = m_window->findChild<ShortcutsDialog *>();
    QTRY_VERIFY(dialog != nullptr && dialog->isVisible());
    const auto *table = dialog->findChild<QTableWidget *>();
    const auto rows = table->findItems(QStringLiteral("Save & Go"), Qt::MatchExactly);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(table->item(rows.first()->row(), 1)->text(), QStringLiteral("Ctrl+Shift+G"));
    QVERIFY(table->findItems(QStringLiteral("Without keys"), Qt::MatchExactly).isEmpty());
}

void TestMainMenu::aboutIsOneWindowAndNotModal()
{
    action("about")->trigger();
    action("about")->trigger();
    const auto dialogs = m_window->findChildren<AboutDialog *>();
    QCOMPARE(dialogs.size(), 1);
    QVERIFY(dialogs.first()->isVisible());
    QVERIFY(!dialogs.first()->isModal());
}

void TestMainMenu::quitIsAskedFor()
{
    QSignalSpy wanted(m_menu, &MainMenu::quitWanted);
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(wanted.size(), 1);
}

QTEST_MAIN(TestMainMenu)
#include "tst_mainmenu.moc"
