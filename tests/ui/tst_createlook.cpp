// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/createpagetest.h"
#include "ui/models/previewmodel.h"
#include "ui/paint.h"
#include "ui/slipwaystyle.h"

#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

using ui::PreviewModel;

/// The Create page in windows of all sizes, under the Tab key, and while the server does not answer.
class TestCreateLook : public test::CreatePageTest
{
    Q_OBJECT
public:
    TestCreateLook() { QApplication::setStyle(new ui::SlipwayStyle); }

private slots:
    void columnsGiveWay_data();
    void columnsGiveWay();
    void whatDiffersDoesNotGiveWay();
    void widthsOutlastTheNarrowWindow();
    void theFormFits_data();
    void theFormFits();
    void whatIsOpenedIsSeen();
    void newVmsBeginAtTheTop();
    void whatIsCutHasATip();
    void tabFollowsTheEye_data();
    void tabFollowsTheEye();
    void theExpectedVmidIsShown();
    void oldValuesAreGrey();
    void mistakesAreNotGrey();

private:
    QTableView &table() const { return *child<QTableView>("preview"); }
    void widen(int width)
    {
        m_page->resize(width, 480);
        QTRY_COMPARE(m_page->width(), width);
        settle();
    }
    QStringList hidden() const
    {
        QStringList names;
        for (int column = 0; column < PreviewModel::ColumnCount; ++column) {
            if (table().isColumnHidden(column))
                names.append(table().model()->headerData(column, Qt::Horizontal).toString());
        }
        return names;
    }
    /// Whether anything of the check of the first row has this colour.
    bool checkHas(const QColor &color) const
    {
        const QModelIndex check = table().model()->index(0, PreviewModel::Check);
        const QImage image = table().viewport()->grab(table().visualRect(check)).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    }
    /// For one look.
    void silence()
    {
        sim::Fault fault;
        fault.pattern = QStringLiteral("GET /cluster/resources");
        fault.action = sim::Fault::Action::Answer;
        fault.status = 595;
        fault.reason = "Connection refused";
        fault.times = 1;
        m_rig->cluster.addFault(fault);
        m_rig->inventory.setInterval(base::Millis{600'000}); // and of no retry
        m_rig->inventory.refresh();
        settle();
    }
    static QString nameOf(const QWidget *widget)
    {
        const auto *head = qobject_cast<const ui::SectionHead *>(widget);
        return head != nullptr ? head->text() : widget->objectName();
    }
};

void TestCreateLook::columnsGiveWay_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QStringList>("gone");
    const QStringList all{QStringLiteral("Node"), QStringLiteral("Cores"), QStringLiteral("Memory"),
                          QStringLiteral("Disk")};
    QTest::newRow("1280 × 800") << 1056 << QStringList();
    QTest::newRow("1024 × 768") << 800 << all.mid(2);
    QTest::newRow("800 × 600") << 576 << all;
    QTest::newRow("with a wide inventory") << 500 << all;
}

void TestCreateLook::columnsGiveWay()
{
    QFETCH(const int, width);
    widen(width);
    QTEST(hidden(), "gone");
    QVERIFY(!table().horizontalScrollBar()->isVisible());
    QVERIFY(table().columnWidth(PreviewModel::Check) > 100);
}

void TestCreateLook::whatDiffersDoesNotGiveWay()
{
    widen(576);
    QVERIFY(table().isColumnHidden(PreviewModel::Cores));
    type("hardware.cores", "0");
    settle();
    QVERIFY(!table().isColumnHidden(PreviewModel::Cores)); // is wrong
    type("hardware.cores", "2");
    settle();
    QVERIFY(table().isColumnHidden(PreviewModel::Cores));
    widen(1056);
    edit(0, PreviewModel::Node, "pve1");
    settle();
    widen(576);
    QVERIFY(!table().isColumnHidden(PreviewModel::Node)); // says something of its own
}

void TestCreateLook::widthsOutlastTheNarrowWindow()
{
    widen(1056);
    table().setColumnWidth(PreviewModel::Disk, 101);
    widen(576);
    QVERIFY(table().isColumnHidden(PreviewModel::Disk));
    widen(1056);
    QCOMPARE(table().columnWidth(PreviewModel::Disk), 101);
}

void TestCreateLook::theFormFits_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("german");
    for (const int width : {1056, 800, 681, 679, 576, 500}) {
        QTest::addRow("%d", width) << width << false;
        QTest::addRow("%d, German", width) << width << true;
    }
}

/// There is no scroll bar for what would stick out.
void TestCreateLook::theFormFits()
{
    QFETCH(const int, width);
    QFETCH(const bool, german);
    m_language.choose(german ? ui::Language::Choice::German : ui::Language::Choice::English);
    m_page = std::make_unique<ui::CreatePage>(m_rig->inventory, m_rig->client, m_rig->clock);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    settle();
    const auto sections = m_page->findChildren<ui::Section *>();
    for (ui::Section *section : sections)
        section->setOpen(true);
    widen(width);
    const auto *scroll = child<QScrollArea>("createScroll");
    QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
             qPrintable(QString::number(scroll->widget()->width())));
    m_language.choose(ui::Language::Choice::English);
}

