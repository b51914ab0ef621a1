// SPDX-License-Identifier: Apache-2.0
#include "core/provision/wording.h"
#include "ui/language.h"
#include "ui/wording.h"

#include <QLocale>
#include <QSpinBox>
#include <QTest>

using Choice = ui::Language::Choice;
using Verdict = prov::Check::Verdict;

/// Which words and numbers the program uses.
class TestLanguage : public QObject
{
    Q_OBJECT
private slots:
    void init() { setEnvironment("C.UTF-8", ""); }
    void speaksGerman();
    void bothHavePlurals_data();
    void bothHavePlurals();
    void followsTheSystem_data();
    void followsTheSystem();
    void numbersAreNotGrouped();
    void saysWhatIsWrongWithASpec();
    void isUndoneWhenItGoes();
    void namesAreReadAndWritten();

private:
    static void setEnvironment(const char *lang, const char *language)
    {
        qputenv("LC_ALL", lang);
        qputenv("LANGUAGE", language);
    }
    static QString differing(qsizetype count)
    {
        return ui::checksText(QList<prov::Check>(count, prov::Check{{}, {}, {}, Verdict::Differs}));
    }
};

void TestLanguage::speaksGerman()
{
    ui::Language language;
    language.choose(Choice::German);
    QCOMPARE(prov::stepWord(prov::Step::Cloning), QStringLiteral("Klonen"));
    QCOMPARE(ui::durationText(412), QStringLiteral("0,4 s"));
    QCOMPARE(ui::sizeText((qint64{138} << 30) / 10), QStringLiteral("13,8 GiB"));
    language.choose(Choice::English);
    QCOMPARE(prov::stepWord(prov::Step::Cloning), QStringLiteral("Cloning"));
    QCOMPARE(ui::durationText(412), QStringLiteral("0.4 s"));
}

void TestLanguage::bothHavePlurals_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::newRow("English") << static_cast<int>(Choice::English) << QStringLiteral("1 of 1 value differs")
                             << QStringLiteral("2 of 2 values differ");
    QTest::newRow("German") << static_cast<int>(Choice::German) << QStringLiteral("1 von 1 Wert abweichend")
                            << QStringLiteral("2 von 2 Werten abweichend");
}

void TestLanguage::bothHavePlurals()
{
    QFETCH(int, choice);
    ui::Language language;
    language.choose(static_cast<Choice>(choice));
    QTEST(differing(1), "one");
    QTEST(differing(2), "two");
}

void TestLanguage::followsTheSystem_data()
{
    QTest::addColumn<QByteArray>("lang");
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QString>("word");
    QTest::newRow("German") << QByteArray("de_AT.UTF-8") << QByteArray() << QStringLiteral("Klonen");
    QTest::newRow("English") << QByteArray("en_GB.UTF-8") << QByteArray() << QStringLiteral("Cloning");
    QTest::newRow("none") << QByteArray("C") << QByteArray() << QStringLiteral("Cloning");
    QTest::newRow("one without words")
        << QByteArray("fr_FR.UTF-8") << QByteArray() << QStringLiteral("Cloning");
    QTest::newRow("LANGUAGE goes first")
        << QByteArray("en_US.UTF-8") << QByteArray("de") << QStringLiteral("Klonen");
    QTest::newRow("the second of the person's")
        << QByteArray("fr_FR.UTF-8") << QByteArray("fr:de:en") << QStringLiteral("Klonen");
}

void TestLanguage::followsTheSystem()
{
    QFETCH(QByteArray, lang);
    QFETCH(QByteArray, language);
    setEnvironment(lang.constData(), language.constData());
    ui::Language chosen;
    chosen.choose(Choice::System);
    QTEST(prov::stepWord(prov::Step::Cloning), "word");
}

void TestLanguage::numbersAreNotGrouped()
{
    ui::Language language;
    language.choose(Choice::German);
    QSpinBox box;
    box.setRange(0, 1'000'000);
    box.setValue(65'536);
    QCOMPARE(box.text(), QStringLiteral("65536"));
    QCOMPARE(ui::sizeText(qint64{2} << 50), QStringLiteral("2048 TiB"));
}

void TestLanguage::saysWhatIsWrongWithASpec()
{
    const auto spec =
        prov::readSpec(R"({"slipway": 1, "template": {"vmid": 9000}, "name": "%2_a", "start": 1})");
    QVERIFY(!spec);
    QCOMPARE(spec.error().size(), 2);
    ui::Language language;
    language.choose(Choice::German);
    QCOMPARE(prov::problemWords(spec.error().at(0)),
             QStringLiteral("„%2_a“ ist kein DNS-Name, und PVE nimmt keinen anderen an: Buchstaben, Ziffern, "
                            "Bindestriche (nicht am Rand) und Punkte verwenden; keine Unterstriche."));
    QCOMPARE(prov::problemWords(spec.error().at(1)),
             QStringLiteral("muss true oder false sein, ohne Anführungszeichen, ist aber 1."));
    language.choose(Choice::English);
    QCOMPARE(prov::problemWords(spec.error().at(1)), spec.error().at(1).text);
}

void TestLanguage::isUndoneWhenItGoes()
{
    {
        ui::Language language;
        language.choose(Choice::German);
        QCOMPARE(QLocale().language(), QLocale::German);
    }
    QCOMPARE(prov::stepWord(prov::Step::Cloning), QStringLiteral("Cloning"));
    QCOMPARE(QLocale().language(), QLocale::system().language());
}

void TestLanguage::namesAreReadAndWritten()
{
    for (const Choice choice : {Choice::System, Choice::English, Choice::German})
        QCOMPARE(ui::Language::fromName(ui::Language::nameOf(choice)), std::optional(choice));
    QVERIFY(!ui::Language::fromName(u"fr"));
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
