// SPDX-License-Identifier: Apache-2.0
#include "core/provision/wording.h"
#include "tests/app/windowtest.h"
#include "ui/createpage.h"
#include "ui/jobspage.h"
#include "ui/latepart.h"
#include "ui/preferencespage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>

using namespace test;
using Choice = ui::Language::Choice;

/// The window in another language, chosen while it is used: every word follows, and nothing is lost.
class TestWindowLanguage : public WindowTest
{
    Q_OBJECT
private slots:
    void everyWordFollows_data();
    void everyWordFollows();
    void whatWasDescribedIsKept();
    void whatWasTypedIntoTheFormIsKept();
    void jobsGoOn();
    void theKeyboardStaysWhereItWas();
    void whatStandsIsSaidAgain();
    void theCommandLineCountsUntilAnotherIsChosen();

private:
    void start(const std::optional<app::DemoOptions> &demo, Choice language)
    {
        m_language.choose(language);
        open(demo);
        m_choices->speakIn(m_language, language);
        if (demo)
            QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().workspace() != nullptr, 20'000);
    }
    /// In the preferences, by key.
    void speak(int index)
    {
        m_desk->window().showPreferences(true);
        auto *choice = child<QComboBox>("language");
        choice->setFocus();
        QSignalSpy anew(&m_desk->window(), &ui::MainWindow::spokenAnew);
        QTest::keyClick(choice, index == 2 ? Qt::Key_End : Qt::Key_Home);
        QVERIFY(anew.wait());
    }
    void speakGerman() { speak(2); }
    [[nodiscard]] ui::Workspace &workspace() const { return *m_desk->window().workspace(); }
    void makeLateParts() const;
    [[nodiscard]] QStringList words() const;
};

/// Also those that are only made when they are seen, and what is late in them.
void TestWindowLanguage::makeLateParts() const
{
    for (int depth = 0; depth < 2; ++depth) {
        const auto parts = m_desk->window().findChildren<ui::LatePart *>();
        for (ui::LatePart *part : parts) {
            if (part->isHidden()) {
                part->show();
                part->hide();
            }
        }
    }
}

/// Everything that a person can read or hear, except what other rules than the language make.
QStringList TestWindowLanguage::words() const
{
    QStringList all{m_desk->window().windowTitle()};
    const auto widgets = m_desk->window().findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        all << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
        const bool isPast = widget->objectName() == QLatin1String("waiting");
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && !isPast)
            all << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            all << button->text();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            all << line->placeholderText();
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                all << tabs->tabText(tab);
        }
        if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            for (int item = 0; item < box->count(); ++item)
                all << box->itemText(item);
        }
        if (const auto *header = qobject_cast<const QHeaderView *>(widget); header && header->model()) {
            for (int section = 0; section < header->count(); ++section)
                all << header->model()->headerData(section, header->orientation()).toString();
        }
    }
    const auto actions = m_desk->window().findChildren<QAction *>();
    for (const QAction *action : actions)
        all << action->text() << action->toolTip();
    // Times, and the newest line of the log, which is English.
    static const QRegularExpression measured(
        QStringLiteral("^\\d\\d:\\d\\d:\\d\\d .*|\\d\\d:\\d\\d:\\d\\d|\\d+ (ms|s)\\b"));
    for (QString &word : all)
        word.remove(measured);
    all.removeAll(QString());
    all.sort();
    return all;
}

void TestWindowLanguage::everyWordFollows_data()
{
    QTest::addColumn<bool>("connected");
    QTest::newRow("first page") << false;
    QTest::newRow("connected") << true;
}

void TestWindowLanguage::everyWordFollows()
{
    QFETCH(bool, connected);
    const auto demo = connected ? std::optional(app::DemoOptions{}) : std::nullopt;
    const auto settled = [this, connected] { // what a look at the server finds, has been found
        m_desk->window().showPreferences(true);
        m_desk->window().showPreferences(false);
        if (!connected)
            return;
        QTRY_VERIFY(words().contains(QStringLiteral(" · admin@pve!slipway · "))); // it has answered
        QTRY_VERIFY(has("network.net0.vlan"));                                    // the template was read
        for (const char *disk : {"64 GiB · local", "20 GiB · ceph-vm"}) // of the others in the picker
            QTRY_VERIFY(words().filter(QString::fromUtf8(disk)).size() > 0);
        makeLateParts();
    };
    start(demo, Choice::German);
    settled();
    const QStringList german = words();
    start(demo, Choice::English);
    settled();
    const QStringList english = words();
    QVERIFY(english != german);
    speakGerman();
    settled();
    const auto differing = [this, &german] {
        const QStringList now = words();
        const QSet<QString> all(now.begin(), now.end());
        const QSet<QString> wanted(german.begin(), german.end());
        return QStringList(((all - wanted) + (wanted - all)).values()).join(u'\n');
    };
    QTRY_COMPARE(differing(), QString());
    speak(0);
}

