// SPDX-License-Identifier: Apache-2.0
#include "ui/connectpanel.h"

#include "ui/certificatecard.h"
#include "ui/codecard.h"
#include "ui/connectform.h"
#include "ui/connectionchecks.h"
#include "ui/explanationcard.h"
#include "ui/familylabel.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace ui {

namespace {

using What = prov::Finding::What;
using State = CheckRow::State;

/// Where a refusal belongs among the checks.
What checkOf(const base::Error &error)
{
    if (error.kind == base::Error::Kind::Tls)
        return What::Certificate;
    return error.http == 0 ? What::Reachable : What::SignedIn;
}

} // namespace

ConnectPanel::ConnectPanel(ServerProbe &probe, QWidget *parent)
    : QWidget(parent),
      m_probe(probe),
      m_round(probe),
      m_form(new ConnectForm(this)),
      m_checks(new ConnectionChecks(this)),
      m_certificate(new CertificateCard(this)),
      m_code(new CodeCard(this)),
      m_error(new ExplanationCard(this))
{
    setObjectName(QStringLiteral("connectPanel"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_error->setObjectName(QStringLiteral("connectError"));
    layOut();
    followRound();
    begin();
}

void ConnectPanel::followRound()
{
    connect(&m_round, &TrustRound::unknown, this, &ConnectPanel::showUnknown);
    connect(&m_round, &TrustRound::settled, this, &ConnectPanel::settled);
    connect(&m_round, &TrustRound::failed, this, [this](const base::Error &error, const QUrl &url) {
        if (m_wish)
            explain({error, url.authority(), identity()});
    });
    connect(&m_probe, &ServerProbe::realmsRead, this, &ConnectPanel::realmsRead);
}

void ConnectPanel::begin()
{
    reset();
    m_form->clear();
    m_round.know(TrustRound::Confirmed());
    m_form->focusFirst();
}

void ConnectPanel::fill(const ServerWish &wish, bool secretIsKept, const QString &why)
{
    reset();
    m_form->fill(wish, secretIsKept);
    m_round.know(wish.endpoints);
    say(why);
    m_form->focusFirst();
    if (m_form->wantsPassword() && !wish.profileId.isEmpty())
        readRealms();
}

void ConnectPanel::reset()
{
    m_round.end();
    m_wish.reset();
    m_isGone = false;
    m_told = {};
    m_checks->begin(ConnectionChecks::Scope::SignIn);
    m_checks->hide();
    m_title->setText(tr("Connection"));
    m_title->hide();
    m_certificate->hide();
    m_code->hide();
    m_error->hide();
    m_connect->setText(tr("Connect"));
    say({});
    setBusy(false);
}

void ConnectPanel::forget()
{
    m_form->forgetSecret();
    reset();
}

void ConnectPanel::say(const QString &text)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    placeColumns();
}

void ConnectPanel::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_test->setEnabled(!busy);
    m_connect->setEnabled(!busy);
}

void ConnectPanel::start(Purpose purpose)
{
    if (m_wish)
        return; // it goes on already
    reset();
    const std::optional<ServerWish> wish = m_form->read();
    if (!wish)
        return;
    take(purpose, *wish);
    m_checks->set(What::Reachable, State::UnderWay, {tr("asking for the certificate …"), {}, {}});
    QList<QUrl> urls;
    for (const pve::Server &server : wish->endpoints)
        urls.append(server.url);
    m_round.begin(urls);
}

void ConnectPanel::take(Purpose purpose, const ServerWish &wish)
{
    m_wish = wish;
    m_purpose = purpose;
    setBusy(true);
    showChecks(purpose);
}

void ConnectPanel::showChecks(Purpose purpose)
{
    if (purpose == Purpose::Test)
        m_title->setText(tr("Connection test"));
    m_title->show();
    m_checks->begin(purpose == Purpose::Test ? ConnectionChecks::Scope::Test
                                             : ConnectionChecks::Scope::SignIn);
    m_checks->show();
    placeColumns();
}

/// Without a question to the person: a certificate that is not known yet can wait.
void ConnectPanel::readRealms()
{
    const QList<QUrl> urls = m_form->addresses();
    if (m_wish || urls.isEmpty())
        return;
    m_purpose = Purpose::Realms;
    m_round.begin({urls.first()});
}

void ConnectPanel::showUnknown(const pve::PeerCertificate &peer, const QUrl &url, int number, int count)
{
    if (!m_wish)
        return m_round.end();
    const QString server = url.authority();
    m_checks->set(What::Reachable, State::Ok, {tr("%1 answers.").arg(server), {}, {}});
    m_checks->set(What::Certificate, State::Warn,
                  {count > 1 ? tr("%1 of %2: that of %3 is not known yet, confirm it once.")
                                   .arg(QString::number(number), QString::number(count), server)
                             : tr("It is not known yet: confirm it once for this host and port."),
                   {},
                   {}});
    m_checks->set(What::SignedIn, State::ToCome,
                  {tr("waits for the certificate; nothing secret was sent"), {}, {}});
    say(tr("waits for you"));
    m_certificate->show(peer);
}

