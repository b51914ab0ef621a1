// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/createpagetest.h"
#include "ui/models/typedcell.h"
#include "ui/paint.h"
#include "ui/slipwaystyle.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QSpinBox>

using ui::PreviewModel;

/// "What will be made" under the hands: editing, undoing, copying.
class TestCreateGrid : public test::CreatePageTest
{
    Q_OBJECT
public:
    TestCreateGrid() { QApplication::setStyle(new ui::SlipwayStyle); }

private slots:
    void anEditorCoversItsCell();
    void typingIntoACellEditsIt();
    void editsAreUndoneAndRedone();
    void aPasteIsUndoneWithTheRowsItMade();
    void undoLeavesTheNumberThatWasChosenSince();
    void anotherTemplateEndsUndo();
    void deleteLetsCellsFollowTheBatch();
    void copiesWhatIsChosen();
    void fillsDownWhatIsChosen();
    void typedCells_data();
    void typedCells();
    void addressesGetThePrefixOfTheBatch();
    void aCellSaysWhatCannotBeRead();
    void vmidsThatNobodyAskedForAreExpected();
    void whatIsTakenCanBeMended_data();
    void whatIsTakenCanBeMended();
    void whatIsTwiceInTheBatchCanBeMended_data();
    void whatIsTwiceInTheBatchCanBeMended();
    void addressesWithoutAColumnCanBeMended_data();
    void addressesWithoutAColumnCanBeMended();
    void onlyWhatIsTakenCanBeMended();
    void aLinkMendsTheRow();
    void aLinkWorksWhereTheFirstClickMovesTheTable();
    void theKeyboardMendsTheRow();

private:
    QTableView &table() const { return *child<QTableView>("preview"); }
    QModelIndex at(int row, int column) const { return table().model()->index(row, column); }
    void choose(int row, int column)
    {
        table().setFocus();
        table().selectionModel()->setCurrentIndex(at(row, column), QItemSelectionModel::ClearAndSelect);
    }
    void edit(int row, int column, const char *text)
    {
        choose(row, column);
        QTest::keyClick(&table(), Qt::Key_F2);
        auto *editor = table().findChild<QLineEdit *>();
        editor->selectAll();
        QTest::keyClicks(editor, QString::fromLatin1(text));
        QTest::keyClick(editor, Qt::Key_Return);
        settle();
    }
    void press(QKeySequence::StandardKey key)
    {
        QTest::keySequence(&table(), QKeySequence(key));
        settle();
    }
    void paste(const char *text)
    {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(text));
        press(QKeySequence::Paste);
    }
    void setCount(int count)
    {
        child<QSpinBox>("count")->setValue(count);
        settle();
    }
    QJsonValue own(int row, const char *path) const
    {
        return ui::valueAt(spec().value(u"vms").toArray().at(row).toObject(), QString::fromLatin1(path));
    }
};

/// Nothing of the cell shows through, and its text stays where it was.
void TestCreateGrid::anEditorCoversItsCell()
{
    for (const int column : {int(PreviewModel::Name), int(PreviewModel::Address)}) {
        choose(0, column);
        QTest::keyClick(&table(), Qt::Key_F2);
        auto *editor = table().findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->geometry(), table().visualRect(at(0, column)));
        QVERIFY(!editor->accessibleName().isEmpty());
        editor->setText(QStringLiteral("x"));
        editor->deselect();
        const QImage image = editor->grab().toImage();
        const QColor base = editor->palette().color(QPalette::Base);
        QCOMPARE(image.pixelColor(0, 0).alpha(), 255);
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), base);
        editor->setCursorPosition(0);
        const QRect caret = editor->inputMethodQuery(Qt::ImCursorRectangle).toRect();
        QVERIFY2(qAbs(caret.center().x() - ui::cellMargin) <= 1,
                 qPrintable(QString::number(caret.center().x())));
        QTest::keyClick(editor, Qt::Key_Escape);
        QTRY_VERIFY(!table().findChild<QLineEdit *>());
    }
}

void TestCreateGrid::typingIntoACellEditsIt()
{
    choose(0, PreviewModel::Cores);
    QTest::keyClicks(&table(), QStringLiteral("6"));
    auto *editor = table().findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_Return);
    settle();
    QCOMPARE(cell(0, PreviewModel::Cores), QStringLiteral("6"));
}

