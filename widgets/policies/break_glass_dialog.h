#pragma once

#include <QCoreApplication>
#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_service.pb.h"

class QLineEdit;
class QListWidget;
class QSpinBox;

namespace kit {
class VerbDialog;
}

namespace policiespage {

namespace v1 = pilothouse::v1;

// What is asked of whoever breaks the glass beside the reason: the ticket, for how long, and of which sets.
class BreakGlassDetail final : public QWidget {
    Q_OBJECT

public:
    explicit BreakGlassDetail(const kit::Session &session);

    v1::BeginBreakGlassRequest request() const;
    // Why it cannot be begun; empty where it can.
    QString obstacle() const;
    // What is written first.
    QWidget *first() const;

Q_SIGNALS:
    void edited();

private:
    QLineEdit *ticket_;
    QSpinBox *minutes_;
    QListWidget *sets_;
};

// The verbs of break-glass, each with its reason.
class BreakGlassDialogs final {
    Q_DECLARE_TR_FUNCTIONS(BreakGlassDialogs)

public:
    static void begin(const kit::Session &session, QWidget *window);
    static void end(const kit::Session &session, const std::string &name, QWidget *window);
    static void review(const kit::Session &session, const std::string &name, QWidget *window);
};

} // namespace policiespage
