// The same GPUs under other headings: by model, team and NVLink domain, where each stands and what can be done there.
#include <map>
#include <random>
#include <set>

#include <QAccessible>
#include <QSignalSpy>

#include "tests/widgets/gpus/heat.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpu_words.h"

using namespace gpus_test;
using By = MapPivot::By;

namespace {

// Three deployments of two models and two teams; the rest is nobody's.
class Owned {
public:
    explicit Owned(int gpus) : codes_(static_cast<std::size_t>(gpus), 0) {
        add("deployments/chat", "models/llama", "teams/search");
        add("deployments/code", "models/qwen", "teams/apps");
        add("deployments/tools", "models/llama", "teams/apps");
        add("", "", "teams/apps", "training");
    }

    // Whole nodes and parts of nodes, by chance.
    void spread(unsigned seed) {
        std::mt19937 random(seed);
        for (std::size_t gpu = 0; gpu < codes_.size();) {
            const auto owner = static_cast<std::uint16_t>(random() % 6);
            for (std::size_t count = 1 + random() % 20; count > 0 && gpu < codes_.size(); --count, ++gpu)
                codes_[gpu] = owner > 4 ? 0 : owner;
        }
    }
    void give(int gpu, int owner) { codes_[static_cast<std::size_t>(gpu)] = static_cast<std::uint16_t>(owner); }
    int ownerOf(int gpu) const { return codes_[static_cast<std::size_t>(gpu)]; }
    v1::OwnerColumn column() const {
        auto made = column_;
        made.set_codes(codes_.data(), codes_.size() * sizeof(std::uint16_t));
        return made;
    }

private:
    void add(const char *deployment, const char *model, const char *team, const char *workload = "") {
        auto &owner = *column_.add_owners();
        owner.set_deployment(deployment);
        owner.set_model(model);
        owner.set_team(team);
        owner.set_workload(workload);
    }

    v1::OwnerColumn column_;
    std::vector<std::uint16_t> codes_;
};

} // namespace

class GpusPivotTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }
    void init();
    void byRackUntilOwnersAreKnown();
    void groupsStandByNameAndNobodyLast_data();
    void groupsStandByNameAndNobodyLast();
    void whoeverSeesAllOwnersIsToldWhatIsFree();
    void eachGpuStandsInItsGroupAlone();
    void whatIsAtAPlaceIsFoundThere_data();
    void whatIsAtAPlaceIsFoundThere();
    void aGpuThatIsGivenAwayMovesAlone();
    void whoComesAndGoesMovesFew();
    void racksAreWhereTheyWere();
    void domainsAreOfTheirCluster();
    void otherNodesComeIntoTheirGroups();
    void theSelectionIsKept();
    void aGroupIsSelectedByItsName();
    void aRectangleSelectsWhatStandsThere();
    void keysGoOverTheMap();
    void rangesFollowTheMap();
    void faultsAreMarkedWhereTheyStand();
    void cellsHaveTheColorOfTheirValue_data();
    void cellsHaveTheColorOfTheirValue();
    void tableAndReadersTellTheGroup();
    void groupsWithNamesLeaveFieldsTheirRoom();
    void aHundredThousandFitOnAScreen();

private:
    void checkPlaces();
    int flat(const GpuRef &gpu) const { return heat_->fleet.layout().flat(gpu); }
    HeatmapGeometry geometry() const {
        return HeatmapGeometry(heat_->fleet.layout(), HeatmapMetrics{.pitch = 10, .leastRack = 90});
    }

    kit::Theme theme_{kit::Scheme::Dark};
    std::unique_ptr<Heat> heat_;
    std::unique_ptr<Owned> owned_;
};

void GpusPivotTest::init() {
    // Of two windows one has the keyboard.
    heat_.reset();
    heat_ = std::make_unique<Heat>(theme_);
    owned_ = std::make_unique<Owned>(heat_->fleet.layout().gpuCount());
    owned_->spread(5);
}

