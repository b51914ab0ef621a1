// SPDX-License-Identifier: Apache-2.0
#include "ui/icons.h"
#include "ui/slipwaystyle.h"
#include "ui/themefollower.h"

#include <QApplication>
#include <QComboBox>
#include <QIcon>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace ui;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double v) {
        return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.
double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

constexpr std::array surfaces{Role::Window, Role::Panel, Role::Base, Role::Alternate, Role::Selected};
constexpr std::array families{Family::Run, Family::Wait, Family::Retry,
                              Family::Ok,  Family::Fail, Family::Detached};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private slots:
    void textIsReadableOnEverySurface_data();
    void textIsReadableOnEverySurface();
    void paletteTellsTheTheme();
    void followerTakesTheChosenTheme();
    void everySymbolDrawsInItsColour();
    void iconsFollowThePalette();
    void focusIsSeen_data();
    void focusIsSeen();
    void aMenuHasAFrame_data();
    void aMenuHasAFrame();
    void theWheelPassesOverWhatHasNoFocus();
};

void TestTheme::textIsReadableOnEverySurface_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::textIsReadableOnEverySurface()
{
    QFETCH(bool, dark);
    const auto &theme = dark ? Theme::dark() : Theme::light();
    for (const auto surface : surfaces) {
        for (const auto role : {Role::Text, Role::Text2, Role::Accent})
            QVERIFY(contrast(theme.color(role), theme.color(surface)) >= 4.5);
        for (const auto family : families)
            QVERIFY(contrast(theme.color(family, Shade::Text), theme.color(surface)) >= 4.5);
    }
    for (const auto family : families) {
        QVERIFY(contrast(theme.color(family, Shade::Text), theme.color(family, Shade::Tint)) >= 4.5);
        QVERIFY(contrast(theme.color(family, Shade::Mark), theme.color(Role::Base)) >= 3);
        QVERIFY(contrast(theme.color(family, Shade::Mark), theme.color(Role::Track)) >= 3);
    }
    QVERIFY(contrast(theme.color(Role::OnAccent), theme.color(Role::Accent)) >= 4.5);
    QVERIFY(contrast(theme.color(Role::Edge), theme.color(Role::Window)) >= 3);
}

void TestTheme::paletteTellsTheTheme()
{
    QVERIFY(!Theme::of(Theme::light().palette()).isDark());
    QVERIFY(Theme::of(Theme::dark().palette()).isDark());
}

void TestTheme::followerTakesTheChosenTheme()
{
    ThemeFollower follower;
    follower.choose(ThemeFollower::Choice::Dark);
    QVERIFY(Theme::of(QApplication::palette()).isDark());
    follower.choose(ThemeFollower::Choice::Light);
    QVERIFY(!Theme::of(QApplication::palette()).isDark());
    follower.choose(ThemeFollower::Choice::Desktop); // offscreen is light
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().color(Role::Window));
}

void TestTheme::everySymbolDrawsInItsColour()
{
    const QColor colour(Qt::magenta);
    for (int i = 0; i <= static_cast<int>(Symbol::Warn); ++i) {
        const auto image = pixmap(static_cast<Symbol>(i), colour, 16, 2.0).toImage();
        QCOMPARE(image.size(), QSize(32, 32));
        int drawn = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() == 255) {
                    ++drawn;
                    QCOMPARE(image.pixelColor(x, y), colour);
                }
            }
        }
        QVERIFY2(drawn > 5, qPrintable(symbolName(static_cast<Symbol>(i))));
    }
    QVERIFY(!appIcon().pixmap(64).isNull());
}

void TestTheme::iconsFollowThePalette()
{
    const auto made = icon(Symbol::Stop, Role::Text);
    const auto lightness = [&made] {
        const auto image = made.pixmap(64, 64).toImage();
        QColor solid(Qt::transparent);
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, image.height() / 2).alpha() > solid.alpha())
                solid = image.pixelColor(x, image.height() / 2);
        }
        return solid.lightness();
    };
    QApplication::setPalette(Theme::light().palette());
    QVERIFY(lightness() < 60);
    QApplication::setPalette(Theme::dark().palette());
    QVERIFY(lightness() > 200);
}

void TestTheme::focusIsSeen_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QByteArray>("property");
    for (const bool dark : {false, true}) {
        for (const QByteArray property : {"plain", "primary", "danger", "small", "flat"})
            QTest::addRow("%s %s", dark ? "dark" : "light", property.constData()) << dark << property;
    }
}

void TestTheme::focusIsSeen()
{
    QFETCH(bool, dark);
    QFETCH(QByteArray, property);
    QApplication::setStyle(new SlipwayStyle);
    ThemeFollower follower;
    follower.choose(dark ? ThemeFollower::Choice::Dark : ThemeFollower::Choice::Light);
    QWidget window;
    auto *other = new QPushButton(&window);
    auto *button = new QPushButton(QStringLiteral("Press"), &window);
    button->move(0, 60);
    button->setProperty(property.constData(), true);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    const QImage without = button->grab().toImage();
    button->setFocus();
    QVERIFY(button->hasFocus());
    const QImage with = button->grab().toImage();
    int seen = 0; // pixels that stand out against what was there
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x)
            seen += contrast(with.pixelColor(x, y), without.pixelColor(x, y)) >= 3 ? 1 : 0;
    }
    QVERIFY2(seen >= 2 * with.width(), qPrintable(QString::number(seen)));
}

void TestTheme::aMenuHasAFrame_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Also beside the row that the pointer is on.
void TestTheme::aMenuHasAFrame()
{
    QFETCH(bool, dark);
    QApplication::setStyle(new SlipwayStyle);
    ThemeFollower follower;
    follower.choose(dark ? ThemeFollower::Choice::Dark : ThemeFollower::Choice::Light);
    QMenu menu;
    for (const auto *row : {"One", "Two", "Three"})
        menu.addAction(QString::fromLatin1(row));
    menu.popup({0, 0});
    menu.setActiveAction(menu.actions().at(1));
    const QImage seen = menu.grab().toImage();
    const auto line = Theme::of(menu.palette()).color(Role::ButtonEdge);
    for (int y = 8; y < seen.height() - 8; ++y) { // but for round corners
        QCOMPARE(seen.pixelColor(0, y), line);
        QCOMPARE(seen.pixelColor(seen.width() - 1, y), line);
    }
}

/// Scrolling the page changes no value under the pointer.
void TestTheme::theWheelPassesOverWhatHasNoFocus()
{
    QApplication::setStyle(new SlipwayStyle);
    QWidget window;
    auto *other = new QPushButton(&window);
    auto *combo = new QComboBox(&window);
    combo->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    auto *spin = new QSpinBox(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto turn = [](QWidget *widget) {
        const QPointF at = widget->rect().center();
        QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, -120}, {}, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    };
    other->setFocus();
    turn(combo);
    turn(spin);
    QCOMPARE(combo->currentIndex(), 0);
    QCOMPARE(spin->value(), 0);
    combo->setFocus();
    turn(combo);
    QCOMPARE(combo->currentIndex(), 1);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
