// The map on the screen: what it shows, in pixels, in words and to assistive programs.
#include <QAccessible>
#include <QSignalSpy>

#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/text_strips.h"

using namespace gpus_test;

class GpusViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachFieldHasTheColorOfItsValue_data();
    void eachFieldHasTheColorOfItsValue();
    void foldedFieldsHaveTheColorOfTheirNodes();
    void aFaultIsSeenHoweverSmallTheMapIs_data();
    void aFaultIsSeenHoweverSmallTheMapIs();
    void absencesLookDifferent_data();
    void absencesLookDifferent();
    void cordonedIsSeenOnEachColor_data();
    void cordonedIsSeenOnEachColor();
    void theCardSaysWhatIsKnown();
    void whatDoesNotMatchIsDimmed();
    void whatDoesNotMatchIsDimmedWithItsPattern();
    void whatHasTimeHasItsSignAtEachSize();
    void aSmallSignCoversNoGraverOne();
    void anotherMetricAndScaleAreShown();
    void itIsReadOutGpuByGpu();
    void anEmptyFleetSaysSo();
    void aFleetThatGrowsIsFollowed();
    void aMapThatIsShownLaterFillsItsRoom();
    void aMapThatIsResizedFillsItsRoom();
    void whatIsLookedAtCloselyStaysUntilAllOfItIsFitted();
    void valuesStandInLargeFields();
    void aNameIsWholeInEachRoom();
    void itCanBeLookedAt();

private:
    kit::Theme theme_{kit::Scheme::Dark};
};

void GpusViewTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
}

void GpusViewTest::eachFieldHasTheColorOfItsValue_data() {
    QTest::addColumn<int>("zooms");
    for (const int zooms : {-6, -3, 0, 2})
        QTest::newRow(qPrintable(QString::number(zooms))) << zooms;
}

void GpusViewTest::eachFieldHasTheColorOfItsValue() {
    QFETCH(int, zooms);
    Heat heat(theme_, sound());
    for (int turn = 0; turn < std::abs(zooms); ++turn)
        zooms < 0 ? heat.view.zoomOut() : heat.view.zoomIn();
    if (heat.view.detail() < Detail::Color || heat.view.detail() > Detail::Glyph)
        QSKIP("no field of one GPU without figures at this size");
    const HeatmapPalette palette(theme_, kit::ColorTable(kit::ColorTable::Name::Cividis), {0, 100}, {});
    const auto picture = heat.seen();
    const auto *column = heat.fleet.values().column(v1::SM_ACTIVE);
    int looked = 0;
    for (int node = 0; node < heat.fleet.layout().nodeCount(); ++node)
        for (int gpu = 0; gpu < 8; ++gpu) {
            const QRect rect = heat.view.rectOf({node, gpu}).toRect();
            if (!picture.rect().contains(rect))
                continue;
            QCOMPARE(picture.pixel(rect.center()), palette.color(heat.fleet.values().code(*column, {node, gpu})));
            ++looked;
        }
    QVERIFY(looked > 500);
}

void GpusViewTest::foldedFieldsHaveTheColorOfTheirNodes() {
    Heat heat(theme_, sound());
    while (heat.view.detail() > Detail::Nodes)
        heat.view.zoomOut();
    const HeatmapPalette palette(theme_, kit::ColorTable(kit::ColorTable::Name::Cividis), {0, 100}, {});
    const auto picture = heat.seen();
    const auto *column = heat.fleet.values().column(v1::SM_ACTIVE);
    for (int node = 0; node < heat.fleet.layout().nodeCount(); ++node)
        QCOMPARE(picture.pixel(heat.view.rectOf({node, 0}).toRect().center()),
                 palette.color(heat.fleet.values().nodeCode(*column, node)));
    QVERIFY(!GpuWords::folding(heat.view.detail(), column->fold).isEmpty());
}

void GpusViewTest::aFaultIsSeenHoweverSmallTheMapIs_data() {
    QTest::addColumn<int>("severity");
    QTest::addColumn<bool>("isLarge");
    QTest::newRow("critical") << int(v1::CRITICAL) << false;
    QTest::newRow("degraded") << int(v1::DEGRADED) << false;
    QTest::newRow("critical among a hundred thousand") << int(v1::CRITICAL) << true;
}

