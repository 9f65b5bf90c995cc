#include "widgets/kit/hidden_password.h"

#include <QRegularExpression>

namespace kit {

namespace {

QString dots() {
    return QString(3, QChar(0x2022));
}

} // namespace

QString withoutPassword(const QString &value) {
    static const QRegularExpression address(
        QStringLiteral("^((?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/@:\\s]+:)\\S+(@[^@\\s]+)$"));
    const auto found = address.match(value);
    return found.hasMatch() ? found.captured(1) + dots() + found.captured(2) : value;
}

QString withoutPasswordInPath(const QString &path) {
    static const QRegularExpression address(
        QStringLiteral("(\\[\"?(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/@:\\s]+:)\\S+(@[^@\\s]+)"));
    const auto found = address.match(path);
    return found.hasMatch() ? path.left(found.capturedStart()) + found.captured(1) + dots() + found.captured(2) +
                                  path.mid(found.capturedEnd())
                            : path;
}

QString withoutPasswords(const QString &json) {
    static const QRegularExpression text(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\""));
    QString shown;
    qsizetype end = 0;
    for (auto found = text.globalMatch(json); found.hasNext();) {
        const auto one = found.next();
        const auto value = one.captured();
        shown += json.mid(end, one.capturedStart() - end);
        shown += QLatin1Char('"') + withoutPassword(value.mid(1, value.size() - 2)) + QLatin1Char('"');
        end = one.capturedEnd();
    }
    return shown + json.mid(end);
}

} // namespace kit
