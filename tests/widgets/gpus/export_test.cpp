// Files of the page: a table for programs, and a picture that stands alone.
#include <set>

#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>

#include "tests/support/measured_fleet.h"
#include "tests/widgets/gpus/gpus_console.h"
#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/figure_sprites.h"
#include "widgets/gpus/gpu_records.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/heatmap_levels.h"
#include "widgets/gpus/heatmap_marks.h"
#include "widgets/gpus/map_sheet.h"
#include "widgets/gpus/marks_key.h"
#include "widgets/gpus/time_scrubber.h"

using namespace gpus_test;
using support::patience;

class GpusExportTest final : public GpusFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startSimulated(); }
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void aTableIsWholeWhateverIsInSight();
    void aTableHasNumbersForPrograms();
    void aTableTellsWhyAValueIsNotThere();
    void aTableIsOfTheTimeThatIsShown();
    void aPictureHasAllOfTheMap();
    void aPictureSaysWhatItIsOf();
    void aPictureFromANarrowWindowSaysAsMuch();
    void marksAreToldOnceAndCounted();
    void whatCannotBeWrittenIsSaid();
    void figuresOfAPictureHaveRoomForAllTheirDigits();

private:
    // What was written, by the action that people use; nothing where it could not be.
    QByteArray save(const char *action, const QString &name);
    // No cell of the simulated fleet has a comma or a quote in it.
    QList<QStringList> records();
    static QStringList column(const QList<QStringList> &records, const char *title);
    void zoomIn();

    QTemporaryDir directory_;
};

QByteArray GpusExportTest::save(const char *action, const QString &name) {
    const auto file = directory_.filePath(name);
    const auto before = console_->posted.size();
    console_->action(action)->trigger();
    support::chooseFile(directory_.path(), name);
    if (!QTest::qWaitFor([&] { return console_->posted.size() > before; }, patience))
        return {};
    QFile written(file);
    return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
}

QList<QStringList> GpusExportTest::records() {
    QList<QStringList> records;
    // A file that is there would be asked about.
    QFile::remove(directory_.filePath(QStringLiteral("all.csv")));
    const auto text = QString::fromUtf8(save("gpus.exportCsv", QStringLiteral("all.csv")));
    for (const auto &line : text.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts))
        records << line.split(QLatin1Char(','));
    return records;
}

QStringList GpusExportTest::column(const QList<QStringList> &records, const char *title) {
    const auto place = records.value(0).indexOf(QLatin1String(title));
    if (place < 0)
        qFatal("There is no column %s.", title);
    QStringList cells;
    for (const auto &record : records.mid(1))
        cells << record.value(place);
    return cells;
}

// Until a few GPUs are in sight.
void GpusExportTest::zoomIn() {
    auto *map = console_->map();
    while (map->detail() < Detail::Figures)
        map->zoomIn(map->rectOf(console_->gpu("n001", 0)).center());
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
}

void GpusExportTest::aTableIsWholeWhateverIsInSight() {
    openFilled();
    // A metric that the table has not by itself.
    console_->action("gpus.metric7")->trigger();
    zoomIn();
    const auto all = records();
    QCOMPARE(all.size(), simulatedGpus + 1);
    for (const auto &record : all)
        QCOMPARE(record.size(), all.front().size());
    for (const auto *title : {"time", "cluster", "rack", "node", "gpu", "uuid", "product", "severity", "sign",
                              "cordoned", "team", "deployment", "replica", "sm_clock_megahertz", "sm_active_percent",
                              "memory_used_percent", "gpu_temperature_celsius", "power_draw_watts"})
        QVERIFY2(all.front().contains(QLatin1String(title)), title);
    const auto uuids = column(all, "uuid");
    QCOMPARE(std::set<QString>(uuids.begin(), uuids.end()).size(), std::size_t(simulatedGpus));
    QVERIFY(column(all, "sm_clock_megahertz_state").count(QStringLiteral("measured")) > simulatedGpus / 2);
    QCOMPARE(column(all, "simulated").count(QStringLiteral("true")), simulatedGpus);
    // Somebody has most of them: the scenario's teams.
    QVERIFY(column(all, "team").count(QString()) < simulatedGpus / 2);
    // What is asked for is again what is in sight.
    QVERIFY(!console_->map()->visiblePart().ranges.empty());
    console_->action("gpus.metric1")->trigger();
}