void GpusViewTest::aFaultIsSeenHoweverSmallTheMapIs() {
    QFETCH(int, severity);
    QFETCH(bool, isLarge);
    Heat heat(theme_, sound(isLarge ? MeasuredSize::large() : MeasuredSize()));
    const GpuRef gpu{117, 5};
    const QColor tone = theme_.color(severity == v1::CRITICAL ? kit::Color::Danger : kit::Color::Warn);
    auto frame = heat.made.frame(1, {v1::SM_ACTIVE});
    const GpuHealth health{v1::XID_REPORTED, static_cast<v1::HealthSeverity>(severity), false, false};
    while (heat.view.detail() != Detail::Racks)
        heat.view.zoomOut();
    std::set<Detail> details;
    for (int turn = 0; turn < 22; ++turn) {
        heat.view.ensureShown(gpu);
        const int reach = std::max(5, static_cast<int>(heat.view.rectOf(gpu).height()) / 2 + 1);
        auto &byte = (*frame.mutable_health())[static_cast<std::size_t>(heat.fleet.layout().flat(gpu))];
        byte = '\0';
        QVERIFY(heat.fleet.takeFrame(frame, {}));
        const int before = countNear(heat.seen(), heat.at(gpu), tone, reach);
        byte = static_cast<char>(health.byte());
        QVERIFY(heat.fleet.takeFrame(frame, {}));
        const int after = countNear(heat.seen(), heat.at(gpu), tone, reach);
        QVERIFY2(after >= before + 12,
                 qPrintable(QStringLiteral("pitch %1: %2, %3").arg(heat.view.pitch()).arg(before).arg(after)));
        details.insert(heat.view.detail());
        heat.view.zoomIn(heat.view.rectOf(gpu).center());
    }
    QCOMPARE(details.size(), std::size_t{5});
}

void GpusViewTest::absencesLookDifferent_data() {
    QTest::addColumn<double>("pitch");
    QTest::newRow("small") << 4.0;
    QTest::newRow("middling") << 13.0;
    QTest::newRow("large") << 28.0;
}

void GpusViewTest::absencesLookDifferent() {
    QFETCH(double, pitch);
    Heat heat(theme_, sound());
    while (heat.view.pitch() > pitch)
        heat.view.zoomOut();
    while (heat.view.pitch() < pitch)
        heat.view.zoomIn();
    heat.view.ensureShown({0, 0});
    auto frame = heat.made.frame(1, {v1::SM_ACTIVE});
    auto *codes = reinterpret_cast<telemetry::LiveCode *>(frame.mutable_columns(0)->mutable_codes()->data());
    const auto middle = static_cast<telemetry::LiveCode>(telemetry::MaxLevel / 2);
    std::vector<QImage> pictures;
    for (int kind = 0; kind < 6; ++kind) {
        for (int gpu = 0; gpu < 16; ++gpu) {
            codes[gpu] = kind == 0   ? middle
                         : kind == 1 ? telemetry::LiveCode(middle | telemetry::StaleBit)
                         : kind == 2 ? telemetry::NoData
                         : kind == 3 ? telemetry::NotReported
                         : kind == 4 ? middle
                                     : telemetry::LiveCode(0);
            (*frame.mutable_health())[static_cast<std::size_t>(gpu)] =
                static_cast<char>(kind == 4 ? GpuHealth::cordonedBit : 0);
        }
        QVERIFY(heat.fleet.takeFrame(frame, {}));
        const QRectF both = heat.view.rectOf({0, 0}) | heat.view.rectOf({1, 7});
        const auto picture = heat.seen().copy(both.toRect()).convertToFormat(QImage::Format_Grayscale8);
        // A zero is a color without a pattern; what is absent is not.
        for (const auto &other : pictures) {
            int differences = 0;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    differences += std::abs(qGray(picture.pixel(x, y)) - qGray(other.pixel(x, y))) > 24 ? 1 : 0;
            QVERIFY2(differences > picture.width() * picture.height() / 14,
                     qPrintable(QStringLiteral("%1: %2").arg(kind).arg(differences)));
        }
        pictures.push_back(picture);
    }
}

