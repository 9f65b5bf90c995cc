#include "widgets/catalog/versions_model.h"

#include <algorithm>

#include "backend/client/resource_cache.h"
#include "widgets/catalog/model_words.h"
#include "widgets/kit/cell_delegate.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace catalogpage {

namespace {

int numberOf(const v1::Resource &version) {
    return QString::fromStdString(version.meta().name()).section(QLatin1Char('/'), -1).toInt();
}

} // namespace

VersionsModel::VersionsModel(const kit::TimeText &times, QObject *parent)
    : QAbstractTableModel(parent), times_(times) {}

void VersionsModel::show(const QString &model, const client::ResourceCache &cache) {
    const auto prefix = model.toStdString() + "/versions/";
    std::vector<v1::Resource> found;
    for (const auto &name : cache.names("modelVersions")) {
        if (!model.isEmpty() && name.starts_with(prefix)) {
            if (const auto version = cache.find(name))
                found.push_back(*version);
        }
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return numberOf(a) > numberOf(b); });
    beginResetModel();
    versions_ = std::move(found);
    endResetModel();
}

const v1::Resource *VersionsModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &versions_[static_cast<std::size_t>(row)] : nullptr;
}

int VersionsModel::rowOf(const std::string &name) const {
    const auto found = std::find_if(versions_.begin(), versions_.end(),
                                    [&](const auto &version) { return version.meta().name() == name; });
    return found == versions_.end() ? -1 : static_cast<int>(found - versions_.begin());
}

int VersionsModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(versions_.size());
}

int VersionsModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VersionsModel::data(const QModelIndex &index, int role) const {
    const auto &version = *at(index.row());
    const auto &spec = version.model_version();
    if (role == kit::CellKindRole) {
        const auto kind = index.column() == Version     ? kit::CellKind::Strong
                          : index.column() == Lifecycle ? kit::CellKind::Pill
                                                        : kit::CellKind::Text;
        return static_cast<int>(kind);
    }
    if (role == kit::ToneRole && index.column() == Lifecycle)
        return static_cast<int>(ModelWords::tone(spec.lifecycle()));
    if (role == kit::AbsenceRole)
        return static_cast<int>(kit::Absence::NotReported);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Version:
        return ModelWords::number(numberOf(version));
    case Lifecycle:
        return kit::Sentences::word(spec.lifecycle());
    case Imported:
        return times_.date(version.meta().create_time());
    case ColumnCount:
        break;
    }
    return {};
}

QVariant VersionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Version:
        return tr("Version");
    case Lifecycle:
        return tr("Lifecycle");
    case Imported:
        return tr("Imported");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace catalogpage