void GpusPivotTest::byRackUntilOwnersAreKnown() {
    auto &fleet = heat_->fleet;
    const auto racks = fleet.layout().racks().size();
    QSignalSpy moved(&fleet, &GpuFleet::rearranged);
    fleet.pivotBy(By::Model);
    QVERIFY(!fleet.layout().isPivoted());
    QCOMPARE(fleet.layout().racks().size(), racks);
    v1::OwnerColumn wrong = owned_->column();
    wrong.mutable_codes()->pop_back();
    QVERIFY(!fleet.takeOwners(wrong));
    wrong = owned_->column();
    wrong.mutable_owners()->RemoveLast();
    QVERIFY(!fleet.takeOwners(wrong));
    QVERIFY(!fleet.layout().isPivoted());
    QVERIFY(fleet.takeOwners(owned_->column()));
    QVERIFY(fleet.layout().isPivoted());
    QCOMPARE(moved.size(), 1);
    // The same again moves nobody.
    QVERIFY(fleet.takeOwners(owned_->column()));
    QCOMPARE(moved.size(), 1);
}

void GpusPivotTest::groupsStandByNameAndNobodyLast_data() {
    QTest::addColumn<int>("by");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("model") << int(By::Model)
                           << QStringList{QStringLiteral("llama"), QStringLiteral("qwen"),
                                          QStringLiteral("model not known"),
                                          QStringLiteral("no owner that you may see")};
    QTest::newRow("team") << int(By::Team)
                          << QStringList{QStringLiteral("apps"), QStringLiteral("search"),
                                         QStringLiteral("no owner that you may see")};
}

void GpusPivotTest::groupsStandByNameAndNobodyLast() {
    QFETCH(int, by);
    QFETCH(QStringList, names);
    QVERIFY(heat_->fleet.takeOwners(owned_->column()));
    heat_->fleet.pivotBy(static_cast<By>(by));
    QStringList found;
    int gpus = 0;
    for (const auto &shelf : heat_->fleet.layout().shelves())
        for (const int rack : shelf.racks) {
            found << heat_->fleet.layout().rack(rack).name;
            gpus += static_cast<int>(heat_->fleet.layout().gpusOf(rack).size());
        }
    QCOMPARE(found, names);
    QCOMPARE(gpus, heat_->fleet.layout().gpuCount());
    QCOMPARE(heat_->fleet.heading(0), by == int(By::Model) ? QStringLiteral("By model") : QStringLiteral("By team"));
}

void GpusPivotTest::whoeverSeesAllOwnersIsToldWhatIsFree() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Team);
    int unowned = 0;
    while (owned_->ownerOf(unowned) != 0)
        ++unowned;
    const auto gpu = fleet.layout().gpuAt(unowned);
    QCOMPARE(fleet.layout().rack(fleet.layout().placeOf(gpu).rack).name, QStringLiteral("no owner that you may see"));
    fleet.setOwnersComplete(true);
    QCOMPARE(fleet.layout().rack(fleet.layout().placeOf(gpu).rack).name, QStringLiteral("free"));
    QCOMPARE(fleet.groupOf(gpu), QStringLiteral("free"));
    checkPlaces();
}

// Every GPU is in the rack of its group, in the row of its node and in the column of its own number.
void GpusPivotTest::checkPlaces() {
    const auto &layout = heat_->fleet.layout();
    std::set<std::pair<int, int>> taken;
    const auto places = geometry();
    for (int node = 0; node < layout.nodeCount(); ++node)
        for (int gpu = 0; gpu < layout.node(node).gpuCount; ++gpu) {
            const GpuRef ref{node, gpu};
            const auto &place = layout.placeOf(ref);
            const auto &rack = layout.rack(place.rack);
            // What clusters without domains have in common stands over all of them.
            const bool isOfCluster =
                heat_->fleet.pivot() == By::NvlinkDomain && layout.facts(node).nvlinkDomain.empty();
            QCOMPARE(rack.name, isOfCluster ? layout.clusterId(node) : heat_->fleet.groupOf(ref));
            QCOMPARE(rack.slots[static_cast<std::size_t>(place.slot)], node);
            const QRect rect = places.gpuRect(ref);
            QVERIFY(places.rackRect(place.rack).contains(rect));
            QVERIFY(taken.insert({rect.x(), rect.y()}).second);
        }
}

void GpusPivotTest::eachGpuStandsInItsGroupAlone() {
    QVERIFY(heat_->fleet.takeOwners(owned_->column()));
    for (const auto by : {By::Model, By::Team, By::Model, By::NvlinkDomain}) {
        heat_->fleet.pivotBy(by);
        checkPlaces();
    }
    heat_->fleet.pivotBy(By::Team);
    for (unsigned seed = 6; seed < 12; ++seed) {
        owned_->spread(seed);
        QVERIFY(heat_->fleet.takeOwners(owned_->column()));
        checkPlaces();
    }
}