void GpusViewTest::cordonedIsSeenOnEachColor_data() {
    QTest::addColumn<kit::Scheme>("scheme");
    QTest::addColumn<double>("share");
    for (const double share : {0.0, 0.2, 0.5, 1.0}) {
        QTest::addRow("%g of the dark theme", share) << kit::Scheme::Dark << share;
        QTest::addRow("%g of the light theme", share) << kit::Scheme::Light << share;
    }
}

void GpusViewTest::cordonedIsSeenOnEachColor() {
    QFETCH(const kit::Scheme, scheme);
    QFETCH(const double, share);
    kit::Theme theme(scheme);
    Heat heat(theme, sound());
    heat.view.ensureShown({0, 0});
    auto frame = heat.made.frame(1, {v1::SM_ACTIVE});
    auto *codes = reinterpret_cast<telemetry::LiveCode *>(frame.mutable_columns(0)->mutable_codes()->data());
    const auto picture = [&](std::uint8_t health) {
        for (int gpu = 0; gpu < 8; ++gpu) {
            codes[gpu] = static_cast<telemetry::LiveCode>(share * telemetry::MaxLevel);
            (*frame.mutable_health())[static_cast<std::size_t>(gpu)] = static_cast<char>(health);
        }
        if (!heat.fleet.takeFrame(frame, {}))
            qFatal("The frame does not fit.");
        const QRectF node = heat.view.rectOf({0, 0}) | heat.view.rectOf({0, 7});
        return heat.seen().copy(node.toRect());
    };
    const auto plain = picture(0);
    const auto cordoned = picture(GpuHealth::cordonedBit);
    int seen = 0;
    for (int y = 0; y < plain.height(); ++y)
        for (int x = 0; x < plain.width(); ++x)
            seen += std::abs(qGray(plain.pixel(x, y)) - qGray(cordoned.pixel(x, y))) > 40 ? 1 : 0;
    QVERIFY2(seen > plain.width() * plain.height() / 8, qPrintable(QString::number(seen)));
}

void GpusViewTest::theCardSaysWhatIsKnown() {
    MeasuredSize size;
    size.oneCriticalIn = 40;
    Heat heat(theme_, size);
    GpuRef broken;
    for (int node = 0; node < 240 && !broken.isValid(); ++node)
        for (int gpu = 0; gpu < 8; ++gpu)
            if (GpuHealth::of(heat.made.health(node, gpu)) == GpuHealth{v1::XID_REPORTED, v1::CRITICAL, false, false})
                broken = {node, gpu};
    QVERIFY(broken.isValid());
    QSignalSpy hovered(&heat.view.hover(), &gpuspage::GpuHover::rested);
    heat.move(heat.at(broken), Qt::NoButton);
    QTRY_VERIFY(heat.view.hover().card().isVisible());
    QCOMPARE(hovered.size(), 1);
    auto &card = heat.view.hover().card();
    QCOMPARE(card.title(), GpuWords::gpu(heat.fleet.layout(), broken));
    QCOMPARE(card.state(), QStringLiteral("XID"));
    QVERIFY(!card.sentence().isEmpty());
    QCOMPARE(card.lines().constFirst().label, QStringLiteral("SM active"));
    const auto *column = heat.fleet.values().column(v1::SM_ACTIVE);
    QCOMPARE(card.lines().constFirst().value,
             GpuWords::reading(v1::SM_ACTIVE, heat.fleet.values().code(*column, broken), column->range));
    v1::DescribeGpuResponse description;
    description.mutable_device()->set_index(broken.gpu);
    auto &xid = *description.add_xids();
    xid.set_xid(79);
    xid.set_mnemonic("GPU has fallen off the bus");
    xid.set_action(v1::RESET_GPU);
    description.set_deployment("deployments/chat-prod");
    description.set_replica("r14");
    const auto before = card.lines().size();
    card.describe(description, QStringLiteral("clusters/other/nodes/n1"));
    QCOMPARE(card.lines().size(), before);
    card.describe(description, QString::fromStdString(heat.fleet.layout().facts(broken.node).name));
    QCOMPARE(card.lines().size(), before + 1);
    QCOMPARE(card.lines().constLast().value, QStringLiteral("chat-prod / r14"));
    QCOMPARE(card.state(), QStringLiteral("XID 79"));
    QCOMPARE(card.sentence(), QStringLiteral("GPU has fallen off the bus. Drain the node and reset the GPU."));
    QVERIFY(heat.view.viewport()->rect().contains(card.geometry().marginsRemoved(card.contentsMargins())));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(heat.view.viewport(), &leave);
    QVERIFY(!card.isVisible());
}

