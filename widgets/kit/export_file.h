#pragma once

#include <functional>

#include <QByteArray>
#include <QString>

class QIODevice;

namespace kit {

// A file that somebody asked for; it is there whole or not at all.
struct ExportFile {
    // A file of that name is replaced. Answers what the system said when it could not be written; nothing when it was.
    [[nodiscard]] static QString write(const QString &name, const std::function<bool(QIODevice &device)> &fill);
    // A row of RFC 4180, in UTF-8, with its end of line.
    static QByteArray csvRow(const QStringList &cells);
};

} // namespace kit
