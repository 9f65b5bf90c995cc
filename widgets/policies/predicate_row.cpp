#include "widgets/policies/predicate_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QRegularExpressionValidator>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/kit/icons.h"
#include "widgets/kit/role_label.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/predicates.h"
#include "widgets/policies/values_line.h"
#include "widgets/policies/vocabulary.h"

namespace policiespage {

namespace {

enum ValuePage { TextsPage, RangePage, FlagPage };

QString boundText(bool isGiven, std::int64_t bound) {
    return isGiven ? QString::number(bound) : QString();
}

// Half a number is none yet.
std::optional<std::int64_t> boundOf(const QLineEdit *line) {
    bool isNumber = false;
    const auto bound = line->text().toLongLong(&isNumber);
    return isNumber ? std::optional<std::int64_t>(bound) : std::nullopt;
}

void setQuietly(QLineEdit *line, const QString &text) {
    if (line->text() != text)
        line->setText(text);
}

} // namespace

PredicateRow::PredicateRow(const kit::Theme &theme, const Vocabulary &vocabulary, QWidget *parent)
    : QWidget(parent),
      vocabulary_(vocabulary),
      attribute_(new ValuesLine),
      test_(new QComboBox),
      value_(new QStackedWidget),
      texts_(new ValuesLine),
      low_(new QLineEdit),
      high_(new QLineEdit),
      flag_(new QComboBox),
      mistake_(new kit::RoleLabel(theme, kit::TextRole::Caption)) {
    build(theme);
    offerNames();
    offerTests();
    showValue();
    connect(&vocabulary, &Vocabulary::changed, this, [this] {
        offerNames();
        offerTests();
        showValue();
    });
}

void PredicateRow::build(const kit::Theme &theme) {
    attribute_->setSingle(true);
    attribute_->setObjectName(QStringLiteral("predicateAttribute"));
    attribute_->setAccessibleName(tr("Attribute"));
    attribute_->setPlaceholderText(tr("Attribute"));
    test_->setObjectName(QStringLiteral("predicateTest"));
    test_->setAccessibleName(tr("Test"));
    test_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *remove = new QToolButton;
    remove->setObjectName(QStringLiteral("predicateRemove"));
    remove->setIcon(kit::icon(theme, kit::Icon::Close));
    remove->setToolTip(tr("Remove this test"));
    remove->setAccessibleName(tr("Remove this test"));
    remove->setAutoRaise(true);
    mistake_->setObjectName(QStringLiteral("predicateMistake"));
    mistake_->setTone(kit::Tone::Danger);
    mistake_->setWordWrap(true);
    mistake_->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceTiny));
    row->addWidget(attribute_, 4);
    row->addWidget(test_);
    row->addWidget(buildValue(), 5);
    row->addWidget(remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(kit::Size::SpaceTiny));
    column->addLayout(row);
    column->addWidget(mistake_);
    connect(attribute_, &QLineEdit::textEdited, this, &PredicateRow::takeAttribute);
    connect(test_, &QComboBox::activated, this, [this](int index) {
        Predicates::retest(&predicate_, test_->itemData(index).toString().toStdString());
        showValue();
        Q_EMIT edited();
    });
    connect(remove, &QToolButton::clicked, this, &PredicateRow::removeRequested);
}

QWidget *PredicateRow::buildValue() {
    texts_->setObjectName(QStringLiteral("predicateValues"));
    texts_->setAccessibleName(tr("Values"));
    texts_->setPlaceholderText(tr("Values, separated by commas"));
    low_->setObjectName(QStringLiteral("predicateLow"));
    low_->setPlaceholderText(tr("at least"));
    low_->setAccessibleName(tr("At least"));
    high_->setObjectName(QStringLiteral("predicateHigh"));
    high_->setPlaceholderText(tr("at most"));
    high_->setAccessibleName(tr("At most"));
    static const QRegularExpression number(QStringLiteral("-?[0-9]{0,18}"));
    for (auto *bound : {low_, high_}) {
        bound->setValidator(new QRegularExpressionValidator(number, bound));
        connect(bound, &QLineEdit::textEdited, this, &PredicateRow::takeRange);
    }
    auto *range = new QWidget;
    auto *bounds = new QHBoxLayout(range);
    bounds->setContentsMargins(0, 0, 0, 0);
    bounds->addWidget(low_);
    bounds->addWidget(high_);
    flag_->setObjectName(QStringLiteral("predicateFlag"));
    flag_->setAccessibleName(tr("Value"));
    flag_->addItem(tr("yes"), true);
    flag_->addItem(tr("no"), false);
    value_->addWidget(texts_);
    value_->addWidget(range);
    value_->addWidget(flag_);
    value_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(texts_, &QLineEdit::textEdited, this, &PredicateRow::take);
    connect(flag_, &QComboBox::activated, this, &PredicateRow::take);
    return value_;
}

