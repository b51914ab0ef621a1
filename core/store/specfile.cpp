// SPDX-License-Identifier: Apache-2.0
#include "core/store/specfile.h"

#include "core/provision/jsonkeys.h"
#include "core/provision/spec.h"
#include "core/store/wholefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace store {

using base::Error;

namespace {

constexpr qint64 mostBytes = 4 << 20;

tl::unexpected<Error> fails(Error::Kind kind, const base::Sentence &what)
{
    return base::failure(Error::of(kind, what));
}

/// What nobody could work on: the rest is a matter of its field.
bool isOfTheWhole(const QString &path)
{
    static const QRegularExpression whole(
        QStringLiteral(R"(^\$(\.slipway|\.count|\.vms(\[\d+\])?)?$|\.cloud_init\.password$)"));
    return whole.match(path).hasMatch();
}

/// One a line: whoever mends the file wants to know all of them.
base::Sentence listOf(const QList<prov::SpecProblem> &problems)
{
    constexpr qsizetype most = 10;
    const QList<prov::SpecProblem> told = problems.first(qMin(problems.size(), most));
    base::Sentence list;
    for (const prov::SpecProblem &problem : told) {
        const base::Sentence line("%1 %2", {problem.path, problem.sentence});
        list = list.isEmpty() ? line : base::Sentence("%1\n%2", {list, line});
    }
    if (told.size() < problems.size())
        list = base::Sentence(QT_TRANSLATE_NOOP("Wording", "%1\nand %2 more"),
                              {list, problems.size() - told.size()});
    return list;
}

} // namespace

base::Result<QJsonObject> readSpecFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fails(Error::Kind::Server,
                     {QT_TRANSLATE_NOOP("Wording", "%1 cannot be read: %2"), {path, file.errorString()}});
    if (file.size() > mostBytes)
        return fails(Error::Kind::Malformed,
                     {QT_TRANSLATE_NOOP("Wording", "%1 is larger than 4 MiB, and no spec is"), {path}});
    return specFromText(file.read(mostBytes), path);
}

base::Result<QJsonObject> specFromText(const QByteArray &text, const QString &path)
{
    const auto batch = prov::readSpec(text);
    const QList<prov::SpecProblem> problems = batch ? QList<prov::SpecProblem>() : batch.error();
    const QJsonObject spec = QJsonDocument::fromJson(text).object();
    const QStringList repeated = spec.isEmpty() ? QStringList() : prov::repeatedKeys(text);
    const bool isUsable =
        std::none_of(problems.begin(), problems.end(), [&repeated](const prov::SpecProblem &problem) {
            return isOfTheWhole(problem.path) || repeated.contains(problem.path);
        });
    if (isUsable)
        return spec;
    return fails(Error::Kind::Malformed,
                 {QT_TRANSLATE_NOOP("Wording", "%1 cannot be used: %2"), {path, listOf(problems)}});
}

base::Result<bool> writeSpecFile(const QString &path, const QByteArray &text, bool isPrivate)
{
    const auto written = replaceFile(path, text, isPrivate);
    if (!written)
        return fails(Error::Kind::Server, {QT_TRANSLATE_NOOP("Wording", "%1 cannot be written: %2"),
                                           {path, written.error().words()}});
    return true;
}

} // namespace store
