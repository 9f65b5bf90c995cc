#include "widgets/topology/topology_export.h"

#include <algorithm>

#include <QSvgGenerator>

#include "widgets/kit/export_file.h"
#include "widgets/topology/topology_model.h"
#include "widgets/topology/topology_view.h"

namespace topologypage {

namespace {

constexpr double PictureScale = 2;
constexpr double Margin = 24;

bool draw(const TopologyView &view, QIODevice &device) {
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    const QRectF whole = view.scene().bounds().adjusted(-Margin, -Margin, Margin, Margin);
    generator.setSize(whole.size().toSize());
    generator.setViewBox(whole);
    generator.setTitle(TopologyView::tr("Topology"));
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.fillRect(whole, view.palette().color(QPalette::Base));
    view.drawWhole(painter);
    return painter.end();
}

} // namespace

QString exportPng(const TopologyView &view, const QString &name) {
    return kit::ExportFile::writePng(name, view.picture(PictureScale));
}

QString exportSvg(const TopologyView &view, const QString &name) {
    return kit::ExportFile::write(name, [&view](QIODevice &device) { return draw(view, device); });
}

QString exportCsv(const TopologyGraph &graph, const QString &name) {
    QStringList titles;
    const TopologyModel model(graph, nullptr);
    for (int column = 0; column < TopologyModel::ColumnCount; ++column)
        titles << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    std::vector<QByteArray> rows;
    const auto &objects = graph.objects();
    for (std::size_t place = 0; place < objects.size(); ++place) {
        if (objects[place].key.isEmpty())
            continue;
        QStringList cells;
        for (int column = 0; column < TopologyModel::ColumnCount; ++column)
            cells << TopologyModel::textOf(graph, static_cast<ObjectId>(place),
                                           static_cast<TopologyModel::Column>(column));
        rows.push_back(kit::ExportFile::csvRow(cells));
    }
    std::ranges::sort(rows);
    return kit::ExportFile::writeCsv(name, titles, static_cast<qint64>(rows.size()),
                                     [&rows](qint64 row) { return rows[static_cast<std::size_t>(row)]; });
}

} // namespace topologypage
