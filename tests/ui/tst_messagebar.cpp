// SPDX-License-Identifier: Apache-2.0
#include "ui/language.h"
#include "ui/latepart.h"
#include "ui/messagebar.h"
#include "ui/windowstate.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace ui;

class TestMessageBar : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_language.choose(Language::Choice::English); }
    void noticesAreActedOnAndClosed();
    void aKeyHoldsOneNotice();
    void otherWordsLeaveTheRestAsItWas();
    void theMostSeriousAreFirst();
    void manyAreFoldedUp();
    void whatWasPostedLastIsSeen();
    void theKeyboardReachesAll();
    void whatHasTheKeyboardStays();
    void goodNewsLeaves();
    void wordsStandInOneLineOrBelowEachOther_data();
    void wordsStandInOneLineOrBelowEachOther();
    void splittersKeepTheirPlace();
    void whatIsMadeLateIsAsItWasLeft();

private:
    Language m_language;
};

namespace {

Notice notice(const QString &key)
{
    return {key,
            Family::Retry,
            Symbol::Warn,
            QStringLiteral("No keychain answers."),
            QStringLiteral("The secret is kept for this session only."),
            QStringLiteral("Details")};
}

/// One each, in this order: a serious one, two things to look at, then good news.
void postFive(MessageBar &bar)
{
    const QList<std::pair<QString, Family>> all{{QStringLiteral("failed"), Family::Fail},
                                                {QStringLiteral("old warning"), Family::Retry},
                                                {QStringLiteral("info"), Family::Run},
                                                {QStringLiteral("warning"), Family::Retry},
                                                {QStringLiteral("saved"), Family::Ok}};
    for (const auto &[key, family] : all) {
        Notice each = notice(key);
        each.family = family;
        bar.post(each);
    }
}

/// The keys of the notices that are to be seen, from the top.
QStringList seen(const MessageBar &bar)
{
    QMap<int, QString> keys;
    const auto lines = bar.findChildren<QWidget *>(QRegularExpression(QStringLiteral("^notice-")));
    for (const QWidget *line : lines) {
        if (line->isVisible())
            keys.insert(line->y(), line->objectName().section(u'-', 1));
    }
    return keys.values();
}

void show(MessageBar &bar)
{
    bar.resize(700, 300);
    bar.show();
    bar.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
}

QPushButton *more(const MessageBar &bar)
{
    return bar.findChild<QPushButton *>(QStringLiteral("moreMessages"));
}

} // namespace

