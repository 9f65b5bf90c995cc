#pragma once

#include <QScrollArea>

#include "widgets/kit/session.h"

#include "pilothouse/v1/errors.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;
class MessageForm;

// What a set says of itself: its name, where it is attached, what is closed, and how long its rules are in the shadow.
class SetForm final : public QScrollArea {
    Q_OBJECT

public:
    SetForm(const kit::Session &session, Draft &draft, QWidget *parent = nullptr);

    void showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations);

private:
    void fill();
    void showRefusedName();
    void take(MessageForm *form);

    Draft &draft_;
    MessageForm *name_;
    MessageForm *meta_;
    MessageForm *spec_;
};

} // namespace policiespage
