// SPDX-License-Identifier: Apache-2.0
#include "tests/app/windowtest.h"

#include "ui/slipwaystyle.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>

namespace test {

void WindowTest::initTestCase()
{
    QCoreApplication::installTranslator(&m_plurals);
    QApplication::setStyle(new ui::SlipwayStyle); // it makes Return press buttons
}

void WindowTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_unique<store::MemoryStore>(m_clock);
}

void WindowTest::connectTo(sim::Server &server, const QString &token, bool keep)
{
    click("connect");
    child<QCheckBox>("keep")->setChecked(keep);
    type("address", server.url() + QStringLiteral("/#v1:0:18:4"));
    type("tokenId", token.section(u'=', 0, 0));
    type("secret", token.section(u'=', 1));
    QTest::keyClick(child<QLineEdit>("secret"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("certificate")->isVisible(), 20'000);
}

void WindowTest::addServer(sim::Server &server)
{
    connectTo(server, server.cluster().adminToken(), true);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
}

QString WindowTest::said() const
{
    QString all;
    const auto labels = child<QWidget>("messageBar")->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all += label->text();
    return all;
}

} // namespace test
