// SPDX-License-Identifier: Apache-2.0
#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <variant>

/// A static library's resources are registered by hand; the macro wants to stand outside of namespaces.
static void registerResources()
{
    Q_INIT_RESOURCE(slipway);
}

namespace ui {

namespace {

QString resource(const QString &name)
{
    [[maybe_unused]] static const bool done = (registerResources(), true);
    return QStringLiteral(":/slipway/") + name;
}

constexpr std::array names{
    "cancel",   "check",  "chevron-down", "chevron-left", "chevron-right", "clock",   "clone",     "close",
    "cloud",    "copy",   "cpu",          "detached",     "edit",          "error",   "hourglass", "info",
    "key",      "log",    "menu",         "more",         "network",       "node",    "pin",       "play",
    "plug",     "plus",   "power",        "resize",       "retry",         "running", "save",      "search",
    "settings", "shield", "skip",         "stop",         "stopped",       "storage", "tag",       "template",
    "terminal", "trash",  "user",         "vm",           "warn",
};
static_assert(names.size() == static_cast<std::size_t>(Symbol::Warn) + 1);

QPixmap emptyPixmap(const QSize &size)
{
    QPixmap result(size);
    result.fill(Qt::transparent);
    return result;
}

QByteArray drawing(Symbol symbol, const QColor &color)
{
    QFile file(resource(QStringLiteral("icons/%1.svg").arg(symbolName(symbol))));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no icon %s", qPrintable(file.fileName()));
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

class SymbolEngine final : public QIconEngine
{
public:
    using Color = std::variant<Role, Family>;
    SymbolEngine(Symbol symbol, Color color) : m_symbol(symbol), m_color(color) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintSymbol(*painter, m_symbol, color(mode), rect);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return ui::pixmap(m_symbol, color(mode), qMin(size.width(), size.height()), 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const auto side = qRound(qMin(size.width(), size.height()) / scale);
        return ui::pixmap(m_symbol, color(mode), side, scale);
    }
    QIconEngine *clone() const override { return new SymbolEngine(m_symbol, m_color); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        const auto &theme = Theme::of(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            return theme.color(Role::Off);
        if (const auto *role = std::get_if<Role>(&m_color))
            return theme.color(*role);
        return theme.color(std::get<Family>(m_color), Shade::Text);
    }

    Symbol m_symbol;
    Color m_color;
};

/// The program's own picture. By its file name Qt would load the plugins of every format it can read.
class AppEngine final : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        QSvgRenderer(resource(QStringLiteral("appicon.svg"))).render(painter, rect);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        auto result = emptyPixmap(size);
        QPainter painter(&result);
        paint(&painter, result.rect(), mode, state);
        return result;
    }
    QIconEngine *clone() const override { return new AppEngine; }
};

} // namespace

QString symbolName(Symbol symbol)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(symbol)));
}

QPixmap pixmap(Symbol symbol, const QColor &color, int size, qreal devicePixelRatio)
{
    const auto key = QStringLiteral("slipway %1 %2 %3 %4")
                         .arg(symbolName(symbol), color.name())
                         .arg(size)
                         .arg(devicePixelRatio);
    QPixmap result;
    if (QPixmapCache::find(key, &result))
        return result;
    const auto side = qRound(size * devicePixelRatio);
    result = emptyPixmap({side, side});
    QPainter painter(&result);
    QSvgRenderer(drawing(symbol, color)).render(&painter);
    painter.end();
    result.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, result);
    return result;
}

void paintSymbol(QPainter &painter, Symbol symbol, const QColor &color, const QRect &rect)
{
    const auto side = qMin(rect.width(), rect.height());
    const QPoint corner(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
    painter.drawPixmap(corner, pixmap(symbol, color, side, painter.device()->devicePixelRatioF()));
}

QIcon icon(Symbol symbol, Role role)
{
    return QIcon(new SymbolEngine(symbol, role));
}

QIcon icon(Symbol symbol, Family family)
{
    return QIcon(new SymbolEngine(symbol, family));
}

QIcon appIcon()
{
    return QIcon(new AppEngine);
}

} // namespace ui
