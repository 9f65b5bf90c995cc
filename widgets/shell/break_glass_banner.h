#pragma once

#include "widgets/kit/banner.h"
#include "widgets/kit/session.h"

namespace pilothouse::v1 {
class Resource;
}

namespace shell {

// Which rules are suspended in an emergency, until when, by whom and for which ticket. Hidden while none is.
class BreakGlassBanner : public kit::Banner {
    Q_OBJECT

public:
    explicit BreakGlassBanner(const kit::Session &session, QWidget *parent = nullptr);

    // As it stands now: it ends by the time alone, which nobody tells.
    void tell();
    // The one that it speaks of first, by its name.
    const QString &shown() const { return shown_; }

private:
    QString sentence(const pilothouse::v1::Resource &breakGlass) const;

    const kit::Session session_;
    QString shown_;
};

} // namespace shell