void GpusPivotTest::whatIsAtAPlaceIsFoundThere_data() {
    QTest::addColumn<double>("pitch");
    for (const double pitch : {2.0, 6.0, 13.0, 28.0})
        QTest::newRow(qPrintable(QString::number(pitch))) << pitch;
}

void GpusPivotTest::whatIsAtAPlaceIsFoundThere() {
    QFETCH(double, pitch);
    QVERIFY(heat_->fleet.takeOwners(owned_->column()));
    heat_->fleet.pivotBy(By::Model);
    HeatmapMetrics metrics{.pitch = pitch, .leastRack = 90};
    metrics.detail = pitch < 6 ? Detail::Color : Detail::Glyph;
    const auto &layout = heat_->fleet.layout();
    const HeatmapGeometry places(layout, metrics);
    for (int gpu = 0; gpu < layout.gpuCount(); gpu += 7) {
        const auto ref = layout.gpuAt(gpu);
        const QPoint at = places.gpuRect(ref).center();
        QVERIFY(places.hit(at).gpu == ref);
        QVERIFY(places.nearest(at) == ref);
        const QRect one(at, QSize(1, 1));
        QVERIFY(places.gpusIn(one) == std::vector{ref});
    }
    for (int rack = 0; rack < static_cast<int>(layout.racks().size()); ++rack)
        QVERIFY(places.hit(places.labelRect(rack).center()).rack == rack);
    // Each node is asked for once, wherever its GPUs are.
    int end = 0;
    for (const auto &range : places.nodesIn(QRect(QPoint(), places.size()))) {
        QVERIFY(range.first() >= end);
        end = range.first() + range.count();
    }
    QCOMPARE(end, layout.nodeCount());
}

void GpusPivotTest::aGpuThatIsGivenAwayMovesAlone() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Model);
    const auto before = geometry();
    std::vector<QRect> stood;
    for (int gpu = 0; gpu < fleet.layout().gpuCount(); ++gpu)
        stood.push_back(before.gpuRect(fleet.layout().gpuAt(gpu)));
    int given = 0;
    while (owned_->ownerOf(given) != 1)
        ++given;
    owned_->give(given, 2); // of the other model
    QVERIFY(fleet.takeOwners(owned_->column()));
    checkPlaces();
    const auto after = geometry();
    for (int gpu = 0; gpu < fleet.layout().gpuCount(); ++gpu)
        QCOMPARE(after.gpuRect(fleet.layout().gpuAt(gpu)) == stood[static_cast<std::size_t>(gpu)], gpu != given);
    // It comes back to where it was.
    owned_->give(given, 1);
    QVERIFY(fleet.takeOwners(owned_->column()));
    QCOMPARE(geometry().gpuRect(fleet.layout().gpuAt(given)), stood[static_cast<std::size_t>(given)]);
}

// One in fifty changes hands: of the others nobody moves within its group.
void GpusPivotTest::whoComesAndGoesMovesFew() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Team);
    std::mt19937 random(3);
    for (int turn = 0; turn < 20; ++turn) {
        std::vector<std::pair<QString, int>> before;
        for (int gpu = 0; gpu < fleet.layout().gpuCount(); ++gpu) {
            const auto &place = fleet.layout().placeOf(fleet.layout().gpuAt(gpu));
            before.emplace_back(fleet.layout().rack(place.rack).name, place.slot);
        }
        for (int gpu = 0; gpu < fleet.layout().gpuCount(); ++gpu)
            if (random() % 50 == 0)
                owned_->give(gpu, static_cast<int>(random() % 5));
        QVERIFY(fleet.takeOwners(owned_->column()));
        checkPlaces();
        for (int gpu = 0; gpu < fleet.layout().gpuCount(); ++gpu) {
            const auto &place = fleet.layout().placeOf(fleet.layout().gpuAt(gpu));
            const auto &[group, slot] = before[static_cast<std::size_t>(gpu)];
            if (fleet.layout().rack(place.rack).name == group)
                QCOMPARE(place.slot, slot);
        }
    }
}

void GpusPivotTest::racksAreWhereTheyWere() {
    auto &fleet = heat_->fleet;
    const GpuRef gpu{77, 3};
    const QRect before = geometry().gpuRect(gpu);
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Model);
    QVERIFY(geometry().gpuRect(gpu) != before);
    fleet.pivotBy(By::Rack);
    QCOMPARE(geometry().gpuRect(gpu), before);
    QVERIFY(fleet.groupOf(gpu).isEmpty());
}

