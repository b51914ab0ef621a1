// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/createpagetest.h"
#include "tests/ui/specs.h"
#include "ui/askbar.h"
#include "ui/messagebar.h"
#include "ui/models/previewmodel.h"
#include "ui/noticebar.h"
#include "ui/specdesk.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QTemporaryDir>
#include <QToolButton>
#include <QVBoxLayout>

/// Files, presets and earlier jobs fill the Create page, and what was there can be had again.
class TestSpecDesk : public test::CreatePageTest
{
    Q_OBJECT
private slots:
    void init()
    {
        CreatePageTest::init();
        m_dir = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<QWidget>();
        m_messages = new ui::MessageBar(m_window.get());
        m_desk = new ui::SpecDesk(*m_page, *m_messages, presets(), m_window.get());
        m_window->show();
    }
    void cleanup() { m_window.reset(); }
    void opensAFileAndUndoes();
    void createEndsItsUndo();
    void saysWhatHasNoField();
    void aClosedNoticeStaysAway();
    void whatCannotBeOpenedChangesNothing();
    void whatCannotBeOpenedHasAllItsProblems();
    void emptiesThePage();
    void dialogsAreNotModal();
    void savesWhatSlipwayCliReads();
    void whatCannotBeSavedIsSaid();
    void savesAndUsesAPreset();
    void askingIsTakenBackByEsc();
    void mistakesAreNoPreset();
    void replacingAsks();
    void deletingHasUndo();
    void undoIsGoneWithANewOneOfTheName();
    void answersToOtherQuestionsAreNoNames();
    void aDamagedPresetIsSaidAndKept();
    void makesTheSameAgain();
    void aPasteIsUndoneInItsMessage();

private:
    store::Presets presets() const { return store::Presets(m_dir->filePath(QStringLiteral("presets"))); }
    QString write(const char *name, const QByteArray &text) const
    {
        QFile file(m_dir->filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
        return file.fileName();
    }
    QString said() const
    {
        QCoreApplication::processEvents(); // a notice is shown by its layout
        QStringList texts;
        for (const auto *label : m_messages->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u' ');
    }
    void press(const char *text) const
    {
        QCoreApplication::processEvents();
        for (auto *button : m_messages->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QString::fromUtf8(text))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        qFatal("no button %s", text);
    }
    void savePreset(const char *name)
    {
        QTest::mouseClick(child<QPushButton>("savePresetButton"), Qt::LeftButton);
        auto *field = child<QLineEdit>("askField");
        QCOMPARE(m_page->focusWidget(), field);
        field->clear();
        QTest::keyClicks(field, QString::fromLatin1(name));
        QTest::keyClick(field, Qt::Key_Return);
    }
    QFileDialog *dialog() const { return m_window->findChild<QFileDialog *>(QStringLiteral("specDialog")); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QWidget> m_window;
    ui::MessageBar *m_messages = nullptr;
    ui::SpecDesk *m_desk = nullptr;
};

void TestSpecDesk::opensAFileAndUndoes()
{
    type("hardware.cores", "7");
    QSignalSpy filled(m_desk, &ui::SpecDesk::filled);
    m_desk->openFile(write("five.json", test::fiveVms));
    settle();
    QCOMPARE(filled.size(), 1);
    QCOMPARE(child<QLineEdit>("hardware.cores")->text(), QStringLiteral("4"));
    QVERIFY2(said().contains(QStringLiteral("five.json was opened.")), qPrintable(said()));
    press("Undo");
    settle();
    QCOMPARE(child<QLineEdit>("hardware.cores")->text(), QStringLiteral("7"));
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("debian-12-{n}"));
    QVERIFY(said().isEmpty());
}

/// What was created was meant.
void TestSpecDesk::createEndsItsUndo()
{
    m_desk->openFile(write("five.json", test::fiveVms));
    settle();
    QVERIFY(said().contains(QStringLiteral("five.json was opened.")));
    QVERIFY(submitted());
    QVERIFY2(said().isEmpty(), qPrintable(said()));
}

void TestSpecDesk::saysWhatHasNoField()
{
    m_desk->openFile(write("a.json", R"({"slipway": 1, "template": {"vmid": 9001}, "name": "a",
        "network": {"net5": ""}})"));
    settle();
    settle();
    QVERIFY2(said().contains(QStringLiteral("without a field here: network.net5.")), qPrintable(said()));
}

void TestSpecDesk::aClosedNoticeStaysAway()
{
    m_desk->openFile(write("a.json", R"({"slipway": 1, "template": {"vmid": 9001}, "name": "a",
        "network": {"net5": ""}})"));
    auto *close = m_messages->findChild<QToolButton *>(QStringLiteral("noticeClose"));
    QVERIFY(close);
    close->click(); // before the template is read
    settle();
    settle();
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("a"));
    QCOMPARE(m_messages->count(), 0);
}

