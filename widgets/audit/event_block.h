#pragma once

#include <vector>

#include <QCoreApplication>

#include "widgets/kit/session.h"
#include "widgets/kit/window_source.h"

#include "pilothouse/v1/audit.pb.h"

namespace auditpage {

namespace v1 = pilothouse::v1;

// Consecutive events of a list. The sign says what is known of the proof at the time of painting.
class EventBlock final : public kit::WindowBlock {
    Q_DECLARE_TR_FUNCTIONS(EventBlock)

public:
    enum Column { Sign, Time, Actor, Action, Object, Outcome, ColumnCount };

    // What the session refers to outlives the block.
    EventBlock(const kit::Session &session, std::vector<v1::Event> events)
        : session_(session), events_(std::move(events)) {}

    static QString title(int column, const QString &zone);

    int rowCount() const override { return static_cast<int>(events_.size()); }
    kit::Cell cell(int row, int column) const override;
    const v1::Event &event(int row) const { return events_[static_cast<std::size_t>(row)]; }

private:
    // What came of it and why. That it was allowed is said only where there is nothing else to say.
    kit::Cell outcome(const v1::Event &event) const;

    const kit::Session session_;
    const std::vector<v1::Event> events_;
};

} // namespace auditpage
