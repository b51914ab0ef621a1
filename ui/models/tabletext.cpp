// SPDX-License-Identifier: Apache-2.0
#include "ui/models/tabletext.h"

namespace ui {

namespace {

QChar separatorOf(const QString &text)
{
    const QString line = text.section(u'\n', 0, 0);
    if (line.contains(u'\t'))
        return u'\t';
    const auto semicolons = line.count(u';');
    return semicolons > 0 && semicolons >= line.count(u',') ? u';' : u',';
}

class Reader
{
public:
    QList<QStringList> read(const QString &text);

private:
    void endCell();
    void endRow();

    QList<QStringList> m_rows;
    QStringList m_row;
    QString m_cell;
    bool m_isQuoted = false;
};

void Reader::endCell()
{
    m_row.append(m_cell.trimmed());
    m_cell.clear();
}

void Reader::endRow()
{
    endCell();
    m_rows.append(m_row);
    m_row.clear();
}

QList<QStringList> Reader::read(const QString &text)
{
    const QChar separator = separatorOf(text);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (m_isQuoted && c == u'"' && text.mid(i + 1, 1) == u"\"")
            m_cell.append(text.at(++i)); // doubled: itself
        else if (c == u'"' && (m_isQuoted || m_cell.isEmpty()))
            m_isQuoted = !m_isQuoted;
        else if (!m_isQuoted && c == separator)
            endCell();
        else if (!m_isQuoted && c == u'\n')
            endRow();
        else if (m_isQuoted || c != u'\r')
            m_cell.append(c);
    }
    endRow();
    while (!m_rows.isEmpty() && m_rows.last() == QStringList{QString()})
        m_rows.removeLast();
    return m_rows;
}

} // namespace

QList<QStringList> cellsOf(const QString &text)
{
    return Reader().read(text);
}

} // namespace ui
