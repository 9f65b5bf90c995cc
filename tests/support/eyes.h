#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include <QImage>

namespace support {

// How colors look to eyes that lack one kind of cones: Machado, Oliveira, Fernandes, "A Physiologically-based Model for
// Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), matrices of severity 1 for linear sRGB.
enum class Eyes { Protanopia, Deuteranopia, Tritanopia };
inline constexpr Eyes AllEyes[] = {Eyes::Protanopia, Eyes::Deuteranopia, Eyes::Tritanopia};

using Triple = std::array<double, 3>;

inline double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

inline double gamma(double part) {
    return part <= 0.0031308 ? part * 12.92 : 1.055 * std::pow(part, 1 / 2.4) - 0.055;
}

inline Triple linearOf(QRgb color) {
    return {linear(qRed(color) / 255.0), linear(qGreen(color) / 255.0), linear(qBlue(color) / 255.0)};
}

// CIE 1976 L*a*b* under D65, of linear sRGB.
inline Triple labOf(const Triple &rgb) {
    const double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
    const double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    const double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

// CIE 1976.
inline double distance(const Triple &one, const Triple &two) {
    return std::hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

inline Triple seen(const Triple &rgb, Eyes eyes) {
    static constexpr double matrices[3][3][3] = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
    Triple result{};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            result[static_cast<std::size_t>(row)] +=
                matrices[static_cast<int>(eyes)][row][column] * rgb[static_cast<std::size_t>(column)];
    for (double &part : result)
        part = std::clamp(part, 0.0, 1.0);
    return result;
}

inline QRgb seen(QRgb color, Eyes eyes) {
    const auto looks = seen(linearOf(color), eyes);
    const auto byte = [](double part) { return static_cast<int>(std::lround(255 * gamma(part))); };
    return qRgb(byte(looks[0]), byte(looks[1]), byte(looks[2]));
}

// A whole picture.
inline QImage seen(const QImage &picture, Eyes eyes) {
    QImage result = picture.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < result.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(result.scanLine(y));
        QRgb last = 0;
        QRgb looks = seen(last, eyes);
        for (int x = 0; x < result.width(); ++x) {
            if (line[x] != last) {
                last = line[x];
                looks = seen(last, eyes);
            }
            line[x] = looks;
        }
    }
    return result;
}

} // namespace support
