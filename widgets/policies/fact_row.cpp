#include "widgets/policies/fact_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/kit/icons.h"
#include "widgets/kit/role_label.h"
#include "widgets/policies/values_line.h"
#include "widgets/policies/vocabulary.h"

namespace policiespage {

namespace {

enum ValuePage { TextsPage, NumberPage, FlagPage };

void setQuietly(QLineEdit *line, const QString &text) {
    if (line->text() != text)
        line->setText(text);
}

} // namespace

FactRow::FactRow(const kit::Theme &theme, const Vocabulary &vocabulary, QWidget *parent)
    : QWidget(parent),
      vocabulary_(vocabulary),
      attribute_(new ValuesLine),
      value_(new QStackedWidget),
      texts_(new ValuesLine),
      number_(new QLineEdit),
      flag_(new QComboBox),
      mistake_(new kit::RoleLabel(theme, kit::TextRole::Caption)) {
    buildValue();
    build(theme);
    offer();
    showValue();
    connect(&vocabulary, &Vocabulary::changed, this, [this] {
        offer();
        showValue();
    });
}

void FactRow::build(const kit::Theme &theme) {
    attribute_->setSingle(true);
    attribute_->setObjectName(QStringLiteral("factAttribute"));
    attribute_->setAccessibleName(tr("Attribute"));
    attribute_->setPlaceholderText(tr("Attribute"));
    auto *remove = new QToolButton;
    remove->setObjectName(QStringLiteral("factRemove"));
    remove->setIcon(kit::icon(theme, kit::Icon::Close));
    remove->setToolTip(tr("Remove this fact"));
    remove->setAccessibleName(tr("Remove this fact"));
    remove->setAutoRaise(true);
    mistake_->setTone(kit::Tone::Danger);
    mistake_->setWordWrap(true);
    mistake_->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceTiny));
    row->addWidget(attribute_, 4);
    row->addWidget(value_, 5);
    row->addWidget(remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(kit::Size::SpaceTiny));
    column->addLayout(row);
    column->addWidget(mistake_);
    connect(attribute_, &QLineEdit::textEdited, this, [this](const QString &name) {
        fact_.set_attribute(name.trimmed().toStdString());
        // What was written stands as far as it fits the type of this one.
        take();
        offer();
        showValue();
    });
    connect(remove, &QToolButton::clicked, this, &FactRow::removeRequested);
}

void FactRow::buildValue() {
    texts_->setObjectName(QStringLiteral("factValue"));
    texts_->setAccessibleName(tr("Value"));
    texts_->setPlaceholderText(tr("Value"));
    number_->setObjectName(QStringLiteral("factNumber"));
    number_->setAccessibleName(tr("Number"));
    number_->setPlaceholderText(tr("Number"));
    static const QRegularExpression whole(QStringLiteral("-?[0-9]{0,18}"));
    number_->setValidator(new QRegularExpressionValidator(whole, number_));
    flag_->setObjectName(QStringLiteral("factFlag"));
    flag_->setAccessibleName(tr("Value"));
    flag_->addItem(tr("yes"), true);
    flag_->addItem(tr("no"), false);
    for (QWidget *page : std::initializer_list<QWidget *>{texts_, number_, flag_})
        value_->addWidget(page);
    value_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(texts_, &QLineEdit::textEdited, this, &FactRow::take);
    connect(number_, &QLineEdit::textEdited, this, &FactRow::take);
    connect(flag_, &QComboBox::activated, this, &FactRow::take);
}

// As the vocabulary has it; of an attribute that it does not know, as it is written already.
v1::PolicyFact::ValueCase FactRow::kind() const {
    switch (static_cast<int>(vocabulary_.typeOf(fact_.attribute()))) {
    case v1::PolicyAttribute::TEXT:
        return v1::PolicyFact::kText;
    case v1::PolicyAttribute::NUMBER:
        return v1::PolicyFact::kNumber;
    case v1::PolicyAttribute::TEXTS:
        return v1::PolicyFact::kTexts;
    case v1::PolicyAttribute::FLAG:
        return v1::PolicyFact::kFlag;
    default:
        return fact_.value_case() == v1::PolicyFact::VALUE_NOT_SET ? v1::PolicyFact::kText : fact_.value_case();
    }
}

void FactRow::offer() {
    attribute_->setOffered(vocabulary_.names());
    texts_->setSingle(kind() != v1::PolicyFact::kTexts);
    texts_->setOffered(vocabulary_.valuesOf(fact_.attribute()));
}

void FactRow::show(const v1::PolicyFact &fact) {
    fact_ = fact;
    setQuietly(attribute_, QString::fromStdString(fact.attribute()));
    offer();
    showValue();
}

void FactRow::showValue() {
    switch (kind()) {
    case v1::PolicyFact::kNumber:
        value_->setCurrentIndex(NumberPage);
        setQuietly(number_, fact_.has_number() ? QString::number(fact_.number()) : QString());
        return;
    case v1::PolicyFact::kFlag:
        value_->setCurrentIndex(FlagPage);
        flag_->setCurrentIndex(fact_.has_flag() ? flag_->findData(fact_.flag()) : -1);
        return;
    default:
        break;
    }
    value_->setCurrentIndex(TextsPage);
    QStringList values;
    for (const auto &value : fact_.texts().values())
        values << QString::fromStdString(value);
    if (fact_.has_text())
        values << QString::fromStdString(fact_.text());
    texts_->setValues(values);
}

void FactRow::take() {
    switch (kind()) {
    case v1::PolicyFact::kNumber: {
        bool isNumber = false;
        const auto number = number_->text().toLongLong(&isNumber);
        if (isNumber)
            fact_.set_number(number);
        else
            fact_.clear_value();
        break;
    }
    case v1::PolicyFact::kFlag:
        if (flag_->currentIndex() >= 0)
            fact_.set_flag(flag_->currentData().toBool());
        else
            fact_.clear_value();
        break;
    case v1::PolicyFact::kTexts: {
        auto &texts = *fact_.mutable_texts();
        texts.clear_values();
        for (const auto &value : texts_->values())
            texts.add_values(value.toStdString());
        break;
    }
    default:
        fact_.set_text(texts_->text().toStdString());
    }
    Q_EMIT edited();
}

void FactRow::setMistake(const QString &sentence) {
    mistake_->setText(sentence);
    mistake_->setVisible(!sentence.isEmpty());
}

void FactRow::takeKeyboard() {
    attribute_->setFocus(Qt::OtherFocusReason);
}

} // namespace policiespage
