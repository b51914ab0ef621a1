// SPDX-License-Identifier: Apache-2.0
#include "core/provision/jsonkeys.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

namespace prov {

namespace {

/// An object or array that is open at the place reached.
struct Level
{
    QString path;
    bool isObject = false;
    bool keyNext = false;
    QSet<QString> keys{};
    QString key{};
    int index = 0;

    [[nodiscard]] QString place() const
    {
        return isObject ? childPath(path, key) : path + QStringLiteral("[%1]").arg(index);
    }
};

/// The place after the closing quote of the string that begins at `from`.
qsizetype endOfString(const QByteArray &json, qsizetype from)
{
    qsizetype i = from + 1;
    while (i < json.size() && json.at(i) != '"')
        i += json.at(i) == '\\' ? 2 : 1;
    return i + 1;
}

} // namespace

QString childPath(const QString &path, const QString &key)
{
    static const QRegularExpression plain(QStringLiteral(R"(^[A-Za-z_]\w*\z)"));
    return plain.match(key).hasMatch() ? QString(path + u'.' + key)
                                       : QStringLiteral("%1['%2']").arg(path, key);
}

QStringList repeatedKeys(const QByteArray &json)
{
    QStringList repeated;
    QList<Level> open{{QStringLiteral("$")}};
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (c == '{' || c == '[') {
            const QString path = open.size() == 1 ? open.last().path : open.last().place();
            open.append({path, c == '{', c == '{'});
        } else if ((c == '}' || c == ']') && open.size() > 1) {
            open.removeLast();
        } else if (c == ',') {
            open.last().keyNext = open.last().isObject;
            ++open.last().index;
        } else if (c == '"') {
            const qsizetype end = endOfString(json, i);
            Level &level = open.last();
            if (level.keyNext) {
                level.key =
                    QJsonDocument::fromJson('[' + json.mid(i, end - i) + ']').array().at(0).toString();
                level.keyNext = false;
                if (level.keys.contains(level.key))
                    repeated.append(level.place());
                level.keys.insert(level.key);
            }
            i = end - 1;
        }
    }
    return repeated;
}

} // namespace prov
