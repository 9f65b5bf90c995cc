// The map as a table, and what is written of it to files.
#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include "tests/widgets/topology/map.h"
#include "widgets/topology/topology_export.h"
#include "widgets/topology/topology_model.h"

using namespace topologypage;
using support::FleetObjects;
using topology_test::Map;
using topology_test::nameOf;

namespace {

// The cells of a strict RFC 4180 text; empty when it is none.
QList<QStringList> cellsOf(const QString &text) {
    QList<QStringList> rows(1);
    QString cell;
    qsizetype at = 0;
    while (at < text.size()) {
        const bool isQuoted = text[at] == QLatin1Char('"');
        for (at += isQuoted ? 1 : 0; at < text.size(); ++at) {
            if (isQuoted && text[at] == QLatin1Char('"')) {
                if (at + 1 >= text.size() || text[at + 1] != QLatin1Char('"'))
                    break;
                ++at;
            } else if (!isQuoted && (text[at] == QLatin1Char(',') || text[at] == QLatin1Char('\r'))) {
                break;
            } else if (!isQuoted && (text[at] == QLatin1Char('"') || text[at] == QLatin1Char('\n'))) {
                return {};
            }
            cell += text[at];
        }
        at += isQuoted ? 1 : 0;
        rows.last() << std::exchange(cell, {});
        if (text.mid(at, 2) == QLatin1String("\r\n")) {
            at += 2;
            if (at < text.size())
                rows << QStringList();
        } else if (at >= text.size() || text[at] != QLatin1Char(',')) {
            return {};
        } else {
            ++at;
        }
    }
    return rows;
}

kit::PictureWords words() {
    return {QStringLiteral("Topology: what serves"), {QStringLiteral("As of today")}, QStringLiteral("Simulated")};
}

} // namespace

class TopologyExportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTableKeepsItsPromises();
    void picturesAreTwiceAsLarge();
    void drawingsAreWellFormed();
    void tablesAreStrict();

private:
    kit::Theme theme_{kit::Scheme::Light};
};

void TopologyExportTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
}

void TopologyExportTest::theTableKeepsItsPromises() {
    const FleetObjects fleet({.oneFailedIn = 5});
    TopologyGraph graph;
    topology_test::fill(graph, fleet);
    graph.settle();
    TopologyModel model(graph, nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setActive(true);
    QCOMPARE(model.rowCount(), graph.count());
    model.sort(TopologyModel::StateWord, Qt::AscendingOrder);
    QCOMPARE(model.index(0, TopologyModel::StateWord).data().toString(), QStringLiteral("failed"));
    const auto name = nameOf(fleet.deployment(2));
    const QPersistentModelIndex kept(model.index(model.rowOf(name), 0));
    for (int column = 0; column < TopologyModel::ColumnCount; ++column)
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(column, order);
            QCOMPARE(kept.row(), model.rowOf(name));
        }
    graph.remove(nameOf(fleet.deployment(0)));
    model.take(graph.settle());
    QCOMPARE(model.rowCount(), graph.count());
    QCOMPARE(model.rowOf(nameOf(fleet.deployment(0))), -1);
    graph.put(fleet.deployment(0));
    graph.put(fleet.deploymentAfter(1, 3));
    model.take(graph.settle());
    QCOMPARE(model.rowCount(), graph.count());
    QCOMPARE(kept.row(), model.rowOf(name));
    std::vector<bool> matches(graph.objects().size());
    for (const ObjectId id : graph.related(graph.find(name)))
        matches[static_cast<std::size_t>(id)] = true;
    model.setMatches(matches);
    QVERIFY(model.rowCount() < graph.count());
    QVERIFY(model.rowOf(name) >= 0);
    model.setMatches({});
    QCOMPARE(model.rowCount(), graph.count());
}

void TopologyExportTest::picturesAreTwiceAsLarge() {
    const QTemporaryDir directory;
    Map map(theme_, FleetObjects());
    const auto file = directory.filePath(QStringLiteral("map.png"));
    QCOMPARE(exportPng(map.view, words(), file), QString());
    const QImage picture(file);
    // The map, below what it says of itself.
    const auto seen = map.view.viewport()->size() * 2;
    QCOMPARE(picture.width(), seen.width());
    QVERIFY(picture.height() > seen.height());
    QVERIFY(!exportPng(map.view, words(), directory.filePath(QStringLiteral("none/map.png"))).isEmpty());
}

void TopologyExportTest::drawingsAreWellFormed() {
    const QTemporaryDir directory;
    const FleetObjects fleet;
    Map map(theme_, fleet);
    for (const auto lens : {Lens::Serving, Lens::Physical}) {
        map.view.setLens(lens);
        const auto file = directory.filePath(QStringLiteral("map.svg"));
        QCOMPARE(exportSvg(map.view, words(), file), QString());
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&read);
        QString text;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters)
                text += xml.text();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        // The whole map, also what is out of sight.
        for (const auto &said : {words().title, words().facts.first(), words().source})
            QVERIFY2(text.contains(said), qPrintable(said));
        QVERIFY(text.contains(lens == Lens::Serving ? QStringLiteral("route-002") : QStringLiteral("dub-2")));
    }
}

void TopologyExportTest::tablesAreStrict() {
    const QTemporaryDir directory;
    const FleetObjects fleet;
    TopologyGraph graph;
    topology_test::fill(graph, fleet);
    graph.settle();
    const auto file = directory.filePath(QStringLiteral("map.csv"));
    QCOMPARE(exportCsv({graph, QStringLiteral("2026-11-27T17:00:00Z"), QStringLiteral("Simulated")}, file), QString());
    QFile read(file);
    QVERIFY(read.open(QIODevice::ReadOnly));
    const auto rows = cellsOf(QString::fromUtf8(read.readAll()));
    QCOMPARE(rows.size(), graph.count() + 1);
    for (const auto &row : rows)
        QCOMPARE(row.size(), qsizetype(TopologyModel::ColumnCount + 2));
    QCOMPARE(rows.first().first(), QStringLiteral("Name"));
    for (qsizetype row = 1; row < rows.size(); ++row) {
        QCOMPARE(rows[row][TopologyModel::ColumnCount], QStringLiteral("2026-11-27T17:00:00Z"));
        QCOMPARE(rows[row].last(), QStringLiteral("Simulated"));
    }
}

QTEST_MAIN(TopologyExportTest)
#include "export_test.moc"
