// SPDX-License-Identifier: Apache-2.0
#include "ui/startpage.h"

#include "ui/askbar.h"
#include "ui/familylabel.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

namespace {

QFont larger(qreal points)
{
    QFont font = strongFont();
    font.setPointSizeF(QApplication::font().pointSizeF() + points);
    return font;
}

/// Hull and deck house on a keel that begins at (0, 0).
QPolygonF ship()
{
    return {{-34, -16}, {-24, -16}, {-24, -28}, {-7, -28}, {-7, -16}, {34, -16}, {20, 0}, {-26, 0}};
}

} // namespace

ChoiceButton::ChoiceButton(Symbol symbol, const QString &title, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent), m_symbol(symbol), m_sentence(sentence)
{
    setText(title);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ChoiceButton::sizeHint() const
{
    const int text = QFontMetrics(larger(1)).height() + QFontMetrics(smallFont()).height();
    return {QFontMetrics(smallFont()).horizontalAdvance(m_sentence) + 136, text + 28};
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    const bool primary = property("primary").toBool();
    const bool over = underMouse() || isDown();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor face = primary ? theme.color(over ? Role::AccentHover : Role::Accent)
                                : theme.color(over ? Role::Alternate : Role::Button);
    const QRectF frame = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    painter.setBrush(face);
    painter.setPen(primary ? face : theme.color(Role::ButtonEdge));
    painter.drawRoundedRect(frame, 4, 4);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Role::Accent), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    const QColor ink = theme.color(primary ? Role::OnAccent : Role::Text);
    paintSymbol(painter, m_symbol, ink, QRect(20, height() / 2 - 10, 20, 20));
    paintSymbol(painter, Symbol::ChevronRight, ink, QRect(width() - 34, height() / 2 - 8, 16, 16));
    const QRect words = rect().adjusted(56, 13, -44, -13);
    painter.setFont(larger(1));
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, text());
    painter.setFont(smallFont());
    painter.setPen(primary ? ink : theme.color(Role::Text2));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom, m_sentence);
}

StartPage::StartPage(QWidget *parent)
    : QWidget(parent),
      m_ask(new AskBar(this)),
      m_connect(new ChoiceButton(Symbol::Plug, tr("Connect to Proxmox VE"),
                                 tr("Use an API token or a user and password"), this)),
      m_known(new QVBoxLayout),
      m_tools(new QHBoxLayout)
{
    setObjectName(QStringLiteral("startPage"));
    auto *picture = new QLabel(this);
    picture->setPixmap(appIcon().pixmap(72));
    auto *name = new QLabel(tr("Slipway"), this);
    name->setFont(larger(9.5));
    auto *sentence = new FamilyLabel(
        tr("Pick a template, say how many, and see every machine arrive as you asked for it."), Role::Text2,
        this);
    sentence->setFont(larger(1));
    sentence->setAlignment(Qt::AlignCenter);
    QFont plain = sentence->font();
    plain.setWeight(QFont::Normal);
    sentence->setFont(plain);

    m_connect->setObjectName(QStringLiteral("connect"));
    m_connect->setProperty("primary", true);
    auto *demo = new ChoiceButton(Symbol::Play, tr("Try the Demo Cluster"),
                                  tr("Three simulated nodes; nothing leaves this computer"), this);
    demo->setObjectName(QStringLiteral("demo"));
    connect(m_connect, &QAbstractButton::clicked, this, &StartPage::connectWanted);
    connect(demo, &QAbstractButton::clicked, this, &StartPage::demoWanted);

    connect(m_ask, &AskBar::answered, this, &StartPage::forgetWanted);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_ask);
    layout->addLayout(m_tools);
    layout->addStretch(2);
    layout->addWidget(picture, 0, Qt::AlignCenter);
    layout->addWidget(name, 0, Qt::AlignCenter);
    layout->addWidget(sentence);
    layout->addSpacing(20);
    auto *middle = new QHBoxLayout;
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(10);
    m_known->setSpacing(10);
    buttons->addLayout(m_known);
    buttons->addWidget(m_connect);
    buttons->addWidget(demo);
    middle->addStretch(1);
    middle->addLayout(buttons);
    middle->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(5);
    m_tools->setContentsMargins(10, 8, 10, 0);
    m_tools->addStretch();
}

