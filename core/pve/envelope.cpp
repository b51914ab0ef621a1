// SPDX-License-Identifier: Apache-2.0
#include "core/pve/envelope.h"

#include "core/pve/failures.h"

#include <QJsonObject>
#include <QRegularExpression>

namespace pve {

namespace {

using base::Error;
using Kind = Error::Kind;

Answer openSuccess(const RawAnswer &raw, const JsonBody &body)
{
    const auto malformed = [&raw](const base::Sentence &what, const QMap<QString, QString> &fields = {}) {
        return base::failure(Error::of(Kind::Malformed, what, fields, raw.status));
    };
    if (!body.fault().isEmpty())
        return malformed(body.fault());
    const auto data = body.object().value(u"data");
    if (data.isUndefined())
        return malformed(QT_TRANSLATE_NOOP("Wording", "the answer has no data"),
                         {{QStringLiteral("path"), QStringLiteral("data")}});
    Response response{raw.status, raw.date, data, {}, raw.took};
    const auto total = body.object().value(u"total");
    if (!total.isUndefined()) {
        bool ok = false;
        response.total = total.toVariant().toString().toLongLong(&ok);
        if (!ok || *response.total < 0)
            return malformed(QT_TRANSLATE_NOOP("Wording", "not a count"),
                             {{QStringLiteral("path"), QStringLiteral("total")}});
    }
    return response;
}

/// The words of the server: `message` since libpve-http-server 5.2.0, the reason phrase before (pve/FACTS.md
/// 9).
QString serverText(const RawAnswer &raw, const QJsonObject &object)
{
    for (const auto &candidate : {object.value(u"message").toString(), raw.reason}) {
        const auto text = plainText(candidate);
        if (!text.isEmpty())
            return text;
    }
    return QStringLiteral("HTTP status %1").arg(raw.status);
}

/// 400 names each refused parameter. Two of them are no mistakes in the input but answers to a question.
Error refusedInput(Error error, const QJsonObject &errors)
{
    error.kind = Kind::Invalid;
    for (auto it = errors.begin(); it != errors.end(); ++it) {
        const auto text = plainText(it.value().toString());
        const auto known = failureFromText(text, error.http);
        if (errors.size() == 1 && ((it.key() == u"vmid" && known.kind == Kind::Exists) ||
                                   (it.key() == u"upid" && known.kind == Kind::NotFound)))
            return known;
        error.fields.insert(plainText(it.key()), text);
    }
    return error;
}

/// `Permission check failed (/vms/100, VM.Clone)`; PVE may name no path, or say something else in the
/// brackets.
Error forbidden(Error error)
{
    static const QRegularExpression named(
        QRegularExpression::anchoredPattern(u"Permission check failed \\((/[^,]*), ([A-Za-z.|]+)\\)"));
    error.kind = Kind::Forbidden;
    const auto match = named.match(error.text);
    if (match.hasMatch())
        error.fields = {{QStringLiteral("path"), match.captured(1)},
                        {QStringLiteral("privilege"), match.captured(2)}};
    return error;
}

Error openFailure(const RawAnswer &raw, const QJsonObject &object)
{
    Error error{Kind::Server, raw.status, serverText(raw, object), {}};
    switch (raw.status) {
    case 400:
        return refusedInput(error, object.value(u"errors").toObject());
    case 401:
        error.kind = Kind::Unauthorized;
        return error;
    case 403:
        return forbidden(error);
    case 500:
        return failureFromText(error.text, raw.status);
    case 595:
        error.kind = Kind::NotSent;
        return error;
    case 502: // unproven, as 503 and 504: a proxy in front of PVE gave up; what PVE did is unknown
    case 503:
    case 504:
    case 596: // pveproxy sent it to a node or to pvedaemon and got no answer (pve/FACTS.md 1)
    case 597:
    case 598:
    case 599:
        error.kind = Kind::Lost;
        return error;
    default:
        if (raw.status >= 300 && raw.status < 400)
            return Error::of(Kind::Server,
                             {QT_TRANSLATE_NOOP("Wording", "redirect (%1) not followed"), {error.text}}, {},
                             raw.status);
        if (raw.status < 400 || raw.status > 599)
            error.kind = Kind::Malformed; // no status of HTTP at all: nobody knows what was done
        return error;
    }
}

} // namespace

Answer EnvelopeReading::answer() const
{
    if (m_raw.status >= 200 && m_raw.status < 300)
        return openSuccess(m_raw, m_body);
    return base::failure(openFailure(m_raw, m_body.object()));
}

Answer openEnvelope(const RawAnswer &raw)
{
    EnvelopeReading reading(raw);
    while (reading.goOn()) {
    }
    return reading.answer();
}

} // namespace pve
