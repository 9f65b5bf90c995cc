#pragma once

#include <functional>

#include <QByteArray>
#include <QString>

class QIODevice;
class QImage;

namespace kit {

// A file that somebody asked for; it is there whole or not at all, and replaces one of its name. What writes it answers
// what the system said when it could not be written; nothing when it was.
struct ExportFile {
    [[nodiscard]] static QString write(const QString &name, const std::function<bool(QIODevice &device)> &fill);
    [[nodiscard]] static QString writePng(const QString &name, const QImage &picture);
    // A row of titles, and so many others; each is whole, as csvRow() makes it.
    [[nodiscard]] static QString writeCsv(const QString &name, const QStringList &titles, qint64 count,
                                          const std::function<QByteArray(qint64 row)> &rowAt);
    // A row of RFC 4180, in UTF-8, with its end of line.
    static QByteArray csvRow(const QStringList &cells);
};

} // namespace kit
