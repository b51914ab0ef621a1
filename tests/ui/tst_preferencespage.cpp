// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginerig.h"
#include "ui/create/field.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/preferencespage.h"
#include "ui/slipwaystyle.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using store::Preferences;
using ui::PreferencesPage;

namespace {

QByteArray named(const char *part, const char *key)
{
    return QByteArray(part) + key;
}

/// The page, with an owner that keeps what it says as the file would.
struct Desk
{
    Desk()
    {
        QObject::connect(&page, &PreferencesPage::changed, &page, [this](const QJsonObject &values) {
            said.append(values);
            preferences = store::changed(preferences, values);
            page.show(preferences, {});
        });
        page.show(preferences, {});
        page.resize(1000, 800);
        static_cast<QWidget &>(page).show();
        QApplication::setActiveWindow(&page);
        page.begin();
    }
    template <typename T>
    T *find(const QByteArray &name)
    {
        return page.findChild<T *>(QString::fromUtf8(name));
    }
    void type(const char *key, const QString &text)
    {
        auto *edit = find<QLineEdit>(key);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void set(const char *key, const QString &text)
    {
        type(key, text);
        QTest::keyClick(find<QLineEdit>(key), Qt::Key_Return);
    }
    QString problem(const char *key) { return find<ui::Field>(named("field ", key))->problem(); }
    QPushButton *reset(const char *key) { return find<QPushButton>(named("reset ", key)); }

    Preferences preferences;
    QList<QJsonObject> said;
    PreferencesPage page;
};

QJsonObject one(const char *key, const QJsonValue &value)
{
    return {{QString::fromLatin1(key), value}};
}

} // namespace

class TestPreferencesPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyPreferenceHasANamedInput();
    void numbersAreTakenWhenTheyAreComplete();
    void timesAreSecondsHere();
    void wrongValuesSayWhy_data();
    void wrongValuesSayWhy();
    void wrongValuesStayWhileOthersChange();
    void wordsAreChosenByKey();
    void resetBringsTheDefaultBack();
    void resetOfAllHasUndo();
    void whatTheFileSaysWronglyIsSaidBesideTheField();
    void escapeTakesWhatWasTypedAndLeaves();
    void whatIsWrongIsNotLeftInSilence();
    void learnedWaitsAreForgotten();
    void germanNumbersAreUnderstood();

private:
    ui::Language m_language;
};

void TestPreferencesPage::initTestCase()
{
    QApplication::setStyle(new ui::SlipwayStyle);
    m_language.choose(ui::Language::Choice::English);
    QLocale::setDefault(QLocale::c());
}

void TestPreferencesPage::everyPreferenceHasANamedInput()
{
    Desk desk;
    for (const auto &preference : store::preferenceTable()) {
        const auto *field = desk.find<ui::Field>(named("field ", preference.key));
        QVERIFY2(field != nullptr, preference.key);
        QVERIFY2(!field->input()->accessibleName().isEmpty(), preference.key);
        QVERIFY2(field->input()->toolTip().contains(QStringLiteral("Default: ")), preference.key);
        QVERIFY2(!desk.reset(preference.key)->accessibleName().isEmpty(), preference.key);
        QVERIFY2(!desk.reset(preference.key)->isVisible(), preference.key);
    }
}

void TestPreferencesPage::numbersAreTakenWhenTheyAreComplete()
{
    Desk desk;
    desk.type("parallel_jobs", QStringLiteral("12"));
    QVERIFY(desk.said.isEmpty()); // not 1 on the way to 12
    QTest::keyClick(desk.find<QLineEdit>("parallel_jobs"), Qt::Key_Return);
    QCOMPARE(desk.said, QList<QJsonObject>{one("parallel_jobs", 12)});
    QCOMPARE(desk.preferences.jobs.parallelJobs, 12);
    desk.type("task_patience_gaps", QStringLiteral("4"));
    QTest::keyClick(desk.find<QLineEdit>("task_patience_gaps"), Qt::Key_Tab);
    QCOMPARE(desk.said.last(), one("task_patience_gaps", 4));
    QTest::keyClick(desk.find<QLineEdit>("task_patience_gaps"), Qt::Key_Return);
    QCOMPARE(desk.said.size(), 2); // once
}