void TestWindowLanguage::whatWasDescribedIsKept()
{
    start(app::DemoOptions{}, Choice::English);
    auto *page = child<ui::CreatePage>("createPage");
    page->chooseTemplate(9000);
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000); // the template was read
    child<QSpinBox>("count")->setValue(3);
    type("name", QStringLiteral("web-{n}"));
    child<QLineEdit>("cloud_init.password_env")->setText(QStringLiteral("geheim123"));
    type("inventoryFilter", QStringLiteral("web"));
    child<QLineEdit>("findJobs")->setText(QStringLiteral("status:ready"));
    QTRY_VERIFY(page->isRight());
    const QJsonObject spec = page->spec();
    workspace().openLog(true);
    workspace().showPage(ui::Workspace::Machines);
    speakGerman();
    m_desk->window().showPreferences(false);
    QCOMPARE(child<QTabBar>("tabs")->currentIndex(), int{ui::Workspace::Machines});
    QCOMPARE(child<QTabBar>("tabs")->tabText(ui::Workspace::Machines), QStringLiteral("Maschinen"));
    QVERIFY(sees("logPanel"));
    QCOMPARE(child<QLineEdit>("inventoryFilter")->text(), QStringLiteral("web"));
    QCOMPARE(child<QLineEdit>("findJobs")->text(), QStringLiteral("status:ready"));
    QVERIFY(!child<QLineEdit>("findJobs")->isHidden());
    page = child<ui::CreatePage>("createPage");
    QTRY_VERIFY(page->isRight());
    QCOMPARE(page->spec(), spec);
    QCOMPARE(child<QLineEdit>("cloud_init.password_env")->text(), QStringLiteral("geheim123"));
}

void TestWindowLanguage::whatWasTypedIntoTheFormIsKept()
{
    start(std::nullopt, Choice::English);
    click("connect");
    type("address", QStringLiteral("pve7.lab.example"));
    child<QRadioButton>("signInPassword")->click();
    type("user", QStringLiteral("ops"));
    type("password", QStringLiteral("pst"));
    speakGerman();
    m_desk->window().showPreferences(false);
    QVERIFY(m_desk->window().showsForm());
    QCOMPARE(child<QLineEdit>("address")->text(), QStringLiteral("pve7.lab.example"));
    QVERIFY(child<QRadioButton>("signInPassword")->isChecked());
    QCOMPARE(child<QLineEdit>("user")->text(), QStringLiteral("ops"));
    auto *panel = child<QWidget>("connectPanel");
    QCOMPARE(panel->findChild<QLineEdit *>(QStringLiteral("password"))->text(), QStringLiteral("pst"));
}

void TestWindowLanguage::jobsGoOn()
{
    start(app::DemoOptions{QStringLiteral("calm"), 1, 60}, Choice::English);
    auto *page = child<ui::CreatePage>("createPage");
    page->chooseTemplate(9000);
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000); // the template was read
    type("name", QStringLiteral("web-1"));
    QTRY_VERIFY(page->isRight());
    create();
    QTRY_COMPARE(workspace().unfinished(), 1);
    const QString job = workspace().jobs().selectedJob();
    QVERIFY(!job.isEmpty());
    speakGerman();
    m_desk->window().showPreferences(false);
    QCOMPARE(workspace().jobs().selectedJob(), job);
    QTRY_COMPARE_WITH_TIMEOUT(workspace().engine().job(job)->step, prov::Step::Ready, 60'000);
    QCOMPARE(workspace().jobs().unfinished(), 0);
}

void TestWindowLanguage::theKeyboardStaysWhereItWas()
{
    start(std::nullopt, Choice::English);
    speakGerman();
    auto *language = child<QComboBox>("language");
    QVERIFY(m_desk->window().preferences().isVisible());
    QCOMPARE(m_desk->window().focusWidget(), language);
    QCOMPARE(language->currentIndex(), 2);
    const auto *seen = child<QScrollArea>("preferencesScroll")->viewport();
    QTRY_VERIFY(seen->rect().contains(language->mapTo(seen, language->rect().center())));
    QTest::keyClick(language, Qt::Key_Up);
    QTRY_COMPARE(m_choices->now().language, store::Preferences::Language::English);
    QTRY_COMPARE(child<QAbstractButton>("preferencesDone")->text(), QStringLiteral("Done"));
}

void TestWindowLanguage::whatStandsIsSaidAgain()
{
    start(std::nullopt, Choice::English);
    m_desk->keychainFailed(base::Error::of(base::Error::Kind::Unavailable, "the keychain is locked"));
    QVERIFY2(said().contains(QStringLiteral("Secrets are not kept beyond this session.")),
             qPrintable(said()));
    speakGerman();
    QVERIFY2(!said().contains(QStringLiteral("Secrets are not kept")), qPrintable(said()));
    QVERIFY2(said().contains(QStringLiteral("Sitzung")), qPrintable(said()));
}

void TestWindowLanguage::theCommandLineCountsUntilAnotherIsChosen()
{
    m_language.choose(Choice::English);
    open(std::nullopt);
    const QStringList english = words();
    m_choices->speakIn(m_language, Choice::German);
    QTRY_VERIFY(words() != english);
    QCOMPARE(m_choices->now().language, store::Preferences::Language::System);
    m_choices->set({{QStringLiteral("parallel_jobs"), 3}});
    QCOMPARE(prov::stepWord(prov::Step::Cloning), QStringLiteral("Klonen"));
    m_choices->set({{QStringLiteral("language"), QStringLiteral("english")}});
    QCOMPARE(prov::stepWord(prov::Step::Cloning), QStringLiteral("Cloning"));
}

QTEST_MAIN(TestWindowLanguage)
#include "tst_windowlanguage.moc"
