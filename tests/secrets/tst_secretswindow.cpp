// SPDX-License-Identifier: Apache-2.0
#include "core/store/keychainstore.h"
#include "core/store/secretserviceprobe.h"
#include "core/store/sessionfallback.h"
#include "tests/app/windowtest.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>

/// What a person with secrets does in the window, put together as in app/window/main.cpp, with the folders of
/// its home and the keychain of its session, or none. Whoever runs it (hygiene.py) searches afterwards what
/// is left behind. What is to be typed stands in the file that SLIPWAY_TYPED names.
class TestSecretsWindow : public test::WindowTest
{
    Q_OBJECT
private slots:
    void noKeyring();
    void keyring();

private:
    [[nodiscard]] static QString typed(const char *what);
    void start();
    void signIn();
    void provision();
    [[nodiscard]] bool isReady() const;
    void copyTheLog();

    store::SecretServiceProbe m_probe{m_clock};
    store::KeychainStore m_secretService{m_probe, m_clock};
    store::MemoryStore m_memory{m_clock};
    store::SessionFallback m_secrets{m_secretService, m_memory};
};

QString TestSecretsWindow::typed(const char *what)
{
    QFile file(qEnvironmentVariable("SLIPWAY_TYPED"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is nothing to type");
    return QJsonDocument::fromJson(file.readAll())[QLatin1String(what)].toString();
}

void TestSecretsWindow::start()
{
    m_desk.reset();
    m_accounts = std::make_unique<app::Accounts>(store::ProfileFile(), m_secrets);
    m_choices = std::make_unique<app::Choices>(store::PreferencesFile());
    m_desk = std::make_unique<app::Desk>(app::WindowOptions{}, *m_accounts, *m_choices);
    connect(&m_secrets, &store::SessionFallback::degraded, m_desk.get(), &app::Desk::keychainFailed);
    m_desk->open();
    QVERIFY(QTest::qWaitForWindowExposed(&m_desk->window()));
}

void TestSecretsWindow::signIn()
{
    click("connect");
    child<QCheckBox>("keep")->setChecked(true);
    type("address", typed("address"));
    type("tokenId", typed("token_id"));
    type("secret", typed("token"));
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("certificate")->isVisible(), 20'000);
    click("trust");
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000); // connected, and the template was read
}

bool TestSecretsWindow::isReady() const
{
    const auto jobs = m_desk->window().workspace()->engine().jobs();
    return !jobs.isEmpty() && jobs.last().step == prov::Step::Ready;
}

void TestSecretsWindow::provision()
{
    type("name", QStringLiteral("tidy"));
    type("cloud_init.user", QStringLiteral("ops"));
    type("cloud_init.password_env", typed("password"));
    create();
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60'000);
}

/// To standard output, where it is searched.
void TestSecretsWindow::copyTheLog()
{
    QTest::keyClick(&m_desk->window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(child<QWidget>("logPanel")->isVisible());
    child<QAction>("copyLog")->trigger();
    const auto copied = [] { return QGuiApplication::clipboard()->text(); };
    QTRY_VERIFY(copied().contains(QStringLiteral("debug")));
    qInfo().noquote() << copied();
}

void TestSecretsWindow::noKeyring()
{
    start();
    signIn();
    provision();
    copyTheLog();
    QVERIFY2(said().contains(QStringLiteral("keychain")), qPrintable(said()));
}

void TestSecretsWindow::keyring()
{
    start();
    signIn();
    provision();
    copyTheLog();
    QVERIFY2(!said().contains(QStringLiteral("keychain")), qPrintable(said()));
    start();
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000); // nothing was typed
}

QTEST_MAIN(TestSecretsWindow)
#include "tst_secretswindow.moc"
