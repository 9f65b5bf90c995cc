#include "widgets/kit/spec_form.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QVBoxLayout>

#include "backend/core/kinds.h"
#include "widgets/kit/field_row.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/offered_references.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/value_lines.h"

#include "pilothouse/v1/options.pb.h"

namespace kit {

namespace pb = google::protobuf;

namespace {

const pb::FieldDescriptor *metaField(const char *name) {
    return v1::Meta::descriptor()->FindFieldByName(name);
}

} // namespace

SpecForm::SpecForm(const Theme &theme, NamesOfKind names, ResourceByName find, QWidget *parent)
    : QScrollArea(parent), theme_(theme), names_(std::move(names)), find_(std::move(find)) {
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
    followSpec();
    takeKeyboard();
}

void SpecForm::takeKeyboard() {
    if (!rows_.isEmpty())
        rows_.first().editor->control()->setFocus(Qt::OtherFocusReason);
}

QStringList SpecForm::showViolations(const pb::RepeatedPtrField<v1::FieldViolation> &violations) {
    QStringList elsewhere;
    mistaken_.clear();
    for (const auto &row : std::as_const(rows_))
        row.cell->clearMistakes();
    for (const auto &violation : violations) {
        if (!showViolation(violation))
            elsewhere << Sentences::of(violation);
    }
    // Layouts within each other keep heights, of which those around what is said are others now.
    for (auto *part : widget()->findChildren<QWidget *>())
        part->updateGeometry();
    return elsewhere;
}

bool SpecForm::showViolation(const v1::FieldViolation &violation) {
    const auto path = QString::fromStdString(violation.field());
    for (const auto &row : std::as_const(rows_)) {
        const auto rest = path.startsWith(row.prefix) ? row.editor->below(path.mid(row.prefix.size())) : std::nullopt;
        if (!rest)
            continue;
        if (const auto label = row.editor->labelAt(path.mid(row.prefix.size())); !mistaken_.contains(label))
            mistaken_ << label;
        const auto sentence = Sentences::of(violation.reason(), argumentsOf(violation));
        if (rest->isEmpty() || !row.editor->showMistake(*rest, sentence))
            row.cell->setMistake(sentence);
        return true;
    }
    return false;
}

// Bounds are said as the field itself is written, and what a choice offers as it is called.
core::Error::Arguments SpecForm::argumentsOf(const v1::FieldViolation &violation) const {
    core::Error::Arguments arguments(violation.arguments().begin(), violation.arguments().end());
    const auto object = core::kindOfSpec(resource_)->plural + "/x";
    for (const char *bound : {"least", "most"}) {
        const auto found = arguments.find(bound);
        if (found != arguments.end())
            found->second = ValueLines::ofBound(object, violation.field(), found->second).toStdString();
    }
    const auto *field = ValueLines::fieldAt(object, violation.field());
    if (field && violation.reason() == v1::VALUE_NOT_ALLOWED && !field->options().GetExtension(v1::reference).empty())
        if (const auto offered = offeredReferences(field, names_, find_); !offered.isEmpty())
            arguments["choices"] = offered.join(QStringLiteral(", ")).toStdString();
    for (const auto &row : rows_) {
        const auto *choice = row.editor->field()->real_containing_oneof();
        if (choice && violation.field() == "spec." + choice->name())
            arguments["choices"] = FieldWords::choices(choice).toStdString();
    }
    return arguments;
}

void SpecForm::build(bool isNew) {
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(theme_.px(Size::SpaceLarge));
    column->setContentsMargins(0, theme_.px(Size::SpaceMedium), theme_.px(Size::SpaceMedium), 0);
    setWidget(page);
    const FormContext context{theme_, names_, find_, isNew, QString()};
    const auto make = [&](const pb::FieldDescriptor *field) { return FieldEditor::make(field, context, page); };
    QFormLayout *rows = nullptr;
    const auto *kind = core::kindOfSpec(resource_);
    addSection(FieldWords::kind(kind->specType), &rows);
    if (isNew)
        addRow(QStringLiteral("meta."), make(metaField("name")), rows);
    addRow(QStringLiteral("meta."), make(metaField("display_name")), rows);
    QList<FieldEditor *> shown;
    for (auto *editor : FieldEditor::makeAll(kind->specType, context, page)) {
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
    auto *cell = new FieldRow(theme_, editor);
    auto *label = cell->makeLabel();
    if (editor->isWide()) {
        rows->addRow(label);
        rows->addRow(cell);
    } else {
        label->setFixedWidth(theme_.px(Size::FactLabel));
        // On the line of the editor's first row, however many there are.
        const int gap = (theme_.px(Size::Control) - theme_.lineHeight(TextRole::Body)) / 2;
        label->setContentsMargins(0, gap, 0, gap);
        rows->addRow(label, cell);
    }
    rows_.append({prefix, editor, cell});
    connect(editor, &FieldEditor::edited, this, [this, editor] { store(editor); });
}

void SpecForm::followSpec() {
    const auto *spec = core::kindOfSpec(resource_)->spec;
    for (const auto &row : std::as_const(rows_))
        row.editor->follow(resource_.GetReflection()->GetMessage(resource_, spec));
}

void SpecForm::store(FieldEditor *editor) {
    for (auto &row : rows_) {
        if (row.editor != editor)
            continue;
        row.isSound = editor->store(messageOf(editor));
        row.cell->setSound(row.isSound);
    }
    followSpec();
    Q_EMIT edited();
}

FieldRow *SpecForm::mistakeSaid() const {
    FieldRow *first = nullptr;
    int top = 0;
    for (auto *row : findChildren<FieldRow *>()) {
        if (!row->mistake())
            continue;
        const int here = row->mistake()->mapTo(widget(), QPoint()).y();
        if (!first || here < top)
            first = row;
        top = first == row ? here : top;
    }
    return first;
}

void SpecForm::revealMistake() {
    // What is said moves what stands below it.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const auto *row = mistakeSaid();
    if (!row)
        return;
    row->editor()->control()->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(row->mistake());
    ensureWidgetVisible(row->editor()->control());
}

QString SpecForm::unsoundField() const {
    const auto found = std::find_if(rows_.cbegin(), rows_.cend(), [](const Row &row) { return !row.isSound; });
    return found == rows_.cend() ? QString() : found->editor->unsoundField();
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