void GpusViewTest::whatDoesNotMatchIsDimmed() {
    Heat heat(theme_, sound());
    std::vector<bool> matches(1920);
    matches[8 * 50 + 2] = true;
    const auto before = heat.seen();
    heat.view.setMatches(matches);
    const auto after = heat.seen();
    QCOMPARE(after.pixel(heat.at({50, 2})), before.pixel(heat.at({50, 2})));
    const auto ground = qGray(theme_.color(kit::Color::Surface).rgb());
    const auto far = [&](const QImage &picture) { return std::abs(qGray(picture.pixel(heat.at({50, 3}))) - ground); };
    QVERIFY(far(after) < far(before) / 3);
    heat.view.setMatches({});
    QCOMPARE(heat.seen(), before);
}

// A rack of which nothing is reported is not the strongest thing on a map on which it is left out.
void GpusViewTest::whatDoesNotMatchIsDimmedWithItsPattern() {
    Heat heat(theme_, sound());
    auto frame = heat.made.frame(1, {v1::SM_ACTIVE});
    auto *codes = reinterpret_cast<telemetry::LiveCode *>(frame.mutable_columns(0)->mutable_codes()->data());
    std::fill_n(codes, 4, telemetry::NotReported);
    std::fill_n(codes + 4, 4, telemetry::NoData);
    for (int gpu = 8; gpu < 16; ++gpu) {
        codes[gpu] = telemetry::LiveCode(gpu < 12 ? 0 : telemetry::MaxLevel);
        (*frame.mutable_health())[static_cast<std::size_t>(gpu)] = static_cast<char>(GpuHealth::cordonedBit);
    }
    QVERIFY(heat.fleet.takeFrame(frame, {}));
    std::vector<bool> matches(1920);
    matches[8 * 50] = true;
    heat.view.setMatches(matches);
    const auto picture = heat.seen();
    const auto ground = qGray(theme_.color(kit::Color::Surface).rgb());
    for (int node = 0; node < 2; ++node)
        for (int gpu = 0; gpu < 8; ++gpu) {
            const QRect rect = heat.view.rectOf({node, gpu}).toRect();
            for (int y = rect.top(); y <= rect.bottom(); ++y)
                for (int x = rect.left(); x <= rect.right(); ++x)
                    QVERIFY2(std::abs(qGray(picture.pixel(x, y)) - ground) < 48,
                             qPrintable(QStringLiteral("%1 %2").arg(node).arg(gpu)));
        }
}

void GpusViewTest::whatHasTimeHasItsSignAtEachSize() {
    Heat heat(theme_, sound());
    const GpuRef gpu{117, 5};
    // Signs of one GPU are small, and their edges smooth: what counts is that a glance sees something there.
    const auto differing = [](const QImage &one, const QImage &other, const QRect &part) {
        int count = 0;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x)
                count += one.valid(x, y) && std::abs(qBlue(one.pixel(x, y)) - qBlue(other.pixel(x, y))) > 48 ? 1 : 0;
        return count;
    };
    auto frame = heat.made.frame(1, {v1::SM_ACTIVE});
    auto &byte = (*frame.mutable_health())[static_cast<std::size_t>(heat.fleet.layout().flat(gpu))];
    const GpuHealth health{v1::IDLE_ALLOCATED, v1::NOTICE, false, false};
    while (heat.view.detail() != Detail::Racks)
        heat.view.zoomOut();
    std::set<Detail> details;
    for (int turn = 0; turn < 22; ++turn) {
        heat.view.ensureShown(gpu);
        const int reach = std::max(5, static_cast<int>(heat.view.rectOf(gpu).height()) / 2 + 1);
        byte = '\0';
        QVERIFY(heat.fleet.takeFrame(frame, {}));
        const auto before = heat.seen();
        byte = static_cast<char>(health.byte());
        QVERIFY(heat.fleet.takeFrame(frame, {}));
        const QRect part(heat.at(gpu) - QPoint(reach, reach), QSize(2 * reach + 1, 2 * reach + 1));
        const int changed = differing(before, heat.seen(), part);
        QVERIFY2(changed >= 4, qPrintable(QStringLiteral("pitch %1: %2").arg(heat.view.pitch()).arg(changed)));
        details.insert(heat.view.detail());
        heat.view.zoomIn(heat.view.rectOf(gpu).center());
    }
    QCOMPARE(details.size(), std::size_t{5});
}