void TestPreferencesPage::timesAreSecondsHere()
{
    Desk desk;
    QCOMPARE(desk.find<QLineEdit>("settle_look_ms")->text(), QStringLiteral("0.5"));
    QCOMPARE(desk.find<QLineEdit>("config_waits_ms")->text(), QStringLiteral("0, 2, 3, 4, 5"));
    desk.set("settle_look_ms", QStringLiteral("0.25"));
    desk.set("config_waits_ms", QStringLiteral("0 1.5,7"));
    QCOMPARE(desk.said, (QList<QJsonObject>{one("settle_look_ms", 250),
                                            one("config_waits_ms", QJsonArray{0, 1'500, 7'000})}));
    QCOMPARE(desk.find<QLineEdit>("config_waits_ms")->text(), QStringLiteral("0 1.5,7")); // as it was typed
}

void TestPreferencesPage::wrongValuesSayWhy_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *key, const char *text, const char *why) {
        QTest::addRow("%s \"%s\"", key, text)
            << QByteArray(key) << QString::fromLatin1(text) << QString::fromLatin1(why);
    };
    row("parallel_jobs", "0", "It must be from 1 to 64.");
    row("parallel_jobs", "65", "It must be from 1 to 64.");
    row("parallel_jobs", "", "Type a whole number from 1 to 64.");
    row("parallel_jobs", "2.5", "Type a whole number from 1 to 64.");
    row("parallel_jobs", "many", "Type a whole number from 1 to 64.");
    row("parallel_jobs", "1e99", "Type a whole number from 1 to 64.");
    row("settle_wait_ms", "61", "It must be from 0 to 60 s.");
    row("settle_wait_ms", "-1", "It must be from 0 to 60 s.");
    row("settle_wait_ms", "2 s", "Type a number from 0 to 60 s.");
    row("doubt_gap_ms", "9.999", "It must be from 10 to 600 s.");
    row("poll_log_period_polls", "0", "It must be from 1 to 1000 polls.");
    row("config_waits_ms", "", "Type at least one number from 0 to 600 s.");
    row("config_waits_ms", "1, 601", "Each must be from 0 to 600 s.");
    row("config_waits_ms", "1, x", "Type numbers from 0 to 600 s, with blanks between them.");
    row("config_waits_ms", "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "There may be 20 numbers at most.");
}

void TestPreferencesPage::wrongValuesSayWhy()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, text);
    QFETCH(QString, why);
    Desk desk;
    auto *edit = desk.find<QLineEdit>(key.constData());
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(desk.problem(key.constData()), why);
    QCOMPARE(edit->accessibleDescription(), why);
    QVERIFY(edit->property("wrong").toBool());
    QVERIFY(desk.said.isEmpty());
    // Told beside the field, not by colour alone.
    auto *sentence = desk.find<QLabel>(named("problem ", key.constData()));
    QVERIFY(sentence->isVisible());
    QCOMPARE(sentence->text(), why);
}