void TestCreateLook::whatIsOpenedIsSeen()
{
    widen(576);
    const auto sections = m_page->findChildren<ui::Section *>();
    for (ui::Section *section : sections) {
        section->head()->click();
        QTRY_VERIFY(!section->fields().first()->visibleRegion().isEmpty());
        QVERIFY(!section->head()->visibleRegion().isEmpty());
        section->head()->click();
    }
}

void TestCreateLook::newVmsBeginAtTheTop()
{
    widen(576);
    auto *scroll = child<QScrollArea>("createScroll");
    const auto sections = m_page->findChildren<ui::Section *>();
    for (ui::Section *section : sections)
        section->setOpen(true);
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    const QWidget *field = child<QWidget>("template.vmid");
    QVERIFY(field->visibleRegion().isEmpty());
    m_page->begin();
    QCOMPARE(m_page->focusWidget(), field);
    QTRY_VERIFY(!field->visibleRegion().isEmpty());
}

void TestCreateLook::whatIsCutHasATip()
{
    widen(576);
    type("name", "a-name-that-is-much-longer-than-there-is-room-for-{n}");
    child<QSpinBox>("count")->setValue(3);
    settle();
    auto *example = child<QLabel>("nameExample");
    QVERIFY(example->toolTip().contains(example->text()));
    const auto boxes = m_page->findChildren<QComboBox *>();
    for (const QComboBox *box : boxes) {
        if (box->objectName().contains(u'.'))
            QVERIFY2(box->toolTip().contains(box->currentText().toHtmlEscaped()),
                     qPrintable(box->objectName()));
    }
}

void TestCreateLook::tabFollowsTheEye_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("wide") << 1056;
    QTest::newRow("narrow") << 576;
}

/// Down the left side of the head, down its right one, through the sections, the table, and the foot.
void TestCreateLook::tabFollowsTheEye()
{
    QFETCH(const int, width);
    widen(width);
    m_page->activateWindow();
    m_page->begin();
    QTRY_VERIFY(m_page->focusWidget() == child<QComboBox>("template.vmid"));
    QStringList stops;
    for (int stop = 0; stop < 13; ++stop) {
        stops.append(nameOf(m_page->focusWidget()));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(stops, QStringList(
                        {QStringLiteral("template.vmid"), QStringLiteral("count"), QStringLiteral("name"),
                         QStringLiteral("preset"), QStringLiteral("first_vmid"), QStringLiteral("Size"),
                         QStringLiteral("Network"), QStringLiteral("Cloud-init"), QStringLiteral("Placement"),
                         QStringLiteral("After creation"), QStringLiteral("preview"),
                         QStringLiteral("savePresetButton"), QStringLiteral("create")}));
}

void TestCreateLook::theExpectedVmidIsShown()
{
    auto *first = child<QLineEdit>("first_vmid");
    const auto tip = [first] { return first->toolTip(); };
    QVERIFY2(tip().contains(cell(0, PreviewModel::VmId)), qPrintable(tip()));
    const int room = first->textMargins().right();
    QVERIFY(room > 0); // for the number, at its end
    type("first_vmid", "401");
    settle();
    QVERIFY(tip().isEmpty());
    QCOMPARE(first->textMargins().right(), 0);
    type("first_vmid", "");
    settle();
    QCOMPARE(first->textMargins().right(), room);
    edit(0, PreviewModel::VmId, "777");
    settle();
    QVERIFY(tip().isEmpty());
}

void TestCreateLook::oldValuesAreGrey()
{
    const ui::Theme &theme = ui::Theme::of(m_page->palette());
    const QColor grey = theme.color(ui::Role::Text2);
    const QColor good = theme.color(ui::Family::Ok, ui::Shade::Text);
    const auto colorOf = [this](const char *box) {
        return child<QComboBox>(box)->palette().color(QPalette::Active, QPalette::Text);
    };
    QVERIFY(checkHas(good));
    for (const char *box :
         {"template.vmid", "clone.target", "clone.storage", "clone.pool", "network.net0.bridge"})
        QVERIFY2(colorOf(box) != grey, box);
    silence();
    QVERIFY(!checkHas(good));
    for (const char *box :
         {"template.vmid", "clone.target", "clone.storage", "clone.pool", "network.net0.bridge"})
        QCOMPARE(colorOf(box), grey);
    QVERIFY(colorOf("clone.format") != grey); // which the server has no say in
    m_rig->inventory.refresh();
    settle();
    QVERIFY(checkHas(good));
    QVERIFY(colorOf("clone.storage") != grey);
}

void TestCreateLook::mistakesAreNotGrey()
{
    silence();
    const QColor bad = ui::Theme::of(m_page->palette()).color(ui::Family::Fail, ui::Shade::Text);
    QVERIFY(!checkHas(bad));
    edit(0, PreviewModel::Cores, "0");
    settle();
    QVERIFY(checkHas(bad));
}

QTEST_MAIN(TestCreateLook)
#include "tst_createlook.moc"
