#include "widgets/kit/tokens.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kit {
namespace {

// The values of one section, each found by the name of its enumerator.
template <typename Enum, typename Values, typename Read>
void readSection(const QJsonObject &section, Values &values, Read read) {
    const QMetaEnum names = QMetaEnum::fromType<Enum>();
    if (section.size() != static_cast<qsizetype>(values.size()))
        qFatal("The design tokens hold %lld values of %s, and the code names %zu.",
               static_cast<long long>(section.size()), names.name(), values.size());
    for (std::size_t index = 0; index < values.size(); ++index) {
        const QString name = QString::fromLatin1(names.valueToKey(static_cast<int>(index)));
        if (!section.contains(name))
            qFatal("The design tokens lack %s.", qPrintable(name));
        values[index] = read(section.value(name));
    }
}

TypeToken readType(const QJsonValue &value) {
    const QJsonObject object = value.toObject();
    return {object[QLatin1String("face")].toString() == QLatin1String("mono"), object[QLatin1String("size")].toInt(),
            object[QLatin1String("line")].toInt(), object[QLatin1String("weight")].toInt()};
}

QColor readColor(const QJsonValue &value) {
    const QColor color(value.toString());
    if (!color.isValid())
        qFatal("The design tokens hold a color that is none: %s.", qPrintable(value.toString()));
    return color;
}

} // namespace

Tokens::Tokens(const QByteArray &json) {
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("The design tokens are not JSON: %s.", qPrintable(error.errorString()));
    const QJsonObject colors = root[QLatin1String("colors")].toObject();
    const std::array<QLatin1String, schemeCount> schemes = {QLatin1String("light"), QLatin1String("dark"),
                                                            QLatin1String("highContrast")};
    for (std::size_t scheme = 0; scheme < schemes.size(); ++scheme)
        readSection<Color>(colors[schemes[scheme]].toObject(), colors_[scheme], readColor);
    const auto toInt = [](const QJsonValue &value) { return value.toInt(); };
    readSection<Size>(root[QLatin1String("sizes")].toObject(), sizes_, toInt);
    readSection<TextRole>(root[QLatin1String("type")].toObject(), types_, readType);
    readSection<Duration>(root[QLatin1String("durations")].toObject(), durations_, toInt);
}

QColor Tokens::color(Scheme scheme, Color color) const {
    Q_ASSERT(scheme != Scheme::System);
    return colors_[static_cast<std::size_t>(scheme)][static_cast<std::size_t>(color)];
}

} // namespace kit
