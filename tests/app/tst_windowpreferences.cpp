// SPDX-License-Identifier: Apache-2.0
#include "core/provision/specreader.h"
#include "tests/app/windowtest.h"
#include "tests/ui/specs.h"
#include "ui/jobspage.h"
#include "ui/messagebar.h"
#include "ui/palette/palettesource.h"
#include "ui/preferencespage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QPushButton>

#include <algorithm>

using namespace test;

/// What a person sets in the window reaches what it is for, and is there at the next start.
class TestWindowPreferences : public WindowTest
{
    Q_OBJECT
private slots:
    void areReachedBeforeAndAfterConnecting();
    void areFoundOneByOne();
    void surviveARestart();
    void themeAndLogFollowAtOnce();
    void jobsFollowAtOnce();
    void wrongFileIsSaidAndLeadsToThePage();
    void damagedFileIsSaid();
    void whatCannotBeKeptAppliesAndIsSaid();
    void whatWasNotKeptIsKeptWithTheNext();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("preferences.json")); }
    void write(const QByteArray &text)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] bool isShown() const { return m_desk->window().preferences().isVisible(); }
    void pressComma()
    {
        QApplication::setActiveWindow(&m_desk->window());
        QTest::keyClick(&m_desk->window(), Qt::Key_Comma, Qt::ControlModifier);
    }
    void set(const char *key, const QString &text)
    {
        type(key, text);
        QTest::keyClick(child<QLineEdit>(key), Qt::Key_Return);
    }
    void choose(const char *box, int index)
    {
        auto *choice = child<QComboBox>(box);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(choice, Qt::Key_Down);
    }
    void openDemo()
    {
        open(app::DemoOptions{});
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().workspace() != nullptr, 20'000);
    }
};

void TestWindowPreferences::areReachedBeforeAndAfterConnecting()
{
    open(std::nullopt);
    QVERIFY(!isShown());
    pressComma();
    QTRY_VERIFY(isShown());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!isShown());
    QVERIFY(sees("demo"));
    click("demo");
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().workspace() != nullptr, 20'000);
    auto *count = child<QWidget>("count");
    count->setFocus();
    m_desk->window().findChild<QAction *>(QStringLiteral("preferences"))->trigger();
    QTRY_VERIFY(isShown());
    QVERIFY(!m_desk->window().workspace()->isVisible());
    click("preferencesDone");
    QTRY_VERIFY(m_desk->window().workspace()->isVisible());
    QCOMPARE(m_desk->window().focusWidget(), count); // where it was
}

void TestWindowPreferences::areFoundOneByOne()
{
    open(std::nullopt);
    QVERIFY(!isShown());
    auto *theme = m_desk->window().findChild<QAction *>(QStringLiteral("preference theme"));
    QVERIFY(theme != nullptr);
    const QList<QAction *> actions = ui::availableActions(m_desk->window());
    QVERIFY(actions.contains(theme));
    QVERIFY(actions.indexOf(theme) > actions.indexOf(child<QAction>("quit"))); // behind what is wanted more
    theme->trigger();
    QVERIFY(isShown());
    const QWidget *focused = m_desk->window().focusWidget();
    QVERIFY(focused != nullptr);
    QCOMPARE(focused->objectName(), QStringLiteral("theme"));
}

void TestWindowPreferences::surviveARestart()
{
    open(std::nullopt);
    pressComma();
    set("parallel_jobs", QStringLiteral("7"));
    choose("language", 2);
    choose("closing", 2);
    open(std::nullopt);
    QCOMPARE(m_choices->now().closing, store::Preferences::Closing::Close);
    QCOMPARE(m_choices->now().jobs.parallelJobs, 7);
    QCOMPARE(m_choices->now().language, store::Preferences::Language::German);
    pressComma();
    QCOMPARE(child<QLineEdit>("parallel_jobs")->text(), QStringLiteral("7"));
}

void TestWindowPreferences::themeAndLogFollowAtOnce()
{
    openDemo();
    pressComma();
    choose("theme", 2);
    QVERIFY(ui::Theme::of(QApplication::palette()).isDark());
    choose("theme", 1);
    QVERIFY(!ui::Theme::of(QApplication::palette()).isDark());
    auto *shown = child<QComboBox>("logLevel");
    choose("log_level", 3);
    QCOMPARE(shown->currentIndex(), 3);
    shown->setCurrentIndex(1);
    set("guest_patience_ms", QStringLiteral("90"));
    QCOMPARE(shown->currentIndex(), 1); // only with a change of its own
}

void TestWindowPreferences::jobsFollowAtOnce()
{
    openDemo();
    pressComma();
    set("parallel_jobs", QStringLiteral("1"));
    ui::Workspace &workspace = *m_desk->window().workspace();
    emit workspace.jobs().wants(prov::want::Submit{*prov::readSpec(fiveVms), {}});
    const auto begun = [&workspace] {
        const QList<prov::Job> jobs = workspace.engine().jobs();
        return std::count_if(jobs.begin(), jobs.end(),
                             [](const prov::Job &job) { return job.step != prov::Step::Queued; });
    };
    QCOMPARE(begun(), 1);
    set("parallel_jobs", QStringLiteral("4"));
    QCOMPARE(begun(), 4);
}

void TestWindowPreferences::wrongFileIsSaidAndLeadsToThePage()
{
    write(R"({"slipway_preferences": 1, "parallel_jobs": 65})");
    open(std::nullopt);
    QVERIFY2(said().contains(QStringLiteral("must be a whole number from 1 to 64")), qPrintable(said()));
    auto *bar = child<ui::MessageBar>("windowMessages");
    QTest::mouseClick(bar->findChild<QPushButton *>(QStringLiteral("noticeAction")), Qt::LeftButton);
    QTRY_VERIFY(isShown());
    click("reset parallel_jobs");
    QTRY_VERIFY(!said().contains(QStringLiteral("must be")));
    open(std::nullopt);
    QVERIFY(!said().contains(QStringLiteral("must be")));
}

void TestWindowPreferences::damagedFileIsSaid()
{
    write("{");
    open(std::nullopt);
    QVERIFY2(said().contains(path() + QStringLiteral(".damaged-")), qPrintable(said()));
}

void TestWindowPreferences::whatCannotBeKeptAppliesAndIsSaid()
{
    const QByteArray later = R"({"slipway_preferences": 2})";
    write(later);
    open(std::nullopt);
    QVERIFY2(said().contains(QStringLiteral("later version")), qPrintable(said()));
    pressComma();
    set("parallel_jobs", QStringLiteral("7"));
    QCOMPARE(m_choices->now().jobs.parallelJobs, 7);
    QVERIFY(said().contains(QStringLiteral("later version")));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), later);
}

void TestWindowPreferences::whatWasNotKeptIsKeptWithTheNext()
{
    write(R"({"slipway_preferences": 2})");
    open(std::nullopt);
    pressComma();
    set("parallel_jobs", QStringLiteral("7"));
    QVERIFY(QFile::remove(path()));
    set("guest_patience_ms", QStringLiteral("90"));
    QCOMPARE(m_choices->now().jobs.parallelJobs, 7);
    QTRY_VERIFY(!said().contains(QStringLiteral("later version")));
    open(std::nullopt);
    QCOMPARE(m_choices->now().jobs.parallelJobs, 7);
}

QTEST_MAIN(TestWindowPreferences)
#include "tst_windowpreferences.moc"