void TestCreateGrid::editsAreUndoneAndRedone()
{
    edit(0, PreviewModel::Cores, "6");
    edit(0, PreviewModel::Cores, "8");
    press(QKeySequence::Undo);
    QCOMPARE(cell(0, PreviewModel::Cores), QStringLiteral("6"));
    press(QKeySequence::Undo);
    QCOMPARE(cell(0, PreviewModel::Cores), QStringLiteral("2"));
    QVERIFY(spec().value(u"vms").isUndefined());
    press(QKeySequence::Redo);
    press(QKeySequence::Redo);
    QCOMPARE(cell(0, PreviewModel::Cores), QStringLiteral("8"));
}

void TestCreateGrid::aPasteIsUndoneWithTheRowsItMade()
{
    QSignalSpy said(m_page.get(), &ui::CreatePage::said);
    choose(0, PreviewModel::Name);
    paste("a\nb\nc");
    QCOMPARE(table().model()->rowCount(), 3);
    auto *undo = said.last()[1].value<QAction *>();
    QVERIFY(undo); // for the button of the message
    undo->trigger();
    settle();
    QCOMPARE(table().model()->rowCount(), 1);
    QVERIFY(spec().value(u"vms").isUndefined());
    QVERIFY(said.last()[0].toString().isEmpty()); // nothing is left to undo
    press(QKeySequence::Redo);
    QCOMPARE(table().model()->rowCount(), 3);
    QCOMPARE(cell(2, PreviewModel::Name), QStringLiteral("c"));
}

void TestCreateGrid::undoLeavesTheNumberThatWasChosenSince()
{
    choose(0, PreviewModel::Name);
    paste("a\nb\nc");
    setCount(5);
    choose(0, PreviewModel::Name);
    press(QKeySequence::Undo);
    QCOMPARE(table().model()->rowCount(), 5);
    QVERIFY(spec().value(u"vms").isUndefined());
}

void TestCreateGrid::anotherTemplateEndsUndo()
{
    edit(0, PreviewModel::Disk, "90");
    m_page->chooseTemplate(9001);
    settle();
    choose(0, PreviewModel::Disk);
    press(QKeySequence::Undo); // would be a disk of the one before
    QVERIFY(spec().value(u"vms").isUndefined());
}

void TestCreateGrid::deleteLetsCellsFollowTheBatch()
{
    setCount(3);
    edit(0, PreviewModel::Cores, "6");
    edit(1, PreviewModel::Cores, "8");
    edit(2, PreviewModel::Cores, "7");
    choose(0, PreviewModel::Cores);
    table().selectionModel()->select(at(1, PreviewModel::Cores), QItemSelectionModel::Select);
    QTest::keyClick(&table(), Qt::Key_Delete);
    settle();
    QCOMPARE(cell(0, PreviewModel::Cores), QStringLiteral("2"));
    QCOMPARE(cell(1, PreviewModel::Cores), QStringLiteral("2"));
    QCOMPARE(cell(2, PreviewModel::Cores), QStringLiteral("7"));
    press(QKeySequence::Undo); // both at once
    QCOMPARE(cell(0, PreviewModel::Cores), QStringLiteral("6"));
    QCOMPARE(cell(1, PreviewModel::Cores), QStringLiteral("8"));
}

void TestCreateGrid::copiesWhatIsChosen()
{
    setCount(2);
    edit(1, PreviewModel::Memory, "4096");
    choose(0, PreviewModel::Cores);
    table().selectionModel()->select(at(1, PreviewModel::Memory), QItemSelectionModel::Select);
    press(QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("2\t\n\t4096 MiB"));
    choose(0, PreviewModel::Memory);
    press(QKeySequence::Copy);
    choose(1, PreviewModel::Memory);
    press(QKeySequence::Paste);
    QCOMPARE(cell(1, PreviewModel::Memory), QStringLiteral("2048 MiB"));
}

void TestCreateGrid::fillsDownWhatIsChosen()
{
    setCount(4);
    edit(0, PreviewModel::Cores, "8");
    choose(0, PreviewModel::Cores);
    table().selectionModel()->select(at(1, PreviewModel::Cores), QItemSelectionModel::Select);
    QTest::keyClick(&table(), Qt::Key_D, Qt::ControlModifier);
    settle();
    QCOMPARE(cell(1, PreviewModel::Cores), QStringLiteral("8"));
    QCOMPARE(cell(2, PreviewModel::Cores), QStringLiteral("2"));
}

