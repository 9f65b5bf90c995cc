#pragma once

#include "widgets/kit/object_actions.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// What can be done with engine templates: a new one begins with what every server of the OpenAI API has, a copy of a
// shipped one is no shipped one.
class EngineActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    EngineActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

protected:
    v1::Resource blank() const override;
    v1::Resource copyOf(const v1::Resource &resource) const override;
};

} // namespace deploymentspage
