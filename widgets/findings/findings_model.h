#pragma once

#include "widgets/kit/resource_table.h"

namespace kit {
class TimeText;
}

namespace findingspage {

namespace v1 = pilothouse::v1;

// The findings as rows.
class FindingsModel final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { State, What, Where, Models, Memory, User, FirstSeen, LastSeen, Decision, ColumnCount };

    FindingsModel(client::ResourceCache &cache, const kit::TimeText &times, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &finding, int column) const override;

private:
    void showZone();

    const kit::TimeText &times_;
};

} // namespace findingspage
