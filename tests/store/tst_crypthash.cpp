// SPDX-License-Identifier: Apache-2.0
#include "core/store/crypthash.h"

#include <QRegularExpression>
#include <QTest>

class TestCryptHash : public QObject
{
    Q_OBJECT

private slots:
    void knownHashesMatch_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("hash");
        QTest::addColumn<bool>("matches");
        // By another implementation: openssl passwd -6 -salt saltstring
        const auto hash = QStringLiteral("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/"
                                         "O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1");
        QTest::newRow("right") << QByteArray("Hello world!") << hash << true;
        QTest::newRow("wrong") << QByteArray("Hello world?") << hash << false;
        QTest::newRow("empty password") << QByteArray() << hash << false;
        QTest::newRow("empty hash") << QByteArray("Hello world!") << QString() << false;
        QTest::newRow("no hash") << QByteArray("Hello world!") << QStringLiteral("*") << false;
    }
    void knownHashesMatch()
    {
        QFETCH(QByteArray, password);
        QFETCH(QString, hash);
        QFETCH(bool, matches);
        QCOMPARE(store::matchesHash(password, hash), matches);
    }

    void hashIsSha512CryptAndVerifies()
    {
        QByteArray password = "pässwörd $6$ ";
        const auto hash = store::hashPassword(password);
        QVERIFY(hash);
        static const QRegularExpression form(
            QStringLiteral("^\\$6\\$[./0-9A-Za-z]{16}\\$[./0-9A-Za-z]{86}$"));
        QVERIFY2(form.match(*hash).hasMatch(), qPrintable(*hash));
        QVERIFY(store::matchesHash("pässwörd $6$ ", *hash));
        QVERIFY(!store::matchesHash("pässwörd $6$", *hash));
    }

    void saltIsNewEachTime()
    {
        QByteArray first = "secret";
        QByteArray second = "secret";
        const auto one = store::hashPassword(first);
        const auto two = store::hashPassword(second);
        QVERIFY(one && two);
        QVERIFY(*one != *two);
    }

    void callersBufferIsWipedInPlace()
    {
        QByteArray password(200, 'x');
        const char *bytes = password.constData();
        QVERIFY(store::hashPassword(password));
        QCOMPARE(password.constData(), bytes);
        QCOMPARE(password, QByteArray(200, '\0'));
    }

    void badPasswordsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << QByteArray("") << false;
        QTest::newRow("with NUL") << QByteArray("ab\0cd", 5) << false;
        QTest::newRow("longest") << QByteArray(511, 'a') << true;
        QTest::newRow("too long") << QByteArray(512, 'a') << false;
    }
    void badPasswordsAreRefused()
    {
        QFETCH(QByteArray, password);
        QFETCH(bool, good);
        const auto hash = store::hashPassword(password);
        QCOMPARE(hash.has_value(), good);
        QCOMPARE(password.count('\0'), password.size());
        if (!good) {
            QCOMPARE(hash.error().kind, base::Error::Kind::Invalid);
            QVERIFY(hash.error().text.startsWith(QStringLiteral("the password ")));
        }
    }
};

QTEST_GUILESS_MAIN(TestCryptHash)
#include "tst_crypthash.moc"
