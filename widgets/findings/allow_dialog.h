#pragma once

#include <QCoreApplication>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QWidget;

namespace findingspage {

namespace v1 = pilothouse::v1;

// Asks for how long a finding may be there and why, and allows it: the reason stands with the decision, where everybody
// who looks at the finding reads it.
class AllowDialog {
    Q_DECLARE_TR_FUNCTIONS(AllowDialog)

public:
    static void ask(const kit::Session &session, const v1::Resource &finding, QWidget *window);
};

} // namespace findingspage
