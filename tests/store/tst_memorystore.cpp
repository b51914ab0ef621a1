// SPDX-License-Identifier: Apache-2.0
#include "core/store/memorystore.h"

#include "tests/support/manualclock.h"

#include <QTest>

#include <optional>

class TestMemoryStore : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatWasWritten()
    {
        test::ManualClock clock;
        store::MemoryStore secrets(clock);
        std::optional<QString> found;
        secrets.write(QStringLiteral("job/1"), QStringLiteral("$6$x"), [](const auto &) {});
        secrets.read(QStringLiteral("job/1"), [&](const auto &value) { found = value.value(); });
        QVERIFY2(!found, "an answer came inside the call");
        clock.advance(base::Millis{0});
        QCOMPARE(found, QStringLiteral("$6$x"));
    }

    void whatIsNotThereIsNotFound()
    {
        test::ManualClock clock;
        store::MemoryStore secrets(clock);
        std::optional<base::Error::Kind> kind;
        bool removed = false;
        secrets.write(QStringLiteral("job/1"), QStringLiteral("$6$x"), [](const auto &) {});
        secrets.remove(QStringLiteral("job/1"), [](const auto &) {});
        secrets.remove(QStringLiteral("job/2"), [&](const auto &done) { removed = done.has_value(); });
        secrets.read(QStringLiteral("job/1"), [&](const auto &value) { kind = value.error().kind; });
        clock.advance(base::Millis{0});
        QVERIFY(removed);
        QCOMPARE(kind, base::Error::Kind::NotFound);
    }

    void eachAnswerComesOnceAndInOrder()
    {
        test::ManualClock clock;
        store::MemoryStore secrets(clock);
        QStringList order;
        secrets.write(QStringLiteral("a"), QStringLiteral("1"), [&](const auto &) {
            order << QStringLiteral("write");
            secrets.read(QStringLiteral("a"),
                         [&](const auto &) { order << QStringLiteral("asked in an answer"); });
        });
        secrets.read(QStringLiteral("a"), [&](const auto &) { order << QStringLiteral("read"); });
        clock.advance(base::Millis{5});
        clock.advance(base::Millis{5});
        QCOMPARE(order, (QStringList{QStringLiteral("write"), QStringLiteral("read"),
                                     QStringLiteral("asked in an answer")}));
    }

    void noAnswerComesAfterItsEnd()
    {
        test::ManualClock clock;
        bool answered = false;
        {
            store::MemoryStore secrets(clock);
            secrets.read(QStringLiteral("a"), [&](const auto &) { answered = true; });
        }
        clock.advance(base::Millis{5});
        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(TestMemoryStore)
#include "tst_memorystore.moc"