void TestCreateGrid::typedCells_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](PreviewModel::Column column, const char *typed, const QJsonValue &value) {
        QTest::addRow("%d: %s", int(column), typed) << int(column) << QString::fromLatin1(typed) << value;
    };
    const auto text = [](const char *value) { return QJsonValue(QString::fromLatin1(value)); };
    for (const char *same : {"8192", "8192 MiB", "8192M", "8 GiB", "8G", "8 g", " 8 gib ", "8.0 GiB"})
        row(PreviewModel::Memory, same, 8192);
    row(PreviewModel::Memory, "1.5 GiB", 1536);
    row(PreviewModel::Memory, "1,5 GiB", 1536);
    row(PreviewModel::Memory, "1T", 1048576);
    row(PreviewModel::Memory, "1.5", text("1.5")); // no whole MiB
    row(PreviewModel::Memory, "8,192", text("8,192"));
    row(PreviewModel::Memory, "8 GB", text("8 GB"));
    row(PreviewModel::Memory, "-1", -1);
    row(PreviewModel::Memory, "0", 0);
    row(PreviewModel::Memory, "much", text("much"));
    row(PreviewModel::Memory, "999999999T", text("999999999T"));
    for (const char *same : {"100", "100G", "100 GiB", "102400 MiB", "100 g"})
        row(PreviewModel::Disk, same, text("100G"));
    row(PreviewModel::Disk, "3.5 GiB", text("3584M"));
    row(PreviewModel::Disk, "1 TiB", text("1024G"));
    row(PreviewModel::Disk, "0", text("0"));
    row(PreviewModel::Disk, "+10", text("+10"));
    row(PreviewModel::Address, "10.0.20.32", text("10.0.20.32/24"));
    row(PreviewModel::Address, "10.0.20.32/16", text("10.0.20.32/16"));
    row(PreviewModel::Address, "dhcp", text("dhcp"));
    row(PreviewModel::Address, "10.0.20", text("10.0.20"));
    row(PreviewModel::Cores, "4", 4);
    row(PreviewModel::Name, "4", text("4"));
    row(PreviewModel::Name, "", QJsonValue(QJsonValue::Undefined));
}

void TestCreateGrid::typedCells()
{
    QFETCH(int, column);
    QFETCH(QString, typed);
    QFETCH(QJsonValue, value);
    QCOMPARE(ui::typedValue(static_cast<PreviewModel::Column>(column), typed, QStringLiteral("24")), value);
}

void TestCreateGrid::addressesGetThePrefixOfTheBatch()
{
    setCount(2);
    type("cloud_init.ipconfig0.ip", "10.0.20.{10+n}/24");
    settle();
    edit(0, PreviewModel::Address, "10.0.20.32");
    QCOMPARE(own(0, "cloud_init.ipconfig0.ip"), QJsonValue(QStringLiteral("10.0.20.32/24")));
    QCOMPARE(cell(0, PreviewModel::Address), QStringLiteral("10.0.20.32"));
    choose(0, PreviewModel::Address);
    paste("10.0.20.33\n10.0.20.34");
    QCOMPARE(own(1, "cloud_init.ipconfig0.ip"), QJsonValue(QStringLiteral("10.0.20.34/24")));
    edit(0, PreviewModel::Address, "10.0.30.5/16");
    QCOMPARE(cell(0, PreviewModel::Address), QStringLiteral("10.0.30.5/16")); // another one is shown
    edit(0, PreviewModel::Address, "10.0.30.6");
    QCOMPARE(own(0, "cloud_init.ipconfig0.ip"), QJsonValue(QStringLiteral("10.0.30.6/16")));
}

void TestCreateGrid::aCellSaysWhatCannotBeRead()
{
    edit(0, PreviewModel::Memory, "8 GB");
    QCOMPARE(cell(0, PreviewModel::Memory), QStringLiteral("8 GB"));
    QVERIFY(at(0, PreviewModel::Memory).data(PreviewModel::WrongRole).toBool());
    edit(0, PreviewModel::Memory, "8 GiB");
    QCOMPARE(cell(0, PreviewModel::Memory), QStringLiteral("8192 MiB"));
}