void GpusPivotTest::domainsAreOfTheirCluster() {
    v1::FleetLayout layout;
    layout.set_version("domains");
    const auto add = [&](const std::string &name, const std::string &domain, int gpus) {
        auto &node = *layout.add_nodes();
        node.set_name(name);
        node.set_nvlink_domain(domain);
        node.set_gpu_count(gpus);
    };
    add("clusters/a/nodes/n1", "r10", 4);
    add("clusters/a/nodes/n2", "r9", 4);
    add("clusters/a/nodes/n3", "", 8);
    add("clusters/a/nodes/n4", "r10", 4);
    add("clusters/b/nodes/n1", "r9", 4);
    add("clusters/b/nodes/n2", "r9", 0);
    heat_->fleet.takeLayout(layout);
    heat_->fleet.pivotBy(By::NvlinkDomain);
    QStringList told;
    for (const auto &shelf : heat_->fleet.layout().shelves())
        for (const int rack : shelf.racks)
            told << QStringLiteral("%1: %2 %3")
                        .arg(heat_->fleet.heading(shelf.cluster), heat_->fleet.layout().rack(rack).name)
                        .arg(heat_->fleet.layout().gpusOf(rack).size());
    QCOMPARE(told, (QStringList{QStringLiteral("a: r9 4"), QStringLiteral("a: r10 8"), QStringLiteral("b: r9 4"),
                                QStringLiteral("Links end at the node: a 8")}));
}

void GpusPivotTest::otherNodesComeIntoTheirGroups() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Team);
    std::map<std::string, std::pair<QString, int>> before;
    for (int node = 0; node < fleet.layout().nodeCount(); ++node)
        before[fleet.layout().facts(node).name] = {fleet.groupOf({node, 2}), fleet.layout().placeOf({node, 2}).slot};
    auto fewer = heat_->made.layout();
    fewer.set_version("fewer");
    fewer.mutable_nodes()->DeleteSubrange(20, 30);
    fleet.takeLayout(fewer);
    QVERIFY(fleet.layout().isPivoted());
    checkPlaces();
    for (int node = 0; node < fleet.layout().nodeCount(); ++node) {
        const auto &[group, slot] = before[fleet.layout().facts(node).name];
        QCOMPARE(fleet.groupOf({node, 2}), group);
        QCOMPARE(fleet.layout().placeOf({node, 2}).slot, slot);
    }
}

void GpusPivotTest::theSelectionIsKept() {
    auto &fleet = heat_->fleet;
    const std::vector<GpuRef> chosen{{3, 1}, {3, 2}, {90, 7}};
    fleet.selection().select(chosen);
    QVERIFY(fleet.takeOwners(owned_->column()));
    QSignalSpy changed(&fleet.selection(), &GpuSelection::changed);
    for (const auto by : {By::Model, By::Team, By::NvlinkDomain, By::Rack}) {
        fleet.pivotBy(by);
        QVERIFY(fleet.selection().gpus() == chosen);
        QVERIFY(fleet.selection().current() == chosen.front());
        // It is outlined where it stands now.
        heat_->zoomUntil(Detail::Glyph, chosen.back());
        QVERIFY(countNear(heat_->seen(), heat_->view.rectOf(chosen.back()).center(), theme_.color(kit::Color::Accent),
                          8) > 6);
        heat_->view.fit();
    }
    QCOMPARE(changed.size(), 0);
}

void GpusPivotTest::aGroupIsSelectedByItsName() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Model);
    const auto &layout = fleet.layout();
    int wanted = 0;
    while (layout.rack(wanted).name != QStringLiteral("qwen"))
        ++wanted;
    // Beside its first GPU its name begins.
    const auto first = layout.gpusOf(wanted).front();
    QPointF at = heat_->view.rectOf(first).topLeft();
    while (heat_->view.hitAt(at).kind != HeatmapGeometry::Hit::Kind::Rack || heat_->view.hitAt(at).rack != wanted)
        QVERIFY((at += QPointF(0, -1)).y() > 0);
    QTest::mouseClick(heat_->view.viewport(), Qt::LeftButton, {}, at.toPoint());
    auto all = layout.gpusOf(wanted);
    std::ranges::sort(all);
    QVERIFY(fleet.selection().gpus() == all);
    for (const auto &gpu : all)
        QCOMPARE(owned_->ownerOf(flat(gpu)), 2);
}