// However close they stand, and in whatever order.
void GpusViewTest::aSmallSignCoversNoGraverOne() {
    Heat heat(theme_, sound());
    while (heat.view.detail() > Detail::Color)
        heat.view.zoomOut();
    const GpuRef gpu{117, 5};
    const int flat = heat.fleet.layout().flat(gpu);
    auto frame = heat.made.frame(1, {v1::SM_ACTIVE});
    const auto put = [&frame](int place, const GpuHealth &health) {
        (*frame.mutable_health())[static_cast<std::size_t>(place)] = static_cast<char>(health.byte());
    };
    put(flat, {v1::XID_REPORTED, v1::CRITICAL, false, false});
    QVERIFY(heat.fleet.takeFrame(frame, {}));
    const auto sign = [&] {
        const QRect rect(heat.at(gpu) - QPoint(3, 3), QSize(6, 6));
        return heat.seen().copy(rect);
    };
    const QColor danger = theme_.color(kit::Color::Danger);
    const int alone = countNear(sign(), {3, 3}, danger, 3);
    QVERIFY(alone > 8);
    for (const int neighbour : {flat - 1, flat + 1})
        put(neighbour, {v1::IDLE_ALLOCATED, v1::NOTICE, false, false});
    QVERIFY(heat.fleet.takeFrame(frame, {}));
    QCOMPARE(countNear(sign(), {3, 3}, danger, 3), alone);
}

void GpusViewTest::anotherMetricAndScaleAreShown() {
    Heat heat(theme_, sound());
    const auto load = heat.seen();
    heat.view.setMetric(v1::GPU_TEMPERATURE);
    heat.view.setScale({30, 90, {}});
    const auto heated = heat.seen();
    QVERIFY(heated != load);
    const HeatmapPalette palette(theme_, kit::ColorTable(kit::ColorTable::Name::Cividis), {0, 128}, {30, 90, {}});
    QCOMPARE(heated.pixel(heat.at({12, 4})), palette.color(heat.made.code(v1::GPU_TEMPERATURE, 12, 4, 1)));
    heat.view.setTable(kit::ColorTable(kit::ColorTable::Name::Viridis));
    QVERIFY(heat.seen() != heated);
    // Nothing is known of this one, and it looks so.
    heat.view.setMetric(v1::SM_CLOCK);
    QVERIFY(heat.seen().pixel(heat.at({12, 4})) != heated.pixel(heat.at({12, 4})));
}

void GpusViewTest::itIsReadOutGpuByGpu() {
    Heat heat(theme_);
    QVERIFY(QTest::qWaitForWindowActive(&heat.view));
    heat.view.setFocus();
    auto *map = QAccessible::queryAccessibleInterface(&heat.view);
    QVERIFY(map);
    auto *table = map->tableInterface();
    QVERIFY(table);
    QCOMPARE(table->columnCount(), 8);
    QCOMPARE(table->rowCount(), 200);
    QCOMPARE(map->childCount(), 1600);
    heat.fleet.selection().select({{230, 3}});
    auto *cell = map->focusChild();
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), GpuWords::gpu(heat.fleet.layout(), {230, 3}));
    QVERIFY(cell->text(QAccessible::Description).contains(QStringLiteral("SM active")));
    QVERIFY(cell->state().selected && cell->state().focused);
    QVERIFY(map->indexOfChild(cell) >= 0);
    QCOMPARE(map->child(map->indexOfChild(cell)), cell);
    QCOMPARE(cell->tableCellInterface()->columnIndex(), 3);
    const QPoint screen = heat.view.viewport()->mapToGlobal(heat.at({230, 3}));
    QCOMPARE(map->childAt(screen.x(), screen.y()), cell);
    QVERIFY(cell->rect().contains(screen));
    QCOMPARE(table->selectedCellCount(), 1);
    v1::FleetLayout fewer;
    fewer.set_version("2");
    *fewer.add_nodes() = heat.made.layout().nodes(0);
    heat.fleet.takeLayout(fewer);
    QVERIFY(!cell->isValid());
    QCOMPARE(table->rowCount(), 1);
}

