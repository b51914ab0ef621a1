// SPDX-License-Identifier: Apache-2.0
// iconsize DRAWING.svg SIZE PICTURE.png: draws the icon in one size.
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int argc, char *argv[])
{
    if (argc != 4)
        return 2;
    const int size = QByteArray(argv[2]).toInt();
    QSvgRenderer drawing(QFile::decodeName(argv[1]));
    if (!drawing.isValid() || size <= 0)
        return 1;
    QImage picture(size, size, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawing.render(&painter);
    painter.end();
    return picture.save(QFile::decodeName(argv[3]), "PNG") ? 0 : 1;
}
