#include "widgets/kit/export_file.h"

#include <algorithm>

#include <QImage>
#include <QSaveFile>
#include <QStringList>

namespace kit {

namespace {

QString quoted(const QString &text) {
    static const QString special = QStringLiteral(",\"\r\n");
    if (std::ranges::none_of(text, [](QChar sign) { return special.contains(sign); }))
        return text;
    return QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

QString ExportFile::write(const QString &name, const std::function<bool(QIODevice &device)> &fill) {
    QSaveFile file(name);
    const bool isWritten = file.open(QIODevice::WriteOnly) && fill(file) && file.commit();
    return isWritten ? QString() : file.errorString();
}

QString ExportFile::writePng(const QString &name, const QImage &picture) {
    return write(name, [&picture](QIODevice &device) { return picture.save(&device, "PNG"); });
}

QString ExportFile::writeCsv(const QString &name, const QStringList &titles, qint64 count,
                             const std::function<QByteArray(qint64 row)> &rowAt) {
    return write(name, [&](QIODevice &device) {
        bool isWritten = device.write(csvRow(titles)) > 0;
        for (qint64 row = 0; row < count && isWritten; ++row)
            isWritten = device.write(rowAt(row)) > 0;
        return isWritten;
    });
}

QByteArray ExportFile::csvRow(const QStringList &cells) {
    QStringList row;
    for (const auto &cell : cells)
        row << quoted(cell);
    return row.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace kit
