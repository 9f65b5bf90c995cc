#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/map_field.h>

#include "widgets/kit/engine_words.h"
#include "widgets/kit/field_editors.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/tab_order.h"
#include "widgets/kit/theme.h"

namespace kit {

namespace {

namespace pb = google::protobuf;

using Values = std::map<std::string, std::string>;

QString text(const std::string &value) {
    return harmless(QString::fromStdString(value));
}

// The settings of a deployment's engine: a row for each parameter of the chosen template, and one for each value that
// the template does not know, which can only be removed.
class ParametersEditor final : public FieldEditor {
public:
    ParametersEditor(const pb::FieldDescriptor *field, const FormContext &context, QWidget *parent)
        : FieldEditor(field, parent), theme_(context.theme), find_(context.find), column_(new QVBoxLayout(this)) {
        column_->setContentsMargins(context.theme.px(Size::SpaceLarge), 0, 0, 0);
        rebuild();
    }
    void show(const pb::Message &message) override {
        const auto &given = static_cast<const v1::DeploymentSpec &>(message).parameters();
        values_ = Values(given.begin(), given.end());
        rebuild();
    }
    bool store(pb::Message *message) const override {
        auto &parameters = *static_cast<v1::DeploymentSpec *>(message)->mutable_parameters();
        parameters.clear();
        for (const auto &[name, value] : values_)
            parameters[name] = value;
        return true;
    }
    QWidget *control() const override { return first_; }
    bool isWide() const override { return true; }
    void follow(const pb::Message &spec) override {
        const auto &engine = static_cast<const v1::DeploymentSpec &>(spec).engine();
        const auto found = find_ && !engine.empty() ? find_(engine) : nullptr;
        auto known = found ? found->engine_template() : v1::EngineTemplateSpec();
        if (engine == engine_ && known.SerializeAsString() == template_.SerializeAsString())
            return;
        engine_ = engine;
        template_ = std::move(known);
        rebuild();
    }

private:
    void rebuild() {
        delete rows_;
        rows_ = new QWidget(this);

        first_ = nullptr;
        auto *grid = new QGridLayout(rows_);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(theme_.px(Size::SpaceLarge));
        grid->setVerticalSpacing(theme_.px(Size::SpaceSmall));
        grid->setColumnStretch(1, 1);
        for (const auto &parameter : template_.parameters())
            addParameter(parameter, grid);
        for (const auto &[name, value] : values_) {
            if (!isKnown(name))
                addStranger(name, value, grid);
        }
        if (!first_)
            addEmptiness(grid);
        column_->addWidget(rows_);
        orderTabs(this, {rows_});
    }
    bool isKnown(const std::string &name) const {
        return std::any_of(template_.parameters().begin(), template_.parameters().end(),
                           [&](const auto &parameter) { return parameter.name() == name; });
    }
    void addEmptiness(QGridLayout *grid) {
        auto *words = new RoleLabel(theme_, TextRole::Body,
                                    engine_.empty() ? FieldEditor::tr("Choose an engine template first.")
                                                    : FieldEditor::tr("This engine template has no settings."));
        words->setColor(Color::Text3);
        words->setFocusPolicy(Qt::TabFocus);
        grid->addWidget(words, 0, 0, 1, 2);
        first_ = words;
    }
    void addRow(const QString &name, QWidget *control, QGridLayout *grid) {
        auto *label = new RoleLabel(theme_, TextRole::Body, name);
        label->setFixedWidth(theme_.px(Size::FactLabel) - theme_.px(Size::SpaceLarge));
        label->setWordWrap(true);
        label->setBuddy(control);
        control->setAccessibleName(name);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(control, row, 1);
        if (!first_)
            first_ = control;
    }
    void addParameter(const v1::EngineParameter &parameter, QGridLayout *grid) {
        const auto name =
            parameter.display_name().empty() ? text(parameter.name()) : EngineWords::line(parameter.display_name());
        auto *control = parameter.type() == v1::PARAMETER_CHOICE || parameter.type() == v1::PARAMETER_BOOLEAN
                            ? static_cast<QWidget *>(makeChoice(parameter))
                            : makeLine(parameter);
        control->setObjectName(QStringLiteral("parameters.") + QString::fromStdString(parameter.name()));
        control->setToolTip(plainToolTip(EngineWords::line(parameter.description())));
        addRow(name, control, grid);
        if (parameter.description().empty())
            return;
        auto *help = new RoleLabel(theme_, TextRole::Caption, EngineWords::line(parameter.description()));
        help->setColor(Color::Text2);
        help->setWordWrap(true);
        grid->addWidget(help, grid->rowCount(), 1);
    }
    QString defaultWords(const v1::EngineParameter &parameter) const {
        return parameter.default_value().empty()
                   ? FieldEditor::tr("left to the engine")
                   : FieldEditor::tr("default: %1").arg(spoken(parameter, text(parameter.default_value())));
    }
    static QString spoken(const v1::EngineParameter &parameter, const QString &value) {
        if (parameter.type() != v1::PARAMETER_BOOLEAN)
            return value;
        return value == QLatin1String("true") ? FieldEditor::tr("yes") : FieldEditor::tr("no");
    }
    QComboBox *makeChoice(const v1::EngineParameter &parameter) {
        auto *box = new QComboBox;
        box->addItem(defaultWords(parameter), QString());
        QStringList choices{QStringLiteral("true"), QStringLiteral("false")};
        if (parameter.type() == v1::PARAMETER_CHOICE) {
            choices.clear();
            for (const auto &choice : parameter.choices())
                choices << QString::fromStdString(choice);
        }
        const auto given = values_.find(parameter.name());
        const auto now = given == values_.end() ? QString() : QString::fromStdString(given->second);
        // What stands there although it is no choice stays until somebody changes it.
        if (!now.isEmpty() && !choices.contains(now))
            choices << now;
        for (const auto &choice : std::as_const(choices))
            box->addItem(spoken(parameter, harmless(choice)), choice);
        box->setCurrentIndex(box->findData(now));
        connect(box, &QComboBox::activated, this,
                [this, box, name = parameter.name()] { set(name, box->currentData().toString()); });
        return box;
    }
    QLineEdit *makeLine(const v1::EngineParameter &parameter) {
        auto *line = new QLineEdit;
        line->setPlaceholderText(parameter.minimum() == 0 && parameter.maximum() == 0
                                     ? defaultWords(parameter)
                                     : FieldEditor::tr("%1, from %L2 to %L3", "default, least, most")
                                           .arg(defaultWords(parameter))
                                           .arg(static_cast<qlonglong>(parameter.minimum()))
                                           .arg(static_cast<qlonglong>(parameter.maximum())));
        if (const auto given = values_.find(parameter.name()); given != values_.end())
            line->setText(QString::fromStdString(given->second));
        connect(line, &QLineEdit::textEdited, this,
                [this, name = parameter.name()](const QString &value) { set(name, value.trimmed()); });
        return line;
    }
    void addStranger(const std::string &name, const std::string &value, QGridLayout *grid) {
        auto *remove = new QPushButton(FieldEditor::tr("Remove %1, which the engine does not know").arg(text(value)));
        remove->setAutoDefault(false);
        connect(remove, &QPushButton::clicked, this, [this, name] {
            values_.erase(name);
            Q_EMIT edited();
            // The button itself goes with its row.
            QMetaObject::invokeMethod(
                this, [this] { rebuild(); }, Qt::QueuedConnection);
        });
        remove->setObjectName(QStringLiteral("parameters.") + QString::fromStdString(name));
        addRow(text(name), remove, grid);
    }
    void set(const std::string &name, const QString &value) {
        if (value.isEmpty())
            values_.erase(name);
        else
            values_[name] = value.toStdString();
        Q_EMIT edited();
    }

    const Theme &theme_;
    const ResourceByName find_;
    QVBoxLayout *column_;
    QWidget *rows_ = nullptr;
    QWidget *first_ = nullptr;
    std::string engine_;
    v1::EngineTemplateSpec template_;
    Values values_;
};

} // namespace

FieldEditor *editors::parameters(Field field, const FormContext &context, QWidget *parent) {
    return new ParametersEditor(field, context, parent);
}

} // namespace kit
