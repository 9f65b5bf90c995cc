#include "widgets/gpus/heatmap_palette.h"

#include <cmath>
#include <cstdlib>

#include "widgets/kit/paint.h"

namespace gpuspage {

using kit::Color;
using kit::paint::mixed;

namespace {

// How much of the ground is in what is dimmed and what is stale.
constexpr double DimShare = 0.82;
constexpr double FadedShare = 0.3;
// Of 256 shades of grey: lines of the ground are lost on what is nearer to it.
constexpr int LeastCut = 48;

} // namespace

double luminance(const QColor &color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

HeatmapPalette::HeatmapPalette(const kit::Theme &theme, const kit::ColorTable &table, const telemetry::Range &codes,
                               const ValueScale &scale)
    : ground_(theme.color(Color::Surface).rgb()),
      absent_(theme.color(Color::Sunken).rgb()),
      absentMark_(theme.color(Color::Control).rgb()),
      silentMark_(theme.color(Color::Text3).rgb()),
      dark_(theme.color(theme.isDark() ? Color::Window : Color::Text).rgb()),
      light_(theme.color(theme.isDark() ? Color::Text : Color::Surface).rgb()),
      darkLuminance_(luminance(QColor(dark_))),
      lightLuminance_(luminance(QColor(light_))) {
    const QColor ground(ground_);
    const double reach = (1 << shift) * (codes.high - codes.low) / telemetry::MaxLevel;
    for (std::size_t step = 0; step < steps; ++step) {
        const double level = std::min(1.0, (double(step) + 0.5) * (1 << shift) / telemetry::MaxLevel);
        const double value = codes.low + level * (codes.high - codes.low);
        const double share = scale.high > scale.low ? (value - scale.low) / (scale.high - scale.low) : 0;
        const QColor full(table.at(share));
        const bool isWanted =
            !scale.band || (value + reach >= scale.band->first && value - reach <= scale.band->second);
        const QRgb dimmed = mixed(full, ground, DimShare).rgb();
        const QRgb fills[] = {isWanted ? full.rgb() : dimmed, isWanted ? mixed(full, ground, FadedShare).rgb() : dimmed,
                              dimmed};
        for (std::size_t shade = 0; shade < rows_.size(); ++shade)
            rows_[shade][step] = {fills[shade], inkOn(fills[shade])};
    }
}

bool HeatmapPalette::isCutSeen(QRgb fill) const {
    return std::abs(qGray(fill) - qGray(ground_)) >= LeastCut;
}

QRgb HeatmapPalette::dimmed(QRgb mark) const {
    return mixed(QColor(mark), QColor(ground_), DimShare).rgb();
}

QRgb HeatmapPalette::inkOn(QRgb color) const {
    const double ground = luminance(QColor(color)) + 0.05;
    return (lightLuminance_ + 0.05) / ground > ground / (darkLuminance_ + 0.05) ? light_ : dark_;
}

} // namespace gpuspage
