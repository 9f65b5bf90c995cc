#include "widgets/deployments/log_text.h"

#include <QDateTime>

#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

namespace {

QString lineOf(const v1::LogLine &line, const QString &time) {
    const auto mark = line.stream() == v1::CONTROL  ? QStringLiteral("*")
                      : line.stream() == v1::STDERR ? QStringLiteral("!")
                                                    : QStringLiteral(" ");
    return QStringLiteral("%1 %2 %3 %4")
        .arg(time, kit::harmless(QString::fromStdString(line.replica())), mark,
             kit::harmless(QString::fromStdString(line.text())));
}

} // namespace

QString LogText::shown(const v1::LogLine &line, const kit::TimeText &times) {
    return lineOf(line, times.dateTime(line.time()));
}

// After the time, the replica, which has no spaces, and the mark.
int LogText::textAt(const QString &shown, const kit::TimeText &times) {
    constexpr int mark = 3;
    const auto time = times.dateTime({}).size();
    const auto end = shown.indexOf(QLatin1Char(' '), time + 1);
    return end < 0 ? static_cast<int>(shown.size()) : static_cast<int>(end) + mark;
}

QString LogText::saved(const v1::LogLine &line, const kit::TimeText &times) {
    const auto milliseconds = line.time().seconds() * 1000 + line.time().nanos() / 1'000'000;
    const auto at = QDateTime::fromMSecsSinceEpoch(milliseconds, times.zone());
    return lineOf(line, at.toOffsetFromUtc(at.offsetFromUtc()).toString(Qt::ISODateWithMs));
}

} // namespace deploymentspage
