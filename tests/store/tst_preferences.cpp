// SPDX-License-Identifier: Apache-2.0
#include "core/store/preferencesfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using base::Error;
using base::Millis;
using store::Preference;
using store::Preferences;
using store::PreferencesFile;

namespace {

/// Something that the preference takes and that is not its default.
QJsonValue another(const Preference &preference)
{
    auto values = preference.defaults();
    values.front() = values.front() == preference.minimum ? preference.minimum + 1 : preference.minimum;
    return preference.toJson(values);
}

} // namespace

class TestPreferences : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void nothingThereIsTheDefaults();
    void theDefaultsAreThoseOfTheJobs();
    void keysSayTheirUnit();
    void everyDefaultIsInRange();
    void everyPreferenceIsReadAgain();
    void wrongValuesLeaveTheDefaultAndAreSaid_data();
    void wrongValuesLeaveTheDefaultAndAreSaid();
    void refusedChangesSaveNothing();
    void onlyWhatDiffersIsKept();
    void whatIsNotKnownStays();
    void isForItsOwnerAlone();
    void damagedFilesAreKeptAside_data();
    void damagedFilesAreKeptAside();
    void laterVersionsAreLeftAlone();

private:
    void write(const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray text() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }
    QJsonObject root() const { return QJsonDocument::fromJson(text()).object(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestPreferences::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("slipway/preferences.json"));
}

void TestPreferences::nothingThereIsTheDefaults()
{
    const auto content = PreferencesFile(m_path).load();
    QVERIFY(content);
    QVERIFY(content->preferences == Preferences());
    QVERIFY(content->wrong.isEmpty());
    QVERIFY(content->keptAside.isEmpty());
    QVERIFY(!QFileInfo::exists(m_path));
}

void TestPreferences::theDefaultsAreThoseOfTheJobs()
{
    QVERIFY(Preferences().jobs == prov::Settings());
    QVERIFY(Preferences().polling == pve::PollSettings());
}

void TestPreferences::keysSayTheirUnit()
{
    QSet<QString> keys;
    for (const auto &preference : store::preferenceTable()) {
        QVERIFY(!keys.contains(preference.name()));
        keys.insert(preference.name());
        QCOMPARE(preference.name().endsWith(u"_ms"), preference.unit == Preference::Unit::Milliseconds);
        QCOMPARE(preference.name().endsWith(u"_polls"), preference.unit == Preference::Unit::Polls);
    }
}

void TestPreferences::everyDefaultIsInRange()
{
    for (const auto &preference : store::preferenceTable()) {
        const auto read = preference.fromJson(preference.toJson(preference.defaults()));
        QVERIFY2(read && *read == preference.defaults(), preference.key);
    }
}

