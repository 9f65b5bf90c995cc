#include "widgets/catalog/catalog_model.h"

#include "widgets/catalog/model_words.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"

namespace catalogpage {

using kit::Absence;
using kit::Cell;
using kit::CellKind;

CatalogModel::CatalogModel(client::ResourceCache &cache, QObject *parent)
    : ResourceTable(cache, "models",
                    {{tr("Model"), "meta.name"},
                     {tr("Publisher"), "spec.publisher"},
                     {tr("Parameters"), "status.parameters", true},
                     {tr("Precision"), "status.precision"},
                     {tr("Context"), "status.context_length", true},
                     {tr("Lifecycle"), "status.lifecycle"},
                     {tr("Versions"), "status.version_count", true},
                     {tr("Files"), "status.format"}},
                    parent) {}

Cell CatalogModel::cell(const v1::Resource &model, int column) const {
    const auto &status = model.model_status();
    const bool hasVersion = status.version_count() > 0;
    const auto absence = hasVersion ? Absence::NotReported : Absence::NoData;
    const auto text = [absence](const QString &words) { return Cell::of(CellKind::Text, words, absence); };
    switch (static_cast<Column>(column)) {
    case Model:
        return Cell::of(CellKind::Strong,
                        kit::harmless(QString::fromStdString(model.meta().name()).section(QLatin1Char('/'), 1)));
    case Publisher:
        return Cell::of(CellKind::Text, kit::harmless(QString::fromStdString(model.model().publisher())),
                        Absence::NotReported);
    case Parameters:
        return text(status.has_parameters() ? ModelWords::parameters(status.parameters()) : QString());
    case Precision:
        return text(kit::harmless(QString::fromStdString(status.precision())));
    case Context:
        return text(status.has_context_length() ? ModelWords::number(status.context_length()) : QString());
    case Lifecycle: {
        auto pill = Cell::of(CellKind::Pill, kit::Sentences::word(status.lifecycle()), absence);
        pill.tone = ModelWords::tone(status.lifecycle());
        return pill;
    }
    case Versions:
        return text(ModelWords::number(status.version_count()));
    case Files:
        return Cell::of(CellKind::Muted,
                        !hasVersion                     ? QString()
                        : status.unsafe_serialization() ? tr("pickle")
                                                        : tr("safe"),
                        absence);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace catalogpage