void TestMessageBar::noticesAreActedOnAndClosed()
{
    MessageBar bar;
    QVERIFY(bar.isHidden());
    bar.post(notice(QStringLiteral("keychain")));
    QVERIFY(!bar.isHidden());
    QSignalSpy acted(&bar, &MessageBar::acted);
    QSignalSpy closed(&bar, &MessageBar::closed);
    QTest::mouseClick(bar.findChild<QPushButton *>(QStringLiteral("noticeAction")), Qt::LeftButton);
    QCOMPARE(acted.size(), 1);
    QCOMPARE(acted.first().first().toString(), QStringLiteral("keychain"));
    QCOMPARE(bar.count(), 1);
    QTest::mouseClick(bar.findChild<QToolButton *>(QStringLiteral("noticeClose")), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
    QVERIFY(bar.isHidden());
}

void TestMessageBar::aKeyHoldsOneNotice()
{
    MessageBar bar;
    bar.post(notice(QStringLiteral("a")));
    bar.post(notice(QStringLiteral("a")));
    bar.post(notice(QStringLiteral("b")));
    QCOMPARE(bar.count(), 2);
    bar.withdraw(QStringLiteral("a"));
    bar.withdraw(QStringLiteral("a"));
    QCOMPARE(bar.count(), 1);
}

void TestMessageBar::otherWordsLeaveTheRestAsItWas()
{
    MessageBar bar;
    Notice asked = notice(QStringLiteral("close"));
    asked.check = QStringLiteral("Remember");
    bar.post(asked);
    bar.findChild<QCheckBox *>(QStringLiteral("noticeCheck"))->click();
    const auto *line = bar.findChild<QWidget *>(QStringLiteral("notice-close"));
    bar.rename(QStringLiteral("close"), QStringLiteral("2 VMs are unfinished."));
    bar.rename(QStringLiteral("another"), QStringLiteral("Nobody reads this."));
    QCOMPARE(bar.findChild<QWidget *>(QStringLiteral("notice-close")), line);
    QCOMPARE(line->accessibleName(), QString(u"2 VMs are unfinished. " + asked.text));
    QVERIFY(bar.isChecked(QStringLiteral("close")));
    QCOMPARE(bar.count(), 1);
}

void TestMessageBar::theMostSeriousAreFirst()
{
    MessageBar bar;
    postFive(bar);
    show(bar);
    more(bar)->click();
    QTRY_COMPARE(seen(bar), QStringList({QStringLiteral("failed"), QStringLiteral("warning"),
                                         QStringLiteral("old warning"), QStringLiteral("saved"),
                                         QStringLiteral("info")}));
}

void TestMessageBar::manyAreFoldedUp()
{
    MessageBar bar;
    postFive(bar);
    show(bar);
    QTRY_COMPARE(seen(bar).size(), MessageBar::most - 1);
    QVERIFY(more(bar)->isVisible());
    QVERIFY2(more(bar)->text().startsWith(u"3 More"), qPrintable(more(bar)->text()));
    QTest::keyClick(more(bar), Qt::Key_Space);
    QTRY_COMPARE(seen(bar).size(), 5);
    QVERIFY(more(bar)->isVisible());
    QTest::keyClick(more(bar), Qt::Key_Space);
    QTRY_COMPARE(seen(bar).size(), MessageBar::most - 1);
    bar.withdraw(QStringLiteral("failed"));
    bar.withdraw(QStringLiteral("warning"));
    QTRY_COMPARE(seen(bar).size(), MessageBar::most); // no button is needed for one more
    QVERIFY(!more(bar)->isVisible());
}

void TestMessageBar::whatWasPostedLastIsSeen()
{
    MessageBar bar;
    postFive(bar);
    show(bar);
    QTRY_COMPARE(seen(bar), QStringList({QStringLiteral("failed"), QStringLiteral("saved")}));
    bar.withdraw(QStringLiteral("saved"));
    QTRY_COMPARE(seen(bar), QStringList({QStringLiteral("failed"), QStringLiteral("warning")}));
}

void TestMessageBar::theKeyboardReachesAll()
{
    MessageBar bar;
    postFive(bar);
    show(bar);
    more(bar)->click();
    QTRY_COMPARE(seen(bar).size(), 5);
    const auto first = bar.findChild<QWidget *>(QStringLiteral("notice-failed"));
    first->findChild<QWidget *>(QStringLiteral("noticeAction"))->setFocus();
    int before = -1;
    for (int stop = 0; stop < 2 * 5; ++stop) {
        const QWidget *line = bar.focusWidget()->parentWidget();
        QVERIFY2(line->y() >= before, qPrintable(line->objectName()));
        before = line->y();
        QTest::keyClick(bar.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(bar.focusWidget(), more(bar));
    QVERIFY(!more(bar)->text().isEmpty());
    more(bar)->click();
    bar.focusAction(QStringLiteral("info")); // which is folded away
    QTRY_COMPARE(seen(bar).size(), 5);
    QCOMPARE(bar.focusWidget()->parentWidget()->objectName(), QStringLiteral("notice-info"));
}

void TestMessageBar::whatHasTheKeyboardStays()
{
    MessageBar bar;
    for (const char *key : {"a", "b", "c"})
        bar.post(notice(QString::fromLatin1(key)));
    show(bar);
    bar.focusAction(QStringLiteral("a"));
    bar.post(notice(QStringLiteral("d")));
    QTRY_COMPARE(seen(bar).size(), 4);
    QCOMPARE(bar.focusWidget()->parentWidget()->objectName(), QStringLiteral("notice-a"));
}

void TestMessageBar::goodNewsLeaves()
{
    MessageBar bar;
    Notice good = notice(QStringLiteral("saved"));
    good.family = Family::Ok;
    bar.post(good); // which offers something
    QVERIFY(bar.findChildren<QTimer *>().isEmpty());
    good.action.clear();
    bar.post(good);
    bar.post(notice(QStringLiteral("warning")));
    auto *timer = bar.findChild<QTimer *>();
    QVERIFY(timer);
    QCOMPARE(bar.findChildren<QTimer *>().size(), 1);
    QVERIFY(timer->isActive());
    QCOMPARE(timer->intervalAsDuration(), MessageBar::stay);

    show(bar);
    auto *line = bar.findChild<QWidget *>(QStringLiteral("notice-saved"));
    line->findChild<QToolButton *>()->setFocus();
    QSignalSpy due(timer, &QTimer::timeout);
    timer->setInterval(0);
    QTRY_VERIFY(due.count() > 2);
    QCOMPARE(bar.count(), 2); // in use
    bar.findChild<QPushButton *>(QStringLiteral("noticeAction"))->setFocus();
    QTRY_COMPARE(bar.count(), 1);
    QCOMPARE(seen(bar), QStringList{QStringLiteral("warning")});
}

void TestMessageBar::wordsStandInOneLineOrBelowEachOther_data()
{
    QTest::addColumn<QString>("check");
    QTest::newRow("words alone") << QString();
    QTest::newRow("with a box") << QStringLiteral("Remember");
}

void TestMessageBar::wordsStandInOneLineOrBelowEachOther()
{
    QFETCH(QString, check);
    MessageBar bar;
    Notice asked = notice(QStringLiteral("close"));
    asked.check = check;
    bar.post(asked);
    show(bar);
    const auto label = [&bar](const QString &text) {
        const auto all = bar.findChildren<QLabel *>();
        const auto it = std::find_if(all.begin(), all.end(),
                                     [&text](const QLabel *each) { return each->text() == text; });
        return it == all.end() ? QRect() : (*it)->geometry();
    };
    bar.resize(900, 300);
    QTRY_COMPARE(label(asked.strong).center().y(), label(asked.text).center().y());
    QVERIFY(label(asked.text).left() > label(asked.strong).right());
    bar.resize(400, 300);
    QTRY_COMPARE(label(asked.text).left(), label(asked.strong).left());
    QVERIFY(label(asked.text).top() > label(asked.strong).bottom());
}

void TestMessageBar::splittersKeepTheirPlace()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    const auto make = [](QWidget &window) {
        auto *splitter = new QSplitter(&window);
        splitter->setObjectName(QStringLiteral("parts"));
        splitter->addWidget(new QWidget);
        splitter->addWidget(new QWidget);
        (new QVBoxLayout(&window))->addWidget(splitter);
        window.resize(600, 400);
        window.show();
        return splitter;
    };
    QWidget first;
    make(first)->setSizes({100, 400});
    first.resize(700, 500);
    WindowState(settings).save(first);
    const auto sizes = first.findChild<QSplitter *>()->sizes();
    QWidget second;
    auto *splitter = make(second);
    WindowState(settings).restore(second);
    QCOMPARE(second.size(), QSize(700, 500));
    QCOMPARE(splitter->sizes(), sizes);
}

void TestMessageBar::whatIsMadeLateIsAsItWasLeft()
{
    const QTemporaryDir place;
    QSettings settings(place.filePath(QStringLiteral("w.ini")), QSettings::IniFormat);
    const auto makeTable = [] {
        auto *table = new QTreeWidget;
        table->setColumnCount(2);
        table->header()->setObjectName(QStringLiteral("lateHeader"));
        return table;
    };
    QWidget first;
    auto *left = makeTable();
    left->setParent(&first);
    left->header()->resizeSection(0, 123);
    WindowState(settings).save(first);
    QWidget second;
    LatePart part(makeTable, &second);
    WindowState(settings).restore(second);
    QVERIFY(part.findChild<QTreeWidget *>() == nullptr); // nobody has seen it
    part.show();
    QCOMPARE(part.findChild<QTreeWidget *>()->header()->sectionSize(0), 123);
    part.hide();
    part.show();
    QCOMPARE(part.findChildren<QTreeWidget *>().size(), 1);
}

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
