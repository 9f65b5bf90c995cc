// The colors of values: whether they grow evenly in lightness, and what of them is left for eyes that see fewer colors.
#include <array>
#include <cmath>

#include <QPainter>
#include <QTest>

#include "widgets/gpus/health_glyphs.h"
#include "widgets/gpus/heatmap_palette.h"

using namespace gpuspage;

namespace {

using Triple = std::array<double, 3>;

double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

Triple linearOf(QRgb color) {
    return {linear(qRed(color) / 255.0), linear(qGreen(color) / 255.0), linear(qBlue(color) / 255.0)};
}

// CIE 1976 L*a*b* under D65, of linear sRGB.
Triple labOf(const Triple &rgb) {
    const double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
    const double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    const double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double distance(const Triple &one, const Triple &two) {
    return std::hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

// How linear sRGB looks to those who lack one kind of cones: Machado, Oliveira, Fernandes 2009, severity 1.
enum class Eyes { Protanopia, Deuteranopia, Tritanopia };

Triple seen(const Triple &rgb, Eyes eyes) {
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

QList<kit::ColorTable> tables() {
    return {kit::ColorTable(kit::ColorTable::Name::Cividis), kit::ColorTable(kit::ColorTable::Name::Viridis)};
}

double contrast(const QColor &first, const QColor &second) {
    const double one = luminance(first);
    const double two = luminance(second);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

} // namespace

class GpusColorsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesBeginAndEndAsPublished();
    void lightnessGrowsEvenly();
    void whoSeesFewerColorsSeesTheSameOrder();
    void cividisLooksNearlyTheSameToAll();
    void differencesHaveTwoSidesForAllEyes();
    void figuresCanBeReadOnEachColor();
    void aCodeHasTheColorOfItsValue();
    void whatIsBeyondTheEndsHasTheirColor();
    void aBandLightsNothingElse();
    void everySignHasItsOwnShape();
};

void GpusColorsTest::tablesBeginAndEndAsPublished() {
    const auto all = tables();
    QCOMPARE(QColor(all[0].at(0)).name(), QStringLiteral("#00224e"));
    QCOMPARE(QColor(all[0].at(1)).name(), QStringLiteral("#fee838"));
    QCOMPARE(QColor(all[1].at(0)).name(), QStringLiteral("#440154"));
    QCOMPARE(QColor(all[1].at(1)).name(), QStringLiteral("#fde725"));
    for (const auto &table : all)
        for (int step = 0; step <= 255; ++step)
            QCOMPARE(qAlpha(table.at(step / 255.0)), 255);
}

void GpusColorsTest::lightnessGrowsEvenly() {
    for (const auto &table : tables()) {
        const double whole = labOf(linearOf(table.at(1)))[0] - labOf(linearOf(table.at(0)))[0];
        QVERIFY(whole > 70);
        for (int step = 1; step <= 255; ++step)
            QVERIFY(labOf(linearOf(table.at(step / 255.0)))[0] >
                    labOf(linearOf(table.at((step - 1) / 255.0)))[0] - 0.35);
        // Each sixteenth of the values has about its share of the lightness.
        for (int part = 0; part < 16; ++part) {
            const double grown =
                labOf(linearOf(table.at((part + 1) / 16.0)))[0] - labOf(linearOf(table.at(part / 16.0)))[0];
            QVERIFY2(grown > whole / 16 * 0.6 && grown < whole / 16 * 1.5,
                     qPrintable(QString::number(grown / whole * 16)));
        }
    }
}

void GpusColorsTest::whoSeesFewerColorsSeesTheSameOrder() {
    for (const auto &table : tables())
        for (const auto eyes : {Eyes::Protanopia, Eyes::Deuteranopia, Eyes::Tritanopia})
            for (int part = 0; part < 16; ++part) {
                const auto low = labOf(seen(linearOf(table.at(part / 16.0)), eyes));
                const auto high = labOf(seen(linearOf(table.at((part + 1) / 16.0)), eyes));
                QVERIFY2(high[0] > low[0] + 1.5, qPrintable(QStringLiteral("%1 %2").arg(part).arg(high[0] - low[0])));
                QVERIFY(distance(low, high) > 3);
            }
}

void GpusColorsTest::cividisLooksNearlyTheSameToAll() {
    // What the map was made for: those who lack red or green cones see it nearly as everybody does.
    const auto all = tables();
    for (const auto eyes : {Eyes::Protanopia, Eyes::Deuteranopia}) {
        const auto change = [eyes](const kit::ColorTable &table) {
            double sum = 0;
            for (int step = 0; step < 256; ++step) {
                const auto rgb = linearOf(table.at(step / 255.0));
                sum += distance(labOf(rgb), labOf(seen(rgb, eyes))) / 256;
            }
            return sum;
        };
        QVERIFY2(change(all[0]) < 8, qPrintable(QString::number(change(all[0]))));
        QVERIFY(change(all[0]) < change(all[1]) / 2);
    }
}

void GpusColorsTest::differencesHaveTwoSidesForAllEyes() {
    for (const auto scheme : {kit::Scheme::Light, kit::Scheme::Dark, kit::Scheme::HighContrast}) {
        const kit::Theme theme(scheme);
        const auto table = kit::ColorTable::diverging(theme);
        QVERIFY(distance(labOf(linearOf(table.at(0.5))), labOf(linearOf(theme.color(kit::Color::Surface).rgb()))) < 2);
        for (const auto eyes : {Eyes::Protanopia, Eyes::Deuteranopia, Eyes::Tritanopia})
            for (const double share : {0.5, 0.25, 0.0})
                if (share != 0.5)
                    QVERIFY(distance(labOf(seen(linearOf(table.at(share)), eyes)),
                                     labOf(seen(linearOf(table.at(1 - share)), eyes))) > 20);
    }
}

void GpusColorsTest::figuresCanBeReadOnEachColor() {
    for (const auto scheme : {kit::Scheme::Light, kit::Scheme::Dark, kit::Scheme::HighContrast}) {
        const kit::Theme theme(scheme);
        for (const auto &table : tables()) {
            const HeatmapPalette palette(theme, table, {0, 100}, {});
            for (int level = 0; level <= telemetry::MaxLevel; level += 97) {
                const auto code = static_cast<telemetry::LiveCode>(level);
                const double ratio = contrast(QColor(palette.color(code)), QColor(palette.ink(code)));
                QVERIFY2(ratio >= 4, qPrintable(QStringLiteral("%1: %2").arg(level).arg(ratio)));
            }
        }
        const HeatmapPalette palette(theme, tables()[0], {0, 100}, {});
        QVERIFY(contrast(QColor(palette.absent()), QColor(palette.absentMark())) >= 3);
        QVERIFY(contrast(QColor(palette.absent()), QColor(palette.silentMark())) >= 3);
    }
}

void GpusColorsTest::aCodeHasTheColorOfItsValue() {
    const kit::Theme theme(kit::Scheme::Dark);
    const auto table = tables()[0];
    const HeatmapPalette palette(theme, table, {0, 128}, {30, 90, {}});
    for (const double value : {31.0, 45.0, 60.0, 89.0}) {
        const auto code = telemetry::encode(static_cast<float>(value), {0, 128});
        QVERIFY(distance(labOf(linearOf(palette.color(code))), labOf(linearOf(table.at((value - 30) / 60)))) < 1.5);
        // A stale one is told apart from a live one.
        const auto stale = static_cast<telemetry::LiveCode>(code | telemetry::StaleBit);
        QCOMPARE(palette.color(stale), palette.color(code));
        QVERIFY(palette.color(stale, HeatmapPalette::Shade::Faded) != palette.color(code));
    }
}

void GpusColorsTest::whatIsBeyondTheEndsHasTheirColor() {
    const kit::Theme theme(kit::Scheme::Dark);
    const auto table = tables()[1];
    const HeatmapPalette palette(theme, table, {0, 100}, {20, 80, {}});
    QCOMPARE(palette.color(telemetry::encode(3, {0, 100})), table.at(0));
    QCOMPARE(palette.color(telemetry::encode(99, {0, 100})), table.at(1));
    QCOMPARE(palette.color(telemetry::MaxLevel), table.at(1));
}

void GpusColorsTest::aBandLightsNothingElse() {
    const kit::Theme theme(kit::Scheme::Light);
    ValueScale scale;
    scale.band = {40, 50};
    const HeatmapPalette palette(theme, tables()[0], {0, 100}, scale);
    const auto color = [&](float value) { return palette.color(telemetry::encode(value, {0, 100})); };
    const auto dim = [&](float value) {
        return palette.color(telemetry::encode(value, {0, 100}), HeatmapPalette::Shade::Dimmed);
    };
    QVERIFY(color(45) != dim(45));
    QCOMPARE(color(30), dim(30));
    QCOMPARE(color(60), dim(60));
}

void GpusColorsTest::everySignHasItsOwnShape() {
    for (const int side : {7, 9, 12}) {
        std::vector<QImage> shapes;
        for (int sign = 1; sign <= v1::HealthSign_MAX; ++sign) {
            QImage shape(side, side, QImage::Format_Grayscale8);
            shape.fill(0);
            QPainter painter(&shape);
            HealthGlyphs::draw(painter, QRectF(0, 0, side, side), static_cast<v1::HealthSign>(sign), Qt::color0);
            painter.end();
            for (const auto &other : shapes) {
                int differences = 0;
                for (int y = 0; y < side; ++y)
                    for (int x = 0; x < side; ++x)
                        differences += std::abs(qGray(shape.pixel(x, y)) - qGray(other.pixel(x, y))) > 100 ? 1 : 0;
                QVERIFY2(differences >= side / 2,
                         qPrintable(QStringLiteral("%1 at %2: %3").arg(sign).arg(side).arg(differences)));
            }
            shapes.push_back(shape);
        }
    }
}

QTEST_MAIN(GpusColorsTest)
#include "colors_test.moc"