void GpusExportTest::aTableHasNumbersForPrograms() {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    openFilled();
    const auto all = records();
    QLocale::setDefault(before);
    QCOMPARE(all.size(), simulatedGpus + 1);
    const auto values = column(all, "sm_active_percent");
    const auto states = column(all, "sm_active_percent_state");
    for (qsizetype row = 0; row < values.size(); ++row) {
        bool isNumber = false;
        const double value = values[row].toDouble(&isNumber);
        QCOMPARE(isNumber, states[row] == QLatin1String("measured"));
        QVERIFY(!isNumber || (value >= 0 && value <= 100));
    }
    const auto times = column(all, "time");
    const auto time = QDateTime::fromString(times.front(), Qt::ISODateWithMs);
    QVERIFY2(time.isValid() && times.front().endsWith(QLatin1Char('Z')), qPrintable(times.front()));
    QVERIFY(column(all, "severity").contains(QStringLiteral("critical")));
}

void GpusExportTest::aTableTellsWhyAValueIsNotThere() {
    openFilled();
    support::MeasuredSize size;
    size.oneNotReportedIn = 4;
    size.oneWithoutDataIn = 5;
    size.oneStaleIn = 6;
    const support::MeasuredFleet made(size);
    GpuFleet fleet;
    fleet.takeLayout(made.layout());
    QVERIFY(fleet.takeFrame(made.frame(1, {v1::SM_ACTIVE}), {}));
    GpuRecords records(console_->cache, fleet, {v1::SM_ACTIVE, v1::KV_CACHE_USED}, {});
    const auto value = records.titles().indexOf(QStringLiteral("sm_active_percent"));
    const auto other = records.titles().indexOf(QStringLiteral("kv_cache_used_percent_state"));
    std::set<QString> states;
    for (int flat = 0; flat < fleet.layout().gpuCount(); ++flat) {
        const auto gpu = fleet.layout().gpuAt(flat);
        const auto cells = records.cells(gpu);
        const auto code = fleet.values().code(*fleet.values().column(v1::SM_ACTIVE), gpu);
        const auto wanted = code == telemetry::NotReported ? QStringLiteral("not_reported")
                            : code == telemetry::NoData    ? QStringLiteral("no_data")
                            : telemetry::isStale(code)     ? QStringLiteral("stale")
                                                           : QStringLiteral("measured");
        QCOMPARE(cells[value + 1], wanted);
        QCOMPARE(cells[value].isEmpty(), wanted != QLatin1String("measured"));
        QCOMPARE(cells[other], QStringLiteral("no_data"));
        states.insert(wanted);
    }
    QCOMPARE(states.size(), std::size_t(4));
    // Of a part of the fleet nodes alone are known.
    FleetPart byNode{{}, v1::NODE_LEVEL};
    QVERIFY(fleet.takeFrame(made.frame(2, {v1::SM_ACTIVE}, {}, v1::NODE_LEVEL), byNode));
    std::set<QString> ofNodes;
    for (int flat = 0; flat < fleet.layout().gpuCount(); ++flat)
        ofNodes.insert(records.cells(fleet.layout().gpuAt(flat))[value + 1]);
    QVERIFY(ofNodes.contains(QStringLiteral("node")) && !ofNodes.contains(QStringLiteral("measured")));
}

void GpusExportTest::aTableIsOfTheTimeThatIsShown() {
    openFilled();
    auto *strip = console_->strip();
    const auto wanted = strip->time() - 10 * 60'000;
    strip->setTime(wanted);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    const auto all = records();
    QCOMPARE(all.size(), simulatedGpus + 1);
    for (const auto &time : column(all, "time"))
        QCOMPARE(QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch(), strip->time());
}

void GpusExportTest::aPictureHasAllOfTheMap() {
    openFilled();
    const auto whole = QImage::fromData(save("gpus.exportPng", QStringLiteral("fitted.png")));
    zoomIn();
    const auto near = QImage::fromData(save("gpus.exportPng", QStringLiteral("near.png")));
    // Whatever is in sight; and more than the map alone.
    QVERIFY(!whole.isNull());
    QCOMPARE(near.size(), whole.size());
    const auto map = console_->map()->picture(console_->map()->levelFor({1600, 1000}));
    QVERIFY(map.geometry.size().width() <= whole.width() && map.geometry.size().height() < whole.height() - 100);
    const auto directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    if (!directory.isEmpty())
        QVERIFY(whole.save(directory + QStringLiteral("/gpus-export.png")));
}