void TestSpecDesk::whatCannotBeOpenedChangesNothing()
{
    const QJsonObject before = spec();
    m_desk->openFile(m_dir->filePath(QStringLiteral("nothing.json")));
    QVERIFY2(said().contains(QStringLiteral("nothing.json cannot be read")), qPrintable(said()));
    m_desk->openFile(write("bad.json", "{"));
    QVERIFY2(said().contains(QStringLiteral("The spec was not opened.")), qPrintable(said()));
    QVERIFY(said().contains(QStringLiteral("line 1, column")));
    QCOMPARE(spec(), before);
}

void TestSpecDesk::whatCannotBeOpenedHasAllItsProblems()
{
    m_desk->openFile(write("bad.json", R"({"slipway": 1, "template": {"vmid": 9000}, "count": 1, "bogus": 1,
        "hardware": {"memory_mib": "x"}, "vms": [{"name": "a"}, {"name": "b"}]})"));
    for (const char *path :
         {"$.vms describes 2 VMs", "$.bogus is not known", "$.hardware.memory_mib must be"})
        QVERIFY2(said().contains(QString::fromLatin1(path)), qPrintable(said()));
}

void TestSpecDesk::emptiesThePage()
{
    const QJsonObject fresh = spec();
    type("name", "mine-{n}");
    type("hardware.cores", "6");
    type("first_vmid", "401");
    settle();
    const QJsonObject before = spec();
    auto *box = child<QComboBox>("preset");
    QTest::keyClick(box, Qt::Key_End);
    settle();
    QCOMPARE(spec(), fresh);
    QCOMPARE(box->currentIndex(), 0);
    QVERIFY2(said().contains(QStringLiteral("The page is as new.")), qPrintable(said()));
    press("Undo");
    settle();
    QCOMPARE(spec(), before);
}

void TestSpecDesk::dialogsAreNotModal()
{
    m_desk->openAction()->trigger(); // returns: nothing waits for the dialog
    QVERIFY(dialog());
    QVERIFY(dialog()->isVisible());
    emit dialog()->fileSelected(write("five.json", test::fiveVms));
    settle();
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("rancher-{n}"));
    QCOMPARE(m_desk->openAction()->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    QCOMPARE(m_desk->saveAction()->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_S));
}

void TestSpecDesk::savesWhatSlipwayCliReads()
{
    type("cloud_init.password_env", "s3cret word");
    settle();
    m_desk->saveAction()->trigger();
    QCOMPARE(dialog()->acceptMode(), QFileDialog::AcceptSave);
    const QString path = m_dir->filePath(QStringLiteral("saved.json"));
    emit dialog()->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.contains("s3cret"));
    const auto batch = prov::readSpec(text);
    QVERIFY(batch);
    const auto submit = submitted();
    QVERIFY(submit);
    QCOMPARE(*batch, submit->batch);
    QVERIFY2(said().contains(QStringLiteral("SLIPWAY_PASSWORD")), qPrintable(said()));
}

void TestSpecDesk::whatCannotBeSavedIsSaid()
{
    m_desk->saveAction()->trigger();
    emit dialog()->fileSelected(m_dir->filePath(QStringLiteral("no/folder.json")));
    QVERIFY2(said().contains(QStringLiteral("The spec was not saved.")), qPrintable(said()));
}

void TestSpecDesk::savesAndUsesAPreset()
{
    auto *box = child<QComboBox>("preset");
    type("hardware.cores", "6");
    type("cloud_init.password_env", "s3cret word");
    settle();
    savePreset("k8s-node");
    QCOMPARE(presets().names(), QStringList{QStringLiteral("k8s-node")});
    QVERIFY(!QJsonDocument(*presets().load(QStringLiteral("k8s-node"))).toJson().contains("s3cret"));
    QCOMPARE(box->currentText(), QStringLiteral("k8s-node"));
    type("hardware.cores", "2");
    settle();
    QTest::keyClick(box, Qt::Key_Home);
    QCOMPARE(box->currentIndex(), 0);
    QTest::keyClick(box, Qt::Key_Down);
    settle();
    QCOMPARE(child<QLineEdit>("hardware.cores")->text(), QStringLiteral("6"));
    QCOMPARE(box->currentText(), QStringLiteral("k8s-node"));
    QVERIFY2(said().contains(QStringLiteral("The preset “k8s-node” is on the page.")), qPrintable(said()));
    press("Undo");
    settle();
    QCOMPARE(child<QLineEdit>("hardware.cores")->text(), QStringLiteral("2"));
}

