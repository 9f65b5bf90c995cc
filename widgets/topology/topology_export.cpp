#include "widgets/topology/topology_export.h"

#include <algorithm>

#include <QSvgGenerator>

#include "widgets/kit/export_file.h"
#include "widgets/topology/topology_model.h"
#include "widgets/topology/topology_view.h"

namespace topologypage {

namespace {

constexpr int PictureScale = 2;
constexpr int Margin = 24;
// Of a drawing, for its words.
constexpr double LeastWidth = 700;

bool draw(const TopologyView &view, const kit::PictureWords &words, QIODevice &device) {
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    const kit::PictureHead head(view.theme(), words);
    const auto map = view.scene().bounds().adjusted(0, 0, std::max(0.0, LeastWidth - view.scene().bounds().width()), 0);
    const auto above = map.adjusted(0, -head.height() - Margin, 0, 0);
    const auto whole = above.adjusted(-Margin, -Margin, Margin, Margin);
    generator.setSize(whole.size().toSize());
    generator.setViewBox(whole);
    generator.setTitle(words.title);
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.fillRect(whole, view.palette().color(QPalette::Base));
    head.paint(painter, QRectF(above.topLeft(), QSizeF(above.width(), head.height())).toRect());
    view.drawWhole(painter);
    return painter.end();
}

} // namespace

QString exportPng(const TopologyView &view, const kit::PictureWords &words, const QString &name) {
    const kit::PictureHead head(view.theme(), words);
    const auto map = view.picture(PictureScale);
    const QSize below = map.deviceIndependentSize().toSize();
    const int top = head.height() + 2 * Margin;
    QImage image(QSize(below.width(), below.height() + top) * PictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(PictureScale);
    image.fill(view.palette().color(QPalette::Base));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    head.paint(painter, {Margin, Margin, below.width() - 2 * Margin, head.height()});
    painter.drawImage(QPoint(0, top), map);
    painter.end();
    return kit::ExportFile::writePng(name, image);
}

QString exportSvg(const TopologyView &view, const kit::PictureWords &words, const QString &name) {
    return kit::ExportFile::write(name, [&](QIODevice &device) { return draw(view, words, device); });
}

QString exportCsv(const Records &records, const QString &name) {
    const auto &graph = records.graph;
    QStringList titles;
    const TopologyModel model(graph, nullptr);
    for (int column = 0; column < TopologyModel::ColumnCount; ++column)
        titles << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    titles << TopologyView::tr("Time") << TopologyView::tr("Source");
    std::vector<QByteArray> rows;
    const auto &objects = graph.objects();
    for (std::size_t place = 0; place < objects.size(); ++place) {
        if (objects[place].key.isEmpty())
            continue;
        QStringList cells;
        for (int column = 0; column < TopologyModel::ColumnCount; ++column)
            cells << TopologyModel::textOf(graph, static_cast<ObjectId>(place),
                                           static_cast<TopologyModel::Column>(column));
        rows.push_back(kit::ExportFile::csvRow(cells << records.time << records.source));
    }
    std::ranges::sort(rows);
    return kit::ExportFile::writeCsv(name, titles, static_cast<qint64>(rows.size()),
                                     [&rows](qint64 row) { return rows[static_cast<std::size_t>(row)]; });
}

} // namespace topologypage
