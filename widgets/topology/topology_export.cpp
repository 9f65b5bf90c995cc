#include "widgets/topology/topology_export.h"

#include <algorithm>

#include <QSaveFile>
#include <QSvgGenerator>

#include "widgets/topology/topology_model.h"
#include "widgets/topology/topology_view.h"

namespace topologypage {

namespace {

constexpr double PictureScale = 2;
constexpr double Margin = 24;

QString finish(QSaveFile &file, bool isWritten) {
    return isWritten && file.commit() ? QString() : file.errorString();
}

QString quoted(const QString &text) {
    static const QString special = QStringLiteral(",\"\r\n");
    if (std::ranges::none_of(text, [](QChar sign) { return special.contains(sign); }))
        return text;
    return QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

QString exportPng(const TopologyView &view, const QString &name) {
    QSaveFile file(name);
    return finish(file, file.open(QIODevice::WriteOnly) && view.picture(PictureScale).save(&file, "PNG"));
}

QString exportSvg(const TopologyView &view, const QString &name) {
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return finish(file, false);
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    const QRectF whole = view.scene().bounds().adjusted(-Margin, -Margin, Margin, Margin);
    generator.setSize(whole.size().toSize());
    generator.setViewBox(whole);
    generator.setTitle(TopologyView::tr("Topology"));
    QPainter painter;
    const bool isBegun = painter.begin(&generator);
    if (isBegun) {
        painter.fillRect(whole, view.palette().color(QPalette::Base));
        view.drawWhole(painter);
        painter.end();
    }
    return finish(file, isBegun);
}

QString exportCsv(const TopologyGraph &graph, const QString &name) {
    QStringList header;
    const TopologyModel model(graph, nullptr);
    for (int column = 0; column < TopologyModel::ColumnCount; ++column)
        header << quoted(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    std::vector<QString> lines;
    const auto &objects = graph.objects();
    for (std::size_t place = 0; place < objects.size(); ++place) {
        if (objects[place].key.isEmpty())
            continue;
        QStringList cells;
        for (int column = 0; column < TopologyModel::ColumnCount; ++column)
            cells << quoted(
                TopologyModel::textOf(graph, static_cast<ObjectId>(place), static_cast<TopologyModel::Column>(column)));
        lines.push_back(cells.join(QLatin1Char(',')));
    }
    std::ranges::sort(lines);
    QByteArray text = header.join(QLatin1Char(',')).toUtf8() + "\r\n";
    for (const auto &line : lines)
        text += line.toUtf8() + "\r\n";
    QSaveFile file(name);
    return finish(file, file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

} // namespace topologypage
