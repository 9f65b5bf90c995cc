#include "widgets/kit/field_editors.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include "backend/core/canonical_json.h"
#include "widgets/kit/bytes_text.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_edit.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

class NumberEditor final : public FieldEditor {
public:
    NumberEditor(const pb::FieldDescriptor *field, QWidget *parent) : FieldEditor(field, parent), line_(new QLineEdit) {
        editors::bareRow(this)->addWidget(line_);
        line_->setPlaceholderText(FieldWords::zero(field));
        connect(line_, &QLineEdit::textEdited, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        const auto *reflection = message.GetReflection();
        const bool isZero = !field()->has_presence() && !reflection->HasField(message, field());
        if (isZero && !line_->placeholderText().isEmpty())
            line_->clear();
        else if (field()->has_presence() && !reflection->HasField(message, field()))
            line_->clear();
        else if (field()->cpp_type() == pb::FieldDescriptor::CPPTYPE_INT64)
            line_->setText(locale().toString(static_cast<qlonglong>(reflection->GetInt64(message, field()))));
        else
            line_->setText(locale().toString(reflection->GetInt32(message, field())));
    }
    bool store(pb::Message *message) const override {
        bool isNumber = line_->text().trimmed().isEmpty();
        if (isNumber) {
            message->GetReflection()->ClearField(message, field());
            return true;
        }
        if (field()->cpp_type() == pb::FieldDescriptor::CPPTYPE_INT64) {
            const auto value = locale().toLongLong(line_->text(), &isNumber);
            if (isNumber)
                message->GetReflection()->SetInt64(message, field(), value);
        } else {
            const int value = locale().toInt(line_->text(), &isNumber);
            if (isNumber)
                message->GetReflection()->SetInt32(message, field(), value);
        }
        return isNumber;
    }
    QWidget *control() const override { return line_; }

private:
    QLineEdit *line_;
};

// An instant, or none.
class InstantEditor final : public FieldEditor {
public:
    InstantEditor(const pb::FieldDescriptor *field, QWidget *parent)
        : FieldEditor(field, parent), isSet_(new QCheckBox(FieldEditor::tr("At"))), edit_(new TimeEdit) {
        edit_->setTimeSpec(Qt::UTC);
        edit_->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
        edit_->setCalendarPopup(true);
        edit_->setAccessibleName(FieldWords::label(field));
        auto *row = editors::bareRow(this);
        row->addWidget(isSet_);
        row->addWidget(edit_, 1);
        connect(isSet_, &QCheckBox::toggled, edit_, &QWidget::setEnabled);
        connect(isSet_, &QCheckBox::clicked, this, &FieldEditor::edited);
        connect(edit_, &QDateTimeEdit::dateTimeChanged, this, &FieldEditor::edited);
    }
    void show(const pb::Message &message) override {
        const QSignalBlocker quiet(edit_);
        isSet_->setChecked(message.GetReflection()->HasField(message, field()));
        edit_->setEnabled(isSet_->isChecked());
        if (!isSet_->isChecked())
            return edit_->setDateTime(proposed());
        const auto &instant = static_cast<const pb::Timestamp &>(message.GetReflection()->GetMessage(message, field()));
        edit_->setDateTime(QDateTime::fromSecsSinceEpoch(instant.seconds(), Qt::UTC));
    }
    bool store(pb::Message *message) const override {
        if (!isSet_->isChecked()) {
            message->GetReflection()->ClearField(message, field());
            return true;
        }
        auto *instant = static_cast<pb::Timestamp *>(message->GetReflection()->MutableMessage(message, field()));
        instant->set_seconds(edit_->dateTime().toSecsSinceEpoch());
        return true;
    }
    QWidget *control() const override { return isSet_; }

private:
    // Where nobody has said when: the hour that is, tomorrow.
    static QDateTime proposed() {
        constexpr qint64 hour = 3600;
        const auto tomorrow = QDateTime::currentSecsSinceEpoch() + 24 * hour;
        return QDateTime::fromSecsSinceEpoch(tomorrow - tomorrow % hour, Qt::UTC);
    }

    QCheckBox *isSet_;
    TimeEdit *edit_;
};

// A value that is shown, not edited.
class ShownValue final : public FieldEditor {
public:
    ShownValue(const pb::FieldDescriptor *field, const QString &obstacle, const Theme &theme, QWidget *parent)
        : FieldEditor(field, parent), label_(new QLabel), obstacle_(obstacle) {
        label_->setTextFormat(Qt::PlainText);
        label_->setFont(theme.font(TextRole::Mono));
        label_->setWordWrap(true);
        label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
        editors::bareRow(this)->addWidget(label_, 1);
    }
    void show(const pb::Message &message) override {
        const bool isThere = field()->is_repeated()    ? message.GetReflection()->FieldSize(message, field()) > 0
                             : field()->has_presence() ? message.GetReflection()->HasField(message, field())
                                                       : true;
        const bool isBytes = !field()->is_repeated() && field()->cpp_type() == pb::FieldDescriptor::CPPTYPE_INT64 &&
                             QString::fromStdString(field()->name()).endsWith(QLatin1String("_bytes"));
        label_->setText(!isThere  ? FieldEditor::tr("none")
                        : isBytes ? BytesText::of(message.GetReflection()->GetInt64(message, field()), locale())
                                  : wordsFor(message));
    }
    bool store(pb::Message *) const override { return true; }
    QWidget *control() const override { return label_; }
    QString obstacle() const override { return obstacle_; }

private:
    // A line or two; nothing in JSON tells where longer ones may be broken.
    static constexpr qsizetype longest = 120;

    QString wordsFor(const pb::Message &message) const {
        const auto json = QString::fromStdString(core::canonicalJson(message, field()));
        if (json.size() <= longest)
            return json;
        if (!field()->is_repeated())
            return FieldEditor::tr("a structure, which stands under JSON");
        return FieldEditor::tr("%n element(s), which stand under JSON", nullptr,
                               message.GetReflection()->FieldSize(message, field()));
    }

    QLabel *label_;
    const QString obstacle_;
};

} // namespace

FieldEditor *editors::number(Field field, QWidget *parent) {
    return new NumberEditor(field, parent);
}

FieldEditor *editors::instant(Field field, QWidget *parent) {
    return new InstantEditor(field, parent);
}

FieldEditor *editors::shown(Field field, const QString &obstacle, const Theme &theme, QWidget *parent) {
    return new ShownValue(field, obstacle, theme, parent);
}

} // namespace kit
