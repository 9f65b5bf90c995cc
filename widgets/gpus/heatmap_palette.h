#pragma once

#include <array>
#include <optional>
#include <utility>

#include "backend/telemetry/code.h"
#include "widgets/kit/color_table.h"
#include "widgets/kit/theme.h"

namespace gpuspage {

// Which values the ends of the colors stand for, and which are wanted; in the metric's unit.
struct ValueScale {
    double low = 0;
    double high = 100;
    // Values within are lit, all others are dimmed.
    std::optional<std::pair<double, double>> band;

    bool operator==(const ValueScale &) const = default;
};

// The colors of all codes that have a value, made once for a table, a scale and a theme.
class HeatmapPalette {
public:
    HeatmapPalette(const kit::Theme &theme, const kit::ColorTable &table, const telemetry::Range &codes,
                   const ValueScale &scale);

    enum class Shade {
        Full,
        Faded, // what is stale: no value any more, nearer to the ground
        Dimmed // what does not match
    };

    // Of a code with a value, stale or not.
    QRgb color(telemetry::LiveCode code, Shade shade = Shade::Full) const { return row(shade)[place(code)].fill; }
    // For signs and figures upon it.
    QRgb ink(telemetry::LiveCode code, Shade shade = Shade::Full) const { return row(shade)[place(code)].ink; }

    QRgb ground() const { return ground_; }
    // Of cells without a value, and of what is drawn on them; the last is seen on whatever is near to the ground.
    QRgb absent() const { return absent_; }
    QRgb absentMark() const { return absentMark_; }
    QRgb silentMark() const { return silentMark_; }
    // Whether lines of the ground are told from that fill.
    bool isCutSeen(QRgb fill) const;
    // As much nearer to the ground as what does not match.
    QRgb dimmed(QRgb mark) const;

private:
    static constexpr int shift = 5;
    static constexpr std::size_t steps = 1 << (15 - shift);
    static std::size_t place(telemetry::LiveCode code) { return (code & ~telemetry::StaleBit) >> shift; }

    struct Look {
        QRgb fill;
        QRgb ink;
    };
    using Row = std::array<Look, steps>;
    const Row &row(Shade shade) const { return rows_[static_cast<std::size_t>(shade)]; }
    QRgb inkOn(QRgb color) const;

    std::array<Row, 3> rows_{};
    QRgb ground_;
    QRgb absent_;
    QRgb absentMark_;
    QRgb silentMark_;
    QRgb dark_;
    QRgb light_;
    double darkLuminance_;
    double lightLuminance_;
};

// Relative luminance as in WCAG 2.
double luminance(const QColor &color);

} // namespace gpuspage
