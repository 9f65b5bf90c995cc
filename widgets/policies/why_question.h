#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_decision.pb.h"

class QComboBox;

namespace policiespage {

namespace v1 = pilothouse::v1;

class ValuesLine;

// Where somebody writes what to ask the policies: who does what, with what, and where; what is there is offered.
class WhyQuestion final : public QWidget {
    Q_OBJECT

public:
    explicit WhyQuestion(const kit::Session &session, QWidget *parent = nullptr);

    // Without its example.
    void show(const v1::PolicyQuestion &question);

Q_SIGNALS:
    // By hand.
    void asked(const v1::PolicyQuestion &question);

private:
    using QWidget::show;
    void build();
    void offer();
    v1::PolicyQuestion written() const;

    const kit::Session session_;
    QComboBox *stage_;
    ValuesLine *principal_;
    ValuesLine *permission_;
    ValuesLine *resource_;
    ValuesLine *target_;
};

} // namespace policiespage
