#pragma once

#include <QCoreApplication>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QWidget;

namespace changespage {

namespace v1 = pilothouse::v1;

// Asks when a change request shall be applied once it is approved: at once, or within a window of time.
class ScheduleDialog {
    Q_DECLARE_TR_FUNCTIONS(ScheduleDialog)

public:
    static void ask(const kit::Session &session, const v1::Resource &request, QWidget *window);
};

} // namespace changespage
