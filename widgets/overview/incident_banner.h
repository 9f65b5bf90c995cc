#pragma once

#include "widgets/kit/banner.h"
#include "widgets/kit/session.h"

namespace overviewpage {

// Which incidents of simulated fleets are under way, since when, and the way to their end. Hidden while none is.
class IncidentBanner : public kit::Banner {
    Q_OBJECT

public:
    explicit IncidentBanner(const kit::Session &session, QWidget *parent = nullptr);

    // As the sources stand now.
    void tell();
    // From now on it is looked at from afar, and nothing is done.
    void present() { setAction(nullptr); }

Q_SIGNALS:
    void linkRequested(const QString &target);

private:
    const kit::Session session_;
};

} // namespace overviewpage
