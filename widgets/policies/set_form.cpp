#include "widgets/policies/set_form.h"

#include <QVBoxLayout>

#include "widgets/kit/theme.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/message_form.h"
#include "widgets/policies/policy_words.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace {

QStringList names(const char *text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

SetForm::SetForm(const kit::Session &session, Draft &draft, QWidget *parent)
    : QScrollArea(parent),
      draft_(draft),
      name_(new MessageForm(session, v1::Meta::descriptor(), {QStringLiteral("name")}, true)),
      meta_(new MessageForm(session, v1::Meta::descriptor(), names("display_name team"), true)),
      spec_(new MessageForm(session, v1::PolicySetSpec::descriptor(),
                            names("description scope closed_stages shadow_time shadow_decisions"), true)) {
    setObjectName(QStringLiteral("setForm"));
    setAccessibleName(tr("Policy set"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    const auto &theme = session.theme;
    const int margin = theme.px(kit::Size::SpaceLarge);
    column->setContentsMargins(margin, theme.px(kit::Size::SpaceMedium), margin, theme.px(kit::Size::SpaceMedium));
    column->setSpacing(theme.px(kit::Size::SpaceSmall));
    for (auto *form : {name_, meta_, spec_})
        column->addWidget(form);
    column->addStretch(1);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    for (auto *form : {name_, meta_, spec_})
        connect(form, &MessageForm::edited, this, [this, form] { take(form); });
    connect(&draft, &Draft::changed, this, [this](Draft::Origin origin) {
        if (origin != Draft::Origin::Form)
            fill();
    });
    fill();
}

void SetForm::fill() {
    // A name is given once.
    name_->setVisible(draft_.isNew());
    name_->show(draft_.edited().meta());
    meta_->show(draft_.edited().meta());
    spec_->show(draft_.edited().policy_set());
}

void SetForm::take(MessageForm *form) {
    auto set = draft_.edited();
    google::protobuf::Message *message = set.mutable_meta();
    if (form == spec_)
        message = set.mutable_policy_set();
    if (form->store(message))
        draft_.put(std::move(set), Draft::Origin::Form);
    if (form == name_)
        name_->clearMistakes();
    showRefusedName();
}

void SetForm::showRefusedName() {
    if (draft_.isNameRefused())
        name_->showMistake(QStringLiteral("name"), tr("Another policy set has this name already. Choose another one."));
}

void SetForm::showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations) {
    for (auto *form : {name_, meta_, spec_})
        form->clearMistakes();
    for (const auto &violation : violations) {
        const auto path = QString::fromStdString(violation.field());
        const auto sentence = PolicyWords::mistake(violation);
        if (path.startsWith(QLatin1String("spec.")))
            spec_->showMistake(path.mid(5), sentence);
        else if (path.startsWith(QLatin1String("meta.")) && !meta_->showMistake(path.mid(5), sentence))
            name_->showMistake(path.mid(5), sentence);
    }
    showRefusedName();
}

} // namespace policiespage