void TestCreateGrid::vmidsThatNobodyAskedForAreExpected()
{
    setCount(3);
    edit(1, PreviewModel::VmId, "101");
    QCOMPARE(cell(0, PreviewModel::VmId), QStringLiteral("100"));
    QCOMPARE(cell(2, PreviewModel::VmId), QStringLiteral("102"));
    QVERIFY(at(2, PreviewModel::VmId).data(PreviewModel::ExpectedRole).toBool());
    type("first_vmid", "401");
    settle();
    QVERIFY(!at(0, PreviewModel::VmId).data(PreviewModel::ExpectedRole).toBool());
    type("first_vmid", "");
    settle();
    QVERIFY(at(0, PreviewModel::VmId).data(PreviewModel::ExpectedRole).toBool());
    QVERIFY(at(0, PreviewModel::VmId).data(Qt::AccessibleDescriptionRole).toString().contains(u"Expected"));
    QVERIFY(!at(1, PreviewModel::VmId).data(PreviewModel::ExpectedRole).toBool());
    QVERIFY(!at(0, PreviewModel::Name).data(PreviewModel::ExpectedRole).toBool());
    QVERIFY(own(0, "vmid").isUndefined());
}

void TestCreateGrid::whatIsTakenCanBeMended_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isWarning");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("VMID") << int(PreviewModel::VmId) << QStringLiteral("120") << false
                          << QStringLiteral("Use 129") << QStringLiteral("vmid") << QJsonValue(129);
    QTest::newRow("name") << int(PreviewModel::Name) << QStringLiteral("gateway") << true
                          << QStringLiteral("Use gateway-2") << QStringLiteral("name")
                          << QJsonValue(QStringLiteral("gateway-2"));
    QTest::newRow("address") << int(PreviewModel::Address) << QStringLiteral("10.0.20.2/24") << true
                             << QStringLiteral("Use 10.0.20.14") << QStringLiteral("cloud_init.ipconfig0.ip")
                             << QJsonValue(QStringLiteral("10.0.20.14/24"));
}

void TestCreateGrid::whatIsTakenCanBeMended()
{
    QFETCH(int, column);
    QFETCH(QString, typed);
    QFETCH(bool, isWarning);
    QFETCH(QString, words);
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    setCount(3);
    edit(1, column, qPrintable(typed));
    QCOMPARE(at(1, column).data(PreviewModel::WarnedRole).toBool(), isWarning);
    QCOMPARE(at(1, column).data(PreviewModel::WrongRole).toBool(), !isWarning);
    QCOMPARE(at(1, PreviewModel::Check).data(PreviewModel::FixRole).toString(), words);
    QVERIFY(at(1, PreviewModel::Check).data(Qt::AccessibleDescriptionRole).toString().contains(words));
    QVERIFY(at(0, PreviewModel::Check).data(PreviewModel::FixRole).toString().isEmpty());
    child<QAction>("fixCell")->trigger();
    settle();
    QCOMPARE(own(1, qPrintable(path)), value);
    QCOMPARE(cell(1, PreviewModel::Check), QStringLiteral("Fits"));
    QVERIFY(!child<QAction>("fixCell")->isVisible());
}

void TestCreateGrid::whatIsTwiceInTheBatchCanBeMended_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    QTest::newRow("VMID") << int(PreviewModel::VmId) << QStringLiteral("777") << QStringLiteral("Use 778");
    QTest::newRow("name") << int(PreviewModel::Name) << QStringLiteral("web-9")
                          << QStringLiteral("Use web-10");
    QTest::newRow("address") << int(PreviewModel::Address) << QStringLiteral("10.9.0.254/24")
                             << QStringLiteral("Use 10.9.0.2");
}

void TestCreateGrid::whatIsTwiceInTheBatchCanBeMended()
{
    QFETCH(int, column);
    QFETCH(QString, typed);
    QFETCH(QString, words);
    setCount(3);
    type("cloud_init.ipconfig0.gw", "10.9.0.1");
    edit(0, column, qPrintable(typed));
    edit(2, column, qPrintable(typed));
    QCOMPARE(at(2, PreviewModel::Check).data(PreviewModel::FixRole).toString(), words);
    QVERIFY2(cell(2, PreviewModel::Check).contains(QStringLiteral("give this VM another")),
             qPrintable(cell(2, PreviewModel::Check)));
    child<QAction>("fixCell")->trigger();
    settle();
    QVERIFY(!at(2, column).data(PreviewModel::WrongRole).toBool());
    press(QKeySequence::Undo);
    QCOMPARE(at(2, PreviewModel::Check).data(PreviewModel::FixRole).toString(), words);
}

void TestCreateGrid::addressesWithoutAColumnCanBeMended_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("gateway");
    QTest::addColumn<QString>("free");
    QTest::newRow("over the gateway")
        << 1 << QByteArray("2001:db8::a/64") << QByteArray("2001:db8::c") << QStringLiteral("2001:db8::d");
    QTest::newRow("over other rows") << 2 << QByteArray("2001:db8::{n}a/64") << QByteArray("2001:db8::1")
                                     << QStringLiteral("2001:db8::1c");
}