void TestPreferencesPage::wrongValuesStayWhileOthersChange()
{
    Desk desk;
    desk.type("parallel_jobs", QStringLiteral("99"));
    desk.set("guest_patience_ms", QStringLiteral("60"));
    QCOMPARE(desk.said, QList<QJsonObject>{one("guest_patience_ms", 60'000)});
    QCOMPARE(desk.find<QLineEdit>("parallel_jobs")->text(), QStringLiteral("99"));
    QVERIFY(!desk.problem("parallel_jobs").isEmpty());
    desk.page.begin(); // another time
    QCOMPARE(desk.find<QLineEdit>("parallel_jobs")->text(), QStringLiteral("3"));
    QVERIFY(desk.problem("parallel_jobs").isEmpty());
}

void TestPreferencesPage::wordsAreChosenByKey()
{
    Desk desk;
    auto *theme = desk.find<QComboBox>("theme");
    theme->setFocus();
    QTest::keyClick(theme, Qt::Key_End);
    QCOMPARE(desk.said, QList<QJsonObject>{one("theme", QStringLiteral("dark"))});
    QCOMPARE(theme->currentText(), QStringLiteral("Dark"));
    QVERIFY(desk.reset("theme")->isVisible());
    QVERIFY(desk.find<ui::Field>("field log_level")
                ->input()
                ->toolTip()
                .contains(QStringLiteral("Of the window's log.")));
}

void TestPreferencesPage::resetBringsTheDefaultBack()
{
    Desk desk;
    desk.set("settle_wait_ms", QStringLiteral("7"));
    QTRY_VERIFY(desk.reset("settle_wait_ms")->isVisible());
    QTest::mouseClick(desk.reset("settle_wait_ms"), Qt::LeftButton);
    QCOMPARE(desk.preferences, Preferences());
    QCOMPARE(desk.find<QLineEdit>("settle_wait_ms")->text(), QStringLiteral("2"));
    QVERIFY(!desk.reset("settle_wait_ms")->isVisible());
    QVERIFY(desk.find<QLineEdit>("settle_wait_ms")->hasFocus());
    // Also out of a mistake.
    desk.type("settle_wait_ms", QStringLiteral("x"));
    QTest::mouseClick(desk.reset("settle_wait_ms"), Qt::LeftButton);
    QVERIFY(desk.problem("settle_wait_ms").isEmpty());
    QCOMPARE(desk.find<QLineEdit>("settle_wait_ms")->text(), QStringLiteral("2"));
}

void TestPreferencesPage::resetOfAllHasUndo()
{
    Desk desk;
    auto *all = desk.find<QPushButton>("resetPreferences");
    QVERIFY(!all->isEnabled());
    desk.set("settle_wait_ms", QStringLiteral("7"));
    desk.set("task_waits_ms", QStringLiteral("1 2 3"));
    const Preferences mine = desk.preferences;
    all->setFocus();
    QTest::keyClick(all, Qt::Key_Space);
    QCOMPARE(desk.preferences, Preferences());
    auto *bar = desk.find<ui::MessageBar>("preferencesMessages");
    QCOMPARE(bar->count(), 1);
    QTest::mouseClick(bar->findChild<QPushButton *>(QStringLiteral("noticeAction")), Qt::LeftButton);
    QCOMPARE(desk.preferences, mine);
    QCOMPARE(bar->count(), 0);
    QCOMPARE(desk.find<QLineEdit>("task_waits_ms")->text(), QStringLiteral("1, 2, 3"));
}

void TestPreferencesPage::whatTheFileSaysWronglyIsSaidBesideTheField()
{
    Desk desk;
    const QString said = QStringLiteral("parallel_jobs is 65 and must be a whole number from 1 to 64");
    desk.page.show({}, {{QStringLiteral("parallel_jobs"), said}});
    auto *sentence = desk.find<QLabel>("problem parallel_jobs");
    QTRY_VERIFY(sentence->isVisible());
    QVERIFY(sentence->text().contains(said));
    QTest::mouseClick(desk.reset("parallel_jobs"), Qt::LeftButton); // though the default applies already
    QCOMPARE(desk.said, QList<QJsonObject>{one("parallel_jobs", 3)});
    QVERIFY(!sentence->isVisible());
}

void TestPreferencesPage::escapeTakesWhatWasTypedAndLeaves()
{
    Desk desk;
    QSignalSpy done(&desk.page, &PreferencesPage::done);
    desk.type("parallel_jobs", QStringLiteral("5"));
    QTest::keyClick(desk.find<QLineEdit>("parallel_jobs"), Qt::Key_Escape);
    QCOMPARE(done.count(), 1);
    QCOMPARE(desk.said, QList<QJsonObject>{one("parallel_jobs", 5)});
    QTest::mouseClick(desk.find<QPushButton>("preferencesDone"), Qt::LeftButton);
    QCOMPARE(done.count(), 2);
}

void TestPreferencesPage::whatIsWrongIsNotLeftInSilence()
{
    Desk desk;
    QSignalSpy done(&desk.page, &PreferencesPage::done);
    desk.type("parallel_jobs", QStringLiteral("3x"));
    auto *ready = desk.find<QPushButton>("preferencesDone");
    QTest::mouseClick(ready, Qt::LeftButton);
    QCOMPARE(done.count(), 0);
    auto *notice = desk.find<QWidget>("notice-wrong");
    QVERIFY(notice != nullptr && notice->isVisible());
    QVERIFY(desk.find<QLineEdit>("parallel_jobs")->hasFocus());
    desk.set("parallel_jobs", QStringLiteral("4"));
    QTRY_VERIFY(desk.find<QWidget>("notice-wrong") == nullptr);
    desk.type("parallel_jobs", QStringLiteral("0"));
    QTest::mouseClick(ready, Qt::LeftButton);
    QTest::mouseClick(desk.find<QPushButton>("noticeAction"), Qt::LeftButton);
    QCOMPARE(done.count(), 1);
    QCOMPARE(desk.preferences.jobs.parallelJobs, 4);
}

void TestPreferencesPage::learnedWaitsAreForgotten()
{
    test::EngineRig rig;
    prov::SettleMemory memory;
    const QStringList keys{QStringLiteral("pve1/local"), QStringLiteral("pve1/tank"),
                           QStringLiteral("pve2/tank")};
    for (const QString &key : keys)
        memory.observe(key, true, base::Millis{2'500});
    rig.start();
    QVERIFY(rig.journal->save({{}, memory}, rig.clock.now()));
    rig.kill();
    rig.start();
    Desk desk;
    auto *table = desk.find<QTableWidget>("learnedWaits");
    QVERIFY(!table->isVisible());
    desk.page.setEngine(&rig.engine());
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(1, 0)->text(), QStringLiteral("pve1"));
    QCOMPARE(table->item(1, 1)->text(), QStringLiteral("tank"));
    QCOMPARE(table->item(1, 2)->text(), QStringLiteral("2.5 s"));
    QCOMPARE(table->item(1, 3)->text(), QStringLiteral("3"));
    auto *selected = desk.find<QPushButton>("resetWait");
    QVERIFY(!selected->isEnabled());
    table->setFocus();
    table->setCurrentCell(1, 0);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(rig.engine().settleMemory().entries().keys(), (QStringList{keys[0], keys[2]}));
    table->selectRow(0);
    QTest::mouseClick(selected, Qt::LeftButton);
    QCOMPARE(rig.engine().settleMemory().entries().keys(), QStringList{keys[2]});
    // In the journal too.
    rig.kill();
    QCOMPARE(table->rowCount(), 1);
    rig.start();
    QCOMPARE(rig.engine().settleMemory().entries().keys(), QStringList{keys[2]});
    desk.page.setEngine(&rig.engine());
    QTest::mouseClick(desk.find<QPushButton>("resetWaits"), Qt::LeftButton);
    QVERIFY(rig.engine().settleMemory().entries().isEmpty());
    QVERIFY(!table->isVisible());
    desk.page.setEngine(nullptr);
}

void TestPreferencesPage::germanNumbersAreUnderstood()
{
    QLocale::setDefault(QLocale(QLocale::German));
    Desk desk;
    QCOMPARE(desk.find<QLineEdit>("settle_look_ms")->text(), QStringLiteral("0,5"));
    QCOMPARE(desk.find<QLineEdit>("config_waits_ms")->text(), QStringLiteral("0; 2; 3; 4; 5"));
    desk.set("settle_look_ms", QStringLiteral("0,25"));
    desk.set("config_waits_ms", QStringLiteral("0,5; 1, 2"));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(desk.said, (QList<QJsonObject>{one("settle_look_ms", 250),
                                            one("config_waits_ms", QJsonArray{500, 1'000, 2'000})}));
}

QTEST_MAIN(TestPreferencesPage)
#include "tst_preferencespage.moc"
