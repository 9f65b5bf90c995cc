// The colors of values: whether they grow evenly in lightness, and what of them is left for eyes that see fewer colors.
#include <QPainter>
#include <QTest>

#include "tests/support/eyes.h"
#include "widgets/gpus/health_glyphs.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/heatmap_palette.h"

using namespace gpuspage;
using support::AllEyes;
using support::distance;
using support::labOf;
using support::linearOf;
using support::seen;
using Eyes = support::Eyes;

namespace {

QList<kit::ColorTable> tables() {
    return {kit::ColorTable(kit::ColorTable::Name::Cividis), kit::ColorTable(kit::ColorTable::Name::Viridis)};
}

QList<kit::ColorTable> differences() {
    return {kit::ColorTable(kit::ColorTable::Name::Vik), kit::ColorTable(kit::ColorTable::Name::Berlin)};
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
    void differencesGrowEvenlyFromNothing();
    void differencesHaveTwoSidesForAllEyes();
    void partsOfTheLegendAreToldApartInItsPicture();
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
        for (const auto eyes : AllEyes)
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

// From the middle, which is near the ground, lightness goes one way on both sides, and as fast on either.
void GpusColorsTest::differencesGrowEvenlyFromNothing() {
    for (const auto &table : differences()) {
        const auto lightness = [&](double share) { return labOf(linearOf(table.at(share)))[0]; };
        const double sign = lightness(0.5) < 50 ? 1 : -1;
        for (const bool isUp : {false, true}) {
            const auto at = [&](int step) { return lightness(0.5 + (isUp ? step : -step) / 16.0); };
            const double whole = sign * (at(8) - at(0));
            QVERIFY2(whole > 60, qPrintable(QString::number(whole)));
            for (int step = 0; step < 8; ++step) {
                const double grown = sign * (at(step + 1) - at(step)) / whole * 8;
                QVERIFY2(grown > 0.28 && grown < 1.6,
                         qPrintable(QStringLiteral("%1 %2: %3").arg(isUp).arg(step).arg(grown)));
            }
        }
    }
    for (const auto scheme : {kit::Scheme::Light, kit::Scheme::Dark, kit::Scheme::HighContrast}) {
        const kit::Theme theme(scheme);
        QVERIFY(distance(labOf(linearOf(kit::ColorTable::diverging(theme).at(0.5))),
                         labOf(linearOf(theme.color(kit::Color::Surface).rgb()))) < 16);
    }
}

// As much more and as much less look different, and so does any step of the legend from its neighbour.
void GpusColorsTest::differencesHaveTwoSidesForAllEyes() {
    for (const auto &table : differences())
        for (const auto eyes : AllEyes) {
            const auto at = [&](double share) { return labOf(seen(linearOf(table.at(share)), eyes)); };
            for (const double share : {0.0, 0.125, 0.25, 0.375})
                QVERIFY2(distance(at(share), at(1 - share)) > 15,
                         qPrintable(QStringLiteral("%1: %2").arg(share).arg(distance(at(share), at(1 - share)))));
            for (int step = 0; step < 16; ++step)
                QVERIFY2(distance(at(step / 16.0), at((step + 1) / 16.0)) > 3,
                         qPrintable(
                             QStringLiteral("%1: %2").arg(step).arg(distance(at(step / 16.0), at((step + 1) / 16.0)))));
        }
}

// What stands on the screen, as a whole picture of it looks to others: the parts of the legend's bar.
void GpusColorsTest::partsOfTheLegendAreToldApartInItsPicture() {
    constexpr double least = 5; // of CIE 1976; about 2 can be seen where fields touch
    for (const auto scheme : {kit::Scheme::Light, kit::Scheme::Dark}) {
        const kit::Theme theme(scheme);
        for (const auto &table : tables() + QList{kit::ColorTable::diverging(theme)}) {
            HeatmapLegend legend(theme);
            legend.setTable(table);
            legend.resize(legend.sizeHint());
            const auto picture = legend.grab().toImage();
            for (const auto eyes : AllEyes) {
                const auto looks = seen(picture, eyes);
                const auto color = [&](int part) {
                    const QRectF bar = legend.barRect();
                    const double x = bar.left() + bar.width() * (part + 0.5) / HeatmapLegend::parts;
                    return labOf(linearOf(looks.pixel(QPointF(x, bar.center().y()).toPoint())));
                };
                for (int part = 1; part < HeatmapLegend::parts; ++part)
                    QVERIFY2(
                        distance(color(part - 1), color(part)) > least,
                        qPrintable(QStringLiteral("%1: %2").arg(part).arg(distance(color(part - 1), color(part)))));
            }
        }
    }
}

void GpusColorsTest::figuresCanBeReadOnEachColor() {
    for (const auto scheme : {kit::Scheme::Light, kit::Scheme::Dark, kit::Scheme::HighContrast}) {
        const kit::Theme theme(scheme);
        for (const auto &table : tables() + differences()) {
            const HeatmapPalette palette(theme, table, {0, 100}, {});
            for (int level = 0; level <= telemetry::MaxLevel; level += 97) {
                const auto code = static_cast<telemetry::LiveCode>(level);
                const double ratio = contrast(QColor(palette.color(code)), QColor(palette.ink(code)));
                QVERIFY2(ratio >= 3.9, qPrintable(QStringLiteral("%1: %2").arg(level).arg(ratio)));
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
