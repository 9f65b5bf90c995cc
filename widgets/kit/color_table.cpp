#include "widgets/kit/color_table.h"

#include <algorithm>
#include <cmath>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "widgets/kit/theme.h"

namespace kit {

namespace {

constexpr int Digits = 6;
constexpr QRgb Opaque = 0xff000000;

QString wordOf(ColorTable::Name name) {
    switch (name) {
    case ColorTable::Name::Cividis:
        return QStringLiteral("cividis");
    case ColorTable::Name::Viridis:
        return QStringLiteral("viridis");
    case ColorTable::Name::Vik:
        return QStringLiteral("vik");
    case ColorTable::Name::Berlin:
        return QStringLiteral("berlin");
    }
    Q_UNREACHABLE();
}

QByteArray digitsOf(const QString &name) {
    QFile file(QStringLiteral(":/pilothouse/themes/color_tables.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The color tables are not embedded.");
    QByteArray digits;
    for (const auto &line : QJsonDocument::fromJson(file.readAll()).object().value(name).toArray())
        digits += line.toString().toLatin1();
    if (digits.size() != ColorTable::size * Digits)
        qFatal("A color table is not whole.");
    return digits;
}

} // namespace

ColorTable::ColorTable(Name name) {
    const auto digits = digitsOf(wordOf(name));
    for (int place = 0; place < size; ++place)
        colors_[static_cast<std::size_t>(place)] = Opaque | digits.mid(place * Digits, Digits).toUInt(nullptr, 16);
}

ColorTable ColorTable::diverging(const Theme &theme) {
    return ColorTable(theme.isDark() ? Name::Berlin : Name::Vik);
}

QRgb ColorTable::at(double share) const {
    const auto place = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (size - 1)));
    return colors_[static_cast<std::size_t>(place)];
}

} // namespace kit