void GpusPivotTest::aRectangleSelectsWhatStandsThere() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Team);
    const QRect lasso(30, 60, 260, 90);
    std::vector<GpuRef> wanted;
    for (int gpu = 0; gpu < fleet.layout().gpuCount(); ++gpu)
        if (heat_->view.rectOf(fleet.layout().gpuAt(gpu)).intersects(lasso))
            wanted.push_back(fleet.layout().gpuAt(gpu));
    QVERIFY(wanted.size() > 10);
    QTest::mousePress(heat_->view.viewport(), Qt::LeftButton, {}, lasso.topLeft());
    heat_->move(lasso.center(), Qt::LeftButton);
    heat_->move(lasso.bottomRight(), Qt::LeftButton);
    QTest::mouseRelease(heat_->view.viewport(), Qt::LeftButton, {}, lasso.bottomRight());
    QVERIFY(fleet.selection().gpus() == wanted);
}

void GpusPivotTest::keysGoOverTheMap() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Model);
    QTest::keyClick(&heat_->view, Qt::Key_Home);
    std::set<QString> groups;
    for (int turn = 0; turn < 400; ++turn) {
        const auto from = fleet.selection().current();
        QTest::keyClick(&heat_->view, Qt::Key_Right);
        const auto to = fleet.selection().current();
        groups.insert(fleet.groupOf(to));
        if (to == from)
            break;
        QVERIFY(heat_->view.rectOf(to).left() > heat_->view.rectOf(from).left());
        QCOMPARE(heat_->view.rectOf(to).top(), heat_->view.rectOf(from).top());
    }
    QVERIFY2(groups.size() > 1, "the cursor never left its group");
}

// Shift and a click selects what lies between on the map, of these groups alone.
void GpusPivotTest::rangesFollowTheMap() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Model);
    const auto all = fleet.layout().gpusOf(0);
    auto &selection = fleet.selection();
    const auto extendTo = [&selection](const GpuRef &gpu) {
        selection.extendTo(gpu, selection.anchor(), selection.between(selection.anchor(), gpu));
    };
    selection.select({all[2]});
    extendTo(all[9]);
    auto wanted = std::vector(all.begin() + 2, all.begin() + 10);
    std::ranges::sort(wanted);
    QVERIFY(fleet.selection().gpus() == wanted);
    extendTo(all[0]);
    QCOMPARE(fleet.selection().count(), 3);
    extendTo(all[2]);
    QCOMPARE(fleet.selection().count(), 1);
}

void GpusPivotTest::faultsAreMarkedWhereTheyStand() {
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Model);
    GpuRef faulty;
    for (int gpu = 0; gpu < fleet.layout().gpuCount() && !faulty.isValid(); ++gpu)
        if (GpuHealth::of(fleet.values().health(fleet.layout().gpuAt(gpu))).severity == v1::CRITICAL &&
            fleet.layout().isSplit(fleet.layout().gpuAt(gpu).node))
            faulty = fleet.layout().gpuAt(gpu);
    QVERIFY(faulty.isValid());
    heat_->zoomUntil(Detail::Glyph, faulty);
    QVERIFY(countNear(heat_->seen(), heat_->view.rectOf(faulty).center(), theme_.strong(kit::Tone::Danger)) > 3);
}

void GpusPivotTest::cellsHaveTheColorOfTheirValue_data() {
    QTest::addColumn<int>("detail");
    QTest::newRow("colors") << int(Detail::Color);
    QTest::newRow("signs") << int(Detail::Glyph);
}

// Nodes whose GPUs stand apart, too.
void GpusPivotTest::cellsHaveTheColorOfTheirValue() {
    QFETCH(int, detail);
    heat_ = std::make_unique<Heat>(theme_, sound());
    auto &fleet = heat_->fleet;
    QVERIFY(fleet.takeOwners(owned_->column()));
    fleet.pivotBy(By::Model);
    while (heat_->view.detail() > static_cast<Detail>(detail))
        heat_->view.zoomOut(QPointF(200, 200));
    const auto *column = fleet.values().column(v1::SM_ACTIVE);
    const HeatmapPalette palette(theme_, kit::ColorTable(kit::ColorTable::Name::Cividis), column->range, {});
    const auto seen = heat_->seen();
    int looked = 0;
    for (int gpu = 0; gpu < fleet.layout().gpuCount(); gpu += 3) {
        const auto ref = fleet.layout().gpuAt(gpu);
        const QPointF at = heat_->view.rectOf(ref).center();
        if (!fleet.layout().isSplit(ref.node) || !seen.rect().contains(at.toPoint()))
            continue;
        const auto byte = fleet.values().health(ref);
        if (GpuHealth::of(byte).isFault() || GpuHealth::of(byte).isCordoned)
            continue;
        ++looked;
        QCOMPARE(QColor(seen.pixel(at.toPoint())).name(),
                 QColor(palette.color(fleet.values().code(*column, ref))).name());
    }
    QVERIFY(looked > 50);
}