void StartPage::begin()
{
    auto *known = findChild<ChoiceButton *>(QStringLiteral("known"), Qt::FindDirectChildrenOnly);
    (known != nullptr ? known : m_connect)->setFocus(Qt::OtherFocusReason);
}

void StartPage::addTool(QWidget *tool)
{
    m_tools->addWidget(tool);
}

void StartPage::setKnown(const QList<KnownServer> &servers)
{
    const auto old = findChildren<ChoiceButton *>(QStringLiteral("known"), Qt::FindDirectChildrenOnly);
    for (ChoiceButton *button : old) {
        button->setObjectName({});
        button->hide();
        button->deleteLater(); // one of them may be what is pressed
    }
    m_ask->takeBack();
    QWidget *before = nullptr;
    for (const KnownServer &server : servers) {
        auto *button = new ChoiceButton(Symbol::Node, server.name, server.sentence, this);
        button->setObjectName(QStringLiteral("known"));
        button->setProperty("primary", before == nullptr);
        connect(button, &QAbstractButton::clicked, this, [this, id = server.id] { emit knownWanted(id); });
        addActions(button, server);
        m_known->addWidget(button);
        if (before != nullptr)
            setTabOrder(before, button);
        before = button;
    }
    m_connect->setProperty("primary", servers.isEmpty());
    m_connect->update();
    if (before != nullptr)
        setTabOrder(before, m_connect);
}

void StartPage::addActions(ChoiceButton *button, const KnownServer &server)
{
    const auto add = [button](const char *name, const QString &text, const QKeySequence &keys) {
        auto *action = new QAction(text, button);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        button->addAction(action);
        return action;
    };
    connect(add("connectKnown", tr("Connect"), {}), &QAction::triggered, this,
            [this, id = server.id] { emit knownWanted(id); });
    connect(add("editKnown", tr("Edit…"), Qt::Key_F2), &QAction::triggered, this,
            [this, id = server.id] { emit editWanted(id); });
    connect(add("forgetKnown", tr("Forget…"), QKeySequence::Delete), &QAction::triggered, this,
            [this, server] { askToForget(server); });
    button->setContextMenuPolicy(Qt::ActionsContextMenu);
    button->setToolTip(tr("F2 edits this server, Del asks whether to forget it."));
}

void StartPage::askToForget(const KnownServer &server)
{
    m_ask->ask(
        {server.id,
         tr("Forget “%1”? Its secret leaves the keychain too. Type the name to forget it.").arg(server.name),
         tr("Forget"), server.name, false, true, true});
}

/// Four ships wait on the slipway, the fifth is afloat (ux/tokens.md 5).
void StartPage::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Role::Base));
    constexpr int least = 640;
    if (height() < least)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal water = height() - 56;
    const qreal slope = std::tan(11 * M_PI / 180);
    const qreal top = water - 0.7 * width() * slope; // the water begins at 70 % of the width
    const auto rampAt = [&](qreal x) { return top + x * slope; };
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF(0, water, width(), 56), theme.color(Role::Alternate));
    painter.setBrush(theme.color(Role::Window));
    const qreal low = (height() - top) / slope;
    painter.drawPolygon(QPolygonF{{0, top}, {low, qreal(height())}, {0, qreal(height())}});
    painter.setPen(QPen(theme.color(Role::Edge), 1.5));
    painter.drawLine(QPointF(0, top), QPointF(low, height()));
    painter.drawLine(QPointF((water - top) / slope, water), QPointF(width(), water));
    for (int i = 0; i < 4; ++i) {
        const qreal x = width() * (0.09 + 0.14 * i);
        painter.save();
        painter.translate(x, rampAt(x) - 1);
        painter.rotate(11);
        painter.setBrush(theme.color(Role::Base));
        painter.drawPolygon(ship());
        painter.restore();
    }
    painter.translate(width() * 0.85, water + 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Accent));
    painter.drawPolygon(ship());
}

} // namespace ui