void TestPreferences::everyPreferenceIsReadAgain()
{
    for (const auto &preference : store::preferenceTable()) {
        const auto value = another(preference);
        const auto changed = PreferencesFile(m_path).change({{preference.name(), value}});
        QVERIFY2(changed, preference.key);
        QVERIFY2(changed->preferences != Preferences(), preference.key);
        const auto loaded = PreferencesFile(m_path).load();
        QVERIFY2(loaded && loaded->preferences == changed->preferences, preference.key);
        QCOMPARE(preference.toJson(preference.get(loaded->preferences)), value);
        QVERIFY(PreferencesFile(m_path).change({{preference.name(), QJsonValue::Null}}));
    }
    // The two that stand in two places.
    const auto both = store::changed(
        {}, {{QStringLiteral("back_off_most_ms"), 20'000}, {QStringLiteral("detached_interval_ms"), 30'000}});
    QCOMPARE(both.jobs.backOffMost, Millis{20'000});
    QCOMPARE(both.polling.maxBackOff, Millis{20'000});
    QCOMPARE(both.jobs.detachedInterval, Millis{30'000});
    QCOMPARE(both.polling.slowInterval, Millis{30'000});
}

void TestPreferences::wrongValuesLeaveTheDefaultAndAreSaid_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *key, const char *value, const char *wants) {
        QTest::newRow(qPrintable(QString::fromLatin1(key) + QString::fromLatin1(value)))
            << QByteArray(value) << QString::fromLatin1(key)
            << QStringLiteral("%1 is %2 and must be %3")
                   .arg(QString::fromLatin1(key), QString::fromLatin1(value), QString::fromLatin1(wants));
    };
    row("parallel_jobs", "0", "a whole number from 1 to 64");
    row("parallel_jobs", "65", "a whole number from 1 to 64");
    row("parallel_jobs", "2.5", "a whole number from 1 to 64");
    row("parallel_jobs", "\"3\"", "a whole number from 1 to 64");
    row("parallel_jobs", "null", "a whole number from 1 to 64");
    row("parallel_jobs", "1e300", "a whole number from 1 to 64");
    row("settle_wait_ms", "[2000]", "a whole number from 0 to 60000");
    row("config_waits_ms", "[]", "a list of 1 to 20 whole numbers from 0 to 600000");
    row("config_waits_ms", "[0,-1]", "a list of 1 to 20 whole numbers from 0 to 600000");
    row("config_waits_ms", "5000", "a list of 1 to 20 whole numbers from 0 to 600000");
    row("doubt_gap_ms", "9999", "a whole number from 10000 to 600000");
    row("theme", "\"pink\"", "one of \"system\", \"light\", \"dark\"");
    row("theme", "1", "one of \"system\", \"light\", \"dark\"");
}

void TestPreferences::wrongValuesLeaveTheDefaultAndAreSaid()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, key);
    QFETCH(QString, said);
    write("{\"slipway_preferences\": 1, \"guest_patience_ms\": 60000, \"" + key.toLatin1() + "\": " + value +
          "}");
    const auto content = PreferencesFile(m_path).load();
    QVERIFY(content);
    Preferences wanted;
    wanted.jobs.guestPatience = Millis{60'000};
    QVERIFY(content->preferences == wanted);
    QCOMPARE(content->wrong.size(), 1);
    // As it stands there, but in JSON's own spelling of numbers.
    const QString wrong = content->wrong.value(key).english();
    QVERIFY2(wrong == said || value == "1e300", qPrintable(wrong));
    QVERIFY(content->keptAside.isEmpty());
    // It stays until it is set anew.
    QVERIFY(PreferencesFile(m_path).change({{QStringLiteral("guest_patience_ms"), 70'000}}));
    QCOMPARE(PreferencesFile(m_path).load()->wrong.size(), 1);
    QVERIFY(PreferencesFile(m_path).change({{key, QJsonValue::Null}}));
    QVERIFY(PreferencesFile(m_path).load()->wrong.isEmpty());
}

void TestPreferences::refusedChangesSaveNothing()
{
    QVERIFY(PreferencesFile(m_path).change({{QStringLiteral("parallel_jobs"), 5}}));
    const QByteArray before = text();
    const auto refused = PreferencesFile(m_path).change(
        {{QStringLiteral("guest_patience_ms"), 60'000}, {QStringLiteral("parallel_jobs"), 65}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    QVERIFY(refused.error().fields.contains(QStringLiteral("parallel_jobs")));
    QCOMPARE(text(), before);
}

void TestPreferences::onlyWhatDiffersIsKept()
{
    QVERIFY(PreferencesFile(m_path).change({{QStringLiteral("parallel_jobs"), 5},
                                            {QStringLiteral("task_waits_ms"), QJsonArray{2'000, 4'000}},
                                            {QStringLiteral("theme"), QStringLiteral("dark")}}));
    QCOMPARE(root(), QJsonObject({{QStringLiteral("slipway_preferences"), 1},
                                  {QStringLiteral("parallel_jobs"), 5},
                                  {QStringLiteral("theme"), QStringLiteral("dark")}}));
    QVERIFY(PreferencesFile(m_path).change(
        {{QStringLiteral("parallel_jobs"), 3}, {QStringLiteral("theme"), QJsonValue::Null}}));
    QCOMPARE(root(), QJsonObject({{QStringLiteral("slipway_preferences"), 1}}));
}

void TestPreferences::whatIsNotKnownStays()
{
    write(R"({"slipway_preferences": 1, "of_tomorrow": {"a": [1, 2]}, "parallel_jobs": 5})");
    QVERIFY(PreferencesFile(m_path).change({{QStringLiteral("parallel_jobs"), 6}}));
    QCOMPARE(root().value(QLatin1String("of_tomorrow")),
             QJsonValue(QJsonObject{{QStringLiteral("a"), QJsonArray{1, 2}}}));
    QCOMPARE(root().value(QLatin1String("parallel_jobs")), QJsonValue(6));
}

void TestPreferences::isForItsOwnerAlone()
{
    QVERIFY(PreferencesFile(m_path).change({{QStringLiteral("parallel_jobs"), 5}}));
    QCOMPARE(QFileInfo(m_path).permissions() & ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
}

void TestPreferences::damagedFilesAreKeptAside_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("cut off") << QByteArray("{\"slipway_preferences\": 1, \"paral");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("another file") << QByteArray("{\"slipway_profiles\": 1, \"profiles\": []}");
    QTest::newRow("empty") << QByteArray();
}

void TestPreferences::damagedFilesAreKeptAside()
{
    QFETCH(QByteArray, damage);
    write(damage);
    const auto content = PreferencesFile(m_path).load();
    QVERIFY(content);
    QVERIFY(content->preferences == Preferences());
    QFile aside(content->keptAside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), damage);
    QVERIFY(!QFileInfo::exists(m_path));
}

void TestPreferences::laterVersionsAreLeftAlone()
{
    const QByteArray later = R"({"slipway_preferences": 2, "parallel_jobs": "many"})";
    write(later);
    const auto content = PreferencesFile(m_path).load();
    QVERIFY(!content);
    QCOMPARE(content.error().kind, Error::Kind::Invalid);
    QVERIFY(!PreferencesFile(m_path).change({{QStringLiteral("parallel_jobs"), 5}}));
    QCOMPARE(text(), later);
}

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
