#include "widgets/access/binding_actions.h"

#include <QUuid>

namespace accesspage {

namespace {

// Nobody has to find one: what it is about stands in it.
std::string newName() {
    constexpr int Letters = 12;
    return "roleBindings/" + QUuid::createUuid().toString(QUuid::Id128).left(Letters).prepend(u'b').toStdString();
}

} // namespace

BindingActions::BindingActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("roleBindings"), make, host) {
    judge();
}

v1::Resource BindingActions::blankFor(const v1::Resource &subject) {
    v1::Resource binding;
    binding.mutable_meta()->set_name(newName());
    auto &spec = *binding.mutable_role_binding();
    if (subject.has_team()) {
        binding.mutable_meta()->set_team(subject.meta().name());
        spec.set_subject_team(subject.meta().name());
    } else {
        binding.mutable_meta()->set_team(subject.meta().team());
        spec.set_principal(subject.meta().name());
    }
    spec.set_role(v1::VIEWER);
    return binding;
}

v1::Resource BindingActions::blank() const {
    v1::Resource binding;
    binding.mutable_meta()->set_name(newName());
    binding.mutable_role_binding()->set_role(v1::VIEWER);
    return binding;
}

} // namespace accesspage
