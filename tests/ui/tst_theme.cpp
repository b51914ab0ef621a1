// SPDX-License-Identifier: Apache-2.0
#include "ui/icons.h"
#include "ui/themefollower.h"

#include <QApplication>
#include <QIcon>
#include <QTest>

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
    const auto [low, high] = std::minmax(luminance(a), luminance(b));
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

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