void TestSpecDesk::askingIsTakenBackByEsc()
{
    QTest::mouseClick(child<QPushButton>("savePresetButton"), Qt::LeftButton);
    QTest::keyClick(child<QLineEdit>("askField"), Qt::Key_Escape);
    QVERIFY(!child<QWidget>("askBar")->isVisible());
    QVERIFY(presets().names().isEmpty());
}

void TestSpecDesk::mistakesAreNoPreset()
{
    type("hardware.cores", "0");
    settle();
    QTest::mouseClick(child<QPushButton>("savePresetButton"), Qt::LeftButton);
    QVERIFY(!child<QWidget>("askBar")->isVisible());
    QVERIFY2(said().contains(QStringLiteral("problems to solve first")), qPrintable(said()));
}

void TestSpecDesk::replacingAsks()
{
    savePreset("a");
    type("hardware.cores", "6");
    settle();
    savePreset("a");
    QVERIFY2(said().contains(QStringLiteral("There is a preset “a” already.")), qPrintable(said()));
    QVERIFY(!presets().load(QStringLiteral("a"))->contains(u"hardware"));
    press("Replace It");
    QCOMPARE(presets().load(QStringLiteral("a"))->value(u"hardware")[u"cores"].toInt(), 6);
}

void TestSpecDesk::deletingHasUndo()
{
    savePreset("a");
    auto *button = child<QPushButton>("deletePreset");
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(presets().names().isEmpty());
    QVERIFY(!button->isVisible());
    press("Undo");
    QCOMPARE(presets().names(), QStringList{QStringLiteral("a")});
    QCOMPARE(child<QComboBox>("preset")->currentText(), QStringLiteral("a"));
}

void TestSpecDesk::undoIsGoneWithANewOneOfTheName()
{
    savePreset("a");
    QTest::mouseClick(child<QPushButton>("deletePreset"), Qt::LeftButton);
    savePreset("b");
    QVERIFY2(said().contains(QStringLiteral("The preset “a” was deleted.")), qPrintable(said()));
    savePreset("a");
    QVERIFY2(!said().contains(QStringLiteral("was deleted")), qPrintable(said()));
}

void TestSpecDesk::answersToOtherQuestionsAreNoNames()
{
    emit m_page->asks().answered(QStringLiteral("other"), QStringLiteral("a"));
    QVERIFY(presets().names().isEmpty());
}

void TestSpecDesk::aDamagedPresetIsSaidAndKept()
{
    savePreset("a");
    const QString path = write("presets/a.json", "{");
    const QJsonObject before = spec();
    auto *box = child<QComboBox>("preset");
    QTest::keyClick(box, Qt::Key_Home);
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY2(said().contains(QStringLiteral("The preset “a” cannot be used.")), qPrintable(said()));
    QVERIFY(said().contains(path));
    QVERIFY(QFile::exists(path));
    QCOMPARE(spec(), before);
}

void TestSpecDesk::makesTheSameAgain()
{
    QJsonObject wanted = QJsonDocument::fromJson(test::fiveVms).object();
    ui::insertAt(wanted, QStringLiteral("cloud_init.password_env"), QStringLiteral("OPS"));
    const auto batch = prov::readSpec(QJsonDocument(wanted).toJson());
    QVERIFY(batch);
    m_desk->createAgain(batch->vms);
    settle();
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("rancher-{n}"));
    QCOMPARE(child<QLineEdit>("cloud_init.ipconfig0.ip")->text(), QStringLiteral("10.0.20.{20+n}/24"));
    QCOMPARE(child<QLineEdit>("first_vmid")->text(), QString());
    QVERIFY(child<QTableView>("preview")
                ->model()
                ->index(4, ui::PreviewModel::VmId)
                .data(ui::PreviewModel::ExpectedRole)
                .toBool());
    QVERIFY2(said().contains(QStringLiteral("What made 5 VMs is here again.")), qPrintable(said()));
    QVERIFY(said().contains(QStringLiteral("The password is not kept")));
    QVERIFY(!submitted());
}

void TestSpecDesk::aPasteIsUndoneInItsMessage()
{
    const QJsonObject before = spec();
    QGuiApplication::clipboard()->setText(QStringLiteral("a\nb"));
    child<QAction>("pasteCells")->trigger();
    settle();
    QVERIFY2(said().contains(QStringLiteral("Cells of 2 VMs were pasted.")), qPrintable(said()));
    press("Undo");
    settle();
    QCOMPARE(spec(), before);
    QVERIFY2(said().isEmpty(), qPrintable(said()));
}

QTEST_MAIN(TestSpecDesk)
#include "tst_specdesk.moc"
