#pragma once

#include <QCoreApplication>

#include "widgets/kit/session.h"

namespace auditpage {

// What the console remembered of the log when this visit began, and what became of it since.
class LastVisit {
    Q_DECLARE_TR_FUNCTIONS(LastVisit)

public:
    static QString sentence(const kit::Session &session);
};

} // namespace auditpage
