// SPDX-License-Identifier: Apache-2.0
#include "ui/messagebar.h"
#include "ui/windowstate.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace ui;

class TestMessageBar : public QObject
{
    Q_OBJECT
private slots:
    void noticesAreActedOnAndClosed();
    void aKeyHoldsOneNotice();
    void otherWordsLeaveTheRestAsItWas();
    void splittersKeepTheirPlace();
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

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