void GpusPivotTest::tableAndReadersTellTheGroup() {
    auto &fleet = heat_->fleet;
    GpuTable table(fleet);
    const int columns = table.columnCount();
    QCOMPARE(table.columnOf(GpuTable::Extra::Group), -1);
    // Nobody has said yet who has it, which is not that nobody has it.
    const int team = static_cast<int>(GpuTable::Column::Team);
    QCOMPARE(table.cell(0, team).absence, kit::Absence::NoData);
    QVERIFY(fleet.takeOwners(owned_->column()));
    for (qint64 row = 0; row < table.rowCount(); row += 31) {
        const auto *owner = fleet.owners().of(table.gpuAt(row));
        QCOMPARE(table.cell(row, team).text,
                 owner ? QString::fromStdString(owner->team()).section(QLatin1Char('/'), -1) : QString());
    }
    fleet.pivotBy(By::Model);
    const int group = table.columnOf(GpuTable::Extra::Group);
    QCOMPARE(table.columnCount(), columns + 1);
    QCOMPARE(table.columnTitle(group), QStringLiteral("Group: Model"));
    table.sortBy(group, Qt::AscendingOrder);
    QCOMPARE(table.cell(0, group).text, QStringLiteral("llama"));
    for (qint64 row = 0; row < table.rowCount(); row += 31)
        QCOMPARE(table.cell(row, group).text, fleet.groupOf(table.gpuAt(row)));
    // Who cannot see the map hears it.
    const auto gpu = fleet.layout().gpusOf(0).front();
    heat_->view.ensureShown(gpu);
    fleet.selection().select({gpu});
    heat_->view.activateWindow();
    QTRY_VERIFY(heat_->view.hasFocus());
    auto *map = QAccessible::queryAccessibleInterface(&heat_->view);
    QVERIFY(map->focusChild());
    QVERIFY(map->focusChild()->text(QAccessible::Description).contains(QStringLiteral("Model: llama")));
    fleet.pivotBy(By::Rack);
    QCOMPARE(table.columnCount(), columns);
}

// As many models as a large organisation serves, in a window of usual size.
void GpusPivotTest::groupsWithNamesLeaveFieldsTheirRoom() {
    auto column = owned_->column();
    column.clear_owners();
    constexpr int models = 16;
    for (int model = 0; model < models; ++model)
        column.add_owners()->set_model("models/m" + std::to_string(model));
    std::vector<std::uint16_t> codes;
    for (int gpu = 0; gpu < heat_->fleet.layout().gpuCount(); ++gpu)
        codes.push_back(static_cast<std::uint16_t>(gpu / 64 % (models + 1)));
    column.set_codes(codes.data(), codes.size() * sizeof(std::uint16_t));
    heat_->view.resize(800, 470);
    QVERIFY(heat_->fleet.takeOwners(column));
    heat_->fleet.pivotBy(By::Model);
    heat_->view.fit();
    QVERIFY2(heat_->view.pitch() >= 3, qPrintable(QString::number(heat_->view.pitch())));
}

void GpusPivotTest::aHundredThousandFitOnAScreen() {
    heat_ = std::make_unique<Heat>(theme_, MeasuredSize::large(), QSize(1150, 600));
    Owned owned(100'000);
    owned.spread(1);
    QVERIFY(heat_->fleet.takeOwners(owned.column()));
    heat_->fleet.pivotBy(By::Model);
    // As nodes at least, with the names of all groups.
    QVERIFY(heat_->view.pitch() >= 1);
    QVERIFY(QRect(QPoint(), QSize(1150, 600)).contains(heat_->view.rectOf({0, 0}).toAlignedRect()));
}

QTEST_MAIN(GpusPivotTest)
#include "pivot_test.moc"
