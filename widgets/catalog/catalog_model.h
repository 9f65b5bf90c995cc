#pragma once

#include "widgets/kit/resource_table.h"

namespace catalogpage {

namespace v1 = pilothouse::v1;

// The models of the catalog as rows, with what their newest version is.
class CatalogModel final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { Model, Publisher, Parameters, Precision, Context, Lifecycle, Versions, Files, ColumnCount };

    CatalogModel(client::ResourceCache &cache, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &model, int column) const override;
};

} // namespace catalogpage
