// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/desk.h"
#include "core/base/systemclock.h"
#include "core/sim/server.h"
#include "core/store/memorystore.h"
#include "ui/language.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <utility>

namespace test {

/// The whole window over the simulated cluster, on the wire, and what a person does in it. Its folder and its
/// keychain outlive the program within one test function.
class WindowTest : public QObject
{
    Q_OBJECT
protected slots:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }

protected:
    template <typename T>
    T *child(const char *name) const
    {
        T *found = m_desk->window().findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no widget %s", name);
        return found;
    }
    bool has(const char *name) const
    {
        return m_desk->window().findChild<QWidget *>(QString::fromLatin1(name)) != nullptr;
    }
    /// What is made late is not there before it is wanted.
    bool sees(const char *name) const
    {
        const auto *found = m_desk->window().findChild<QWidget *>(QString::fromLatin1(name));
        return found != nullptr && found->isVisible();
    }
    void open(const std::optional<app::DemoOptions> &demo)
    {
        m_desk.reset();
        m_accounts = std::make_unique<app::Accounts>(
            store::ProfileFile(m_dir->filePath(QStringLiteral("profiles.json"))), *m_keychain);
        m_choices = std::make_unique<app::Choices>(
            store::PreferencesFile(m_dir->filePath(QStringLiteral("preferences.json"))));
        m_desk = std::make_unique<app::Desk>(app::WindowOptions{demo, m_dir->path()}, *m_accounts, *m_choices,
                                             std::exchange(m_desktop, app::Desktop{}));
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowExposed(&m_desk->window()));
    }
    /// VMs, without waiting until the server was looked at for them.
    void create()
    {
        auto *button = child<QAbstractButton>("create");
        QTest::mouseClick(button, Qt::LeftButton);
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    void click(const char *name) { QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton); }
    void type(const char *field, const QString &text)
    {
        auto *edit = child<QLineEdit>(field);
        edit->setFocus();
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    /// As far as the certificate that is to be confirmed.
    void connectTo(sim::Server &server, const QString &token, bool keep = false, const QString &name = {});
    /// It is connected to, and kept.
    void addServer(sim::Server &server, const QString &name = {});
    /// Of the menu at the server's name.
    void chooseInServerMenu(const char *action);
    [[nodiscard]] QString said() const; ///< everything in message bars
    [[nodiscard]] static sim::Server::Setup fastServer() { return {{QStringLiteral("calm"), 1, {}}, 0, 60}; }

    ui::Language m_language;
    std::unique_ptr<QTemporaryDir> m_dir;
    base::SystemClock m_clock;
    std::unique_ptr<store::MemoryStore> m_keychain;
    app::Desktop m_desktop; ///< of the next open()
    std::unique_ptr<app::Accounts> m_accounts;
    std::unique_ptr<app::Choices> m_choices;
    std::unique_ptr<app::Desk> m_desk;
};

} // namespace test
