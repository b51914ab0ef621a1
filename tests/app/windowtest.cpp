// SPDX-License-Identifier: Apache-2.0
#include "tests/app/windowtest.h"

#include "ui/messagebar.h"
#include "ui/slipwaystyle.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QMenu>

namespace test {

void WindowTest::initTestCase()
{
    m_language.choose(ui::Language::Choice::English);
    QApplication::setStyle(new ui::SlipwayStyle); // it makes Return press buttons
}

void WindowTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_unique<store::MemoryStore>(m_clock);
}

void WindowTest::connectTo(sim::Server &server, const QString &token, bool keep, const QString &name)
{
    click("connect");
    type("serverName", name);
    child<QCheckBox>("keep")->setChecked(keep);
    type("address", server.url() + QStringLiteral("/#v1:0:18:4"));
    type("tokenId", token.section(u'=', 0, 0));
    type("secret", token.section(u'=', 1));
    QTest::keyClick(child<QLineEdit>("secret"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(sees("certificate"), 20'000);
}

void WindowTest::addServer(sim::Server &server, const QString &name)
{
    connectTo(server, server.cluster().adminToken(), true, name);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
}

void WindowTest::chooseInServerMenu(const char *action)
{
    click("serversButton");
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    auto *chosen = menu->findChild<QAction *>(QString::fromLatin1(action));
    QVERIFY(chosen != nullptr);
    menu->setActiveAction(chosen);
    QTest::keyClick(menu, Qt::Key_Return);
    QApplication::setActiveWindow(&m_desk->window()); // without a window manager the closed menu stays it
}

QString WindowTest::said() const
{
    QString all;
    const auto bars = m_desk->window().findChildren<ui::MessageBar *>();
    for (const ui::MessageBar *bar : bars) {
        const auto labels = bar->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            all += label->text() + u' ';
    }
    return all;
}

} // namespace test
