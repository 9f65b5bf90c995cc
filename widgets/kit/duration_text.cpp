#include "widgets/kit/duration_text.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

namespace kit {

namespace {

__extension__ typedef __int128 Wide; // a few digits of a few hours are more than 64 bits of nanoseconds

constexpr qint64 billion = 1'000'000'000;

struct Unit {
    const char *sign;
    qint64 nanoseconds;
};
constexpr Unit units[]{{"h", 3600 * billion}, {"min", 60 * billion}, {"s", billion},
                       {"ms", 1'000'000},     {"µs", 1000},          {"ns", 1}};

std::optional<qint64> nanosecondsOf(const QString &unit) {
    if (unit.isEmpty())
        return billion;
    if (unit == QLatin1String("us"))
        return 1000;
    for (const auto &known : units)
        if (unit == QString::fromUtf8(known.sign))
            return known.nanoseconds;
    return {};
}

// `digits` and `fraction` of a decimal number, times the unit; nothing where it is no whole number of nanoseconds or
// too many of them.
std::optional<Wide> scaled(const QString &digits, const QString &fraction, qint64 unit) {
    constexpr int most = 15;
    if (digits.size() > most || fraction.size() > most)
        return {};
    Wide value = digits.toLongLong();
    Wide divisor = 1;
    for (const auto digit : fraction) {
        value = value * 10 + digit.digitValue();
        divisor *= 10;
    }
    value *= unit;
    return value % divisor == 0 ? std::optional<Wide>(value / divisor) : std::nullopt;
}

QString seconds(const google::protobuf::Duration &duration) {
    const bool isNegative = duration.seconds() < 0 || duration.nanos() < 0;
    auto text = QString::number(std::abs(duration.seconds()));
    auto fraction = QString::number(std::abs(duration.nanos())).rightJustified(9, QLatin1Char('0'));
    while (fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    if (!fraction.isEmpty())
        text += QLocale().decimalPoint() + fraction;
    return QStringLiteral("%1%2 s").arg(isNegative ? QStringLiteral("-") : QString(), text);
}

} // namespace

QString DurationText::of(const google::protobuf::Duration &duration) {
    const bool isOdd = duration.seconds() < 0 || duration.nanos() < 0 || duration.nanos() % 1'000'000 != 0;
    if (isOdd || (duration.seconds() > 0 && duration.nanos() > 0))
        return seconds(duration);
    if (duration.seconds() == 0 && duration.nanos() > 0)
        return QStringLiteral("%1 ms").arg(duration.nanos() / 1'000'000);
    QStringList parts;
    auto rest = duration.seconds();
    for (const auto &unit : units) {
        const auto size = unit.nanoseconds / billion;
        if (size < 1)
            break;
        if (rest / size > 0)
            parts << QStringLiteral("%1 %2").arg(rest / size).arg(QString::fromUtf8(unit.sign));
        rest %= size;
    }
    return parts.isEmpty() ? QStringLiteral("0 s") : parts.join(QLatin1Char(' '));
}

std::optional<google::protobuf::Duration> DurationText::parse(const QString &text) {
    static const QRegularExpression part(QStringLiteral("\\G\\s*(\\d+)(?:[.,](\\d+))?\\s*([a-zµμ]*)\\s*"));
    Wide sum = 0;
    qsizetype end = 0;
    for (auto found = part.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const auto unit = nanosecondsOf(match.captured(3).replace(QChar(0x3bc), QChar(0xb5)));
        const auto value = unit ? scaled(match.captured(1), match.captured(2), *unit) : std::nullopt;
        // A number without a unit stands alone.
        const bool isAlone = match.capturedStart() == 0 && match.capturedEnd() == text.size();
        if (!value || (match.captured(3).isEmpty() && !isAlone))
            return {};
        sum += *value;
        end = match.capturedEnd();
    }
    // Of the contract: about 10,000 years.
    constexpr qint64 longest = 315'576'000'000;
    if (end == 0 || end != text.size() || sum / billion > longest)
        return {};
    google::protobuf::Duration duration;
    duration.set_seconds(static_cast<qint64>(sum / billion));
    duration.set_nanos(static_cast<int>(sum % billion));
    return duration;
}

} // namespace kit