void PredicateRow::show(const v1::PolicyPredicate &predicate) {
    predicate_ = predicate;
    setQuietly(attribute_, QString::fromStdString(predicate.attribute()));
    offerTests();
    showValue();
}

void PredicateRow::setStage(v1::PolicyStage stage) {
    stage_ = stage;
    offerNames();
}

void PredicateRow::offerNames() {
    attribute_->setOffered(vocabulary_.names(stage_));
}

// A test that does not fit stays to be seen: what is wrong with it is said below.
void PredicateRow::offerTests() {
    const auto own = Predicates::testOf(predicate_);
    auto tests = Predicates::testsOf(vocabulary_.typeOf(predicate_.attribute()));
    if (!own.empty() && std::find(tests.begin(), tests.end(), own) == tests.end())
        tests.push_back(own);
    test_->clear();
    for (const auto &test : tests)
        test_->addItem(PolicyWords::test(test), QString::fromStdString(test));
    test_->setCurrentIndex(own.empty() ? -1 : test_->findData(QString::fromStdString(own)));
}

void PredicateRow::showValue() {
    using Test = v1::PolicyPredicate::TestCase;
    const auto *texts = Predicates::texts(predicate_);
    QStringList values;
    if (texts)
        for (const auto &value : texts->values())
            values << QString::fromStdString(value);
    else if (predicate_.test_case() == Test::kPrefix)
        values << QString::fromStdString(predicate_.prefix());
    texts_->setSingle(predicate_.test_case() == Test::kPrefix);
    texts_->setOffered(vocabulary_.valuesOf(predicate_.attribute()));
    texts_->setValues(values);
    switch (predicate_.test_case()) {
    case Test::kBetween:
        value_->setCurrentIndex(RangePage);
        setQuietly(low_, boundText(predicate_.between().has_low(), predicate_.between().low()));
        setQuietly(high_, boundText(predicate_.between().has_high(), predicate_.between().high()));
        return;
    case Test::kIs:
    case Test::kIsSet:
        value_->setCurrentIndex(FlagPage);
        flag_->setCurrentIndex(
            flag_->findData(predicate_.test_case() == Test::kIs ? predicate_.is() : predicate_.is_set()));
        return;
    default:
        value_->setCurrentIndex(TextsPage);
    }
}

void PredicateRow::takeAttribute(const QString &name) {
    predicate_.set_attribute(name.trimmed().toStdString());
    offerTests();
    // The first test that fits, where there is none yet.
    if (vocabulary_.find(predicate_.attribute()) && test_->currentIndex() < 0) {
        Predicates::retest(&predicate_, test_->itemData(0).toString().toStdString());
        offerTests();
    }
    showValue();
    Q_EMIT edited();
}

void PredicateRow::take() {
    using Test = v1::PolicyPredicate::TestCase;
    // Values that are written before anybody says how they are tested are tested in the most usual way.
    if (predicate_.test_case() == Test::TEST_NOT_SET && test_->count() > 0) {
        Predicates::retest(&predicate_, test_->itemData(0).toString().toStdString());
        offerTests();
    }
    switch (predicate_.test_case()) {
    case Test::kPrefix:
        predicate_.set_prefix(texts_->text().toStdString());
        break;
    case Test::kIs:
        predicate_.set_is(flag_->currentData().toBool());
        break;
    case Test::kIsSet:
        predicate_.set_is_set(flag_->currentData().toBool());
        break;
    default:
        if (auto *texts = Predicates::mutableTexts(&predicate_)) {
            texts->clear_values();
            for (const auto &value : texts_->values())
                texts->add_values(value.toStdString());
        }
    }
    Q_EMIT edited();
}

void PredicateRow::takeRange() {
    auto *range = predicate_.mutable_between();
    range->Clear();
    if (const auto low = boundOf(low_))
        range->set_low(*low);
    if (const auto high = boundOf(high_))
        range->set_high(*high);
    Q_EMIT edited();
}

void PredicateRow::setMistake(const QString &sentence) {
    mistake_->setText(sentence);
    mistake_->setVisible(!sentence.isEmpty());
}

void PredicateRow::takeKeyboard(const QString &field) {
    QWidget *to = attribute_;
    if (field.endsWith(QLatin1String("between.high")))
        to = high_;
    else if (field.endsWith(QLatin1String("between.low")))
        to = low_;
    else if (!field.isEmpty() && !field.endsWith(QLatin1String("attribute")))
        to = texts_->isVisible() ? static_cast<QWidget *>(texts_) : test_;
    to->setFocus(Qt::OtherFocusReason);
}

} // namespace policiespage
