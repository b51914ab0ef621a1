// SPDX-License-Identifier: Apache-2.0
#include "ui/models/filterwords.h"

#include <QTest>

using ui::FilterSubject;
using ui::FilterWords;

namespace {

FilterSubject web()
{
    return {{QStringLiteral("web-1"), QStringLiteral("101"), QStringLiteral("2001:db8::7")},
            {QStringLiteral("pve1")},
            {QStringLiteral("running")},
            {QStringLiteral("lab"), QStringLiteral("two words")},
            {QStringLiteral("shop")},
            {}};
}

} // namespace

/// The language of the filter fields.
class TestFilterWords : public QObject
{
    Q_OBJECT
private slots:
    void fits_data();
    void fits();
    void namesAKeyThatThereIsNot_data();
    void namesAKeyThatThereIsNot();
    void aTemplateFitsItsKey();
};

void TestFilterWords::fits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("does");
    const auto row = [](const char *text, bool does) {
        QTest::newRow(text) << QString::fromLatin1(text) << does;
    };
    row("", true);
    row("  ", true);
    row("WEB", true);
    row("10", true);
    row("web 101", true);
    row("web 102", false);
    row("node:pve1", true);
    row("NODE:pve", true);
    row("node:ve1", false);
    row("web node:pve2", false);
    row("status:running tag:lab pool:shop", true);
    row("status:stopped", false);
    row("tag:lab tag:two", true);
    row("tag:\"two words\"", true);
    row("tag:\"two others\"", false);
    row("tag:two words", false); // "words" is a plain word of its own
    row("\"node:pve1\"", false); // plain
    row("tag:", true);           // it has any
    row("template:", false);
    row("\"web-1", true); // not closed yet
    row("\"\"", true);
    row("2001:db8::7", true);
    row("colour:red", false);
    row("pve1", false);
}

void TestFilterWords::fits()
{
    QFETCH(QString, text);
    QTEST(FilterWords(text).fit(web()), "does");
}

void TestFilterWords::namesAKeyThatThereIsNot_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::newRow("none") << QStringLiteral("web node:pve1") << QString();
    QTest::newRow("the first") << QStringLiteral("Colour:red shape:round") << QStringLiteral("colour");
    QTest::newRow("nothing behind it") << QStringLiteral("colour:") << QStringLiteral("colour");
    QTest::newRow("quoted") << QStringLiteral("\"colour:red\"") << QString();
    QTest::newRow("address") << QStringLiteral("fd00::1") << QString();
    QTest::newRow("address of letters") << QStringLiteral("dead:beef::1") << QString();
    QTest::newRow("port") << QStringLiteral("10.0.0.1:8006") << QString();
}

void TestFilterWords::namesAKeyThatThereIsNot()
{
    QFETCH(QString, text);
    QTEST(FilterWords(text).unknownKey(), "key");
}

void TestFilterWords::aTemplateFitsItsKey()
{
    FilterSubject debian = web();
    debian.templates = {QStringLiteral("debian-12")};
    QVERIFY(FilterWords(QStringLiteral("template:")).fit(debian));
    QVERIFY(FilterWords(QStringLiteral("template:Deb")).fit(debian));
    QVERIFY(!FilterWords(QStringLiteral("template:ubuntu")).fit(debian));
    QVERIFY(FilterWords().isEmpty() && FilterWords(QStringLiteral(" \"\" ")).isEmpty());
}

QTEST_APPLESS_MAIN(TestFilterWords)
#include "tst_filterwords.moc"
