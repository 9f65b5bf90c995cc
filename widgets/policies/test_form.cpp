#include "widgets/policies/test_form.h"

#include <QVBoxLayout>

#include "widgets/kit/role_label.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/example_editor.h"
#include "widgets/policies/message_form.h"
#include "widgets/policies/policy_words.h"

namespace policiespage {

namespace {

MessageForm *formOf(const kit::Session &session, const char *fields) {
    return new MessageForm(session, v1::PolicyTest::descriptor(), QString::fromLatin1(fields).split(QLatin1Char(' ')),
                           true);
}

} // namespace

TestForm::TestForm(const kit::Session &session, Draft &draft, const Vocabulary &vocabulary, QWidget *parent)
    : QScrollArea(parent),
      draft_(draft),
      head_(formOf(session, "id description stage")),
      example_(new ExampleEditor(session.theme, vocabulary)),
      foot_(formOf(session, "is_allowed rule approvals")),
      mistake_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)) {
    setObjectName(QStringLiteral("testForm"));
    setAccessibleName(tr("Test"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    mistake_->setObjectName(QStringLiteral("testMistake"));
    mistake_->setTone(kit::Tone::Danger);
    mistake_->setWordWrap(true);
    mistake_->hide();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    const auto &theme = session.theme;
    const int margin = theme.px(kit::Size::SpaceLarge);
    column->setContentsMargins(margin, theme.px(kit::Size::SpaceMedium), margin, theme.px(kit::Size::SpaceMedium));
    column->setSpacing(theme.px(kit::Size::SpaceMedium));
    auto *expected = new kit::RoleLabel(theme, kit::TextRole::Label, tr("What must come of it"));
    for (QWidget *part : std::initializer_list<QWidget *>{mistake_, head_, example_, expected, foot_})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    for (auto *form : {head_, foot_})
        connect(form, &MessageForm::edited, this, [this, form] { take(form); });
    connect(example_, &ExampleEditor::edited, this, &TestForm::takeExample);
    connect(&draft, &Draft::changed, this, [this](Draft::Origin origin) {
        if (origin != Draft::Origin::Form)
            follow();
    });
}

void TestForm::show(const std::string &test) {
    test_ = test;
    position_ = -1;
    if (!test.empty())
        follow();
}

// Written elsewhere: the test may stand at another place, or be gone.
void TestForm::follow() {
    if (test_.empty())
        return;
    const auto &tests = draft_.edited().policy_set().tests();
    const bool isThere = position_ >= 0 && position_ < tests.size() && tests.Get(position_).id() == test_;
    for (int i = 0; !isThere && i < tests.size(); ++i)
        if (tests.Get(i).id() == test_) {
            position_ = i;
            return fill(tests.Get(i));
        }
    if (isThere)
        return fill(tests.Get(position_));
    test_.clear();
    Q_EMIT gone();
}

void TestForm::fill(const v1::PolicyTest &test) {
    for (auto *form : {head_, foot_})
        form->show(test);
    example_->show(test.example());
}

v1::PolicyTest *TestForm::testIn(v1::Resource *set) const {
    auto &tests = *set->mutable_policy_set()->mutable_tests();
    const bool isThere = position_ >= 0 && position_ < tests.size() && tests.Get(position_).id() == test_;
    return isThere ? tests.Mutable(position_) : nullptr;
}

void TestForm::take(MessageForm *form) {
    auto set = draft_.edited();
    auto *test = testIn(&set);
    if (!test || !form->store(test))
        return;
    const bool isRenamed = test->id() != test_;
    test_ = test->id();
    draft_.put(std::move(set), Draft::Origin::Form);
    if (isRenamed)
        Q_EMIT renamed(QString::fromStdString(test_));
}

void TestForm::takeExample() {
    auto set = draft_.edited();
    auto *test = testIn(&set);
    if (!test)
        return;
    example_->store(test->mutable_example());
    draft_.put(std::move(set), Draft::Origin::Form);
}

void TestForm::showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations) {
    for (auto *form : {head_, foot_})
        form->clearMistakes();
    example_->clearMistakes();
    mistake_->hide();
    const auto prefix = QStringLiteral("spec.tests[%1]").arg(QString::fromStdString(test_));
    for (const auto &violation : violations) {
        const auto path = QString::fromStdString(violation.field());
        if (test_.empty() || !path.startsWith(prefix))
            continue;
        const auto rest = path.mid(prefix.size());
        const auto sentence = PolicyWords::mistake(violation);
        if (rest.startsWith(QLatin1String(".example"))) {
            example_->showMistake(rest.mid(8), sentence);
        } else if (!head_->showMistake(rest.mid(1), sentence) && !foot_->showMistake(rest.mid(1), sentence)) {
            mistake_->setText(sentence);
            mistake_->show();
        }
    }
}

void TestForm::takeKeyboard() {
    head_->takeKeyboard();
}

} // namespace policiespage
