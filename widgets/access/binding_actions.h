#pragma once

#include "widgets/kit/object_actions.h"

namespace accesspage {

namespace v1 = pilothouse::v1;

// What can be done with role bindings: to give a role for a time, to change it, to take it back.
class BindingActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    BindingActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    // A binding that is still to be filled in, for a person or a team, with a name that nobody has yet.
    static v1::Resource blankFor(const v1::Resource &subject);

protected:
    v1::Resource blank() const override;
};

} // namespace accesspage
