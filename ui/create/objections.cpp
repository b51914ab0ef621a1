// SPDX-License-Identifier: Apache-2.0
#include "ui/create/objections.h"

#include "core/provision/preflightwording.h"
#include "core/provision/wording.h"
#include "ui/models/previewmodel.h"

#include <QCoreApplication>
#include <QSet>

namespace ui {

using Level = prov::Concern::Level;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::Objections)
};

/// The field that a problem's place belongs to: "hardware.tags[1]" is a part of "hardware.tags". Empty: none.
QString fieldOf(const QStringList &paths, const QString &place)
{
    for (const QString &path : paths) {
        const QChar next = place.size() > path.size() ? place.at(path.size()) : QChar();
        if (place == path || (place.startsWith(path) && (next == u'.' || next == u'[')))
            return path;
    }
    return {};
}

void addMistakes(Objections &objections, const QStringList &paths, const QList<prov::SpecProblem> &problems)
{
    QSet<QString> places;
    for (const prov::SpecProblem &problem : problems) {
        const bool isOfRow = problem.path.startsWith(u"$.vms["); // which says it
        const QString place = placeOf(problem);
        const QString field = fieldOf(paths, place);
        places.insert(isOfRow ? problem.path : place);
        if (!isOfRow && field.isEmpty())
            objections.homeless.append(Words::tr("%1: %2").arg(problem.path, prov::problemWords(problem)));
        else if (!isOfRow && !objections.wrong.contains(field))
            objections.wrong.insert(field, sentenceOf(problem));
    }
    objections.mistakes = static_cast<int>(places.size());
}

/// What all VMs have in common is their field's; the rest stands in their rows.
void addToFields(Objections &objections, const QStringList &paths, const QList<prov::Concern> &folded)
{
    for (const prov::Concern &concern : folded) {
        const QString field = fieldOf(paths, concern.path.mid(2));
        if (field.isEmpty() || concern.vm != 0 || concern.level == Level::NotChecked)
            continue;
        auto &there = concern.level == Level::Problem ? objections.wrong : objections.warnings;
        if (!there.contains(field))
            there.insert(field, prov::explainConcern(concern).whole());
    }
}

void addToFoot(Objections &objections, const Assessment &assessment)
{
    QSet<int> refused;
    QSet<int> warned;
    for (const prov::Concern &concern : assessment.concerns) {
        const bool isUnread = concern.level == Level::NotChecked;
        const bool isProblem = concern.level == Level::Problem;
        objections.isRefused = objections.isRefused || isProblem;
        if (concern.vm != 0 && !isUnread)
            (isProblem ? refused : warned).insert(concern.vm);
        else if (concern.vm == 0 && !isUnread)
            objections.concerns.append(prov::explainConcern(concern).whole());
        else if (concern.vm == 0 && !assessment.isLooking)
            objections.unread.append(prov::explainConcern(concern).whole());
    }
    warned.subtract(refused);
    QStringList rows;
    if (!refused.isEmpty())
        rows.append(Words::tr("%n VM(s) would fail.", nullptr, static_cast<int>(refused.size())));
    if (!warned.isEmpty())
        rows.append(Words::tr("%n VM(s) with a warning.", nullptr, static_cast<int>(warned.size())));
    if (!rows.isEmpty())
        objections.concerns.append(rows.join(u' '));
}

} // namespace

Objections objectionsTo(const QStringList &paths, const QList<prov::SpecProblem> &problems,
                        const Assessment &assessment)
{
    Objections objections;
    addMistakes(objections, paths, problems);
    addToFields(objections, paths,
                prov::folded(assessment.concerns, static_cast<int>(assessment.vms.size())));
    addToFoot(objections, assessment);
    return objections;
}

} // namespace ui
