#include <QLineEdit>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "widgets/kit/amount_text.h"
#include "widgets/kit/bytes_text.h"
#include "widgets/kit/duration_text.h"
#include "widgets/kit/field_editors.h"
#include "widgets/kit/field_words.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

class DurationEditor final : public FieldEditor {
public:
    DurationEditor(const pb::FieldDescriptor *field, QWidget *parent)
        : FieldEditor(field, parent), line_(new QLineEdit) {
        line_->setPlaceholderText(FieldEditor::tr("For example 30 s, 5 min or 1 h 30 min"));
        editors::bareRow(this)->addWidget(line_);
        connect(line_, &QLineEdit::textEdited, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        const auto *reflection = message.GetReflection();
        line_->setText(reflection->HasField(message, field()) ? DurationText::of(static_cast<const pb::Duration &>(
                                                                    reflection->GetMessage(message, field())))
                                                              : QString());
    }
    bool store(pb::Message *message) const override {
        if (line_->text().trimmed().isEmpty()) {
            message->GetReflection()->ClearField(message, field());
            return true;
        }
        const auto duration = DurationText::parse(line_->text());
        if (duration)
            message->GetReflection()->MutableMessage(message, field())->CopyFrom(*duration);
        return duration.has_value();
    }
    QWidget *control() const override { return line_; }

private:
    QLineEdit *line_;
};

// Basis points as percent, with up to two decimals.
class PercentEditor final : public FieldEditor {
public:
    PercentEditor(const pb::FieldDescriptor *field, QWidget *parent)
        : FieldEditor(field, parent), line_(new QLineEdit) {
        line_->setPlaceholderText(FieldEditor::tr("Percent"));
        editors::bareRow(this)->addWidget(line_);
        connect(line_, &QLineEdit::textEdited, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        const auto *reflection = message.GetReflection();
        const auto points = reflection->GetInt32(message, field());
        if (field()->has_presence() && !reflection->HasField(message, field()))
            line_->clear();
        else
            line_->setText(FieldEditor::tr("%1 %", "percent")
                               .arg(locale().toString(points / 100.0, 'f', points % 100 == 0 ? 0 : 2)));
    }
    bool store(pb::Message *message) const override {
        auto text = line_->text().remove(QLatin1Char('%')).trimmed();
        const auto *reflection = message->GetReflection();
        if (text.isEmpty()) {
            reflection->ClearField(message, field());
            return true;
        }
        bool isNumber = false;
        const double points = locale().toDouble(text, &isNumber) * 100;
        constexpr double tolerance = 1e-6;
        constexpr double most = 2e9;
        if (!isNumber || qAbs(points) > most || qAbs(points - qRound64(points)) > tolerance)
            return false;
        reflection->SetInt32(message, field(), static_cast<int>(qRound64(points)));
        return true;
    }
    QWidget *control() const override { return line_; }

private:
    QLineEdit *line_;
};

class BytesEditor final : public FieldEditor {
public:
    BytesEditor(const pb::FieldDescriptor *field, QWidget *parent) : FieldEditor(field, parent), line_(new QLineEdit) {
        const auto zero = FieldWords::zero(field);
        isZeroSaid_ = !zero.isEmpty();
        line_->setPlaceholderText(isZeroSaid_ ? zero : FieldEditor::tr("For example 24 GiB or 512 MiB"));
        editors::bareRow(this)->addWidget(line_);
        connect(line_, &QLineEdit::textEdited, this, &FieldEditor::edited);
        // "24gib" and "24576 MiB" are said one way, once they are typed.
        connect(line_, &QLineEdit::editingFinished, this, [this] {
            if (const auto bytes = BytesText::parse(line_->text(), locale()))
                line_->setText(BytesText::of(*bytes, locale()));
        });
    }
    void show(const pb::Message &message) override {
        const auto *reflection = message.GetReflection();
        if ((field()->has_presence() || isZeroSaid_) && !reflection->HasField(message, field()))
            line_->clear();
        else
            line_->setText(BytesText::of(reflection->GetInt64(message, field()), locale()));
    }
    bool store(pb::Message *message) const override {
        if (line_->text().trimmed().isEmpty()) {
            message->GetReflection()->ClearField(message, field());
            return true;
        }
        const auto bytes = BytesText::parse(line_->text(), locale());
        if (bytes)
            message->GetReflection()->SetInt64(message, field(), *bytes);
        return bytes.has_value();
    }
    QWidget *control() const override { return line_; }

private:
    bool isZeroSaid_ = false;
    QLineEdit *line_;
};

// Millionths of a currency that another field names.
class MoneyEditor final : public FieldEditor {
public:
    MoneyEditor(const pb::FieldDescriptor *field, QWidget *parent) : FieldEditor(field, parent), line_(new QLineEdit) {
        line_->setPlaceholderText(
            FieldEditor::tr("For example %1").arg(AmountText::of(2'500'000, locale()))); // an hour of a GPU
        editors::bareRow(this)->addWidget(line_);
        connect(line_, &QLineEdit::textEdited, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        const auto *reflection = message.GetReflection();
        if (reflection->HasField(message, field()))
            line_->setText(AmountText::of(reflection->GetInt64(message, field()), locale()));
        else
            line_->clear();
    }
    bool store(pb::Message *message) const override {
        if (line_->text().trimmed().isEmpty()) {
            message->GetReflection()->ClearField(message, field());
            return true;
        }
        const auto micros = AmountText::parse(line_->text(), locale());
        if (micros)
            message->GetReflection()->SetInt64(message, field(), *micros);
        return micros.has_value();
    }
    QWidget *control() const override { return line_; }

private:
    QLineEdit *line_;
};

} // namespace

FieldEditor *editors::money(Field field, QWidget *parent) {
    return new MoneyEditor(field, parent);
}

FieldEditor *editors::duration(Field field, QWidget *parent) {
    return new DurationEditor(field, parent);
}

FieldEditor *editors::bytes(Field field, QWidget *parent) {
    return new BytesEditor(field, parent);
}

FieldEditor *editors::percent(Field field, QWidget *parent) {
    return new PercentEditor(field, parent);
}

} // namespace kit