/// Two VMs have 2001:db8::a and b, two others 1a and 1b.
void TestCreateGrid::addressesWithoutAColumnCanBeMended()
{
    const QMap<int, QByteArray> others{{120, "a"}, {121, "b"}, {122, "1a"}, {123, "1b"}};
    for (auto it = others.begin(); it != others.end(); ++it) {
        sim::Fault config;
        config.pattern = QStringLiteral("GET [^?]*/qemu/%1/config").arg(it.key());
        config.action = sim::Fault::Action::Answer;
        config.status = 200;
        config.body = QByteArray(R"({"data":{"ipconfig0":"ip6=2001:db8::X/64"}})").replace("X", *it);
        m_rig->cluster.addFault(config);
    }
    QFETCH(const int, count);
    QFETCH(const QByteArray, address);
    QFETCH(const QByteArray, gateway);
    QFETCH(const QString, free);
    setCount(count);
    type("cloud_init.ipconfig0.ip6", address.constData());
    type("cloud_init.ipconfig0.gw6", gateway.constData());
    settle();
    const QModelIndex check = at(0, PreviewModel::Check);
    QCOMPARE(check.data(PreviewModel::FixRole).toString(), QStringLiteral("Use %1").arg(free));
    choose(0, PreviewModel::Name);
    child<QAction>("fixCell")->trigger();
    settle();
    QCOMPARE(own(0, "cloud_init.ipconfig0.ip6"), QJsonValue(free + QStringLiteral("/64")));
    QCOMPARE(check.data().toString(), QStringLiteral("Fits"));
    press(QKeySequence::Undo);
    QVERIFY(own(0, "cloud_init.ipconfig0.ip6").isUndefined());
}

void TestCreateGrid::onlyWhatIsTakenCanBeMended()
{
    edit(0, PreviewModel::Name, "a_b");
    QVERIFY(at(0, PreviewModel::Name).data(PreviewModel::WrongRole).toBool());
    QVERIFY(at(0, PreviewModel::Check).data(PreviewModel::FixRole).toString().isEmpty());
}

void TestCreateGrid::aLinkMendsTheRow()
{
    setCount(2);
    edit(1, PreviewModel::Name, "gateway");
    choose(0, PreviewModel::Name);
    const QRect check = table().visualRect(at(1, PreviewModel::Check));
    const auto clickAt = [&](int x) {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, {x, check.center().y()});
        settle();
    };
    clickAt(check.left() + 40); // the words before it
    QCOMPARE(cell(1, PreviewModel::Name), QStringLiteral("gateway"));
    clickAt(check.right() - ui::cellMargin - 16); // the words leave no room behind it
    QCOMPARE(cell(1, PreviewModel::Name), QStringLiteral("gateway-2"));
}

void TestCreateGrid::aLinkWorksWhereTheFirstClickMovesTheTable()
{
    setCount(3);
    edit(1, PreviewModel::VmId, "120");
    const auto sections = m_page->findChildren<ui::Section *>();
    for (ui::Section *section : sections)
        section->setOpen(true);
    table().setCurrentIndex(at(0, PreviewModel::Name)); // of which nothing is to be said
    settle();
    const QRect check = table().visualRect(at(1, PreviewModel::Check));
    QVERIFY(table().viewport()->rect().contains(check.center()));
    QTest::mousePress(table().viewport(), Qt::LeftButton, {}, {check.right() - 30, check.center().y()});
    QTest::mouseRelease(table().viewport(), Qt::LeftButton, {},
                        {check.right() - 30, check.center().y() + 44});
    settle();
    QCOMPARE(own(1, "vmid"), QJsonValue(129));
}

void TestCreateGrid::theKeyboardMendsTheRow()
{
    setCount(2);
    edit(1, PreviewModel::Name, "gateway");
    QCOMPARE(child<QAction>("fixCell")->text(), QStringLiteral("Use gateway-2"));
    QTest::keyClick(&table(), Qt::Key_Return, Qt::AltModifier);
    settle();
    QCOMPARE(cell(1, PreviewModel::Name), QStringLiteral("gateway-2"));
    press(QKeySequence::Undo);
    QCOMPARE(cell(1, PreviewModel::Name), QStringLiteral("gateway"));
}

QTEST_MAIN(TestCreateGrid)
#include "tst_creategrid.moc"
