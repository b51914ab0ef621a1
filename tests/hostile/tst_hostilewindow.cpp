// SPDX-License-Identifier: Apache-2.0
#include "core/sim/faultfile.h"
#include "tests/app/windowtest.h"
#include "tests/hostile/showntexts.h"
#include "tests/support/tlsstub.h"
#include "ui/jobsview.h"
#include "ui/models/jobmodel.h"

#include <QComboBox>
#include <QLabel>
#include <QTabBar>

namespace {

/// As withScribble() in core/sim leaves it when it is shown, and as errors below have it.
const QString markup = QStringLiteral("<b>");
const QByteArray scribbleAll = R"({"request": "^GET ", "what": "scribble"})";
const QByteArray badText =
    R"(no \u0000\u0007\u001b[2J\u001b[31m\r\n<b>\u202egpj.exe\u202c</b><img src=x onerror=alert(1)>\u2066\u200b&lt;%1)";

QByteArray refusing(const QByteArray &request)
{
    return R"({"request": ")" + request +
           R"(", "what": "answer", "status": 500, "reason": "no \u001b[2J<b>\u202eso",)" +
           R"("body": {"data": null, "message": ")" + badText + R"("}})";
}

} // namespace

/// Texts of a server that means harm, everywhere in the window: plain, and nothing in them that could make
/// one read as another.
class TestHostileWindow : public test::WindowTest
{
    Q_OBJECT
private slots:
    void theWalkFindsWhatItLooksFor();
    void certificates();
    void refusalsAtTheDoor();
    void namesAndLogs();
    void failures_data();
    void failures();

private:
    void look(const char *place);
    void openOn(const QByteArray &faults);
    void describeOne();
    void lookAtTheJob();

    std::unique_ptr<sim::Server> m_server;
};

void TestHostileWindow::look(const char *place)
{
    bool seen = false;
    for (const auto &shown : test::shownTexts(m_desk->window())) {
        const auto wrong = test::wrongWith(shown);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromLatin1(place) + QStringLiteral(": ") + wrong));
        seen = seen || shown.text.contains(markup) || shown.text.contains(markup.toHtmlEscaped());
    }
    QVERIFY2(seen, place); // the server's text is there at all
}

void TestHostileWindow::openOn(const QByteArray &faults)
{
    const auto read = sim::readFaults('[' + faults + ']');
    QVERIFY2(read.mistakes.isEmpty(), qPrintable(read.mistakes.join(u'\n')));
    auto setup = fastServer();
    setup.cluster.faults = read.faults;
    m_desk.reset();
    m_server = std::make_unique<sim::Server>(setup);
    QVERIFY(m_server->listen());
    open(std::nullopt);
    connectTo(*m_server, m_server->cluster().adminToken());
    click("trust");
}

void TestHostileWindow::describeOne()
{
    QTRY_VERIFY_WITH_TIMEOUT(has("workspace"), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(has("network.net0.vlan"), 20'000); // the template was read
    type("name", QStringLiteral("one"));
    type("first_vmid", QStringLiteral("401"));
    type("cloud_init.user", QStringLiteral("ops"));
    QTest::keyClick(&m_desk->window(), Qt::Key_L, Qt::ControlModifier);
}

/// Each part of its detail.
void TestHostileWindow::lookAtTheJob()
{
    auto *jobs = child<ui::JobsView>("jobsView");
    const auto *model = jobs->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto index = model->index(row, 0);
        if (!index.data(ui::JobModel::JobIdRole).toString().isEmpty())
            jobs->setCurrentIndex(index);
    }
    auto *tabs = child<QTabBar>("detailTabs");
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QCoreApplication::processEvents(); // the page turns
        look(qPrintable(tabs->tabText(i)));
    }
}

void TestHostileWindow::theWalkFindsWhatItLooksFor()
{
    QWidget window;
    QLabel label(QStringLiteral("a <b>bold</b> name"), &window);
    QComboBox combo(&window);
    combo.addItem(QStringLiteral("a\u202eb"));
    const auto wrongs = [&window] {
        QStringList found;
        for (const auto &shown : test::shownTexts(window))
            found.append(test::wrongWith(shown));
        found.removeAll(QString());
        return found.join(u'\n');
    };
    QVERIFY2(wrongs().contains(QStringLiteral("reads markup")), qPrintable(wrongs()));
    QVERIFY2(wrongs().contains(QStringLiteral("U+202e")), qPrintable(wrongs()));
    label.setTextFormat(Qt::PlainText);
    combo.clear();
    QCOMPARE(wrongs(), QString());
    label.setToolTip(QStringLiteral("<b>bold</b>"));
    QVERIFY(wrongs().contains(QStringLiteral("tool tip")));
}

void TestHostileWindow::certificates()
{
    test::TlsStub stub(test::makeCertificate({QStringLiteral("<b>\u202epve1\u001b[2J</b>").toUtf8()}));
    open(std::nullopt);
    click("connect");
    type("address", stub.url().toString());
    type("tokenId", QStringLiteral("ops@pve!ci"));
    type("secret", QStringLiteral("5ec7e75ec7e7"));
    click("connectNow");
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("certificate")->isVisible(), 20'000);
    look("certificate");
    QVERIFY(stub.plaintext().isEmpty());
}

void TestHostileWindow::refusalsAtTheDoor()
{
    openOn(refusing("^GET /version"));
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("connectError")->isVisible(), 20'000);
    look("a refusal");
}

void TestHostileWindow::namesAndLogs()
{
    openOn(scribbleAll);
    describeOne();
    look("the form");
    create();
    const auto ended = [this] {
        const auto jobs = m_desk->window().workspace()->engine().jobs();
        return !jobs.isEmpty() && prov::isFinal(jobs.first().step);
    };
    QTRY_VERIFY_WITH_TIMEOUT(ended(), 60'000);
    lookAtTheJob();
    child<QTabBar>("tabs")->setCurrentIndex(ui::Workspace::Create);
    look("the form, afterwards");
}

void TestHostileWindow::failures_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("a clone is refused") << refusing("^POST [^?]*/clone$");
    QTest::newRow("a configuration is refused") << refusing("^PUT [^?]*/config$");
    QTest::newRow("a start is refused") << refusing("^POST [^?]*/status/start$");
    QTest::newRow("a start fails") << QByteArray(
        R"({"request": "^POST [^?]*/status/start$", "what": "fail-cloud-init"})");
    QTest::newRow("a VM cannot be read") << refusing("^GET [^?]*/pending$");
}

void TestHostileWindow::failures()
{
    QFETCH(const QByteArray, fault);
    openOn(fault + ", " + scribbleAll);
    describeOne();
    create();
    const auto failed = [this] {
        const auto jobs = m_desk->window().workspace()->engine().jobs();
        return !jobs.isEmpty() && jobs.first().step == prov::Step::Failed;
    };
    QTRY_VERIFY_WITH_TIMEOUT(failed(), 60'000);
    lookAtTheJob();
}

QTEST_MAIN(TestHostileWindow)
#include "tst_hostilewindow.moc"
