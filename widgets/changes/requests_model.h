#pragma once

#include "widgets/kit/resource_table.h"
#include "widgets/kit/session.h"

namespace changespage {

namespace v1 = pilothouse::v1;

// The change requests as rows.
class RequestsModel final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { State, What, Who, Asked, Approvals, Lapses, Scheduled, ColumnCount };

    RequestsModel(const kit::Session &session, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &request, int column) const override;

private:
    void showZone();

    const kit::Session session_;
};

} // namespace changespage
