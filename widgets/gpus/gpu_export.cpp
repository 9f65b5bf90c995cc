#include "widgets/gpus/gpu_export.h"

#include <algorithm>

#include <QSaveFile>

#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/heatmap_view.h"

namespace gpuspage {

namespace {

QString finish(QSaveFile &file, bool isWritten) {
    return isWritten && file.commit() ? QString() : file.errorString();
}

QString quoted(const QString &text) {
    static const QString special = QStringLiteral(",\"\r\n");
    if (std::ranges::none_of(text, [](QChar sign) { return special.contains(sign); }))
        return text;
    return QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QByteArray line(const QStringList &cells) {
    return cells.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace

QString exportPng(HeatmapView &view, const QString &name) {
    QSaveFile file(name);
    return finish(file, file.open(QIODevice::WriteOnly) && view.picture().save(&file, "PNG"));
}

QString exportCsv(const GpuTable &table, const QString &name) {
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return finish(file, false);
    QStringList cells;
    for (int column = 0; column < table.columnCount(); ++column)
        cells << quoted(table.columnTitle(column));
    bool isWritten = file.write(line(cells)) > 0;
    for (qint64 row = 0; row < table.rowCount() && isWritten; ++row) {
        cells.clear();
        for (int column = 0; column < table.columnCount(); ++column) {
            const auto cell = table.cell(row, column);
            cells << quoted(cell.text.isEmpty() ? kit::absenceText(cell.absence) : cell.text);
        }
        isWritten = file.write(line(cells)) > 0;
    }
    return finish(file, isWritten);
}

} // namespace gpuspage
