#include "widgets/kit/spec_form.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "backend/core/kinds.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"

namespace kit {

namespace pb = google::protobuf;

namespace {

const pb::FieldDescriptor *metaField(const char *name) {
    return v1::Meta::descriptor()->FindFieldByName(name);
}

} // namespace

SpecForm::SpecForm(const Theme &theme, NamesOfKind names, QWidget *parent)
    : QScrollArea(parent), theme_(theme), names_(std::move(names)) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Form"));
}

void SpecForm::show(const v1::Resource &resource, bool isNew) {
    resource_ = resource;
    rows_.clear();
    build(isNew);
    for (const auto &row : std::as_const(rows_))
        row.editor->show(*messageOf(row.editor));
    if (!rows_.isEmpty())
        rows_.first().editor->control()->setFocus(Qt::OtherFocusReason);
}

QStringList SpecForm::showViolations(const pb::RepeatedPtrField<v1::FieldViolation> &violations) {
    QStringList elsewhere;
    for (const auto &row : std::as_const(rows_)) {
        row.mistake->clear();
        row.mistake->hide();
    }
    for (const auto &violation : violations) {
        const auto path = QString::fromStdString(violation.field());
        const auto row = std::find_if(rows_.cbegin(), rows_.cend(), [&](const Row &candidate) {
            return path == candidate.path || path.startsWith(candidate.path + QLatin1Char('.')) ||
                   path.startsWith(candidate.path + QLatin1Char('['));
        });
        if (row == rows_.cend()) {
            elsewhere << Sentences::of(violation);
            continue;
        }
        const core::Error::Arguments arguments(violation.arguments().begin(), violation.arguments().end());
        row->mistake->setText(Sentences::of(violation.reason(), arguments));
        row->mistake->show();
    }
    return elsewhere;
}

void SpecForm::build(bool isNew) {
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(theme_.px(Size::SpaceLarge));
    column->setContentsMargins(0, theme_.px(Size::SpaceMedium), theme_.px(Size::SpaceMedium), 0);
    setWidget(page);
    const auto make = [&](const pb::FieldDescriptor *field) {
        return FieldEditor::make(field, isNew, theme_, names_, page);
    };
    QFormLayout *rows = nullptr;
    const auto *kind = core::kindOfSpec(resource_);
    addSection(FieldWords::kind(kind->specType), &rows);
    if (isNew)
        addRow(QStringLiteral("meta."), make(metaField("name")), rows);
    addRow(QStringLiteral("meta."), make(metaField("display_name")), rows);
    QList<FieldEditor *> shown;
    for (int index = 0; index < kind->specType->field_count(); ++index) {
        auto *editor = make(kind->specType->field(index));
        if (editor->obstacle().isEmpty())
            addRow(QStringLiteral("spec."), editor, rows);
        else
            shown << editor;
    }
    addSection(tr("Where it belongs"), &rows);
    for (const char *name : {"team", "site", "labels", "annotations"})
        addRow(QStringLiteral("meta."), make(metaField(name)), rows);
    // Behind all that can be edited.
    if (!shown.isEmpty())
        addSection(tr("Only shown here"), &rows);
    for (auto *editor : std::as_const(shown))
        addRow(QStringLiteral("spec."), editor, rows);
    column->addStretch(1);
}

void SpecForm::addSection(const QString &title, QFormLayout **rows) {
    auto *column = static_cast<QVBoxLayout *>(widget()->layout());
    column->addWidget(new RoleLabel(theme_, TextRole::Label, title));
    *rows = new QFormLayout;
    (*rows)->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    (*rows)->setRowWrapPolicy(QFormLayout::DontWrapRows);
    (*rows)->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    (*rows)->setHorizontalSpacing(theme_.px(Size::SpaceLarge));
    (*rows)->setVerticalSpacing(theme_.px(Size::SpaceSmall));
    column->addLayout(*rows);
}

void SpecForm::addRow(const QString &prefix, FieldEditor *editor, QFormLayout *rows) {
    auto *cell = new QWidget;
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme_.px(Size::SpaceTiny));
    auto *mistake = new RoleLabel(theme_, TextRole::Caption, QString());
    mistake->setObjectName(editor->objectName() + QStringLiteral("Mistake"));
    mistake->setTone(Tone::Danger);
    mistake->setWordWrap(true);
    mistake->hide();
    column->addWidget(editor);
    addObstacle(*editor, column);
    column->addWidget(mistake);
    auto *label = new RoleLabel(theme_, TextRole::Body, FieldWords::label(editor->field()));
    label->setFixedWidth(theme_.px(Size::FactLabel));
    // On the line of the editor's first row, however many there are.
    const int gap = (theme_.px(Size::Control) - theme_.lineHeight(TextRole::Body)) / 2;
    label->setContentsMargins(0, gap, 0, gap);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    label->setWordWrap(true);
    label->setBuddy(editor->control());
    rows->addRow(label, cell);
    rows_.append({prefix + QString::fromStdString(editor->field()->name()), editor, mistake});
    connect(editor, &FieldEditor::edited, this, [this, editor] { store(editor); });
}

void SpecForm::addObstacle(const FieldEditor &editor, QVBoxLayout *column) {
    if (editor.obstacle().isEmpty())
        return;
    auto *why = new RoleLabel(theme_, TextRole::Caption, editor.obstacle());
    why->setObjectName(editor.objectName() + QStringLiteral("Obstacle"));
    why->setColor(Color::Text3);
    why->setWordWrap(true);
    column->addWidget(why);
}

void SpecForm::store(FieldEditor *editor) {
    const auto *choice = editor->field()->real_containing_oneof();
    for (auto &row : rows_) {
        if (row.editor == editor)
            row.isSound = editor->store(messageOf(editor));
    }
    // Of a choice that now holds something else, the other fields are empty.
    for (const auto &row : std::as_const(rows_)) {
        if (choice && row.editor != editor && row.editor->field()->real_containing_oneof() == choice)
            row.editor->show(*messageOf(row.editor));
    }
    Q_EMIT edited();
}

bool SpecForm::isSound() const {
    return std::all_of(rows_.cbegin(), rows_.cend(), [](const Row &row) { return row.isSound; });
}

pb::Message *SpecForm::messageOf(const FieldEditor *editor) {
    if (editor->field()->containing_type() == v1::Meta::descriptor())
        return resource_.mutable_meta();
    return resource_.GetReflection()->MutableMessage(&resource_, core::kindOfSpec(resource_)->spec);
}

} // namespace kit
