#include "widgets/kit/export_file.h"

#include <algorithm>

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

QByteArray ExportFile::csvRow(const QStringList &cells) {
    QStringList row;
    for (const auto &cell : cells)
        row << quoted(cell);
    return row.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace kit
