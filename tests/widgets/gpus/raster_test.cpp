// The map pixel by pixel: fields, and the patterns of what has no value, is stale or cordoned.
#include <QScrollBar>

#include "tests/widgets/gpus/heat.h"

using namespace gpus_test;

class GpusRasterTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }
    void eachPixelIsAsItIsSaid_data();
    void eachPixelIsAsItIsSaid();

private:
    QRgb saidOf(telemetry::LiveCode code, std::uint8_t health, const QPoint &at, double pitch) const;

    kit::Theme theme_{kit::Scheme::Dark};
    const HeatmapPalette palette_{theme_, kit::ColorTable(kit::ColorTable::Name::Cividis), {0, 100}, {}};
};

// What a pixel of a field has by the rules of patterns, at its place on the map.
QRgb GpusRasterTest::saidOf(telemetry::LiveCode code, std::uint8_t health, const QPoint &at, double pitch) const {
    const int period = pitch < 6 ? 4 : 6;
    const int cut = pitch < 6 ? 1 : 2;
    if ((health & GpuHealth::cordonedBit) != 0 && ((at.x() - at.y()) % period + period) % period < cut) {
        const QRgb fill = !telemetry::hasValue(code) ? palette_.absent()
                          : telemetry::isStale(code) ? palette_.color(code, HeatmapPalette::Shade::Faded)
                                                     : palette_.color(code);
        return palette_.isCutSeen(fill) ? palette_.ground() : palette_.silentMark();
    }
    if (code == telemetry::NotReported)
        return at.x() % (period / 2) == 0 && at.y() % (period / 2) == 0 ? palette_.silentMark() : palette_.absent();
    if (code == telemetry::NoData)
        return (at.x() + at.y()) % period == 0 ? palette_.absentMark() : palette_.absent();
    using Shade = HeatmapPalette::Shade;
    if (!telemetry::isStale(code))
        return palette_.color(code);
    const QColor fill(palette_.color(code, Shade::Faded));
    const QColor ink(palette_.ink(code, Shade::Faded));
    const auto mix = [](int one, int two) { return (one * 150 + two * 106) / 256; };
    return at.y() % period != 0
               ? fill.rgb()
               : qRgb(mix(ink.red(), fill.red()), mix(ink.green(), fill.green()), mix(ink.blue(), fill.blue()));
}

void GpusRasterTest::eachPixelIsAsItIsSaid_data() {
    QTest::addColumn<double>("pitch");
    // Without gaps and with them, with few and with many pixels for a pattern.
    for (const double pitch : {2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0})
        QTest::newRow(qPrintable(QString::number(pitch))) << pitch;
}

void GpusRasterTest::eachPixelIsAsItIsSaid() {
    QFETCH(double, pitch);
    auto size = sound();
    size.oneStaleIn = size.oneCordonedIn = size.oneWithoutDataIn = size.oneNotReportedIn = 4;
    Heat heat(theme_, size);
    while (heat.view.pitch() > pitch)
        heat.view.zoomOut();
    while (heat.view.pitch() < pitch)
        heat.view.zoomIn();
    // Few nodes change, and so many that all of it is one update.
    for (const int count : {3, 200}) {
        std::vector<v1::NodeRange> ranges(1);
        ranges[0].set_count(count);
        QVERIFY(heat.fleet.takeFrame(heat.made.frame(count, {v1::SM_ACTIVE}, ranges), {ranges, v1::GPU_LEVEL}));
        const auto picture = heat.seen();
        const QPoint corner(heat.view.horizontalScrollBar()->value(), heat.view.verticalScrollBar()->value());
        const auto &values = heat.fleet.values();
        const auto *column = values.column(v1::SM_ACTIVE);
        int looked = 0;
        for (int node = 0; node < heat.fleet.layout().nodeCount(); ++node)
            for (int gpu = 0; gpu < 8; ++gpu) {
                const QRect rect = heat.view.rectOf({node, gpu}).toRect();
                for (int y = rect.top(); y <= rect.bottom(); ++y)
                    for (int x = rect.left(); x <= rect.right(); ++x) {
                        if (!picture.valid(x, y))
                            continue;
                        const QRgb said = saidOf(values.code(*column, {node, gpu}), values.health({node, gpu}),
                                                 QPoint(x, y) + corner, pitch);
                        if (picture.pixel(x, y) != said)
                            QFAIL(qPrintable(QStringLiteral("node %1, GPU %2, at %3, %4: %5 instead of %6")
                                                 .arg(node)
                                                 .arg(gpu)
                                                 .arg(x)
                                                 .arg(y)
                                                 .arg(picture.pixel(x, y), 0, 16)
                                                 .arg(said, 0, 16)));
                        ++looked;
                    }
            }
        QVERIFY(looked > 4000);
    }
}

QTEST_MAIN(GpusRasterTest)

#include "raster_test.moc"