void ConnectPanel::distrust()
{
    m_round.end();
    m_certificate->hide();
    m_wish.reset();
    m_checks->set(What::Certificate, State::Fail, {tr("It was not confirmed."), {}, {}});
    m_checks->set(What::SignedIn, State::Skipped, {tr("Nothing was sent."), {}, {}});
    say(tr("Check the address, or ask who runs the server."));
    setBusy(false);
    m_connect->setFocus(Qt::OtherFocusReason);
}

void ConnectPanel::settled(const QList<pve::Server> &servers, const QStringList &down)
{
    if (!m_wish) {
        m_probe.readRealms(servers.first());
        return;
    }
    m_wish->endpoints = servers;
    if (down.isEmpty())
        m_checks->set(What::Reachable, State::Ok,
                      {tr("%1 answers.").arg(servers.first().url.authority()), {}, {}});
    else
        m_checks->set(
            What::Reachable, State::Warn,
            {tr("%1 cannot be reached; another one answers.").arg(down.join(QStringLiteral(", "))), {}, {}});
    m_checks->set(What::Certificate, State::Ok,
                  {servers.first().pin.isEmpty() ? tr("An authority of the system vouches for it.")
                                                 : tr("It is the one that was confirmed."),
                   {},
                   {}});
    if (!m_form->wantsPassword())
        return go();
    for (const pve::Server &server : servers) {
        if (!down.contains(server.url.authority()))
            return m_probe.readRealms(server);
    }
}

void ConnectPanel::realmsRead(const base::Result<QList<pve::Realm>> &realms)
{
    if (realms)
        m_form->setRealms(*realms);
    if (!m_wish)
        return;
    // The server's default may have taken the place of what stood there; a realm that it lacks is said.
    m_form->setEnabled(true); // where something is wrong the keyboard goes there
    const std::optional<ServerWish> wish = m_form->read();
    if (!wish)
        return reset();
    m_form->setEnabled(false);
    m_wish->credential = wish->credential;
    go();
}

void ConnectPanel::go()
{
    sayGone();
    m_isGone = true;
    const ServerWish wish = *m_wish;
    m_wish->credential = pve::withSecret(m_wish->credential, {});
    if (m_purpose == Purpose::Test)
        emit testWanted(wish);
    else
        emit connectWanted(wish);
}

void ConnectPanel::sayGone()
{
    m_checks->set(What::SignedIn, State::UnderWay,
                  {tr("signing in as %1 …").arg(pve::identityOf(m_wish->credential)), {}, {}});
    say({});
}

/// Checks of which nothing else was heard.
void ConnectPanel::passed(What last)
{
    for (const What what : {What::Reachable, What::Certificate}) {
        if (what <= last && m_checks->state(what) == State::ToCome)
            m_checks->set(what, State::Ok, {});
    }
}

void ConnectPanel::askCode(const QString &server, const QStringList &factors, const QString &refusal)
{
    m_told.code = {server, factors, refusal};
    m_title->show();
    m_checks->show();
    passed(What::Certificate);
    m_checks->set(What::SignedIn, State::UnderWay, {tr("The password is right; a code is needed."), {}, {}});
    say(tr("waits for you"));
    setBusy(true);
    m_code->ask(server, factors, refusal);
}

void ConnectPanel::stopAsking()
{
    emit attemptEnded();
    reset();
    m_connect->setFocus(Qt::OtherFocusReason);
}

void ConnectPanel::showDiagnosis(const prov::Diagnosis &diagnosis, bool isFinished)
{
    m_told = {{}, diagnosis, isFinished, {}};
    m_code->hide();
    m_checks->show(diagnosis);
    if (!isFinished)
        return;
    const bool isGood = diagnosis.verdict() == prov::Finding::Verdict::Ok;
    m_wish.reset();
    m_connect->setText(isGood ? tr("Connect") : tr("Connect Anyway"));
    say(tr("finished in %1 s")
            .arg(QLocale().toString(static_cast<double>(diagnosis.took.count()) / 1000.0, 'f', 1)));
    setBusy(false);
    m_connect->setFocus(Qt::OtherFocusReason);
}

QString ConnectPanel::identity() const
{
    return m_wish ? pve::identityOf(m_wish->credential) : m_form->identity();
}

void ConnectPanel::showRefusal(const base::Error &error)
{
    const QList<QUrl> urls = m_form->addresses();
    explain({error,
             m_wish           ? m_wish->endpoints.first().url.authority()
             : urls.isEmpty() ? QString()
                              : urls.first().authority(),
             identity()});
}

void ConnectPanel::explain(const Told::Trouble &trouble)
{
    const base::Error &error = trouble.error;
    m_told = {{}, {}, false, trouble};
    m_wish.reset();
    m_certificate->hide();
    m_code->hide();
    m_title->show();
    m_checks->show();
    const What what = checkOf(error);
    if (what != What::Reachable && m_checks->state(What::Reachable) == State::UnderWay)
        m_checks->set(What::Reachable, State::Ok, {tr("%1 answers.").arg(trouble.server), {}, {}});
    m_checks->set(what, State::Fail, {});
    passed(what);
    if (error.kind == base::Error::Kind::Tls || error.kind == base::Error::Kind::NotSent)
        m_checks->set(What::SignedIn, State::ToCome, {tr("nothing secret was sent"), {}, {}});
    say({});
    m_error->explain(prov::explainConnection(error, trouble.server, trouble.identity),
                     {Family::Fail, Symbol::Error, {}});
    setBusy(false);
    m_form->focusFirst();
}

} // namespace ui