void GpusViewTest::anEmptyFleetSaysSo() {
    GpuFleet fleet;
    HeatmapView view(theme_, fleet);
    view.resize(600, 300);
    view.show();
    const auto picture = view.viewport()->grab().toImage();
    QVERIFY(countNear(picture, QPointF(300, 150), theme_.color(kit::Color::Text3), 120) > 20);
    for (const auto key : {Qt::Key_Right, Qt::Key_Home, Qt::Key_Return, Qt::Key_Plus, Qt::Key_Space, Qt::Key_P})
        QTest::keyClick(&view, key);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(100, 100));
    QVERIFY(fleet.selection().isEmpty());
    QVERIFY(view.visiblePart().ranges.empty());
}

// Pages are made and told of the fleet before they are seen.
void GpusViewTest::aMapThatIsShownLaterFillsItsRoom() {
    MeasuredSize size;
    size.clustersPerSite = 3;
    size.racksPerCluster = 2;
    const Heat wanted(theme_, size);
    QVERIFY(wanted.fleet.layout().lines().size() < 9);
    GpuFleet fleet;
    HeatmapView view(theme_, fleet);
    fleet.takeLayout(wanted.made.layout());
    view.resize(1150, 520);
    view.show();
    QVERIFY(fleet.layout().lines() == wanted.fleet.layout().lines());
    QCOMPARE(view.pitch(), wanted.view.pitch());
}

// Whatever size it had before: as large as one that was opened so.
void GpusViewTest::aMapThatIsResizedFillsItsRoom() {
    MeasuredSize size;
    size.clustersPerSite = 2;
    Heat heat(theme_, size, {780, 470});
    for (const QSize &window :
         {QSize(1020, 390), QSize(300, 700), QSize(1700, 260), QSize(780, 470), QSize(1400, 900)}) {
        heat.view.resize(window);
        const Heat opened(theme_, size, window);
        QVERIFY2(heat.view.pitch() >= opened.view.pitch(), qPrintable(QStringLiteral("%1 x %2: %3 instead of %4")
                                                                          .arg(window.width())
                                                                          .arg(window.height())
                                                                          .arg(heat.view.pitch())
                                                                          .arg(opened.view.pitch())));
    }
}

void GpusViewTest::whatIsLookedAtCloselyStaysUntilAllOfItIsFitted() {
    MeasuredSize size;
    size.clustersPerSite = 2;
    Heat heat(theme_, size, {780, 470});
    heat.view.zoomIn(QPointF(300, 200));
    const auto lines = heat.fleet.layout().lines();
    const auto apart = [&heat] { return heat.view.rectOf({130, 3}).topLeft() - heat.view.rectOf({20, 3}).topLeft(); };
    const QPointF before = apart();
    heat.view.resize(1700, 260);
    QVERIFY(heat.fleet.layout().lines() == lines);
    QCOMPARE(apart(), before);
    heat.view.fit();
    const Heat opened(theme_, size, {1700, 260});
    QVERIFY(heat.fleet.layout().lines() == opened.fleet.layout().lines());
    QCOMPARE(heat.view.pitch(), opened.view.pitch());
}