void GpusExportTest::marksAreToldOnceAndCounted() {
    const support::MeasuredFleet made;
    GpuFleet fleet;
    fleet.takeLayout(made.layout());
    QVERIFY(fleet.takeFrame(made.frame(1, {v1::SM_ACTIVE}), {}));
    const MarksKey key(theme_, fleet, v1::SM_ACTIVE);
    const auto words = key.words();
    int cordoned = 0;
    int silent = 0;
    for (int flat = 0; flat < fleet.layout().gpuCount(); ++flat) {
        const auto gpu = fleet.layout().gpuAt(flat);
        cordoned += GpuHealth::of(fleet.values().health(gpu)).isCordoned ? 1 : 0;
        silent += fleet.values().code(*fleet.values().column(v1::SM_ACTIVE), gpu) == telemetry::NotReported ? 1 : 0;
    }
    QVERIFY(cordoned > 0 && silent > 0);
    QVERIFY2(words.contains(QStringLiteral("Cordoned: %1").arg(cordoned)), qPrintable(words.join(QLatin1Char('\n'))));
    QVERIFY(words.contains(QStringLiteral("Not reported: %1").arg(silent)));
    QCOMPARE(std::set<QString>(words.begin(), words.end()).size(), std::size_t(words.size()));
    // The worst first.
    QVERIFY(words.front().contains(GpuWords::severity(v1::CRITICAL)));
    QVERIFY(!key.picture(600, 1).isNull());
}

void GpusExportTest::aPictureSaysWhatItIsOf() {
    openFilled();
    const auto plain = console_->page->sheetWords();
    QVERIFY(plain.title.contains(QStringLiteral("(%)")));
    QCOMPARE(plain.source, QStringLiteral("Simulated"));
    QVERIFY2(plain.facts.join(QLatin1Char('\n')).contains(QStringLiteral("UTC")),
             qPrintable(plain.facts.join(QLatin1Char(32))));
    auto *line = part<QLineEdit>(*console_->page, "filter");
    QTest::keyClicks(line, QStringLiteral("rack = \"rack-07\""));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(console_->fact().startsWith(QStringLiteral("64 of")), patience);
    console_->action("gpus.compareHour")->trigger();
    auto *strip = console_->strip();
    strip->setTime(strip->time() - 10 * 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    const auto words = console_->page->sheetWords();
    const auto facts = words.facts.join(QLatin1Char('\n'));
    QVERIFY2(words.title.contains(QStringLiteral("Change")), qPrintable(words.title));
    for (const auto *fact : {"64 of", "Filter: rack = \"rack-07\"", "Past values", "Compared with"})
        QVERIFY2(facts.contains(QLatin1String(fact)), qPrintable(facts));
    console_->action("gpus.compareNothing")->trigger();
    QTest::keyClick(line, Qt::Key_Escape);
}

void GpusExportTest::aPictureFromANarrowWindowSaysAsMuch() {
    openFilled();
    const auto wide = console_->page->sheetWords().facts.front();
    console_->page->resize(800, 860);
    QTRY_COMPARE_WITH_TIMEOUT(console_->fact(), QString(), patience);
    QCOMPARE(console_->page->sheetWords().facts.front(), wide);
}

void GpusExportTest::whatCannotBeWrittenIsSaid() {
    openFilled();
    QVERIFY(save("gpus.exportPng", QStringLiteral("none/map.png")).isEmpty());
    QCOMPARE(console_->posted.last().tone, kit::Tone::Danger);
}

void GpusExportTest::figuresOfAPictureHaveRoomForAllTheirDigits() {
    const auto metricsOf = [this](const gpus_test::Heat &heat) {
        return HeatmapLevels::metrics(theme_, MapSheet::levelFor(theme_, heat.view), heat.view.devicePixelRatioF());
    };
    const auto checkRoom = [](const HeatmapMetrics &metrics, const QImage &figure) {
        const int field = static_cast<int>(metrics.pitch) - metrics.cellGap;
        QVERIFY(!figure.isNull() && figure.width() <= field - 2);
        // A sign stands above it.
        QVERIFY((field - figure.height()) / 2 >= HeatmapMarks::badgeSide + HeatmapMarks::frameWidth);
    };
    const gpus_test::Heat small(theme_);
    QVERIFY(metricsOf(small).detail == Detail::Figures);
    FigureSprites figures(theme_);
    figures.prepare(small.fleet.shown(small.view.metric())->range, 1);
    checkRoom(metricsOf(small), figures.mask(telemetry::MaxLevel));
    // Where they had no room there are none.
    support::MeasuredSize many;
    many.racksPerCluster = 25;
    const gpus_test::Heat large(theme_, many);
    QVERIFY(metricsOf(large).detail < Detail::Figures);
}

QTEST_MAIN(GpusExportTest)
#include "export_test.moc"