void GpusViewTest::aFleetThatGrowsIsFollowed() {
    // With room for one rack more.
    Heat heat(theme_, sound(), {1150, 600});
    heat.fleet.selection().select({{100, 3}});
    const QRectF before = heat.view.rectOf({100, 3});
    auto layout = heat.made.layout();
    layout.set_version("2");
    auto &node = *layout.add_nodes();
    node = layout.nodes(239);
    node.set_name("clusters/dub-a/nodes/n99999");
    node.set_rack("rack 99");
    heat.fleet.takeLayout(layout);
    QCOMPARE(heat.view.rectOf({100, 3}).size(), before.size());
    QCOMPARE(heat.fleet.selection().count(), 1);
    heat.seen();
    // What nobody has said anything of is no data.
    QVERIFY(!heat.fleet.values().hasFault(240));
    QCOMPARE(heat.fleet.values().code(*heat.fleet.values().column(v1::SM_ACTIVE), {240, 0}), telemetry::NoData);
}

void GpusViewTest::valuesStandInLargeFields() {
    Heat heat(theme_, sound());
    heat.zoomUntil(Detail::Figures, {4, 4});
    const HeatmapPalette palette(theme_, kit::ColorTable(kit::ColorTable::Name::Cividis), {0, 100}, {});
    const auto code = heat.made.code(v1::SM_ACTIVE, 4, 4, 1);
    const QRect field = heat.view.rectOf({4, 4}).toRect();
    const auto picture = heat.seen();
    int inked = 0;
    for (int y = field.top(); y <= field.bottom(); ++y)
        for (int x = field.left(); x <= field.right(); ++x)
            inked += std::abs(qGray(picture.pixel(x, y)) - qGray(palette.ink(code))) < 40 ? 1 : 0;
    QVERIFY2(inked > 8, qPrintable(QString::number(inked)));
}

// Writes pictures where PILOTHOUSE_PICTURES says; always draws them.
void GpusViewTest::aNameIsWholeInEachRoom() {
    const auto drawn = [this](TextStrips &strips, int height) {
        QImage image(120, height, QImage::Format_RGB32);
        image.fill(Qt::magenta);
        strips.draw(image, image.rect(), QStringLiteral("fra-a"), {kit::TextRole::Label, kit::Color::Text, 1});
        return image;
    };
    TextStrips strips(theme_);
    for (const int height : {16, 24, 12}) {
        TextStrips fresh(theme_);
        QCOMPARE(drawn(strips, height), drawn(fresh, height));
    }
}

void GpusViewTest::itCanBeLookedAt() {
    const QString directory = qEnvironmentVariable("PILOTHOUSE_PICTURES");
    const auto keep = [&](Heat &heat, const QString &name) {
        const auto picture = heat.view.grab();
        QVERIFY(!picture.isNull());
        if (!directory.isEmpty())
            QVERIFY(picture.save(QStringLiteral("%1/%2.png").arg(directory, name)));
    };
    for (const auto &[scheme, name] : {std::pair(kit::Scheme::Light, "light"), std::pair(kit::Scheme::Dark, "dark"),
                                       std::pair(kit::Scheme::HighContrast, "contrast")}) {
        kit::Theme theme(scheme);
        const auto look = QString::fromLatin1(name);
        for (const bool isLarge : {false, true}) {
            Heat heat(theme, isLarge ? MeasuredSize::large() : MeasuredSize(), {1150, 520});
            heat.fleet.setSiteNames({{QStringLiteral("sites/frankfurt"), QStringLiteral("Frankfurt, on-premises")}});
            heat.fleet.selection().select({{11, 2}, {11, 3}, {12, 2}, {12, 3}, {60, 0}});
            const auto size = isLarge ? QStringLiteral("large") : QStringLiteral("small");
            keep(heat, QStringLiteral("%1-%2-fit").arg(size, look));
            for (const auto &[pitch, step] :
                 {std::pair(2.0, "2"), std::pair(4.0, "4"), std::pair(8.0, "8"), std::pair(28.0, "28")}) {
                while (heat.view.pitch() < pitch)
                    heat.view.zoomIn(heat.view.rectOf({11, 2}).center());
                keep(heat, QStringLiteral("%1-%2-%3").arg(size, look, QString::fromLatin1(step)));
            }
            QTest::keyClick(&heat.view, Qt::Key_P);
            keep(heat, QStringLiteral("%1-%2-card").arg(size, look));
        }
    }
}

QTEST_MAIN(GpusViewTest)
#include "view_test.moc"
